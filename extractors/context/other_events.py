"""Dates of another event: times beside a number that do not date it, though none may be nearer."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.context.stretches import compares_in_clause, only_compares
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.gaps import after_be
from extractors.roles.relations import mention_end
from schemas import TimeExpression

# "the largest since 1997, when six prisoners fled"
TOLD_THEN = re.compile(r",?\s+when\b")
# How near a date stands to the count that it dates; before such a count these make it an older one.
_BESIDE = 6
_SINCE_WORDS = 8
# A clause about those counted, and the rules of verbs that stand before it or after it.
_WHO_THEY_ARE = re.compile(r"^[^.,;:“”]*?\b(?:that|who|whom|which|they|it|he|she|we)\b(?=[^.,;:“”]*\Z)")
# A clause about the incident, and where the sentence goes on behind it.
_IN_WHICH = re.compile(r"\b(?:in|during|after) which\s[^,;.:“”]*\Z")
_GOES_ON = re.compile(r",\s+(?!on\b|in\b|at\b|last\b|this\b|and\b)[a-z]")
_WHICH_REACH = 60
_TAKEN = frozenset({"captured", "arrested", "detained", "held"})
_TOLD_OUTSIDE = (".object-", ".passive-")
_AFTER_THE = re.compile(r"\b(?:after|following) (?:the|a|an) \Z")
_WORD = re.compile(r"[^\W\d_]+")
_LEAD, _AHEAD, _LAST_HITS = 16, 30, 8
_EARLIER_FIGURES = frozenset({"from", "than", "against", "earlier", "previous"})


def is_of_another_event(draft: Draft, time: TimeExpression) -> bool:
    """Whether a time dates something else than what a fact states.

    Args:
        draft: the fact.
        time: a time expression of its sentence.

    Returns:
        True for the 2019 of "12 died in the deadliest attack since 2019" and the Tuesday of "214 bodies, up from 112 on
        Tuesday".
    """
    return (
        _is_compared_with(draft, time)
        or _is_of_what_befell_before(draft, time)
        or _tells_who_did_it(draft, time)
        or _is_beyond_aside(draft, time)
        or _is_of_another_number(draft, time)
        or _follows_incident(draft, time)
        or _is_of_participle(draft, time)
    )


def _is_of_participle(draft: Draft, time: TimeExpression) -> bool:
    """ "freed 411 soldiers, as well as five aid workers abducted near Masisi in November": they were freed later."""
    candidate = draft.candidate
    if time.start < draft.end or not any(relation in draft.rule for relation in _TOLD_OUTSIDE):
        return False
    tokens = candidate.tokens
    first, last = candidate.end, bisect_left(tokens.starts, time.start)
    before = [hit for hit in candidate.line.hits_between(first, last, _LAST_HITS) if hit.form is not None]
    if not before or before[-1].form != "participle" or before[-1].trigger.label not in _TAKEN:
        return False
    hit = before[-1]
    own = draft.rule.rpartition("-")[2] == hit.trigger.entry.split()[-1]
    joined = {",", "and", ";"}.isdisjoint(tokens.lowers[hit.last : last])
    return joined and not own and not after_be(tokens, hit.first) and tokens.lowers[hit.first - 1].isalpha()


def _follows_incident(draft: Draft, time: TimeExpression) -> bool:
    """ "were detained in Gaza after the October 7 attack": the day of what came before."""
    text = draft.candidate.reading.article.text
    if time.start < draft.end or _AFTER_THE.search(text[max(0, time.start - _LEAD) : time.start]) is None:
        return False
    following = _WORD.findall(text[time.end : time.end + _AHEAD].lower())
    incidents = load_lexicon("scopes")["incidents"]
    return any(singular(word) in incidents or word in ("coup", "war", "election") for word in following[:2])


def _is_compared_with(draft: Draft, time: TimeExpression) -> bool:
    """ "the deadliest attack since 2019", "one of the deadliest attacks there this year": nothing happened then."""
    tokens = draft.candidate.tokens
    at = bisect_left(tokens.starts, time.start)
    if tokens.lowers[at : at + 1] == ["this"]:
        return compares_in_clause(tokens.lowers[max(0, at - _SINCE_WORDS) : at])
    first = max(0, at - _SINCE_WORDS)
    told_then = TOLD_THEN.match(draft.candidate.reading.article.text, time.end, draft.start)
    if told_then or "since" not in tokens.lowers[first:at]:
        return False
    since = tokens.lowers.index("since", first)
    return only_compares(tokens.lowers[max(0, since - _SINCE_WORDS - 1) : since])


def _tells_who_did_it(draft: Draft, time: TimeExpression) -> bool:
    """ "The regime, which seized power in February 2021, has killed 5,900": the aside has a date of its own."""
    text = draft.candidate.reading.article.text
    if time.end > draft.start or text[time.end : time.end + 1] != ",":
        return False
    if time.window_start is None or time.window_start == time.window_end:
        return False
    before = text[draft.candidate.line.sentence.start : time.start]
    aside = before[before.rfind(",") + 1 :].split()
    return "," in before and aside[:1] in (["which"], ["who"], ["whose"])


def _is_of_what_befell_before(draft: Draft, time: TimeExpression) -> bool:
    """ "freed four of the 12 teachers they abducted in May", "rescued nine girls whom traffickers had brought there in
    January": the clause that tells who they are has a date of its own."""
    if draft.kind != "headcount" or not any(relation in draft.rule for relation in _TOLD_OUTSIDE):
        return False
    candidate = draft.candidate
    between = candidate.reading.article.text[draft.end : time.start]
    clause = _WHO_THEY_ARE.search(between)
    if clause is None:
        return False
    first = bisect_left(candidate.tokens.starts, draft.end + clause.start())
    last = bisect_left(candidate.tokens.starts, time.start)
    within = [hit for hit in candidate.line.hits if first < hit.first < last and hit.form]
    own = draft.rule.rpartition(".passive-")[2]
    if any(hit.trigger.entry.replace(" ", "-") == own for hit in within):
        # "Nine fishermen who had clung to a boat were picked up on Monday"
        return False
    return bool(within) or "had" in candidate.tokens.lowers[first:last]


def _is_beyond_aside(draft: Draft, time: TimeExpression) -> bool:
    """ "The trial over a fire in which 41 people died, opened on Tuesday": they did not die then."""
    text = draft.candidate.reading.article.text
    if time.start < draft.end or _IN_WHICH.search(text[max(0, draft.start - _WHICH_REACH) : draft.start]) is None:
        return False
    return _GOES_ON.search(text[draft.end : time.start]) is not None


def _is_of_another_number(draft: Draft, time: TimeExpression) -> bool:
    """ "214 bodies, up from 112 on Tuesday": the date stands right behind another count."""
    lowers = draft.candidate.tokens.lowers
    for other in draft.candidate.line.mentions:
        own = other is draft.candidate.mention
        if own or other.kind not in ("cardinal", "vague") or other.unit or other.currency:
            continue
        end = draft.candidate.tokens.ends[mention_end(other) - 1]
        if 0 < time.start - end <= _BESIDE:
            return other.outer_first > 0 and lowers[other.outer_first - 1] in _EARLIER_FIGURES
    return False
