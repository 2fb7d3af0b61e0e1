"""Searches: "Search efforts were ongoing for as many as seven others": those who are looked for are missing."""

from extractors.candidates import Candidate
from extractors.quantities.nouns import singular
from extractors.roles.count import People, noun_span, text_of
from extractors.roles.gaps import clause_words

_REACH = 14
_SEARCHES = frozenset({"search", "searches", "searching"})
_GOING_ON = frozenset(
    {
        "continue",
        "continues",
        "continued",
        "continuing",
        "resume",
        "resumes",
        "resumed",
        "ongoing",
        "underway",
        "under",
        "on",
    }
)
# Those who hide are looked for, and nothing has befallen them.
_HIDING = frozenset(
    {
        "suspect",
        "gunman",
        "attacker",
        "assailant",
        "robber",
        "escapee",
        "inmate",
        "killer",
        "fugitive",
        "militant",
        "culprit",
    }
)


def read_searched_for(candidate: Candidate) -> People | None:
    """Read a number behind "for" as that of people whom a search goes on for.

    Args:
        candidate: a quantity with a noun for people, or with none.

    Returns:
        A casualty, missing; None where no search goes on, or where it is for people who hide.
    """
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if candidate.before(1) != ["for"]:
        return None
    begin = max(0, first - _REACH)
    at = next((index for index in range(first - 2, begin - 1, -1) if lowers[index] in _SEARCHES), None)
    phrase = candidate.mention.phrase
    if at is None or (phrase is not None and singular(phrase.noun) in _HIDING):
        return None
    between = lowers[at + 1 : first - 1]
    if _GOING_ON.isdisjoint(between) or any(word in ",;:" or word in clause_words().relatives for word in between):
        return None
    span = noun_span(candidate)
    trigger = candidate.characters(at, at + 1)
    return People("casualty", "missing", "casualty.search-for-N", 8.0, text_of(candidate, span), span, trigger)
