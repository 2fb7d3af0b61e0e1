"""Numbers as tokens write them — digits, words, or both — with their value and the size of their last significant digit."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from extractors.lexicon import load_lexicon
from extractors.tokens import Token

NumeralKind = Literal["cardinal", "ordinal", "vague", "article"]


class Numeral(NamedTuple):
    """A number over the tokens first … last - 1 of its sentence.

    `step` is one unit of the last significant digit (80 → 10, 1.4 million → 100,000): what "about" leaves open is half
    of it. `mantissa` is the number before its magnitude word, for ranges that carry it: "10 to 20 billion".
    """

    first: int
    last: int
    kind: NumeralKind
    value: float | None
    step: float = 1.0
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    digits: bool = False

    @property
    def mantissa(self) -> float | None:
        return None if self.value is None else self.value / self.scale


class _Words(NamedTuple):
    small: dict[str, int]
    tens: dict[str, int]
    scale: dict[str, int]
    short_scale: dict[str, int]
    ordinal: dict[str, int]
    vague: dict[tuple[str, ...], tuple[float, float]]
    signs: dict[str, float]
    starters: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = load_lexicon("numbers")
    vague = {tuple(key.split()): (float(low), float(high)) for key, (low, high) in lexicon["vague"].items()}
    starters = {*lexicon["small"], *lexicon["tens"], *lexicon["ordinal"], *(key[0] for key in vague)}
    starters |= {"a", "an", "half", "quarter", "couple", "hundred", "dozen", *lexicon["fraction_sign"]}
    return _Words(
        lexicon["small"],
        lexicon["tens"],
        lexicon["scale"],
        lexicon["short_scale"],
        lexicon["ordinal"],
        vague,
        lexicon["fraction_sign"],
        frozenset(starters),
    )


_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?\Z")
_POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\Z")
_MAX_DIGITS = 18


def find_numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """Find every number of a sentence, longest reading first, left to right.

    Args:
        tokens: the sentence's tokens.

    Returns:
        Numerals in text order that do not overlap; bare "a" and "an" are not among them. "four and a half months"
        gives 4.5 over four tokens; "2.14 lakh" gives 214,000.
    """
    words = _words()
    found = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        numeral = None
        if token.text[0].isdigit():
            numeral = _read_digits(tokens, index)
        elif token.lower in words.starters:
            numeral = _read_vague(tokens, index) or _read_words(tokens, index)
        if numeral is None:
            index += 1
        else:
            found.append(numeral)
            index = numeral.last
    return found


def touching(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands against the one before it, with no space between."""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def parse_digits(text: str) -> tuple[float, float] | None:
    """Read a token of digits: its value and the size of its last significant digit.

    Returns:
        ``("1,234.5") -> (1234.5, 0.1)``; None where the separators fit no number ("1.2.3") or it is too long to be one.
    """
    if len(text) > _MAX_DIGITS + 6:
        return None
    if "," in text:
        if not _GROUPED.match(text):
            return None
        text = text.replace(",", "")
    elif _POINT_GROUPED.match(text):
        text = text.replace(".", "")
    if text.count(".") > 1 or len(text) > _MAX_DIGITS:
        return None
    value = float(text)
    if "." in text:
        return value, 10.0 ** -len(text.split(".")[1])
    zeros = len(text) - len(text.rstrip("0")) if value else 0
    return value, 10.0**zeros


def _read_digits(tokens: Sequence[Token], index: int) -> Numeral | None:
    words = _words()
    text, last = _join_groups(tokens, index)
    read = parse_digits(text)
    if read is None:
        return None
    value, step = read
    if touching(tokens, last) and tokens[last].lower in ("st", "nd", "rd", "th") and step >= 1:
        return Numeral(index, last + 1, "ordinal", value, digits=True)
    if touching(tokens, last) and tokens[last].text in words.signs:
        return Numeral(index, last + 1, "cardinal", value + words.signs[tokens[last].text], 0.5, digits=True)
    half = _read_and_a_half(tokens, last)
    if half:
        value, step, last = value + half[0], half[0], half[1]
    scale, last = _read_scale(tokens, last, digits=True)
    return Numeral(index, last, "cardinal", value * scale, step * scale, scale=scale, digits=True)


