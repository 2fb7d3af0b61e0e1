"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

from extractors.context.totals import coordinated, fits, link, link_sums
from extractors.kinds import Draft
from extractors.quantities.nouns import is_state, singular
from extractors.roles.gaps import clause_words

_PEOPLE = ("casualty", "headcount")


_LOOK_BACK = 4


_LIST_REACH = 9


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
    link_sums(people)


def _total(draft: Draft, earlier: list[Draft], later: list[Draft]) -> Draft | None:
    phrase = draft.candidate.mention.phrase
    near = [other for other in earlier if draft.candidate.line.index - other.candidate.line.index <= _LOOK_BACK]
    if phrase is not None and phrase.partitive and _numbered(draft):
        return _same_number(draft, earlier) or _following(draft, later)
    if later and later[0].candidate.line is draft.candidate.line and later[0].candidate.before(2) == ["out", "of"]:
        return later[0]
    if _of_the_state(draft) or _of_the_family(draft):
        return _largest(draft, earlier)
    if _is_bodies(draft):
        return _largest(draft, [other for other in earlier if other.value != draft.value])
    if phrase is not None and phrase.partitive and phrase.pronoun:
        return _holder(draft, near)
    if phrase is not None and phrase.partitive and _definite(draft):
        return _same_noun(draft, earlier) or next(
            (other for other in reversed(near) if other.label == draft.label and fits(draft, other)), None
        )
    listed = _listed(draft, near) or _included(draft, earlier)
    if listed is not None:
        return listed
    previous = near[-1] if near else None
    if previous is None:
        return None
    if _raises_toll(draft, previous):
        return previous
    if previous.antecedent is not None and coordinated(draft, previous):
        return previous.antecedent
    if _enumerates(draft, previous):
        return previous
    return _shared(draft, near) if phrase is None else None


def _root(draft: Draft) -> Draft:
    """The total that a bare or partitive count shares; a count with a noun of its own is a total itself."""
    phrase = draft.candidate.mention.phrase
    if draft.antecedent is not None and (phrase is None or phrase.partitive):
        return draft.antecedent
    return draft


def _whole(draft: Draft) -> Draft:
    """The total at the top: "the other 85" are what is left of all, not of a part."""
    while draft.antecedent is not None:
        draft = draft.antecedent
    return draft


def _numbered(draft: Draft) -> bool:
    """ "11 of the 14", "five of the 19 journalists"."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and any(
        other.outer_first == phrase.last or other.first == phrase.last for other in draft.candidate.line.mentions
    )


def _same_number(draft: Draft, earlier: list[Draft]) -> Draft | None:
    phrase = draft.candidate.mention.phrase
    value = next(
        (other.value for other in draft.candidate.line.mentions if phrase and other.first >= phrase.last), None
    )
    return next((other for other in reversed(earlier) if value is not None and other.value == value), None)


def _following(draft: Draft, later: list[Draft]) -> Draft | None:
    return later[0] if later and later[0].candidate.line is draft.candidate.line else None


def _of_the_state(draft: Draft) -> bool:
    """ "Eleven of the dead", "two women were among the dead", "Of the dead, 57 …": part of the whole toll."""
    phrase = draft.candidate.mention.phrase
    relation = draft.rule.split(".", 1)[1]
    leading = draft.candidate.tokens.lowers[:3]
    led = len(leading) == 3 and leading[:2] == ["of", "the"] and is_state(leading[2]) and phrase is None
    stated = phrase is not None and phrase.partitive and not phrase.pronoun and is_state(phrase.noun)
    return led or stated or relation.startswith("of-the-dead") or "among-th" in relation


_KIN = frozenset(
    {"son", "daughter", "brother", "sister", "child", "cousin", "relative", "sibling", "grandchild", "nephew", "niece"}
)


def _of_the_family(draft: Draft) -> bool:
    """ "a woman whose two sons were killed": told of a family, part of the toll."""
    phrase = draft.candidate.mention.phrase
    if draft.kind != "casualty" or phrase is None or singular(phrase.noun) not in _KIN:
        return False
    before = draft.candidate.before(2)
    return bool({"whose", "his", "her", "my", "their", "and"} & set(before)) or phrase.partitive


def _is_bodies(draft: Draft) -> bool:
    """ "Forty-one bodies have been recovered": of those who are dead already."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and singular(phrase.noun) == "body" and draft.candidate.mention.outer_first == 0


