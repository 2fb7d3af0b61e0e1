"""Calendar arithmetic on TIMEX3 values: points of any granularity, shifting them, and the days they span."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

_QUARTERS = re.compile(r"(\d{4})-(Q|H)(\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|\d))?$")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")
_DECADE = re.compile(r"\d{2,3}$")


class Point(NamedTuple):
    """A year, a month or a day. A year before Christ is negative; 490 BC is -490."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """The point as a TIMEX3 value: 1943, 1943-05, 1943-05-10, BC0480-09."""
        year = f"BC{-self.year:04}" if self.year < 0 else f"{self.year:04}"
        parts = [year] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def as_date(self) -> date | None:
        """The day, or None where the point is no day of the Gregorian calendar."""
        if self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day ("February 30")."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def point_of(day: date) -> Point:
    """The day as a point."""
    return Point(day.year, day.month, day.day)


def shift_day(day: date, days: int) -> date | None:
    """The date so many days later (earlier where negative); None beyond the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later. There is no year 0: the year after 1 BC is AD 1."""
    linear = (year + (1 if year < 0 else 0)) * 12 + month - 1 + months
    shifted = linear // 12
    return (shifted if shifted > 0 or year > 0 else shifted - 1), linear % 12 + 1


def shift_clipped(day: date, months: int) -> date | None:
    """The same day so many months away, clipped to the month's length: 31 March less a month is 29 February."""
    year, month = shift_months(day.year, day.month, months)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_value(day: date) -> str:
    """The ISO week a day lies in: 2024-W12."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def nearest_weekday(reference: date, weekday: int) -> date | None:
    """The day of that name (1 = Monday) nearest to the reference, which is itself where its name is the same."""
    ahead = (weekday - reference.isoweekday()) % 7
    return shift_day(reference, ahead if ahead <= 3 else ahead - 7)


def nearest_year(month: int, anchor: Point) -> int:
    """The year in which a month lies nearest to the anchor, the later one of two equally near."""
    if anchor.month is None:
        return anchor.year
    distance = (month - anchor.month) % 12
    year, _ = shift_months(anchor.year, anchor.month, distance if distance <= 6 else distance - 12)
    return year


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth day of that name in a month; -1 is the last one."""
    days = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
    return date(year, month, days[nth if nth < 0 else nth - 1])


def span_of(value: str) -> tuple[date, date] | None:
    """The days a TIMEX3 value covers, both inclusive.

    Args:
        value: a DATE or TIME value: ``2024-W12`` is Monday to Sunday, ``199`` the nineties, ``2024-03-22TMO`` one day.

    Returns:
        First and last day; None for what names no days of the calendar (``XXXX-WXX-4``, ``PAST_REF``, ``1943-SU``, BC).
    """
    if match := _DAY.match(value):
        return _span_of_point(*(int(part) if part else None for part in match.groups()))
    if match := _WEEK.match(value):
        return _span_of_week(int(match[1]), int(match[2]), match[3])
    if match := _QUARTERS.match(value):
        length = 3 if match[2] == "Q" else 6
        return _span_of_months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if _DECADE.match(value):
        width = 10 ** (4 - len(value))
        start = int(value) * width
        if start < MINYEAR or start + width - 1 > MAXYEAR:
            return None
        return date(start, 1, 1), date(start + width - 1, 12, 31)
    return None


def _span_of_point(year: int | None, month: int | None, day: int | None) -> tuple[date, date] | None:
    if year is None or year < MINYEAR:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return _span_of_months(year, month, 1)
    only = make_date(year, month, day)
    return (only, only) if only else None


def _span_of_months(year: int, month: int, length: int) -> tuple[date, date] | None:
    last_year, last_month = shift_months(year, month, length - 1)
    if not 1 <= month <= 12 or year < MINYEAR or last_year > MAXYEAR:
        return None
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def _span_of_week(year: int, week: int, part: str | None) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if part is None:
        return monday, monday + timedelta(days=6)
    if part == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    only = monday + timedelta(days=int(part) - 1)
    return only, only
