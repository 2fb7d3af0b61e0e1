"""Turns of phrase that carry a number without the plain verb or noun: who is looked for, asked for, understood."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fact_corpus import Case, cases, check, counted, facts_of

SOUGHT = cases(
    (
        "Search and rescue efforts were ongoing for as many as seven others.",
        [("as many as seven others", "missing", 7)],
        "a search that goes on for somebody",
    ),
    ("The search is on for three climbers.", [("three climbers", "missing", 3)], "with no verb of searching"),
    ("A manhunt continued for three suspects.", [("three suspects", "other", 3)], "those who hide are not missing"),
    (
        "He was jailed for seven years. The prosecution had asked for 14.",
        [("seven years", "duration", 7), ("14", "duration", 14)],
        "the term asked of the court",
    ),
    (
        "The judge gave him 20 years. His lawyer had sought no more than 12.",
        [("20 years", "duration", 20), ("no more than 12", "duration", 12)],
        "with a bound",
    ),
    (
        "The truce lasted seven days. Mediators had asked for 14 trucks.",
        [("seven days", "duration", 7), ("14 trucks", "count", 14)],
        "a noun of its own",
    ),
)

UNDERSTOOD = cases(
    (
        "Moscow received 757 bodies and gave back 45, the deputy said.",
        [("757 bodies", "killed", 757), ("45", "killed", 45)],
        "bodies are given back",
    ),
    (
        "Kyiv received 160 prisoners and gave back 45.",
        [("160 prisoners", "held", 160), ("45", "released", 45)],
        "prisoners are released",
    ),
    (
        (
            "There were 66 homicides in 2022, down from a record 70 the year before. There were 40 last year and 11 "
            "through April."
        ),
        [("66 homicides", "killed", 66), ("70", "killed", 70), ("40", "killed", 40), ("11", "killed", 11)],
        "the noun of the sentence before, at other times",
    ),
    (
        "There were 66 homicides in 2022. Of the 66, detectives have solved 41.",
        [("66 homicides", "killed", 66), ("66", "killed", 66), ("41", "killed", 41)],
        "some of the number that opens the sentence",
    ),
    (
        "A civilian was killed and five more were wounded.",
        [("A civilian", "killed", 1), ("five", "injured", 5)],
        "one, before more",
    ),
    (
        "Three guards and a midwife remain unaccounted for.",
        [("Three guards", "missing", 3), ("a midwife", "missing", 1)],
        "one more who is missing",
    ),
    ("Six more, one a paramedic, were wounded.", [("Six", "injured", 6), ("one", "injured", 1)], "who that one is"),
    (
        "The state has charged 12 officers over one of those deaths.",
        [("12 officers", "charged", 12), ("one of those deaths", "killed", 1)],
        "one of the deaths is one of the dead",
    ),
)

SAID_OTHERWISE = cases(
    ("Two in court over ferry disaster", [("Two", "charged", 2)], "a headline's only verb"),
    (
        "Up to 50,000 men have lost at least one limb.",
        [("Up to 50,000 men", "injured", 50000), ("at least one limb", "count", 1)],
        "who loses a limb is hurt",
    ),
    ("Fifty soldiers have lost both legs.", [("Fifty soldiers", "injured", 50)], "or legs"),
    (
        "The woman died in the strike along with three other men from the village.",
        [("three other men", "killed", 3)],
        "past the place where it happened",
    ),
    (
        "The wounded include at least a dozen schoolchildren returning from a festival.",
        [("at least a dozen schoolchildren", "injured", 12)],
        "what they were doing only says which",
    ),
    (
        "Four railwaymen were given prison terms of up to five years.",
        [("Four railwaymen", "sentenced", 4), ("up to five years", "duration", 5)],
        "given a term",
    ),
    (
        "Russia has returned 146 servicemen under an exchange.",
        [("146 servicemen", "released", 146)],
        "soldiers return from captivity in an exchange",
    ),
    ("Nine are still with the bandits.", [("Nine", "held", 9)], "where captives are"),
    (
        "Forty-six persons abducted from Banga regain freedom",
        [("Forty-six persons", "released", 46)],
        "the main verb of a headline, behind the participle",
    ),
    (
        "Police arrested 78 men suspected of planning attacks, 14 of whom were picked up in Kabul.",
        [("78 men", "arrested", 78), ("14 of whom", "arrested", 14)],
        "those who are arrested are not saved",
    ),
    (
        "The town, whose population before the war was some 45,000, is empty.",
        [("some 45,000", "living", 45000)],
        "past the time of which it is told",
    ),
    (
        "Its chief believes about 31,000 were inside.",
        [("about 31,000", "other", 31000)],
        "people are inside",
    ),
    ("They kept us in batches of 20 or 25.", [("20 or 25", "other", (20, 25))], "how many are in a batch"),
    ("The ban lasted a fortnight.", [("a fortnight", "duration", 2)], "two weeks"),
)

WHAT_BECAME_OF_THEM = cases(
    ("A court gives six men prison terms over protests", [("six men", "sentenced", 6)], "the object of giving terms"),
    (
        "The commander was jailed for 20 years, four other defendants for 12 years each.",
        [("20 years", "duration", 20), ("four other defendants", "sentenced", 4), ("12 years", "duration", 12)],
        "the verb is that of the first",
    ),
    (
        "Around 60 soldiers surrounded the village of Brdjani and opened fire.",
        [("Around 60 soldiers", "participating", 60)],
        "those who surround are not trapped",
    ),
    (
        "One million Syrians have registered as refugees.",
        [("One million Syrians", "displaced", 1000000)],
        "what they are registered as",
    ),
    (
        "Armenia and Azerbaijan free 47 prisoners in first swap",
        [("47 prisoners", "released", 47), ("first swap", "ordinal", 1)],
        "the verb of two sides in a headline",
    ),
    (
        "Sixteen Israeli hostages and five Thai nationals have been returned since the deal took effect.",
        [("Sixteen Israeli hostages", "released", 16), ("five Thai nationals", "released", 5)],
        "captives who are returned are released",
    ),
    (
        "Some 12,000 refugees returned home.",
        [("Some 12,000 refugees", "displaced", 12000)],
        "refugees are not",
    ),
    (
        "Thirty-one people walked out of the tunnel on Monday.",
        [("Thirty-one people", "rescued", 31)],
        "out of danger, and not on strike",
    ),
    ("Two hundred nurses walked out on Monday.", [("Two hundred nurses", "participating", 200)], "on strike"),
    (
        "Some 96,500 people are still staying in evacuation centers.",
        [("Some 96,500 people", "sheltering", 96500)],
        "where they stay",
    ),
    (
        "Fighting has driven a further 23,000 people across the border.",
        [("23,000 people", "displaced", 23000)],
        "driven across a border",
    ),
    (
        "He was seized with his wife, four sons and his brother.",
        [("four sons", "captured", 4)],
        "in the list of those with him",
    ),
    ("Helicopters lifted 52 people off rooftops.", [("52 people", "rescued", 52)], "lifted off"),
    ("Some 9,500 people were deported.", [("Some 9,500 people", "other", 9500)], "deported"),
)

LISTED = cases(
    (
        "The minister said the fatalities included four males and one female.",
        [("four males", "killed", 4), ("one female", "killed", 1)],
        "the last of a list of people",
    ),
    (
        "A coach crashed, killing 28 people. They included five members of a family on their way to Karachi.",
        [("28 people", "killed", 28), ("five members", "killed", 5)],
        "those of the sentence before, wherever they went",
    ),
    (
        "So far the confirmed deaths are fourteen civilians and five Armed Forces personnel.",
        [("fourteen civilians", "killed", 14), ("five Armed Forces personnel", "killed", 5)],
        "who the dead are",
    ),
    (
        "The dead are fourteen civilians, five soldiers, and one member of the Coast Guard.",
        [("fourteen civilians", "killed", 14), ("five soldiers", "killed", 5), ("one member", "killed", 1)],
        "one, behind a comma",
    ),
    (
        "Five ambulances and one recovery vehicle have been sent to Mohmand.",
        [("Five ambulances", "count", 5), ("one recovery vehicle", "count", 1)],
        "the last of a list of things",
    ),
    ("There is one way to see it.", [], "which 'one' alone is not"),
    (
        "The dead included two French nationals and a nine-year-old girl.",
        [
            ("two French nationals", "killed", 2),
            ("a nine-year-old girl", "killed", 1),
            ("nine-year-old", "age", 9),
        ],
        "one whose age is told",
    ),
    (
        "Police found two men and a 17-year-old girl dead at the scene.",
        [("two men", "killed", 2), ("a 17-year-old girl", "killed", 1), ("17-year-old", "age", 17)],
        "the state behind the list in which they were found",
    ),
    (
        "They said 90 civilians were wounded, as were seventeen from the army.",
        [("90 civilians", "injured", 90), ("seventeen", "injured", 17)],
        "as were",
    ),
    (
        "Twenty-three deaths have been validated, the agency said, among them four from a landslide in Baras.",
        [("Twenty-three deaths", "killed", 23), ("four", "killed", 4)],
        "among them",
    ),
    (
        "Health centres will close, and 640 health and sanitation workers will lose their jobs.",
        [("640 health and sanitation workers", "dismissed", 640)],
        "two nouns before one",
    ),
    (
        "The war has claimed thousands of military and civilian lives.",
        [("thousands of military and civilian lives", "killed", (2000, 9999))],
        "two adjectives before one",
    ),
    (
        "Officials reported that 150 security forces and 95 civilians were killed.",
        [("150 security forces", "killed", 150), ("95 civilians", "killed", 95)],
        "forces are people where they are counted",
    ),
)

COMPARED = cases(
    (
        "KFOR has 3,770 troops from 27 countries, down from some 50,000 when it entered Kosovo.",
        [("3,770 troops", "deployed", 3770), ("27 countries", "count", 27), ("some 50,000", "deployed", 50000)],
        "of the troops, past what they come from",
    ),
    (
        "There were 94 deaths in custody, by our count; the police acknowledged 37.",
        [("94 deaths", "killed", 94), ("37", "killed", 37)],
        "another figure for the deaths",
    ),
    ("Evacuees rise to 11,274", [("11,274", "evacuated", 11274)], "whose number it is, in a headline"),
    (
        "The bill would extend the maximum length of custody before deportation from 10 to 28 days.",
        [("10", "duration", 10), ("28 days", "duration", 28)],
        "two lengths, and no range",
    ),
    (
        "He was sentenced to fourteen years in prison, serving eight before being granted clemency.",
        [("fourteen years", "duration", 14), ("eight", "duration", 8)],
        "of the same unit",
    ),
    (
        "Of the 1,000 who would refuse the vaccine, 312 cited side effects.",
        [("1,000", "other", 1000), ("312", "other", 312)],
        "a verb of answering is no part of the noun",
    ),
    (
        "The UN says half are in areas held by rebels.",
        [("half", "percentage", 50)],
        "half of those counted before",
    ),
    ("A quarter of the population fled.", [("A quarter", "percentage", 25)], "a share"),
    (
        "It found that one in four of those who have not had the jab does not want it.",
        [("one in four", "percentage", 25)],
        "behind 'that'",
    ),
    ("Schools stay shut for at least another week.", [("at least another week", "duration", 1)], "one more week"),
    ("The youngest of those freed is 19, the oldest 67.", [("19", "age", 19), ("67", "age", 67)], "two ages"),
    (
        "They sat in water of just 8C before they were saved.",
        [("8C", "measurement", 8)],
        "a temperature without its sign",
    ),
    (
        "From January through August 160,140 initial applications were filed.",
        [("160,140 initial applications", "count", 160140)],
        "no day of August",
    ),
    ("It will cost one billion złotys.", [("one billion złotys", "money", 1e9)], "as Poles write it"),
    (
        "He is on the ballot in 18 states, with write-in access in a few others.",
        [("18 states", "count", 18), ("a few others", "count", (3, 9))],
        "others of the things counted last",
    ),
)

IN_OTHER_CLAUSES = cases(
    (
        "Two soldiers of the force, which has 2,900 troops in North Kivu, were injured by a mortar bomb.",
        [("Two soldiers", "injured", 2), ("2,900 troops", "deployed", 2900)],
        "the verb behind an inset is not that of its number",
    ),
    (
        "Two people arrested in the case have since died.",
        [("Two people", "killed", 2)],
        "the main verb, and not the participle",
    ),
    (
        "Sixteen lost their lives, while one million others were afraid to return to school.",
        [("Sixteen", "killed", 16), ("one million others", "affected", 1000000)],
        "what is said of the others",
    ),
    (
        "It treated 39 people with war wounds.",
        [("39 people", "injured", 39)],
        "what they were treated for",
    ),
    (
        "Toll from attack on UN base rises to seven peacekeepers",
        [("seven peacekeepers", "killed", 7)],
        "a toll of soldiers",
    ),
    (
        "Of the seven blue helmets killed, six were from Guinea.",
        [("seven blue helmets", "killed", 7), ("six", "killed", 6)],
        "blue helmets are people",
    ),
    (
        "He put the number of dead at seven, including a woman and her two sons.",
        [("seven", "killed", 7), ("a woman", "killed", 1), ("two sons", "killed", 2)],
        "one with her children",
    ),
    (
        "The average sentence has risen from six years in 2022 to seven this year.",
        [("six years", "duration", 6), ("seven", "duration", 7)],
        "past the year of the first",
    ),
    (
        "Men serve at least two years, which can be extended to five during an emergency.",
        [("at least two years", "duration", 2), ("five", "duration", 5)],
        "a term that is extended",
    ),
    (
        "Talks on the future of an estimated 9,000 M23 fighters are to start.",
        [("an estimated 9,000 M23 fighters", "participating", 9000)],
        "M23 is no metre",
    ),
)

NO_NUMBERS = cases(
    ("We opened at seven and by eight there were only women left.", [], "an hour, behind which its clause begins"),
    ("The younger one wanted to know if he could run.", [], "a pronoun"),
    ("The dead include a Form Three student.", [], "a class at school"),
    ("The engines cut out one after the other.", [], "an idiom"),
    ("They first demanded more for everybody.", [], "a time, and no place in a series"),
    ("The commission gave it a score of 4.2 out of 10.", [], "a score"),
    ("The party will ban zero-hours contracts.", [], "no length"),
    ("We are supposed to open at 16hrs.", [], "an hour of the day"),
    ("Rain was predicted in the western half of the island.", [], "a part of the map"),
    ("Rescue 1122 had said so.", [], "the name of a service"),
    ("The Bell 206 came down near the highway.", [], "the name of a helicopter"),
    ("We should act as one heart, one body.", [], "nobody has been found"),
    ("He hoped that no-one else was on board.", [], "a pronoun with a hyphen"),
    ("Election Concludes Peacefully on Saturday (21); Results Expected on Sunday (22)", [], "days of the month"),
    ("One of the victims said the men were nothing.", [], "who speaks"),
    ("A man can die only once.", [], "a saying"),
    ("The houses run down from the old Mine Shaft No. 4.", [], "a number, not none"),
    ("The couple would fly home on Monday.", [], "two who are a couple, which counts nobody"),
)

AGES = cases(
    (
        "Thirty-four people, nine of them under 16, have died.",
        [("Thirty-four people", "killed", 34), ("nine of them", "killed", 9), ("under 16", "age", 16)],
        "behind those it is the age of",
    ),
    (
        "Three people were held, and the youngest, a baker's apprentice, was 15.",
        [("Three people", "held", 3), ("15", "age", 15)],
        "past who it is",
    ),
    ("Mills will be 87 when he comes up for parole.", [("87", "age", 87)], "a name, and when he is so old"),
)


@pytest.mark.parametrize(
    "case",
    SOUGHT
    + UNDERSTOOD
    + SAID_OTHERWISE
    + WHAT_BECAME_OF_THEM
    + LISTED
    + COMPARED
    + IN_OTHER_CLAUSES
    + NO_NUMBERS
    + AGES,
    ids=lambda case: case.sentence,
)
def test_turn(case: Case) -> None:
    check(case, counted)


def test_a_second_clause_has_its_own_day() -> None:
    text = "One worker was killed in a blast in August 2019 and two died last December."
    windows = [(fact.event_start, fact.event_end) for fact in facts_of(text, date(2021, 11, 4))]
    assert windows == [(date(2019, 8, 1), date(2019, 8, 31)), (date(2020, 12, 1), date(2020, 12, 31))]


def test_an_entry_of_a_list_of_disasters_is_one_event_in_its_year() -> None:
    fact = facts_of("• Port Said, 2012: 74 killed", date(2023, 10, 15))[0]
    assert (fact.scope, fact.event_start) == ("event", date(2012, 1, 1)), "Said is a name here, and no verb"


def test_those_suspected_of_something_do_not_say_it() -> None:
    text = "Police arrested 78 men suspected of planning attacks, 14 of whom were picked up in Kabul."
    assert [(fact.source, fact.modality) for fact in facts_of(text)] == [(None, "asserted")] * 2


def test_when_they_were_taken_is_not_when_they_were_freed() -> None:
    text = "The rebels freed 411 soldiers, as well as five aid workers abducted near Masisi in November."
    freed, taken = facts_of(text, date(2026, 1, 15))
    assert (freed.event_start, taken.event_start) == (None, date(2025, 11, 1))
