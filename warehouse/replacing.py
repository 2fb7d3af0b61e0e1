"""Replacing: a batch of articles and facts in the place of what an earlier reading made of the same articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas import Article, Provenance
from warehouse.connection import first_row
from warehouse.ddl import columns_of
from warehouse.files import FileSeen
from warehouse.history import LEAVING, move_to_history
from warehouse.rows import utc

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.batches import Batch

# What stays from the first time that the warehouse took an article in, even when it was taken out in between.
_FIRST = """
WITH former AS (
    SELECT DISTINCT ON (article_id) article_id, path, first_seen_at, run_id
    FROM articles_history SEMI JOIN batch_articles USING (article_id)
    ORDER BY valid_from
)
"""
# An article that is there at this extractor version, with what is supplied about it now, stays as it is.
_INCOMING = f"""
CREATE OR REPLACE TEMP TABLE incoming AS
{_FIRST}
SELECT
    b.article_id,
    coalesce(a.path, f.path, b.path) AS path,
    coalesce(a.first_seen_at, f.first_seen_at, $at) AS first_seen_at,
    coalesce(a.run_id, f.run_id, $run_id) AS run_id,
    CASE WHEN o.article_id IS NULL THEN a.supplied ELSE o.supplied END AS supplied,
    a.article_id IS NOT NULL AS replaces,
    CASE WHEN a.extractor_version = $version THEN 'metadata' ELSE 'extractor' END AS why,
    {{changes}} AS row_changes,
    a.valid_from
FROM batch_articles AS b
LEFT JOIN {{present}} AS a USING (article_id)
LEFT JOIN former AS f USING (article_id)
LEFT JOIN origins AS o USING (article_id)
WHERE a.extractor_version IS DISTINCT FROM $version
    OR (o.article_id IS NOT NULL AND o.supplied IS DISTINCT FROM a.supplied)
"""
_ANY_THERE = "SELECT EXISTS (FROM articles SEMI JOIN batch_articles USING (article_id))"
_ORIGINS = """
CREATE OR REPLACE TEMP TABLE origins AS
SELECT unnest($ids::VARCHAR[]) AS article_id, unnest($supplied::VARCHAR[]) AS supplied
"""
_LEAVE = "INSERT INTO leaving SELECT article_id, why, row_changes FROM incoming WHERE replaces"
_INSERT_ARTICLES = """
INSERT INTO articles BY NAME
SELECT
    b.* REPLACE (i.path AS path),
    i.first_seen_at,
    i.run_id,
    $version AS extractor_version,
    i.supplied,
    CASE WHEN i.replaces AND NOT i.row_changes THEN i.valid_from ELSE $at END AS valid_from
FROM batch_articles AS b
JOIN incoming AS i USING (article_id)
"""
_INSERT_FACTS = """
INSERT INTO facts BY NAME
SELECT b.*, $version AS extractor_version, $run_id AS run_id, $at AS extracted_at
FROM batch_facts AS b
SEMI JOIN incoming USING (article_id)
"""


class Origin(NamedTuple):
    """Where an article of a batch comes from.

    Attributes:
        article_id: its key.
        supplied: all that has been supplied about it, as JSON; it is read anew when this differs.
        files: the files that hold it.
    """

    article_id: str
    supplied: str | None
    files: tuple[FileSeen, ...]


@contextmanager
def registered(connection: DuckDBPyConnection, batch: Batch) -> Iterator[None]:
    """Let SQL see a batch as the tables `batch_articles` and `batch_facts`, for a while."""
    connection.register("batch_articles", batch.articles)
    connection.register("batch_facts", batch.facts)
    try:
        yield
    finally:
        connection.unregister("batch_articles")
        connection.unregister("batch_facts")


def replace_articles(
    connection: DuckDBPyConnection, provenance: Provenance, origins: Sequence[Origin]
) -> tuple[int, int]:
    """Load what is registered as `batch_articles` and `batch_facts`.

    Args:
        connection: in a transaction.
        provenance: the extractor's version, the run, and the time.
        origins: where the articles come from, where that is known.

    Returns:
        How many articles and how many facts were inserted.
    """
    at = utc(provenance.extracted_at)
    values = {"run_id": provenance.run_id, "version": provenance.extractor_version}
    given = {"ids": [each.article_id for each in origins], "supplied": [each.supplied for each in origins]}
    connection.execute(_ORIGINS, given)
    # Mostly none is there, and DuckDB need not look through all their rows and texts for those that are.
    there = first_row(connection, _ANY_THERE) == (True,)
    present, changes = ("articles", _row_changes()) if there else ("(FROM articles LIMIT 0)", "false")
    connection.execute(_INCOMING.format(present=present, changes=changes), {**values, "at": at})
    connection.execute(LEAVING)
    moment = move_to_history(connection, at) if _insert(connection, _LEAVE) else at
    articles = _insert(connection, _INSERT_ARTICLES, {"version": provenance.extractor_version, "at": moment})
    facts = _insert(connection, _INSERT_FACTS, {**values, "at": moment})
    for table in ("incoming", "origins"):
        connection.execute(f"DROP TABLE {table}")
    return articles, facts


def confirm_articles(connection: DuckDBPyConnection, article_ids: Iterable[str], version: str) -> None:
    """Put another extractor version to articles and their facts, which stay as they are."""
    values = {"ids": list(article_ids), "version": version}
    for table in ("articles", "facts"):
        connection.execute(
            f"UPDATE {table} SET extractor_version = $version "
            "WHERE article_id IN (SELECT unnest($ids::VARCHAR[])) AND extractor_version <> $version",
            values,
        )


def _row_changes() -> str:
    """The condition under which an article's row says something else from now on, but for the extractor's version."""
    names = [column.name for column in columns_of(Article) if column.name not in ("article_id", "path")]
    return " OR ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in names)


def _insert(connection: DuckDBPyConnection, sql: str, values: dict[str, Any] | None = None) -> int:
    inserted = first_row(connection, sql, values)
    return int(inserted[0]) if inserted else 0
