"""A number as tokens write it, and the words numbers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens

NumeralKind = Literal["cardinal", "ordinal", "vague"]


@dataclass(slots=True)
class Numeral:
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


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers. A number may begin with `starters`; with an article only before `after_article`."""

    small: dict[str, int]
    tens: dict[str, int]
    scale: dict[str, int]
    short_scale: dict[str, int]
    ordinal: dict[str, int]
    vague: dict[tuple[str, ...], tuple[float, float]]
    signs: dict[str, float]
    starters: frozenset[str]
    after_article: frozenset[str]


@cache
def number_words() -> NumberWords:
    lexicon = load_lexicon("numbers")
    vague = {tuple(key.split()): (float(low), float(high)) for key, (low, high) in lexicon["vague"].items()}
    starters = {*lexicon["small"], *lexicon["tens"], *lexicon["ordinal"], *(key[0] for key in vague)}
    starters |= {"a", "an", "half", "quarter", "couple", "hundred", "dozen", *lexicon["fraction_sign"]}
    after_article = {*lexicon["scale"], "dozen", "couple", "half", "quarter"}
    after_article |= {key[1] for key in vague if key[0] == "a"}
    return NumberWords(
        lexicon["small"],
        lexicon["tens"],
        lexicon["scale"],
        lexicon["short_scale"],
        lexicon["ordinal"],
        vague,
        lexicon["fraction_sign"],
        frozenset(starters),
        frozenset(after_article),
    )


def touching(tokens: Tokens, index: int) -> bool:
    """Whether a token stands against the one before it, with no space between."""
    return 0 < index < len(tokens) and tokens.starts[index] == tokens.ends[index - 1]
