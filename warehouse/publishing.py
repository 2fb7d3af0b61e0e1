"""The working copy that a run writes to, and the published file that everyone reads: docs/WAREHOUSE.md says why."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.connection import check_schema, check_whole, first_row, open_for_reading, open_for_writing
from warehouse.ddl import Kinds
from warehouse.errors import NotAWarehouseError, PublishedChangedError, WarehouseError, storage_errors
from warehouse.layout import bring_up_to_date, schema_version
from warehouse.records import SCHEMA_VERSION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_log = logging.getLogger(__name__)

# What DuckDB may leave beside a database when its process dies.
_LOG_SUFFIXES = (".wal", ".wal.checkpoint", ".wal.recovery")


class WorkingCopy:
    """The database a run writes to, hidden beside the published one. Use it only while holding the writer lock.

    It remembers, inside itself, the size and time of the file it was last published as. While that file is still
    the published one, the working copy is equal to it or ahead of it. When it is not — someone restored a backup,
    wrote to the file by hand, or deleted it to start anew — the published file is what the user wants, and the
    working copy is made again from it.
    """

    connection: DuckDBPyConnection

    def __init__(self, published: Path) -> None:
        self.published = published
        self.file = published.with_name(f".{published.name}.build")
        self._next = published.with_name(f".{published.name}.next")

    def open(self, kinds: Kinds) -> None:
        """Open the working copy, making it from the published file, or from nothing, where need be.

        Raises:
            WarehouseError: the published file is not ours, of a later version, in use elsewhere, or cannot be written.
        """
        self._remove_database(self._next)
        self._remove_spilled()
        self.connection = self._open_as_left() or self._make()
        try:
            with storage_errors(self.published):
                self._back_up_before_migration()
                changed = bring_up_to_date(self.connection, kinds)
            # Nothing is loaded before there is a published file: a working copy without one was killed while it
            # was being made, or its database was deleted. Both start from nothing.
            if changed:
                self.publish()
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the working copy and let go of it; does nothing when it is closed.

        DuckDB prints complaints at the interpreter's exit about a connection that a traceback still refers to.
        """
        connection: DuckDBPyConnection | None = self.__dict__.pop("connection", None)
        if connection is not None:
            connection.close()

    def publish(self) -> None:
        """Put a copy in the place of the published file, in one step that readers cannot see half of.

        Raises:
            PublishedChangedError: someone else changed the published file since the last time. It is left alone.
            StorageFullError: there is no room for the copy. The published file is left as it was.
        """
        with storage_errors(self.published):
            remembered = _remembered(self.connection)
            self.connection.execute("UPDATE meta SET generation = generation + 1")
            self.connection.execute("CHECKPOINT")
            # A copy of an open database can miss what is still in memory; and closing any handle on a file drops
            # every lock this process has on it, so copying would leave an open connection unprotected.
            self.connection.close()
            try:
                _copy(self.file, self._next)
                if _fingerprint(self.published) != remembered:
                    raise _changed(self.published)
                self._replace_published()
            finally:
                self._remove_database(self._next)
                self.connection = open_for_writing(self.file, self.published)
            _remember(self.connection, _fingerprint(self.published))

    def _back_up_before_migration(self) -> None:
        """Keep a copy of an older database beside the published file; the copy is as good a database as that."""
        version = schema_version(self.connection)
        if version is None or version >= SCHEMA_VERSION:
            return
        backup = self.published.with_name(f"{self.published.name}.v{version}.bak")
        self.connection.execute("CHECKPOINT")
        self.connection.close()
        try:
            _copy(self.file, self._next)
            self._next.replace(backup)
            _sync_folder(self.published.parent)
        finally:
            self._remove_database(self._next)
            self.connection = open_for_writing(self.file, self.published)
        _log.info("%s has schema version %s and is migrated; as it was, it is kept in %s", self.file, version, backup)

    def _replace_published(self) -> None:
        if self.published.exists():
            shutil.copymode(self.published, self._next)
        # A log beside the old file was taken in when the working copy was made; it does not fit the new file.
        _remove_logs(self.published)
        self._next.replace(self.published)
        _sync_folder(self.published.parent)

    def _open_as_left(self) -> DuckDBPyConnection | None:
        """The working copy as the last run left it; None when it is missing, unusable, or not of the published file."""
        if not self.file.exists():
            return None
        try:
            connection = open_for_writing(self.file, self.published)
        except NotAWarehouseError as error:
            _log.warning("The working copy cannot be read and is made again: %s", error.message)
            return None
        try:
            check_schema(connection, self.published)
            remembered = _remembered(connection)
            if remembered is not None and remembered == _fingerprint(self.published):
                return connection
        except NotAWarehouseError:
            _log.info("The working copy was left half made, and is made again.")
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _make(self) -> DuckDBPyConnection:
        """A working copy made from the published file, or an empty one where there is none."""
        if self.published.exists():
            self._copy_published()
            self._remove_database(self.file)
            with storage_errors(self.published):
                self._next.replace(self.file)
        else:
            self._remove_database(self.file)
        return open_for_writing(self.file, self.published)

    def _copy_published(self) -> None:
        """Copy the published file, with its log, to a whole database that knows where it comes from."""
        fingerprint = _fingerprint(self.published)
        try:
            # Held open so that nobody can open it for writing while it is copied.
            with (
                storage_errors(self.published),
                closing(open_for_reading(self.published)) as reader,
            ):
                check_whole(reader, self.published)
                for suffix in ("", *_LOG_SUFFIXES):
                    source = self.published.with_name(self.published.name + suffix)
                    if source.exists():
                        _copy(source, self._next.with_name(self._next.name + suffix))
            with closing(open_for_writing(self._next, self.published)) as connection:
                check_schema(connection, self.published)
                with storage_errors(self.published):
                    _read_all(connection)
                    _remember(connection, fingerprint)
                    connection.execute("CHECKPOINT")
        except BaseException:
            self._remove_database(self._next)
            raise

    def _remove_spilled(self) -> None:
        """Remove what did not fit into the memory of a run that was killed; DuckDB removes only its own."""
        shutil.rmtree(self.file.with_name(f"{self.file.name}.tmp"), ignore_errors=True)

    def _remove_database(self, file: Path) -> None:
        # The file before its logs: a database without its log would pass for a whole one.
        with storage_errors(self.published):
            file.unlink(missing_ok=True)
            _remove_logs(file)


