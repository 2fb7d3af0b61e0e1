"""Audits: statements about the data that must hold, each a SELECT that returns the rows that break it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.connection import memory_limit, require_current_schema
from warehouse.errors import WarehouseError, storage_errors
from warehouse.statements import read_statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SAMPLE = 5
# Audits join all facts with all texts. What the worker processes had is free by then.
_MEMORY, _MORE_MEMORY = "128MB", "50%"


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
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE known_kinds AS SELECT unnest(?::VARCHAR[]) AS kind", [list(kinds)]
        )
        if run_id is not None:
            # A temporary view takes precedence over the table of the same name, so the audits need not know of runs.
            _shadow_facts(connection, database, run_id)
        try:
            return tuple(
                _run(connection, audit.name, audit.description, audit.sql) for audit in read_statements("audits")
            )
        finally:
            connection.execute("DROP VIEW IF EXISTS temp.facts")
            connection.execute("DROP TABLE IF EXISTS temp.known_kinds")


def run_audits_while_writing(
    connection: DuckDBPyConnection, path: Path, kinds: Iterable[str], run_id: str | None = None
) -> tuple[AuditResult, ...]:
    """Run every audit on the connection of a writer, which has little memory to load with; as `run_audits` else."""
    import duckdb

    kinds = list(kinds)
    try:
        with memory_limit(connection, _MEMORY):
            return run_audits(connection, path, kinds, run_id)
    except WarehouseError as error:
        if not isinstance(error.__cause__, duckdb.OutOfMemoryException):
            raise
    # One article of the largest size, with half a million facts, is enough for that.
    with memory_limit(connection, _MORE_MEMORY):
        return run_audits(connection, path, kinds, run_id)


def _shadow_facts(connection: DuckDBPyConnection, database: str, run_id: str) -> None:
    connection.execute("SET VARIABLE audited_run = ?", [run_id])
    name = database.replace('"', '""')
    connection.execute(
        f'CREATE OR REPLACE TEMP VIEW facts AS SELECT * FROM "{name}".main.facts '
        "WHERE run_id = getvariable('audited_run')"
    )


def _run(connection: DuckDBPyConnection, name: str, description: str, sql: str) -> AuditResult:
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description]
    rows = cursor.fetchmany(_SAMPLE)
    failures = len(rows)
    while more := cursor.fetchmany(10_000):
        failures += len(more)
    return AuditResult(name, description, failures, tuple(dict(zip(columns, row, strict=True)) for row in rows))
