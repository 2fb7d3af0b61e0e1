"""Wholes that a part names: "Eleven of the dead", "three of the captives", "two were among those killed"."""

from functools import cache

from extractors.context.roundups import sums_up
from extractors.context.totals import fits, within
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_state, singular
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import participle_labels

_OTHER_CASE = frozenset({"separate", "another", "different"})
_AMONG_REACH = 14
_EVENT_DAYS = 20
_MOST_TIMES = 10
_HAD_REACH = 6
# "from an earlier figure of 80": what holds no more is no whole of what does.
_EARLIER = frozenset({"earlier", "previous"})
_FIGURE_REACH = 7


def named_whole(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The earlier count that a part names by what happened to it.

    Args:
        draft: a count of people.
        earlier: the counts of people before it, in text order.

    Returns:
        The article's total of that outcome or status; None where the words name no whole.
    """
    if _of_the_state(draft) or _among_those(draft):
        phrase = draft.candidate.mention.phrase
        stated = phrase is not None and phrase.partitive and not phrase.pronoun
        label = state_at(draft, phrase.head) if phrase is not None and stated else None
        return _just_before(draft, earlier) or largest(draft, earlier, label)
    if _accounted_for(draft):
        return largest(draft, earlier)
    if draft.label == "sentenced":
        return _of_one_trial(draft, earlier)
    if _is_bodies(draft) and not elsewhen(draft):
        return _killed(draft, earlier)
    return _killed(draft, earlier) if _is_superseded(draft) else None


def state_at(draft: Draft, index: int) -> str | None:
    """The label of a state or a participle at a token: "12 of the rescued", "40 of those stranded"."""
    return participle_labels().get(draft.candidate.tokens.lowers[index])


def resumed_whole(draft: Draft, noun: str, earlier: list[Draft]) -> Draft | None:
    """The count that a definite noun takes up again: "Nineteen of the confirmed cases", "three of the captives".

    Args:
        draft: the part.
        noun: the noun for the whole, in the singular.
        earlier: the counts of people before the part, in text order.

    Returns:
        The last whole count of that very noun, else of people in a state that the noun can mean, the headline's last.
    """
    body = [other for other in earlier if other.candidate.line.sentence.role != "title"]
    return (
        same_noun(draft, noun, body)
        or _in_state(draft, noun, body)
        or same_noun(draft, noun, earlier)
        or _in_state(draft, noun, earlier)
    )


def same_noun(draft: Draft, noun: str, earlier: list[Draft]) -> Draft | None:
    """The last whole count of a noun, given in the singular."""
    for other in reversed(earlier):
        held = other.candidate.mention.phrase
        if held is not None and not held.partitive and singular(held.noun) == noun and fits(draft, other):
            return other
    return None


def _in_state(draft: Draft, noun: str, earlier: list[Draft]) -> Draft | None:
    for label in resumed_nouns().get(noun, ()):
        if label == "killed":
            total = _killed(draft, earlier)
        else:
            alike = (other for other in reversed(earlier) if other.label == label and other.antecedent is None)
            total = next((other for other in alike if within(draft, other)), None)
        if total is not None:
            return total
    return None


@cache
def resumed_nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(labels) for noun, labels in load_lexicon("wholes")["resumed"].items()}


def largest(draft: Draft, earlier: list[Draft], label: str | None = None) -> Draft | None:
    """The article's total of the same outcome or status: the sentence's own, else the largest of one event.

    Of equal ones the first below the headline is meant.
    """
    label = label or ("killed" if draft.label == "casualty" else draft.label)
    holders = [
        other
        for other in earlier
        if other.label == label
        and other.antecedent is None
        and other.modifier != "at_most"
        and "among-the" not in other.rule
        and within(draft, other)
        and _EARLIER.isdisjoint(other.candidate.before(_FIGURE_REACH))
    ]
    own = [other for other in holders if other.candidate.line is draft.candidate.line]
    if own:
        return own[-1]
    holders = [other for other in holders if not elsewhen(other)] or holders
    best = max((_size(other) for other in holders), default=None)
    equal = [other for other in holders if _size(other) == best]
    return next(
        (other for other in equal if other.candidate.line.sentence.role != "title"), equal[0] if equal else None
    )


def _size(draft: Draft) -> float:
    return draft.value or draft.low or 0.0


def elsewhen(draft: Draft) -> bool:
    """Whether its sentence speaks of months or years: "more than 200 so far this year" is no toll of today's event."""
    return any(
        time.type == "DATE"
        and time.window_start is not None
        and time.window_end is not None
        and (time.window_end - time.window_start).days > _EVENT_DAYS
        for time in draft.candidate.reading.times_of[draft.candidate.line.index][:_MOST_TIMES]
    )


def _killed(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The toll; where nobody survived, those who were aboard."""
    total = largest(draft, earlier, "killed")
    if total is None and any(other.rule.endswith("no-survivors") for other in earlier):
        return largest(draft, earlier, "travelling")
    return total


def _of_the_state(draft: Draft) -> bool:
    """ "Eleven of the dead", "two women were among the dead", "Of the dead, 57 …": part of the whole toll."""
    phrase = draft.candidate.mention.phrase
    relation = draft.rule.split(".", 1)[1]
    leading = draft.candidate.tokens.lowers[:3]
    led = len(leading) == 3 and leading[:2] == ["of", "the"] and is_state(leading[2]) and phrase is None
    stated = phrase is not None and phrase.partitive and not phrase.pronoun and is_state(phrase.noun)
    named = relation.startswith("of-the-dead") or relation.endswith("-N-of-whom")
    beside = phrase is not None and phrase.pronoun and draft.candidate.before(1) == [","]
    return led or stated or named or ("among-th" in relation and not beside)


def _among_those(draft: Draft) -> bool:
    """ "Two policemen and a driver were among those killed": the words for the whole come after the part."""
    lowers, end = draft.candidate.tokens.lowers, draft.candidate.end
    words = clause_words()
    for index in range(end, min(end + _AMONG_REACH, len(lowers) - 1)):
        if lowers[index] in ";:.–—" or lowers[index] in words.speech:
            return False
        if lowers[index] == "among":
            return lowers[index - 1] in words.be and lowers[index + 1] in ("the", "those")
    return False


def _just_before(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "In Mosul two bombs killed seven people. Three policemen were among the dead": of one incident among several."""
    line = draft.candidate.line.index
    before = [other for other in earlier if other.candidate.line.index == line - 1 and other.label == draft.label]
    alone = len(before) == 1 and before[0].antecedent is None and within(draft, before[0])
    return before[0] if alone and any(sums_up(other) for other in earlier) else None


def _accounted_for(draft: Draft) -> bool:
    """ "Health workers account for 11 cases": of all the cases."""
    before = draft.candidate.before(2)
    return before[-1:] == ["for"] and before[0] in ("account", "accounts", "accounted", "accounting")


def _of_one_trial(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Nine others were given 30 years": of all who were convicted, unless the case is a different one."""
    if not _OTHER_CASE.isdisjoint(draft.candidate.tokens.lowers):
        return None
    return largest(draft, earlier) or largest(draft, earlier, "charged") or largest(draft, earlier, "detained")


def _is_bodies(draft: Draft) -> bool:
    """ "Forty-one bodies have been recovered", "identified 41 of the bodies": of those who are dead already."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and singular(phrase.noun) == "body"


def _is_superseded(draft: Draft) -> bool:
    """ "which had put the toll at 18 on Sunday": those counted then are in the toll of now."""
    return ".toll" in draft.rule and "had" in draft.candidate.before(_HAD_REACH)
