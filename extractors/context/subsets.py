"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

from collections.abc import Callable
from typing import NamedTuple

from extractors.context.apposed import apposed_to, of_those_who_fled, owned_whole
from extractors.context.breakdowns import (
    alone_in,
    completes,
    continued,
    first_of,
    link_remaining,
    link_rests,
    of_the_cases,
    raised_by,
    taken_up,
)
from extractors.context.by_place import counted_by_place
from extractors.context.lists import enumerates, included, listed
from extractors.context.partitives import (
    following,
    is_definite,
    is_of_a_number,
    numbered_whole,
    of_like,
    of_the_noun,
    of_the_same_number,
    of_them,
    told_of_last,
)
from extractors.context.roundups import link_roundups
from extractors.context.shares import root, shared_whole
from extractors.context.totals import (
    REMEMBERED,
    coordinated,
    fits,
    is_aside,
    link,
    link_announced,
    link_repeated,
    link_sums,
    within,
)
from extractors.context.wholes import named_whole
from extractors.kinds import Draft
from extractors.roles.among import counted_among
from extractors.roles.antecedents import announces_figure, is_compared

_PEOPLE = ("casualty", "headcount")
_LOOK_BACK, _OPENS = 4, 2
_TOTALS = (["total"], ["number"], ["figure"], ["group"])


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
        earlier = people[max(0, index - REMEMBERED) : index]
        found = _find_whole(draft, _Around(_near(draft, earlier), earlier, people[index + 1 : index + 2]))
        if found is None:
            continue
        rule, total = found
        if total is not draft and total.antecedent is not draft and fits(draft, total):
            link(draft, total, rule)
    link_rests(people)
    link_remaining(people)
    link_sums(people)
    link_announced(people)
    link_roundups(people)
    link_repeated(people)


class _Around(NamedTuple):
    """The counts of people around one, in text order: those just before it, all before it, and the one behind it."""

    near: list[Draft]
    earlier: list[Draft]
    later: list[Draft]


_Rule = tuple[str, Callable[[Draft, _Around], Draft | None]]


def _near(draft: Draft, earlier: list[Draft]) -> list[Draft]:
    line = draft.candidate.line.index
    return [other for other in earlier if line - other.candidate.line.index <= _LOOK_BACK]


def _find_whole(draft: Draft, around: _Around) -> tuple[str, Draft] | None:
    """The first rule that finds a whole, by its name, with that whole."""
    for name, rule in _rules_for(draft, around):
        total = rule(draft, around)
        if total is not None:
            return name, total
    return None


def _rules_for(draft: Draft, around: _Around) -> tuple[_Rule, ...]:
    """The rules for a count of this form, those first whose words leave the least doubt."""
    phrase = draft.candidate.mention.phrase
    if phrase is not None and phrase.partitive:
        if is_of_a_number(draft):
            return _OF_A_NUMBER
        if phrase.pronoun:
            return _OF_THEM
        if is_definite(draft):
            return _OF_THE_NOUN
    if not around.near or ".toll" in draft.rule or announces_figure(draft.candidate):
        # "Two of the wounded died, raising the toll to 11": all of them.
        return _PLAIN
    if _on_top(draft, around.near):
        return _RAISING
    return _WITHOUT_NOUN if phrase is None else _WITH_NOUN


def _out_of(draft: Draft, later: list[Draft]) -> Draft | None:
    """ "nine out of 40 people", "nine more died, bringing the toll to 112", "two were among 14 killed": it follows."""
    behind = following(draft, later)
    if behind is None:
        return None
    named = behind.candidate.before(2) == ["out", "of"] or raised_by(draft, behind)
    return behind if named or counted_among(draft.candidate) is behind.candidate.mention else None


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


def _raised_toll(draft: Draft, near: list[Draft]) -> Draft | None:
    return next((other for other in reversed(near) if _raises_toll(draft, other)), None)


def _of_the_same(draft: Draft, near: list[Draft]) -> Draft | None:
    """The whole of the count just before, where the draft goes on with its parts."""
    previous = near[-1]
    goes_on = coordinated(draft, previous) or continued(draft, previous, near) or completes(draft, previous)
    return previous.antecedent if goes_on else None


def _enumerated(draft: Draft, near: list[Draft]) -> Draft | None:
    return near[-1] if enumerates(draft, near[-1]) else None


def _on_top(draft: Draft, near: list[Draft]) -> bool:
    """ "freed 140, among them 32 children, and 60 more": on top of the whole, not of its part."""
    return is_aside(near[-1]) and draft.candidate.after(1) == ["more"]


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


_NAMED: tuple[_Rule, ...] = (
    ("out-of-those-behind", lambda draft, around: _out_of(draft, around.later)),
    ("new-in-the-toll", lambda draft, around: _new_in_toll(draft, around.near)),
    ("in-apposition", lambda draft, around: apposed_to(draft, around.near)),
    ("of-those-who-fled", lambda draft, around: of_those_who_fled(draft, around.later)),
    ("named-by-what-befell-them", lambda draft, around: named_whole(draft, around.earlier)),
    ("of-that-total", lambda draft, around: _of_that_total(draft, around.near)),
    ("of-the-opening", lambda draft, around: _of_the_opening(draft, around.near)),
)
_OF_A_NUMBER: tuple[_Rule, ...] = (
    ("of-its-own", lambda draft, around: owned_whole(draft, around.later)),
    ("of-the-number-behind", lambda draft, around: numbered_whole(draft, around.later)),
    ("of-the-same-number", lambda draft, around: of_the_same_number(draft, around.earlier)),
    ("of-those-behind", lambda draft, around: following(draft, around.later)),
)
_OF_THEM: tuple[_Rule, ...] = (*_NAMED, ("of-them", lambda draft, around: of_them(draft, around.near)))
_OF_THE_NOUN: tuple[_Rule, ...] = (
    *_NAMED,
    ("of-the-noun", lambda draft, around: of_the_noun(draft, around.earlier)),
    ("of-those-alike", lambda draft, around: of_like(draft, around.near)),
    ("of-those-told-of-last", lambda draft, around: told_of_last(draft, around.near)),
)
_PLAIN: tuple[_Rule, ...] = (
    *_NAMED,
    ("listed", lambda draft, around: listed(draft, around.near)),
    ("included", lambda draft, around: included(draft, around.earlier)),
    ("by-place", lambda draft, around: counted_by_place(draft, around.near, around.earlier)),
)
_RAISING: tuple[_Rule, ...] = (
    *_PLAIN,
    ("raises-the-toll", lambda draft, around: _raised_toll(draft, around.near)),
)
_BESIDE: tuple[_Rule, ...] = (
    *_RAISING,
    ("of-the-same-whole", lambda draft, around: _of_the_same(draft, around.near)),
    ("enumerated", lambda draft, around: _enumerated(draft, around.near)),
    ("in-one-place-alone", lambda draft, around: alone_in(draft, around.near)),
    ("the-first-of-them", lambda draft, around: first_of(draft, around.near)),
    ("of-the-cases", lambda draft, around: of_the_cases(draft, around.near)),
)
_WITHOUT_NOUN: tuple[_Rule, ...] = (
    *_BESIDE,
    ("shares-a-whole", lambda draft, around: shared_whole(draft, around.near)),
)
_WITH_NOUN: tuple[_Rule, ...] = (*_BESIDE, ("taken-up-again", lambda draft, around: taken_up(draft, around.near)))
