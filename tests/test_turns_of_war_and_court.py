"""Turns of phrase in which the words around a number, and not its verb, say what became of the people it counts."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, counted


def _scope(fact: Fact) -> Reading:
    return fact.text, fact.scope


HURT = cases(
    (
        "Three children escaped through the rear door, two of them with cuts from the glass.",
        [("Three children", "rescued", 3), ("two of them", "injured", 2)],
        "cuts are injuries",
    ),
    (
        "The university hospital took in 19 people overnight.",
        [("19 people", "injured", 19)],
        "whom a hospital takes in",
    ),
    ("The parish took in 19 people overnight.", [("19 people", "sheltering", 19)], "whom anybody else takes in"),
    (
        "Three Britons are being treated at the hospital.",
        [("Three Britons", "injured", 3)],
        "treated where the hurt are",
    ),
    ("The nurses treated 40 people with cholera.", [("40 people", "affected", 40)], "the sick are treated too"),
    (
        "In 2011 a gunman left five dead, including a toddler, and 125 wounded.",
        [("five", "killed", 5), ("a toddler", "killed", 1), ("125", "injured", 125)],
        "a toddler's age is told by the word",
    ),
    (
        "The army said it lost 61 men; the militants claimed 150.",
        [("61 men", "killed", 61), ("150", "killed", 150)],
        "what the other side claims is the same",
    ),
    (
        "Three died of measles, two by drowning and four of conditions that doctors know.",
        [("Three", "killed", 3), ("two", "killed", 2), ("four of conditions", "killed", 4)],
        "each of its cause, with one verb",
    ),
    (
        "The dead included 11 soldiers of the escort, two engineers and a driver employed by the agency.",
        [("11 soldiers", "killed", 11), ("two engineers", "killed", 2)],
        "who employed them does not take them out of the list",
    ),
    (
        "The lists of the two sides add up to 2,174 dead.",
        [("2,174", "killed", 2174)],
        "what adds up to a number is that number, and no less",
    ),
    ("As many as 2,174 died.", [("As many as 2,174", "killed", 2174)], "a bound remains one"),
)

ONES = cases(
    (
        "An 83-year-old woman is missing after she went out to check a rice field.",
        [("An 83-year-old woman", "missing", 1), ("83-year-old", "age", 83)],
        "one whose age is told is counted",
    ),
    (
        "A 67-year-old man who went back for his mules has not been seen since Friday.",
        [("A 67-year-old man", "missing", 1), ("67-year-old", "age", 67)],
        "nobody has seen him",
    ),
    (
        "In Beira, a teenage boy was in a critical condition.",
        [("a teenage boy", "injured", 1)],
        "as good as an age",
    ),
    (
        "Nineteen persons, among them seven women and a 14-month-old infant, were killed.",
        [
            ("Nineteen persons", "killed", 19),
            ("seven women", "killed", 7),
            ("a 14-month-old infant", "killed", 1),
            ("14-month-old", "age", 14),
        ],
        "the last of those named among them",
    ),
    ("A 30-year-old man was arrested.", [("30-year-old", "age", 30)], "who he was, and no count"),
    ("A shepherd is missing.", [], "somebody of whom the story goes on"),
)

ELSEWHERE = cases(
    (
        "Gunmen killed 12 villagers. The men, about 30 of them, arrived on foot.",
        [("12 villagers", "killed", 12), ("about 30 of them", "travelling", 30)],
        "of the men named right before, not of those counted last",
    ),
    (
        "It was dark. Seven of us were under a slab.",
        [("Seven of us", "trapped", 7)],
        "whoever speaks has not been counted before",
    ),
    (
        "The soldiers met an army column of 200.",
        [("200", "deployed", 200)],
        "a column of so many",
    ),
    (
        "There are 676 peacekeepers in the country, compared with 7,000 two years ago.",
        [("676 peacekeepers", "deployed", 676), ("7,000", "deployed", 7000)],
        "the years are no words of the 7,000",
    ),
    (
        "The outbreak of cholera goes on. Weekly cases fell from 96 to 41.",
        [("96", "infected", 96), ("41", "infected", 41)],
        "cases of a disease are people",
    ),
    ("Filed cases fell from 96 to 41.", [("96", "count", 96), ("41", "count", 41)], "cases of a court are not"),
    ("An FIR has been registered against four people.", [("four people", "charged", 4)], "a case against them"),
    (
        "A court handed 20-year sentences with hard labor to three teachers.",
        [("20-year", "duration", 20), ("three teachers", "sentenced", 3)],
        "to whom the sentences are handed",
    ),
    ("The judges overturned death sentences against 35 men.", [("35 men", "sentenced", 35)], "against whom they were"),
    ("At least 23 Armenians remain in Azerbaijani jails.", [("At least 23 Armenians", "held", 23)], "whose jails"),
    ("Some 2.5 million people do not have enough to eat.", [("Some 2.5 million people", "affected", 2.5e6)], "hunger"),
    ("Rescuers took 147 of the migrants out of the water.", [("147 of the migrants", "rescued", 147)], "out of danger"),
    (
        "Russia freed 190 men on Monday. So far, 19 Israelis have come home.",
        [("190 men", "released", 190), ("19 Israelis", "released", 19)],
        "where captives are freed, they come home",
    ),
    ("The 40 tourists came home on Sunday.", [("40 tourists", "travelling", 40)], "others come home from a journey"),
    (
        "Police arrested two dealers aboard a van that served as escort.",
        [("two dealers", "arrested", 2)],
        "where they were is not what became of them",
    ),
    ("South Africa sent a 30-member search team.", [("30-member", "deployed", 30)], "a team that is sent"),
    ("A 12-member panel ruled on it.", [("12-member", "participating", 12)], "a panel that sits"),
    ("There are units which employ 180,000 people.", [("180,000 people", "employed", 180000)], "a verb after 'which'"),
    (
        "He filled out five sick-call slips.",
        [("five sick-call slips", "count", 5)],
        "the slips are counted, not the sick",
    ),
    (
        "For 14 of the 42 months it had no doctor.",
        [("14", "duration", 14), ("42 months", "duration", 42)],
        "some of the months are months",
    ),
)

SCOPES = cases(
    ("Twin car bombs in October 2022 killed at least 121.", [("at least 121", "event")], "two bombs at once"),
    ("Floods in January 2015 killed 160 people.", [("160 people", "event")], "floods are one disaster"),
    ("In 2013, four inmates were killed there.", [("four inmates", "event")], "in one place that has been named"),
    ("In September 2008, 224 people died at Chamunda Devi temple.", [("224 people", "event")], "in a named place"),
    ("In September 2024, 129 people died in an attempted jailbreak.", [("129 people", "event")], "in one attempt"),
    ("In August 2010 the cartel massacred 72 migrants.", [("72 migrants", "event")], "a massacre is one"),
    ("In 2022, 66 people were killed in Toledo, police records show.", [("66 people", "period")], "what records count"),
    ("11 people were killed at level crossings in 2018.", [("11 people", "period")], "in places that no name tells"),
    ("The agency, which feeds 350,000 people, stopped.", [("350,000 people", "stock")], "what it does day by day"),
    (
        "The agency fed 350,000 people on Friday.",
        [("350,000 people", "event")],
        "what it did once",
    ),
    (
        "Of the 1,500 officers, 640 have arrived so far.",
        [("1,500 officers", "stock"), ("640", "cumulative")],
        "others come",
    ),
    ("So far, 19 Israelis have come home.", [("19 Israelis", "cumulative")], "others may"),
    ("The army has arrested more than 27,000 people.", [("more than 27,000 people", "cumulative")], "not at once"),
    ("The army has arrested 27 people.", [("27 people", "event")], "at once"),
    ("The border crossing saw 30,705 people arrive.", [("30,705 people", "period")], "not at once either"),
    ("The aid is for 4,000 people in the valley.", [("4,000 people", "stock")], "so many are there already"),
    ("Kenya's withdrawal will leave some 9,600 soldiers in place.", [("some 9,600 soldiers", "stock")], "who stays"),
)


@pytest.mark.parametrize("case", HURT + ONES + ELSEWHERE, ids=lambda case: case.sentence)
def test_turn(case: Case) -> None:
    check(case, counted)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.sentence)
def test_scope(case: Case) -> None:
    check(case, _scope)
