"""Scope: whether a number counts one incident, a window, a running total, or a state at a moment."""

from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.roles.relations import clause_words
from schemas import Scope, TimeExpression

_STOCK_STATUSES = frozenset({"held", "living", "employed", "affected", "sheltering", "trapped"})
_PRESENT = frozenset({"are", "is", "have", "has", "remain", "remains", "still", "now", "currently"})


def read_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    """Tell a count's scope from its label and the words around it.

    Args:
        draft: a casualty or a headcount.
        times: the time expressions of its sentence.

    Returns:
        The scope and the rule that told it: "54 killed in the preceding 24 hours" is a period, "1.4 million people
        shelter in Rafah" a stock.
    """
    if draft.kind == "casualty":
        return _casualty_scope(draft, times)
    return _headcount_scope(draft, times)


def _clause(draft: Draft) -> list[str]:
    return [token.lower for token in draft.candidate.tokens]


def _casualty_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    if draft.label == "missing":
        return "stock", "scope.missing"
    heir = draft.heir
    if heir is not None and heir.scope in ("period", "cumulative") and not times:
        return heir.scope, "scope.of-the-total"
    window = _window(draft, times)
    if window:
        return window
    words = _clause(draft)
    causes = clause_words().long_causes
    start = draft.candidate.mention.outer_first
    if any(word in causes for word in words[max(0, start - 12) : start]) and {"has", "have"} & set(words[max(0, start - 8) : start]):
        return "cumulative", "scope.the-war-has-killed"
    return "event", "scope.one-incident"


def _window(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    words = _clause(draft)
    text = draft.candidate.reading.article.text
    sentence = draft.candidate.line.sentence
    joined = " ".join(words)
    if "since" in words and any(text[max(sentence.start, time.start - 8) : time.start].lower().endswith("since ") or "since" in time.text.lower() for time in times):
        return "cumulative", "scope.since"
    if " since the " in joined or "since the start" in joined or " since an " in joined:
        return "cumulative", "scope.since"
    for phrase in load_lexicon("scopes")["periods"]:
        if f" {phrase} " in f" {joined} ":
            return "period", "scope.window"
    for phrase in load_lexicon("scopes")["cumulative"]:
        if f" {phrase} " in f" {joined} ":
            return "cumulative", "scope.running-total"
    return None


def _headcount_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    label = draft.label or "other"
    if label in _STOCK_STATUSES:
        return "stock", "scope.status-is-a-state"
    window = _window(draft, times)
    if window:
        return window
    if label == "infected":
        return "cumulative", "scope.infections-add-up"
    words = _clause(draft)[draft.candidate.end : draft.candidate.end + 8]
    if label in ("displaced", "other", "deployed", "detained") and _PRESENT & set(words[:4]):
        return "stock", "scope.present-state"
    if label == "deployed" and "head" in draft.rule:
        return "stock", "scope.present-state"
    return "event", "scope.one-incident"
