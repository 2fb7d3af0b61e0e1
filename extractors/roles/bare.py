"""Bare numbers that count people by their verb alone: "In Kano, 14 died", "Officials said 60 were sheltering"."""

from functools import cache

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.roles.role import Role

_BESIDE_ITS_VERB = 8.5
_OF_PEOPLE = ("sheltering", "displaced", "participating", "living", "infected")
_OF_AN_AGE = frozenset({"at", "age", "aged", "turned", "only"})


def counts_by_its_verb(candidate: Candidate, role: Role) -> bool:
    """Tell whether the verb right behind a number makes it one of people.

    Args:
        candidate: a number with neither a noun nor an earlier count that it goes back to.
        role: the verb of which it is the subject.

    Returns:
        True for "Officials said 12 had survived"; False for "The horses fell ill and seven died", and for the age of
        "At 60 left for Rome".
    """
    if role.score <= _BESIDE_ITS_VERB:
        return False
    if candidate.mention.outer_first == 0:
        return True
    before = candidate.tokens.lowers[: candidate.mention.outer_first]
    human = role.kind == "casualty" or role.entry == "survive" or _only_people_do(candidate, role)
    return human and before[-1] not in _OF_AN_AGE and _animals().isdisjoint(before)


def _only_people_do(candidate: Candidate, role: Role) -> bool:
    """ "No more than 230 were staying", "Officials said 60 were sheltering": where no things were counted."""
    if role.label not in _OF_PEOPLE or candidate.mention.phrase is not None:
        return False
    last = candidate.reading.drafts[-1] if candidate.reading.drafts else None
    return last is None or last.kind != "count" or candidate.line.index - last.candidate.line.index > 1


@cache
def _animals() -> frozenset[str]:
    return frozenset(load_lexicon("nouns")["animals"])
