"""The read side: one query at a time for analysts, and the look-ups behind `tallywire show` and `explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warehouse.connection import first_row
from warehouse.errors import AmbiguousKeyError, NotAWarehouseError, NotFoundError, QueryError
from warehouse.records import StoredArticle

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FETCH = 1_000
_SHOWN_CANDIDATES = 5
# An article keeps the path at which it was first found; its file may have moved since.
_HELD_BY = """
SELECT article_id FROM article_files
WHERE valid_to IS NULL AND (path = $key OR ends_with(path, '/' || $key))
"""
_FIRST_TABLES = ["articles", "facts", "issues", "runs"]


@dataclass(frozen=True)
class QueryResult:
    """What a query gives.

    Attributes:
        columns: the names of the columns.
        types: their DuckDB types: ``VARCHAR``, ``DOUBLE``, ``DATE`` …
        rows: the rows, fetched as they are read; they can be read once, and before the connection's next query.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@dataclass(frozen=True)
class TableSummary:
    """A table or view, what it holds, and how many rows."""

    name: str
    is_view: bool
    comment: str
    rows: int


@dataclass(frozen=True)
class ColumnSummary:
    """A column of a table or view."""

    name: str
    type: str
    comment: str


def run_query(connection: DuckDBPyConnection, sql: str) -> QueryResult:
    """Run one statement.

    Args:
        connection: from `connect_read_only`.
        sql: e.g. ``SELECT sum(value) FROM casualties``.

    Raises:
        QueryError: there is no statement or more than one, it is wrong, or it does what a reader may not do.
    """
    with query_errors():
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            found = "no statement" if not statements else f"{len(statements)} statements"
            raise QueryError(f"There is {found} in the query.", "Give one statement at a time.")
        cursor = connection.execute(statements[0])
        description = cursor.description or []
    columns = tuple(column[0] for column in description)
    return QueryResult(columns, tuple(str(column[1]) for column in description), _rows(cursor))


def list_tables(connection: DuckDBPyConnection) -> tuple[TableSummary, ...]:
    """The tables and then the views, each with its comment and number of rows."""
    sql = """
        SELECT table_name AS name, false AS is_view, comment FROM duckdb_tables()
        WHERE NOT internal AND database_name = current_database()
        UNION ALL
        SELECT view_name, true, comment FROM duckdb_views()
        WHERE NOT internal AND database_name = current_database()
        ORDER BY is_view, list_position($first, name) NULLS LAST, name
    """
    with query_errors():
        return tuple(
            TableSummary(name, is_view, comment or "", _count(connection, name))
            for name, is_view, comment in connection.execute(sql, {"first": _FIRST_TABLES}).fetchall()
        )


def list_columns(connection: DuckDBPyConnection, table: str) -> tuple[ColumnSummary, ...]:
    """The columns of a table or view, in order.

    Raises:
        NotFoundError: there is no such table.
    """
    sql = """
        SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns()
        WHERE NOT internal AND database_name = current_database() AND table_name = ? ORDER BY column_index
    """
    with query_errors():
        columns = tuple(ColumnSummary(*row) for row in connection.execute(sql, [table]).fetchall())
    if not columns:
        raise NotFoundError(f"There is no table {table}.", "A bare `tallywire query` lists the tables.")
    return columns


def get_article(connection: DuckDBPyConnection, key: str) -> StoredArticle:
    """The article that a user means.

    Args:
        key: its article_id or the beginning of it, its path or the end of it, a part of its title in any case, or of
            its file's name. The first of these that fits some article counts.

    Raises:
        NotFoundError: nothing fits.
        AmbiguousKeyError: more than one article fits.
    """
    ways = [
        "article_id = $key",
        "path = $key",
        "starts_with(article_id, lower($key))",
        "ends_with(path, '/' || $key)",
        "contains(lower(title), lower($key))",
        "contains(parse_filename(path), $key)",
    ]
    if first_row(connection, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'article_files'"):
        ways.append(f"article_id IN ({_HELD_BY})")
    for way in ways:
        rows = records(connection, f"SELECT * FROM articles WHERE {way} ORDER BY first_seen_at, article_id", key)
        if len(rows) > 1:
            raise ambiguous("article", key, [f"{row['article_id']} ({row['title'] or row['path']})" for row in rows])
        if rows:
            return as_stored(rows[0])
    raise NotFoundError(
        f"No article has {key!r} as its id, path or part of its title or file name.",
        'List them with `tallywire query "SELECT article_id, title, path FROM articles"`.',
    )


def as_stored(row: dict[str, Any]) -> StoredArticle:
    """An article from its row; one of schema version 1 has been as it is since it came in."""
    known = {"valid_from": row["first_seen_at"], **row}
    return StoredArticle.model_validate({name: known.get(name) for name in StoredArticle.model_fields})


def facts_of_article(connection: DuckDBPyConnection, article_id: str) -> list[dict[str, Any]]:
    """An article's facts in text order, as column → value; empty when it has none."""
    return records(
        connection, "SELECT * FROM facts WHERE article_id = $key ORDER BY start_char, end_char, kind", article_id
    )


def get_fact(connection: DuckDBPyConnection, key: str) -> dict[str, Any]:
    """The fact with this id, or the only one whose id begins so, as column → value.

    Raises:
        NotFoundError: there is none.
        AmbiguousKeyError: more than one id begins so.
    """
    rows = records(connection, "SELECT * FROM facts WHERE starts_with(fact_id, lower($key)) ORDER BY fact_id", key)
    if len(rows) > 1:
        raise ambiguous("fact", key, [f"{row['fact_id']} ({row['text']})" for row in rows])
    if not rows:
        raise NotFoundError(
            f"No fact's id begins with {key!r}.",
            'List them with `tallywire query "SELECT fact_id, kind, text FROM facts"`, or `tallywire show ARTICLE`.',
        )
    return rows[0]


def records(connection: DuckDBPyConnection, sql: str, key: str) -> list[dict[str, Any]]:
    """The rows of our own query about a user's `$key`, as column → value."""
    with query_errors():
        cursor = connection.execute(sql, {"key": key})
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _rows(cursor: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    with query_errors():
        while rows := cursor.fetchmany(_FETCH):
            yield from rows


def _count(connection: DuckDBPyConnection, table: str) -> int:
    name = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0])


def ambiguous(what: str, key: str, candidates: Sequence[str]) -> AmbiguousKeyError:
    """The error for a key that fits several, some of which it names."""
    shown = ", ".join(candidates[:_SHOWN_CANDIDATES])
    rest = len(candidates) - _SHOWN_CANDIDATES
    return AmbiguousKeyError(
        f"{key!r} fits {len(candidates)} {what}s: {shown}{f' and {rest} more' if rest > 0 else ''}.",
        f"Give more of the {what}'s id.",
    )


@contextmanager
def query_errors() -> Iterator[None]:
    """Turn what DuckDB says about a query into a `WarehouseError`."""
    import duckdb

    try:
        yield
    except duckdb.IOException as error:
        raise NotAWarehouseError(
            f"The database cannot be read: {error}",
            "It is damaged, or its disk is. Put a backup in its place, or choose another file with --db.",
        ) from error
    except (duckdb.PermissionException, duckdb.InvalidInputException) as error:
        raise QueryError(
            str(error).strip(), "Queries are read-only: no changes, no files, no settings, no extensions."
        ) from error
    except duckdb.Error as error:
        raise QueryError(
            str(error).strip(), "A bare `tallywire query` lists the tables; `DESCRIBE facts` lists the columns of one."
        ) from error
