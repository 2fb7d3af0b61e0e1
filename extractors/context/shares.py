"""Shares: counts that leave their noun to an earlier one: "One is still missing", "nine critically", "the other 85"."""

from functools import cache

from extractors.context.totals import is_aside, within
from extractors.context.wholes import resumed_whole
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.antecedents import led_whole
from extractors.roles.gaps import clause_words

_LEAD_REACH = 12
_OPENING_REACH = 4


def root(draft: Draft) -> Draft:
    """The total that a bare or partitive count shares; a count with a noun of its own is a total itself."""
    phrase = draft.candidate.mention.phrase
    if draft.antecedent is not None and (phrase is None or phrase.partitive):
        return draft.antecedent
    return draft


def top(draft: Draft) -> Draft:
    """The total at the top: "the other 85" are what is left of all, not of a part."""
    while draft.antecedent is not None:
        draft = draft.antecedent
    return draft


def shared_whole(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that a number without a noun takes its share of.

    Args:
        draft: a count of people with no noun of its own.
        near: the counts of people in the sentences just before it and in its own, in text order; not empty.

    Returns:
        The whole, or None where the number stands for itself.
    """
    led = _led(draft, near)
    if led is not None:
        return led
    if draft.candidate.line.index - near[-1].candidate.line.index > 1:
        return None
    before, after = draft.candidate.before(2), draft.candidate.after(1)
    if before[-1:] and before[-1] in ("other", "remaining"):
        return top(near[-1])
    if before[-1:] == ["only"] or before == ["all", "but"]:
        return _beyond_aside(near[-1], draft)
    if before == [",", "with"]:
        # "30 were hurt, with two in danger", but not "killed 95 people, with 131 missing".
        total = root(near[-1])
        return total if near[-1].candidate.line is draft.candidate.line and _can_share(draft, total) else None
    if after and (
        after[0].endswith("ly") or (after[0] == "in" and before[-1:] == [","] and not _placed(near[-1], draft))
    ):
        return root(near[-1]) if near[-1].label == draft.label else None
    return _subject_of_clause(draft, near)


def _placed(previous: Draft, draft: Draft) -> bool:
    """ "80 were held in Minsk, 25 in Brest": the first has a place of its own, and is no whole of the second."""
    own = previous.candidate
    return own.line is draft.candidate.line and "in" in own.tokens.lowers[own.end : draft.candidate.mention.outer_first]


def _led(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Of the 159 injured, 74 …", "Of these, 329 are confirmed and 42 probable"."""
    lowers, own = (
        draft.candidate.tokens.lowers,
        [other for other in near if other.candidate.line is draft.candidate.line],
    )
    named = led_whole(draft.candidate)
    if named is not None and within(draft, named):
        return named
    counted = next((other for other in own if _leads(other)), None)
    if counted is not None:
        return counted
    if lowers[0] != "of":
        return None
    if lowers[1] not in ("these", "those", "them", "the") or draft.candidate.mention.outer_first > _LEAD_REACH:
        return own[0].antecedent if own else None
    earlier = [other for other in near if other.candidate.line is not draft.candidate.line and within(draft, other)]
    if lowers[1] == "the":
        return resumed_whole(draft, singular(lowers[2]), earlier)
    return root(earlier[-1]) if earlier else None


def _leads(draft: Draft) -> bool:
    """Whether a count opens its clause as the whole of others: "Of 412 contacts …", "that of the 130 held …"."""
    before = draft.candidate.before(3)
    if before[-1:] == ["the"]:
        before.pop()
    if before[-1:] != ["of"]:
        return False
    opening = before[:-1]
    return not opening or opening[-1] in ("that", ",", ";", "“", '"', "–", "—") or opening[-1] in clause_words().speech


def _subject_of_clause(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "One is still missing", "… but 26 remained in hospital": the noun is that of the count before."""
    before, after = draft.candidate.before(2), draft.candidate.after(1)
    if not after or after[0] in ("people", "%") or draft.modifier not in ("exact", "approximate", "more_than"):
        return None
    total = _last_larger(draft, near)
    if total is None:
        return None
    total = _of_same_label(draft, total, near)
    if not before or before[-1] in ("“", '"', ";") or _opened(draft):
        return total if _can_share(draft, total) else None
    words = clause_words()
    if before[-1] == "where":
        return total
    inside = before[-1] in ("and", "but", "while", "that", ",") or before[-1] in words.speech
    if inside and after[0] in words.light:
        bare = total.label != draft.label or draft.rule.endswith("N-of-them")
        return total if total.label in earlier_states() and bare else None
    beside = total.candidate.line is draft.candidate.line
    return total if beside and total.label in load_lexicon("wholes")["ends"].get(draft.label, ()) else None


def _of_same_label(draft: Draft, total: Draft, near: list[Draft]) -> Draft:
    """ "87 dead and 213 wounded. Sixty-one have died here": of the dead, though the wounded were counted last."""
    if total.label == draft.label:
        return total
    beside = [other for other in near if other.candidate.line is total.candidate.line and within(draft, other)]
    return next((other for other in beside if other.label == draft.label and other.antecedent is None), total)


def _beyond_aside(previous: Draft, draft: Draft) -> Draft:
    """ "602 prisoners, including 60 women and 445 Gazans. 108 would be deported": of all of them."""
    last = root(previous)
    beyond = is_aside(last) and last.candidate.line is not draft.candidate.line
    return last.antecedent if beyond and last.antecedent is not None else last


def _last_larger(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count just before, else the last of people in a state that others of them have since left."""
    last = _beyond_aside(near[-1], draft)
    if within(draft, last):
        return last
    line = draft.candidate.line.index
    if near[-1].candidate.line.index < line:
        return None
    wholes = (root(other) for other in reversed(near) if line - other.candidate.line.index <= 1)
    return next((other for other in wholes if other.label in earlier_states() and within(draft, other)), None)


def _opened(draft: Draft) -> bool:
    """ "So far 150 have been rescued", "Most were sent home, but 26 remained": nothing before it names others."""
    opening = draft.candidate.tokens.lowers[: draft.candidate.mention.outer_first]
    lexicon = load_lexicon("wholes")["openers"]
    if opening[-1] == "but" and opening[0] in lexicon["shares"]:
        return True
    return len(opening) <= _OPENING_REACH and opening[0] in lexicon["times"] and "," not in opening[:-1]


def _can_share(draft: Draft, total: Draft) -> bool:
    return (
        draft.label == total.label
        or draft.rule.endswith("N-of-them")
        or draft.kind == "headcount" == total.kind
        or (draft.kind == "casualty" and total.label in load_lexicon("wholes")["before"]["moved"])
        or (".state-after" not in draft.rule and (_hurt(draft, total) or total.label in earlier_states()))
    )


def _hurt(draft: Draft, total: Draft) -> bool:
    """Whether what happened to some can have happened to the injured: those who are missing are counted apart."""
    return total.label == "injured" and draft.label != "missing"


@cache
def earlier_states() -> frozenset[str]:
    return frozenset(load_lexicon("wholes")["before"]["labels"])
