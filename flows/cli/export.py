"""`tallywire export`: the tables as files, for other engines and for archives."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATABASE, Database
from flows.cli.screen import say

COMMAND = "export"
EPILOG = """Examples:

\b
  tallywire export archive
  tallywire export archive --format csv --table casualties --table timeline
  duckdb -c "SELECT * FROM read_parquet('archive/facts/**/*.parquet') WHERE kind = 'casualty'"
"""


class FileFormat(StrEnum):
    """What kind of files."""

    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"


def command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to; made when it is missing.")],
    db: Database = DEFAULT_DATABASE,
    file_format: Annotated[FileFormat, typer.Option("--format", help="What kind of files.")] = FileFormat.parquet,
    tables: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="NAME", help="A table or view; may be repeated.  [default: facts and articles]"
        ),
    ] = None,
) -> None:
    """Writes tables to files that any engine reads.

    Facts go to one folder for each kind and month of publication, articles to one for each month, any other table or
    view to one file. What an earlier export left in a table's folder is replaced.
    """
    from warehouse import export_table

    for table in tables or ("articles", "facts"):
        exported = export_table(db, table, folder, file_format.value)
        say(f"{exported.folder}: {exported.rows} rows in {exported.files} file{'s' * (exported.files != 1)}")
