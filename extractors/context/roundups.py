"""Roundups: a total of several incidents that an article opens with, and the incidents it tells of one by one."""

from functools import cache
from itertools import islice

from extractors.context.totals import link
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon

_OPENING = 3
_REACH = 14
_PLACE_REACH = 8


def link_roundups(people: list[Draft]) -> None:
    """Make each incident's casualties part of the opening total of all.

    Args:
        people: the article's counts of people, in text order: "21 people were killed and 58 wounded in separate
            attacks across Iraq", and below, "In Nineveh, two bombs left seven dead and 26 injured".
    """
    for at, total in enumerate(people):
        several = sums_up(total)
        if not several and not _is_spread(total):
            continue
        left = total.value or total.low or 0.0
        for draft in islice(people, at + 1, None):
            if draft.candidate.line.index - total.candidate.line.index > _REACH:
                break
            if not _is_incident(draft, total) or (draft.value or 0.0) > left:
                continue
            if not several and not _opens_with_place(draft):
                continue
            left -= draft.value or 0.0
            link(draft, total, "one-of-several-incidents")


def sums_up(draft: Draft) -> bool:
    """Whether a count of the opening covers several incidents: "in separate bombings", "in a series of attacks"."""
    line = draft.candidate.line
    if draft.kind != "casualty" or draft.value is None or draft.antecedent is not None or line.index > _OPENING:
        return False
    words = " ".join(line.sentence.tokens.lowers)
    return line.sentence.role != "title" and any(cue in words for cue in load_lexicon("wholes")["roundups"]["cues"])


def _is_spread(draft: Draft) -> bool:
    """Whether a count of the opening is of a whole country or of several places: "killing seven across the regions"."""
    line = draft.candidate.line
    whole = draft.antecedent is None and draft.value is not None and line.sentence.role != "title"
    if not whole or line.index > _OPENING or draft.kind not in ("casualty", "headcount"):
        return False
    return not _spread_words().isdisjoint(line.sentence.tokens.lowers)


@cache
def _spread_words() -> frozenset[str]:
    return frozenset(load_lexicon("wholes")["roundups"]["spread"])


def _opens_with_place(draft: Draft) -> bool:
    """ "In Odesa, strikes killed two": a sentence about one of several places, and not "In May, strikes killed two"."""
    words = draft.candidate.line.sentence.tokens
    named = words.lowers[0] == "in" and words[1][:1].isupper() and "," in words.lowers[2:_PLACE_REACH]
    return named and words.lowers[1] not in load_lexicon("times")["month"]


def _is_incident(draft: Draft, total: Draft) -> bool:
    same_line = draft.candidate.line is total.candidate.line
    return draft.label == total.label and draft.antecedent is None and draft.value is not None and not same_line
