"""What a rule makes of a time expression, and the context it resolves it in: the publication date and the last date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.times.calendar import Point, point_of
from schemas import TimeBasis, TimexType

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_CUE_REACH = 140


class Reading(NamedTuple):
    """A time expression read: its span, TIMEX3 value, and how the value is known.

    `window` is set only where the value alone does not tell the days ("the past 48 hours").
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    basis: TimeBasis = "unresolved"
    window: tuple[date, date] | None = None


class Context:
    """Where an expression stands: the reference date, the last date the text named, and the words around.

    Attributes:
        reference: the publication date, None where it is not known.
        narrative: whether the text tells of another time than its own, as a history does; then the last date named,
            not the publication date, is what "in May" and "the next day" are reckoned from.
        anchor: the last date named, None before the first.
    """

    def __init__(self, text: str, reference: date | None, narrative: bool) -> None:
        self.text = text
        self.reference = reference
        self.narrative = narrative
        self.anchor: Point | None = None

    @property
    def now(self) -> Point | None:
        """What a bare "in May" is reckoned from: the publication date, or in a narrative the last date named."""
        if self.narrative:
            return self.anchor
        return point_of(self.reference) if self.reference else None

    @property
    def told(self) -> Point | None:
        """What "the next day" is reckoned from: the last date named, else the publication date."""
        return self.anchor or self.now

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the sentence around the span speaks of what is to come: "will", "scheduled", "until"."""
        before = self.text[max(0, start - _CUE_REACH) : start]
        breaks = [match.end() for match in _SENTENCE_END.finditer(before)]
        after = self.text[end : end + _CUE_REACH]
        stop = _SENTENCE_END.search(after)
        sentence = before[breaks[-1] if breaks else 0 :] + " " + after[: stop.start() if stop else len(after)]
        return _future_cues().search(sentence) is not None


@cache
def _future_cues() -> re.Pattern[str]:
    words = sorted(load_lexicon("times")["future_cue"]["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
