"""Dating: the window of the event, or of the moment, that a number describes. Nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from extractors.candidates import Reading
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
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


_SINCE = re.compile(r"\bsince\b[^.;:,“”]{0,60}\Z", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:after|before|while|but|when|since|until|following|whose|who|which)\b")
_CAUSE = re.compile(
    r"\b(?:over|for|about|in connection with|related to|linked to|accused of|blamed for)"
    r"(?:\s+(?:the|an?|his|her|their|its))?\s+\Z"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_DAYS = re.compile(r"P(\d{1,2})([DW])")
_AFTER = re.compile(r"\s+after\b")
_WORD = re.compile(r"[^\W\d_]+")
_REPORTING_REACH = 28

# Sentences from the start of an article within which a fact is one of its main event.
_STORY_CASUALTIES = 12
_STORY_HEADCOUNTS = 6

_JOINED_DAYS = 3

_EVENT_REACH = 40


def date_draft(draft: Draft, times: list[TimeExpression], story: Window | None) -> Window | None:
    """Find when what a fact states happened or held.

    Args:
        draft: a fact of casualty or headcount, with its scope; a length of time has no date of its own.
        times: the time expressions of its sentence, in text order.
        story: the window of the article's main event, if known.

    Returns:
        The window, or None where the article does not say.
    """
    if draft.kind == "duration":
        return None
    published = draft.candidate.reading.article.published_on
    if draft.scope == "stock" and published and not _past(draft):
        return Window(published, published, "publication", None, "when.state-on-publication")
    own = _nearest(draft, times)
    total = draft.antecedent or draft.heir
    if total is not None and (own is None or (draft.antecedent is not None and not _follows(draft, own))):
        window: Window | None = total.fields.get("window")
        if window is not None:
            return window._replace(rule="when.of-the-total")
    if own is not None:
        return own
    if draft.scope == "cumulative" and published:
        return Window(None, published, "publication", None, "when.up-to-publication")
    return story if draft.scope == "event" and draft.modality == "asserted" and _of_the_story(draft) else None


def _of_the_story(draft: Draft) -> bool:
    """Whether a fact with no date of its own belongs to the main event: what happened to people longer than the rest.

    News tells its main event first, and ends with the background: who was in court, what happened elsewhere.
    """
    reach = _STORY_CASUALTIES if draft.kind == "casualty" else _STORY_HEADCOUNTS
    return draft.candidate.line.index <= reach and "separate" not in draft.candidate.tokens.lowers


def _follows(draft: Draft, own: Window) -> bool:
    """Whether a date stands after the number, so that it is the number's own and not its total's."""
    return own.time is not None and own.time.start >= draft.end


def story_window(reading: Reading, times_of: list[list[TimeExpression]]) -> Window | None:
    """The date of the article's main event: the first that its opening sentences give to something that happened.

    "Friday's bombing" names the event with its day, whatever was said or counted on the days after.
    """
    for times in times_of[:4]:
        for time in times:
            if _is_days(time) and _names_event(reading.article.text, time):
                return Window(time.window_start, time.window_end, time.basis, time, "when.main-event")
    for line, times in zip(reading.sentences[:6], times_of[:6], strict=False):
        if (told := _told_days_after(reading, line.start, times)) is not None:
            return told
        for time in times:
            known = time.window_start is not None and time.window_end is not None
            if (
                known
                and time.type in ("DATE", "TIME")
                and _is_days(time)
                and not is_reporting(reading, line.start, time)
                and not _is_cause(reading.article.text, line.start, time)
            ):
                return Window(time.window_start, time.window_end, time.basis, time, "when.main-event")
    return None


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
    """Whether a day owns an incident: "Friday's mosque bombing"."""
    owned = _POSSESSIVE.match(text, time.end)
    if owned is None:
        return False
    incidents = load_lexicon("scopes")["incidents"]
    following = _WORD.findall(text[owned.end() : owned.end() + _EVENT_REACH].lower())
    return any(singular(word) in incidents for word in following[:3])


def _is_days(time: TimeExpression) -> bool:
    """Whether a window is short enough to be that of one incident."""
    if time.window_start is None or time.window_end is None:
        return False
    return (time.window_end - time.window_start).days <= 7 and not time.text.lower().startswith("since")


def _nearest(draft: Draft, times: list[TimeExpression]) -> Window | None:
    reading = draft.candidate.reading
    text = reading.article.text
    best, best_cost = None, 1e9
    for time in times:
        if time.value.endswith("_REF") or (time.type not in ("DATE", "TIME") and time.window_start is None):
            continue
        if time.start < draft.end and draft.start < time.end:
            continue
        if is_reporting(reading, draft.candidate.line.sentence.start, time):
            continue
        after = time.start >= draft.end
        if after and _is_cause(text, draft.end, time):
            continue
        between = text[draft.end : time.start] if after else text[time.end : draft.start]
        cost = len(between) + 60 * between.count(";") + 25 * len(_OTHER_CLAUSE.findall(between)) + (0 if after else 10)
        if cost < best_cost:
            best, best_cost = time, cost
    if best is None:
        return None
    start, end = _joined(best, times, text)
    sentence = draft.candidate.line.sentence
    if _SINCE.search(text[sentence.start : best.start]) and start is not None:
        published = reading.article.published_on
        end = None if published is None or published < start else published
    return Window(start, end, best.basis, best, "when.in-sentence")


def _is_cause(text: str, begin: int, time: TimeExpression) -> bool:
    """Whether a date is that of the incident that led to what is counted: "jailed 12 men over the 2019 attack"."""
    if _CAUSE.search(text[begin : time.start]) is None:
        return False
    incidents = load_lexicon("scopes")["incidents"]
    following = _WORD.findall(text[time.end : time.end + _EVENT_REACH].lower())
    return any(singular(word) in incidents for word in following[:3])


def _joined(time: TimeExpression, times: list[TimeExpression], text: str) -> tuple[date | None, date | None]:
    """The window of a time and of one beside it: "on Tuesday night and Wednesday morning" covers two days."""
    start, end = time.window_start, time.window_end
    for other in times:
        first, second = (other, time) if other.start < time.start else (time, other)
        link = text[first.end : second.start].lower().split()
        if link not in (["and"], ["and", "on"]) or start is None or end is None:
            continue
        if other.window_start and other.window_end and abs((other.window_start - start).days) <= _JOINED_DAYS:
            start, end = min(start, other.window_start), max(end, other.window_end)
    return start, end


def is_reporting(reading: Reading, sentence_start: int, time: TimeExpression) -> bool:
    """Whether a date says when something was said: "officials said on Thursday"."""
    words = (
        reading.article.text[max(sentence_start, time.start - _REPORTING_REACH) : time.start]
        .lower()
        .replace(",", " ")
        .split()
    )
    fillers = load_lexicon("scopes")["reporting_fillers"]
    while words and words[-1] in fillers:
        words.pop()
    return bool(words) and (
        words[-1] in clause_words().speech or words[-1] in load_lexicon("scopes")["reporting_verbs"]
    )


def _past(draft: Draft) -> bool:
    """Whether a state is told of in the past: it held then, not on the day of publication."""
    words = draft.candidate.tokens.lowers[draft.candidate.end : draft.candidate.end + 4]
    return bool({"was", "were", "had", "remained"} & set(words)) or any(
        word in load_lexicon("scopes")["past_leads"] for word in draft.candidate.before(3)
    )
