"""Units after a number: lengths of time, percentages and measures."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extractors.lexicon import load_lexicon
from extractors.numbers import touching
from extractors.quantities.nouns import is_person
from extractors.quantities.quantulum_adapter import unit_name
from extractors.tokens import Tokens

# Before a unit in the singular these name a date: "last year"; in the plural it is a length: "the two last years".
_SCALES = {"C": "Celsius", "F": "Fahrenheit"}
_DATING = frozenset({"last", "past", "previous"})

Dimension = Literal["time", "percent", "measure"]


@dataclass(slots=True)
class Unit:
    """A unit over tokens first … last - 1. `old` marks an age: "41-year-old", "ten years old"."""

    dimension: Dimension
    name: str
    first: int
    last: int
    hyphenated: bool = False
    old: bool = False


@cache
def _units() -> dict[str, Any]:
    lexicon = load_lexicon("units")
    adjectives = frozenset(load_lexicon("nouns")["length_adjectives"])
    return {**lexicon, "adjectives": adjectives, "openers": frozenset(lexicon["compound"]["openers"])}


@cache
def _openers() -> frozenset[str]:
    """The words that a unit can begin with; most words after numbers are none."""
    units = _units()
    words = (units["percent"]["words"], units["time"], units["measure"], units["adjectives"])
    scales = ("c", "f", "celsius", "fahrenheit")
    return frozenset({"per", "-", "°", *scales, *(word for listed in words for word in listed)})


@cache
def _heat() -> frozenset[str]:
    return frozenset(_units()["temperature"]["words"])


def is_unit(word: str) -> bool:
    """Whether a word in lower case is a unit, a magnitude or a currency that may run into a number: "10tonnes"."""
    units = _units()
    return word in units["measure"] or word in units["time"] or word in load_lexicon("numbers")["scale"]


def days_in(unit: str) -> float | None:
    """Days in one unit of time, by its singular name; None for a unit that is not of time."""
    return next((days for name, days, _ in _units()["time"].values() if name == unit), None)


def iso_designator(unit: str) -> str | None:
    """The ISO 8601 designator of a unit of time: ``"week" -> "W"``, ``"hour" -> "TH"``."""
    return next((iso for name, _, iso in _units()["time"].values() if name == unit), None)


def read_unit(tokens: Tokens, last: int, *, digits: bool) -> Unit | None:
    """Read the unit that follows a number.

    Args:
        tokens: the sentence's tokens.
        last: one past the number's last token.
        digits: whether the number is in digits; short forms ("km") count only beside digits.

    Returns:
        The unit, or None: "six-week" gives week, "185 kilometres per hour" the compound unit.
    """
    at = last
    hyphenated = at + 1 < len(tokens) and tokens[at] == "-" and touching(tokens, at)
    if hyphenated:
        at += 1
    if at >= len(tokens) or tokens.lowers[at] not in _openers():
        return None
    if at + 1 < len(tokens) and tokens[at].isupper() and tokens[at + 1][0].isdigit() and touching(tokens, at + 1):
        # "9,000 M23 fighters"
        return None
    return (
        _percent(tokens, at)
        or _time(tokens, at, hyphenated=hyphenated)
        or _measure(tokens, at, digits=digits, hyphenated=hyphenated)
    )


def _percent(tokens: Tokens, at: int) -> Unit | None:
    word = tokens.lowers[at]
    if word == "per" and at + 1 < len(tokens) and tokens.lowers[at + 1] == "cent":
        return Unit("percent", "percent", at, at + 2)
    if word not in _units()["percent"]["words"]:
        return None
    pointed = at + 1 < len(tokens) and tokens.lowers[at + 1] in ("point", "points")
    if word == "percentage" and not pointed:
        return None
    return Unit("percent", "percent", at, at + 1 + pointed)


def _time(tokens: Tokens, at: int, *, hyphenated: bool) -> Unit | None:
    units, begin = _units(), at
    while at < len(tokens) and at - begin < 2 and tokens.lowers[at] in units["adjectives"]:
        at += 1
    if at < len(tokens) and tokens.lowers[at] == "of" and at > begin and tokens.lowers[at - 1] == "more":
        return None
    if at < len(tokens) and tokens[at] == "-":
        at += 1
    entry = units["time"].get(tokens.lowers[at]) if at < len(tokens) else None
    if entry is None or (tokens.lowers[at] in ("season",) and not hyphenated):
        return None
    if entry[0] == "quarter" and at == begin and not _is_of_a_year(tokens, at):
        return None
    if at > begin and tokens.lowers[at - 1] in _DATING and tokens.lowers[at] == entry[0]:
        # "120 last year" counts something, and dates it.
        return None
    last = at + 1
    lowers = tokens.lowers[last : last + 3]
    if lowers[:2] in (["-", "old"], ["-", "olds"]):
        return Unit("time", entry[0], begin, last + 2, hyphenated, old=True)
    if lowers[:1] == ["old"] or lowers[:2] == ["of", "age"]:
        return Unit(
            "time", entry[0], begin, last + len(lowers[:1] if lowers[0] == "old" else lowers[:2]), hyphenated, old=True
        )
    return Unit("time", entry[0], begin, last, hyphenated)


def _is_of_a_year(tokens: Tokens, at: int) -> bool:
    """Whether quarters are lengths of time: "two quarters of contraction", not "three quarters of residents"."""
    following, words = tokens.lowers[at + 1 : at + 3], _units()["quarters"]
    if following[:1] == ["of"]:
        return following[1:] != [] and following[1] in words["of"]
    return following in (["in", "a"], ["in", "succession"]) or (following != [] and following[0] in words["behind"])


def _measure(tokens: Tokens, at: int, *, digits: bool, hyphenated: bool) -> Unit | None:
    units, word = _units(), tokens.lowers[at]
    if tokens[at] in _SCALES and digits and touching(tokens, at) and not _heat().isdisjoint(tokens.lowers):
        # The "4C (39F)" of a temperature.
        return Unit("measure", f"degree {_SCALES[tokens[at]]}", at, at + 1, hyphenated)
    if word in ("fahrenheit", "celsius") and digits:
        return _degrees(tokens, at, at, hyphenated=hyphenated)
    if word == "°":
        return _degrees(tokens, at, at + 1, hyphenated=hyphenated)
    name = units["measure"].get(word)
    if name is None or (len(word) <= 2 and not digits):
        return None
    if len(word) <= 3 and word == "m" and at + 1 < len(tokens) and is_person(tokens[at + 1]):
        return None
    if word in ("degree", "degrees"):
        return _degrees(tokens, at, at + 1, hyphenated=hyphenated)
    last = at + 1
    if word in units["openers"]:
        while last < len(tokens) and (tokens[last] in ".-" or tokens.lowers[last] in units["openers"]):
            last += 1
        if last >= len(tokens) or tokens.lowers[last] not in units["measure"]:
            return None
        name = f"{name} {units['measure'][tokens.lowers[last]]}"
        last += 1
    return _compound(tokens, at, last, name, hyphenated=hyphenated)


def _degrees(tokens: Tokens, first: int, last: int, *, hyphenated: bool) -> Unit | None:
    scales = {
        "c": "Celsius",
        "f": "Fahrenheit",
        "centigrade": "Celsius",
        "celsius": "Celsius",
        "fahrenheit": "Fahrenheit",
    }
    scale = scales.get(tokens.lowers[last]) if last < len(tokens) else None
    return Unit("measure", f"degree {scale}" if scale else "degree", first, last + bool(scale), hyphenated)


def _compound(tokens: Tokens, first: int, last: int, name: str, *, hyphenated: bool) -> Unit:
    """Carry a unit on over "per hour", "/h", "an hour"; quantulum3 names what results."""
    units = _units()
    if last + 1 < len(tokens) and tokens.lowers[last] in ("per", "/", "an"):
        after = last + 1
        while after < len(tokens) and tokens.lowers[after] in units["openers"]:
            after += 1
        denominator = tokens.lowers[after] if after < len(tokens) else ""
        entry = units["time"].get(denominator)
        if entry is not None and tokens.lowers[last] == "an":
            return Unit("measure", f"{name} per {entry[0]}", first, after + 1, hyphenated)
        if tokens.lowers[last] != "an" and (entry or denominator in units["measure"] or denominator in ("h", "s")):
            surface = " ".join(tokens[first : after + 1]).replace(" / ", "/")
            named = unit_name(surface)
            return Unit("measure", named or f"{name} per {denominator}", first, after + 1, hyphenated)
    return Unit("measure", name, first, last, hyphenated)
