"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

import re

from extractors.context.apposed import apposed_to, of_those_who_fled, owned_whole
from extractors.context.breakdowns import (
    akin,
    alone_in,
    completes,
    continued,
    first_of,
    link_remaining,
    link_rests,
    of_one_family,
    of_the_cases,
    raised_by,
    taken_up,
)
from extractors.context.by_place import counted_by_place
from extractors.context.lists import enumerates, included, listed
from extractors.context.roundups import link_roundups
from extractors.context.shares import root, shared_whole
from extractors.context.totals import (
    coordinated,
    fits,
    is_aside,
    link,
    link_announced,
    link_repeated,
    link_sums,
    within,
)
from extractors.context.wholes import is_older_figure, named_whole, resumed_whole, state_at
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_state, singular
from extractors.roles.among import counted_among
from extractors.roles.antecedents import announces_figure, is_compared
from extractors.roles.triggers import noun_labels

_PEOPLE = ("casualty", "headcount")
_LOOK_BACK, _OPENS = 4, 2
_TOTALS = (["total"], ["number"], ["figure"], ["group"])
_DEFINITE = frozenset({"the", "those", "these", "them"})
_POINTING = frozenset({"them", "whom", "us", "these", "those"})
_WE = ("We", "we", "us")
_OPENING = re.compile(r"“|(?<=\s)\"(?=\w)")
# Counts further back are forgotten, so that the work grows with the article and not with its square.
_REMEMBERED = 150


def link_subsets(drafts: list[Draft]) -> None:
    """Set `antecedent` of every draft that is a subset of another.

    Args:
        drafts: an article's drafts, in text order.
    """
    people = [draft for draft in drafts if draft.kind in _PEOPLE]
    for index, draft in enumerate(people):
        if draft.value == 0 or is_compared(draft.candidate):
            # "41, up from 17": an older figure for the same whole.
            continue
        total = _total(draft, people[max(0, index - _REMEMBERED) : index], people[index + 1 : index + 2])
        if total is not None and total is not draft and total.antecedent is not draft and fits(draft, total):
            link(draft, total)
    link_rests(people)
    link_remaining(people)
    link_sums(people)
    link_announced(people)
    link_roundups(people)
    link_repeated(people)


def _total(draft: Draft, earlier: list[Draft], later: list[Draft]) -> Draft | None:
    phrase = draft.candidate.mention.phrase
    near = [other for other in earlier if draft.candidate.line.index - other.candidate.line.index <= _LOOK_BACK]
    if phrase is not None and phrase.partitive and _numbered(draft):
        return (
            owned_whole(draft, later)
            or _numbered_whole(draft, later)
            or _same_number(draft, earlier)
            or _following(draft, later)
        )
    following = _following(draft, later)
    if following is not None and (
        following.candidate.before(2) == ["out", "of"]
        or raised_by(draft, following)
        or counted_among(draft.candidate) is following.candidate.mention
    ):
        return following
    if (toll := _new_in_toll(draft, near)) is not None:
        return toll
    named = (
        apposed_to(draft, near)
        or of_those_who_fled(draft, later)
        or named_whole(draft, earlier)
        or _of_that_total(draft, near)
        or _of_the_opening(draft, near)
    )
    if named is not None:
        return named
    if phrase is not None and phrase.partitive and phrase.pronoun:
        return _holder(draft, near)
    if phrase is not None and phrase.partitive and _definite(draft):
        return _of_definite(draft, near, earlier)
    by_place = counted_by_place(draft, near, earlier)
    return listed(draft, near) or included(draft, earlier) or by_place or (_beside(draft, near) if near else None)


def _of_definite(draft: Draft, near: list[Draft], earlier: list[Draft]) -> Draft | None:
    """ "Nineteen of the confirmed cases", "eight of the fugitives": of those for whom the noun stands."""
    phrase = draft.candidate.mention.phrase
    if phrase is None:
        return None
    own = noun_labels().get(singular(phrase.noun), ("", draft.label))[1]
    alike = (other for other in reversed(near) if other.label == draft.label != "other" and fits(draft, other))
    # "Three of the attackers died": not of the nine guests who did.
    return (
        resumed_whole(draft, singular(phrase.noun), earlier)
        or (next(alike, None) if own == draft.label else None)
        or _told_of_last(draft, near)
    )


