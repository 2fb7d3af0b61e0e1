"""Dating: the window of the event, or of the moment, that a number describes. Nothing is guessed."""

from __future__ import annotations

import re

from extractors.context.occurrence import Story
from extractors.context.sentence_dates import nearest_window
from extractors.context.story import (
    AS_OF,
    Window,
    falls_in_night,
    is_reporting,
    may_date,
    tells_of_incident,
    window_of_time,
)
from extractors.context.stretches import left_long_ago
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.antecedents import is_compared
from schemas import TimeExpression

# "around 4:30am" names no day.
_CLOCK = re.compile(
    r"(?:about |around )?(?:\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{4} (?:hours|GMT))\Z",
    re.IGNORECASE,
)
_CUE_REACH = 16

# Sentences from the start of an article within which a fact is one of its main event.
_STORY_CASUALTIES = 12
_STORY_HEADCOUNTS = 6
# States that people get into by an incident, as by being hurt.
_BEFALLING = frozenset({"travelling", "rescued", "trapped", "evacuated", "captured"})

# Words of courts, and how far before those who were killed they stand.
_VERDICTS = frozenset(
    {
        "convicted",
        "sentenced",
        "jailed",
        "accused",
        "charged",
        "trial",
        "suspect",
        "acquitted",
        "guilty",
        "gets",
        "life",
    }
)
_COURT_REACH, _CLAUSE_REACH = 30, 6
# What is counted for days after it has happened, and the rules of verbs that only count it.
_RECOUNT_DAYS = 21
_RECOUNTED = ("confirm-dead", "pronounce-dead", "declare-dead", "find-dead", "found-dead", "confirmed-dead")


def date_draft(draft: Draft, times: list[TimeExpression], events: Story) -> Window | None:
    """Find when what a fact states happened or held.

    Args:
        draft: a fact of casualty or headcount, with its scope.
        times: the time expressions of its sentence, in text order.
        events: when the article's main event happened, as far as it says.

    Returns:
        The window, or None where the article does not say.
    """
    published = draft.candidate.reading.article.published_on
    befell = _befell(draft)
    story = events.occurred if draft.kind == "casualty" and _is_told_in_court(draft) else events.window(befell=befell)
    if draft.scope == "stock" and (counted := _up_to_the_report(draft, times, AS_OF)) is not None:
        return counted._replace(start=counted.end, rule="when.as-of")
    if draft.rule == "headcount.built-for-N":
        return None
    if draft.scope == "stock" and published and _holds_now(draft, times) and draft.modality == "asserted":
        return Window(published, published, "publication", None, "when.state-on-publication")
    own = nearest_window(draft, times) or _of_the_entry(draft)
    total = draft.antecedent or draft.heir
    of_one = draft.antecedent is not None and draft.antecedent.candidate.line is draft.candidate.line
    if total is not None and (own is None or (of_one and not _follows(draft, own))):
        window: Window | None = total.fields.get("window")
        if window is not None:
            return window._replace(rule="when.of-the-total")
    if own is not None and story is not None and falls_in_night(own, story):
        return story
    occurred = events.occurred if draft.scope == "event" and befell else None
    if own is not None and occurred is not None and own.holds(occurred):
        # "a 2022 fire that killed nine", and further on "The fire broke out on Dec. 11, 2022": the day of that year.
        return occurred
    if own is not None and draft.scope == "cumulative" and own.start == own.end:
        # "As of Wednesday 100,000 had died": a running total begins before the day of its count.
        return own._replace(start=None)
    if own is not None and not (story is not None and _only_recounts(draft, own, story)):
        return own
    if draft.scope == "cumulative" and published:
        return _up_to_the_report(draft, times) or Window(None, published, "publication", None, "when.up-to-publication")
    told = draft.modality == "asserted" or (draft.modality == "possible" and draft.label in ("killed", *_BEFALLING))
    if draft.scope != "event" or not told:
        return None
    if (paragraph := _of_the_paragraph(draft)) is not None:
        return occurred if occurred is not None and _soon_after(paragraph, occurred) else paragraph
    return story if _of_the_story(draft) else None


def _of_the_paragraph(draft: Draft) -> Window | None:
    """ "On Monday one boat was hit by shelling. Five people died": the day that the sentence before tells of."""
    reading, before = draft.candidate.reading, draft.candidate.line.index - 1
    if _is_separate(draft) or before < reading.openings[before + 1]:
        return None
    times = reading.times_of[before]
    days = [
        time
        for time in times
        if may_date(reading, reading.sentences[before].start, time, times) and not _CLOCK.match(time.text)
    ]
    return window_of_time(days[-1])._replace(rule="when.of-the-paragraph") if days else None


