"""Gaps: the function words between a trigger and a number, and how hard it is to read across them."""

from dataclasses import dataclass, fields
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.tokens import Token, Tokens


@dataclass(frozen=True, slots=True)
class ClauseWords:
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
    return ClauseWords(*(frozenset(lexicon[name]) for name in (field.name for field in fields(ClauseWords))))


def after_be(tokens: Tokens, position: int) -> bool:
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


def gap_cost(tokens: Tokens, start: int, end: int, *, prepositions: float, apposed: float = 0.8) -> float:
    """How hard it is to read across a gap: clause breaks weigh most, function words least, asides next to nothing.

    Args:
        tokens: the sentence's tokens.
        start: first token of the gap.
        end: one past its last token.
        prepositions: what a preposition weighs; much where it would govern the number itself.
        apposed: what a number after a comma weighs, which may begin a clause of its own.
    """
    total = 0.0
    depth = 0
    dashed = False
    for index in range(start, end):
        text = tokens[index].text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif text in "–—":
            dashed = not dashed and any(later.text in "–—" for later in tokens[index + 1 : end])
            total += 0.4 if dashed else 1.0
        elif depth > 0 or dashed:
            total += 0.05
        elif text[0].isdigit():
            total += apposed if index and tokens[index - 1].text == "," else 0.8
        elif tokens[index].lower in clause_words().be and _opens_clause(tokens, index + 1, end):
            total += 2.5
        elif tokens[index].lower in clause_words().prepositions:
            total += prepositions
        else:
            total += _word_cost(tokens[index])
    return total


def _opens_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a form of "be" has a predicate of its own within the gap, so that what lies beyond is another clause."""
    return any(is_content(token) for token in tokens[start:end])


_MARKS = {",": 0.6, ";": 6.0, ":": 6.0, ".": 6.0, "!": 6.0, "?": 6.0}


def _word_cost(token: Token) -> float:
    words, lower = clause_words(), token.lower
    if token.text in _MARKS:
        return _MARKS[token.text]
    if lower in words.speech or lower in words.breaks:
        return 4.0
    if lower in words.relatives:
        return 1.0
    if lower == "and":
        return 0.7
    light = lower in words.adverbs or lower in words.be or lower in words.auxiliaries or lower in words.determiners
    return 0.0 if light else 0.25
