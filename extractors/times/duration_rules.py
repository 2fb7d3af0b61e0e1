"""Rules for lengths and recurrences: "six weeks", "12-hour", "the past two years", "daily", "every Friday"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from extractors.times.calendar import Point, make_date
from extractors.times.counting import Count, read_count
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import is_told_step, resolve_month, step_of
from extractors.times.windows import window_of_length

_LETTERS = {"N": "D", "E": "WE"}
# "some 1,500 people ", "two dollars ": a number and its noun, with no preposition between them and the unit.
_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|dozens?|hundreds|thousands|million|times))"
    r"(?:\s(?!in\b|for\b|after\b|within\b|about\b|and\b|or\b)[^\W\d_]+){1,2}\s$"
    r"|\d\)\s$"
)
_RATE_REACH = 40
_HALF = 0.5
_HALVES = {"TH": "PT30M", "Y": "P6M", "D": "PT12H"}
_LONG_YEARS = {10: "DE", 100: "CE"}


def length_value(count: Count, unit: str) -> str:
    """The TIMEX3 value of so many units: P3Y, PT48H, P1.5M; PXW where the number is not known.

    Args:
        count: how many.
        unit: the lexicon's unit, e.g. ``1W``, ``10Y``, ``T1H``.
    """
    clock, letter = ("T" if unit[0] == "T" else ""), _LETTERS.get(unit[-1], unit[-1])
    per_unit = int(unit.strip("TDNWEMQYHS"))
    if count.number is None:
        return f"P{clock}X{_LONG_YEARS.get(per_unit, letter) if letter == 'Y' else letter}"
    number = round(count.number * per_unit, 2)
    if number == _HALF and (clock + letter) in _HALVES:
        return _HALVES[clock + letter]
    return f"P{clock}{int(number) if number == int(number) else number}{letter}"


def _unit(capture: Capture) -> str:
    unit = capture.value("unit")
    return unit if isinstance(unit, str) else "T1S"


def read_length(capture: Capture, context: Context) -> Reading | None:
    """Read "six weeks", "about three years", "a few days", "12-hour", "an hour and a half", "18 years old"."""
    count, unit = read_count(capture.part("count")), _unit(capture)
    if not capture.part("count"):
        count = Count(None if capture.surface("unit").endswith("s") else 1.0)
    over = capture.words[0].text.lower() == "over" and not _is_more_than(capture, context)
    if unit == "1Q" and not _is_quarter_of_year(capture, context):
        return None
    if capture.part("more") and count.number is not None:
        count = Count(count.number + 0.5, count.mod)
    reading = capture.read_as(length_value(count, unit), "unresolved", "DURATION", mod=None if over else count.mod)
    return reading._replace(start=capture.words[1].start) if over else reading


def _is_more_than(capture: Capture, context: Context) -> bool:
    """Whether "over" is a comparison ("in over 20 years", "over a decade"), and not "throughout" ("over 42 days")."""
    before = context.text[max(0, capture.start - 10) : capture.start].lower().split()
    return capture.words[1].text == "a" or before[-1:] in (
        ["in"],
        ["for"],
        ["after"],
        ["than"],
        ["by"],
        ["within"],
        ["lasted"],
    )


def read_one(capture: Capture, context: Context) -> Reading | None:
    """Read "a week", "over a year"; after a counted noun it is a rate: "1,500 people a day"."""
    before = context.text[max(0, capture.start - _RATE_REACH) : capture.start]
    after = context.text[capture.end : capture.end + 8].split()[:1]
    if len(capture.part("count")) == 1 and _COUNTED.search(before) and after not in (["after"], ["before"], ["since"]):
        return read_rate(capture, context)
    return read_length(capture, context)


def _is_quarter_of_year(capture: Capture, context: Context) -> bool:
    """Whether "two quarters" are of the year, and not of a thing: "three quarters of the votes"."""
    words = {word.text.lower() for word in capture.words}
    return bool(words & {"consecutive", "straight", "successive"}) or (
        len(capture.part("count")) > 0 and context.text[capture.end : capture.end + 3] != " of" and "-" not in words
    )


def read_quarter_century(capture: Capture, _context: Context) -> Reading | None:
    """Read "a quarter of a century", "quarter-century"."""
    if capture.value("quarter") != "1Q" or capture.value("unit") != "100Y":
        return None
    return capture.read_as(length_value(Count(0.25), "100Y"), "unresolved", "DURATION")


def read_bare_length(capture: Capture, _context: Context) -> Reading | None:
    """Read "for weeks", "months of talks": a length that has no number."""
    unit = capture.value("unit")
    return None if unit == "1Q" else capture.read_as(length_value(Count(None), unit), "unresolved", "DURATION")


def read_window(capture: Capture, context: Context) -> Reading | None:
    """Read "the past 48 hours", "the last three years", "the next six months", "the past week"."""
    count = Count(1.0) if capture.part("one") else read_count(capture.part("count"))
    unit, which = capture.value("unit") or capture.value("one"), capture.surface("which")
    base = None if context.narrative or context.reference is None else context.reference
    window = None
    ahead = step_of(which) > 0
    if ahead and context.looks_back(capture.start, capture.end):
        base = None
    if base is not None and count.number is not None and (not is_told_step(which) or which == "previous"):
        window = window_of_length(base, count.number, unit, ahead=ahead)
    reading = capture.read_as(
        length_value(count, unit), "relative" if window else "unresolved", "DURATION", mod=count.mod
    )
    return reading._replace(window=window)


def read_decade_window(capture: Capture, context: Context) -> Reading | None:
    """Read "the last decade", "the last century": a length, unlike "the last year"."""
    return read_window(capture, context) if capture.value("one") in {"10Y", "100Y"} else None


def read_vague_window(capture: Capture, context: Context) -> Reading | None:
    """Read "recent years", "the past few", "the coming months": a length that has no number."""
    if capture.surface("which") not in {"recent"} and not step_of(capture.surface("which")):
        return None
    return read_bare_length(capture, context)


def read_part_of_month(capture: Capture, context: Context) -> Reading | None:
    """Read "the last week of August", "the first two days of May 2021": its days are reckoned from the month's ends."""
    unit, month, year = capture.value("unit"), capture.value("month"), capture.value("year")
    count = read_count(capture.part("count")) if capture.part("count") else Count(1.0)
    if unit not in {"1D", "1W"}:
        return None
    value = length_value(count, unit)
    point = Point(year, month) if year else resolve_month(month, context, capture.start, capture.end)
    window = _days_of_month(point, capture.value("nth"), int((count.number or 0) * (7 if unit == "1W" else 1)))
    basis = ("explicit" if year else "relative") if window else "unresolved"
    mod = "END" if capture.surface("nth") in {"last", "final"} else "START" if capture.value("nth") == 1 else None
    reading = Reading(capture.start, capture.end, "DURATION", value, mod)
    return (
        reading._replace(basis="explicit" if basis == "explicit" else "relative", window=window) if window else reading
    )


