"""Wholes behind a part: "Two children were among 14 people killed"."""

from extractors.candidates import Candidate
from extractors.quantities.mention import QuantityMention
from extractors.roles.gaps import clause_words

_AMONG_REACH = 14


def counted_among(candidate: Candidate) -> QuantityMention | None:
    """The number behind that names the whole.

    Args:
        candidate: a number with what it counts.

    Returns:
        The 14 of "Two children were among 14 people killed", also behind an aside, ", taken in May, are among …"; None
        where none follows.
    """
    lowers, end, words = candidate.tokens.lowers, candidate.end, clause_words()
    near = lowers[end : end + _AMONG_REACH]
    if "among" not in near[1:] or end + near.index("among") + 1 >= len(lowers):
        return None
    at = end + near.index("among")
    aside = lowers[end : at - 1]
    if lowers[at - 1] not in words.be or not words.speech.isdisjoint(aside) or ";" in aside:
        return None
    begin = at + 1 + (lowers[at + 1] in ("the", "those", "some"))
    return next((other for other in candidate.line.mentions if other.outer_first <= begin <= other.first), None)
