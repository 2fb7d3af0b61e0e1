"""Dates of a sentence: which of its time expressions dates a number in it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.context.other_events import TOLD_THEN, is_of_another_event
from extractors.context.story import Window, is_cause, is_part_of_day, is_reporting
from extractors.kinds import Draft
from extractors.times.calendar import span_of
from schemas import TimeExpression

_SINCE = re.compile(r"\bsince\b[^.;:,“”]{0,60}\Z", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:after|before|while|but|when|since|until|following|whose|who|which)\b")
# "since the conflict began in": a clause of its own.
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?:the|a|an)\s+[^.;:,“”]{3,40}\s(?:in|on)\s+\Z", re.IGNORECASE)
_SINCE_REACH, _ANOTHER_CLAUSE = 60, 60
_AND_ONLY = re.compile(r",? (?:and|while|but) ")
_NEW_CLAUSE = 15
_TO_BE_REACH = 28
_TO_BE = re.compile(r"\bto be \w+(?: \w+)?(?: on| in)? \Z", re.IGNORECASE)
_JOINED_DAYS = 3


def nearest_window(draft: Draft, times: list[TimeExpression]) -> Window | None:
    """The window of the time expression of its sentence that dates a fact, if one does.

    Args:
        draft: a fact, with its modality.
        times: the time expressions of its sentence, in text order.
    """
    reading = draft.candidate.reading
    text = reading.article.text
    best, best_cost = None, 1e9
    for time in times:
        if time.value.endswith("_REF") or (time.type not in ("DATE", "TIME") and time.window_start is None):
            continue
        if time.start < draft.end and draft.start < time.end:
            continue
        if is_of_another_event(draft, time):
            continue
        if is_reporting(reading, draft.candidate.line.sentence.start, time):
            continue
        after = time.start >= draft.end
        if after and is_cause(text, draft.end, time):
            continue
        if is_part_of_day(time) and any(other.type == "DATE" for other in times):
            # "An early morning fire Sunday": the part of the day is that of the day named.
            continue
        if draft.modality == "asserted" and _TO_BE.search(text[max(0, time.start - _TO_BE_REACH) : time.start]):
            # "a candidate for the election to be held on Sunday": the day of what is yet to come.
            continue
        cost = _distance(draft, time, text)
        if cost < best_cost:
            best, best_cost = time, cost
    if best is None:
        return None
    start, end = _joined(best, times, text)
    sentence = draft.candidate.line.sentence
    if TOLD_THEN.match(text, best.end, draft.start) is not None and (told_then := span_of(best.value)) is not None:
        start, end = told_then
    elif _SINCE.search(text[sentence.start : best.start]) and start is not None:
        published = reading.article.published_on
        end = None if published is None or published < start else published
    return Window(start, end, best.basis, best, "when.in-sentence")


def _distance(draft: Draft, time: TimeExpression, text: str) -> int:
    """How far a date is from a number: in characters, with more for each clause that begins between them."""
    after = time.start >= draft.end
    between = text[draft.end : time.start] if after else text[time.end : draft.start]
    cost = len(between) + 60 * between.count(";") + 25 * len(_OTHER_CLAUSE.findall(between)) + (0 if after else 10)
    if not after and _SINCE_CLAUSE.search(text[max(0, time.start - _SINCE_REACH) : time.start]):
        cost += _ANOTHER_CLAUSE
    if not after and _AND_ONLY.fullmatch(between):
        # "in August 2019 and two died last December": behind "and" a clause with a day of its own begins.
        cost += _NEW_CLAUSE
    return cost


def _joined(time: TimeExpression, times: list[TimeExpression], text: str) -> tuple[date | None, date | None]:
    """The window of a time and of one beside it: "on Tuesday night and Wednesday morning" covers two days."""
    start, end = time.window_start, time.window_end
    for other in times:
        first, second = (other, time) if other.start < time.start else (time, other)
        link = text[first.end : second.start].lower().split()
        if link not in (["and"], ["and", "on"]) or start is None or end is None:
            continue
        if other.window_start is None or other.window_end is None:
            continue
        # "in 2022 and 2023", "in May and June"
        next_to = first.window_end is not None and second.window_start == first.window_end + timedelta(days=1)
        if next_to or abs((other.window_start - start).days) <= _JOINED_DAYS:
            start, end = min(start, other.window_start), max(end, other.window_end)
    return start, end
