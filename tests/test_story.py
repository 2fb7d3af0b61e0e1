"""The story: when a main event happened, and which dates only say when something was told, counted or searched for."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check

# A Friday.
PUBLISHED = date(2024, 1, 12)


def _window(fact: Fact) -> Reading:
    return fact.text, fact.event_start and fact.event_start.isoformat(), fact.event_end and fact.event_end.isoformat()


TOLD_LATER = cases(
    (
        "Overnight attack kills six. Missiles fell on the town on Jan. 12. In all, 43 were hurt.",
        [("six", "2024-01-12", "2024-01-12"), ("43", "2024-01-12", "2024-01-12")],
        "a headline's night is that of the day the text names",
    ),
    (
        "Overnight attack kills six. Missiles fell on the market.",
        [("six", "2024-01-11", "2024-01-12")],
        "else from one day to the next",
    ),
    (
        "The tower collapsed on Monday. The death toll rose to 39 on Thursday.",
        [("39", "2024-01-08", "2024-01-08")],
        "they died when it came down, not when they were counted",
    ),
    (
        "The death toll rose to 39 on Thursday. The tower collapsed on Monday.",
        [("39", "2024-01-08", "2024-01-08")],
        "whichever is told first",
    ),
    (
        "The ferry sank on Sunday. Divers found 11 bodies on Wednesday.",
        [("11 bodies", "2024-01-07", "2024-01-07")],
        "nor when their bodies were found",
    ),
    (
        "The ferry sank on Sunday. Police shot 11 looters on Wednesday.",
        [("11 looters", "2024-01-10", "2024-01-10")],
        "what is no count happened on its own day",
    ),
    (
        "On Monday the president met farmers. On Wednesday police found 12 bodies in a river.",
        [("12 bodies", "2024-01-10", "2024-01-10")],
        "nothing that kills is told of Monday",
    ),
    (
        "A quake hit on Monday. The agency said that 214 bodies had been recovered, up from 112 on Tuesday.",
        [("214 bodies", "2024-01-08", "2024-01-08"), ("112", "2024-01-08", "2024-01-08")],
        "Tuesday is when the older figure was told",
    ),
    (
        "The Tuesday morning breakout freed 11 inmates. Four remained on the run on Thursday evening.",
        [("11 inmates", "2024-01-09", "2024-01-09"), ("Four", "2024-01-11", "2024-01-11")],
        "a day beside an incident names it",
    ),
    (
        "An early morning fire Sunday killed two people.",
        [("two people", "2024-01-07", "2024-01-07")],
        "the part of the day is that of the day named",
    ),
    (
        "A report released on Friday said gunmen had killed 312 civilians between 1 August and 30 November.",
        [("312 civilians", "2023-08-01", "2023-11-30")],
        "the report's day is no day of what it tells",
    ),
    (
        "Another report during the week said eight people died in the attack on Tuesday.",
        [("eight people", "2024-01-09", "2024-01-09")],
        "a time before said",
    ),
)

COUNTED_UP_TO = cases(
    (
        "As of Wednesday, 97 evacuees are living in the camp.",
        [("97 evacuees", "2024-01-10", "2024-01-10")],
        "a state is as of its day",
    ),
    (
        "The army reported 36 infections on Sunday.",
        [("36 infections", None, "2024-01-07")],
        "cases add up to the day on which they were told",
    ),
    (
        "Measles had killed 81 people as of Tuesday.",
        [("81 people", None, "2024-01-09")],
        "so do deaths of a disease",
    ),
    (
        "It was the largest escape since 1997, when six prisoners fled.",
        [("six prisoners", "1997-01-01", "1997-12-31")],
        "when takes up the year, which is not since then",
    ),
)

CHRONOLOGY = cases(
    (
        "Oct. 6, 1923: The first game was played. Some 12,800 fans attended.",
        [("first game", None, None), ("Some 12,800 fans", "1923-10-06", "1923-10-06")],
        "the date that heads an entry",
    ),
    (
        "On Oct. 6, 1923 the first game was played. Some 12,800 fans attended.",
        [("first game", None, None), ("Some 12,800 fans", "1923-10-06", "1923-10-06")],
        "here it is the story's",
    ),
)

YEARS = cases(
    (
        "The war was caused by an attack on October 7, when fighters killed 1,200 people.",
        [("1,200 people", "2023-10-07", "2023-10-07")],
        "nothing has happened months ahead",
    ),
    (
        "On Sunday a candidate for the election to be held on April 9 spoke to 5,000 people.",
        [("5,000 people", "2024-01-07", "2024-01-07")],
        "what is to be held is another thing",
    ),
    (
        "Aftershocks of a quake that struck on Saturday killed two villagers due to a landslide.",
        [("two villagers", "2024-01-06", "2024-01-06")],
        "due to is no future",
    ),
)


@pytest.mark.parametrize(
    "case", [*TOLD_LATER, *COUNTED_UP_TO, *CHRONOLOGY, *YEARS], ids=lambda case: case.sentence[:60]
)
def test_dates_an_event_by_its_own_day(case: Case) -> None:
    check(case, _window, PUBLISHED)


def test_takes_a_past_day_where_the_nearest_is_far_ahead() -> None:
    case = Case(
        "The attack of October 7 was the worst, killing 1,200 people on that day.",
        [("1,200 people", "2023-10-07", "2023-10-07")],
        "written in April, the nearest seventh of October is to come",
    )
    check(case, _window, date(2024, 4, 30))