def _join_groups(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """Groups of three set apart by a space, or by a comma and a space: "61, 000", "1 234 567"."""
    text, last = tokens[index].text, index + 1
    if not (text.isdigit() and len(text) <= 3 and text[0] != "0"):
        return text, last
    comma = last < len(tokens) and tokens[last].text == "," and touching(tokens, last)
    width = 2 if comma else 1
    while last + width <= len(tokens):
        group = tokens[last + width - 1]
        gap = group.start - tokens[last + width - 2].end
        ends = last + width == len(tokens) or not touching(tokens, last + width) or tokens[last + width].text in ".,;:)"
        if not (len(group.text) == 3 and group.text.isdigit() and gap == 1 and ends):
            break
        if comma and not (group.text == "000" and tokens[last].text == ","):
            break
        text, last = text + group.text, last + width
    return text, last


def _read_scale(tokens: Sequence[Token], last: int, *, digits: bool) -> tuple[float, int]:
    """Magnitudes after a number: "1.4 million", "2 hundred thousand", "1.7m", "1.4-million"."""
    words = _words()
    scale = 1.0
    if digits and touching(tokens, last) and tokens[last].text in words.short_scale and not _is_metres(tokens, last):
        return float(words.short_scale[tokens[last].text]), last + 1
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].lower in words.scale:
        return float(words.scale[tokens[last + 1].lower]), last + 2
    while last < len(tokens) and tokens[last].lower in words.scale:
        scale *= words.scale[tokens[last].lower]
        last += 1
    if not digits or scale > 1 or last >= len(tokens):
        return scale, last
    if tokens[last].text in ("bn", "mn", "mln", "tn", "trn", "bln"):
        return float(words.short_scale[tokens[last].text]), last + 1
    return scale, last


def _is_metres(tokens: Sequence[Token], at: int) -> bool:
    """ "200m from the prison", "the river reached 5.4m": an m that is no million."""
    if tokens[at].text != "m" or tokens[max(0, at - 2)].text in "$€£":
        return False
    lexicon = load_lexicon("units")["metres"]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return after in lexicon["after"] or any(token.lower in lexicon["before"] for token in tokens[max(0, at - 7) : at])


