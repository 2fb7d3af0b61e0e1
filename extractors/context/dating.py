"""Dating: the window of the event, or of the moment, that a number describes. Nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from extractors.candidates import Reading
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.roles.relations import clause_words
from schemas import TimeBasis, TimeExpression


class Window(NamedTuple):
    """An inclusive window with the words that give it; `time` is None where the publication date is all there is."""

    start: date | None
    end: date | None
    basis: TimeBasis
    time: TimeExpression | None
    rule: str


def date_draft(draft: Draft, times: list[TimeExpression], story: Window | None) -> Window | None:
    """Find when what a fact states happened or held.

    Args:
        draft: a fact of a core kind, with its scope.
        times: the time expressions of its sentence, in text order.
        story: the window of the article's main event, if known.

    Returns:
        The window, or None where the article does not say.
    """
    own = _nearest(draft, times)
    if draft.kind == "duration":
        return None
    if draft.scope == "stock" and draft.candidate.reading.article.published_on and not _past(draft):
        published = draft.candidate.reading.article.published_on
        return Window(published, published, "publication", None, "when.state-on-publication")
    if own is not None:
        return own
    if draft.heir is not None and draft.heir.fields.get("window"):
        inherited: Window = draft.heir.fields["window"]
        return inherited._replace(rule="when.of-the-total")
    if draft.kind == "casualty" and draft.scope == "event":
        return story
    return None


def story_window(reading: Reading, times_of: list[list[TimeExpression]]) -> Window | None:
    """The date of the article's main event: the first that its opening sentences give to something that happened."""
    for line, times in zip(reading.sentences[:6], times_of[:6], strict=False):
        for time in times:
            if _usable(time) and not _reporting(reading, line.start, time) and time.type in ("DATE", "TIME"):
                return Window(time.window_start, time.window_end, time.basis, time, "when.main-event")
    return None


def _usable(time: TimeExpression) -> bool:
    return time.window_start is not None or time.window_end is not None or time.basis == "unresolved"


def _nearest(draft: Draft, times: list[TimeExpression]) -> Window | None:
    reading = draft.candidate.reading
    best, best_cost = None, 1e9
    for time in times:
        if time.type not in ("DATE", "TIME") and time.window_start is None:
            continue
        if time.start < draft.end and draft.start < time.end:
            continue
        if _reporting(reading, draft.candidate.line.sentence.start, time):
            continue
        gap = time.start - draft.end if time.start >= draft.end else draft.start - time.end
        between = reading.article.text[min(draft.end, time.end) : max(draft.start, time.start)]
        cost = gap + 40 * between.count(";") + 25 * sum(f" {word} " in between for word in ("after", "while", "but", "when", "since"))
        if cost < best_cost:
            best, best_cost = time, cost
    if best is None:
        return None
    return Window(best.window_start, best.window_end, best.basis, best, "when.in-sentence")


def _reporting(reading: Reading, sentence_start: int, time: TimeExpression) -> bool:
    """Whether a date says when something was said: "officials said on Thursday"."""
    before = reading.article.text[max(sentence_start, time.start - 28) : time.start].lower().replace(",", " ").split()
    while before and before[-1] in ("on", "late", "early", "in", "a", "statement", "reporters", "journalists", "parliament", "the", "local", "media", "press", "conference", "news", "at", "told"):
        if before[-1] == "told":
            return True
        before.pop()
    return bool(before) and before[-1] in clause_words().speech


def _past(draft: Draft) -> bool:
    """Whether a state is told of in the past: it held then, not on the day of publication."""
    words = [token.lower for token in draft.candidate.tokens[draft.candidate.end : draft.candidate.end + 4]]
    return bool({"was", "were", "had"} & set(words)) or any(word in load_lexicon("scopes")["past_leads"] for word in draft.candidate.before(3))
