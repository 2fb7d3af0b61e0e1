"""Decades of a life: "a man in his 70s", "women in their late twenties"."""

from extractors.numbers import touching
from extractors.quantities.mention import QuantityMention
from extractors.quantities.units import Unit
from extractors.tokens import Tokens

POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your"})
_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_TEENS = (13, 19)
# What is left of ten years: "early 20s" are 20 to 23. Teens are fewer, and stay as wide as they are.
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_NINE = 9


def read_decade_of_life(tokens: Tokens, index: int) -> QuantityMention | None:
    """The age that "in his 70s" tells.

    Args:
        tokens: the sentence's tokens.
        index: the possessive.

    Returns:
        A range of years over the decade, with the word that narrows it: "late 20s" is 27 to 29. None where the words
        tell no age.
    """
    if index == 0 or tokens.lowers[index - 1] != "in":
        return None
    first = at = index + 1
    part = _PARTS.get(tokens.lowers[at]) if at < len(tokens) else None
    if part is not None:
        at += 1
        at += tokens.lowers[at : at + 1] == ["-"]
    read = _read_decade(tokens, at)
    if read is None:
        return None
    low, high, last = read
    if part is not None and (low, high) != _TEENS:
        low, high = low + part[0], low + part[1]
    mention = QuantityMention("cardinal", first, last, first, last, None, low, high, "range", digits=False)
    mention.unit = Unit("time", "year", at, last, old=True)
    return mention


def _read_decade(tokens: Tokens, at: int) -> tuple[float, float, int] | None:
    word = tokens.lowers[at] if at < len(tokens) else ""
    if word == "teens":
        return *_TEENS, at + 1
    if word in _TENS:
        return _TENS[word], _TENS[word] + _NINE, at + 1
    digits = len(word) == len("70") and word.isdecimal() and word.endswith("0")
    if not digits or not touching(tokens, at + 1) or tokens.lowers[at + 1 : at + 2] != ["s"]:
        return None
    return int(word), int(word) + _NINE, at + 2
