"""Counts in reports: constructions of agencies, newspapers and situation reports, with what each counts."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of, label_of, labelled


def _scope(fact: Fact) -> Reading:
    return fact.text, label_of(fact), fact.scope


LABELS = cases(
    # what is said of them breaks no clause
    ("At least 63 migrants are confirmed to have died.", [("At least 63 migrants", "killed")], "confirmed to"),
    ("At least 30 are reported to have been wounded.", [("At least 30", "injured")], "reported to, with no noun"),
    ("Six hikers were found to have died of cold.", [("Six hikers", "killed")], "found to"),
    ("Officials confirmed that 63 migrants had died.", [("63 migrants", "killed")], "who confirms is another"),
    # who did not live
    ("His wife and three children did not make it.", [("three children", "killed")], "to make it is to live"),
    ("Two of the brothers never made it out.", [("Two of the brothers", "killed")], "never"),
    ("All three climbers made it out.", [("three climbers", "rescued")], "without a not they lived"),
    # a bare number beside what only people do
    ("Officials said at least 12 had died.", [("at least 12", "killed")], "no noun, no antecedent"),
    ("Aid groups fear 300 drowned.", [("300", "killed")], "after a verb of speech"),
    ("In Kano, 14 died; in Jos, nine.", [("14", "killed"), ("nine", "killed")], "after a place"),
    ("When the roof collapsed, 22 died.", [("22", "killed")], "after a clause"),
    ("The horses fell ill and 7 died.", [], "beasts"),
    ("The crew of Apollo 13 survived.", [], "part of a name"),
    ("At 60, he died.", [("60", "age")], "an age"),
    (
        "Rescuers found 27 bodies and more than 90 wounded.",
        [("27 bodies", "killed"), ("more than 90", "injured")],
        "than",
    ),
    # where people are taken
    ("The army took 2,300 villagers to relief camps.", [("2,300 villagers", "evacuated")], "out of harm"),
    ("Some 4,000 people were shifted to relief camps.", [("Some 4,000 people", "evacuated")], "Indian English"),
    ("Buses carried 600 residents to evacuation centres.", [("600 residents", "evacuated")], "carried"),
    ("Rebels took 12 villagers to a camp in the forest.", [("12 villagers", "captured")], "a camp of theirs"),
    ("Officials said 60 were sheltering in a school.", [("60", "sheltering")], "only people do"),
    # two verbs of one subject
    ("In May, 42 officers were ambushed and killed.", [("42 officers", "killed")], "the one that ends it"),
    ("Six villagers were abducted and later shot dead.", [("Six villagers", "killed")], "later"),
    ("Nine men were captured and questioned.", [("Nine men", "captured")], "nobody died"),
    # what is said of the hurt and the dead
    ("Five others are nursing gunshot wounds.", [("Five others", "injured")], "wounds"),
    ("The rest were treated and 17 faced amputations.", [("17", "injured")], "amputations"),
    ("The ministry said 16 militants had been eliminated.", [("16 militants", "killed")], "of fighters"),
    ("The plan would eliminate 900 workers.", [("900 workers", "dismissed")], "of workers"),
    ("The fire took no lives.", [("no lives", "killed")], "none"),
    # one of them
    (
        "Four people were killed, including a 7-year-old boy and his mother.",
        [("Four people", "killed"), ("a 7-year-old boy", "killed"), ("7-year-old", "age")],
        "one of those counted",
    ),
    (
        "Two people died and three, including a six-year-old girl, are missing.",
        [("Two people", "killed"), ("three", "missing"), ("a six-year-old girl", "missing"), ("six-year-old", "age")],
        "one of the missing",
    ),
    ("The team, including a doctor, left.", [], "nobody was counted"),
    # figures put on people
    (
        "The committee put the number of residents who have died of hunger since July at 41.",
        [("41", "killed")],
        "what is said of those numbered",
    ),
    ("Police put the number of those detained at 300.", [("300", "detained")], "those"),
    ("He put the dead at 10.", [("10", "killed")], "the dead"),
    ("The remaining captives, believed to number around 70, are ill.", [("around 70", "held")], "who number so many"),
    (
        "The number of displaced people rose to 900,000, up from 650,000 in May and 200,000 a year earlier.",
        [("900,000", "displaced"), ("650,000", "displaced"), ("200,000", "displaced")],
        "two older figures",
    ),
    # things beside people
    (
        "Of 614 personnel, eight hand crews left.",
        [("614 personnel", "deployed"), ("eight hand crews", "count")],
        "crews",
    ),
    (
        "Some 37 structures burned, 14 of them homes.",
        [("Some 37 structures", "count"), ("14 of them", "count")],
        "homes",
    ),
    ("Insured losses could top $200m.", [("$200m", "money")], "money lost"),
    ("To help, text SALMON to 90999.", [], "where a message goes"),
    ("They were stopped at a checkpoint 12km outside town.", [("12km", "measurement")], "not the checkpoint's number"),
    ("A smuggler charged her 400,000 pounds.", [("400,000 pounds", "money")], "what is charged is money"),
    ("A parcel of 40 pounds exploded.", [("40 pounds", "measurement")], "a weight"),
    # a verb of their own, and another number with the next
    (
        "Forty people ran for the doors; six were trampled to death.",
        [("Forty people", "other"), ("six", "killed")],
        "ran",
    ),
    ("Nine tenants jumped from balconies; two died.", [("Nine tenants", "other"), ("two", "killed")], "jumped"),
    ("Nine tenants trapped by the fire died.", [("Nine tenants", "killed")], "which tenants"),
    (
        "Authorities reported 17 suspected cholera cases, 2 of them fatal.",
        [("17 suspected cholera cases", "infected"), ("2 of them", "killed")],
        "fatal cases are deaths",
    ),
    ("Of the 1187 contacts listed, 900 fell ill.", [("1187 contacts", "other"), ("900", "infected")], "no year"),
    # whom the noun takes up again
    (
        "A court sentenced three teachers. Two of the teachers have appealed.",
        [("three teachers", "sentenced"), ("Two of the teachers", "sentenced")],
        "not employed any more",
    ),
    ("Some 15,000 civilians are in Russian captivity.", [("Some 15,000 civilians", "held")], "captivity of somebody"),
    ("Some 300 residents are under Level 3 orders.", [("Some 300 residents", "living")], "a level has its number"),
    ("Cholera has spread. In 61 cases, no cause was given.", [("61 cases", "count")], "instances"),
    # compounds behind a number
    ("Gunmen killed four off-duty officers.", [("four off-duty officers", "killed")], "off ends no phrase here"),
    (
        "Police rescued three 16-year-old girls.",
        [("three 16-year-old girls", "rescued"), ("16-year-old", "age")],
        "girls",
    ),
    (
        "The army fired six 155-mm shells.",
        [("six 155-mm shells", "count"), ("155-mm", "measurement")],
        "shells are fired, nobody is dismissed",
    ),
    ("It fired 4,132 long-range drones.", [("4,132 long-range drones", "count")], "long is no length here"),
    # what a place is built for
    ("The cell, built for 12, holds 40.", [("12", "held"), ("40", "held")], "a cell"),
    ("They live at a site planned for 5,000.", [("5,000", "sheltering")], "a site"),
    ("A bomb meant for three went off.", [], "a bomb"),
    # a people's name behind four digits
    (
        "Some 1500 Afghans and 2012 Syrians came.",
        [("Some 1500 Afghans", "travelling"), ("2012 Syrians", "travelling")],
        "no years",
    ),
    ("In 2012 Syrians fled.", [], "a year"),
    # those whom a list divides
    ("The dead, 11 men and five women, were named.", [("11 men", "killed"), ("five women", "killed")], "the dead"),
    (
        "The bodies of 42 people were found. The victims, including 12 women, were found in a well.",
        [("42 people", "killed"), ("12 women", "killed")],
        "the victims are those who were found dead",
    ),
    ("The company, with 300 workers, is closing.", [("300 workers", "employed")], "no list of those named"),
    ("The toll, which includes 41 women, is up.", [("41 women", "killed")], "a toll includes the dead"),
    # the part's verb and the whole's state
    (
        "Only two of the 181 people on board survived.",
        [("two", "rescued"), ("181 people", "travelling")],
        "on board is said of all, survived of two",
    ),
    (
        "All but eight of those abducted were freed on Monday.",
        [("eight of those abducted", "released")],
        "those abducted are people",
    ),
    (
        "Kubo said 14 more girls were rescued, leaving 85 still missing.",
        [("14 more girls", "rescued"), ("85", "missing")],
        "what is left is another number",
    ),
    # treatment
    ("One firefighter was treated at Ottumwa Regional for smoke inhalation.", [("One firefighter", "injured")], "for"),
    ("The crash sent four people to the hospital.", [("four people", "injured")], "sent to hospital"),
    ("The army sent four people to the border.", [("four people", "deployed")], "sent elsewhere"),
    (
        "Crews took seven people down ladders, including three kids.",
        [("seven people", "rescued"), ("three kids", "rescued")],
        "down ladders",
    ),
    # not what the verb says elsewhere
    ("Twelve assailants fired at the post.", [("Twelve assailants", "participating")], "nobody is dismissed"),
    ("The plant fired 12 welders.", [("12 welders", "dismissed")], "here they are"),
    ("One of them, on Wednesday, killed two volunteers.", [("two volunteers", "killed")], "an aftershock is no victim"),
    ("The security forces killed scores.", [("scores", "killed")], "scores behind a verb of killing"),
    ("He scores in every game.", [], "what a player does"),
    ("Nine suspects were picked up in a raid.", [("Nine suspects", "arrested")], "by the police"),
    ("Nine sailors were picked up by a tanker.", [("Nine sailors", "rescued")], "out of the water"),
    ("The coastguard brought 187 people ashore.", [("187 people", "rescued")], "ashore"),
    (
        "Rescuers saved 187 people. The group included 22 women.",
        [("187 people", "rescued"), ("22 women", "rescued")],
        "the group is those who were saved",
    ),
    ("UNHCR has helped 179,000 refugees to go home.", [("179,000 refugees", "travelling")], "they went home"),
    ("UNHCR has helped 179,000 refugees.", [("179,000 refugees", "affected")], "help alone"),
    (
        "A blast left 200 people hurt. Around 190 of those arrested have been let go.",
        [("200 people", "injured"), ("Around 190 of those arrested", "released")],
        "those arrested are not those hurt",
    ),
    (
        "The number of flood evacuees rose to 11,274 people.",
        [("11,274 people", "evacuated")],
        "the noun that is numbered says who they are",
    ),
    ("The cuts affect nearly 7,000 flight attendants.", [("nearly 7,000 flight attendants", "dismissed")], "cuts"),
    ("The storm affects nearly 7,000 people.", [("nearly 7,000 people", "affected")], "a storm"),
    (
        "Two policemen guarding a clinic were shot dead.",
        [("Two policemen", "killed")],
        "guarding only says which policemen",
    ),
    (
        "The army sent 120 medics to help, and the province has 640 firefighters on the ground.",
        [("120 medics", "deployed"), ("640 firefighters", "deployed")],
        "nobody helps the firefighters",
    ),
    ("Some 16,500 victims of modern slavery were found.", [("Some 16,500 victims", "affected")], "a wrong, no wound"),
    # work
    ("Some 88,000 positions were added in May.", [("Some 88,000 positions", "employed")], "jobs that come"),
    ("Some 88,000 positions were lost in May.", [("Some 88,000 positions", "dismissed")], "jobs that go"),
    # units of vague numbers
    ("He drove hundreds of miles.", [("hundreds of miles", "measurement")], "miles"),
    ("It cost thousands of dollars.", [("thousands of dollars", "money")], "dollars"),
    ("They waited dozens of hours.", [("dozens of hours", "duration")], "hours"),
    ("Hundreds of foot soldiers marched.", [("Hundreds of foot soldiers", "participating")], "a foot is not feet"),
    ("Thousands of second-hand cars burned.", [("Thousands of second-hand cars", "count")], "nor a second seconds"),
    (
        "At least 270 human remains washed ashore.",
        [("At least 270 human remains", "killed")],
        "remains are of the dead",
    ),
    (
        "Dozens of Verizon Communications Inc (VZ.N) landline workers protested.",
        [("Dozens of Verizon Communications Inc (VZ.N) landline workers", "participating")],
        "a bracket within a name",
    ),
    (
        "Ion was sentenced to 18 years and his wife, Elena, to 12.",
        [("18 years", "duration"), ("12", "duration")],
        "the second term has the unit of the first",
    ),
    ("Hundreds of nurses marched.", [("Hundreds of nurses", "participating")], "people are no unit"),
    ("Officials chase billions owed to the state.", [], "billions with no noun are money"),
    # quarters
    ("The economy shrank for two straight quarters.", [("two straight quarters", "duration")], "of a year"),
    ("It follows two quarters of contraction.", [("two quarters", "duration")], "of contraction"),
    ("Three quarters of residents left.", [("Three quarters", "percentage")], "a fraction"),
    # ages
    ("The patients ranged in age from eleven to 75.", [("eleven to 75", "age")], "one range"),
    ("The dead were aged from 7 to 61.", [("7 to 61", "age")], "aged from"),
    ("Her children, who were 13, nine and five, slept.", [("13", "age"), ("nine", "age"), ("five", "age")], "who were"),
    ("A 5-year child was saved.", [("5-year", "age")], "its old left out"),
    ("Fields, now 22, was jailed for life.", [("22", "age")], "now"),
    ("Travel is banned for those under 19.", [("under 19", "age")], "those under"),
    ("Vaccination is free for women between 20 and 35.", [("between 20 and 35", "age")], "between"),
    # measures
    ("A 5.0 magnitude aftershock followed.", [("5.0", "measurement")], "with a space"),
    ("The trailer had a temperature of 4C.", [("4C", "measurement")], "a temperature in short"),
    ("The temperature was minus 6 degrees.", [("minus 6 degrees", "measurement")], "the sign belongs to it"),
    # names and addresses
    ("It was posted on 8chan.", [], "letters run on"),
    ("They live in the 1200 block of Milner Street.", [], "an address"),
    ("The quake hit Region 11 and Region 12.", [], "regions have numbers"),
    ("It is a level 1 emergency.", [], "so have levels"),
    # one whole, told again by its number
    ("The couple's three children slept.", [("three children", "other")], "a couple owns them"),
)

SCOPES = cases(
    (
        "Cholera has spread. In the south shelling hurt 25 people. Two of the wounded died on Monday.",
        [("25 people", "injured", "event"), ("Two of the wounded", "killed", "event")],
        "those who were shelled did not die of it",
    ),
    (
        "Marburg virus has spread. The ministry has reported 24 deaths.",
        [("24 deaths", "killed", "cumulative")],
        "deaths of a disease add up, wherever it is named",
    ),
    ("The war has killed at least 40,000 people.", [("at least 40,000 people", "killed", "cumulative")], "a war"),
    (
        "More than 37,000 people have been killed in the war.",
        [("More than 37,000 people", "killed", "cumulative")],
        "told the other way round",
    ),
    ("The virus has claimed 6,606 lives.", [("6,606 lives", "killed", "cumulative")], "a disease"),
    ("Covid killed another 12 people.", [("12 people", "killed", "event")], "those that are new"),
    ("At least 318 people were killed in October.", [("At least 318 people", "killed", "period")], "a month"),
    ("An attack in October killed 318 people.", [("318 people", "killed", "event")], "one attack of that month"),
    (
        "Since it started, at least five people have been killed.",
        [("at least five people", "killed", "cumulative")],
        "since it started",
    ),
    ("The boat is thought to have carried some 200 people.", [("some 200 people", "travelling", "event")], "once"),
    ("The boat has carried some 200 people.", [("some 200 people", "travelling", "cumulative")], "until now"),
    ("Some 300 fighters remain in the town.", [("Some 300 fighters", "participating", "stock")], "they remain"),
    (
        "Hundreds of refugees stranded on the island face hunger.",
        [("Hundreds of refugees", "trapped", "stock")],
        "they are stranded now",
    ),
    (
        "Snow left hundreds of drivers stranded.",
        [("hundreds of drivers", "trapped", "event")],
        "something stranded them",
    ),
    (
        "Some 14,600 migrants arrived in the first nine months of the year.",
        [("Some 14,600 migrants", "travelling", "period"), ("nine months", "duration", None)],
        "so many months",
    ),
    (
        "Three soldiers were wounded in 2014, when a shell landed.",
        [("Three soldiers", "injured", "event")],
        "one shell",
    ),
    (
        "They freed 23 guards whom they had been holding since Sunday.",
        [("23 guards", "released", "event")],
        "since Sunday they were held",
    ),
    (
        "Two nurses were shot beside a polio vaccination team.",
        [("Two nurses", "casualty", "event")],
        "they died of no disease",
    ),
    ("The fire left 34 residents homeless.", [("34 residents", "displaced", "event")], "by a fire"),
)

PARTS = cases(
    (
        "A total of 21 people died in separate attacks. A bomb killed seven people. Two officers were shot dead.",
        [("21 people", None), ("seven people", "21 people"), ("Two officers", "21 people")],
        "a roundup opens with the sum",
    ),
    (
        "A total of 21 people were killed when the dam burst. In 2019, a flood killed seven people.",
        [("21 people", None), ("seven people", None)],
        "one incident has no others in it",
    ),
    (
        "Four million people took part. This included 250,000 in New York and 100,000 in London.",
        [("Four million people", None), ("250,000", "Four million people"), ("100,000", "Four million people")],
        "this is all who took part",
    ),
    (
        "Nine hostages were freed. The hostages, six Thais and three Nepalis, flew home.",
        [("Nine hostages", None), ("six Thais", "Nine hostages"), ("three Nepalis", "Nine hostages")],
        "the noun taken up again",
    ),
    (
        "Crews saved 187 people. The survivors, who included 22 women and nine minors, were fed.",
        [("187 people", None), ("22 women", "187 people"), ("nine minors", "187 people")],
        "who stands for the survivors",
    ),
    (
        "Police arrested 41 people. Of that total, 38 people had convictions.",
        [("41 people", None), ("38 people", "41 people")],
        "that total",
    ),
    (
        "Police arrested 41 people. Of that city, 38 people have convictions.",
        [("41 people", None), ("38 people", None)],
        "a city is no total",
    ),
    (
        "Gunmen abducted 57 pupils. The governor said 11 of the children had been found.",
        [("57 pupils", None), ("11 of the children", "57 pupils")],
        "the children are the pupils",
    ),
    (
        "UNHCR identified 164 unaccompanied and separated children, 97 of whom have since been reunited.",
        [
            ("164 unaccompanied and separated children", None),
            ("97 of whom", "164 unaccompanied and separated children"),
        ],
        "two adjectives of one noun",
    ),
)


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case.sentence[:60])
def test_tells_what_is_counted(case: Case) -> None:
    check(case, labelled)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.sentence[:60])
def test_tells_one_incident_from_a_sum(case: Case) -> None:
    check(case, _scope)


@pytest.mark.parametrize("case", PARTS, ids=lambda case: case.sentence[:60])
def test_links_parts_to_their_whole(case: Case) -> None:
    texts = {fact.fact_id: fact.text for fact in facts_of(case.sentence)}
    check(case, lambda fact: (fact.text, texts.get(fact.part_of or "")))


def test_reads_the_sign_of_a_temperature() -> None:
    (fact,) = facts_of("The temperature fell to minus 6 degrees.")
    assert (fact.value, fact.low, fact.high) == (-6.0, -6.0, -6.0)


def test_keeps_the_outcome_of_those_registered() -> None:
    """ "registered" takes the label of those counted before; hurt people stay casualties by it."""
    text = "The blast hurt 12 people. The gauge registered 7 on the scale."
    assert all(label_of(fact) != "injured" or fact.kind == "casualty" for fact in facts_of(text))
