"""The lexicon of the times layer as one table: surface form to word class and value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.lexicon import load_lexicon

# A run of words that belong to no time expression.
OTHER = "."
# Punctuation and line breaks that belong to none.
BREAK = ";"
# What only the words around it tell, until they are looked at.
DOUBT = "?"

_TABLES = (
    "month", "month_abbreviation", "weekday", "weekday_abbreviation", "weekdays", "season", "fall", "unit", "units",
    "unit_after_number", "part_of_day", "part_of_any_day", "clock_word", "holiday", "today", "tonight",
    "vague_time", "whole_length", "future", "present", "set", "edge", "early", "late", "mid", "few",
    "approximately", "circa", "zone",
)  # fmt: skip
_MARKS = {"-": "dash", "–": "dash", "—": "dash", ",": "comma", "(": "open", ")": "close", "/": "slash", "+": "plus"}
_SEPARATORS = '.!?:;…"“”„«»[]$€£%&*'
_FORMED = {
    "night": {"night": "1N"},
    "second": {"second": 2},
    "first": {"first": 1},
}
_AS_WRITTEN: dict[str, dict[str, Any]] = {
    "era": {"BC": -1, "BCE": -1, "B.C.": -1, "B.C.E.": -1, "AD": 1, "CE": 1, "A.D.": 1},
    "quarter_sign": {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4},
    "half_of_day": {
        form: half
        for half in "ap"
        for form in (f"{half}m", f"{half}.m.", f"{half}.m", f"{half}. m.", f"{half.upper()}M", f"{half.upper()}.M.")
    },
    "possessive": {"'s": "", "’s": "", "'": "", "’": ""},
}
_NUMBERS = {"small": "number", "tens": "number", "ordinal": "ordinal", "scale": "scale"}
# Classes that words.py gives to numbers in digits.
_IN_DIGITS = ("day", "numeral", "year", "short_year", "decade", "numeric_date", "clock", "nth")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of time expressions are. `entries` is keyed by surface form, capitals as in the text.

    `classes` gives the class of each of them, and of marks; it is DOUBT for those that are not always of time, which
    are `doubtful`. Words of the classes that `looked_at` matches depend on what stands beside them.
    """

    symbols: dict[str, str]
    entries: dict[str, tuple[str, Any]]
    classes: dict[str, str]
    doubtful: dict[str, str]
    abbreviated: frozenset[str]
    looked_at: re.Pattern[str]
    month_context: frozenset[str]
    weekday_context: frozenset[str]
    year_context: frozenset[str]
    time_words: frozenset[str]
    counted: frozenset[str]
    peoples: frozenset[str]
    numbered_things: frozenset[str]
    holidays: re.Pattern[str]
    holiday_values: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, built once from ``times.toml`` and ``numbers.toml``."""
    lexicon = load_lexicon("times")
    symbols = _assign_symbols(lexicon["function_word"])
    phrases = {form: value for form, value in lexicon["holiday"].items() if " " in form}
    pattern = "|".join(re.escape(form).replace("'", "['’]") for form in sorted(phrases, key=len, reverse=True))
    entries, doubtful = _enter(lexicon, symbols), _doubtful(lexicon, phrases)
    known = {surface: symbol for surface, (symbol, _) in entries.items()}
    abbreviated = frozenset(symbols[name] for name in ("month_abbreviation", "weekday_abbreviation", "circa"))
    return Vocabulary(
        symbols=symbols,
        entries=entries,
        classes=dict.fromkeys(_SEPARATORS, BREAK) | known | dict.fromkeys(doubtful, DOUBT),
        doubtful=doubtful,
        abbreviated=abbreviated,
        looked_at=re.compile(f"[{re.escape(DOUBT)}{''.join(sorted(abbreviated))}]"),
        month_context=frozenset(lexicon["month_context"]["words"]),
        weekday_context=frozenset(lexicon["weekday_context"]["words"]),
        year_context=frozenset(lexicon["year_context"]["words"]),
        time_words=frozenset(form for table in _TABLES for form in lexicon[table]),
        counted=frozenset(lexicon["counted"]["words"]),
        peoples=frozenset(name.lower() for name in load_lexicon("demonyms")["people"]),
        numbered_things=frozenset(lexicon["numbered_thing"]["words"]),
        holidays=re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE),
        holiday_values=phrases,
    )


def _assign_symbols(functions: dict[str, str]) -> dict[str, str]:
    names = [*_TABLES, *_MARKS.values(), *_FORMED, *_AS_WRITTEN, *_NUMBERS.values(), *_IN_DIGITS, *functions.values()]
    # Ideographs: characters that mean nothing to the regular expressions the grammar is compiled to.
    return {name: chr(0x4E00 + index) for index, name in enumerate(dict.fromkeys(names))}


def _cases(form: str) -> tuple[str, str, str]:
    return form, form[0].upper() + form[1:], form.upper()


def _enter(lexicon: dict[str, Any], symbols: dict[str, str]) -> dict[str, tuple[str, Any]]:
    numbers = load_lexicon("numbers")
    entries: dict[str, tuple[str, Any]] = {mark: (symbols[name], mark) for mark, name in _MARKS.items()}
    for name, forms in _AS_WRITTEN.items():
        entries.update({form: (symbols[name], value) for form, value in forms.items()})
    functions = [(name, {form: form}) for form, name in lexicon["function_word"].items()]
    tables = [(name, lexicon[name]) for name in _TABLES]
    counts = [(name, numbers[table]) for table, name in _NUMBERS.items()]
    for name, forms in [*_FORMED.items(), *functions, *tables, *counts]:
        for form, value in forms.items():
            for surface in _cases(form):
                entries.setdefault(surface, (symbols[name], value))
    # With a capital these are the names of newspapers.
    for form in lexicon["set"]:
        entries.pop(form.capitalize())
        entries.pop(form.upper())
    # In lower case these are a verb, a noun, or short for something else.
    for form in ("may", "march", "sun", "sat", *lexicon["month_abbreviation"], *lexicon["weekday_abbreviation"]):
        entries.pop(form, None)
    return entries


def _doubtful(lexicon: dict[str, Any], phrases: Iterable[str]) -> dict[str, str]:
    doubtful = {case: "holiday" for form in phrases for case in _cases(form.split(" ")[0])}
    doubtful.update({case: "weekday" for form in lexicon["weekday_abbreviation"] for case in _cases(form)})
    doubtful.update({case: "month" for form in lexicon["month_context"]["names"] for case in _cases(form)})
    return doubtful
