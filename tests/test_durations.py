"""Durations: how long something lasts, what it is that lasts, and the lengths of time that last nothing."""

from __future__ import annotations

import pytest

from extractors.facts.duration import Duration
from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of


def _length(fact: Fact) -> Reading:
    return fact.text, fact.value, fact.unit


LENGTHS = cases(
    ("They discussed a six-week truce.", [("six-week", 6, "week")], "a hyphen before the unit"),
    ("They discussed a roughly six-week truce.", [("roughly six-week", 6, "week")], "with a modifier"),
    ("The talks ran for three days.", [("three days", 3, "day")], "for"),
    ("He was sentenced to 12 years in prison.", [("12 years", 12, "year")], "a sentence of a court"),
    ("The war has lasted four and a half months.", [("four and a half months", 4.5, "month")], "a half"),
    ("It took two and a half years.", [("two and a half years", 2.5, "year")], "took"),
    ("Voters waited for more than 10 hours.", [("more than 10 hours", 10, "hour")], "bounded"),
    ("The outage lasted 90 minutes.", [("90 minutes", 90, "minute")], "minutes"),
    ("A 48-hour strike began.", [("48-hour", 48, "hour")], "digits with a hyphen"),
    ("A two-decade war is over.", [("two-decade", 2, "decade")], "decades"),
    ("They spent five days before the court.", [("five days", 5, "day")], "spent: before is a place here"),
    (
        "He served five years and four months.",
        [("five years and four months", 64, "month")],
        "one length, in the smaller unit",
    ),
    ("They must leave within 48 hours.", [("48 hours", 48, "hour")], "a deadline"),
    ("It has been on strike for the last 30 years.", [("30 years", 30, "year")], "a length that the state fills"),
    ("The truce would last between two and three weeks.", [("between two and three weeks", None, "week")], "a range"),
    ("The curfew lasted several days.", [("several days", None, "day")], "vague"),
    ("The 10-day-old strike goes on.", [("10-day-old", 10, "day")], "what is so old is a state"),
    ("Talks lasted an hour and 20 minutes.", [("an hour and 20 minutes", 80, "minute")], "an article is a one"),
    ("It was over in less than a week.", [("less than a week", 1, "week")], "less than a"),
    (
        "Workers began a two-day walkout and a 30-minute sit-in.",
        [("two-day", 2, "day"), ("30-minute", 30, "minute")],
        "two lengths",
    ),
    ("The trip takes two hours, not five.", [("two hours", 2, "hour"), ("five", 5, "hour")], "set right"),
    ("A journey of nine hours used to take three.", [("nine hours", 9, "hour"), ("three", 3, "hour")], "took"),
    ("They serve two years, or five in a war.", [("two years", 2, "year"), ("five", 5, "year")], "or"),
    (
        "They got seven years and now face 27 behind bars.",
        [("seven years", 7, "year"), ("27", 27, "year")],
        "in prison",
    ),
    (
        "Three soldiers were held for six months.",
        [("Three soldiers", 3, "person"), ("six months", 6, "month")],
        "people and a length",
    ),
    ("He was jailed for 4 1/2 years.", [("4 1/2 years", 4.5, "year")], "a fraction with a stroke"),
    ("The trip takes 2-1/2 hours.", [("2-1/2 hours", 2.5, "hour")], "joined by a hyphen"),
    (
        "Detention was extended from 15 to 60 days.",
        [("15", 15, "day"), ("60 days", 60, "day")],
        "one unit for both ends of a change",
    ),
    (
        "We stood here for 123 days, and will stand here for another 123.",
        [("123 days", 123, "day"), ("123", 123, "day")],
        "as long again",
    ),
    ("The crime is punishable by four to seven years in prison.", [("four to seven years", None, "year")], "a range"),
)


@pytest.mark.parametrize("case", LENGTHS, ids=lambda case: case.sentence)
def test_length(case: Case) -> None:
    check(case, _length)


