"""Resolution: which year, month or week an incomplete expression means, by the policy measured on news corpora.

A bare weekday is the nearest one, and the publication day's own name is that day; a month and day without a year is the
nearest of past and future; a month alone is past unless the sentence looks ahead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.lexicon import load_lexicon
from extractors.times.calendar import (
    Point,
    make_date,
    nearest_weekday,
    nearest_year,
    point_of,
    shift_day,
    shift_months,
    week_value,
)
from extractors.times.reading import Context

_UNRESOLVED = {
    "D": "XXXX-XX-XX",
    "N": "XXXX-XX-XXTNI",
    "W": "XXXX-WXX",
    "E": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
}
_POINT = re.compile(r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_MIDDLES = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_FAR_AHEAD = timedelta(days=60)


def step_of(which: str) -> int:
    """How many periods away "last", "this" or "the following" is; 0 for no such word."""
    return int(load_lexicon("times")["step"].get(which, 0))


def is_told_step(which: str) -> bool:
    """Whether the word means the period told ("the previous year") rather than the reader's ("last year")."""
    return which in load_lexicon("times")["told_step"]["words"]


def read_point(value: str) -> Point | None:
    """The year, month or day of a TIMEX3 value; None where it has none ("P3D", "2024-W12")."""
    match = _POINT.match(value)
    if match is None:
        return None
    year = -int(match[2]) if match[1] else int(match[2])
    return Point(year, int(match[3]) if match[3] else None, int(match[4]) if match[4] else None)


def resolve_month(month: int, context: Context, start: int, end: int) -> Point | None:
    """The month that "May" means; None where nothing tells the year.

    Args:
        month: 1 to 12.
        context: publication date and last date named.
        start, end: the expression's span, whose sentence may look ahead ("will be completed in October").
    """
    now = context.now
    if now is None:
        return None
    if context.narrative or now.month is None:
        return Point(nearest_year(month, now), month)
    if context.looks_ahead(start, end) and not context.is_since(start):
        return Point(now.year if month >= now.month else now.year + 1, month)
    return Point(now.year if month <= now.month else now.year - 1, month)


def resolve_month_day(month: int, day: int, context: Context, start: int) -> Point | None:
    """The day that "March 22" means: the nearest one, after "since" the nearest past one.

    A day months ahead is no day on which something has happened: "the attack of October 7 was", written in April, is
    last year's. None where nothing tells the year, or there is no such day.
    """
    now = context.now
    if now is None:
        return None
    base = now.as_date()
    if base is None or context.narrative:
        return Point(_told_year(month, day, context, start, now), month, day)
    candidates = [make_date(base.year + step, month, day) for step in (-1, 0, 1)]
    if context.is_since(start):
        candidates = [found for found in candidates if found and found <= base]
    nearest = min((found for found in candidates if found), key=lambda found: abs(found - base), default=None)
    if nearest and nearest - base > _FAR_AHEAD and context.looks_back(start, start):
        nearest = make_date(nearest.year - 1, month, day) or nearest
    return point_of(nearest) if nearest else None


def _told_year(month: int, day: int, context: Context, start: int, now: Point) -> int:
    """The year of a day in a narrative: the nearest to the last date told, but "since" leads to no day to come."""
    year = nearest_year(month, now)
    named = make_date(year, month, day)
    ahead = named is not None and context.reference is not None and named > context.reference
    return year - 1 if ahead and context.is_since(start) else year


def resolve_weekday(weekday: int, context: Context, start: int, end: int) -> date | None:
    """The day that "Friday" means: the nearest, but none ahead of what has happened, and none before what will.

    None without a publication date.
    """
    if context.reference is None or context.narrative:
        return None
    day = nearest_weekday(context.reference, weekday)
    if day and day > context.reference:
        told = context.looks_back(start, end, any_verb=True) or context.is_since(start)
        return shift_day(day, -7) if told else day
    if day and day < context.reference and context.is_announced(start):
        return shift_day(day, 7)
    return day


def resolve_season(season: str, which: str, context: Context, start: int, end: int) -> int | None:
    """The year of "the summer" or "last winter"; None where nothing tells it.

    In a narrative the season nearest to the last date told; else the past one unless the sentence looks ahead.
    """
    now = context.now
    if now is None:
        return None
    step = step_of(which)
    if context.narrative or now.month is None:
        return nearest_year(_SEASON_MIDDLES[season], now) + step
    begins = _SEASON_STARTS[season]
    if not which:
        return now.year if begins <= now.month or context.looks_ahead(start, end) else now.year - 1
    if step < 0:
        return now.year - 1 if now.month < begins + 3 else now.year
    return now.year + (1 if step > 0 and now.month >= begins else 0)


def shift_period(unit: str, base: Point | None, offset: int) -> str:
    """The value of the day, week, month … so many of its kind away from a point: "last week" is offset -1.

    Args:
        unit: the lexicon's unit, e.g. ``1W``, ``10Y``, ``T1H``.
        base: what it is reckoned from.
        offset: how many units later, negative for earlier.

    Returns:
        A value of the unit's granularity (a week stays a week), with X for what cannot be known: ``XXXX-WXX``.
    """
    letter, count = unit[-1], int(unit.strip("TDNWEMQYHS"))
    unresolved = _UNRESOLVED.get(letter, "XXXX") if unit[0] != "T" else "XXXX-XX-XXTXX"
    if base is None:
        return unresolved
    if letter == "Y":
        return _shift_years(count, base.year, offset)
    if letter in "MQ" and unit[0] != "T":
        if base.month is None:
            return Point(base.year).value + unresolved[4:]
        return _shift_month_value(letter, base, offset * count)
    day = base.as_date()
    if day is None:
        return Point(base.year).value + unresolved[4:]
    days = 0 if unit[0] == "T" else offset * count * (7 if letter in "WE" else 1)
    shifted = shift_day(day, days)
    if shifted is None:
        return unresolved
    if letter in "WE":
        return week_value(shifted) + ("-WE" if letter == "E" else "")
    suffix = "TNI" if letter == "N" else "TXX" if unit[0] == "T" else ""
    return shifted.isoformat() + suffix


def _shift_years(count: int, year: int, offset: int) -> str:
    if count == 1:
        return Point(shift_months(year, 1, 12 * offset)[0]).value
    width = 1 if count == 10 else 2
    base = abs(year) // count
    era = "BC" if year < 0 else ""
    return f"{era}{base + (offset if year > 0 else -offset):0{4 - width}}"


def _shift_month_value(letter: str, base: Point, offset: int) -> str:
    year, month = shift_months(base.year, base.month or 1, offset * (3 if letter == "Q" else 1))
    if letter == "M":
        return Point(year, month).value
    return f"{Point(year).value}-Q{(month - 1) // 3 + 1}"
