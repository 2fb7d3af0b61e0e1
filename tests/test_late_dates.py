"""Dates told late or beside: the day an incident occurred, that of the sentence before, and dates of other events."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, column

# A Wednesday.
PUBLISHED = date(2024, 3, 20)


_scope = column("scope")


def _window(fact: Fact) -> Reading:
    return fact.text, fact.event_start and fact.event_start.isoformat(), fact.event_end and fact.event_end.isoformat()


OCCURRED = cases(
    (
        "Teams on Tuesday pulled two survivors from an avalanche. Eight skiers died. The avalanche struck on Monday.",
        [("two survivors", "2024-03-19", "2024-03-19"), ("Eight skiers", "2024-03-18", "2024-03-18")],
        "they died when it came down, whatever is told of the day after",
    ),
    (
        "The trial over a fire, in which 41 people died, opened on Tuesday. The fire broke out on February 26, 2023.",
        [("41 people", "2023-02-26", "2023-02-26")],
        "the clause about the fire is not dated by the trial",
    ),
    (
        "A man was jailed Thursday for a 2022 fire that killed nine tenants. The fire broke out on Dec. 11, 2022.",
        [("nine tenants", "2022-12-11", "2022-12-11")],
        "the day of that year",
    ),
    (
        "A man was jailed Thursday for a 2021 fire that killed nine tenants. The fire broke out on Dec. 11, 2022.",
        [("nine tenants", "2021-01-01", "2021-12-31")],
        "another year's fire is another fire",
    ),
    (
        "Bandits killed 11 herders, officials said. The bandits, said to number dozens, struck at 5am on Tuesday.",
        [("11 herders", "2024-03-19", "2024-03-19"), ("dozens", "2024-03-19", "2024-03-19")],
        "those behind it occur too, over an aside",
    ),
)


@pytest.mark.parametrize("case", OCCURRED, ids=lambda case: case.reason)
def test_the_day_an_incident_occurred(case: Case) -> None:
    check(case, _window, PUBLISHED)


BEFORE = cases(
    (
        "Shelling goes on in the north. On Monday one boat was hit. Five people died.",
        [("Five people", "2024-03-18", "2024-03-18")],
        "the day of the sentence before",
    ),
    (
        "Shelling goes on. On Monday one boat was hit. It sank. Five people died.",
        [("Five people", "2024-03-18", "2024-03-18")],
        "else of the story",
    ),
    (
        "Shelling goes on. On Monday one boat was hit. Five people died on Tuesday.",
        [("Five people", "2024-03-19", "2024-03-19")],
        "its own day comes first",
    ),
)


@pytest.mark.parametrize("case", BEFORE, ids=lambda case: case.reason)
def test_the_day_of_the_sentence_before(case: Case) -> None:
    check(case, _window, PUBLISHED)


OF_OTHERS = cases(
    (
        "The regime, which seized power in February 2021, has jailed 5,900 civilians.",
        [("5,900 civilians", None, None)],
        "an aside about who did it",
    ),
    (
        "An air strike killed 46 people, in one of the deadliest attacks in the area this year.",
        [("46 people", None, None)],
        "the year it is compared within",
    ),
    (
        "Strikes have killed 46 people this year.",
        [("46 people", "2024-01-01", "2024-12-31")],
        "the year it counts",
    ),
    (
        "In April 2017 an avalanche killed 300 people in Mocoa and left 70 missing.",
        [("300 people", "2017-04-01", "2017-04-30"), ("70", "2017-04-01", "2017-04-30")],
        "what was left long ago was so then",
    ),
    ("Floods on Monday left 30 people missing.", [("30 people", "2024-03-20", "2024-03-20")], "and is so still"),
)


@pytest.mark.parametrize("case", OF_OTHERS, ids=lambda case: case.reason)
def test_dates_of_other_events(case: Case) -> None:
    check(case, _window, PUBLISHED)


SCOPES = cases(
    (
        "In December last year, a strike on a market killed 100 people.",
        [("100 people", "event")],
        "a month, one strike",
    ),
    ("In November of last year, a crash left 19 dead.", [("19", "event")], "the year of a month is no window"),
    ("In June 2022, flooding in the area claimed 100 lives.", [("100 lives", "event")], "one flood"),
    ("Last year 3,000 people died on the roads.", [("3,000 people", "period")], "a year of many"),
    (
        "A strike killed 46 people, in one of the deadliest attacks this year.",
        [("46 people", "event")],
        "a year it is compared within counts nothing",
    ),
    ("The conflict has uprooted 12 million people.", [("12 million people", "cumulative")], "a war has uprooted"),
    ("So far 53 are being prosecuted.", [("53", "stock")], "what is being done to them"),
    ("UNICEF said 1.5 million children were at risk.", [("1.5 million children", "stock")], "a state, told of as past"),
    ("The ferry may have had 170 people on board.", [("170 people", "stock")], "may have had adds nothing up"),
    (
        "“I come every day,” said Ana Ruiz, as 150 relatives gathered outside.",
        [("150 relatives", "event")],
        "what is quoted counts something else",
    ),
    ("In 2017 an avalanche left 70 missing.", [("70", "event")], "left long ago"),
)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.reason)
def test_scope(case: Case) -> None:
    check(case, _scope, PUBLISHED)
