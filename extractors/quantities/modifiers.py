"""Modifiers: the words before and after a number that bound or blur it, and the bounds they support."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens
from schemas import Modifier

_Phrases = dict[tuple[str, ...], Modifier]
_LONGEST = 5
_FIGURE_REACH = 7


class Bounded(NamedTuple):
    """A number with its modifier's bounds, inclusive; None = open."""

    value: float | None
    low: float | None
    high: float | None


@cache
def _phrases(position: str) -> _Phrases:
    table = load_lexicon("modifiers")[position]
    return {tuple(phrase.split()): modifier for modifier, phrases in table.items() for phrase in phrases}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _phrases("before"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases("after"))


@cache
def _between() -> frozenset[str]:
    return frozenset(word for phrase in load_lexicon("modifiers")["between"]["words"] for word in phrase.split())


_ADDING = frozenset({"add", "adds", "added", "adding"})
_OVER_ONE_OF = (["over", "one", "of"], ["about", "one", "of"])


def modifier_before(tokens: Tokens, first: int) -> tuple[Modifier, int] | None:
    """Find the modifier that ends right before a number.

    Args:
        tokens: the sentence's tokens.
        first: the number's first token.

    Returns:
        The modifier and its first token, or None: "at least another 1,100" gives at_least from "at".
    """
    position = first
    if first and tokens.lowers[first] == "one" and tokens.lowers[first - 1 : first + 2] in _OVER_ONE_OF:
        # "charged over one of those deaths"
        return None
    if tokens.lowers[max(0, first - 2) : first] == ["up", "to"] and tokens.lowers[max(0, first - 3)] in _ADDING:
        # "the lists add up to 2,174 dead"
        return None
    if first and _is_passed(tokens, first) and _phrase_ending(tokens, first) is None:
        # The verb stays outside: what the number counts is often its subject.
        return "more_than", first
    for _ in range(3):
        match = _phrase_ending(tokens, position)
        if match and not (position < first and _is_preposition(tokens, match[1], position)):
            return match
        if position == 0 or tokens.lowers[position - 1] not in _between():
            return None
        position -= 1
    return None


def _is_passed(tokens: Tokens, first: int) -> bool:
    """ "the toll could exceed 300", "deaths passed 100,000": a verb that says a number was passed."""
    passing, word = _passing(), tokens.lowers[first - 1]
    if word not in passing.verbs:
        return False
    return word not in passing.of_figures or not passing.figures.isdisjoint(
        tokens.lowers[max(0, first - _FIGURE_REACH) : first - 1]
    )


class _Passing(NamedTuple):
    verbs: frozenset[str]
    of_figures: frozenset[str]
    figures: frozenset[str]


@cache
def _passing() -> _Passing:
    table = load_lexicon("modifiers")["passing"]
    of_figures = frozenset(table["verbs_of_figures"])
    return _Passing(of_figures.union(table["verbs"]), of_figures, frozenset(table["figures"]))


def _phrase_ending(tokens: Tokens, end: int) -> tuple[Modifier, int] | None:
    phrases = _phrases("before")
    if end == 0 or tokens.lowers[end - 1] not in _last_words():
        return None
    lowers = tokens.lowers[max(0, end - _LONGEST) : end]
    for size in range(len(lowers), 0, -1):
        modifier = phrases.get(tuple(lowers[-size:]))
        if modifier and not _belongs_before(lowers[-size:], lowers[:-size]) and not _is_multiple(lowers):
            return modifier, end - size
    return None


def _is_multiple(lowers: Sequence[str]) -> bool:
    """ "twice as many as the 28 who died": the number is no bound."""
    return lowers[-3:] == ["as", "many", "as"] and lowers[-4:-3] in (["twice"], ["times"], ["half"])


def _is_preposition(tokens: Tokens, begin: int, end: int) -> bool:
    """ "about the 40 hostages", "a strike over a 4% offer": before an article these words lead to a thing.

    "about a six-week truce" may be either, and is most often what its words say.
    """
    word, article = tokens.lowers[begin], tokens.lowers[end]
    if end - begin != 1 or word not in load_lexicon("modifiers")["length"]["prepositions"]:
        return False
    return article == "the" or (article in ("a", "an") and word not in ("about", "around"))


def _belongs_before(phrase: Sequence[str], before: Sequence[str]) -> bool:
    """Whether the preposition belongs to the word before it: "hand over 214 captives", "calls about 63 detainees"."""
    word, governor = phrase[-1], before[-1] if before else ""
    if len(phrase) > 1 or word not in ("over", "about"):
        return False
    return governor in (_particle_verbs() if word == "over" else _about_words())


@cache
def _particle_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("modifiers")["between"]["particle_verbs"])


@cache
def _about_words() -> frozenset[str]:
    return frozenset(load_lexicon("modifiers")["about"]["words"])


def modifier_after(tokens: Tokens, last: int) -> tuple[Modifier, int] | None:
    """Find the modifier that begins right after a number or its noun.

    Args:
        tokens: the sentence's tokens.
        last: one past the number's (or noun's) last token.

    Returns:
        The modifier and one past its last token, or None: "107 or more" gives at_least.
    """
    if last < len(tokens) and tokens[last] == "+":
        return "at_least", last + 1
    phrases = _phrases("after")
    if last >= len(tokens) or tokens.lowers[last] not in _first_words():
        return None
    lowers = tokens.lowers[last : last + 4]
    for size in range(len(lowers), 0, -1):
        modifier = phrases.get(tuple(lowers[:size]))
        if modifier and tokens.lowers[last + size : last + size + 1] != ["than"]:
            # "27 bodies and more than 90 wounded" begins another number
            return modifier, last + size
    return None


def bound(value: float | None, step: float, modifier: Modifier) -> Bounded:
    """The bounds that a modifier leaves a number, by the annotation guideline.

    Args:
        value: the number as stated.
        step: one unit of its last significant digit; "about" leaves half of it open on either side.
        modifier: what the words make of the number.

    Returns:
        ``bound(80, 10, "approximate")`` is 80 within 75 to 85; "more than 80" is 80 or above, open upwards.
    """
    if value is None:
        return Bounded(None, None, None)
    if modifier in ("at_least", "more_than"):
        return Bounded(value, value, None)
    if modifier in ("at_most", "less_than"):
        return Bounded(value, None, value)
    if modifier == "approximate":
        return Bounded(value, value - step / 2, value + step / 2)
    return Bounded(value, value, value)
