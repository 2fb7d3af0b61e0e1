"""Gaps: the function words between a trigger and a number, and how hard it is to read across them."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.tokens import Token


class ClauseWords(NamedTuple):
    be: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    speech: frozenset[str]
    determiners: frozenset[str]
    toll_links: frozenset[str]
    figures: frozenset[str]
    long_causes: frozenset[str]
    refusals: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """The function words that the role grammar steps over, weighs or stops at."""
    lexicon = load_lexicon("clauses")
    return ClauseWords(*(frozenset(lexicon[name]) for name in ClauseWords._fields))


def after_be(tokens: Sequence[Token], position: int) -> bool:
    words = clause_words()
    for index in range(position - 1, max(-1, position - 6), -1):
        lower = tokens[index].lower
        if lower in words.be:
            return True
        if lower not in words.adverbs and lower not in ("not", "never", "to") and not lower.endswith("ly"):
            return False
    return False


def is_content(token: Token) -> bool:
    words = clause_words()
    known = words.adverbs | words.be | words.auxiliaries | words.prepositions | words.determiners
    return token.text[0].isalpha() and token.lower not in known and not token.lower.endswith("ly")


def gap_cost(tokens: Sequence[Token], start: int, end: int, *, prepositions: float, apposed: float = 0.8) -> float:
    """How hard it is to read across a gap: clause breaks weigh most, function words least; parentheses are stepped over."""
    words = clause_words()
    total = 0.0
    depth = 0
    dashed = False
    for index in range(start, end):
        token = tokens[index]
        text, lower = token.text, token.lower
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif depth > 0:
            total += 0.05
        elif text in ",":
            total += 0.6
        elif text in ";" or text in ":.!?":
            total += 6.0
        elif text in "–—":
            dashed = not dashed and any(later.text in "–—" for later in tokens[index + 1 : end])
            total += 0.4 if dashed else 1.0
        elif dashed:
            total += 0.05
        elif lower in words.speech or lower in words.breaks:
            total += 4.0
        elif lower in words.relatives:
            total += 1.0
        elif lower in words.prepositions:
            total += prepositions
        elif lower == "and":
            total += 0.7
        elif lower in words.be and index + 1 < end and any(is_content(token) for token in tokens[index + 1 : end]):
            total += 2.5
        elif text[0].isdigit():
            total += apposed if index and tokens[index - 1].text == "," else 0.8
        elif (
            lower not in words.adverbs
            and lower not in words.be
            and lower not in words.auxiliaries
            and lower not in words.determiners
        ):
            total += 0.25
    return total
