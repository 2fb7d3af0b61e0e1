"""Numbers in front of a unit of time: "two", "three and a half", "a few", "half a", "about 1,500"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.times.vocabulary import vocabulary
from extractors.times.words import Word


class Count(NamedTuple):
    """A count read: its number, None where it is vague ("several"), and its TIMEX3 modifier."""

    number: float | None
    mod: str | None = None


def read_count(words: Sequence[Word]) -> Count:
    """Read the words before a unit of time.

    Args:
        words: what the grammar took for a count; none stands for a bare plural ("weeks later").

    Returns:
        "more than two" gives 2 and MORE_THAN, "several" None, "half a" 0.5.
    """
    symbols = vocabulary().symbols
    total, current, mod, seen, vague = 0.0, 0.0, None, False, not words
    texts = [word.text.lower() for word in words]
    for word, text in zip(words, texts, strict=True):
        if word.symbol == symbols["approximately"]:
            mod = str(word.value) or mod
        elif text in {"more", "less", "fewer"} and "than" in texts:
            mod = "MORE_THAN" if text == "more" else "LESS_THAN"
        elif text in {"least", "most"}:
            mod = "EQUAL_OR_MORE" if text == "least" else "EQUAL_OR_LESS"
        elif text == "up":
            mod = "EQUAL_OR_LESS"
        elif word.symbol == symbols["few"]:
            vague = vague or not str(word.value).isdecimal()
            current, seen = (
                (max(current, 1.0) * float(word.value), True) if str(word.value).isdecimal() else (current, seen)
            )
        elif word.symbol == symbols["scale"]:
            current, seen = max(current, 1.0) * word.value, True
        elif word.symbol in {symbols["number"], symbols["day"], symbols["numeral"], symbols["year"]}:
            number = float(str(word.value).replace(",", ""))
            current, seen = current + number, True
        elif text == "half":
            total, seen = total + 0.5, True
    if vague:
        return Count(None, mod)
    return Count(total + current if seen else 1.0, mod)
