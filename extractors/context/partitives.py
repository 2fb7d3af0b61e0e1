"""Partitives: the whole of "11 of the 14", "nine of them", "eight of the fugitives"."""

import re

from extractors.context.breakdowns import akin, of_one_family
from extractors.context.shares import root
from extractors.context.totals import fits, is_older_figure, within
from extractors.context.wholes import resumed_whole, state_at
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_state, singular
from extractors.roles.triggers import noun_labels

_DEFINITE = frozenset({"the", "those", "these", "them"})
_POINTING = frozenset({"them", "whom", "us", "these", "those"})
_WE = ("We", "we", "us")
_OPENING = re.compile(r"“|(?<=\s)\"(?=\w)")


def is_of_a_number(draft: Draft) -> bool:
    """ "11 of the 14", "five of the 19 journalists"."""
    phrase = draft.candidate.mention.phrase
    if phrase is None or draft.candidate.tokens.lowers[phrase.last - 1] in _POINTING:
        # "nine of them under 16"
        return False
    return any(
        other.kind != "article" and phrase.last in (other.outer_first, other.first)
        for other in draft.candidate.line.mentions
    )


def numbered_whole(draft: Draft, later: list[Draft]) -> Draft | None:
    """ "131 of the 140 prisoners": the number of the whole with its noun, unlike "three of the 12", told of before."""
    phrase, behind = draft.candidate.mention.phrase, following(draft, later)
    if phrase is None or behind is None or behind.candidate.mention.phrase is None:
        return None
    own = behind.candidate.mention
    return behind if phrase.last in (own.outer_first, own.first) else None


def of_the_same_number(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "three of the 12 were let go": of the twelve who have been told of before."""
    phrase = draft.candidate.mention.phrase
    value = next(
        (other.value for other in draft.candidate.line.mentions if phrase and other.first >= phrase.last), None
    )
    return next((other for other in reversed(earlier) if value is not None and other.value == value), None)


def following(draft: Draft, later: list[Draft]) -> Draft | None:
    """The next count of people of the same sentence."""
    return later[0] if later and later[0].candidate.line is draft.candidate.line else None


def is_definite(draft: Draft) -> bool:
    """ "three of the captives", unlike "three of his cousins"."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens.lowers[phrase.first + 1] in _DEFINITE


def of_the_noun(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Nineteen of the confirmed cases", "eight of the fugitives": of those for whom the noun stands."""
    phrase = draft.candidate.mention.phrase
    return resumed_whole(draft, singular(phrase.noun), earlier) if phrase is not None else None


def of_like(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Three of the injured children": of those to whom the same happened, if the noun says nothing else of them.

    "Three of the attackers died": not of the nine guests who did.
    """
    phrase = draft.candidate.mention.phrase
    if phrase is None or noun_labels().get(singular(phrase.noun), ("", draft.label))[1] != draft.label:
        return None
    alike = (other for other in reversed(near) if other.label == draft.label != "other" and fits(draft, other))
    return next(alike, None)


def told_of_last(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "49 inmates broke out; eight of the fugitives …": the noun is new, and takes up those counted just before."""
    phrase, line = draft.candidate.mention.phrase, draft.candidate.line.index
    if phrase is None or singular(phrase.noun) in load_lexicon("scopes")["actors"]:
        # "killing seven soldiers. Four of the attackers also died": not of the soldiers.
        return None
    close = [other for other in near if line - other.candidate.line.index <= 1 and within(draft, other)]
    return close[-1] if len(close) == 1 else None


def of_them(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that "of them" goes back to; siblings of one total share it."""
    phrase, heir = draft.candidate.mention.phrase, draft.heir
    if phrase is not None and phrase.noun == "those" and _says_who(draft):
        named = state_at(draft, draft.candidate.end)
        if named is not None:
            alike = [other for other in reversed(near) if within(draft, other) and not is_older_figure(other)]
            same = next((other for other in alike if other.label == named), None)
            return same or next((other for other in alike if of_one_family(named, other.label)), None)
        return next((other for other in reversed(near) if akin(draft, other) and within(draft, other)), None)
    if phrase is not None and phrase.noun == "us" and heir is not None and not _one_quotation(heir, draft):
        return None
    if heir is not None and within(draft, heir):
        # ", nine of them" goes back to the count beside it; "Seventy of them were …" to the whole.
        beside = heir.candidate.line is draft.candidate.line
        return heir if beside or draft.candidate.before(1) == [","] else root(heir)
    holders = [other for other in near if other.candidate.line is draft.candidate.line and fits(draft, other)]
    return root(holders[-1]) if holders else None


def _says_who(draft: Draft) -> bool:
    """ "Fifteen of those held": of the ones to whom it happened, not of those counted last."""
    after = draft.candidate.after(1)
    return bool(after) and (is_state(after[0]) or after[0].endswith("ed"))


def _one_quotation(first: Draft, second: Draft) -> bool:
    """Whether no quotation begins between two counts, or only one that goes on with the last, behind "he said"."""
    beside = second.candidate.line.index - first.candidate.line.index <= 1
    if beside and first.candidate.line.sentence.block == second.candidate.line.sentence.block and first.subject in _WE:
        # "“We were six in the car,” he said. “Two of us came out.”"
        return True
    return not _OPENING.search(second.candidate.reading.article.text, first.end, second.start + 1)