def _told_of_last(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "49 inmates broke out; eight of the fugitives …": the noun is new, and takes up those counted just before."""
    phrase, line = draft.candidate.mention.phrase, draft.candidate.line.index
    if phrase is None or singular(phrase.noun) in load_lexicon("scopes")["actors"]:
        # "killing seven soldiers. Four of the attackers also died": not of the soldiers.
        return None
    close = [other for other in near if line - other.candidate.line.index <= 1 and within(draft, other)]
    return close[-1] if len(close) == 1 else None


def _of_that_total(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Of that total, 38 people had convictions": of those counted in the sentence before."""
    lowers, line = draft.candidate.tokens.lowers, draft.candidate.line.index
    if lowers[:1] != ["of"] or lowers[1:2] not in (["that"], ["this"]) or lowers[2:3] not in _TOTALS:
        return None
    before = [other for other in near if other.candidate.line.index == line - 1 and within(draft, other)]
    return root(before[0]) if before else None


def _of_the_opening(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Of the 43 deaths, 19 are of children": of those with whom the sentence opens."""
    lowers = draft.candidate.tokens.lowers
    start = int(lowers[0] in ("“", '"'))
    if lowers[start : start + _OPENS] != ["of", "the"] or draft.candidate.mention.phrase is not None:
        return None
    opening = next((other for other in near if other.candidate.line is draft.candidate.line), None)
    opens = opening is not None and opening.candidate.mention.outer_first == start + _OPENS
    return opening if opening is not None and opens and within(draft, opening) else None


def _beside(draft: Draft, near: list[Draft]) -> Draft | None:
    """The total that the count just before is, or is a part of too."""
    previous = near[-1]
    if ".toll" in draft.rule or announces_figure(draft.candidate):
        # "Two of the wounded died, raising the toll to 11": all of them.
        return None
    toll = next((other for other in reversed(near) if _raises_toll(draft, other)), None)
    if toll is not None:
        return toll
    if is_aside(previous) and draft.candidate.after(1) == ["more"]:
        # "freed 140, among them 32 children, and 60 more": on top of the whole, not of its part.
        return None
    if previous.antecedent is not None and (
        coordinated(draft, previous) or continued(draft, previous, near) or completes(draft, previous)
    ):
        return previous.antecedent
    if enumerates(draft, previous):
        return previous
    alone = alone_in(draft, near) or first_of(draft, near) or of_the_cases(draft, near)
    if alone is not None:
        return alone
    phrase = draft.candidate.mention.phrase
    return shared_whole(draft, near) if phrase is None else taken_up(draft, near)


def _numbered(draft: Draft) -> bool:
    """ "11 of the 14", "five of the 19 journalists"."""
    phrase = draft.candidate.mention.phrase
    if phrase is None or draft.candidate.tokens.lowers[phrase.last - 1] in _POINTING:
        # "nine of them under 16"
        return False
    return any(
        other.kind != "article" and phrase.last in (other.outer_first, other.first)
        for other in draft.candidate.line.mentions
    )


def _numbered_whole(draft: Draft, later: list[Draft]) -> Draft | None:
    """ "131 of the 140 prisoners": the number of the whole with its noun, unlike "three of the 12", told of before."""
    phrase, following = draft.candidate.mention.phrase, _following(draft, later)
    if phrase is None or following is None or following.candidate.mention.phrase is None:
        return None
    own = following.candidate.mention
    return following if phrase.last in (own.outer_first, own.first) else None


def _same_number(draft: Draft, earlier: list[Draft]) -> Draft | None:
    phrase = draft.candidate.mention.phrase
    value = next(
        (other.value for other in draft.candidate.line.mentions if phrase and other.first >= phrase.last), None
    )
    return next((other for other in reversed(earlier) if value is not None and other.value == value), None)


def _following(draft: Draft, later: list[Draft]) -> Draft | None:
    return later[0] if later and later[0].candidate.line is draft.candidate.line else None


def _raises_toll(draft: Draft, previous: Draft) -> bool:
    """ "The toll climbed to 34 after seven people succumbed": those who raised it are in it."""
    same = previous.candidate.line is draft.candidate.line and previous.label == draft.label == "killed"
    if not (same and ".toll" in previous.rule and ".toll" not in draft.rule):
        return False
    between = draft.candidate.between(previous)
    # "The deaths are fourteen civilians and five soldiers": a list of equals.
    return between not in (["and"], [","], [",", "and"])


def _new_in_toll(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "The toll rose to 19 after six bodies were found and two of the injured died": they were injured."""
    phrase = draft.candidate.mention.phrase
    hurt = phrase is not None and phrase.partitive and phrase.noun in ("injured", "wounded")
    return next((other for other in reversed(near) if _raises_toll(draft, other)), None) if hurt else None


def _definite(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens.lowers[phrase.first + 1] in _DEFINITE


def _holder(draft: Draft, near: list[Draft]) -> Draft | None:
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
