"""Rules for days of the calendar: "March 22, 2024", "May 4 and 5", "22.03.2024", "Friday", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.times.calendar import Point, easter, make_date, nth_weekday
from extractors.times.dateparser_adapter import DateOrder, parse_full_date
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import (
    is_told_step,
    resolve_month,
    resolve_month_day,
    resolve_weekday,
    shift_period,
    step_of,
)
from schemas import TimeBasis, TimexType

# A date in figures that could be read two ways is taken for the only one near the publication date, or a very near one.
_NEAR = timedelta(days=45)
_VERY_NEAR = timedelta(days=10)
_COUNTED_NOUN = re.compile(r"\s+(?:[a-z]+\s+)?(?:[a-z]+s|people|men|women|children|troops|police)\b")

_NUMBERS_A_THING = re.compile(r"\s+(?:and\s+\d|[A-Z]|(?!to |through |was |were |when |but |at |in |and )[a-z])|[-–]")


def read_day(capture: Capture, context: Context) -> Reading | None:
    """Read "March 22, 2024", "Friday, 22 March", "the 20th of April"."""
    month, day, year = capture.value("month"), capture.value("day"), capture.value("year")
    month_word = capture.part("month")[0]
    if year is not None:
        return capture.read_as(Point(year, month, day).value, "explicit") if make_date(year, month, day) else None
    if month_word.start < capture.part("day")[0].start and _counts_something(capture, context):
        point = resolve_month(month, context, capture.start, month_word.end)
        return _read_point(capture, point, f"XXXX-{month:02}", to=month_word.end)
    return _read_point(capture, resolve_month_day(month, day, context, capture.start), f"XXXX-{month:02}-{day:02}")


def _read_point(capture: Capture, point: Point | None, unresolved: str, to: int | None = None) -> Reading:
    basis: TimeBasis = "relative" if point else "unresolved"
    return capture.read_as(point.value if point else unresolved, basis, to=to)


def _counts_something(capture: Capture, context: Context) -> bool:
    """Whether the number counts what follows: "in May 22 people died"."""
    before = context.text[max(0, capture.start - 4) : capture.start].lower()
    noun = _COUNTED_NOUN.match(context.text, capture.end, capture.end + 40)
    return noun is not None and before.split()[-1:] == ["in"]


def read_month_of_year_named(capture: Capture, context: Context) -> Reading | None:
    """Read "August of that year", "October last year", "25 July of the following year"."""
    if capture.value("unit") != "1Y":
        return None
    which, month, day = capture.surface("which"), capture.value("month"), capture.value("day")
    base = context.told if is_told_step(which) else context.now
    year = shift_period("1Y", base, step_of(which))
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    return capture.read_as(year + tail, "relative" if base else "unresolved")


def read_days_of_month(capture: Capture, context: Context) -> list[Reading] | None:
    """Read "May 4 and 5", "23-28 March 1951", "from the 13th to the 19th of October": two days of one month."""
    first, second = capture.part("first")[0], capture.part("second")[0]
    month, year = capture.value("month"), capture.value("year")
    if capture.part("unit"):
        year = _year_named(capture, context)
        if year is None:
            return None
    spans = [(capture.start, first.end, first.value), (second.start, capture.end, second.value)]
    readings = []
    for start, end, day in spans:
        point = Point(year, month, day) if year else resolve_month_day(month, day, context, capture.start)
        basis: TimeBasis = "explicit" if year else "relative" if point else "unresolved"
        value = point.value if point else f"XXXX-{month:02}-{day:02}"
        readings.append(Reading(start, end, "DATE", value, None, basis))
    month_first = capture.part("month")[0].start < first.start
    if month_first and year is None and _COUNTED_NOUN.match(context.text, capture.end, capture.end + 40):
        return readings[:1]
    return readings


def _year_named(capture: Capture, context: Context) -> int | None:
    """The year of "July 27 and 28 last year"."""
    base = context.told if is_told_step(capture.surface("which")) else context.now
    if base is None or capture.value("unit") != "1Y":
        return None
    return base.year + step_of(capture.surface("which"))


def read_days_of_year(capture: Capture, context: Context) -> list[Reading] | None:
    """Read "July 1 to July 3, 1863", "August-September 1950", "between March and May": both lie in one stretch."""
    first, second, year = capture.part("first"), capture.part("second"), capture.value("year")
    months = [next(word.value for word in part if word.text[0].isalpha()) for part in (first, second)]
    days = [next((word.value for word in part if word.text[0].isdecimal()), None) for part in (first, second)]
    turns = months[0] > months[1]
    basis: TimeBasis = "explicit"
    if year is None:
        # A narrative goes forward from what it has told; news looks back from the later of the two.
        lead = 0 if context.narrative else 1
        day = days[lead]
        if day is None:
            point = resolve_month(months[lead], context, capture.start, capture.end)
        else:
            point = resolve_month_day(months[lead], day, context, capture.start)
        if point is None:
            return None
        year, basis = point.year + (turns and lead == 0), "relative"
    values = [Point(year - turns, months[0], days[0]).value, Point(year, months[1], days[1]).value]
    return [
        Reading(first[0].start, first[-1].end, "DATE", values[0], None, basis),
        Reading(second[0].start, capture.end, "DATE", values[1], None, basis),
    ]


def read_told_nth(capture: Capture, context: Context) -> Reading | None:
    """Read "on the 20th": a day of the month told."""
    told, day = context.told, capture.value("day")
    if (
        _NUMBERS_A_THING.match(context.text, capture.end)
        or told is None
        or told.month is None
        or make_date(told.year, told.month, day) is None
    ):
        return None
    return capture.read_as(Point(told.year, told.month, day).value, "relative")


def read_numeric_date(capture: Capture, context: Context) -> Reading | None:
    """Read "2024-03-22", "22.03.2024", "7/8/07": of two possible orders the one near the publication date."""
    span = context.text[capture.start : capture.end]
    if span[4:5] == "-":
        found = make_date(int(span[:4]), int(span[5:7]), int(span[8:]))
        return capture.read_as(found.isoformat(), "explicit") if found else None
    orders: tuple[DateOrder, ...] = ("DMY",) if "." in span else ("MDY", "DMY")
    candidates = sorted({found for order in orders if (found := parse_full_date(span, order))})
    if not candidates:
        return None
    reference = context.reference
    if reference is not None:
        by_distance = sorted(candidates, key=lambda found: abs(found - reference))
        near = [found for found in by_distance if abs(found - reference) <= _NEAR]
        if len(near) == 1 or abs(by_distance[0] - reference) <= _VERY_NEAR:
            candidates = by_distance[:1]
    if len(candidates) == 1:
        return capture.read_as(candidates[0].isoformat(), "explicit")
    return capture.read_as(f"{candidates[0].year:04}-XX-XX", "unresolved")


def read_holiday(capture: Capture, context: Context) -> Reading | None:
    """Read "Christmas Day", "Easter 2024", "last Thanksgiving": the nearest one where no year is given."""
    name, year = capture.value("holiday"), capture.value("year")
    if year is not None:
        day = _holiday(name, year)
        return capture.read_as(day.isoformat(), "explicit") if day else None
    now = context.now
    base = now.as_date() if now else None
    part = capture.value("part")
    suffix = f"T{'NI' if part == '1N' else part}" if part else ""
    kind: TimexType = "TIME" if part else "DATE"
    if base is None:
        tail = name if name[0].isdecimal() else "XX-XX"
        head = Point(now.year).value if now else "XXXX"
        return capture.read_as(f"{head}-{tail}{suffix}", "relative" if now and tail == name else "unresolved", kind)
    step = step_of(capture.surface("which"))
    days = [day for shift in (-1, 0, 1) if (day := _holiday(name, base.year + shift))]
    days = [day for day in days if not step or (day < base if step < 0 else day > base)]
    if not days:
        return None
    return capture.read_as(min(days, key=lambda day: abs(day - base)).isoformat() + suffix, "relative", kind)


def _holiday(name: str, year: int) -> date | None:
    if not 1583 <= year <= 9999:
        return None
    if name[0].isdecimal():
        return make_date(year, int(name[:2]), int(name[3:]))
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name[6:] or 0))
    if name == "thanksgiving":
        return nth_weekday(year, 11, 4, 4)
    return nth_weekday(year, 9, 1, 1) if name == "labor-day" else nth_weekday(year, 5, 1, -1)


def read_weekday(capture: Capture, context: Context) -> Reading:
    """Read "Friday", "last Friday", "next Monday": the nearest, or the last or next of that name."""
    weekday, step = capture.value("weekday"), step_of(capture.surface("which"))
    day = resolve_weekday(weekday, context, capture.start, capture.end)
    reference = context.reference
    if day is None or reference is None:
        return capture.read_as(f"XXXX-WXX-{weekday}", "unresolved")
    if step < 0 and day >= reference:
        day -= timedelta(days=7)
    elif step > 0 and day <= reference:
        day += timedelta(days=7)
    return capture.read_as(day.isoformat(), "relative")


_OF_THAT_YEAR = "comma? of? the? {which:which} {unit:unit}"
_WEEKDAY = "(?: any_weekday comma? )?"
_NOT_A_DAY = "!>[month month_abbreviation unit units scale half_of_day clock]"

RULES = (
    Rule("22.03.2024", "{date:numeric_date}", read_numeric_date),
    Rule(
        "July 1 to July 3, 1863",
        "{first:any_month date_day?} joint the? {second:any_month date_day?} IN_YEAR",
        read_days_of_year,
    ),
    Rule(
        "between March and May",
        "{first:any_month date_day?} joint {second:any_month date_day?} !>date_day",
        read_days_of_year,
    ),
    Rule(
        "4 May - 3 June 1915",
        "{first:date_day of? any_month} joint the? {second:date_day of? any_month} IN_YEAR",
        read_days_of_year,
    ),
    Rule(
        "May 4 and 5 last year",
        "{month:any_month} {first:date_day} joint {second:date_day} " + _OF_THAT_YEAR,
        read_days_of_month,
    ),
    Rule(
        "May 4 and 5",
        "{month:any_month} {first:date_day} joint {second:date_day} " + _NOT_A_DAY + " IN_YEAR?",
        read_days_of_month,
    ),
    Rule(
        "23-28 March 1951",
        "the? {first:date_day} joint the? {second:date_day} of? {month:any_month} IN_YEAR?",
        read_days_of_month,
    ),
    Rule(
        "August of that year",
        f"{_WEEKDAY} {{month:any_month}} {{day:date_day}}? {_OF_THAT_YEAR}",
        read_month_of_year_named,
    ),
    Rule(
        "25 July last year",
        f"{_WEEKDAY} the? {{day:date_day}} of? {{month:any_month}} {_OF_THAT_YEAR}",
        read_month_of_year_named,
    ),
    Rule("Friday, March 22, 2024", _WEEKDAY + "{month:any_month} {day:date_day} IN_YEAR?", read_day),
    Rule("the 22nd of March 2024", _WEEKDAY + "the? {day:date_day} of? {month:any_month} IN_YEAR?", read_day),
    Rule("on the 20th", "<[on from by until since to] the {day:nth} >stop", read_told_nth),
    Rule("Christmas night", "{holiday:holiday} {part:any_part}", read_holiday),
    Rule("last Christmas", "(?: the? {which:last|next|this|past} )? {holiday:holiday} {year:year}?", read_holiday),
    Rule("late on Friday", "{early:early|late|mid} dash? on? {weekday:any_weekday}", read_weekday),
    Rule(
        "last Friday",
        "(?: (?:the|this)? {which:last|next|this|past|following} )? {weekday:any_weekday}",
        read_weekday,
    ),
)
