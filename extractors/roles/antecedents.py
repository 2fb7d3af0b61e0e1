"""Antecedents: the earlier count that a number goes back to, goes on with, or is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.roles.gaps import clause_words

if TYPE_CHECKING:
    from extractors.kinds import Draft


PEOPLE_KINDS = ("casualty", "headcount")


_LOOK_BACK = 3
_REMEMBERED = 150


def find_antecedent(candidate: Candidate) -> Draft | None:
    """The count that a number without a noun goes back to: the one "of the 14" names, else the nearest before."""
    named = named_total(candidate)
    if named is not None:
        return named
    # "killed 15 people in two villages: nine in Bana": the colon opens a list of the people, not of the villages.
    divides = candidate.before(1) == [":"] and candidate.after(1) in (["in"], ["at"], ["from"])
    for draft in reversed(candidate.reading.drafts[-_REMEMBERED:]):
        distance = candidate.line.index - draft.candidate.line.index
        if distance >= _LOOK_BACK:
            return None
        if draft.kind in PEOPLE_KINDS:
            return draft
        if draft.kind == "count" and distance == 0 and not divides and not _exceeds(candidate, draft):
            return None
    return None


def _exceeds(candidate: Candidate, draft: Draft) -> bool:
    """ "9,200 people in 40 schools, 3,100 of them …": more than there are things, and so none of the things."""
    value, phrase = candidate.mention.value, candidate.mention.phrase
    of_them = phrase is not None and phrase.pronoun
    return of_them and value is not None and draft.value is not None and value > draft.value


def named_total(candidate: Candidate) -> Draft | None:
    """ "11 of the 14 would appeal", "The 14 were fined": the earlier count of that very number."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    value = mention.value if candidate.before(1) == ["the"] or is_total(candidate) else None
    if phrase is not None and phrase.noun == "them":
        value = next((other.value for other in candidate.line.mentions if other.first == phrase.last), None)
    if value is None:
        return None
    return next(
        (
            draft
            for draft in reversed(candidate.reading.drafts[-_REMEMBERED:])
            if draft.kind in PEOPLE_KINDS and draft.value == value
        ),
        None,
    )


def is_total(candidate: Candidate) -> bool:
    """Whether this is the whole of "eight of the 12 jurors": the verb speaks of the part."""
    first = candidate.mention.outer_first
    opening = candidate.tokens.lowers[:first]
    after = candidate.after(1)
    if opening and opening[0] == "of" and len(opening) <= 3 and (after in ([","], ["on"], ["who"], ["in"], ["aboard"])):
        return True
    return any(
        other.phrase is not None
        and other.phrase.partitive
        and other.phrase.last in (first, candidate.mention.first)
        and other is not candidate.mention
        for other in candidate.line.mentions
    )


def same_sentence(candidate: Candidate, draft: Draft) -> bool:
    return draft.candidate.line.index == candidate.line.index


def continued_count(candidate: Candidate) -> Draft | None:
    """ "including five children", "four foreigners and two locals": people with no trigger continue a count."""
    heir = find_antecedent(candidate)
    if heir is None or not same_sentence(candidate, heir):
        return None
    before = candidate.before(2)
    return (
        heir
        if before and before[-1] in ("including", "and", ",", "them", "among", "with", "–", "—", "or", ":", "plus")
        else None
    )


def announces_figure(candidate: Candidate) -> bool:
    """ "put the number at 20", "the figure would be 869": a number announced by a noun for numbers."""
    before = candidate.before(9)
    words = clause_words()
    return (
        bool(before)
        and before[-1] in words.toll_links | {"“", '"', "whether"}
        and any(word in words.figures for word in before)
    )
