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
_CLAUSE_END = re.compile(r"[.!?]\s|\n|[,;:]\s|\s(?:which|who|when|after|before|while)\s")
_CUE_REACH = 140
_OPENING = re.compile(
    r"(?:^|[.!?:;]['”\"]?\s|\n|¶)\W*(?:(?:in|on|by|from|during|at|since|around|before|after|then|late|early)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_OPENING_REACH = 24
_SINCE = re.compile(r"\bsince\s(?:[^.,;:()\n]{1,60}\s)?$", re.IGNORECASE)
_SINCE_REACH = 70
_TO_BE = re.compile(r"\bto be \w+(?: \w+)?(?: on)? \Z", re.IGNORECASE)


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
        anchor: the last date named, None before the first; `anchor_day` the last full day.
    """

    def __init__(self, text: str, reference: date | None, narrative: bool) -> None:
        self.text = text
        self.reference = reference
        self.narrative = narrative
        self.anchor: Point | None = None
        self.anchor_day: Point | None = None

    @property
    def now(self) -> Point | None:
        """What a bare "in May" is reckoned from: the publication date, or in a narrative the last date named."""
        if self.narrative:
            return self.anchor
        return point_of(self.reference) if self.reference else None

    @property
    def told(self) -> Point | None:
        """What "the previous year" is reckoned from: the last date named, else the publication date."""
        return self.anchor or self.now

    @property
    def told_day(self) -> Point | None:
        """What "the next day" is reckoned from: the last day named, else the publication date."""
        return self.anchor_day or self.now

    def move_anchor(self, point: Point, start: int) -> None:
        """Take a date named at this character as the one the following text is reckoned from.

        In a narrative a bare year in mid-sentence ("the constitution of 1791", a book's year in brackets) does not
        move it, unless it is the year at hand or the one after: only a sentence that opens with a year turns to it.
        """
        last = self.anchor
        if self.narrative and last is not None and point.month is None and not self._opens_sentence(start):
            if point.year - last.year not in {0, 1}:
                return
            if point.year == last.year:
                return
        self.anchor = point
        if point.day is not None:
            self.anchor_day = point

    def _opens_sentence(self, start: int) -> bool:
        return _OPENING.search(self.text[max(0, start - _OPENING_REACH) : start]) is not None

    def is_since(self, start: int) -> bool:
        """Whether the expression follows "since", or "since the offensive began on": then it lies in the past."""
        return _SINCE.search(self.text[max(0, start - _SINCE_REACH) : start]) is not None

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the sentence around the span speaks of what is to come: "will", "scheduled", "until"."""
        return _cues("future_cue").search(self._sentence(start, end)) is not None

    def looks_back(self, start: int, end: int, *, any_verb: bool = False) -> bool:
        """Whether the sentence around the span speaks of what has happened, and not of what is to come.

        `any_verb` takes any verb in the past for a sign of it, and not only the surest.
        """
        sentence = self._sentence(start, end)
        if not _tells_the_past(sentence, any_verb=any_verb):
            return False
        cues = [cue.group().lower() for cue in _cues("future_cue").finditer(sentence)]
        # "On Thursday a candidate in the vote to be held in May spoke": what is to be is another thing than the day's.
        return not cues or (any_verb and set(cues) == {"to be"} and not self._is_to_be(start))

    def _is_to_be(self, start: int) -> bool:
        return _TO_BE.search(self.text[max(0, start - _SINCE_REACH) : start]) is not None

    def is_announced(self, start: int) -> bool:
        """Whether the clause before the span says what will happen, and nothing in it has: "will meet on Monday"."""
        before = _CLAUSE_END.split(self._sentence(start, start))[-1]
        return _cues("will").search(before) is not None and not _tells_the_past(before, any_verb=True)

    def _sentence(self, start: int, end: int) -> str:
        before = self.text[max(0, start - _CUE_REACH) : start]
        breaks = [match.end() for match in _SENTENCE_END.finditer(before)]
        after = self.text[end : end + _CUE_REACH]
        # What follows a comma is said of something else, unless the expression opens the sentence: "In May, it will".
        stop = (_SENTENCE_END if self._opens_sentence(start) else _CLAUSE_END).search(after)
        return before[breaks[-1] if breaks else 0 :] + " " + after[: stop.start() if stop else len(after)]


def _tells_the_past(clause: str, *, any_verb: bool) -> bool:
    names = ("past_cue", "past_verb") if any_verb else ("past_cue",)
    return any(_cues(name).search(clause) for name in names)


@cache
def _cues(name: str) -> re.Pattern[str]:
    cues = load_lexicon("times")[name]
    choices = [re.escape(word) for word in sorted(cues["words"], key=len, reverse=True)]
    if "ending" in cues:
        choices.append(rf"(?!(?:{'|'.join(cues['but'])})\b)\w{{3,}}{cues['ending']}")
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)
