"""Totals: whether a count can be part of another, and neighbours that add up to one."""

from itertools import pairwise

from extractors.kinds import Draft
from extractors.quantities.nouns import is_person


def link(draft: Draft, total: Draft, rule: str) -> None:
    """Make a count part of another, whatever it was part of before, and note the rule that says so."""
    draft.antecedent = total
    draft.evidence[:] = [each for each in draft.evidence if each[0] != "part_of"]
    draft.explain("part_of", f"part-of.{rule}", (total.start, total.end))


def fits(draft: Draft, total: Draft) -> bool:
    """Whether the subset is no larger than the total can be."""
    part = draft.value if draft.value is not None else draft.low
    whole = total.value if total.high is None else total.high
    return part is None or whole is None or total.high is None or part <= whole


def within(draft: Draft, total: Draft) -> bool:
    """Whether the subset is smaller than the total."""
    part = draft.value if draft.value is not None else draft.low
    whole = total.value if total.value is not None else total.high
    return part is not None and (whole is None or part < whole)


def is_older_figure(draft: Draft) -> bool:
    """ "from an earlier figure of 80", "Initial reports had put the toll at 69": no whole of anything counted now."""
    before = draft.candidate.before(_FIGURE_REACH)
    return not _EARLIER.isdisjoint(before) or (".toll" in draft.rule and "had" in before)


def link_repeated(people: list[Draft]) -> None:
    """Make what is part of a headline's count part of the count in the text that gives it again.

    "Nine Ex-Soldiers Convicted", and below, "The court sentenced nine former members of the army … Two of them …".
    """
    for index, draft in enumerate(people):
        total = draft.antecedent
        if total is None or total.start > draft.start or not _heads(total):
            continue
        for other in reversed(people[max(0, index - REMEMBERED) : index]):
            if other is total:
                break
            if _repeats(other, total) and not _heads(other) and other.antecedent is not draft:
                link(draft, other, "told-again-below")
                break


def _heads(draft: Draft) -> bool:
    """Whether a count stands in the headline, or in a short line below it or in its place."""
    sentence = draft.candidate.line.sentence
    short = sentence.block <= 1 and sentence.end - sentence.start < _SHORT_LINE
    return _is_title(draft) or short


def _repeats(other: Draft, total: Draft) -> bool:
    """Whether a count in the text states a headline's number; the headline may call the people's state otherwise."""
    alike = other.label == total.label or total.kind == other.kind == "headcount"
    same = other.value == total.value and other.low == total.low and other.high == total.high
    return alike and same and other.antecedent in (None, total, total.antecedent)


def is_aside(draft: Draft) -> bool:
    """Whether a part is only mentioned beside its whole: ", five of them beheaded,", "including two girls"."""
    before = draft.candidate.before(_LIST_REACH)
    return before[-1:] == [","] or "including" in before or "among" in before


def coordinated(draft: Draft, previous: Draft) -> bool:
    if previous.candidate.line is not draft.candidate.line or previous.label != draft.label:
        return False
    between = draft.candidate.between(previous)
    joined = any(word in ("and", ",", "–", "—") for word in between)
    phrase = draft.candidate.mention.phrase
    return joined and len(between) <= (10 if phrase is None or phrase.partitive else 3)


# Counts further back are forgotten, so that the work grows with the article and not with its square.
REMEMBERED = 150
_SHORT_LINE = 160
# "from an earlier figure of 80": what holds no more is no whole of what does.
_EARLIER = frozenset({"earlier", "previous", "initial"})
_FIGURE_REACH = 7
_LEAST_SUM = 10
_LIST_REACH = 8


_SUM_REACH = 2


# Numbers this large do not add up by chance, so that their parts may be told of sentences later.
_LARGE_SUM = 50


_LARGE_SUM_REACH = 5


_LAST_REACH = 10


_MOST_ADDENDS = 8


_SLACK = 0.02


def link_sums(people: list[Draft]) -> None:
    """ "43 people … carrying 39 passengers and four crew": neighbours that add up to a count just before divide it."""
    # What the text itself counts is divided rather than its headline.
    for headline in (False, True):
        # Of two that the same counts add up to, the nearer is meant.
        for index in range(len(people) - 1, -1, -1):
            total = people[index]
            if total.value is None or total.modifier == "at_most" or _is_title(total) != headline:
                continue
            reach = _SUM_REACH if total.value < _LARGE_SUM else _LARGE_SUM_REACH
            following = [
                draft
                for draft in people[index + 1 : index + 2 + _MOST_ADDENDS]
                if draft.candidate.line.index - total.candidate.line.index <= _LAST_REACH and not _is_title(draft)
            ]
            close = [draft for draft in following if draft.candidate.line.index - total.candidate.line.index <= reach]
            for part in _addends(total, close) or _side_by_side(total, following):
                link(part, total, "adds-up")


