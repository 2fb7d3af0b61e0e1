"""The only user of dateparser: resolves one clean date in full form, which the grammar or the parse stage chose.

Everything it gets wrong on news text (bare weekdays, modal "may", lengths, numbers) is kept from it: it never
sees a running text, only a span of bounded length, in English, with strict parsing.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

DateOrder = Literal["MDY", "DMY", "YMD"]

# Longer than "Wednesday, the 22nd of September, 2024, 10:30 a.m. GMT"; time grows fast with length.
MAX_SPAN = 64


@lru_cache(maxsize=8192)
def parse_full_date(span: str, order: DateOrder = "MDY") -> date | None:
    """The day a full date names.

    Args:
        span: the date's characters and nothing else: "March 22, 2024", "22.03.2024", "7/8/07".
        order: how a date in figures is read where both readings are possible.

    Returns:
        The day, or None where the span is too long, is not a date, or lacks the year, the month or the day.
    """
    if not span or len(span) > MAX_SPAN:
        return None
    found = _parser(order).get_date_data(span).date_obj
    return found.date() if found else None


@cache
def _parser(order: DateOrder) -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": order,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)
