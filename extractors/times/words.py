"""First step of the times layer: the text as words, each with the one-character class that the grammar matches on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from extractors.times.vocabulary import BREAK, DOUBT, OTHER, Vocabulary, vocabulary

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
_AUXILIARIES = frozenset({"had", "have", "has", "were", "are"})
_YEAR_AND = re.compile(r"\d{4}\s+and\s+\Z")
_AND_REACH = 12
_DIRECTIONS = frozenset({"north", "south", "east", "west"})
_SECOND_WORD = re.compile(r"\s?[^\W\d_]+\s([^\W\d_]+)")
_BEFORE_YEARS = frozenset(
    {"in", "since", "of", "by", "until", "till", "during", "from", "to", "between", "after", "before", "late", "early"}
) | {"mid", "the", ",", "year", "-", "–", "", "\n", "(", "through", "for"}
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


class Words:
    """A text as the grammar sees it: in `symbols` one character for each word, its class. Punctuation is BREAK, words
    of no time expression are OTHER."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Gaps and words by turns, and where each begins.
        pieces = _TOKEN.split(text)
        places = list(accumulate(map(len, pieces), initial=0))
        self._surfaces, self._starts, self._ends = pieces[1::2], places[1:-1:2], places[2::2]
        self._values: dict[int, Any] = {}
        self._dropped: set[int] = set()
        classes = self._classify()
        kept = [at for at in range(len(classes)) if at not in self._dropped] if self._dropped else None
        self._kept: Sequence[int] = range(len(classes)) if kept is None else kept
        # The text's end is a break too: "the year before" may stand there.
        self.symbols = "".join(classes if kept is None else [classes[at] for at in kept]) + BREAK

    def word(self, index: int) -> Word:
        """The word that a symbol stands for."""
        at = self._kept[index]
        surface = self._surfaces[at]
        value = self._values[at] if at in self._values else vocabulary().entries.get(surface, (None, None))[1]
        return Word(self._starts[at], self._ends[at], surface, self.symbols[index], value)

    def start(self, index: int) -> int:
        """Where the word begins that a symbol stands for."""
        return self._starts[self._kept[index]]

    def _classify(self) -> list[str]:
        """The class of each word. Most are known by their letters; the others are looked at one by one."""
        known = vocabulary()
        classes = [known.classes.get(word) or (OTHER if word.isalpha() else DOUBT) for word in self._surfaces]
        for match in known.looked_at.finditer("".join(classes)):
            at = match.start()
            if at in self._dropped:
                continue
            surface = self._surfaces[at]
            entry = self._look_at(at, surface, known) if classes[at] == DOUBT else known.entries[surface]
            if entry is not None:
                classes[at], self._values[at] = entry
                self._drop_stop(at, classes[at], known)
            else:
                classes[at] = OTHER if surface[0].isalnum() else BREAK
        return classes

    def _look_at(self, at: int, surface: str, known: Vocabulary) -> tuple[str, Any] | None:
        start, end = self._starts[at], self._ends[at]
        if surface == "\n":
            if _is_wrapped(self.text, start):
                self._dropped.add(at)
            return None
        if (doubt := known.doubtful.get(surface)) is not None:
            entry, covered = _settle_doubt(self.text, start, end, doubt, self._before(at), known)
            if covered > end:
                self._ends[at] = covered
                self._dropped.update(range(at + 1, bisect_left(self._starts, covered, at)))
            return entry
        if surface[0].isdecimal() or surface[0] in "'’":
            return _classify_digits(self.text, start, end, surface, self._before(at), known)
        return None

    def _before(self, at: int) -> str:
        """The word before, in lower case; line breaks within a sentence and the full stop of "Oct." are passed over."""
        at -= 1
        while at in self._dropped:
            at -= 1
        return self._surfaces[at].lower() if at >= 0 else ""

    def _drop_stop(self, at: int, symbol: str, known: Vocabulary) -> None:
        """The full stop of "Oct." separates nothing."""
        stops = symbol in known.abbreviated and self._surfaces[at + 1 : at + 2] == ["."]
        if stops and self._starts[at + 1] == self._ends[at]:
            self._dropped.add(at + 1)


def read_words(text: str) -> Words:
    """Classify the words of a text.

    Args:
        text: a whole article's text, or any stretch of one.

    Returns:
        Its words, each with its class. A line break that ends a headline or a paragraph is a BREAK: no expression
        crosses it. One within a sentence is no word at all.
    """
    return Words(text)


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


def _names_people(text: str, end: int, following: str, known: Vocabulary) -> bool:
    """Whether a people's name follows: "Syrians", "East Timorese"."""
    if following in _DIRECTIONS and (second := _SECOND_WORD.match(text, end)):
        following = f"{following} {second[1].lower()}"
    return following in known.peoples


def _is_year(text: str, start: int, end: int, number: int, previous: str, known: Vocabulary) -> bool:
    """Whether four digits are a year, and not "2000 troops", "$2000" or "Resolution 1970"."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR or text[start - 1 : start] in set("$€£¥#.") - {""}:
        return False
    follows = _WORD_FOLLOWS.match(text, end)
    following = follows[1].lower() if follows else ""
    if following in known.counted or following == "%" or previous in known.numbered_things:
        return False
    if previous not in _BEFORE_YEARS and _names_people(text, end, following, known):
        # "3965 Kosovars and 1932 East Timorese", not "in 2012 Syrians fled"
        return bool(_YEAR_AND.search(text[max(0, start - _AND_REACH) : start]))
    if (
        previous == "and"
        and following in _AUXILIARIES
        and not _YEAR_AND.search(text[max(0, start - _AND_REACH) : start])
    ):
        # "1,846 were admitted and 1720 had been sent home"
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
