"""Dating: the window of what a number describes, by the words of its sentence and its article. Nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of

# A Thursday.
PUBLISHED = date(2024, 3, 21)


def _window(fact: Fact) -> Reading:
    return fact.text, fact.event_start and fact.event_start.isoformat(), fact.event_end and fact.event_end.isoformat()


DATED = cases(
    # a day
    (
        "A bomb killed 14 people on Tuesday.",
        [("14 people", "2024-03-19", "2024-03-19")],
        "the weekday before publication",
    ),
    (
        "On March 4, 2022, a bomb killed 14 people.",
        [("14 people", "2022-03-04", "2022-03-04")],
        "a full date before the number",
    ),
    ("A bomb killed 14 people yesterday.", [("14 people", "2024-03-20", "2024-03-20")], "yesterday"),
    (
        "Hamas seized 253 people on Oct. 7.",
        [("253 people", "2023-10-07", "2023-10-07")],
        "the year is that of the nearest such day",
    ),
    # a window
    (
        "Strikes killed 54 people in the past 48 hours.",
        [("54 people", "2024-03-19", "2024-03-21"), ("48 hours", "2024-03-19", "2024-03-21")],
        "up to publication",
    ),
    (
        "Some 800 people died in the quake of 2010.",
        [("Some 800 people", "2010-01-01", "2010-12-31")],
        "a year is all of its days",
    ),
    (
        "Police arrested 90 people in February 2023.",
        [("90 people", "2023-02-01", "2023-02-28")],
        "a month is all of its days",
    ),
    (
        "A ship rescued 129 people on Tuesday night and Wednesday morning.",
        [("129 people", "2024-03-19", "2024-03-20")],
        "two days joined by and",
    ),
    (
        "Since Oct. 7, more than 31,000 people have been killed.",
        [("more than 31,000 people", "2023-10-07", "2024-03-21")],
        "since: from then to publication",
    ),
    # a state
    (
        "The rebels now hold 40 hostages.",
        [("40 hostages", "2024-03-21", "2024-03-21")],
        "a state holds on the day of publication",
    ),
    ("A court jailed four men for the 2019 attack.", [("four men", None, None)], "what led to it is dated"),
    ("Eleven were charged over the Jan. 6 riot.", [("Eleven", None, None)], "the riot is dated, not the charges"),
    (
        "Four were jailed on Tuesday over the Feb. 5 attack that killed 51.",
        [("Four", "2024-03-19", "2024-03-19"), ("51", "2024-02-05", "2024-02-05")],
        "each its own date",
    ),
    ("Nine people are missing.", [("Nine people", "2024-03-21", "2024-03-21")], "missing on that day"),
    # what a date is not for
    (
        "The storm was the deadliest since 2019, killing 31 people.",
        [("31 people", None, None)],
        "nothing happened then",
    ),
    ("It is the worst attack since May and left 40 dead.", [("40", None, None)], "nor in May"),
    (
        "In the worst floods since 2010, 1,400 people died on Monday.",
        [("1,400 people", "2024-03-18", "2024-03-18")],
        "the other date is theirs",
    ),
    (
        "Unrest since 2011 has killed 400 people.",
        [("400 people", "2011-01-01", "2024-03-21")],
        "unrest is no superlative",
    ),
    (
        "Rebels freed four of the teachers they abducted in May.",
        [("four of the teachers", None, None)],
        "in May they were abducted",
    ),
    (
        "Nine girls whom traffickers had brought to the city in January were rescued on Monday.",
        [("Nine girls", "2024-03-18", "2024-03-18")],
        "in January they were brought",
    ),
    (
        "Nine fishermen who had been clinging to a boat were picked up on Monday.",
        [("Nine fishermen", "2024-03-18", "2024-03-18")],
        "the clause ends before the verb",
    ),
    ("Fires killed 61 people in 2022 and 2023.", [("61 people", "2022-01-01", "2023-12-31")], "two years on end"),
    (
        "Hundreds mourned the 12 people that a gunman killed on Tuesday.",
        [("Hundreds", "2024-03-19", "2024-03-19"), ("12 people", "2024-03-19", "2024-03-19")],
        "the date of what the clause tells",
    ),
    ("The army said on Tuesday that 14 people died.", [("14 people", None, None)], "the date says when it was said"),
    ("The siege lasted 12 days in 2019.", [("12 days", "2019-01-01", "2019-12-31")], "it fits into the year"),
    # several dates
    (
        "The first blast killed four people on Monday; the second killed nine people on Tuesday.",
        [
            ("first blast", None, None),
            ("four people", "2024-03-18", "2024-03-18"),
            ("nine people", "2024-03-19", "2024-03-19"),
        ],
        "each number has its own",
    ),
    # parts
    (
        "Of the 40 killed on Monday, nine were children.",
        [("40", "2024-03-18", "2024-03-18"), ("nine", "2024-03-18", "2024-03-18")],
        "a part shares the date of the whole",
    ),
    (
        "They seized 253 people on Oct. 7, 134 of whom are still held.",
        [("253 people", "2023-10-07", "2023-10-07"), ("134 of whom", "2024-03-21", "2024-03-21")],
        "a state that goes on",
    ),
)


@pytest.mark.parametrize("case", DATED, ids=lambda case: case.sentence)
def test_window(case: Case) -> None:
    check(case, _window, PUBLISHED)


UNDATED = cases(
    ("A bomb killed 14 people on Tuesday.", [("14 people", None, None)], "no weekday without a publication date"),
    (
        "Strikes killed 54 people in the past 48 hours.",
        [("54 people", None, None), ("48 hours", None, None)],
        "nor a relative window",
    ),
    ("Nine people are missing.", [("Nine people", None, None)], "nor a present"),
    ("Hamas seized 253 people on Oct. 7.", [("253 people", None, None)], "nor a year for a day"),
    (
        "On March 4, 2022, a bomb killed 14 people.",
        [("14 people", "2022-03-04", "2022-03-04")],
        "a full date needs none",
    ),
)


@pytest.mark.parametrize("case", UNDATED, ids=lambda case: case.sentence)
def test_nothing_is_guessed_without_a_publication_date(case: Case) -> None:
    check(case, _window)


_FILLER = "The talks go on. " * 6

STORIES = cases(
    (
        "Officials on Wednesday lowered the toll from Monday's mosque bombing. At least 64 people died.",
        [("At least 64 people", "2024-03-18", "2024-03-18")],
        "the day that owns the event, not that of the statement",
    ),
    (
        "A bomb went off on Monday. " + _FILLER + "The court heard 86 witnesses.",
        [("86 witnesses", None, None)],
        "background far from the event is not dated by it",
    ),
    (
        "A bomb went off on Monday. " + _FILLER + "Three people died.",
        [("Three people", "2024-03-18", "2024-03-18")],
        "what happened to people is told of for longer",
    ),
    (
        "A bomb killed a guard on Monday. In a separate case, 19 passengers died.",
        [("a guard", "2024-03-18", "2024-03-18"), ("19 passengers", None, None)],
        "a separate case has a date of its own",
    ),
    (
        "A bomb went off in the market on Tuesday. At least 14 people died.",
        [("At least 14 people", "2024-03-19", "2024-03-19")],
        "the event of the opening sentences dates what has no date",
    ),
    (
        "A bomb went off in the market on Tuesday. Nine people are missing.",
        [("Nine people", "2024-03-21", "2024-03-21")],
        "not a state",
    ),
    (
        "A bomb went off in the market on Tuesday. A blast in 2019 killed 30 people.",
        [("30 people", "2019-01-01", "2019-12-31")],
        "not what has a date of its own",
    ),
    (
        "The minister said on Tuesday that rescue went on. At least 14 people died.",
        [("At least 14 people", None, None)],
        "a day on which someone spoke is no event",
    ),
    (
        "All 43 people aboard died, officials said on Wednesday, two days after the aircraft vanished.",
        [("43 people", "2024-03-18", "2024-03-18")],
        "told on one day, and happened before",
    ),
    (
        "Divers gave up the search, the navy said on Tuesday, a week after the ferry sank. At least 14 people died.",
        [("At least 14 people", "2024-03-12", "2024-03-12")],
        "a week before the day it was told",
    ),
    (
        "Police shot 12 people on Tuesday, two days after the vote.",
        [("12 people", "2024-03-19", "2024-03-19")],
        "the vote is another event than the shooting",
    ),
)


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.sentence)
def test_the_main_event_dates_what_the_article_does_not_date(case: Case) -> None:
    check(case, _window, PUBLISHED)


def test_since_leads_to_no_day_to_come_in_a_story_of_other_times_either() -> None:
    story = "The war of 1950 ended in 1953, that of 1956 in 1958, the next in 1962. In May 2024 it began again."
    *_, fact = facts_of(f"{story} Some 90 people were killed since April 9.", PUBLISHED)
    assert (str(fact.event_start), str(fact.event_end)) == ("2023-04-09", "2024-03-21")


BASES = [
    ("A bomb killed 14 people on March 4, 2022.", "explicit", "March 4, 2022"),
    ("A bomb killed 14 people on Tuesday.", "relative", "Tuesday"),
    ("Nine people are missing.", "publication", None),
    ("A bomb killed 14 people.", None, None),
]


@pytest.mark.parametrize(("sentence", "basis", "words"), BASES)
def test_a_window_says_how_it_is_known(sentence: str, basis: str | None, words: str | None) -> None:
    (fact,) = facts_of(sentence, PUBLISHED)
    assert (fact.time_basis, fact.time_text) == (basis, words)
