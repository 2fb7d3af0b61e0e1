"""Export: tables as Parquet, CSV or JSON lines, so that any engine can read an archive without DuckDB."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from warehouse.connection import connect_read_only
from warehouse.errors import storage_errors
from warehouse.reading import list_columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ExportFormat = Literal["parquet", "csv", "jsonl"]
# The month of articles that give no date.
UNKNOWN_MONTH = "unknown"
_OPTIONS: dict[ExportFormat, str] = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER",
    "jsonl": "FORMAT json",
}


_MONTH = f"coalesce(strftime(a.published_on, '%Y-%m'), '{UNKNOWN_MONTH}') AS month"
_FACT_ORDER = "article_id, start_char, end_char, kind"
_ORDER = tuple(_FACT_ORDER.split(", "))
# What is written of a table that is partitioned, and by which columns.
_PARTITIONS = {
    "facts": (
        f"SELECT f.*, {_MONTH} FROM facts AS f JOIN articles AS a USING (article_id) ORDER BY {_FACT_ORDER}",
        "kind, month",
    ),
    "articles": (f"SELECT a.*, {_MONTH} FROM articles AS a ORDER BY article_id", "month"),
}


@dataclass(frozen=True)
class Exported:
    """What an export wrote.

    Attributes:
        folder: where a table's files are.
        rows: how many rows they hold.
        files: how many files.
    """

    folder: Path
    rows: int
    files: int


def export_table(database: Path, table: str, folder: Path, file_format: ExportFormat) -> Exported:
    """Write a table or view to files.

    Facts are partitioned by kind and by the month their article was published, ``facts/kind=casualty/month=2024-03/``,
    and articles by month; articles that give no date are in the month `unknown`. Engines that know such folders read
    both as columns. Any other table or view is one file.

    Args:
        database: the published file.
        table: a table or view of it.
        folder: where to; the table's folder in it is made anew, and replaces what an earlier export left there.
        file_format: what kind of files.

    Raises:
        DatabaseMissingError: there is no such file.
        NotFoundError: there is no such table.
        NotWritableError: the folder may not be written to.
        StorageFullError: there is no room for the files.
    """
    target = folder / table
    unfinished = folder / f".{table}.unfinished"
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
    connection = _connect(database)
    try:
        columns = [column.name for column in list_columns(connection, table)]
        with storage_errors(folder):
            rows = _copy(connection, table, columns, unfinished, file_format)
            _put_in_place(unfinished, target)
    finally:
        connection.close()
        shutil.rmtree(unfinished, ignore_errors=True)
    return Exported(target, rows, sum(path.is_file() for path in target.rglob("*")))


def _connect(database: Path) -> DuckDBPyConnection:
    """A read-only connection that may write files, which one for queries may not."""
    import duckdb

    # It says what is wrong with a file that is no warehouse.
    connect_read_only(database).close()
    return duckdb.connect(
        str(database),
        read_only=True,
        config={"memory_limit": "512MB", "autoinstall_known_extensions": False, "autoload_known_extensions": False},
    )


def _copy(
    connection: DuckDBPyConnection, table: str, columns: Sequence[str], folder: Path, file_format: ExportFormat
) -> int:
    options, target = _OPTIONS[file_format], folder
    if table in _PARTITIONS:
        select, partitions = _PARTITIONS[table]
        options += f", PARTITION_BY ({partitions}), FILENAME_PATTERN 'part-{{i}}', FILE_EXTENSION '{file_format}'"
    else:
        quoted = table.replace('"', '""')
        order = ", ".join(column for column in _ORDER if column in columns)
        select = f'SELECT * FROM "{quoted}"{" ORDER BY " if order else ""}{order}'
        folder.mkdir()
        target = folder / f"part-0.{file_format}"
    place = str(target).replace("'", "''")
    ((written,),) = connection.execute(f"COPY ({select}) TO '{place}' ({options})").fetchall()
    folder.mkdir(exist_ok=True)
    return int(written)


def _put_in_place(unfinished: Path, target: Path) -> None:
    if target.exists():
        old = target.with_name(f".{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        target.replace(old)
        unfinished.replace(target)
        shutil.rmtree(old)
    else:
        unfinished.replace(target)
