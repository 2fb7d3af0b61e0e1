"""Subsets: which count is part of which, so that nobody who adds up facts counts the same people twice."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of

SUBSETS = cases(
    # of whom, of them
    (
        "They seized 253 people, 134 of whom are still being held.",
        [("253 people", None), ("134 of whom", "253 people")],
        "of whom",
    ),
    (
        "Police arrested 20 men. Six of them were charged.",
        [("20 men", None), ("Six of them", "20 men")],
        "of them, a sentence later",
    ),
    (
        "The boat carried 60 people, of whom 41 drowned.",
        [("60 people", None), ("41", "60 people")],
        "of whom before the number",
    ),
    (
        "A bus with 50 pilgrims overturned; most of them lived, but nine of them died.",
        [("50 pilgrims", None), ("nine of them", "50 pilgrims")],
        "most is no number",
    ),
    (
        "Gunmen took 40 pupils. Half are girls; ten of those have fled.",
        [("40 pupils", None), ("Half", None), ("ten of those", "40 pupils")],
        "of those",
    ),
    # including, among them
    (
        "The blast killed 14 people, including five children.",
        [("14 people", None), ("five children", "14 people")],
        "including",
    ),
    (
        "The blast killed 14 people, including five children and a nurse.",
        [("14 people", None), ("five children", "14 people")],
        "an article after including states no number",
    ),
    (
        "Twelve people died, among them two firefighters.",
        [("Twelve people", None), ("two firefighters", "Twelve people")],
        "among them",
    ),
    (
        "They freed 39 captives, including 13 Israelis and 10 Thais.",
        [("39 captives", None), ("13 Israelis", "39 captives"), ("10 Thais", "39 captives")],
        "a list after including",
    ),
    (
        "Thirty-one people were hurt, nine of them seriously.",
        [("Thirty-one people", None), ("nine of them", "Thirty-one people")],
        "nine of them",
    ),
    (
        "Thirty-one people were hurt, nine seriously.",
        [("Thirty-one people", None), ("nine", "Thirty-one people")],
        "an adverb alone",
    ),
    # of the N, of the dead
    (
        "At least 60 people were killed. Eleven of the dead were children.",
        [("At least 60 people", None), ("Eleven of the dead", "At least 60 people")],
        "of the dead",
    ),
    (
        "At least 60 people were killed. The dead included nine women.",
        [("At least 60 people", None), ("nine women", "At least 60 people")],
        "the dead included",
    ),
    (
        "The crash killed 33 people. Among the dead were five children.",
        [("33 people", None), ("five children", "33 people")],
        "among the dead were",
    ),
    (
        "Forty people were rescued. Among those rescued were 12 minors.",
        [("Forty people", None), ("12 minors", "Forty people")],
        "among those rescued were",
    ),
    # lists
    (
        "Nine of the dead were foreigners: four Germans, three Danes and two Swedes.",
        [
            ("Nine of the dead", None),
            ("four Germans", "Nine of the dead"),
            ("three Danes", "Nine of the dead"),
            ("two Swedes", "Nine of the dead"),
        ],
        "a list after a colon",
    ),
    (
        "The ship carried 43 people. It had 39 passengers and four crew on board.",
        [("43 people", None), ("39 passengers", "43 people"), ("four crew", "43 people")],
        "neighbours that add up to the count before",
    ),
)

NAMED = cases(
    # the whole is named again
    (
        "A gas blast killed 31 miners on Monday. Twelve of the victims were Ukrainians.",
        [("31 miners", None), ("Twelve of the victims", "31 miners")],
        "victims: those killed",
    ),
    (
        "The rebels took 17 soldiers prisoner, and three of the captives escaped.",
        [("17 soldiers", None), ("three of the captives", "17 soldiers")],
        "captives: those taken",
    ),
    (
        "A bomb at a market killed 17 people, seven of them women. Two policemen were among those killed.",
        [("17 people", None), ("seven of them", "17 people"), ("Two policemen", "17 people")],
        "among those killed, after the number",
    ),
    (
        "The army freed 61 captives. Twenty-six women and nine children were among those freed.",
        [("61 captives", None), ("Twenty-six women", "61 captives"), ("nine children", "61 captives")],
        "two groups among those freed",
    ),
    (
        "The attack killed 37 people, mostly women. A local doctor said he had identified 29 bodies.",
        [("37 people", None), ("29 bodies", "37 people")],
        "bodies are those of the dead",
    ),
    (
        "The attack killed 37 people. The mayor said he had counted 60 bodies.",
        [("37 people", None), ("60 bodies", None)],
        "more bodies than dead: another count",
    ),
    (
        "Nine people were killed in the crush, police said, adding that five victims were under 18.",
        [("Nine people", None), ("five victims", "Nine people"), ("under 18", None)],
        "victims with no article",
    ),
    (
        "The bus was carrying 52 pilgrims. Twenty-three passengers escaped with bruises.",
        [("52 pilgrims", None), ("Twenty-three passengers", "52 pilgrims")],
        "passengers: those carried",
    ),
    (
        "The bus was carrying 52 pilgrims. Another 23 passengers were in a van.",
        [("52 pilgrims", None), ("23 passengers", None)],
        "another: not of those",
    ),
    (
        "Six of about 30 students kidnapped on Friday have been rescued.",
        [("Six", "about 30 students"), ("about 30 students", None)],
        "the number of the whole has a modifier",
    ),
    (
        "The court sentenced 14 men. Nine others were given 30 years.",
        [("14 men", None), ("Nine others", "14 men"), ("30 years", None)],
        "others than the one told of before, of one trial",
    ),
    (
        "The court sentenced 14 men. In a separate case, nine men were jailed.",
        [("14 men", None), ("nine men", None)],
        "a trial of its own",
    ),
    # running totals
    (
        "Nine more people died overnight, bringing the death toll to 112.",
        [("Nine more people", "112"), ("112", None)],
        "those who are new raise the toll",
    ),
    (
        "The toll rose to 67 after rescuers pulled five more bodies from the rubble.",
        [("67", None), ("five more bodies", "67")],
        "the new ones after the toll",
    ),
    (
        "A strike killed 34 people, said the group, which had put the toll at 18 on Sunday.",
        [("34 people", None), ("18", "34 people")],
        "an earlier toll is in the one of now",
    ),
)

BREAKDOWNS = cases(
    (
        "Officials reported 900 measles cases. Of these, 610 are children and 40 health workers.",
        [("900 measles cases", None), ("610", "900 measles cases"), ("40 health workers", "900 measles cases")],
        "of these",
    ),
    (
        "Hartley is to cut 1,350 jobs. Of the jobs at risk, 870 are in stores, 300 in Leeds and the rest in Corby.",
        [("1,350 jobs", None), ("870", "1,350 jobs"), ("300", "1,350 jobs")],
        "a rest shows the others to be parts",
    ),
    (
        "Some 40,000 have fled. About 9,000 are in camps. The rest are with relatives.",
        [("Some 40,000", None), ("About 9,000", "Some 40,000")],
        "a rest in the next sentence",
    ),
    (
        "Floods have displaced 400,000 people in Assam. In Barpeta district alone, 90,000 have fled their homes.",
        [("400,000 people", None), ("90,000", "400,000 people")],
        "alone: one place of those that the total covers",
    ),
    (
        "Canada will add 800 soldiers to its force. The first 150 troops are to arrive in May.",
        [("800 soldiers", None), ("150 troops", "800 soldiers")],
        "the first of them",
    ),
    (
        "Gunmen seized two engineers, one from Kenya and one from Ghana.",
        [("two engineers", None), ("one", "two engineers"), ("one", "two engineers")],
        "they add up within the sentence",
    ),
    (
        "Some 94 migrants were held. Gendarmes found 51 migrants in a van. In Izmir, police caught 43 men.",
        [("Some 94 migrants", None), ("51 migrants", None), ("43 men", None)],
        "about 94 is no sum",
    ),
    (
        "In all 94 migrants were held. Gendarmes found 51 migrants in a van. In Izmir, police caught 43 men.",
        [("94 migrants", None), ("51 migrants", "94 migrants"), ("43 men", "94 migrants")],
        "large numbers do not add up by chance",
    ),
    (
        "The jail held 200 men; seventy of them were deported, while 16 were moved.",
        [("200 men", None), ("seventy of them", "200 men"), ("16", "200 men")],
        "a further part after while",
    ),
    (
        "The bus was carrying 49 people. One is still missing.",
        [("49 people", None), ("One", "49 people")],
        "one, with no noun",
    ),
    (
        "The quake killed 240 people: 150 in Herat, 70 in Badghis and 20 in Farah.",
        [("240 people", None), ("150", "240 people"), ("70", "240 people"), ("20", "240 people")],
        "places after a colon",
    ),
    (
        "Gunmen killed 15 people in two villages: nine in Bana and six in Dorro.",
        [("15 people", None), ("two villages", None), ("nine", "15 people"), ("six", "15 people")],
        "what is divided is the people, not the villages",
    ),
    (
        "The blast killed 14. Eight died at the scene and six in hospital.",
        [("14", None), ("Eight", "14"), ("six", "14")],
        "the second number shares the verb of the first",
    ),
    (
        "Police said that of the 130 arrested, 90 had been released by Monday.",
        [("130", None), ("90", "130")],
        "of the 130, within the sentence",
    ),
    (
        "Twenty people died, including two girls, and five were hurt.",
        [("Twenty people", None), ("two girls", "Twenty people"), ("five", None)],
        "a verb of its own takes the last number out of the list",
    ),
    (
        "At the derby 19 officers were hurt, three seriously, and 70 fans were arrested.",
        [("19 officers", None), ("three", "19 officers"), ("70 fans", None)],
        "an adverb alone, with another clause behind it",
    ),
    (
        "Police held 34 people, five of whom were minors, and two gendarmes had been burned.",
        [("34 people", None), ("five of whom", "34 people"), ("two gendarmes", None)],
        "a noun says who they are",
    ),
    (
        "More than 300 people were injured. Most were sent home, but 26 remained in hospital.",
        [("More than 300 people", None), ("26", "More than 300 people")],
        "most, but 26",
    ),
    (
        "The ferry was carrying 210 people. So far 150 have been rescued.",
        [("210 people", None), ("150", "210 people")],
        "so far names nobody else",
    ),
    (
        "WHO spoke of 371 Ebola cases. More than 200 people have died, and 109 have recovered.",
        [("371 Ebola cases", None), ("More than 200 people", "371 Ebola cases"), ("109", "371 Ebola cases")],
        "what became of the cases",
    ),
    (
        "The dead were 17 soldiers, four officers and two civilians, bringing the toll to 23.",
        [("17 soldiers", "23"), ("four officers", "23"), ("two civilians", "23"), ("23", None)],
        "the sum comes after its parts",
    ),
    (
        "The bank will shed 5,000 jobs. About 2,000 jobs will go in Britain, with the rest in Asia.",
        [("5,000 jobs", None), ("About 2,000 jobs", "5,000 jobs")],
        "jobs that go are lost",
    ),
    (
        "An avalanche killed four climbers, three Austrians and a Czech, near Chamonix.",
        [("four climbers", None), ("three Austrians", "four climbers")],
        "the fourth is told of without a number",
    ),
    (
        "Some 9,200 people sheltered in 40 schools, 3,100 of them in Legazpi.",
        [("Some 9,200 people", None), ("40 schools", None), ("3,100 of them", "Some 9,200 people")],
        "more than there are schools",
    ),
    (
        "More than 80 people were detained in Minsk, 25 in Brest and 11 in Grodno.",
        [("More than 80 people", None), ("25", None), ("11", None)],
        "the first has a place of its own",
    ),
    (
        "Some 2,500 tourists were stranded. The navy saved 1,100 on Tuesday; the remaining 1,400 wait for ships.",
        [("Some 2,500 tourists", None), ("1,100", "Some 2,500 tourists"), ("1,400", "Some 2,500 tourists")],
        "the remaining ones make up the whole",
    ),
    (
        "The plane carried 176 passengers. Among the passengers were 82 Iranians and 63 Canadians.",
        [("176 passengers", None), ("82 Iranians", "176 passengers"), ("63 Canadians", "176 passengers")],
        "among the passengers were",
    ),
    (
        "The rebels, who hold 19 aid workers, freed three on Friday.",
        [("19 aid workers", None), ("three", "19 aid workers")],
        "who is freed was held",
    ),
    (
        "Three guards were on duty. One was shot in the leg.",
        [("Three guards", None), ("One", "Three guards")],
        "one of a few",
    ),
)

TOTALS = cases(
    ("The bomb killed 14 people and wounded 31.", [("14 people", None), ("31", None)], "two outcomes"),
    (
        "Three soldiers and four policemen were killed.",
        [("Three soldiers", None), ("four policemen", None)],
        "and joins equals",
    ),
    (
        "A blast in Aleppo killed 12 people. In Homs, five people died.",
        [("12 people", None), ("five people", None)],
        "another place, another incident",
    ),
    (
        "Police arrested 12 men. Another six were held in the port.",
        [("12 men", None), ("six", None)],
        "another adds to it",
    ),
    ("Five people died, including 60 sheep.", [("Five people", None), ("60 sheep", None)], "sheep are no people"),
    (
        "Ten people died, including 30 in the capital.",
        [("Ten people", None), ("30", None)],
        "a part is no larger than the whole",
    ),
    (
        "Israel freed 150 prisoners in exchange for 50 hostages.",
        [("150 prisoners", None), ("50 hostages", None)],
        "a swap",
    ),
    (
        "No one died, and three people were hurt.",
        [("No one", None), ("three people", None)],
        "nobody is part of nothing",
    ),
    ("Their numbers rose from 12 people to 19 people.", [("12 people", None), ("19 people", None)], "a change"),
)


@pytest.mark.parametrize("case", SUBSETS + NAMED + BREAKDOWNS + TOTALS, ids=lambda case: case.sentence)
def test_part_of(case: Case) -> None:
    texts = {fact.fact_id: fact.text for fact in facts_of(case.sentence)}

    def read(fact: Fact) -> Reading:
        return fact.text, texts[fact.part_of] if fact.part_of else None

    check(case, read)
