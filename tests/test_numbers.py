"""Numbers: one value and the many ways in which news writes it, and what only looks like one number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.numbers import Numeral, find_numerals
from extractors.tokens import tokenize

# A value, and its surfaces.
VALUES: list[tuple[float, tuple[str, ...]]] = [
    (2, ("2", "two", "Two", "TWO", "a couple of", "couple of")),
    (4.5, ("4.5", "four and a half", "four-and-a-half", "4½", "4 and a half")),
    (2.25, ("2.25", "2¼", "two and a quarter")),
    (12, ("12", "twelve", "a dozen", "one dozen")),
    (22, ("22", "twenty-two", "Twenty-two", "twenty two")),
    (36, ("36", "thirty-six", "three dozen")),
    (100, ("100", "a hundred", "one hundred")),
    (105, ("105", "a hundred and five", "one hundred five", "one hundred and five")),
    (999, ("999", "nine hundred and ninety-nine", "nine hundred ninety-nine")),
    (1500, ("1,500", "1500", "1 500", "1.5 thousand", "fifteen hundred", "1.5k", "1.5K")),
    (61_000, ("61,000", "61, 000", "61 000", "sixty-one thousand", "61 thousand", "61K")),
    (100_000, ("100,000", "a hundred thousand", "one lakh", "1 lakh", "1,00,000", "a lakh")),
    (214_000, ("214,000", "2.14 lakh", "2,14,000", "two hundred and fourteen thousand")),
    (500_000, ("500,000", "half a million", "0.5 million", "five hundred thousand", "5 lakh")),
    (250_000, ("250,000", "a quarter of a million", "a quarter-million")),
    (1_400_000, ("1.4 million", "1,400,000", "1.4m", "1.4M", "1.4-million", "1.4mn", "1.4 mn", "1.4mln")),
    (1_500_000, ("one and a half million", "1.5 million")),
    (10_000_000, ("10 million", "ten million", "1 crore", "one crore", "10,000,000", "10.000.000", "10m")),
    (2_500_000_000, ("2.5 billion", "2.5bn", "2.5 bn", "two and a half billion", "2,500 million", "2.5B")),
    (1_234_567, ("1,234,567", "1 234 567")),
    (0, ("0", "zero")),
]


def numerals_of(text: str) -> list[tuple[str, float | None]]:
    tokens = tokenize(text)
    return [(_words(text, numeral), numeral.value) for numeral in find_numerals(tokens)]


def _words(text: str, numeral: Numeral) -> str:
    tokens = tokenize(text)
    return text[tokens.starts[numeral.first] : tokens.ends[numeral.last - 1]]


@pytest.mark.parametrize(
    ("value", "surface"),
    [pytest.param(value, surface, id=surface) for value, surfaces in VALUES for surface in surfaces],
)
def test_every_surface_of_a_value_gives_it(value: float, surface: str) -> None:
    assert numerals_of(f"They counted {surface} people.") == [(surface, value)]


# A text, and all of its numbers.
SEPARATE: list[tuple[str, list[tuple[str, float | None]], str]] = [
    ("12, 13 and 14 people", [("12", 12), ("13", 13), ("14", 14)], "a list, not 12,13"),
    ("six, seven or eight people", [("six", 6), ("seven", 7), ("eight", 8)], "words in a list"),
    ("four and two others", [("four", 4), ("two", 2)], "no hundred before the and"),
    ("a hundred and a thousand", [("a hundred", 100), ("a thousand", 1000)], "two numbers joined"),
    ("killed 20 and 100 were hurt", [("20", 20), ("100", 100)], "two clauses"),
    ("two 500 kg bombs", [("two", 2), ("500", 500)], "a word does not run on into digits"),
    ("in the dozens", [("dozens", None)], "a vague plural"),
    ("In 2023 300 people died", [("2023", 2023), ("300", 300)], "a year of four digits takes no group"),
    ("1,23 people", [], "no grouping in use"),
    ("version 1.2.3", [], "points that fit no number"),
    ("a few thousand and 300 more", [("a few thousand", None), ("300", 300)], "a vague number ends before the and"),
    ("everyone, someone and anyone", [], "one inside a word is no number"),
    ("often, tended and sixfold", [], "nor is ten or six"),
    ("a man and an aunt", [], "an article alone is no number here"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SEPARATE)
def test_numbers_end_where_they_end(text: str, expected: list[tuple[str, float | None]], reason: str) -> None:
    assert numerals_of(text) == expected, reason


ORDINALS = [("10th", 10), ("1st", 1), ("22nd", 22), ("twenty-first", 21), ("sixth", 6), ("1,000th", 1000), ("33rd", 33)]


@pytest.mark.parametrize(("surface", "value"), ORDINALS)
def test_ordinals_are_told_from_cardinals(surface: str, value: int) -> None:
    (numeral,) = find_numerals(tokenize(f"on the {surface} day"))
    assert (numeral.kind, numeral.value) == ("ordinal", value)


# A vague number, and the bounds that the annotation guideline gives it.
VAGUE = [
    ("several", 3, 9),
    ("a few", 3, 9),
    ("dozens of", 24, 99),
    ("tens of", 20, 99),
    ("scores of", 40, 99),
    ("several dozen", 24, 99),
    ("a few dozen", 24, 99),
    ("hundreds of", 200, 999),
    ("several hundred", 200, 999),
    ("a few hundred", 200, 999),
    ("thousands of", 2_000, 9_999),
    ("several thousand", 2_000, 9_999),
    ("tens of thousands of", 20_000, 99_999),
    ("hundreds of thousands of", 200_000, 999_999),
    ("millions of", 2_000_000, 9_999_999),
    ("tens of millions of", 20_000_000, 99_999_999),
]


@pytest.mark.parametrize(("surface", "low", "high"), VAGUE)
def test_vague_numbers_have_bounds_and_no_value(surface: str, low: int, high: int) -> None:
    (numeral,) = find_numerals(tokenize(f"It drew {surface} people."))
    assert (numeral.kind, numeral.value, numeral.low, numeral.high) == ("vague", None, low, high)


# A number, and the size of its last significant digit: half of it is what "about" leaves open on either side.
STEPS = [
    ("80", 10),
    ("85", 1),
    ("1,200", 100),
    ("1,250", 10),
    ("1.4 million", 100_000),
    ("1.45 million", 10_000),
    ("six", 1),
    ("fifty", 10),
    ("250,000", 10_000),
    ("three dozen", 12),
    ("0.5", 0.1),
    ("2 million", 1_000_000),
]


@pytest.mark.parametrize(("surface", "step"), STEPS)
def test_a_number_knows_its_last_significant_digit(surface: str, step: float) -> None:
    (numeral,) = find_numerals(tokenize(f"about {surface} people"))
    assert numeral.step == pytest.approx(step)


_WORDS: tuple[str, ...] = tuple(load_lexicon("numbers")["small"])
_TENS: tuple[str, ...] = tuple(load_lexicon("numbers")["tens"])


def spell(number: int, *, joined: bool) -> str:
    """A whole number below 1,000 in English words; `joined` puts the British "and" after the hundred."""
    if number >= 100:
        rest = number % 100
        link = " and " if joined else " "
        return f"{_WORDS[number // 100]} hundred" + (link + spell(rest, joined=joined) if rest else "")
    if number >= 20:
        return _TENS[number // 10 - 2] + (f"-{_WORDS[number % 10]}" if number % 10 else "")
    return _WORDS[number]


@given(st.integers(1, 999), st.sampled_from(["", " thousand", " million", " billion"]), st.booleans())
def test_any_round_number_in_words_is_one_number(count: int, size: str, joined: bool) -> None:
    words = spell(count, joined=joined) + size
    value = count * load_lexicon("numbers")["scale"].get(size.strip(), 1)
    assert numerals_of(f"It cost {words} dollars.") == [(words, value)]


@given(st.integers(0, 10**15))
def test_any_number_in_digits_keeps_its_value_with_or_without_separators(number: int) -> None:
    assert numerals_of(f"It cost {number} dollars.") == [(str(number), number)]
    assert numerals_of(f"It cost {number:,} dollars.") == [(f"{number:,}", number)]


@given(st.text(alphabet="0123456789,. -–½kmbn%$aeiou", max_size=40))
def test_numbers_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_numerals(tokenize(text))
    assert all(left.last <= right.first for left, right in pairwise(found))
    assert all(numeral.first < numeral.last for numeral in found)
