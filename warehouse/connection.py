"""Opening database files, for writing and for reading, and seeing that they are ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from warehouse.errors import (
    DatabaseMissingError,
    NotAWarehouseError,
    SchemaTooNewError,
    SchemaTooOldError,
    WarehouseError,
    storage_errors,
)
from warehouse.records import SCHEMA_VERSION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_Result = TypeVar("_Result")

# Files that DuckDB 1.5 can read too: it is the shell that people have.
_STORAGE_VERSION = "v1.5.0"
# DuckDB takes most of the machine's memory as cache when it may; loading needs little, and spills when it needs more.
# A batch that needs more, as one of half a million facts does, gets it.
_WRITER_MEMORY, _MORE_MEMORY = "32MB", "256MB"
# At each checkpoint DuckDB also merges what it has written since with what was there before, so that the more often it
# makes one, the more a growing archive costs: at 16 MB, its own limit, 100,000 articles cost a third more to load. The
# more seldom, the more memory each one takes.
_CHECKPOINT_THRESHOLD = "64MB"
# A batch is too small to share out: one thread loads 100,000 articles with a tenth less of a core and 8 MB less memory
# than two, and leaves the other cores to the workers.
_WRITER_THREADS = 1
# Bytes before the first block of a DuckDB file.
_HEADERS = 3 * 4096
# Of a file that is another program's, SQLite's say, DuckDB would fetch a reader over the network.
_NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_READER_SETTINGS = (
    # DuckDB's own limit, four fifths of the memory, leaves too little for a run beside a query that wants it all.
    "SET memory_limit = '50%'",
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET GLOBAL TimeZone = 'UTC'",
    "SET lock_configuration = true",
)


def open_for_writing(file: Path, shown_as: Path) -> DuckDBPyConnection:
    """Open a database file for writing; it is created when it is missing.

    Args:
        file: the file to open.
        shown_as: the file to name in messages, which is the one the user knows.

    Raises:
        WarehouseError: the file is locked, damaged, of a later DuckDB, or cannot be written.
    """
    import duckdb

    with storage_errors(shown_as):
        return duckdb.connect(
            str(file),
            config={
                "storage_compatibility_version": _STORAGE_VERSION,
                "memory_limit": _WRITER_MEMORY,
                "checkpoint_threshold": _CHECKPOINT_THRESHOLD,
                "threads": _WRITER_THREADS,
                **_NO_EXTENSIONS,
            },
        )


def with_enough_memory(
    connection: DuckDBPyConnection, work: Callable[[], _Result], limits: Sequence[str] = (_WRITER_MEMORY, _MORE_MEMORY)
) -> _Result:
    """Do some work under the first of some memory limits, and once more under the next where that was not enough.

    Args:
        connection: from `open_for_writing`, which has little memory to load with.
        work: what to do; where it fails it must leave everything as it was.
        limits: from the smallest, e.g. ``192MB`` or ``50%``.

    Raises:
        WarehouseError: the work failed under the last limit, or failed for another reason.
    """
    import duckdb

    for limit in limits[:-1]:
        try:
            with _memory_limit(connection, limit):
                return work()
        except WarehouseError as error:
            if not isinstance(error.__cause__, duckdb.OutOfMemoryException):
                raise
    with _memory_limit(connection, limits[-1]):
        return work()


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Commit what is done within, or after a failure none of it."""
    import duckdb

    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A failed commit ends the transaction by itself; the failure that led here is the one to report.
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _memory_limit(connection: DuckDBPyConnection, limit: str) -> Iterator[None]:
    connection.execute("SET memory_limit = ?", [limit])
    try:
        yield
    finally:
        connection.execute("SET memory_limit = ?", [_WRITER_MEMORY])


def open_for_reading(file: Path) -> DuckDBPyConnection:
    """Open a database file as it is, without seeing whether it is ours.

    Raises:
        WarehouseError: the file is no database, is damaged, of a later DuckDB, or open for writing elsewhere.
    """
    import duckdb

    require_file(file)
    with storage_errors(file):
        return duckdb.connect(str(file), read_only=True, config=_NO_EXTENSIONS)


def require_file(path: Path) -> None:
    """See that DuckDB can look at a path: it waits for a named pipe for ever, and a name must be UTF-8.

    Raises:
        NotAWarehouseError: there is something, and it is no file; or there cannot be a database of that name.
    """
    hint = "Choose a file with --db."
    if any("\ud800" <= character <= "\udfff" for character in str(path)):
        raise NotAWarehouseError(f"{path} is a name that is not UTF-8, which DuckDB cannot open.", hint)
    with storage_errors(path):
        if path.exists() and not path.is_file():
            raise NotAWarehouseError(f"{path} is a folder or a device, not a DuckDB database.", hint)