def read_part_of_year(capture: Capture, context: Context) -> Reading | None:
    """Read "the first nine months of 2023", "the last three months of the year"."""
    unit, year, nth = capture.value("unit"), capture.value("year"), capture.value("nth")
    count = read_count(capture.part("count")) if capture.part("count") else Count(1.0)
    if unit != "1M" or capture.value("whole") not in {None, "1Y"} or count.number is None or not 0 < count.number < 12:
        return None
    explicit = year is not None
    if year is None and context.now is not None:
        year = context.now.year + step_of(capture.surface("which"))
    reading = capture.read_as(length_value(count, unit), "unresolved", "DURATION", mod="START" if nth == 1 else "END")
    if year is None or not 1 <= year <= 9999:
        return reading
    months = int(count.number)
    last = months if nth == 1 else 12
    window = (date(year, last - months + 1, 1), date(year, last, calendar.monthrange(year, last)[1]))
    return reading._replace(basis="explicit" if explicit else "relative", window=window)


def _days_of_month(point: Point | None, nth: int | str, days: int) -> tuple[date, date] | None:
    if point is None or point.month is None or not 1 <= point.year <= 9999 or not 0 < days <= 28:
        return None
    length = calendar.monthrange(point.year, point.month)[1]
    first = length - days + 1 if nth in {"last", "final"} else (int(nth) - 1) * days + 1 if isinstance(nth, int) else 0
    start, end = (make_date(point.year, point.month, day) for day in (first, min(length, first + days - 1)))
    return (start, end) if start and end else None


