"""Comparing: how the facts of a batch differ from those that the warehouse holds of the same articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from schemas import Provenance
from warehouse.batches import Batch
from warehouse.reading import query_errors

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class FactChange:
    """A fact that another reading of its article adds, removes or alters.

    Attributes:
        before: its columns as they are; None where it is added.
        after: its columns as they will be; None where it is removed.
    """

    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def change(self) -> Literal["added", "removed", "altered"]:
        """What happens to the fact."""
        return "added" if self.before is None else "removed" if self.after is None else "altered"

    @property
    def fact(self) -> dict[str, Any]:
        """The fact as it will be, or as it was where it is removed."""
        return self.after or self.before or {}

    @property
    def altered(self) -> dict[str, tuple[Any, Any]]:
        """The columns that differ, with their values before and after; empty where the fact is added or removed."""
        if self.before is None or self.after is None:
            return {}
        return {
            name: (self.before.get(name), value) for name, value in self.after.items() if self.before.get(name) != value
        }


def compare_batch(connection: DuckDBPyConnection, batch: Batch) -> list[FactChange]:
    """What loading a batch would change, in text order within each article; by whom a fact was made is no difference.

    Args:
        connection: from `connect_read_only`.
        batch: articles with all their facts.
    """
    with query_errors():
        connection.register("batch_articles", batch.articles)
        connection.register("batch_facts", batch.facts)
        try:
            present = [name for (name, *_) in connection.execute("DESCRIBE facts").fetchall()]
            new = [name for (name, *_) in connection.execute("DESCRIBE batch_facts").fetchall()]
            rows = connection.execute(_query(present, new)).fetchall()
        finally:
            connection.unregister("batch_articles")
            connection.unregister("batch_facts")
    old = [name for name in present if name not in Provenance.model_fields]
    changes = []
    for row in rows:
        before, after = row[: len(old)], row[len(old) :]
        changes.append(
            FactChange(
                None if before[0] is None else dict(zip(old, before, strict=True)),
                None if after[0] is None else dict(zip(new, after, strict=True)),
            )
        )
    return changes


def _query(present: list[str], new: list[str]) -> str:
    # fact_id is the first column of both: where it is NULL, that side has no row.
    old = [name for name in present if name not in Provenance.model_fields]
    selected = [f'o."{name}"' for name in old] + [f'n."{name}"' for name in new]
    # A column that only the new extractor has is NULL before; one that no kind has any more is left out of account.
    differ = [f'o."{name}" IS DISTINCT FROM n."{name}"' if name in old else f'n."{name}" IS NOT NULL' for name in new]
    return f"""
        SELECT {", ".join(selected)}
        FROM (SELECT * FROM facts SEMI JOIN batch_articles USING (article_id)) AS o
        FULL JOIN batch_facts AS n ON n.fact_id = o.fact_id
        WHERE {" OR ".join(differ)}
        ORDER BY coalesce(n.article_id, o.article_id), coalesce(n.start_char, o.start_char),
            coalesce(n.end_char, o.end_char), coalesce(n.kind, o.kind)
    """
