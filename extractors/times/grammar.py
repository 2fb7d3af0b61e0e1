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
from extractors.times.vocabulary import OTHER, vocabulary
from extractors.times.words import Word, Words

ALIASES = {
    "any_month": "[month month_abbreviation]",
    "any_weekday": "[weekday weekday_abbreviation]",
    "any_season": "[season fall]",
    "any_unit": "[unit units night]",
    "any_part": "[part_of_day night]",
    "det": "[the a]",
    "ordinals": "[ordinal first second final]",
    "any_ordinal": "[ordinal first second nth]",
    "any_year": "[year]",
    "digits": "[day numeral year]",
    "direction": "[last past previous next following this]",
    "joint": "[dash to and or through slash until]",
    "stop": "[other comma in on at and or close dash to through of by from until since]",
}
_PIECE = re.compile(r"(!?[<>])?(?:([a-z_]+)|\[([a-z_ ]+)\])|\{([a-z_]+):|\}|\s+")

Production = Callable[["Capture", Context], "Reading | Sequence[Reading] | None"]


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

    def surface(self, name: str) -> str:
        """The part's first word in lower case; empty where the expression lacks it."""
        part = self.parts.get(name)
        return part[0].text.lower() if part else ""


class Grammar:
    """Rules in order of precedence: at each word the first that matches and gives a reading is taken."""

    def __init__(self, rules: Sequence[Rule], macros: dict[str, str]) -> None:
        self._rules = rules
        self._macros = macros
        self._part_names: list[dict[str, str]] = []
        branches = [self._compile(index, rule.pattern) for index, rule in enumerate(rules)]
        self._branches = [re.compile(branch) for branch in branches]
        self._any = re.compile(f"(?!{re.escape(OTHER)})(?:" + "|".join(branches) + ")")

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
        symbols = vocabulary().symbols | {"other": re.escape(OTHER)}
        names: dict[str, str] = {}
        self._part_names.append(names)

        def charset(content: str) -> str:
            classes = [ALIASES.get(name, name).strip("[]") for name in content.split()]
            return "[" + "".join(symbols[name] for group in classes for name in group.split()) + "]"

        def translate(piece: re.Match[str]) -> str:
            look, name, names_in_set, part = piece.groups()
            if part:
                names[part] = f"r{index}_{part}"
                return f"(?P<r{index}_{part}>"
            if name or names_in_set:
                chars = charset(name or names_in_set)
                return {"<": f"(?<={chars})", ">": f"(?={chars})", "!<": f"(?<!{chars})", "!>": f"(?!{chars})"}.get(
                    look, chars
                )
            return ")" if piece.group() == "}" else ""

        for macro, expansion in self._macros.items():
            pattern = re.sub(rf"\b{macro}\b", expansion, pattern)
        return f"(?P<r{index}>{_PIECE.sub(translate, pattern)})"
