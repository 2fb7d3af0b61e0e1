"""Changes: prints facts that were added, removed or altered, for `reprocess` and `history`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flows.cli.facts import SHORT_ID, number_phrase
from flows.cli.screen import say
from flows.cli.values import as_text

if TYPE_CHECKING:
    from warehouse import FactChange

_SIGNS = {"added": "+", "removed": "-", "altered": "~"}


def print_changes(changes: Iterable[FactChange]) -> None:
    """Prints a line for each fact, and for an altered one a line for each column that differs."""
    for change in changes:
        fact = change.fact
        state = fact.get("outcome") or fact.get("status")
        what = " ".join(part for part in (number_phrase(fact), state) if part)
        words = " ".join(fact["text"].split())
        say(f'  {_SIGNS[change.change]} {fact["fact_id"][:SHORT_ID]} {fact["kind"]} {what}  "{words}"')
        for name, (before, after) in change.altered.items():
            say(f"      {name}: {_shown(before)} → {_shown(after)}")


def _shown(value: object) -> str:
    return "NULL" if value is None else as_text(value)
