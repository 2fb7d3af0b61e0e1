"""What can go wrong with the warehouse, said so that the command line can print it as it stands."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL_WORDS = re.compile(r"no space left|disk quota exceeded|file too large|out of disk space", re.IGNORECASE)
_READ_ONLY_WORDS = re.compile(r"permission denied|read-only file system|operation not permitted", re.IGNORECASE)
_DAMAGED_WORDS = re.compile(
    r"not a valid DuckDB database|could not read enough bytes|is a directory|corrupt|checksum|failed to deserialize|"
    r"could not read from file|replaying WAL|Extension .* not found",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


class WarehouseError(Exception):
    """A failure of the warehouse.

    Attributes:
        message: what happened, and to which file.
        hint: what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}"


class DatabaseMissingError(WarehouseError):
    """There is no database at the path."""


class NotAWarehouseError(WarehouseError):
    """The file is not a DuckDB database, is damaged, or is a database of something else."""


class DatabaseLockedError(WarehouseError):
    """A program outside the pipeline has the file open for writing."""


class WarehouseBusyError(WarehouseError):
    """Another run is writing to the same warehouse."""


class SchemaTooNewError(WarehouseError):
    """A later Tallywire, or a later DuckDB, wrote the file."""


class SchemaTooOldError(WarehouseError):
    """An earlier Tallywire wrote the file, and what is asked for came later."""


class StorageFullError(WarehouseError):
    """The disk has no room left."""


class NotWritableError(WarehouseError):
    """The folder or the file may not be written to."""


class PublishedChangedError(WarehouseError):
    """Someone replaced or changed the database file while a run was going on."""


class QueryError(WarehouseError):
    """A query cannot be run: its SQL is wrong, or it does what a read-only query may not do."""


class NotFoundError(WarehouseError):
    """No row answers to the key."""


class AmbiguousKeyError(WarehouseError):
    """More than one row answers to the key."""


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what DuckDB and the operating system say about a file into a `WarehouseError`.

    Args:
        path: the database file that the user named, for the message.
    """
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise _explain(path, str(error)) from error
    except OSError as error:
        raise _explain(path, f"{error.strerror or error}", error.errno) from error
    except RuntimeError as error:
        # DuckDB makes this of Ctrl-C and of SIGTERM. As an ordinary error it would be one to try again after.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _explain(path: Path, said: str, number: int | None = None) -> WarehouseError:
    first_line = said.strip().splitlines()[0] if said.strip() else "no reason given"
    if number in _FULL or _FULL_WORDS.search(said):
        return StorageFullError(
            f"There is no room left to write {path} ({first_line}).",
            "Make room on the disk and run again: every batch that was finished is kept.",
        )
    if number in _READ_ONLY or _READ_ONLY_WORDS.search(said):
        return NotWritableError(
            f"{path} or its folder cannot be opened as needed ({first_line}).",
            "Check the permissions of the file and its folder, or choose another place with --db.",
        )
    if holder := _HOLDER.search(said):
        return DatabaseLockedError(
            f"{path} is open for writing in another program: {holder['program']}, process {holder['pid']}.",
            "Close it there, or open it there read-only (duckdb -readonly), and try again.",
        )
    if "lock" in said and "Could not set lock" in said:
        return DatabaseLockedError(f"{path} is open for writing in another program.", "Close it there and try again.")
    if "database file with version number" in said or "storage version" in said.lower():
        return SchemaTooNewError(
            f"{path} was written by a later DuckDB than the one installed.",
            "Install that DuckDB version: pip install --upgrade duckdb.",
        )
    if _DAMAGED_WORDS.search(said):
        return NotAWarehouseError(
            f"{path} is not a DuckDB database, or is damaged ({first_line}).",
            "Move it away and put a backup in its place, or choose another file with --db.",
        )
    return WarehouseError(f"{path}: {first_line}", "Look at the message above; `--debug` shows where it came from.")
