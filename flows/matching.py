"""Matching: finds the extracted fact that answers each gold fact, and compares their fields, for `flows.evaluation`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from flows.gold import GoldFact
from schemas import Fact

_DETERMINERS = {"the", "a", "an", "his", "her", "their", "its", "of", "more", "other", "another"}


def match_facts(gold_facts: Sequence[GoldFact], facts: Sequence[Fact]) -> dict[int, int]:
    """Pairs each gold fact with the extracted fact that states the same number in the same place.

    Args:
        gold_facts: the annotated facts.
        facts: the extracted facts, in text order.

    Returns:
        Index in `facts` by index in `gold_facts`. The annotated kind goes before its alternatives, the longest
        overlap before shorter ones; no fact is used twice.
    """
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for alternatives in (False, True):
        for index, gold_fact in enumerate(gold_facts):
            if index in matches:
                continue
            kinds = gold_fact.accepted("kind") if alternatives else [gold_fact.kind]
            candidates = [
                (overlap, -number)
                for number, fact in enumerate(facts)
                if number not in taken and fact.kind in kinds and _right_number(fact, gold_fact)
                if (overlap := min(fact.end_char, gold_fact["end"]) - max(fact.start_char, gold_fact["start"])) > 0
            ]
            if candidates:
                matches[index] = -max(candidates)[1]
                taken.add(matches[index])
    return matches


def check_fields(gold_fact: GoldFact, fact: Fact, gold_index: Mapping[str, int]) -> dict[str, bool]:
    """Compares the fields of a right fact with the gold.

    Args:
        gold_fact: a gold fact of a core kind.
        fact: the extracted fact that matches it.
        gold_index: gold index of every matched fact, by fact_id, to compare `part_of`.

    Returns:
        Whether each field that its kind has is right; `part_of` only where one of the two has it.
    """
    checks = {
        "bounds": all(
            any(_same_number(getattr(fact, bound), value) for value in gold_fact.accepted(bound))
            for bound in ("low", "high")
        ),
        "when": all(_iso(getattr(fact, day)) in gold_fact.accepted(day) for day in ("event_start", "event_end")),
        "quoted": any(fact.quoted == bool(value) for value in gold_fact.accepted("quoted")),
    }
    for name in ("subject", "place", "source"):
        checks[name] = any(same_phrase(getattr(fact, name), phrase) for phrase in gold_fact.accepted(name))
    literal = {"casualty": ("outcome", "scope"), "headcount": ("status", "scope")}.get(gold_fact.kind, ())
    for name in ("modifier", "unit", "modality", *literal):
        checks[name] = getattr(fact, name, None) in gold_fact.accepted(name)
    if gold_fact["part_of"] is not None:
        checks["part_of"] = gold_index.get(fact.part_of or "") == gold_fact["part_of"]
    elif fact.part_of is not None:
        checks["part_of"] = False
    return checks


def same_phrase(phrase: str | None, gold_phrase: str | None) -> bool:
    """Whether two phrases are equal up to case and determiners, or one holds all words of the other.

    "the Israeli hostages" is "hostages"; no phrase equals only no phrase.
    """
    words, gold_words = _words(phrase), _words(gold_phrase)
    if not words or not gold_words:
        return not words and not gold_words
    return words <= gold_words or gold_words <= words


def _words(phrase: str | None) -> set[str]:
    return set(re.findall(r"[\w'’-]+", (phrase or "").casefold())) - _DETERMINERS


def _same_number(number: float | None, gold_number: float | None) -> bool:
    if number is None or gold_number is None:
        return number is None and gold_number is None
    return abs(number - gold_number) <= 1e-6 * max(1.0, abs(gold_number))


def _right_number(fact: Fact, gold_fact: GoldFact) -> bool:
    if gold_fact["value"] is not None:
        return _same_number(fact.value, gold_fact["value"])
    same_bounds = _same_number(fact.low, gold_fact["low"]) and _same_number(fact.high, gold_fact["high"])
    return fact.value is None and same_bounds


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
