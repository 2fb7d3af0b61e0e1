"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

import re

from extractors.context.apposed import apposed_to, of_those_who_fled, owned_whole
from extractors.context.breakdowns import (
    akin,
    alone_in,
    completes,
    continued,
    first_of,
    is_aside,
    link_remaining,
    link_rests,
    of_one_family,
    of_the_cases,
    raised_by,
    taken_up,
)
from extractors.context.roundups import link_roundups
from extractors.context.shares import earlier_states, root, shared_whole
from extractors.context.totals import coordinated, fits, link, link_announced, link_sums, within
from extractors.context.wholes import largest, named_whole, resumed_whole, state_at
from extractors.kinds import Draft
from extractors.quantities.nouns import is_state, singular
from extractors.roles.antecedents import apposed_whole, counted_among, included_in
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import noun_labels

_PEOPLE = ("casualty", "headcount")


_LOOK_BACK = 4
_TOTALS = (["total"], ["number"], ["figure"], ["group"])


_LIST_REACH = 14

_AMONG_THEM = 6

_AMONG_THE = 6

_DEFINITE = frozenset({"the", "those", "these", "them"})

_OPENS_LIST = frozenset({",", "–", "—", "("})

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
        if draft.value == 0:
            continue
        total = _total(draft, people[max(0, index - _REMEMBERED) : index], people[index + 1 : index + 2])
        if total is not None and total is not draft and total.antecedent is not draft and fits(draft, total):
            link(draft, total)
    link_rests(people)
    link_remaining(people)
    link_sums(people)
    link_announced(people)
    link_roundups(people)


def _total(draft: Draft, earlier: list[Draft], later: list[Draft]) -> Draft | None:
    phrase = draft.candidate.mention.phrase
    near = [other for other in earlier if draft.candidate.line.index - other.candidate.line.index <= _LOOK_BACK]
    if phrase is not None and phrase.partitive and _numbered(draft):
        return owned_whole(draft, later) or _same_number(draft, earlier) or _following(draft, later)
    following = _following(draft, later)
    if following is not None and (
        following.candidate.before(2) == ["out", "of"]
        or raised_by(draft, following)
        or counted_among(draft.candidate) is following.candidate.mention
    ):
        return following
    named = (
        apposed_to(draft, near)
        or of_those_who_fled(draft, later)
        or named_whole(draft, earlier)
        or _of_that_total(draft, near)
    )
    if named is not None:
        return named
    if phrase is not None and phrase.partitive and phrase.pronoun:
        return _holder(draft, near)
    if phrase is not None and phrase.partitive and _definite(draft):
        own = noun_labels().get(singular(phrase.noun), ("", draft.label))[1]
        alike = (other for other in reversed(near) if other.label == draft.label != "other" and fits(draft, other))
        # "Three of the attackers died": not of the nine guests who did.
        return resumed_whole(draft, singular(phrase.noun), earlier) or (
            next(alike, None) if own == draft.label else None
        )
    return _listed(draft, near) or _included(draft, earlier) or (_beside(draft, near) if near else None)


