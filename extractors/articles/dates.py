"""Calendar dates as an article's header writes them ("Sept 15, 2019"); the publication date is read from these."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon

# POSIX strptime's %y: 69 to 99 are in the twentieth century.
_TWO_DIGIT_PIVOT = 69


class HeaderDate(NamedTuple):
    """A date in a header line. `day` is None where the year is missing or day and month could be either way round."""

    start: int
    end: int
    day: date | None
    has_year: bool


@cache
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    dates = load_lexicon("layout")["dates"]
    months = {name: number for number, names in enumerate(dates["months"], start=1) for name in names}
    weekdays = {name: number for number, names in enumerate(dates["weekdays"]) for name in names}
    return months, weekdays


@cache
def _date_pattern() -> re.Pattern[str]:
    months, weekdays = _numbers()
    # Capitals are required: "may" and "march" are verbs far more often than months.
    month = "|".join(f"{name.title()}|{name.upper()}" for name in sorted(months, key=len, reverse=True))
    weekday = "|".join(f"{name.title()}|{name.upper()}" for name in sorted(weekdays, key=len, reverse=True))
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\d)"
    # Taken off a page, a date may run into itself or the time: "4 Jul 20224 Jul 2022", "July 4, 20226:01 PM".
    runs_on = rf"(?=\d{{1,2}}(?::\d\d|\s(?:{month})\b))"
    year = rf"(?:19|20)\d\d(?:(?!\d)|{runs_on})"
    return re.compile(
        rf"""(?:(?<![\w.])|(?<=\s20\d\d))(?=[A-Z\d])
        (?:(?P<weekday>{weekday})\b\.?,?\s+(?:the\s+)?)?
        (?:
          (?P<month_first>{month})(?:\b\.\s*|\b[\s\-]+)(?P<day_second>{day})(?!:\d)(?:(?:,\s*|[\s\-]+)(?P<year_third>{year}))?
        | (?P<day_first>{day})(?:\s+of)?[\s\-/](?P<month_second>{month})\b\.?
            (?:[,\s\-/]\s?(?P<year_last>{year}|'?\d\d(?![\w:.]\d)(?!\w)))?
        | (?P<iso_year>{year})[\-/.]\s?(?P<iso_month>\d\d?)[\-/.]\s?(?P<iso_day>\d\d?)(?!\d)
        | (?P<year_first>{year})[\s\-](?P<month_middle>{month})\b\.?[\s\-](?P<day_end>{day})
        | (?P<left>\d\d?)(?P<mark>[/.\-])(?P<right>\d\d?)(?P=mark)(?P<numeric_year>{year})
        )""",
        re.VERBOSE,
    )


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[HeaderDate]:
    """Find calendar dates with a day of the month in a short stretch of text, left to right.

    Args:
        text: the article's text.
        start: where to begin, 0-based.
        end: where to stop; the end of the text if None.

    Yields:
        Each date, also those without a year ("Mar. 22"); a numeric date that could be read as either
        day-month or month-day ("03/04/2024") has no `day`, unless its weekday decides.
    """
    for match in _date_pattern().finditer(text, start, len(text) if end is None else end):
        day, has_year = _read_match(match.groupdict())
        yield HeaderDate(match.start(), match.end(), day, has_year)


def _read_match(group: dict[str, str | None]) -> tuple[date | None, bool]:
    months, weekdays = _numbers()
    if group["left"] and group["right"] and group["numeric_year"]:
        weekday = weekdays.get((group["weekday"] or "").lower())
        day_first = group["mark"] == "."  # dotted dates are day.month.year wherever they are written
        year = int(group["numeric_year"])
        return _read_numeric(int(group["left"]), int(group["right"]), year, weekday, day_first), True
    digits = group["year_third"] or group["year_last"] or group["iso_year"] or group["year_first"]
    if digits is None:
        return None, False
    month = group["month_first"] or group["month_second"] or group["month_middle"]
    day = group["day_second"] or group["day_first"] or group["iso_day"] or group["day_end"]
    month_number = months[month.lower()] if month else int(group["iso_month"] or 0)
    return _make_date(_full_year(digits), month_number, int(re.sub(r"\D", "", day or "0"))), True


def _read_numeric(left: int, right: int, year: int, weekday: int | None, day_first: bool) -> date | None:
    readings = {_make_date(year, right, left)}
    if not day_first:
        readings.add(_make_date(year, left, right))
    days = [day for day in readings if day is not None]
    if len(days) > 1 and weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
    return days[0] if len(days) == 1 else None


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'"))
    if year >= 100:
        return year
    return year + (1900 if year >= _TWO_DIGIT_PIVOT else 2000)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
