"""Totals: whether a count can be part of another, and neighbours that add up to one."""

from itertools import pairwise

from extractors.kinds import Draft


def link(draft: Draft, total: Draft) -> None:
    draft.antecedent = total
    draft.explain("part_of", "part-of.the-total", (total.start, total.end))


def fits(draft: Draft, total: Draft) -> bool:
    """Whether the subset is no larger than the total can be."""
    part = draft.value if draft.value is not None else draft.low
    whole = total.value if total.high is None else total.high
    return part is None or whole is None or total.high is None or part <= whole


def coordinated(draft: Draft, previous: Draft) -> bool:
    if previous.candidate.line is not draft.candidate.line or previous.label != draft.label:
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    joined = any(token.lower in ("and", ",", "–", "—") for token in between)
    return joined and len(between) <= (10 if draft.candidate.mention.phrase is None else 3)


_LEAST_SUM = 10


_SLACK = 0.02


def link_sums(people: list[Draft]) -> None:
    """ "43 people … carrying 39 passengers and four crew": neighbours that add up to a count just before divide it."""
    for index, total in enumerate(people):
        if total.value is None or total.value < _LEAST_SUM:
            continue
        following = [
            draft
            for draft in people[index + 1 : index + 7]
            if draft.candidate.line.index - total.candidate.line.index <= 1
        ]
        whole = [draft for draft in following if draft.antecedent is None or draft.antecedent not in following]
        for first, second in pairwise(whole):
            if not (first.antecedent or second.antecedent) and _adds_up(first, second, total):
                link(first, total)
                link(second, total)


def _adds_up(first: Draft, second: Draft, total: Draft) -> bool:
    """Whether two counts divide a third: exactly where they stand side by side, nearly where "more than" bounds it."""
    if first.value is None or second.value is None or total.value is None:
        return False
    over = first.value + second.value - total.value
    if over == 0:
        return coordinated(second, first)
    loose = total.modifier in ("more_than", "approximate") and total.label in (first.label, second.label)
    return loose and 0 <= over <= _SLACK * total.value