OFFSETS = cases(
    ("It happened two days ago.", [], "ago"),
    ("Three hours later, it was over.", [], "later"),
    ("The rocket broke up 73 seconds after lift-off.", [], "after an event"),
    ("Ten days before the feast, they left.", [], "before an event"),
    ("He died two weeks earlier.", [], "earlier"),
    ("A driver, a 41-year-old man, fled.", [("41-year-old", 41, "year")], "an age"),
    ("The match is in its 80th minute.", [("80th minute", 80, "minute")], "an ordinal"),
    ("It was sold at $30 an hour.", [("$30", 30, "USD")], "a rate"),
    ("It opened in May 2019.", [], "a month of the calendar"),
    ("It was the event of the year.", [], "no number"),
    ("They won in the last minute.", [], "nor here"),
    ("He is a man of 70 years.", [("70 years", 70, "year")], "years of a man are his age"),
)


@pytest.mark.parametrize("case", OFFSETS, ids=lambda case: case.sentence)
def test_what_lasts_nothing_is_no_length(case: Case) -> None:
    facts = facts_of(case.sentence)
    assert [fact.text for fact in facts if fact.kind == "duration"] == []
    check(case, _length)


SUBJECTS = [
    ("They discussed a six-week ceasefire.", "ceasefire"),
    ("The ceasefire lasted six weeks.", "ceasefire"),
    ("The siege went on for 12 days.", "siege"),
    ("A 48-hour strike began.", "strike"),
    ("The two-decade war is over.", "war"),
    ("The 10-day-old protest goes on.", "protest"),
    ("Talks ran for three hours.", "Talks"),
    # Between the noun and the verb whose subject lasts: "to", a relative, what is expected, an aside.
    ("They laid out a plan to unfold over four months.", "plan"),
    ("The withdrawal is expected to unfold over 14 months.", "withdrawal"),
    ("The trial, which lasted six weeks, ended.", "trial"),
    ("A fever that has dragged on for two weeks may pass.", "fever"),
    ("The census, run by volunteers, took nine days.", "census"),
    ("Terms ranged from three to 15 years.", "Terms"),
    ("Sentences handed down ranged from three to 15 years.", "Sentences"),
    # How far into it.
    ("Six months into the siege, food ran out.", "siege"),
    # "last" is a verb here, and no window.
    ("The pause was due to last 72 hours.", "pause"),
    ("The heatwave will last two weeks.", "heatwave"),
    # A window is its own subject.
    ("Police have made arrests in the last two weeks.", "last two weeks"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS)
def test_what_lasts(sentence: str, subject: str) -> None:
    (fact,) = facts_of(sentence)
    assert fact.subject is not None
    assert subject in fact.subject


# A phrase, its ISO 8601 form, and its bounds in days.
ISO = [
    ("a six-week truce", "P6W", 42, 42),
    ("a 48-hour truce", "PT48H", 2, 2),
    ("a truce of 90 minutes", "PT90M", 0.0625, 0.0625),
    ("a two-year truce", "P2Y", 730.485, 730.485),
    ("a four-and-a-half-month truce", "P4.5M", 136.9659375, 136.9659375),
    ("a two-decade truce", "P20Y", 7304.85, 7304.85),
    ("a weeklong truce", "P1W", 7, 7),
    ("a year-long truce", "P1Y", 365.2425, 365.2425),
    ("a truce of at least three days", "P3D", 3, None),
    ("a truce of up to three days", "P3D", None, 3),
    ("a truce of two to three days", None, 2, 3),
    ("a truce of several weeks", None, 21, 63),
]


@pytest.mark.parametrize(("phrase", "iso", "low", "high"), ISO)
def test_iso_and_days(phrase: str, iso: str | None, low: float | None, high: float | None) -> None:
    (fact,) = facts_of(f"They agreed on {phrase}.")
    assert isinstance(fact, Duration)
    assert fact.iso8601 == iso
    assert fact.low_days == pytest.approx(low)
    assert fact.high_days == pytest.approx(high)