def link_announced(people: list[Draft]) -> None:
    """ "17 soldiers, four officers and two civilians died, bringing the toll to 23": the sum comes after its parts."""
    for index, total in enumerate(people):
        announced = ".toll" in total.rule or total.candidate.before(2) == ["total", "of"]
        if not announced or total.value is None:
            continue
        run: list[Draft] = []
        left = total.value
        for draft in reversed(people[max(0, index - _MOST_ADDENDS) : index]):
            if draft.label != total.label or draft.value is None or draft.candidate.line is not total.candidate.line:
                break
            run.append(draft)
            left -= draft.value
            if left <= 0:
                break
        if left == 0 and len(run) > 1:
            for part in run:
                link(part, total, "announced-sum")


def _is_title(draft: Draft) -> bool:
    return draft.candidate.line.sentence.role == "title"


def _addends(total: Draft, following: list[Draft]) -> list[Draft]:
    """The counts just after one that add up to it, and that nothing else than their sum makes its parts."""
    whole = [draft for draft in following if draft.antecedent is None or draft.antecedent not in following]
    whole = [draft for draft in whole if not is_older_figure(draft)]
    if total.value is not None and total.value >= _LEAST_SUM:
        for first, second in pairwise(whole):
            if not (first.antecedent or second.antecedent) and _adds_up(first, second, total):
                return [first, second]
    for start in range(len(whole) - 1):
        run: list[Draft] = []
        left = total.value or 0.0
        for draft in whole[start:]:
            if draft.antecedent not in (None, total) or draft.value is None or not _divides(draft, total, run):
                break
            left -= draft.value
            run.append(draft)
            if left <= 0:
                break
        if left == 0 and len(run) > 1 and _plausible(run, total):
            return run
    return []


def _side_by_side(total: Draft, following: list[Draft]) -> list[Draft]:
    """ "… killed 16 people. … 15 were dead at the scene and one died later": one sentence adds up, however late."""
    if (total.value or 0.0) < _LEAST_SUM or total.antecedent is not None:
        return []
    last = next((draft for draft in following if draft.label == total.label and _and_another(draft, total)), None)
    if last is not None:
        return [last]
    for first, second in pairwise(following):
        alike = first.label == second.label == total.label and first.candidate.line is second.candidate.line
        exact = (first.value or 0.0) + (second.value or 0.0) == total.value
        if alike and exact and first.antecedent is None and second.antecedent is None:
            return [first, second]
    return []


def _and_another(draft: Draft, total: Draft) -> bool:
    """ "15 people were dead at the scene, while another person died in hospital": all but one, and the one."""
    if draft.antecedent is not None or draft.value is None or draft.value + 1 != total.value:
        return False
    tail = draft.candidate.tokens.lowers[draft.candidate.end :]
    return any(tail[at] == "another" and is_person(tail[at + 1]) for at in range(len(tail) - 1))


def _divides(draft: Draft, total: Draft, run: list[Draft]) -> bool:
    """Whether a count can be one addend: the same label as the whole, or as the addend before where it is a state."""
    if draft.label == total.label or ((total.value or 0.0) >= _LARGE_SUM and draft.modifier == "exact"):
        return draft.kind == total.kind
    return draft.kind == total.kind and (not run or run[-1].label == draft.label)


def _plausible(run: list[Draft], total: Draft) -> bool:
    """Small numbers add up by chance: they must stand in the sentence of their sum."""
    if run[-1].candidate.line is total.candidate.line:
        return True
    exact = all(draft.modifier in ("exact", "at_least") for draft in (total, *run))
    return exact and (total.value or 0.0) >= _LEAST_SUM and not _is_title(total)


def _adds_up(first: Draft, second: Draft, total: Draft) -> bool:
    """Whether two counts divide a third: exactly where they stand side by side, nearly where "more than" bounds it."""
    if first.value is None or second.value is None or total.value is None:
        return False
    if not (within(first, total) and within(second, total)):
        return False
    over = first.value + second.value - total.value
    if over == 0:
        return coordinated(second, first)
    loose = total.modifier in ("more_than", "approximate") and total.label in (first.label, second.label)
    return loose and 0 <= over <= _SLACK * total.value
