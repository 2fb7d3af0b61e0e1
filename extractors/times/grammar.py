"""Second step of the times layer: rules over word classes, compiled to one regular expression for all of them.

A rule's pattern names word classes of the vocabulary, in regular-expression syntax: `early month year?`. Besides it knows
`{name: …}` for a part the production reads, `<class` for a word that must stand before, and `>class` for one that
must follow without belonging to the expression; `!<` and `!>` forbid one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.times.reading import Context, Reading
from extractors.times.vocabulary import BREAK, OTHER, vocabulary
from extractors.times.words import Word, Words
from schemas import TimeBasis, TimexType

_ALIASES = {
    "any_month": "month month_abbreviation",
    "any_weekday": "weekday weekday_abbreviation",
    "any_season": "season fall",
    "any_part": "part_of_day part_of_any_day night",
    "any_ordinal": "ordinal first second nth",
    "any_unit": "unit units night unit_after_number second",
    "date_day": "day nth",
    "joint": "dash to and or through slash until",
    "which": "last past previous next following this that same",
    "stop": "break comma in on at and or close dash to through of by from until since",
}
# Stretches that many rules share; a later one may not use an earlier one.
_MACROS = {
    "PHASE": "(?: the? very? {edge:edge} of the? | the? very? {early:early|late|mid} (?: in the? | part of the? | dash )?"
    " | (?:earlier|later) in the? | the {latter:latter} (?:part|half) of the? )",
    "IN_YEAR": "(?: comma? of? {year:year} )",
    "COUNT": "(?: HEDGE? (?:full|another|the first)? (?: NUMERAL | a? few (?:of|more)? | half a | a )"
    " (?:another|more|full|consecutive|long)? )",
    "SIZE": "(?: HEDGE? (?:full|another|the? first|the? final)? (?: NUMERAL | a? few (?:of|more)? | half a )"
    " (?:another|more|full|consecutive|less)? )",
    "HEDGE": "(?: approximately | (?:more|less) than | at (?:least|most) | up to | a? few more than )",
    "NUMERAL": "(?: (?: (?:day|numeral|year) (?:dash? scale)? | number (?:dash? number)? (?:dash? scale)* | a? scale )"
    " (?: and (?:a|number)? half )? )",
}
_PIECE = re.compile(r"(!?[<>])?(?:([a-z_]+)|\[([a-z_ ]+)\])|\{([a-z_]+):|\}|\s+")

Production = Callable[["Capture", Context], Reading | Sequence[Reading] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction: an example that names it, its pattern, and what it means."""

    name: str
    pattern: str
    produce: Production


@dataclass(slots=True)
class Capture:
    """What a rule matched: the words of the whole expression and of its named parts."""

    rule: Rule
    text: str
    words: list[Word]
    parts: dict[str, list[Word]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """First character of the expression."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.words[-1].end

    def part(self, name: str) -> list[Word]:
        """The words of a part; empty where the expression lacks it."""
        return self.parts.get(name, [])

    def value(self, name: str) -> Any:
        """What the lexicon says the part's only word stands for; None where the expression lacks it."""
        part = self.parts.get(name)
        return part[0].value if part else None

    @property
    def mod(self) -> str | None:
        """What "early", "the end of" or "the latter part of" make of the period: START, MID or END."""
        mod = self.value("edge") or self.value("early") or ("END" if self.part("latter") else None)
        return str(mod) if mod else None

    def read_as(
        self, value: str, basis: TimeBasis, kind: TimexType = "DATE", *, mod: str | None = None, to: int | None = None
    ) -> Reading:
        """A reading of the whole expression, or of it up to a character."""
        return Reading(self.start, self.end if to is None else to, kind, value, mod or self.mod, basis)

    def surface(self, name: str) -> str:
        """The part's first word in lower case; empty where the expression lacks it."""
        part = self.parts.get(name)
        return part[0].text.lower() if part else ""


class Grammar:
    """Rules in order of precedence: at each word the first that matches and gives a reading is taken."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._part_names: list[dict[str, str]] = []
        branches = [self._compile(index, rule.pattern) for index, rule in enumerate(rules)]
        self._branches = [re.compile(branch) for branch in branches]
        self._any = re.compile(f"(?![{re.escape(OTHER)}{BREAK}])(?:" + "|".join(branches) + ")")

    def read(self, words: Words, context: Context) -> Iterator[Reading]:
        """The readings of a text's time expressions in text order, not overlapping; each is given before the next is read,
        so that the consumer can move the context's anchor."""
        position = 0
        while found := self._any.search(words.symbols, position):
            readings, end = self._first_reading(found, words, context)
            yield from readings
            position = max(end, found.start() + 1)

    def _first_reading(self, found: re.Match[str], words: Words, context: Context) -> tuple[Sequence[Reading], int]:
        start, first = found.start(), int(str(found.lastgroup)[1:])
        for index in range(first, len(self._rules)):
            match = found if index == first else self._branches[index].match(words.symbols, start)
            if match is None or match.end() == start:
                continue
            capture = self._capture(index, match, words)
            readings = self._rules[index].produce(capture, context)
            if readings:
                taken = [readings] if isinstance(readings, Reading) else list(readings)
                return taken, self._word_after(taken[-1].end, match, words)
        return [], start + 1

    def _capture(self, index: int, match: re.Match[str], words: Words) -> Capture:
        parts = {
            name: words.words[match.start(group) : match.end(group)]
            for name, group in self._part_names[index].items()
            if match.start(group) >= 0
        }
        return Capture(self._rules[index], words.text, words.words[match.start() : match.end()], parts)

    @staticmethod
    def _word_after(end: int, match: re.Match[str], words: Words) -> int:
        index = match.end()
        while index > match.start() and words.words[index - 1].start >= end:
            index -= 1
        return index

    def _compile(self, index: int, pattern: str) -> str:
        for macro, expansion in _MACROS.items():
            pattern = pattern.replace(macro, expansion)
        names: dict[str, str] = {}
        self._part_names.append(names)

        def translate(piece: re.Match[str]) -> str:
            look, name, members, part = piece.groups()
            if part:
                names[part] = f"r{index}_{part}"
                return f"(?P<r{index}_{part}>"
            if name or members:
                return _LOOKS[look or ""].format(_charset(name or members))
            return ")" if piece.group() == "}" else ""

        return f"(?P<r{index}>{_PIECE.sub(translate, pattern)})"


_LOOKS = {"": "{}", "<": "(?<={})", ">": "(?={})", "!<": "(?<!{})", "!>": "(?!{})"}


def _charset(content: str) -> str:
    symbols = vocabulary().symbols | {"other": re.escape(OTHER), "break": BREAK}
    names = [name for group in content.split() for name in _ALIASES.get(group, group).split()]
    return "[" + "".join(symbols[name] for name in names) + "]"
