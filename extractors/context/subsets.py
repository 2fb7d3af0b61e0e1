"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

from extractors.kinds import Draft

_PEOPLE = ("casualty", "headcount")
_LOOK_BACK = 4
_PLACED_RELATIONS = ("among-the-dead", "among-those", "of-the-dead")


def link_subsets(drafts: list[Draft]) -> None:
    """Set `antecedent` of every draft that is a subset of another.

    Args:
        drafts: an article's drafts, in text order.
    """
    people = [draft for draft in drafts if draft.kind in _PEOPLE]
    for index, draft in enumerate(people):
        total = _total(draft, people[:index])
        if total is not None and total is not draft and _fits(draft, total):
            _link(draft, total)
    _link_sums(people)


def _link(draft: Draft, total: Draft) -> None:
    draft.antecedent = total
    draft.explain("part_of", "part-of.earlier-count", (total.start, total.end))


def _total(draft: Draft, earlier: list[Draft]) -> Draft | None:
    near = [other for other in earlier if draft.candidate.line.index - other.candidate.line.index <= _LOOK_BACK]
    if not near:
        return None
    phrase = draft.candidate.mention.phrase
    if _of_the_dead(draft):
        return _largest(draft, earlier)
    if phrase is not None and phrase.partitive and (phrase.pronoun or _definite(draft)):
        return _holder(draft, near)
    before = draft.candidate.before(3)
    if before[-1:] == ["including"] or before[-2:] == ["among", "them"] or before[-1:] == ["included"]:
        return _same_sentence(draft, near)
    previous = near[-1]
    if previous.antecedent is not None and _coordinated(draft, previous):
        return previous.antecedent
    if _enumerates(draft, previous):
        return previous
    if phrase is None and draft.heir is not None and _is_share(draft):
        return draft.heir.antecedent or draft.heir
    return None


def _of_the_dead(draft: Draft) -> bool:
    """ "Eleven of the dead", "two women were among the dead", "Of the dead, 57 …": part of the whole toll."""
    relation = draft.rule.split(".", 1)[1]
    leading = [token.lower for token in draft.candidate.tokens[:3]]
    return relation.startswith(_PLACED_RELATIONS) or "among-the" in relation or (leading[:2] == ["of", "the"] and draft.candidate.mention.phrase is None)


def _definite(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens[phrase.first + 1].lower in ("the", "those", "these", "them")


def _holder(draft: Draft, near: list[Draft]) -> Draft | None:
    """The count that "of them" goes back to; siblings of one total share it."""
    if draft.heir is not None:
        return draft.heir.antecedent if draft.heir.antecedent is not None and _coordinated(draft, draft.heir) else draft.heir
    holders = [other for other in near if _fits(draft, other)]
    return holders[-1] if holders else None


def _largest(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The article's total of the same outcome or status."""
    holders = [other for other in earlier if other.kind == draft.kind and other.label == draft.label and other.antecedent is None and _fits(draft, other)]
    return max(holders, key=lambda other: (other.value or other.low or 0.0), default=None)


def _same_sentence(draft: Draft, near: list[Draft]) -> Draft | None:
    holders = [other for other in near if other.candidate.line is draft.candidate.line and _fits(draft, other)]
    return holders[-1] if holders else None


def _coordinated(draft: Draft, previous: Draft) -> bool:
    if previous.candidate.line is not draft.candidate.line:
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    return len(between) <= 3 and any(token.lower in ("and", ",", "–", "—") for token in between)


def _enumerates(draft: Draft, previous: Draft) -> bool:
    """ "Nine were foreigners: four Germans …": a list after a colon divides the count before it."""
    if previous.candidate.line is not draft.candidate.line or previous.antecedent is draft:
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    return bool(between) and between[-1].text == ":" and len(between) < 8


def _is_share(draft: Draft) -> bool:
    """A bare number that takes its share of the count before: "nine critically", "the other 85", "Eleven were policemen"."""
    before = draft.candidate.before(1)
    if not before:
        return True
    return before[0] in (",", "other", "remaining", "only", "and", ";", "“", '"', "but") and draft.rule.endswith("N-of-them")


def _link_sums(people: list[Draft]) -> None:
    """ "43 people … carrying 39 passengers and four crew": neighbours that add up to a count just before divide it."""
    for index, total in enumerate(people):
        following = [draft for draft in people[index + 1 : index + 5] if draft.candidate.line.index - total.candidate.line.index <= 2]
        for first, second in zip(following, following[1:], strict=False):
            if first.antecedent or second.antecedent or None in (first.value, second.value, total.value):
                continue
            if _coordinated(second, first) and (first.value or 0) + (second.value or 0) == total.value:
                _link(first, total)
                _link(second, total)


def _fits(draft: Draft, total: Draft) -> bool:
    """Whether the subset is no larger than the total can be."""
    part = draft.value if draft.value is not None else draft.low
    whole = total.value if total.high is None else total.high
    return part is None or whole is None or total.high is None or part <= whole