def read_passing(capture: Capture, context: Context) -> Reading | None:
    """Read "over the years", "over the decades"."""
    return read_bare_length(capture, context) if capture.words[0].text.lower() == "over" else None


def read_rate(capture: Capture, _context: Context) -> Reading | None:
    """Read "$30,000 a year", "twice a week", "15 a day": how often, not how long."""
    return capture.read_as(length_value(Count(1.0), capture.value("unit")), "unresolved", "SET")


def read_recurrence(capture: Capture, _context: Context) -> Reading | None:
    """Read "every day", "every two years", "every other week", "every Friday", "Fridays", "daily"."""
    part, month = capture.value("part"), capture.value("month")
    if adverb := capture.value("adverb"):
        value = str(adverb)
    elif weekday := capture.value("weekday"):
        value = f"XXXX-WXX-{weekday}"
    elif part:
        value = f"XXXX-XX-XXT{'NI' if part == '1N' else part}"
    elif season := capture.value("season"):
        value = f"XXXX-{season}"
    elif month:
        value = f"XXXX-{month:02}"
    else:
        count = read_count(capture.part("count")) if capture.part("count") else Count(1.0)
        value = length_value(Count(2.0) if capture.part("alternate") else count, capture.value("unit"))
    return capture.read_as(value, "unresolved", "SET")


RULES = (
    Rule("every two years", "every {count:NUMERAL|few} {unit:units}", read_recurrence),
    Rule("every other week", "every {alternate:other}? {unit:unit|night}", read_recurrence),
    Rule("every Friday", "every {weekday:any_weekday}", read_recurrence),
    Rule("every morning", "every {part:any_part}", read_recurrence),
    Rule("every summer", "every {season:any_season}", read_recurrence),
    Rule("every March", "every {month:any_month}", read_recurrence),
    Rule("daily", "{adverb:set}", read_recurrence),
    Rule("Fridays", "{weekday:weekdays}", read_recurrence),
    Rule(
        "the last week of August",
        "the {nth:last|any_ordinal|final} {count:NUMERAL|few}? {unit:unit|units} of {month:any_month} IN_YEAR?",
        read_part_of_month,
    ),
    Rule(
        "the first nine months of 2023",
        "the {nth:last|first|final} {count:NUMERAL|few}? {unit:unit|units} of"
        " (?: the? {which:this|last|next} | the )? (?: {year:year} | {whole:unit} )",
        read_part_of_year,
    ),
    Rule(
        "the past 48 hours",
        "the? {which:last|past|previous|next|following} {count:SIZE} dash? {unit:units|unit_after_number}",
        read_window,
    ),
    Rule("the past week", "(?:the|this) {which:past} {one:unit}", read_window),
    Rule("the last decade", "the {which:last} {one:unit}", read_decade_window),
    Rule("recent years", "the? {which:vague_time|last|past|next|following|previous} {unit:units}", read_vague_window),
    Rule("for the next year", "the {which:next|last|following} {one:unit} !>of", read_window),
    Rule("a year and a half", "HEDGE? {count:a|number} {unit:unit} {more:dash? and dash? a dash? half}", read_length),
    Rule("a quarter of a century", "HEDGE? a? {quarter:unit} dash? (?: of a )? {unit:unit}", read_quarter_century),
    Rule(
        "a two and a half-year",
        "{count:SIZE} dash? {unit:any_unit} (?: dash? long | dash? old | of age )?",
        read_length,
    ),
    Rule("15 a year", "<[day numeral number times units scale] a {unit:unit}", read_rate),
    Rule("yearlong", "{unit:whole_length}", read_length),
    Rule("month-long", "{unit:unit|units} dash long", read_length),
    Rule("a week", "{count:HEDGE? a full? few?} {unit:unit} !>dash", read_one),
    Rule("single-day", "{count:full} dash {unit:unit}", read_length),
    Rule("half-century", "{count:half} dash {unit:unit}", read_length),
    Rule("over the years", "approximately the {unit:units} !>of", read_passing),
    Rule("for weeks", "!<nth {unit:units}", read_bare_length),
)
