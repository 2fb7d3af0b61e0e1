"""Apposed parts: "nine of the injured, three of them critical", "killed seven, four from one family"."""

from extractors.context.totals import within
from extractors.kinds import Draft
from extractors.quantities.decades import POSSESSIVES
from extractors.roles.gaps import clause_words

_POINTING = frozenset({"them", "whom", "these"})
_OWNERS = POSSESSIVES | {"its"}
_OPENS_DETAIL = frozenset({"from", "a", "an", "aged", "as"})
_FLED = (
    ".predicate-on-the-run",
    ".predicate-at-large",
    ".state-after-number-at-large",
    ".state-after-number-on-the-run",
)
_CLAUSE_REACH = 8


def apposed_to(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count right before that a part in apposition divides.

    Args:
        draft: a count of people.
        near: the counts of people just before it, in text order.

    Returns:
        The count beside it, which may be a part of another; None where the draft is no apposition.
    """
    previous = near[-1] if near and near[-1].candidate.line is draft.candidate.line else None
    if previous is None or not within(draft, previous):
        return None
    phrase = draft.candidate.mention.phrase
    between = draft.candidate.between(previous)
    if phrase is not None and phrase.pronoun and phrase.partitive:
        beside = between in ([","], ["("], ["–"], ["—"]) or _points_back(draft, between)
        return previous if phrase.noun in _POINTING and beside else None
    if phrase is None and (_details(draft, between) or _is_state_of_some(draft, between)):
        return previous
    return None


def _points_back(draft: Draft, between: list[str]) -> bool:
    """ "Nine are severely wounded; three of these …": the clause before counts those whom this one divides."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and phrase.noun == "these" and between[-1:] == [";"] and len(between) <= _CLAUSE_REACH


def _details(draft: Draft, between: list[str]) -> bool:
    """ ", four from one family,", ", one a paramedic,", "were hospitalised, one with burns": what some are."""
    after = draft.candidate.after(2)
    if between == [","] or between == ["more", ","]:
        return after[:1] != [] and after[0] in _OPENS_DETAIL
    words = clause_words()
    inside = between[:-1]
    plain = all(word in words.helpers or word.endswith(("ed", "ly")) for word in inside)
    return between[-1:] == [","] and plain and len(inside) <= _CLAUSE_REACH and after[:1] == ["with"]


def _is_state_of_some(draft: Draft, between: list[str]) -> bool:
    """ "41 were still there, nine in critical condition", "taken to Jos, where six were critical": of those before."""
    if draft.label != "injured" or len(between) > _CLAUSE_REACH or "and" in between:
        return False
    beside = between[-1:] == [","] and ".state-after-number-in-" in draft.rule
    return beside or (between[-2:] == [",", "where"] and (".predicate" in draft.rule or ".state" in draft.rule))


def owned_whole(draft: Draft, later: list[Draft]) -> Draft | None:
    """ "two of their four children": the four are told of here for the first time, whatever four there were before."""
    phrase = draft.candidate.mention.phrase
    if phrase is None or not later or later[0].candidate.line is not draft.candidate.line:
        return None
    owner = draft.candidate.tokens.lowers[phrase.last - 1]
    own = later[0].candidate.mention
    return later[0] if owner in _OWNERS and own.outer_first == phrase.last else None


def of_those_who_fled(draft: Draft, later: list[Draft]) -> Draft | None:
    """ "Four still at large after 11 inmates break out": some of those who fled, who are told of behind them."""
    if not draft.rule.endswith(_FLED) or not later or later[0].candidate.line is not draft.candidate.line:
        return None
    between = draft.candidate.tokens.lowers[draft.candidate.end : later[0].candidate.mention.outer_first]
    same = later[0].kind == draft.kind and within(draft, later[0])
    return later[0] if between[-1:] == ["after"] and same else None