def _read_and_a_half(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """The fraction after a whole number: "and a half", "-and-a-half", "and three quarters"."""
    lowers = [token.lower for token in tokens[index : index + 7] if token.text != "-"]
    if len(lowers) < 3 or lowers[0] != "and":
        return None
    fractions = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
    value = fractions.get(lowers[2], 0.0) if lowers[1] in ("a", "one") else 0.0
    if lowers[1] == "three" and lowers[2] == "quarters":
        value = 0.75
    if not value:
        return None
    last, seen = index, 0
    while seen < 3:
        seen += tokens[last].text != "-"
        last += 1
    return value, last


def _read_vague(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Vague numbers keep their bounds whatever multiplies them: "several dozen" is as wide as "dozens"."""
    words = _words()
    lowers = tuple(token.lower for token in tokens[index : index + 3])
    for size in (3, 2, 1):
        bounds = words.vague.get(lowers[:size])
        if bounds is None or len(lowers) < size:
            continue
        last = index + size
        if lowers[:size] in (("several",), ("a", "few")) and last < len(tokens):
            plural = tokens[last].lower + "s"
            group = words.vague.get((plural,))
            if group and plural != "tens":
                return Numeral(index, last + 1, "vague", None, low=group[0], high=group[1])
        if lowers[:size] in (("tens",), ("scores",)) and not (last < len(tokens) and tokens[last].lower in ("of", "more")):
            return None
        return Numeral(index, last, "vague", None, low=bounds[0], high=bounds[1])
    if lowers[0] == "couple" or lowers[:2] == ("a", "couple"):
        last = index + (1 if lowers[0] == "couple" else 2)
        last += last < len(tokens) and tokens[last].lower == "of"
        scale, last = _read_scale(tokens, last, digits=False)
        return Numeral(index, last, "vague", 2 * scale, low=2 * scale, high=2 * scale)
    return None


def _read_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """A number in words, from its first word: "twenty-two", "a hundred and five thousand", "half a million"."""
    words = _words()
    halved = _read_half_a(tokens, index)
    if halved:
        return halved
    total, current, last, step = 0.0, 0.0, index, 1.0
    seen = False
    if tokens[index].lower in ("a", "an"):
        if not (index + 1 < len(tokens) and (tokens[index + 1].lower in words.scale or tokens[index + 1].lower == "dozen")):
            return None
        current, last, seen = 1.0, index + 1, True
    while last < len(tokens):
        word = tokens[last].lower
        if word == "-" and seen and last + 1 < len(tokens) and _continues(tokens[last + 1].lower, current):
            last += 1
            continue
        if word == "and" and seen and last + 1 < len(tokens) and current % 100 == 0 and current and _is_small(tokens[last + 1].lower):
            last += 1
            continue
        if word in words.ordinal and (not seen or (current % 10 == 0 and tokens[last - 1].text == "-")):
            return Numeral(index, last + 1, "ordinal", total + current + words.ordinal[word])
        if word in words.small and (not seen or _continues(word, current)):
            current += words.small[word]
            step = 1.0
        elif word in words.tens and (not seen or current % 100 == 0):
            current += words.tens[word]
            step = 10.0
        elif word == "hundred":
            current = (current or 1) * 100
            step = 100.0
        elif word == "dozen":
            current = (current or 1) * 12
            step = 12.0
        elif word in words.scale:
            total, current = total + (current or 1) * words.scale[word], 0.0
            step = float(words.scale[word])
        else:
            break
        seen = True
        last += 1
    if not seen:
        return None
    half = _read_and_a_half(tokens, last)
    value = total + current
    if half:
        value, step, last = value + half[0], half[0], half[1]
        scale, last = _read_scale(tokens, last, digits=False)
        value, step = value * scale, step * scale
    return Numeral(index, last, "cardinal", value, step, scale=_last_scale(tokens, last))


def _last_scale(tokens: Sequence[Token], last: int) -> float:
    word = tokens[last - 1].lower
    return float(_words().scale.get(word, 1))


def _is_small(word: str) -> bool:
    words = _words()
    return word in words.small or word in words.tens


def _continues(word: str, current: float) -> bool:
    """Whether a word goes on with the number read so far: "twenty" goes on with "two", "two" with "hundred"."""
    words = _words()
    if word in words.small:
        return current > 0 and (current % 100 == 0 or (current % 10 == 0 and words.small[word] < 10 and current % 100 >= 20))
    if word in words.ordinal:
        return current % 10 == 0 and words.ordinal[word] < 10
    return word in words.scale or (word in words.tens and current % 100 == 0)


def _read_half_a(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million", "a half-million"."""
    words = _words()
    lowers = [token.lower for token in tokens[index : index + 5]]
    skip = 1 if lowers[0] in ("a", "one") else 0
    share = {"half": 0.5, "quarter": 0.25}.get(lowers[skip] if len(lowers) > skip else "")
    if share is None:
        return None
    at = skip + 1
    if len(lowers) > at and lowers[at] in ("of", "-"):
        at += 1
    if len(lowers) > at and lowers[at] in ("a", "an"):
        at += 1
    if len(lowers) <= at or at == skip + 1 and lowers[at] not in words.scale and lowers[at] != "dozen":
        return None
    unit = 12 if lowers[at] == "dozen" else words.scale.get(lowers[at])
    if unit is None:
        units = load_lexicon("units")
        length = share == 0.5 and (lowers[at] in units["time"] or lowers[at] in units["measure"]) and lowers[at - 1] in ("a", "an", "-")
        return Numeral(index, index + at, "cardinal", share, 0.1) if length else None
    return Numeral(index, index + at + 1, "cardinal", share * unit, unit * (0.5 if unit == 12 else 0.1), scale=float(unit))
