"""Reach: what lies between a trigger and a number and keeps the one from speaking of the other."""

from extractors.roles.gaps import clause_words
from extractors.tokens import Tokens

_FINITE_BE = frozenset({"is", "are", "was", "were"})
_WHO = frozenset({"who", "whom", "whose", "which"})

# These begin a clause that no verb before them reaches into.
_CLAUSE_OPENERS = frozenset({"where", "while", "when", "whereas", "although", "though"})


def speaks_of_a_part(tokens: Tokens, start: int, end: int) -> bool:
    """ "1.4 million civilians in Rafah, many of them displaced": what is said of many is not said of all."""
    for index in range(start + 1, end - 1):
        if tokens.lowers[index] == "of" and tokens.lowers[index + 1] in ("them", "whom", "us"):
            closed = any(word in ",–—" for word in tokens[index + 2 : end])
            return not closed and tokens.lowers[index - 1] not in ("all", "most")
    return False


def speaks_of_others(tokens: Tokens, start: int, end: int) -> bool:
    """ "812 were in children who had not been vaccinated": past the verb, "who" goes back to others than the number."""
    words = clause_words()
    verb = next((index for index in range(start, end) if tokens.lowers[index] in _FINITE_BE), None)
    if verb is None or not words.relatives.isdisjoint(tokens.lowers[start:verb]):
        return False
    return not _WHO.isdisjoint(tokens.lowers[verb + 1 : end])


def begins_clause(tokens: Tokens, start: int, end: int) -> bool:
    """ "wounding six, as 5 million people voted", "digging out the port, where 1,200 slept": no object of the verb."""
    lowers = tokens.lowers
    return any(
        lowers[index] in _CLAUSE_OPENERS or (lowers[index] == "as" and lowers[index - 1] == ",")
        for index in range(start, end)
    )
