"""Second step of the times layer: rules over word classes, compiled to one regular expression for all of them.

A rule's pattern names word classes of the vocabulary, in regular-expression syntax: `early month year?`. Besides
it knows `{name: …}` for a part the production reads, `<class` for a word that must stand before, and `>class` for
one that must follow without belonging to the expression; `!<` and `!>` forbid one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from extractors.times.first_symbols import first_symbols
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
    "PHASE": "(?: the? very? {edge:edge} of the?"
    " | the? very? {early:early|late|mid} (?: in the? | part of the? | dash )?"
    " | (?:earlier|later) in the? | the {latter:latter} (?:part|half) of the? )",
    "IN_YEAR": "(?: comma? of? {year:year} )",
    "COUNT": "(?: HEDGE? (?:full|another|the first)? (?: NUMERAL | a? few (?:of|more)? | half a | a )"
    " (?:another|more|full|consecutive|long)? )",
    "SIZE": "(?: HEDGE? (?:full|another|the? first|the? final)? (?: NUMERAL | a? few (?:of|more)? | half a )"
    " (?:another|more|full|consecutive|less)? )",
    "HEDGE": "(?: approximately | (?:more|less) than | at (?:least|most) | up to | a? few more than )",
    "NUMERAL": "(?: (?: (?:day|numeral|year) (?:dash? scale)? | number (?:dash? number)? (?:dash? scale)* | a? scale )"
    " (?: dash? and dash? a? dash? half )? )",
}
_PIECE = re.compile(r"(!?[<>])?(?:([a-z_]+)|\[([a-z_ ]+)\])|\{([a-z_]+):|\}|\s+")

_LOOKAROUND = re.compile(r"\(\?<?[=!]\[[^]]*\]\)")
# Expressions of more words than this are none.
_REACH = 24
_CACHED_RUN = 40

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


class _Match(NamedTuple):
    """A rule that matches: its index, how many words it takes, and which of them are its parts."""

    rule: int
    length: int
    parts: dict[str, tuple[int, int]]


class Grammar:
    """Rules in order of precedence: at each word the first that matches and gives a reading is taken."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._part_names: list[dict[str, str]] = []
        branches = [self._compile(index, rule.pattern) for index, rule in enumerate(rules)]
        self._rules_starting_with: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for index, branch in enumerate(branches):
            for symbol in first_symbols(branch):
                self._rules_starting_with.setdefault(symbol, []).append((index, re.compile(branch)))
        self._any_starting_with = {
            symbol: re.compile("|".join(branches[index] for index, _ in chosen))
            for symbol, chosen in self._rules_starting_with.items()
        }
        alone = [symbol for symbol in self._rules_starting_with if self._may_stand_alone(symbol)]
        # Words of time expressions without others between them; most of these are a lone "the", which can be none.
        self._run = re.compile(rf"[^{re.escape(OTHER)}{BREAK}]{{2,}}|[{''.join(alone)}]")
        self._matches_cached = lru_cache(maxsize=1 << 14)(self._matches)

    def read(self, words: Words, context: Context) -> Iterator[Reading]:
        """Read a text's time expressions.

        Args:
            words: the classified words.
            context: what they are resolved in; the consumer may move its anchor after each reading.

        Yields:
            The readings in text order, not overlapping; each before the next is looked for.
        """
        symbols, position = words.symbols, 0
        for run in self._run.finditer(symbols):
            first = run.start()
            # One symbol before and after, for what a rule wants beside the expression.
            before, ahead = symbols[max(0, first - 1) : first], symbols[first : run.end() + 1]
            matches = self._matches_cached(before, ahead) if len(ahead) < _CACHED_RUN else self._matches(before, ahead)
            for offset, found in matches:
                if first + offset >= position:
                    readings, position = self._first_reading(found, first + offset, words, context)
                    yield from readings

    def _may_stand_alone(self, symbol: str) -> bool:
        """Whether one word can be a whole expression, whatever stands around it."""
        rules = (rule.pattern for _, rule in self._rules_starting_with[symbol])
        return any(re.fullmatch(_LOOKAROUND.sub("", rule), symbol) for rule in rules)

    def _matches(self, before: str, run: str) -> list[tuple[int, _Match]]:
        """The first rule that matches at each place of a run. Most runs ("of the") have none."""
        starts = (index for index, symbol in enumerate(run[:-1]) if symbol in self._any_starting_with)
        matches = (
            (index, self._match(run[index - 1] if index else before, run[index : index + _REACH])) for index in starts
        )
        return [(index, match) for index, match in matches if match is not None]

    def _match(self, before: str, ahead: str, after_rule: int = -1) -> _Match | None:
        """The first rule after a given one that matches the symbols ahead, and where its parts stand in them."""
        patterns = [self._any_starting_with[ahead[0]]]
        if after_rule >= 0:
            patterns = [rule for index, rule in self._rules_starting_with[ahead[0]] if index > after_rule]
        offset = len(before)
        for pattern in patterns:
            found = pattern.match(before + ahead, offset)
            if found is None or found.end() == offset:
                continue
            index = int(str(found.lastgroup)[1:])
            groups = self._part_names[index].items()
            parts = {name: (found.start(group) - offset, found.end(group) - offset) for name, group in groups}
            return _Match(index, found.end() - offset, {name: span for name, span in parts.items() if span[0] >= 0})
        return None

    def _first_reading(
        self, found: _Match, start: int, words: Words, context: Context
    ) -> tuple[Sequence[Reading], int]:
        match: _Match | None = found
        while match is not None:
            taken_words = [words.word(index) for index in range(start, start + match.length)]
            parts = {name: taken_words[first:last] for name, (first, last) in match.parts.items()}
            capture = Capture(self._rules[match.rule], words.text, taken_words, parts)
            readings = self._rules[match.rule].produce(capture, context)
            if readings:
                taken = [readings] if isinstance(readings, Reading) else list(readings)
                return taken, self._word_after(taken[-1].end, start, start + match.length, words)
            before, ahead = words.symbols[max(0, start - 1) : start], words.symbols[start : start + _REACH]
            match = self._match(before, ahead, match.rule)
        return [], start + 1

    @staticmethod
    def _word_after(end: int, start: int, index: int, words: Words) -> int:
        while index > start + 1 and words.start(index - 1) >= end:
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
    symbols = vocabulary().symbols | {"break": BREAK}
    names = [name for group in content.split() for name in _ALIASES.get(group, group).split()]
    return "[" + "".join(symbols[name] for name in names) + "]"
