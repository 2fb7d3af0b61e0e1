"""The times layer from end to end: text to words, words to readings, readings to time expressions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache

from extractors.times import clock_rules, day_rules, duration_rules, period_rules, relative_rules
from extractors.times.grammar import Grammar
from extractors.times.reading import Context, Reading
from extractors.times.resolution import read_point
from extractors.times.vocabulary import vocabulary
from extractors.times.windows import find_windows
from extractors.times.words import Words, read_words
from schemas import TimeExpression

# A text tells of another time than its own when its years lie mostly this far from the publication date.
_FAR_YEARS = 2
_NARRATIVE_YEARS = 4
_NARRATIVE_SHARE = 3


def find_times(text: str, reference: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text and resolve them.

    Args:
        text: a whole article's text.
        reference: its publication date; None where it is not known, and then "Friday" stays ``XXXX-WXX-5``.

    Returns:
        Expressions in text order, not overlapping; offsets are half-open, into `text`. "in the past 48 hours",
        published on 2024-03-21, is a DURATION of ``PT48H`` from 2024-03-19 to 2024-03-21.
    """
    words = read_words(text)
    context = Context(text, reference, _is_narrative(words, reference))
    readings: list[Reading] = []
    for reading in _grammar().read(words, context):
        readings.append(reading)
        _move_anchor(context, reading)
    windows = find_windows(text, readings, reference)
    return tuple(
        TimeExpression(
            start=reading.start,
            end=reading.end,
            text=text[reading.start : reading.end],
            type=reading.type,
            value=reading.value,
            mod=reading.mod,
            window_start=start,
            window_end=end,
            basis=reading.basis if start or end else "unresolved",
        )
        for reading, (start, end) in zip(readings, windows, strict=True)
    )


def covers_number(times: Sequence[TimeExpression], start: int, end: int) -> bool:
    """Whether a number belongs to a date, a clock time or a recurrence, and so counts nothing: "March 22", "5 p.m.".

    Args:
        times: what `find_times` found, in its order.
        start: first character of the number.
        end: one past its last character.
    """
    index = bisect_right(times, start, key=lambda time: time.start)
    return any(
        time.type != "DURATION" and time.start < end and start < time.end
        for time in times[max(0, index - 1) : index + 1]
    )


@cache
def _grammar() -> Grammar:
    modules = (clock_rules, day_rules, period_rules, relative_rules, duration_rules)
    return Grammar([rule for module in modules for rule in module.RULES])


def _is_narrative(words: Words, reference: date | None) -> bool:
    symbols = vocabulary().symbols
    present = sum(words.symbols.count(symbols[name]) for name in ("weekday", "today", "tonight"))
    if symbols["era"] in words.symbols:
        return present == 0
    years = [words.word(match.start()).value for match in re.finditer(symbols["year"], words.symbols)]
    far = len(years) if reference is None else sum(abs(year - reference.year) >= _FAR_YEARS for year in years)
    return far >= max(_NARRATIVE_YEARS, _NARRATIVE_SHARE * (len(years) - far + present))


def _move_anchor(context: Context, reading: Reading) -> None:
    if reading.type in {"DATE", "TIME"} and reading.basis != "unresolved" and (point := read_point(reading.value)):
        context.move_anchor(point, reading.start)
