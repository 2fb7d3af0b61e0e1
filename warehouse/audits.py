"""Audits: statements about the data that must hold, each a SELECT that returns the rows that break it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.connection import require_current_schema, with_enough_memory
from warehouse.errors import storage_errors
from warehouse.statements import Statement, read_statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SAMPLE = 5
# An audit joins facts with texts, so many facts at a time. What the worker processes had is free by then.
_MEMORY, _MORE_MEMORY = "64MB", "50%"
_FACTS_AT_ONCE, _MOST_PARTS = 100_000, 16
# These join facts with the text of their own article, and with nothing else.
_OF_ONE_ARTICLE = frozenset({"facts_grounded"})


@dataclass(frozen=True)
class AuditResult:
    """What an audit found.

    Attributes:
        name: the file's name, e.g. ``facts_grounded``.
        description: what it guards.
        failures: how many rows break it.
        sample: the first few of them, as column → value.
    """

    name: str
    description: str
    failures: int
    sample: tuple[dict[str, Any], ...]


def run_audits(
    connection: DuckDBPyConnection, path: Path, kinds: Iterable[str], run_id: str | None = None
) -> tuple[AuditResult, ...]:
    """Run every audit.

    Args:
        connection: to a warehouse; a read-only one will do.
        path: its file, for messages.
        kinds: names of the kinds that the extractor declares.
        run_id: look only at facts that this run loaded; None = at all.

    Returns:
        One result for each audit, by name; `failures` is 0 where it holds.

    Raises:
        SchemaTooOldError: an earlier version wrote the file.
    """
    require_current_schema(connection, path)
    with storage_errors(path):
        database = connection.execute("SELECT current_database()").fetchall()[0][0]
        try:
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE known_kinds AS SELECT unnest(?::VARCHAR[]) AS kind", [list(kinds)]
            )
            connection.execute("SET VARIABLE audited_run = ?", [run_id])
            audited = _Audited(connection, database.replace('"', '""'), run_id is not None)
            return tuple(audited.run(audit) for audit in read_statements("audits"))
        finally:
            connection.execute("DROP VIEW IF EXISTS temp.facts")
            connection.execute("DROP VIEW IF EXISTS temp.articles")
            connection.execute("DROP TABLE IF EXISTS temp.known_kinds")


def run_audits_while_writing(
    connection: DuckDBPyConnection, path: Path, kinds: Iterable[str], run_id: str | None = None
) -> tuple[AuditResult, ...]:
    """Run every audit on the connection of a writer, which has little memory to load with; as `run_audits` else."""
    kinds = list(kinds)
    # One article of the largest size, with half a million facts, is enough to need the second.
    limits = (_MEMORY, _MORE_MEMORY)
    return with_enough_memory(connection, lambda: run_audits(connection, path, kinds, run_id), limits)


class _Audited:
    """The tables that audits look at; for those that read texts in parts, so that memory does not grow with an archive.

    A temporary view takes precedence over the table of the same name: the audits need not know of runs and parts.
    """

    def __init__(self, connection: DuckDBPyConnection, database: str, of_a_run: bool) -> None:
        self._connection, self._database = connection, database
        self._of_the_run = ["run_id = getvariable('audited_run')"] if of_a_run else []
        self._show("facts", self._of_the_run)
        counted = connection.execute("SELECT count(*) FROM facts").fetchall()[0][0]
        self._parts = min(1 + int(counted) // _FACTS_AT_ONCE, _MOST_PARTS)

    def run(self, audit: Statement) -> AuditResult:
        """Runs an audit."""
        if audit.name not in _OF_ONE_ARTICLE or self._parts == 1:
            return _run(self._connection, audit.name, audit.description, audit.sql)
        results = []
        for part in range(self._parts):
            own = f"hash(article_id) % {self._parts} = {part}"
            self._show("facts", [*self._of_the_run, own])
            self._show("articles", [own])
            results.append(_run(self._connection, audit.name, audit.description, audit.sql))
        self._show("facts", self._of_the_run)
        self._connection.execute("DROP VIEW temp.articles")
        return _join(results)

    def _show(self, table: str, conditions: Sequence[str]) -> None:
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        self._connection.execute(
            f'CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM "{self._database}".main.{table} {where}'
        )


def _join(results: Sequence[AuditResult]) -> AuditResult:
    """One audit's results over all parts."""
    sample = tuple(row for result in results for row in result.sample)[:_SAMPLE]
    return replace(results[0], failures=sum(result.failures for result in results), sample=sample)


def _run(connection: DuckDBPyConnection, name: str, description: str, sql: str) -> AuditResult:
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description]
    rows = cursor.fetchmany(_SAMPLE)
    failures = len(rows)
    while more := cursor.fetchmany(10_000):
        failures += len(more)
    return AuditResult(name, description, failures, tuple(dict(zip(columns, row, strict=True)) for row in rows))
