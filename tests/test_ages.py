"""Ages: of whom they are told without "years old", and the numbers beside people that are none."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of


def _age(fact: Fact) -> Reading:
    return fact.text, fact.low, fact.high


AGES = cases(
    # the decades of a life
    ("They were driven home by a man in his 70s.", [("70s", 70, 79)], "of his life, not of a century"),
    ("Women in their early 20s and late thirties came.", [("early 20s", 20, 23)], "the first part of ten years"),
    ("A woman in her mid-40s fled.", [("mid-40s", 44, 46)], "the middle"),
    ("He is in his fifties.", [("fifties", 50, 59)], "in words"),
    ("Children in their teens ran.", [("teens", 13, 19)], "teens"),
    ("Boys in their late teens ran.", [("late teens", 13, 19)], "no part of ten years"),
    ("It was built in the 1970s.", [], "of a century"),
    ("In the early 80s he left.", [], "nobody's"),
    # the oldest and the youngest
    ("The youngest is 21, the oldest 61.", [("21", 21, 21), ("61", 61, 61)], "of those told of before"),
    ("The youngest of the dead was only three.", [("three", 3, 3)], "of the dead"),
    ("The oldest 12 houses burned.", [("12 houses", 12, 12)], "of houses"),
    ("He was the oldest of 12.", [], "of so many"),
    # a limit that divides people
    (
        "More than half of the displaced are under 18.",
        [("More than half", 50, None), ("under 18", None, 18)],
        "a law's",
    ),
    ("Most of the pupils were over 15.", [("over 15", 15, None)], "with no share in numbers"),
    ("Temperatures were under 18.", [], "no people"),
    ("Men aged 18 to 35 and women up to 27 can be drafted.", [("18 to 35", 18, 35), ("up to 27", None, 27)], "up to"),
    # from months to years
    ("Children aged six months to 15 years were vaccinated.", [("six months to 15 years", 0.5, 15)], "in the larger"),
    (
        "It is for those between six months and 19 years of age.",
        [("six months and 19 years of age", 0.5, 19)],
        "between",
    ),
    # what somebody would be
    ("He would be 84 or 85 when he goes before the board.", [("84 or 85", 84, 85)], "would be"),
    ("She would have been 21 this June.", [("21", 21, 21)], "would have been"),
    ("My son was only six.", [("six", 6, 6)], "only"),
)


@pytest.mark.parametrize("case", AGES, ids=lambda case: case.sentence)
def test_age(case: Case) -> None:
    check(case, _age)


def test_a_decade_of_a_life_dates_nothing() -> None:
    """ "a woman in her 60s" was taken for the years 1960 to 1969."""
    men, *_ = facts_of("The victims, two men in their 20s and a woman in her 60s, died.")
    assert (men.event_start, men.event_end, men.scope) == (None, None, "event")
