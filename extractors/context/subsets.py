"""Subsets: which count a smaller one is part of, so that "134 of whom" is never added to the 253."""

from extractors.kinds import Draft

_PEOPLE = ("casualty", "headcount")
_INCLUDING = ("including", "among", "them", "included", "whom")


def link_subsets(drafts: list[Draft]) -> None:
    """Set `antecedent` of every draft that is a subset of an earlier one.

    Args:
        drafts: an article's drafts, in text order.
    """
    people = [draft for draft in drafts if draft.kind in _PEOPLE]
    for index, draft in enumerate(people):
        total = _total(draft, people[:index])
        if total is not None:
            draft.antecedent = total
            draft.explain("part_of", "part-of.earlier-count", (total.start, total.end))


def _total(draft: Draft, earlier: list[Draft]) -> Draft | None:
    near = [other for other in earlier if draft.candidate.line.index - other.candidate.line.index <= 2]
    if not near:
        return None
    phrase = draft.candidate.mention.phrase
    if phrase is not None and phrase.partitive:
        return _largest_holder(draft, near) if phrase.pronoun or _definite(draft) else None
    before = draft.candidate.before(3)
    if before[-1:] == ["including"] or before[-2:] == ["among", "them"] or before[-2:] == ["including", "at"]:
        return _same_sentence(draft, near)
    previous = near[-1]
    if previous.antecedent is not None and previous.candidate.line is draft.candidate.line and _coordinated(draft, previous):
        return previous.antecedent
    if draft.heir is not None and before[-1:] and before[-1] in (",", "other", "only", "the") and _fits(draft, draft.heir):
        return draft.heir.antecedent or draft.heir if _fits(draft, draft.heir.antecedent or draft.heir) else None
    return None


def _definite(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and draft.candidate.tokens[phrase.first + 1].lower in ("the", "those", "these", "them")


def _largest_holder(draft: Draft, near: list[Draft]) -> Draft | None:
    holders = [other for other in near if _fits(draft, other) and other.antecedent is not draft]
    if not holders:
        return None
    last = holders[-1]
    return last.antecedent if last.antecedent is not None and _coordinated(draft, last) else last


def _same_sentence(draft: Draft, near: list[Draft]) -> Draft | None:
    holders = [other for other in near if other.candidate.line is draft.candidate.line and _fits(draft, other)]
    return holders[-1] if holders else None


def _coordinated(draft: Draft, previous: Draft) -> bool:
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    return len(between) <= 3 and any(token.lower in ("and", ",") for token in between)


def _fits(draft: Draft, total: Draft) -> bool:
    """Whether the subset is no larger than the total can be."""
    part = draft.value if draft.value is not None else draft.low
    whole = total.high if total.high is not None else total.value
    return part is None or whole is None or part <= whole
