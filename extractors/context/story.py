"""The story: when an article's main event happened, and which of its dates only say when something was told."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.reading import Reading
from extractors.roles.gaps import clause_words
from extractors.times.windows import window_of_length
from schemas import TimeBasis, TimeExpression


class Window(NamedTuple):
    """An inclusive window with the words that give it; `time` is None where the publication date is all there is."""

    start: date | None
    end: date | None
    basis: TimeBasis
    time: TimeExpression | None
    rule: str

    def holds(self, other: Window) -> bool:
        """Whether another window lies within this one, which is longer than a day and no longer than a year."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end and 0 < (self.end - self.start).days <= _YEAR


_CAUSE = re.compile(
    r"\b(?:over|for|about|in connection with|related to|linked to|accused of|blamed for)"
    r"(?:\s+(?:the|an?|his|her|their|its))?\s+\Z"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_BESIDE_WORD = re.compile(r" (?=[a-z])")
_DAYS = re.compile(r"P(\d{1,2})([DW])")
_AFTER = re.compile(r"\s+after\b")
_WORD = re.compile(r"[^\W\d_]+")
_EVENT_REACH = 40
_OPENING, _NAMING = 6, 4
_DAYS_OF_ONE, _YEAR = 7, 366
# What is counted or searched for on the days after.
_UPDATE = re.compile(
    r"\b(?:toll|dead|deaths|fatalities|killed)\b[^.;]{0,40}"
    r"\b(?:rose|risen|climbed|jumped|increased|passed|reached|surged|grew)\b[^.;]{0,40}\Z"
    r"|\b(?:rescuers|rescue|search|searchers|crews|workers|divers|bodies|body)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_REPORTING_REACH = 28
# "another report during the weekend said", "said in a report released on Friday"
_SAID_AFTER = re.compile(r" (?:said|says|put the|reported) ")
_REPORT_OF = re.compile(
    r"\breports? (?:on|in|by|of) \Z|"
    r"\b(?:report|statement|study|survey|letter|bulletin|document|assessment|review|update|figures|data)\s+"
    r"(?:that\s+was\s+|was\s+|were\s+)?(?:released|issued|published|unveiled|dated|seen)\s+(?:on\s+|late\s+|early\s+)*\Z"
)
_NAMED_SO = re.compile(r"\b[A-Z][a-z]+ Said,? \Z")
_ISSUE_REACH = 45
AS_OF = re.compile(r"\bas of (?:late |early )?\Z", re.IGNORECASE)


def story_window(reading: Reading, times_of: list[list[TimeExpression]]) -> Window | None:
    """The date of the article's main event: the first that its opening sentences give to something that happened.

    "Friday's bombing" names the event with its day, whatever was said or counted on the days after; the day of a new
    count ("the toll climbed to 34 on Monday") is taken only where no other is told.
    """
    named: Window | None = None
    for times in times_of[:_NAMING]:
        for time in times:
            if named is None and _is_days(time) and _names_event(reading.article.text, time):
                named = window_of_time(time)
    if named is None or _is_a_night(named):
        told = _first_told(reading, times_of)
        named = told if named is None or (told is not None and falls_in_night(named, told)) else named
    return named


def _first_told(reading: Reading, times_of: list[list[TimeExpression]]) -> Window | None:
    """The first date of the opening sentences that can be that of the event."""
    night: Window | None = None
    update: Window | None = None
    for line, times in zip(reading.sentences[:_OPENING], times_of[:_OPENING], strict=False):
        if (told := _told_days_after(reading, line.start, times)) is not None:
            return told
        for time in times:
            if not may_date(reading, line.start, time, times):
                continue
            window = window_of_time(time)
            if _UPDATE.search(reading.article.text[line.start : time.start]) is not None:
                update = update or window
            elif night is not None:
                return window if falls_in_night(night, window) else night
            elif not _is_a_night(window):
                return window
            else:
                night = window
    return night or update


def _is_a_night(window: Window) -> bool:
    return window.time is not None and is_part_of_day(window.time) and window.start != window.end


def falls_in_night(night: Window, day: Window) -> bool:
    """Whether a day is that of a night which a headline tells of: "overnight", and in the text "on Sept. 11"."""
    if not _is_a_night(night) or night.start is None or night.end is None or day.start is None:
        return False
    return day.start == day.end and night.start <= day.start <= night.end


def tells_of_incident(reading: Reading, story: Window) -> bool:
    """Whether the sentence that dates the main event names what can kill: "The ferry sank on Sunday"."""
    if story.time is None:
        return False
    at = bisect_right(reading.sentences, story.time.start, key=lambda sentence: sentence.start) - 1
    incidents = load_lexicon("scopes")["incidents"]
    words = reading.sentences[at].tokens.lowers
    return any(word in incidents or singular(word) in incidents for word in words)


def window_of_time(time: TimeExpression) -> Window:
    """A time expression as the window of the main event."""
    return Window(time.window_start, time.window_end, time.basis, time, "when.main-event")


def may_date(reading: Reading, start: int, time: TimeExpression, times: list[TimeExpression]) -> bool:
    """Whether a time of a sentence can be that of an incident: a few days, not of the telling or the cause."""
    if time.type not in ("DATE", "TIME") or time.window_end is None or not _is_days(time):
        return False
    if is_part_of_day(time) and any(other.type == "DATE" for other in times):
        return False
    return not is_reporting(reading, start, time) and not is_cause(reading.article.text, start, time)


def _told_days_after(reading: Reading, start: int, times: list[TimeExpression]) -> Window | None:
    """ "officials said on Thursday, two days after the aircraft vanished": told on one day, and happened before."""
    text = reading.article.text
    for told, offset in pairwise(times):
        length = _DAYS.fullmatch(offset.value) if offset.type == "DURATION" else None
        if length is None or not _AFTER.match(text, offset.end) or text[told.end : offset.start].strip(" ,") != "":
            continue
        day = told.window_start
        if day is not None and day == told.window_end and is_reporting(reading, start, told):
            since = window_of_length(day, int(length[1]), f"1{length[2]}", ahead=False)
            return Window(since[0], since[0], "relative", offset, "when.days-before-it-was-told") if since else None
    return None


def _names_event(text: str, time: TimeExpression) -> bool:
    """Whether a day owns an incident: "Friday's mosque bombing", "the Tuesday morning breakout"."""
    owned = _POSSESSIVE.match(text, time.end) or _BESIDE_WORD.match(text, time.end)
    if owned is None or (text[owned.start() : owned.end()].isspace() and not _is_weekday(time)):
        return False
    incidents = load_lexicon("scopes")["incidents"]
    following = _WORD.findall(text[owned.end() : owned.end() + _EVENT_REACH].lower())
    return any(singular(word) in incidents for word in following[:3])


def _is_weekday(time: TimeExpression) -> bool:
    return time.text.split()[0].lower() in load_lexicon("times")["weekday"]


def is_part_of_day(time: TimeExpression) -> bool:
    """ "early morning", "overnight": a part of a day that its own words do not name."""
    words = (word for word in time.text.split()[-2:] if word != "Overnight")
    return time.type == "TIME" and not any(word[0].isupper() or word[0].isdigit() for word in words)


def _is_days(time: TimeExpression) -> bool:
    """Whether a window is short enough to be that of one incident."""
    if time.window_start is None or time.window_end is None:
        return False
    return (time.window_end - time.window_start).days <= _DAYS_OF_ONE and not time.text.lower().startswith("since")


def is_cause(text: str, begin: int, time: TimeExpression) -> bool:
    """Whether a date is that of the incident that led to what is counted: "jailed 12 men over the 2019 attack"."""
    if _CAUSE.search(text[begin : time.start]) is None:
        return False
    incidents = load_lexicon("scopes")["incidents"]
    following = _WORD.findall(text[time.end : time.end + _EVENT_REACH].lower())
    return any(singular(word) in incidents for word in following[:3])


def is_reporting(reading: Reading, sentence_start: int, time: TimeExpression) -> bool:
    """Whether a date says when something was said: "officials said on Thursday"."""
    known = reading.reporting.get(time.start)
    if known is None:
        known = reading.reporting[time.start] = _is_reporting(reading, sentence_start, time)
    return known


def _is_reporting(reading: Reading, sentence_start: int, time: TimeExpression) -> bool:
    lead = reading.article.text[max(sentence_start, time.start - _REPORTING_REACH) : time.start]
    if _NAMED_SO.search(lead):
        # "Port Said, 2012" is where and when.
        return False
    words = lead.lower().replace(",", " ").split()
    if AS_OF.search(lead):
        return True
    if _SAID_AFTER.match(reading.article.text, time.end) or _REPORT_OF.search(
        reading.article.text[max(sentence_start, time.start - _ISSUE_REACH) : time.start]
    ):
        return True
    fillers = load_lexicon("scopes")["reporting_fillers"]
    while words and words[-1] in fillers:
        words.pop()
    return bool(words) and (
        words[-1] in clause_words().speech or words[-1] in load_lexicon("scopes")["reporting_verbs"]
    )