def connect_read_only(path: str | Path) -> DuckDBPyConnection:
    """Open a warehouse for queries that can neither change it nor reach anything else on the machine.

    Args:
        path: the database file.

    Returns:
        A connection whose settings are locked: no files, no extensions, no Python variables as tables. Close it
        after use.

    Raises:
        DatabaseMissingError: there is no such file.
        NotAWarehouseError: it is not a database, is damaged, or holds something else.
        DatabaseLockedError: another program has it open for writing. A run does not: it writes to a working copy.
        SchemaTooNewError: a later version wrote it.
    """
    path = Path(path)
    if not path.exists():
        raise DatabaseMissingError(
            f"There is no database at {path}.",
            "Make one with `tallywire run FOLDER`, or name another with --db.",
        )
    connection = open_for_reading(path)
    try:
        check_whole(connection, path)
        check_schema(connection, path)
        with storage_errors(path):
            _lock_down(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _lock_down(connection: DuckDBPyConnection) -> None:
    import duckdb

    try:
        for setting in _READER_SETTINGS:
            connection.execute(setting)
    except duckdb.InvalidInputException:
        # Connections of one process to one file share their settings, and another thread has locked them already.
        locked = "SELECT current_setting('lock_configuration') AND NOT current_setting('enable_external_access')"
        if first_row(connection, locked) != (True,):
            raise


def first_row(connection: DuckDBPyConnection, sql: str, values: Any = None) -> tuple[Any, ...] | None:
    """The first row of a statement's result, or None.

    The result is read to its end: DuckDB 2.0 refuses to register a table while one is unfinished.
    """
    rows: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
    return rows[0] if rows else None


def check_whole(connection: DuckDBPyConnection, path: Path) -> None:
    """See that a file is not shorter than the blocks it says are in use.

    DuckDB opens a file whose end was lost in copying, and fails only at the first query that needs that end. The
    blocks in use are the most that can be asked for: DuckDB cuts free blocks off a file that still counts them.

    Args:
        connection: read-only, to the file.
        path: the file.

    Raises:
        NotAWarehouseError: the end is missing.
    """
    with storage_errors(path):
        size = first_row(connection, "SELECT used_blocks * block_size FROM pragma_database_size()")
        if size and path.stat().st_size < _HEADERS + size[0] and not path.with_name(path.name + ".wal").exists():
            raise NotAWarehouseError(
                f"{path} is damaged: its end is missing.",
                "Put a backup in its place, or choose another file with --db.",
            )


def check_schema(connection: DuckDBPyConnection, path: Path) -> None:
    """See that an open database is a warehouse of a version this program knows.

    Raises:
        NotAWarehouseError: it holds something else.
        SchemaTooNewError: a later version wrote it.
    """
    with storage_errors(path):
        columns = "SELECT 1 FROM duckdb_columns() WHERE table_name = 'meta' AND column_name = 'schema_version'"
        if first_row(connection, columns) is None:
            raise NotAWarehouseError(
                f"{path} is a DuckDB database, but not one of Tallywire's.",
                "Choose another file with --db; this one is left as it is.",
            )
        found = first_row(connection, "SELECT schema_version FROM meta")
    if found is None or not isinstance(found[0], int):
        raise NotAWarehouseError(f"{path} does not say its schema version.", "Put a backup in its place.")
    if found[0] > SCHEMA_VERSION:
        raise SchemaTooNewError(
            f"{path} has schema version {found[0]}; this Tallywire knows up to {SCHEMA_VERSION}.",
            "Install the Tallywire version that wrote it, or a later one, or choose another file with --db.",
        )


def require_current_schema(connection: DuckDBPyConnection, path: Path) -> None:
    """See that a warehouse opened for reading has the tables of this version; queries do without.

    Raises:
        SchemaTooOldError: an earlier version wrote it, and nothing has been loaded since.
    """
    with storage_errors(path):
        found = first_row(connection, "SELECT schema_version FROM meta")
    if found is not None and found[0] < SCHEMA_VERSION:
        raise SchemaTooOldError(
            f"{path} has schema version {found[0]}; this needs version {SCHEMA_VERSION}.",
            "Run `tallywire run` or `tallywire reprocess` once: it brings the file up to date and leaves a backup.",
        )
