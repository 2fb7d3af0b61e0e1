"""Brings a database's tables, views and comments to what the records and SQL files say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from warehouse.connection import first_row
from warehouse.ddl import (
    Column,
    Kinds,
    Table,
    add_column,
    comment_on,
    comment_on_macro,
    create_table,
    missing_in_history,
    tables,
)
from warehouse.records import SCHEMA_VERSION
from warehouse.statements import Statement, read_statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def bring_up_to_date(connection: DuckDBPyConnection, kinds: Kinds) -> bool:
    """Create what is missing: in a new database everything, in an older one tables, columns and views that came since.

    A database of an earlier schema version is first migrated. All of it is one transaction. Columns that no record has
    any more stay, with their values.

    Args:
        connection: open for writing.
        kinds: each kind's name and record.

    Returns:
        Whether anything had to be changed.
    """
    wanted = tables(kinds)
    layout = _hash(wanted)
    present = _present_columns(connection)
    if "meta" in present and first_row(connection, "SELECT layout, schema_version FROM meta") == (
        layout,
        SCHEMA_VERSION,
    ):
        return False
    connection.execute("BEGIN")
    try:
        if "meta" in present:
            _migrate(connection)
            present = _present_columns(connection)
        connection.execute(";\n".join(_changes(wanted, present)))
        _complete_history(connection)
        for view in read_statements("views"):
            _replace_view(connection, view, wanted)
        for macro in read_statements("macros"):
            connection.execute(macro.sql)
            connection.execute(comment_on_macro(macro.name, macro.description))
        if "meta" in present:
            connection.execute("UPDATE meta SET schema_version = ?, layout = ?", [SCHEMA_VERSION, layout])
        else:
            connection.execute("INSERT INTO meta VALUES (?, ?, 0, NULL, NULL)", [SCHEMA_VERSION, layout])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("CHECKPOINT")
    return True


def schema_version(connection: DuckDBPyConnection) -> int | None:
    """The version of an open database's tables; None while it is empty."""
    if "meta" not in _present_columns(connection):
        return None
    found = first_row(connection, "SELECT schema_version FROM meta")
    return None if found is None else int(found[0])


def _migrate(connection: DuckDBPyConnection) -> None:
    """Take an older database from version to version. Each step is a file `VERSION_what.sql`, and is never changed."""
    steps = {int(step.name.split("_")[0]): step.sql for step in read_statements("migrations")}
    version = schema_version(connection) or SCHEMA_VERSION
    for number in range(version + 1, SCHEMA_VERSION + 1):
        connection.execute(steps[number])


def _complete_history(connection: DuckDBPyConnection) -> None:
    """Give the tables of the past every column of the present ones, so that whole rows can move there."""
    for present in ("facts", "articles"):
        history = f"{present}_history"
        for name, sql_type in connection.execute(missing_in_history(history, present)).fetchall():
            quoted = name.replace('"', '""')
            connection.execute(f'ALTER TABLE {history} ADD COLUMN "{quoted}" {sql_type}')


def _changes(wanted: tuple[Table, ...], present: dict[str, set[str]]) -> Iterator[str]:
    for table in wanted:
        if table.name not in present:
            yield create_table(table)
        for column in table.columns:
            if column.name not in present.get(table.name, {column.name}):
                yield add_column(table, column)
        yield from comment_on(table)


def _replace_view(connection: DuckDBPyConnection, view: Statement, wanted: tuple[Table, ...]) -> None:
    comments = {
        column.name: column.comment
        for table in wanted
        for column in table.columns
        if table.name in ("articles", "facts")
    }
    comments.update(view.column_comments)
    connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.sql}")
    names = [row[0] for row in connection.execute(f"DESCRIBE {view.name}").fetchall()]
    columns = tuple(Column(name, str, nullable=True, comment=comments[name]) for name in names)
    connection.execute(";\n".join(comment_on(Table(view.name, view.description, columns), "VIEW")))


def _present_columns(connection: DuckDBPyConnection) -> dict[str, set[str]]:
    rows = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    present: dict[str, set[str]] = {}
    for table, column in rows:
        present.setdefault(table, set()).add(column)
    return present


def _hash(wanted: tuple[Table, ...]) -> str:
    parts = [statement for table in wanted for statement in (create_table(table), *comment_on(table))]
    parts += [repr(statement) for folder in ("views", "macros") for statement in read_statements(folder)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