def _remove_logs(file: Path) -> None:
    for suffix in _LOG_SUFFIXES:
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _fingerprint(file: Path) -> tuple[int, int] | None:
    """Size and time of last change of a database with its log; None when there is no database."""
    if not file.exists():
        return None
    parts = [file.with_name(file.name + suffix) for suffix in ("", *_LOG_SUFFIXES)]
    states = [part.stat() for part in parts if part.exists()]
    return sum(state.st_size for state in states), max(state.st_mtime_ns for state in states)


def _remembered(connection: DuckDBPyConnection) -> tuple[int, int] | None:
    row = first_row(connection, "SELECT published_size, published_mtime_ns FROM meta")
    return None if row is None or row[0] is None else (row[0], row[1])


def _remember(connection: DuckDBPyConnection, fingerprint: tuple[int, int] | None) -> None:
    connection.execute("UPDATE meta SET published_size = ?, published_mtime_ns = ?", list(fingerprint or (None, None)))


def _read_all(connection: DuckDBPyConnection) -> None:
    """Read every value, so that a file that lost a part is refused here, and not carried on and published again."""
    names = "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()"
    for (table,) in connection.execute(f"{names} AND schema_name = 'main'").fetchall():
        connection.execute(f"SELECT bit_xor(hash(t)) FROM {_quoted_name(table)} AS t").fetchall()


def _quoted_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _changed(published: Path) -> WarehouseError:
    return PublishedChangedError(
        f"{published} was replaced or written to by something else during the run; it is left as it is.",
        "Run again: the next run starts from the file as it is now, and reads again what that file does not hold.",
    )
