"""Wholes that a part names: "Eleven of the dead", "three of the captives", "two were among those killed"."""

from functools import cache

from extractors.context.roundups import sums_up
from extractors.context.totals import fits, is_older_figure, within
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_state, singular
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import participle_labels

_OTHER_VERDICT = frozenset(
    {"separate", "another", "different", "court", "courts", "judge", "judges", "tribunal", "jury"}
)
# What is done with bodies that are in the toll already; others may be of people whom nobody has counted yet.
_HANDLED = (
    "identif",
    "unidentif",
    "claim",
    "unclaim",
    "buried",
    "morgue",
    "mortuar",
    "autops",
    "handed",
    "lay",
    "lying",
)
_AMONG_REACH = 14
_EVENT_DAYS = 20
_MOST_TIMES = 10
_HAD_REACH = 6


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
        whole = largest(draft, earlier, label)
        return _just_before(draft, earlier, whole) or whole
    if _accounted_for(draft):
        return largest(draft, earlier)
    if draft.label == "sentenced":
        return _of_one_trial(draft, earlier)
    if _is_bodies(draft) and not elsewhen(draft):
        return _killed(draft, earlier) if _are_handled(draft) or _nobody_survived(earlier) else None
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
        if _counts_noun(other, noun) and fits(draft, other):
            return other
    return None


def _counts_noun(draft: Draft, noun: str) -> bool:
    """Whether a count is of a noun: "six girls", "six of them girls"."""
    held = draft.candidate.mention.phrase
    if held is None or (held.partitive and not held.pronoun):
        return False
    after = draft.candidate.after(1)
    return singular(held.noun) == noun or (held.partitive and bool(after) and singular(after[0]) == noun)


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
        and not is_older_figure(other)
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
    if total is None and _nobody_survived(earlier):
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


def _just_before(draft: Draft, earlier: list[Draft], whole: Draft | None) -> Draft | None:
    """ "In Mosul two bombs killed seven people. Three policemen were among the dead": of one incident among several.

    So too below what has added up since some day: that is no incident, and the sentence before tells of one.
    """
    line = draft.candidate.line.index
    label = "killed" if draft.label == "casualty" else draft.label
    before = [other for other in earlier if other.candidate.line.index == line - 1 and other.label == label]
    if len(before) != 1 or before[0].antecedent is not None or not within(draft, before[0]):
        return None
    several = any(sums_up(other) for other in earlier)
    of_long = whole is not None and "since" in whole.candidate.line.sentence.tokens.lowers
    return before[0] if several or of_long else None


def _accounted_for(draft: Draft) -> bool:
    """ "Health workers account for 11 cases": of all the cases."""
    before = draft.candidate.before(2)
    return before[-1:] == ["for"] and before[0] in ("account", "accounts", "accounted", "accounting")


def _of_one_trial(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Nine others were given 30 years": of all who were convicted, unless the verdict is another one.

    A sentence that names a court again, or a month or year, tells of another verdict: "In May, a court jailed three".
    """
    lowers = draft.candidate.tokens.lowers
    if not _OTHER_VERDICT.isdisjoint(lowers) or elsewhen(draft):
        return None
    return largest(draft, earlier) or largest(draft, earlier, "charged") or largest(draft, earlier, "detained")


def _is_bodies(draft: Draft) -> bool:
    phrase = draft.candidate.mention.phrase
    return phrase is not None and singular(phrase.noun) == "body"


def _are_handled(draft: Draft) -> bool:
    """ "identified 41 bodies", "nine bodies lay there": of those who are dead already, unlike bodies just found."""
    phrase = draft.candidate.mention.phrase
    partitive = phrase is not None and phrase.partitive
    return partitive or any(word.startswith(_HANDLED) for word in draft.candidate.tokens.lowers)


def _nobody_survived(earlier: list[Draft]) -> bool:
    return any(other.rule.endswith("no-survivors") for other in earlier)


def _is_superseded(draft: Draft) -> bool:
    """ "which had put the toll at 18 on Sunday": those counted then are in the toll of now."""
    before = draft.candidate.before(_HAD_REACH)
    return ".toll" in draft.rule and "had" in before and "which" in before
