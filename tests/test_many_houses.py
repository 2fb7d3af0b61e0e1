"""Constructions of news from many houses: who is counted, what befell them, who says so, where, and over what time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fact_corpus import Case, cases, check, column, facts_of, labelled

# A Wednesday.
PUBLISHED = date(2024, 3, 20)


_subject = column("subject")
_scope = column("scope")
_source = column("source")
_place = column("place")
_modality = column("modality", "asserted")


WHO = cases(
    ("Landslides kill 11 in Rohingya camps", [("11", "killed")], "the verb beside them, not where they were"),
    ("There are 11 dead, 30 hurt and 40 in custody.", [("11", "killed"), ("30", "injured"), ("40", "held")], "a list"),
    ("Rain triggers mudslides that kill 14 in Kabul", [("14", "killed")], "a plural before 'that'"),
    (
        "It shot down 344 of the drones, while another 151 were lost from radars.",
        [("344 of the drones", "count"), ("151", "count")],
        "another 151 of them",
    ),
    (
        "The fire destroyed 40 homes and injured another 12.",
        [("40 homes", "count"), ("12", "injured")],
        "people are injured",
    ),
    ("Twelve Caravans were destroyed by fire.", [("Twelve Caravans", "count")], "no people, for all its ending"),
    ("The company shifted 200 workers to its new plant.", [("200 workers", "employed")], "out of no danger"),
    ("A blast hit 12 houses, and another 20 people died.", [("12 houses", "count"), ("20 people", "killed")], "named"),
    (
        "Air defenses shot down 138 drones, 41 of them over Bryansk.",
        [("138 drones", "count"), ("41 of them", "count")],
        "of the drones",
    ),
    (
        "He said that 22 Kursk residents were in Ukraine and that more than 500 were listed as missing.",
        [("22 Kursk residents", "living"), ("more than 500", "missing")],
        "'and that' begins a clause",
    ),
    (
        "The army's losses amounted to more than 1,340 troops.",
        [("more than 1,340 troops", "casualty")],
        "losses of troops",
    ),
    ("Two of the agency's deminers lost their lives.", [("Two of the agency's deminers", "killed")], "people by trade"),
    ("More than 21,000 Manitobans were evacuated.", [("More than 21,000 Manitobans", "evacuated")], "a people's name"),
    ("Around 9.2 lakh Rohingyas live there.", [("Around 9.2 lakh Rohingyas", "living")], "lakhs with a fraction"),
    (
        "The dead were identified as Nur Kalam, his wife, and their three sons.",
        [("three sons", "killed")],
        "the list names the dead",
    ),
    (
        "The suspects were identified as Nur Kalam and his three sons.",
        [("three sons", "other")],
        "it names no dead",
    ),
    (
        "In 2019, 919 of the 138,127 people who contracted the disease died.",
        [("919", "killed"), ("138,127 people", "infected")],
        "the clause of 'who' is the whole's, the verb the part's",
    ),
    (
        "Kano recorded 12 deaths, Bauchi nine and Lagos 40.",
        [("12 deaths", "killed"), ("nine", "killed"), ("40", "killed")],
        "a name and its number, in words and in digits",
    ),
    (
        "At least 13 civilians were killed. Four of the victims were patients and one was a nurse.",
        [("At least 13 civilians", "killed"), ("Four of the victims", "killed"), ("one", "killed")],
        "one more of them",
    ),
    (
        "In Nakuru, a 29-year-old woman died.",
        [("a 29-year-old woman", "killed"), ("29-year-old", "age")],
        "what stands in front takes nothing away",
    ),
    (
        "A 26-year-old woman and a 43-year-old man died.",
        [
            ("A 26-year-old woman", "killed"),
            ("26-year-old", "age"),
            ("a 43-year-old man", "killed"),
            ("43-year-old", "age"),
        ],
        "a pair",
    ),
    (
        "“I came,” said Moussa Issoufou, 26, one of several thousand people who marched.",
        [("26", "age"), ("several thousand people", "participating")],
        "who he is, and no count",
    ),
    ("One member, Colonel Goukoye, spoke.", [], "nothing befell him"),
    (
        "Twenty-two people were killed, including six women and a soldier, and 124 were injured.",
        [("Twenty-two people", "killed"), ("six women", "killed"), ("124", "injured")],
        "past the aside the verb is that of the next number",
    ),
    (
        "They killed 20,000 rebels, as well as another 1,600 gunmen inside the country.",
        [("20,000 rebels", "killed"), ("1,600 gunmen", "killed")],
        "killed as well",
    ),
    (
        "More than 1,100 people were killed, injured, or kidnapped.",
        [("More than 1,100 people", "casualty")],
        "one of three",
    ),
    (
        "It welcomes the release today of three citizens who had been detained.",
        [("three citizens", "released")],
        "a day between release and those released",
    ),
    (
        "It accused the army of using 25,000 civilians as shields.",
        [("25,000 civilians", "other")],
        "neither accused nor an army of so many",
    ),
    (
        "“About a dozen people were on the roof,” Maj. Retired Kibzai said.",
        [("About a dozen people", "other")],
        "a name",
    ),
    (
        "The village, whose population was around 5,500, was destroyed.",
        [("around 5,500", "living")],
        "a population with a verb",
    ),
    (
        "Organizers put attendance at the rally at 12,000.",
        [("12,000", "participating")],
        "an attendance put at a number",
    ),
    (
        "Its cholera outbreak goes on. Since May, 53,000 cases have been recorded.",
        [("53,000 cases", "infected")],
        "the sentence before names the disease",
    ),
    ("Each family will get Tk 25,000, he said.", [("Tk 25,000", "money")], "a currency is no name that numbers bear"),
    ("It brings the total since May 20 to 1,412 deaths.", [("1,412 deaths", "killed")], "a day, and no range"),
    ('"The boys were nine and 12," he said.', [("nine", "age"), ("12", "age")], "an age for each of two"),
    (
        "The blaze took 140 firefighters four hours to put out.",
        [("140 firefighters", "other"), ("four hours", "duration")],
        "it took time, and took nobody",
    ),
    (
        "The number of people displaced by fighting in Sudan has passed 10 million.",
        [("10 million", "displaced")],
        "who are numbered stand far before",
    ),
    ("He was one of 12 men sentenced to death.", [("12 men", "sentenced")], "who he is"),
    ("Gunmen took six guards hostage.", [("six guards", "captured")], "a verb in two pieces"),
    ("He announced Rs. 1.5 lakh for the kin of the dead.", [("Rs. 1.5 lakh", "money")], "no sentence ends on Rs."),
    (
        "Eighteen people died. The bus, with a capacity of 32, was carrying 41 people.",
        [("Eighteen people", "killed"), ("41 people", "travelling")],
        "seats are not the dead",
    ),
    (
        "Five others were sentenced, four of them to terms of 12 years and one to life in prison.",
        [("Five others", "sentenced"), ("four of them", "sentenced"), ("12 years", "duration"), ("one", "sentenced")],
        "terms are given",
    ),
    (
        '"There are 19 of us in two tents," he said.',
        [("19 of us", "living"), ("two tents", "count")],
        "how many we are",
    ),
    (
        "Eleven people died. A boy told me there were 50 of them.",
        [("Eleven people", "killed"), ("50 of them", "other")],
        "not 50 of the dead",
    ),
    ("We hope to bring home 2,000 people.", [("2,000 people", "travelling")], "refugees"),
    ("We hope to bring home 20 hostages.", [("20 hostages", "released")], "and hostages"),
    (
        "A survey of 1,200 returnees found little.",
        [("1,200 returnees", "participating")],
        "who were asked",
    ),
    (
        "It is to free 602 prisoners, including 50 serving life sentences and 60 serving long terms.",
        [("602 prisoners", "released"), ("50", "sentenced"), ("60", "sentenced")],
        "what they do is no noun",
    ),
    (
        "A quarter of the 400 residents were killed.",
        [("A quarter", "percentage"), ("400 residents", "living")],
        "the verb is that of the quarter",
    ),
    (
        "Gunmen took 17 students; 12 of them have never been found.",
        [("17 students", "captured"), ("12 of them", "missing")],
        "since then",
    ),
    ("Seven were under 18 and nine were burned.", [("under 18", "age"), ("nine", "injured")], "a verb, and no age"),
)


@pytest.mark.parametrize("case", WHO, ids=lambda case: case.sentence[:70])
def test_who_is_counted_and_what_befell_them(case: Case) -> None:
    check(case, labelled)


SUBJECTS = cases(
    (
        "Some 1,120 people fled, 64 of them unaccompanied children.",
        [("Some 1,120 people", "people"), ("64 of them", "unaccompanied children")],
        "who they are stands right behind",
    ),
    (
        "Twenty people were killed, including six women, and 124 were injured.",
        [("Twenty people", "people"), ("six women", "women"), ("124", "people")],
        "an aside's women are not those of the next number",
    ),
    (
        "Crews found two more bodies, raising the toll to 21.",
        [("two more bodies", "bodies"), ("21", None)],
        "a toll counts no bodies",
    ),
    ("She had 20 minutes to pack.", [("20 minutes", "pack")], "what there was time for"),
    ("They spent 72 hours digging with their hands.", [("72 hours", "digging")], "what they did"),
    ("The gunfire around the palace lasted four hours.", [("four hours", "gunfire")], "not the palace"),
    ("Talks resumed after a break of three years.", [("three years", "break")], "the break, not the talks"),
    (
        "It wants to extend the first phase by 50 days.",
        [("first phase", None), ("50 days", "first phase")],
        "what grows",
    ),
    (
        "He promised a transition that should not exceed 12 months.",
        [("not exceed 12 months", "transition")],
        "over 'that'",
    ),
    ("The government fell after they downed tools for two weeks.", [("two weeks", "downed tools")], "its own clause"),
    (
        "Some 350 people landed after 40 days at sea.",
        [("Some 350 people", "people"), ("40 days", "at sea")],
        "where it was",
    ),
    ("A woman was pulled out after 92 hours.", [("92 hours", "pulled out")], "no 'after'"),
    ("They came after five years in rebel hands.", [("five years", "in rebel hands")], "where they spent it"),
    ("The mine continued to operate for four months.", [("four months", "operate")], "what went on"),
)


@pytest.mark.parametrize("case", SUBJECTS, ids=lambda case: case.sentence)
def test_subjects(case: Case) -> None:
    check(case, _subject)


SCOPES = cases(
    (
        "Some 1,043 people lost their lives and over 4,800 were hurt on the road between 2014 and 2017.",
        [("Some 1,043 people", "period"), ("over 4,800", "period")],
        "one clause, one stretch",
    ),
    (
        "They intercepted 14,406 people between January and March.",
        [("14,406 people", "period")],
        "done again and again",
    ),
    ("In October, soldiers freed 27 students.", [("27 students", "event")], "a month alone may date one raid"),
    (
        "More than 31,000 people had reached Italy by 13 April.",
        [("More than 31,000 people", "cumulative")],
        "up to a day",
    ),
    (
        "It verified the deaths of 13,580 civilians, among them 716 children, since the invasion began in 2022.",
        [("13,580 civilians", "cumulative"), ("716 children", "cumulative")],
        "a part between does not close the window",
    ),
    ("He said 4,200 people had been flown out since Friday.", [("4,200 people", "cumulative")], "nobody held them"),
    ("They freed 23 guards who had been held since Friday.", [("23 guards", "event")], "the window of the holding"),
    ("The war had already displaced 3.5 million people.", [("3.5 million people", "cumulative")], "until then"),
    (
        "Some 2 million were displaced; 112,000 still cannot go home.",
        [("Some 2 million", "event"), ("112,000", "stock")],
        "still",
    ),
    ("In 2015 the bodies of 71 people were found in a lorry.", [("71 people", "event")], "found at once"),
    ("In 2015, 71 people were killed on that road.", [("71 people", "period")], "killed over the year"),
    (
        "The extension, the third since July, brings the release of 320 men.",
        [("third", None), ("320 men", "event")],
        "the third",
    ),
    ("Some 83,000 people were displaced between 1 and 30 June.", [("Some 83,000 people", "period")], "two days named"),
    (
        "The number of displaced people in Sudan has passed 10 million.",
        [("10 million", "stock")],
        "a number at a moment",
    ),
    ("The council, made up of 18 officers, met.", [("18 officers", "stock")], "what it is made of"),
    ("The hospital was treating 159 patients.", [("159 patients", "stock")], "at that moment"),
    ("The hospital treated 159 patients.", [("159 patients", "event")], "done to them"),
    (
        "They received 43 new patients in the last 24 hours.",
        [("43 new patients", "period"), ("24 hours", None)],
        "new ones",
    ),
)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.sentence)
def test_over_what_time(case: Case) -> None:
    check(case, _scope, PUBLISHED)


SPEECH = cases(
    (
        "The rain may go on and continue for two days, said meteorologist Abdul Mannan.",
        [("two days", "Abdul Mannan")],
        "rain says nothing",
    ),
    ("Park Ji-hoon said 12 people fled.", [("12 people", "Park Ji-hoon")], "a name goes on behind its hyphen"),
    (
        "They agreed on a truce, mediators said, as an attack killed 17 people.",
        [("17 people", None)],
        "told by the reporter",
    ),
    ("At least 34 people were confirmed dead by the army.", [("At least 34 people", "army")], "who confirms it"),
    ("Another 51 are missing, a figure calculated from testimony.", [("51", None)], "a figure says nothing"),
    ("The vote added three years to his mandate.", [("three years", None)], "nobody adds it in words"),
    ("Kano recorded 12 deaths.", [("12 deaths", None)], "a town is where they died"),
    ("Tehran confirmed 30 people were killed.", [("30 people", "Tehran")], "a capital speaks"),
    ("Italy reported 12 deaths.", [("12 deaths", "Italy")], "a country stands for those who speak for it"),
    ("The army recorded 12 deaths.", [("12 deaths", "army")], "and an army is no place"),
    (
        "The mission has verified the deaths of at least 580 civilians.",
        [("at least 580 civilians", "mission")],
        "over 'the deaths of'",
    ),
)


@pytest.mark.parametrize("case", SPEECH, ids=lambda case: case.sentence)
def test_who_says_it(case: Case) -> None:
    check(case, _source)


MODALITIES = cases(
    ("He denied shelling the camp and accused them of holding 250 people.", [("250 people", "asserted")], "past 'and'"),
    (
        "He denied that soldiers raided the camp and killed 12 people.",
        [("12 people", "negated")],
        "all of it is denied",
    ),
    ("“Feared dead are 12 people,” she said.", [("12 people", "possible")], "a capital behind a quote names nothing"),
    ("He denied that they held 250 people.", [("250 people", "negated")], "what is denied"),
    (
        "The camp, planned for 9,000, is receiving 300 people a day.",
        [("9,000", "proposed"), ("300 people", "asserted")],
        "an inset plans nothing of what follows",
    ),
    ("The Missing Migrants Project has counted 26,000 deaths.", [("26,000 deaths", "asserted")], "a name"),
    (
        "Fourteen people sought medical help, five of whom were hurt.",
        [("Fourteen people", "asserted"), ("five of whom", "asserted")],
        "help is sought in deed",
    ),
    (
        "Of the 33 hostages due to be freed, 17 are still held.",
        [("33 hostages", "proposed"), ("17", "asserted")],
        "past the comma they are there",
    ),
)


@pytest.mark.parametrize("case", MODALITIES, ids=lambda case: case.sentence)
def test_how_sure_it_is(case: Case) -> None:
    check(case, _modality)


PLACES = cases(
    (
        "Over 1,500 soldiers were deployed to guard 400 polling stations.",
        [("Over 1,500 soldiers", "400 polling stations"), ("400 polling stations", None)],
        "a verb is no part of a place",
    ),
    (
        "In Bangkok, 24 people are confirmed dead.",
        [("24 people", "Bangkok")],
        "they are confirmed, and confirm nothing",
    ),
    ("Kano recorded 12 deaths and Lagos 40.", [("12 deaths", "Kano"), ("40", "Lagos")], "each its own"),
    (
        "Blantyre, the commercial capital, is the hardest hit, with 158 deaths.",
        [("158 deaths", "Blantyre")],
        "the place that the sentence is about",
    ),
    (
        "A bomb went off near the police headquarters in Kabul. Officials spoke to nobody. Twelve people were killed.",
        [("Twelve people", "Kabul")],
        "headquarters can be hit",
    ),
    (
        "Some 417 were abducted, according to the Yezidi Rescue Office in Duhok.",
        [("Some 417", None)],
        "where an office is",
    ),
    (
        "At least 11 people, including eight children, were killed and 17 hurt in landslides in Kupang.",
        [("At least 11 people", "Kupang"), ("eight children", "Kupang"), ("17", "Kupang")],
        "an aside and a joint verb are no way",
    ),
    ("Landslides killed 11 people in Cox's Bazar.", [("11 people", "Cox's Bazar")], "a name with an 's"),
    (
        "Twenty-two passengers died in Kupang and five in Maumere.",
        [("Twenty-two passengers", "Kupang"), ("five", "Maumere")],
        "each where its own words say",
    ),
    (
        "The truce between Israel and Hezbollah ended as troops opened fire in Lebanon. Nine people were killed.",
        [("Nine people", "Lebanon")],
        "a party to a truce is no place",
    ),
    (
        "They met after talks in Qatar, as an attack in the town of Masisi killed 17 people. Nine are missing.",
        [("17 people", "Masisi"), ("Nine", "Masisi")],
        "where they talk is not where it happens",
    ),
    (
        "A mine hurt two farmers in Kupang on Monday.\n\nMore than 220,000 people have died in the war since 1964.",
        [("two farmers", "Kupang"), ("More than 220,000 people", None)],
        "a war's dead are not the town's",
    ),
    (
        "Floods killed 11 people in Kupang. Nationwide, 104 people have died.",
        [("11 people", "Kupang"), ("104 people", None)],
        "not in the story's town alone",
    ),
)


@pytest.mark.parametrize("case", PLACES, ids=lambda case: case.sentence)
def test_where(case: Case) -> None:
    check(case, _place)


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("In 2012, a strike lasted three weeks.", ("2012-01-01", "2012-12-31")),
        ("The gunfire lasted for four hours on Thursday.", ("2024-03-14", "2024-03-14")),
        ("There was a 48-hour stoppage in February.", ("2024-02-01", "2024-02-29")),
        ("He was sentenced on Thursday to four years.", (None, None)),
        ("They lifted a 12-hour curfew and reopened the borders on Friday.", (None, None)),
        ("The talks, held since Thursday, took two hours.", (None, None)),
        ("The siege did not last 12 days.", (None, None)),
    ],
)
def test_a_length_is_dated_by_what_it_fits_into(sentence: str, window: tuple[str | None, str | None]) -> None:
    [fact] = [fact for fact in facts_of(sentence, PUBLISHED) if fact.kind == "duration"]
    assert (fact.event_start and str(fact.event_start), fact.event_end and str(fact.event_end)) == window


def test_two_days_of_a_year_named() -> None:
    [fact] = facts_of("On July 27 and 28 last year, floods killed 20 people.", PUBLISHED)
    assert (str(fact.event_start), str(fact.event_end)) == ("2023-07-27", "2023-07-28")
