"""`tallywire query`: SQL on the database, read-only."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_DATABASE, Database, RowFormat
from flows.cli.screen import say, warn

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COMMAND = "query"
EPILOG = """Examples:

\b
  tallywire query
  tallywire query "SELECT kind, count(*) AS facts FROM facts GROUP BY kind"
  tallywire query "SELECT * FROM casualties" --format csv > casualties.csv
"""

_STARTERS = (
    ("What was counted, and how often", "SELECT kind, count(*) AS facts FROM facts GROUP BY kind ORDER BY facts DESC"),
    (
        "The highest tolls, with the words that state them",
        "SELECT outcome, low, place, text FROM casualties ORDER BY low DESC NULLS LAST LIMIT 10",
    ),
    ("How long things last, in days", "SELECT subject, text, low_days, high_days FROM durations ORDER BY low_days"),
    ("What was believed at a moment (UTC)", "SELECT * FROM facts_as_of(TIMESTAMP '2024-03-22 12:00')"),
    ("Files that could not be read", "SELECT path, message, hint FROM issues"),
    ("The columns of a table", "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'facts'"),
)


def command(
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help="One SELECT; without it, the tables are listed.")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    row_format: Annotated[RowFormat, typer.Option("--format", help="How to print the rows.")] = RowFormat.table,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="N", help="Rows a table shows at most; 0 shows all.")
    ] = 200,
) -> None:
    """Runs a query, or lists the tables.

    Queries cannot change anything, and may run while articles are being loaded. The formats json, csv and markdown
    always print every row.
    """
    from warehouse import connect_read_only

    with closing(connect_read_only(db)) as connection:
        if sql is None:
            _list_tables(connection, row_format)
        else:
            _print_result(connection, sql, row_format, limit)


def _list_tables(connection: DuckDBPyConnection, row_format: RowFormat) -> None:
    from flows.cli.tables import print_rows
    from warehouse import list_tables

    rows = [
        (table.name, "view" if table.is_view else "table", table.rows, table.comment)
        for table in list_tables(connection)
    ]
    print_rows(("name", "type", "rows", "comment"), rows, row_format)
    if row_format is RowFormat.table:
        say("\nQueries to start with")
        for question, sql in _STARTERS:
            say(f'\n{question}:\n  tallywire query "{sql}"')


def _print_result(connection: DuckDBPyConnection, sql: str, row_format: RowFormat, limit: int) -> None:
    from itertools import islice

    from flows.cli.tables import print_rows
    from warehouse import run_query

    result = run_query(connection, sql)
    if row_format is not RowFormat.table or not limit:
        print_rows(result.columns, result.rows, row_format)
        return
    rows = list(islice(result.rows, limit + 1))
    print_rows(result.columns, rows[:limit], row_format)
    if len(rows) > limit:
        warn(f"Only the first {limit} rows are shown. --limit 0 shows all, --format csv prints all for a file.")
