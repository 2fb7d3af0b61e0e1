"""Magnitude: how many people are counted tells whether it can have been at once."""

from extractors.kinds import Draft
from schemas import Scope, TimeExpression

_MANY, _TENS_OF_THOUSANDS, _MILLION = 1_000, 10_000, 1_000_000


def scope_of_many(draft: Draft, label: str, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """What the number of people alone says of its scope.

    No one incident arrests tens of thousands; so many travel over a time; millions who are displaced, and thousands
    whom nothing befell, are told of as they are.

    Args:
        draft: a headcount, with its modality.
        label: its status.
        times: the time expressions of its sentence.

    Returns:
        The scope and the rule: "arrested more than 27,000" is cumulative; None where the number may be of one incident.
    """
    size = draft.value or draft.low or 0.0
    if label in ("arrested", "detained") and size >= _TENS_OF_THOUSANDS:
        return "cumulative", "scope.many"
    if label == "travelling" and size >= _TENS_OF_THOUSANDS and draft.modality == "asserted":
        return "period", "scope.many"
    if draft.modality == "proposed" or (label == "displaced" and draft.candidate.after(1) == ["were"]):
        # "Two million were displaced": by what the sentence tells of
        return None
    many = _MILLION if label == "displaced" else _MANY if label == "other" and not times else None
    return ("stock", "scope.many") if many is not None and size >= many else None
