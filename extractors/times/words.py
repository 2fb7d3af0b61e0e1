"""First step of the times layer: the text as words, each with the one-character class that the grammar matches on."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from extractors.times.vocabulary import BREAK, OTHER, Vocabulary, vocabulary

_TOKEN = re.compile(
    r"""
    ((?=\S|\n)(?:
    [a-zA-Z]\w++
    | [,;:!?"“”()\[\]…–—-] | \n
    | [^\W\d_]\w+
    | [Oo]['’]clock
    | \d{4}-\d\d-\d\d(?![\d-])                                                     # 2024-03-22
    | \d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)\d{2}(?:\d\d)?(?![\d/]|\.\d)             # 22/03/24  22.3.2024
    | \d{1,2}[:.]\d\d(?=\s?(?:[ap]m\b|[ap]\.\s?m\.|[AP]M\b|[AP]\.\s?M\.))        # 5.30 p.m.
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])                                            # 16:08
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?                                          # 1,234  22nd  1990s
    | ['’]\d\ds?\b                                                               # '99  '90s
    | ['’]s?(?!\w)                                                               # year's  years'
    | [AaPp]\.\s?[Mm]\.?(?!\w)
    | [Bb]\.[Cc]\.(?:[Ee]\.)? | [Aa]\.[Dd]\.
    | [^\W\d_]
    | [^\w\s]))
    """,
    re.VERBOSE,
)
_DATE_FOLLOWS = re.compile(r"\.?(?:,? ?|\n)(?:\d|of\s+\d|[-–—/](?:[A-Z]|\d))")
_HALF_FOLLOWS = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_YEAR_FOLLOWS = re.compile(r"[-–—]\d\d(?:\d\d)?\b")
_WORD_FOLLOWS = re.compile(r"\s?([^\W\d_]+|%)")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_PLAIN_YEARS = range(1900, 2050)
# A line at least this long was broken by a text formatter; a shorter one is a headline or a list item.
_WRAPPED_LINE = 60


class Word(NamedTuple):
    """A word of a time expression, or one mark. `symbol` is its class; `value` what the lexicon says it stands for."""

    start: int
    end: int
    text: str
    symbol: str
    value: Any


# A word before it is needed under its name: making plain tuples takes a fifth of the time.
RawWord = tuple[int, int, str, str, Any]


@dataclass(slots=True)
class Words:
    """A text as the grammar sees it: the classified words and, one character each, their classes."""

    text: str
    words: list[RawWord]
    symbols: str


def read_words(text: str) -> Words:
    """Classify the words of a text.

    Args:
        text: a whole article's text, or any stretch of one.

    Returns:
        The words of time expressions and those that stand between them; a run of other words is one word of the class
        OTHER, punctuation is BREAK. So is a line break that ends a headline or a paragraph: no expression crosses it.
    """
    known = vocabulary()
    # Gaps and words by turns, and where each begins.
    pieces = _TOKEN.split(text)
    places = list(accumulate(map(len, pieces), initial=0))
    surfaces, starts, ends = pieces[1::2], places[1::2], places[2::2]
    # Every second word is of no time expression: only those that are, and marks and digits, are looked at one by one.
    told = known.told
    telling = [at for at, surface in enumerate(surfaces) if surface in told or not surface.isalpha()]
    words: list[RawWord] = []
    previous, covered, symbol, end, begin = "", 0, BREAK, -1, 0
    for at in telling:
        if begin < at:
            if symbol != OTHER and (other := _first_other(surfaces, starts, begin, at, covered)):
                words.append(other)
                symbol = OTHER
            previous = surfaces[at - 1]
        begin = at + 1
        surface, start = surfaces[at], starts[at]
        if start < covered:
            continue
        entry, last_symbol = known.certain.get(surface), symbol
        if entry is not None:
            end = ends[at]
        elif (doubt := known.doubtful.get(surface)) is not None:
            entry, end = _settle_doubt(text, start, ends[at], doubt, previous.lower(), known)
            covered = end
        elif _is_passed_over(text, start, surface, symbol in known.abbreviated and end == start):
            continue
        elif surface[0].isdecimal() or surface[0] in "'’":
            end = ends[at]
            entry = _classify_digits(text, start, end, surface, previous.lower(), known)
        previous = surface
        symbol, value = entry or (OTHER if surface[0].isalnum() else BREAK, None)
        if entry is not None or symbol != last_symbol:
            words.append((start, end, surface, symbol, value))
    if symbol != OTHER and (other := _first_other(surfaces, starts, begin, len(surfaces), covered)):
        words.append(other)
    # The text's end is a break too: "the year before" may stand there.
    return Words(text, words, "".join([word[3] for word in words]) + BREAK)


def _first_other(surfaces: list[str], starts: list[int], begin: int, end: int, covered: int) -> RawWord | None:
    """The word that stands for a run of words of no time expression: the first that no expression covers."""
    first = begin if begin == end or starts[begin] >= covered else bisect_left(starts, covered, begin, end)
    return (starts[first], 0, surfaces[first], OTHER, None) if first < end else None


def _is_passed_over(text: str, start: int, surface: str, after_abbreviation: bool) -> bool:
    """Whether a mark separates nothing: a line break within a sentence, the full stop of "Oct."."""
    return _is_wrapped(text, start) if surface == "\n" else surface == "." and after_abbreviation


def _settle_doubt(
    text: str, start: int, end: int, doubt: str, previous: str, known: Vocabulary
) -> tuple[tuple[str, Any] | None, int]:
    """The entry of a word that is not always one of time, and where the expression it begins ends."""
    if holiday := known.holidays.match(text, start):
        value = known.holiday_values[holiday.group().lower().replace("’", "'")]
        return (known.symbols["holiday"], value), holiday.end()
    entry = known.entries.get(text[start:end])
    if doubt == "holiday" or _is_meant(text, end, doubt, previous, known):
        return entry, end
    return None, end


def _is_wrapped(text: str, newline: int) -> bool:
    """Whether a line break stands inside a sentence: "in early\\nMarch"."""
    following = text[newline + 1 : newline + 2]
    if not following or following.isspace():
        return False
    if following.islower():
        return True
    line = newline - max(text.rfind("\n", max(0, newline - 200), newline), newline - 200)
    return line > _WRAPPED_LINE and text[newline - 1] not in ".!?:;"


def _is_meant(text: str, end: int, kind: str, previous: str, known: Vocabulary) -> bool:
    """Whether "May", "March" or "Sun" is the month or the weekday: by what stands before it, or a number after it."""
    if previous in (known.month_context if kind == "month" else known.weekday_context):
        return True
    if kind == "weekday":
        return text[end : end + 1] in {",", "."} and previous in {"", "\n", "(", "on"}
    return previous[:1].isdecimal() or previous in {"-", "–", "—"} or _DATE_FOLLOWS.match(text, end) is not None


def _classify_digits(
    text: str, start: int, end: int, surface: str, previous: str, known: Vocabulary
) -> tuple[str, Any] | None:
    symbols = known.symbols
    if surface[0] in "'’":
        name = "decade" if surface.endswith("s") else "short_year"
        return symbols[name], int(surface[1:3])
    if surface[-1].isalpha():
        digits = surface.rstrip("sthndr")
        if surface.endswith("s") and digits.isdecimal() and len(digits) in (2, 3, 4) and digits.endswith("0"):
            return symbols["decade"], int(digits)
        return (symbols["nth"], int(digits)) if digits.isdecimal() and len(digits) < 3 else None
    if surface.isdecimal():
        return _classify_whole(text, start, end, surface, previous, known)
    if ":" in surface or (surface.count(".") == 1 and _HALF_FOLLOWS.match(text, end)):
        return symbols["clock"], surface
    if not surface.replace(",", "").replace(".", "").isdecimal():
        return symbols["numeric_date"], surface
    if surface.count(".") == 2:
        return symbols["numeric_date"], surface
    return symbols["numeral"], surface


def _classify_whole(text: str, start: int, end: int, surface: str, previous: str, known: Vocabulary) -> tuple[str, Any]:
    number = int(surface[:9])
    if len(surface) <= 2 and 1 <= number <= 31:
        return known.symbols["day"], number
    if len(surface) == 4 and _is_year(text, start, end, number, previous, known):
        return known.symbols["year"], number
    return known.symbols["numeral"], surface


def _is_year(text: str, start: int, end: int, number: int, previous: str, known: Vocabulary) -> bool:
    """Whether four digits are a year, and not "2000 troops", "$2000" or "Resolution 1970"."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR or text[start - 1 : start] in set("$€£¥#.") - {""}:
        return False
    follows = _WORD_FOLLOWS.match(text, end)
    following = follows[1].lower() if follows else ""
    if following in known.counted or following == "%" or previous in known.numbered_things:
        return False
    in_context = (
        previous in known.year_context
        or previous in known.time_words
        or not previous.isalpha()
        or _YEAR_FOLLOWS.match(text, end) is not None
    )
    if number in _PLAIN_YEARS:
        return in_context or not (follows and follows[1].islower() and len(following) > 4 and following.endswith("s"))
    return in_context