def _of_that_total(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Of that total, 38 people had convictions": of those counted in the sentence before."""
    lowers, line = draft.candidate.tokens.lowers, draft.candidate.line.index
    if lowers[:1] != ["of"] or lowers[1:2] not in (["that"], ["this"]) or lowers[2:3] not in _TOTALS:
        return None
    before = [other for other in near if other.candidate.line.index == line - 1 and within(draft, other)]
    return root(before[0]) if before else None


def _beside(draft: Draft, near: list[Draft]) -> Draft | None:
    """The total that the count just before is, or is a part of too."""
    previous = near[-1]
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
    if _enumerates(draft, previous):
        return previous
    alone = alone_in(draft, near) or first_of(draft, near) or of_the_cases(draft, near)
    if alone is not None:
        return alone
    phrase = draft.candidate.mention.phrase
    return shared_whole(draft, near) if phrase is None else taken_up(draft, near)


def _numbered(draft: Draft) -> bool:
    """ "11 of the 14", "five of the 19 journalists"."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and any(
        other.kind != "article" and phrase.last in (other.outer_first, other.first)
        for other in draft.candidate.line.mentions
    )


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
    return same and ".toll" in previous.rule and ".toll" not in draft.rule


def _definite(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens.lowers[phrase.first + 1] in _DEFINITE


def _holder(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that "of them" goes back to; siblings of one total share it."""
    phrase, heir = draft.candidate.mention.phrase, draft.heir
    if phrase is not None and phrase.noun == "those" and _says_who(draft):
        named = state_at(draft, draft.candidate.end)
        if named is not None:
            alike = [other for other in reversed(near) if within(draft, other)]
            same = next((other for other in alike if other.label == named), None)
            return same or next((other for other in alike if of_one_family(named, other.label)), None)
        return next((other for other in reversed(near) if akin(draft, other) and within(draft, other)), None)
    if phrase is not None and phrase.noun == "us" and heir is not None and not _one_quotation(heir, draft):
        return None
    if heir is not None and within(draft, heir):
        # ", nine of them" goes back to the count beside it; "Seventy of them were …" to the whole.
        return heir if draft.candidate.before(1) == [","] else root(heir)
    holders = [other for other in near if other.candidate.line is draft.candidate.line and fits(draft, other)]
    return root(holders[-1]) if holders else None


def _says_who(draft: Draft) -> bool:
    """ "Fifteen of those held": of the ones to whom it happened, not of those counted last."""
    after = draft.candidate.after(1)
    return bool(after) and (is_state(after[0]) or after[0].endswith("ed"))


def _one_quotation(first: Draft, second: Draft) -> bool:
    """Whether no quotation begins between two counts: "us" is a group that the same speaker has counted."""
    return not _OPENING.search(second.candidate.reading.article.text, first.end, second.start + 1)


def _listed(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "including two brothers", "among them a boy and two women": what the list divides stands before it."""
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    words = clause_words()
    if _begins_clause(draft):
        return None
    if _among_them(draft):
        own = [other for other in near if other.candidate.line is draft.candidate.line and within(draft, other)]
        return own[-1] if own else None
    for index in range(first - 1, max(-1, first - _LIST_REACH), -1):
        lower = tokens.lowers[index]
        if lower in words.be or lower in words.auxiliaries or tokens[index] in ";:.–—":
            return None
        behind = index > 0 and tokens.lowers[index : index + 3] == ["among", "them", ","]
        if behind and tokens.lowers[index - 1] not in _OPENS_LIST:
            # "32 soldiers, a captain among them, and seven …": the list stands before these words.
            return None
        if lower in ("including", "include", "includes", "included") or (
            lower == "among" and tokens.lowers[index + 1] in ("them", "whom")
        ):
            start = tokens.starts[index]
            holders = [
                other
                for other in near
                if other.candidate.line is draft.candidate.line and other.start < start and fits(draft, other)
            ]
            return holders[-1] if holders else None
        if lower in ("whom", "which") and index and tokens.lowers[index - 1] == "of":
            holders = [other for other in near if other.start < tokens.starts[index] and fits(draft, other)]
            return root(holders[-1]) if holders else None
    return None


def _begins_clause(draft: Draft) -> bool:
    """ "12 died, including two girls, and five were hurt": a verb of its own takes the last number out of the list."""
    words, after = clause_words(), draft.candidate.after(1)
    return draft.candidate.before(2) == [",", "and"] and bool(after) and after[0] in words.be | words.auxiliaries


def _among_them(draft: Draft) -> bool:
    """ "215 prisoners, 108 from Azovstal among them": the words for the whole come last."""
    after = draft.candidate.after(_AMONG_THEM)
    at = next((index for index, word in enumerate(after) if word == "among"), None)
    return at is not None and after[at + 1 : at + 2] == ["them"] and draft.candidate.before(1) in ([","], ["and"])


def _included(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "The dead included nine children": the whole is named by what happened to it, with no number of its own."""
    if draft.rule.endswith("included-N-people"):
        return draft.heir
    apposed = apposed_whole(draft.candidate)
    if apposed is not None and within(draft, apposed):
        return apposed
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    at = next(
        (
            index
            for index in range(first - 1, max(0, first - _LIST_REACH), -1)
            if tokens.lowers[index] in ("included", "include", "includes")
        ),
        None,
    )
    if at is None:
        return _among_the(draft, earlier)
    labels, pointed = included_in(draft.candidate)
    if pointed is not None and not labels and within(draft, pointed):
        return pointed
    if not (is_state(tokens.lowers[at - 1]) or tokens.lowers[at - 1] in ("victims", "casualties", "fatalities")):
        return None
    return largest(draft, earlier)


def _among_the(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Among the passengers were 82 Iranians": the whole is named by a noun for people counted before."""
    lowers, first = draft.candidate.tokens.lowers, draft.candidate.mention.outer_first
    for at in range(max(0, first - _AMONG_THE), first - 2):
        if lowers[at : at + 2] == ["among", "the"] and lowers[first - 1] in ("were", "are", "was"):
            return resumed_whole(draft, singular(lowers[at + 2]), earlier)
    return None


def _plain_one(draft: Draft) -> bool:
    """Whether "and a" goes on with one person, and not with "an unknown number of attackers"."""
    return draft.candidate.after(5)[4:] != ["of"]


def _enumerates(draft: Draft, previous: Draft) -> bool:
    """ "Nine were foreigners: four Germans …": a list after a colon divides the count before it."""
    if previous.candidate.line is not draft.candidate.line or not within(draft, previous):
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    if len(between) == 1 and between[0] == ",":
        # "four climbers, three Austrians and a Czech": the last one is told of without a number.
        more = draft.candidate.after(2)
        last = more in (["and", "a"], ["and", "an"]) and _plain_one(draft)
        return last and previous.value == (draft.value or 0.0) + 1
    if previous.label != draft.label and (len(between) != 1 or previous.label not in earlier_states()):
        return False
    return bool(between) and between[-1] in ":–—(" and len(between) < 8
