"""The times layer, as a corpus: a sentence, the publication date, what it must give, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.times import covers_number, find_times
from extractors.times.calendar import easter, span_of
from extractors.times.dateparser_adapter import MAX_SPAN, parse_full_date
from schemas import TimeExpression

# A Thursday.
PUBLISHED = date(2024, 3, 21)

# Sentence, and the (text, type, value) of each expression in it; the reason stands beside those that are not plain.
VALUES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The talks began on March 22, 2023.", [("March 22, 2023", "DATE", "2023-03-22")]),
    ("They met on Friday, 22 March 2024.", [("Friday, 22 March 2024", "DATE", "2024-03-22")]),
    ("It was signed on the 20th of April 2021.", [("the 20th of April 2021", "DATE", "2021-04-20")]),
    ("The attack of Oct. 7 began it.", [("Oct. 7", "DATE", "2023-10-07")]),  # the nearest 7 October lies in the past
    ("Polls open on April 5.", [("April 5", "DATE", "2024-04-05")]),  # the nearest 5 April lies ahead
    ("Published 2024-03-05.", [("2024-03-05", "DATE", "2024-03-05")]),
    ("Geneva, 22.03.2024", [("22.03.2024", "DATE", "2024-03-22")]),  # with full stops the day stands first
    ("He left on 7/3/24.", [("7/3/24", "DATE", "2024-03-07")]),  # only that order is near the publication date
    ("He left on 5/6/2022.", [("5/6/2022", "DATE", "2022-XX-XX")]),  # either order: not guessed
    ("They spoke on Thursday.", [("Thursday", "DATE", "2024-03-21")]),  # its own name is the publication day
    ("They will speak on Friday.", [("Friday", "DATE", "2024-03-22")]),
    ("The army said on Friday it had won.", [("Friday", "DATE", "2024-03-15")]),  # told as past: not tomorrow
    ("The flood hit last Monday.", [("last Monday", "DATE", "2024-03-18")]),
    # The nearest Sunday is still to come, and so is what the sentence tells, unless a verb is in the past.
    ("Divers recovered two more bodies on Sunday.", [("Sunday", "DATE", "2024-03-17")]),
    ("Bandits abducted the pupils on Saturday.", [("Saturday", "DATE", "2024-03-16")]),
    ("The pupils withdrew on Sunday.", [("Sunday", "DATE", "2024-03-17")]),
    ("The delegates will meet on Tuesday.", [("Tuesday", "DATE", "2024-03-26")]),  # the nearest one is over
    ("They will say what was decided on Tuesday.", [("Tuesday", "DATE", "2024-03-19")]),
    ("The delegates meet on Sunday.", [("Sunday", "DATE", "2024-03-24")]),
    ("Two hundred delegates arrive on Sunday.", [("Sunday", "DATE", "2024-03-24")]),
    ("Police came on Tuesday night.", [("Tuesday night", "TIME", "2024-03-19TNI")]),
    ("He died yesterday.", [("yesterday", "DATE", "2024-03-20")]),
    ("It starts tomorrow morning.", [("tomorrow morning", "TIME", "2024-03-22TMO")]),
    ("Sales fell last week.", [("last week", "DATE", "2024-W11")]),  # a week stays a week
    ("It ends next month.", [("next month", "DATE", "2024-04")]),
    ("It rose early this year.", [("early this year", "DATE", "2024")]),
    ("They fled over the weekend.", [("the weekend", "DATE", "2024-W11-WE")]),
    ("He resigned two weeks ago.", [("two weeks ago", "DATE", "2024-W10")]),
    ("They left a year ago.", [("a year ago", "DATE", "2023")]),
    ("It fell in November.", [("November", "DATE", "2023-11")]),  # a month alone is past …
    ("It will open in November.", [("November", "DATE", "2024-11")]),  # … unless the sentence looks ahead
    ("He was jailed in October last year.", [("October last year", "DATE", "2023-10")]),
    ("Growth slowed in the third quarter of last year.", [("the third quarter of last year", "DATE", "2023-Q3")]),
    ("By the end of 2022 it was over.", [("the end of 2022", "DATE", "2022")]),
    ("The summer of 2021 was dry.", [("The summer of 2021", "DATE", "2021-SU")]),
    ("In the late 1990s it grew.", [("the late 1990s", "DATE", "199")]),
    ("A 19th century house.", [("19th century", "DATE", "18")]),
    ("From 1914 to 1918.", [("1914", "DATE", "1914"), ("1918", "DATE", "1918")]),
    ("Battles in 1861-1863.", [("1861", "DATE", "1861"), ("1863", "DATE", "1863")]),
    ("On May 4 and 5, 2021, they met.", [("May 4", "DATE", "2021-05-04"), ("5, 2021", "DATE", "2021-05-05")]),
    ("It began at 5:30 p.m. on Monday.", [("5:30 p.m. on Monday", "TIME", "2024-03-18T17:30")]),
    ("Trade opened at 14:48 UTC.", [("14:48 UTC", "TIME", "2024-03-21T14:48Z")]),
    ("A six-week truce.", [("six-week", "DURATION", "P6W")]),
    ("It took two and a half years.", [("two and a half years", "DURATION", "P2.5Y")]),
    ("More than 48 hours passed.", [("More than 48 hours", "DURATION", "PT48H")]),
    ("The talks dragged on for months.", [("months", "DURATION", "PXM")]),
    ("A quarter of a century of war.", [("A quarter of a century", "DURATION", "P25Y")]),
    ("They meet every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("They meet every other week.", [("every other week", "SET", "P2W")]),
    ("Some 1,500 people a day cross it.", [("a day", "SET", "P1D")]),
    ("It costs $30,000 a year.", [("a year", "SET", "P1Y")]),  # a rate, not a length
    ("The office is now closed.", [("now", "DATE", "PRESENT_REF")]),
    ("Xerxes came in 480 BC.", [("480 BC", "DATE", "BC0480")]),
]

# Sentences with words that look like times, and are none.
COUNTER_EXAMPLES = [
    "Theresa May said she may go.",  # a surname, a verb
    "They march on the capital, and may get there.",
    "The Sun reported it, and the sun shone.",  # a newspaper, a star
    "She sat down.",
    "A second man was held.",  # an ordinal, not a unit
    "Share prices fall.",
    "About 2000 troops came.",  # a number, not a year
    "Resolution 1970 was adopted.",
    "It cost $2024.",
    "The 7th Infantry Division moved.",
    "A hot spring.",
    "Three quarters of the votes.",
    "The score was 2-1.",
]

# Sentence, the expression, first and last day of its window, and how it is known.
WINDOWS = [
    ("It began on March 22, 2023.", "March 22, 2023", "2023-03-22", "2023-03-22", "explicit"),
    ("12 people died in the past 48 hours.", "the past 48 hours", "2024-03-19", "2024-03-21", "relative"),
    ("It rained over the past week.", "the past week", "2024-03-14", "2024-03-21", "relative"),
    ("20 were killed in the previous 24 hours.", "the previous 24 hours", "2024-03-20", "2024-03-21", "relative"),
    ("Jobs will go over the next 18 months.", "the next 18 months", "2024-03-21", "2025-09-21", "relative"),
    ("Some 480 have died so far this year.", "this year", "2024-01-01", "2024-03-21", "relative"),
    ("Since Oct. 7, 31,000 have died.", "Oct. 7", "2023-10-07", "2024-03-21", "relative"),
    ("31,000 have died since the war began on Oct. 7.", "Oct. 7", "2023-10-07", "2024-03-21", "relative"),
    ("12 died between March and May 2022.", "March", "2022-03-01", "2022-05-31", "explicit"),
    ("It ran from 3 to 9 May 2023.", "9 May 2023", "2023-05-03", "2023-05-09", "explicit"),
    ("Jobs will go by the end of June.", "the end of June", "2024-03-21", "2024-06-30", "relative"),
    ("By early March 2020, 12 had died.", "early March 2020", None, "2020-03-31", "explicit"),
    ("Sales fell last week.", "last week", "2024-03-11", "2024-03-17", "relative"),
    ("Strikes overnight killed six.", "overnight", "2024-03-20", "2024-03-21", "relative"),
    (
        "In the first nine months of 2023 it grew.",
        "the first nine months of 2023",
        "2023-01-01",
        "2023-09-30",
        "explicit",
    ),
    ("A six-week truce.", "six-week", None, None, "unresolved"),  # a length says when nothing happens
    ("It will open next summer.", "next summer", None, None, "unresolved"),  # summer is not the same months everywhere
]

HISTORY = (
    "On June 22, 1941, the offensive began. In July it slowed, and by early December it had ended. "
    "In January the front moved. On 12 May 1942 a battle was fought; two days later it was lost. "
    "The next day the army fled. In August 1942 it was over, as the treaty of 1907 had foreseen. In October they met."
)


def only(sentence: str, text: str, reference: date | None = PUBLISHED) -> TimeExpression:
    """The expression of that text."""
    found = [time for time in find_times(sentence, reference) if time.text == text]
    assert len(found) == 1, f"{text!r} in {[time.text for time in find_times(sentence, reference)]}"
    return found[0]


@pytest.mark.parametrize(("sentence", "expected"), VALUES, ids=[sentence for sentence, _ in VALUES])
def test_values(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(time.text, time.type, time.value) for time in find_times(sentence, PUBLISHED)] == expected


@pytest.mark.parametrize("sentence", COUNTER_EXAMPLES)
def test_counter_examples(sentence: str) -> None:
    assert find_times(sentence, PUBLISHED) == ()


@pytest.mark.parametrize(("sentence", "text", "start", "end", "basis"), WINDOWS, ids=[case[0] for case in WINDOWS])
def test_windows(sentence: str, text: str, start: str | None, end: str | None, basis: str) -> None:
    time = only(sentence, text)
    window = tuple(day.isoformat() if day else None for day in (time.window_start, time.window_end))
    assert (*window, time.basis) == (start, end, basis)


def test_same_period_of_another_year() -> None:
    """The days of the period before, in the year named."""
    sentence = "At least 480 have died so far this year, against 760 in the same period of 2022."
    time = only(sentence, "the same period of 2022")
    assert (time.window_start, time.window_end) == (date(2022, 1, 1), date(2022, 3, 21))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It happened on Thursday.", "XXXX-WXX-4"),
        ("It happened on March 22.", "XXXX-03-22"),
        ("It happened in May.", "XXXX-05"),
        ("It happened last week.", "XXXX-WXX"),
        ("It happened today.", "XXXX-XX-XX"),
        ("It happened the next day.", "XXXX-XX-XX"),
        ("20 died in the past 48 hours.", "PT48H"),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(sentence: str, value: str) -> None:
    (time,) = find_times(sentence, None)
    assert (time.value, time.window_start, time.window_end, time.basis) == (value, None, None, "unresolved")


def test_explicit_dates_need_no_publication_date() -> None:
    time = only("On March 3, 2021, it began.", "March 3, 2021", None)
    assert (time.window_start, time.basis) == (date(2021, 3, 3), "explicit")


@pytest.mark.parametrize("reference", [None, date(2009, 12, 19)])
def test_a_history_is_reckoned_from_what_it_tells(reference: date | None) -> None:
    values = {time.text: time.value for time in find_times(HISTORY, reference)}
    assert values["July"] == "1941-07"
    assert values["early December"] == "1941-12"
    assert values["January"] == "1942-01"  # the story goes on: not January 1941
    assert values["two days later"] == "1942-05-14"
    assert values["The next day"] == "1942-05-15"
    assert values["October"] == "1942-10"  # the treaty's year is a look back, not where the story stands


def test_a_headline_does_not_run_into_its_date_line() -> None:
    times = find_times("Apple opens its conference of 2005\nJune 6, 2005\nThe company said so.", None)
    assert [time.text for time in times] == ["2005", "June 6, 2005"]


def test_a_line_broken_by_a_formatter_is_read_through() -> None:
    line = "The ministry of health of the territory said that it had been under siege for three\nweeks."
    assert [time.value for time in find_times(line, PUBLISHED)] == ["P3W"]


@pytest.mark.parametrize(
    ("sentence", "number", "covered"),
    [
        ("On March 22 12 people died.", "22", True),
        ("In 2023 many died.", "2023", True),
        ("At 5 p.m. it ended.", "5", True),
        ("They held 40 hostages.", "40", False),
        ("A truce of 6 weeks.", "6", False),  # a length is a quantity
    ],
)
def test_numbers_of_dates_count_nothing(sentence: str, number: str, covered: bool) -> None:
    start = sentence.index(number)
    assert covers_number(find_times(sentence, PUBLISHED), start, start + len(number)) is covered


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W12", "2024-03-18", "2024-03-24"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2024-03-21TNI", "2024-03-21", "2024-03-21"),
    ],
)
def test_days_of_a_value(value: str, start: str, end: str) -> None:
    assert span_of(value) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("value", ["XXXX-WXX-4", "PAST_REF", "2024-SU", "BC0480", "2023-02-30", "P3D", "0000"])
def test_values_without_days(value: str) -> None:
    assert span_of(value) is None


def test_easter() -> None:
    assert [easter(year) for year in (2019, 2024, 2038)] == [date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)]


def test_dateparser_sees_only_short_full_dates() -> None:
    assert parse_full_date("22nd of March, 2024") == date(2024, 3, 22)
    assert parse_full_date("7/8/07", "DMY") == date(2007, 8, 7)
    assert parse_full_date("March 22") is None  # no year: nothing may be filled in
    assert parse_full_date("we") is None
    assert parse_full_date("may " * MAX_SPAN) is None


FRAGMENTS = st.sampled_from(
    [
        "may", "May", "March", "the", "end", "of", "a", "few", "22", "2024", "1,990", "last", "next", "week", "weeks",
        "two", "and", "half", "Friday", "p.m.", "5", "to", "-", ",", ".", "\n", "since", "ago", "later", "'s", "(", ")",
        "BC", "'99", "spring", "7/8/07", "12:60", "99:99", "0000", "9999", "ﬁ", "٣", "𝟛", "é", "🙂", "²", "second",
        "30", "February", "0",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, reference=st.one_of(st.none(), st.dates()))
@example(text="12:30 February 0", reference=None)  # no month has a day 0
def test_spans_are_true_sorted_and_apart(text: str, reference: date | None) -> None:
    times = find_times(text, reference)
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert not (time.window_start and time.window_end) or time.window_start <= time.window_end
        assert (time.window_start is None and time.window_end is None) == (time.basis == "unresolved")
        end = time.end
    assert times == find_times(text, reference)


@pytest.mark.parametrize(
    "fragment", ["may ", "the end of ", "three and a half ", "Mon. ", "2024-", "a few more than ", "1 2 "]
)
def test_hostile_repetition_is_read_to_its_end(fragment: str) -> None:
    """Long runs of words of time expressions, 100 kB of them: every step's look ahead and back is bounded."""
    text = fragment * (100_000 // len(fragment))
    assert all(time.end <= len(text) for time in find_times(text, PUBLISHED))
