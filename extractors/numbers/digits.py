"""Numbers in digits, with any grouping: "1,234", "61, 000", "1 234", "10th"."""

import re

from extractors.numbers.numeral import Numeral, number_words, touching
from extractors.numbers.scales import read_and_a_half, read_scale
from extractors.tokens import Tokens

_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?\Z")


_POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\Z")


_SIGNIFICANT = 15
_MAX_DIGITS = 18


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


def read_digits(tokens: Tokens, index: int) -> Numeral | None:
    words = number_words()
    text, last = _join_groups(tokens, index)
    read = parse_digits(text)
    if read is None:
        return None
    value, step = read
    if touching(tokens, last) and tokens.lowers[last] in ("st", "nd", "rd", "th") and step >= 1:
        return Numeral(index, last + 1, "ordinal", value, digits=True)
    if touching(tokens, last) and tokens[last] in words.signs:
        value, last = value + words.signs[tokens[last]], last + 1
        scale, last = read_scale(tokens, last, digits=True)
        return Numeral(index, last, "cardinal", _scaled(value, scale), 0.5 * scale, scale=scale, digits=True)
    half = read_and_a_half(tokens, last)
    if half:
        value, step, last = value + half[0], half[0], half[1]
    scale, last = read_scale(tokens, last, digits=True)
    return Numeral(index, last, "cardinal", _scaled(value, scale), _scaled(step, scale), scale=scale, digits=True)


def _scaled(value: float, scale: float) -> float:
    """ "9.2 lakh" is 920,000, where the binary fraction times 100,000 is a little less."""
    return float(f"{value * scale:.{_SIGNIFICANT}g}")


def _join_groups(tokens: Tokens, index: int) -> tuple[str, int]:
    """Groups of three set apart by a space, or by a comma and a space: "61, 000", "1 234 567"."""
    text, last = tokens[index], index + 1
    if not (text.isdecimal() and len(text) <= 3 and text[0] != "0"):
        return text, last
    comma = last < len(tokens) and tokens[last] == "," and touching(tokens, last)
    width = 2 if comma else 1
    while last + width <= len(tokens):
        group = tokens[last + width - 1]
        gap = tokens.starts[last + width - 1] - tokens.ends[last + width - 2]
        ends = last + width == len(tokens) or not touching(tokens, last + width) or tokens[last + width] in ".,;:)"
        if not (len(group) == 3 and group.isdecimal() and gap == 1 and ends):
            break
        if comma and not (group == "000" and tokens[last] == ","):
            break
        text, last = text + group, last + width
    return text, last
