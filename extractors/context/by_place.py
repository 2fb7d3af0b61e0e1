"""Counts by place: "Garissa is the worst hit, with 341 cases and nine deaths, followed by Nairobi with 97"."""

from extractors.context.totals import within
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon

_REACH = 7
_HARDEST = frozenset({"worst", "hardest", "worst-hit", "hardest-hit", "worst-affected"})


def counted_by_place(draft: Draft, near: list[Draft], earlier: list[Draft]) -> Draft | None:
    """The article's count that a place's own count is part of.

    Args:
        draft: a count of people.
        near: the counts of people just before it, in text order.
        earlier: all counts of people before it.

    Returns:
        The largest count of the same outcome or status; None where no place is told to have had so many.
    """
    if draft.label == "other" or not _is_of_a_place(draft, near):
        return None
    wholes = [
        other
        for other in earlier
        if other.label == draft.label
        and other.candidate.line is not draft.candidate.line
        and within(draft, other)
        # Of those who fell ill some died, in all places.
        and (other.antecedent is None or other.antecedent.label != draft.label)
    ]
    return max(wholes, key=_size, default=None)


def _size(whole: Draft) -> tuple[float, bool]:
    """Of equal ones the first below the headline is meant."""
    return whole.value or whole.low or 0.0, whole.candidate.line.sentence.role != "title"


def _is_of_a_place(draft: Draft, near: list[Draft]) -> bool:
    previous = near[-1] if near and near[-1].candidate.line is draft.candidate.line else None
    if previous is not None and draft.candidate.between(previous) == ["and"]:
        # "with 341 cases and nine deaths"
        return _is_of_a_place(previous, [])
    return _follows_place(draft) or _is_reported(draft)


def _follows_place(draft: Draft) -> bool:
    """ "the worst hit, with 341 cases", "followed by Nairobi with 97 cases"."""
    if draft.candidate.before(1) != ["with"]:
        return False
    lead = draft.candidate.before(_REACH)
    return not _HARDEST.isdisjoint(lead) or any(lead[at : at + 2] == ["followed", "by"] for at in range(len(lead) - 1))


def _is_reported(draft: Draft) -> bool:
    """ "Murang'a has reported 45 cases": the place is the subject of its sentence."""
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    at = first - 1
    if at < 1 or tokens.lowers[at] not in load_lexicon("places")["counting"]:
        return False
    at -= tokens.lowers[at - 1] in ("has", "have", "had", "alone")
    return 1 <= at <= _REACH and all(token[0].isupper() for token in tokens[:at]) and ".head-" in draft.rule