def _soon_after(window: Window, story: Window) -> bool:
    """ "Rescuers on Tuesday pulled out three survivors. Eight people died": on Monday, when the avalanche came down."""
    if window.start is None or story.start is None:
        return False
    return 0 <= (window.start - story.start).days <= _RECOUNT_DAYS


def _of_the_entry(draft: Draft) -> Window | None:
    """ "Oct. 6, 1923: First game. … Attendance: 12,836.": the date that heads an entry of a chronology."""
    reading = draft.candidate.reading
    index, text = reading.openings[draft.candidate.line.index], reading.article.text
    head = next(iter(reading.times_of[index]), None)
    if head is None or head.window_start is None or text[head.end : head.end + 1] != ":":
        return None
    if any(letter.isalpha() for letter in text[reading.sentences[index].start : head.start]):
        return None
    return Window(head.window_start, head.window_end, head.basis, head, "when.heads-the-entry")


def _only_recounts(draft: Draft, own: Window, story: Window) -> bool:
    """ "The toll rose to 39 on Thursday", "11 bodies were found on Friday": they died when the building came down."""
    told = own.start
    if draft.scope != "event" or draft.label != "killed" or told is None or story.start is None:
        return False
    older = draft.candidate.before(2) in (["up", "from"], ["down", "from"])
    recounted = (
        older or ".toll" in draft.rule or any(word in draft.rule for word in _RECOUNTED) or _counts_bodies(draft)
    )
    later = recounted and 0 < (told - story.start).days <= _RECOUNT_DAYS
    return later and tells_of_incident(draft.candidate.reading, story)


def _counts_bodies(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and singular(phrase.noun) in ("body", "corpse", "remains")


def _up_to_the_report(draft: Draft, times: list[TimeExpression], cue: re.Pattern[str] | None = None) -> Window | None:
    """ "authorities reported 36 infections on Sunday": a running total goes up to the day on which it was told."""
    reading, start = draft.candidate.reading, draft.candidate.line.sentence.start
    for time in times:
        day = time.window_end
        if (
            cue is not None
            and cue.search(reading.article.text[max(start, time.start - _CUE_REACH) : time.start]) is None
        ):
            continue
        if day is not None and day == time.window_start and is_reporting(reading, start, time):
            return Window(None, day, time.basis, time, "when.up-to-the-report")
    return None


def _of_the_story(draft: Draft) -> bool:
    """Whether a fact with no date of its own belongs to the main event: what happened to people longer than the rest.

    News tells its main event first, and ends with the background: who was in court, what happened elsewhere.
    """
    reach = _STORY_CASUALTIES if _befell(draft) else _STORY_HEADCOUNTS
    return draft.candidate.line.index <= reach and not _is_separate(draft)


def _is_separate(draft: Draft) -> bool:
    """ "In a separate case, 19 died": of a day of its own."""
    return "separate" in draft.candidate.tokens.lowers


def _is_told_in_court(draft: Draft) -> bool:
    """ "Eight convicted over a disaster that killed 21": they did not die on the day of the verdict."""
    lowers, first = draft.candidate.tokens.lowers, draft.candidate.mention.outer_first
    before = lowers[max(0, first - _COURT_REACH) : first]
    told = not _VERDICTS.isdisjoint(before)
    return told and (not {"that", "which", "over", "of", "for", "in"}.isdisjoint(before[-_CLAUSE_REACH:]))


def _befell(draft: Draft) -> bool:
    """Whether an incident did it to them."""
    return draft.kind == "casualty" or draft.label in _BEFALLING


def _follows(draft: Draft, own: Window) -> bool:
    """Whether a date stands after the number, so that it is the number's own and not its total's."""
    return own.time is not None and own.time.start >= draft.end


def _is_older_figure(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "up from 650,000 in May": what a state is compared with held on a day of its own."""
    return is_compared(draft.candidate) and nearest_window(draft, times) is not None


def _holds_now(draft: Draft, times: list[TimeExpression]) -> bool:
    """Whether a state is that of the day of publication."""
    return not (_past(draft) or _is_older_figure(draft, times) or left_long_ago(draft, times))


def _past(draft: Draft) -> bool:
    """Whether a state is told of in the past: it held then, not on the day of publication."""
    words = draft.candidate.tokens.lowers[draft.candidate.end : draft.candidate.end + 4]
    return bool({"was", "were", "had", "remained"} & set(words)) or any(
        word in load_lexicon("scopes")["past_leads"] for word in draft.candidate.before(3)
    )
