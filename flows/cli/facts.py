"""Facts for people: the few columns of a fact that fit a terminal, for `run`, `extract` and `show`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flows.cli.values import as_text

COLUMNS = ("kind", "number", "what", "place", "when", "text")
# Enough of an id to name a fact of one article; `explain` takes the beginning of an id.
SHORT_ID = 8

_SIGNS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "approximate": "~ "}


def fact_rows(facts: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Facts as rows of `COLUMNS`.

    Args:
        facts: a fact's fields by name, from a record or from the database.
    """
    return [
        (fact["kind"], number_phrase(fact), _what(fact), fact["place"], _when(fact), " ".join(fact["text"].split()))
        for fact in facts
    ]


def number_phrase(fact: Mapping[str, Any]) -> str:
    """The number with its modifier as a sign, and its unit: ``≥ 123``, ``200–300``, ``~ 6 weeks``."""
    if fact["value"] is not None:
        number = _SIGNS.get(fact["modifier"], "") + as_text(fact["value"])
    else:
        low, high = (None if fact[bound] is None else as_text(fact[bound]) for bound in ("low", "high"))
        number = f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    unit = fact["unit"]
    if unit in (None, "person"):
        return number
    plural = fact["kind"] == "duration" and fact["value"] != 1
    return f"{number} {unit}s" if plural else f"{number} {unit}"


def _what(fact: Mapping[str, Any]) -> str | None:
    state = fact.get("outcome") or fact.get("status")
    state = None if state == "other" else state
    parts = [part for part in (state, fact["subject"]) if part]
    if fact["modality"] != "asserted":
        parts.append(f"({fact['modality']})")
    return " ".join(parts) or None


def _when(fact: Mapping[str, Any]) -> str | None:
    start, end = fact["event_start"], fact["event_end"]
    if start == end:
        return _day(start)
    return f"{_day(start) or '…'} – {_day(end) or '…'}"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