def _raises_toll(draft: Draft, previous: Draft) -> bool:
    """ "The toll climbed to 34 after seven people succumbed": those who raised it are in it."""
    same = previous.candidate.line is draft.candidate.line and previous.label == draft.label == "killed"
    return same and ".toll" in previous.rule and ".toll" not in draft.rule


def _definite(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens[phrase.first + 1].lower in ("the", "those", "these", "them")


def _holder(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that "of them" goes back to; siblings of one total share it."""
    if draft.heir is not None:
        # ", nine of them" goes back to the count beside it; "Seventy of them were …" to the whole.
        return draft.heir if draft.candidate.before(1) == [","] else _root(draft.heir)
    holders = [other for other in near if other.candidate.line is draft.candidate.line and fits(draft, other)]
    return _root(holders[-1]) if holders else None


def _same_noun(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Nineteen of the confirmed cases": the last whole count of that noun."""
    phrase = draft.candidate.mention.phrase
    noun = singular(phrase.noun) if phrase else ""
    for other in reversed(earlier):
        held = other.candidate.mention.phrase
        if held is not None and not held.partitive and singular(held.noun) == noun and fits(draft, other):
            return other
    return None


def _largest(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The article's total of the same outcome or status; of equal ones the first below the headline."""
    label = "killed" if draft.label == "casualty" else draft.label
    holders = [
        other
        for other in earlier
        if other.label == label and other.antecedent is None and other.modifier != "at_most" and fits(draft, other)
    ]
    best = max((other.value or other.low or 0.0 for other in holders), default=None)
    equal = [other for other in holders if (other.value or other.low or 0.0) == best]
    return next(
        (other for other in equal if other.candidate.line.sentence.role != "title"), equal[0] if equal else None
    )


def _listed(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "including two brothers", "among them a boy and two women": what the list divides stands before it."""
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    words = clause_words()
    for index in range(first - 1, max(-1, first - _LIST_REACH), -1):
        lower = tokens[index].lower
        if lower in words.be or lower in words.auxiliaries or tokens[index].text in ";:.":
            return None
        if lower in ("including", "include", "includes", "included") or (
            lower == "among" and tokens[index + 1].lower in ("them", "whom")
        ):
            start = tokens[index].start
            holders = [
                other
                for other in near
                if other.candidate.line is draft.candidate.line and other.start < start and fits(draft, other)
            ]
            return holders[-1] if holders else None
        if lower in ("whom", "which") and index and tokens[index - 1].lower == "of":
            holders = [other for other in near if other.start < tokens[index].start and fits(draft, other)]
            return _root(holders[-1]) if holders else None
    return None


def _included(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "The dead included nine children": the whole is named by what happened to it, with no number of its own."""
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    at = next(
        (
            index
            for index in range(first - 1, max(0, first - _LIST_REACH), -1)
            if tokens[index].lower in ("included", "include", "includes")
        ),
        None,
    )
    if at is None or not (
        is_state(tokens[at - 1].lower) or tokens[at - 1].lower in ("victims", "casualties", "fatalities")
    ):
        return None
    return _largest(draft, earlier)


def _enumerates(draft: Draft, previous: Draft) -> bool:
    """ "Nine were foreigners: four Germans …": a list after a colon divides the count before it."""
    if previous.candidate.line is not draft.candidate.line or previous.label != draft.label:
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    return bool(between) and between[-1].text in ":–—(" and len(between) < 8


def _shared(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that a bare number takes its share of: "nine critically", "Of the 159 injured, 74 …"."""
    led = next(
        (
            other
            for other in near
            if other.candidate.line is draft.candidate.line and other.candidate.before(3)[:1] == ["of"]
        ),
        None,
    )
    if led is not None and led.candidate.mention.outer_first <= 2:
        return led
    if draft.candidate.line.index - near[-1].candidate.line.index > 1:
        return None
    before, after = draft.candidate.before(2), draft.candidate.after(1)
    if before[-1:] and before[-1] in ("other", "remaining"):
        return _whole(near[-1])
    if before[-1:] == ["only"] or before == ["all", "but"]:
        return _root(near[-1])
    if after and (after[0].endswith("ly") or (after[0] == "in" and before[-1:] == [","])):
        return _root(near[-1]) if near[-1].label == draft.label else None
    opened = not before or before[-1] in ("“", '"', ";")
    moved = bool(after) and after[0] not in ("people", "%")
    root = _root(near[-1])
    return root if opened and moved and draft.modifier == "exact" and _of_one_sort(draft, root) else None


def _of_one_sort(draft: Draft, total: Draft) -> bool:
    return draft.label == total.label or draft.rule.endswith("N-of-them") or draft.kind == "headcount" == total.kind
