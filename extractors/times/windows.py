"""Last step of the times layer: the days an expression covers, and what "since", "until" and "between" make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date

from extractors.times.calendar import shift_clipped, shift_day, span_of
from extractors.times.reading import Reading

Window = tuple[date | None, date | None]

_DAYS_PER_UNIT = {"D": 1.0, "N": 1.0, "W": 7.0, "E": 7.0}
_DAYS_PER_CLOCK_UNIT = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_MONTHS_PER_UNIT = {"M": 1, "Q": 3, "Y": 12}
_LONGEST = 40_000
_CUE = re.compile(
    r"\b(since|until|till|by|through|between|from)\s(?:about |around |at least )?(?:the\s|as early as\s)?$",
    re.IGNORECASE,
)
_CUE_REACH = 28
_SINCE = re.compile(r"\bsince\s[^.,;:()\n]{1,60}\s(?:the\s)?$", re.IGNORECASE)
_SINCE_REACH = 90
_JOINTS = {
    "between": re.compile(r"\s+and\s+(?:the\s+)?$", re.IGNORECASE),
    "from": re.compile(r"\s*(?:to|through|until|till|[-–—])\s*(?:the\s+)?$", re.IGNORECASE),
    "": re.compile(r"\s?[-–—]\s?$"),
}
_SAME_PERIOD = re.compile(r"the same (?:period|time)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\s+so far\b", re.IGNORECASE)
_SO_FAR_BEFORE = re.compile(r"\bso far\s+$", re.IGNORECASE)


def window_of_length(reference: date, number: float, unit: str, *, ahead: bool) -> tuple[date, date] | None:
    """The days from a length before the reference to the reference, or from it to a length after.

    Args:
        reference: the day the length ends on (begins on, where ahead).
        number: how many units; "the past 48 hours" is 48 of ``T1H`` and reaches back two days.
        unit: the lexicon's unit.
        ahead: whether the length lies ahead.
    """
    letter, per_unit, sign = unit[-1], int(unit.strip("TDNWEMQYHS")), 1 if ahead else -1
    if number * per_unit > _LONGEST:
        return None
    if unit[0] != "T" and letter in _MONTHS_PER_UNIT:
        other = shift_clipped(reference, sign * round(number * per_unit * _MONTHS_PER_UNIT[letter]))
    else:
        days = _DAYS_PER_CLOCK_UNIT[letter] if unit[0] == "T" else _DAYS_PER_UNIT[letter]
        other = shift_day(reference, sign * -int(-number * per_unit * days // 1) if number else 0)
    if other is None:
        return None
    return (reference, other) if ahead else (other, reference)


def find_windows(text: str, readings: Sequence[Reading], reference: date | None) -> list[Window]:
    """The window of each reading.

    Args:
        text: the article's text.
        readings: its time expressions in text order.
        reference: the publication date, where "since" ends.

    Returns:
        First and last day, inclusive, one pair per reading; None for an end that is open or not known. Both dates of
        "between March and May" get the whole stretch.
    """
    windows: list[Window] = [_own_window(reading) for reading in readings]
    cues = [
        _cue_before(text, reading, readings[index - 1].end if index else 0) for index, reading in enumerate(readings)
    ]
    index = 0
    while index < len(readings):
        cue = cues[index]
        known = index + 1 < len(readings) and windows[index][0] and windows[index + 1][1]
        if known and _joined(text, readings[index], readings[index + 1], cue):
            windows[index] = windows[index + 1] = _stretch(windows[index], windows[index + 1])
            index += 2
            continue
        windows[index] = _apply_cue(text, readings[index], windows[index], cue, reference)
        if index and readings[index].basis != "unresolved" and _SAME_PERIOD.match(text, readings[index].start):
            windows[index] = _shift_to_year(windows[index - 1], int(readings[index].value[:4]))
        index += 1
    return windows


def _own_window(reading: Reading) -> Window:
    if reading.window is not None:
        return reading.window
    if reading.type not in {"DATE", "TIME"} or reading.basis == "unresolved":
        return None, None
    return span_of(reading.value) or (None, None)


def _cue_before(text: str, reading: Reading, floor: int) -> str:
    if reading.type not in {"DATE", "TIME"}:
        return ""
    if match := _CUE.search(text[max(floor, reading.start - _CUE_REACH) : reading.start]):
        return match[1].lower()
    before = text[max(floor, reading.start - _SINCE_REACH) : reading.start]
    return "since" if "since " in before and _SINCE.search(before) else ""


def _joined(text: str, first: Reading, second: Reading, cue: str) -> bool:
    if first.type not in {"DATE", "TIME"} or second.type not in {"DATE", "TIME"} or second.start - first.end > 12:
        return False
    joint = _JOINTS.get(cue)
    return joint is not None and joint.fullmatch(text[first.end : second.start]) is not None


def _stretch(first: Window, second: Window) -> Window:
    if first[0] and second[1] and first[0] > second[1]:
        return None, None
    return first[0], second[1]


def _apply_cue(text: str, reading: Reading, window: Window, cue: str, reference: date | None) -> Window:
    start, end = window
    if reading.type not in {"DATE", "TIME"}:
        return window
    if cue == "since" and start is not None:
        return start, reference if reference is None or reference >= start else None
    if cue in {"until", "till", "by", "through"}:
        return (reference if reference and end and reference <= end else None), end
    if reference and start and end and start <= reference <= end:
        after = text[reading.end : reading.end + 10]
        before = text[max(0, reading.start - 10) : reading.start]
        if _SO_FAR.match(after) or _SO_FAR_BEFORE.search(before):
            return start, reference
    return window


def _shift_to_year(window: Window, year: int) -> Window:
    """The same days of another year: "the same period of 2022", after "so far this year"."""
    start, end = window
    if start is None or end is None or not MINYEAR < year < MAXYEAR:
        return None, None
    months = 12 * (year - start.year)
    return shift_clipped(start, months), shift_clipped(end, months)
