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
        [("40 pupils", None), ("ten of those", "40 pupils")],
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


@pytest.mark.parametrize("case", SUBSETS + TOTALS, ids=lambda case: case.sentence)
def test_part_of(case: Case) -> None:
    texts = {fact.fact_id: fact.text for fact in facts_of(case.sentence)}

    def read(fact: Fact) -> Reading:
        return fact.text, texts[fact.part_of] if fact.part_of else None

    check(case, read)
