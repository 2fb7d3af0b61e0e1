"""One writer at a time: a lock that the operating system lets go when its holder dies."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from warehouse.errors import WarehouseBusyError, storage_errors

_log = logging.getLogger(__name__)

_POLL_SECONDS = 0.05
# Runs over what has just arrived take this long; a longer wait is worth a line.
_PATIENCE_SECONDS = 5.0


class WriterLock:
    """An exclusive lock (flock) on a file beside the database.

    DuckDB's own lock is not enough: it is let go for a moment at each publication, and it does not wait. The lock
    file stays when the lock goes, because deleting it would let two processes lock two files of one name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, database: Path, wait: float) -> None:
        """Take the lock, and write into the file who holds it.

        Args:
            database: the file the lock is for, for messages.
            wait: seconds to wait for another holder before giving up.

        Raises:
            WarehouseBusyError: another process, or another writer in this one, holds it for longer than that.
            NotWritableError: the lock file cannot be made.
        """
        with storage_errors(database):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        began = time.monotonic()
        told = False
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                waited = time.monotonic() - began
                if waited >= wait:
                    os.close(descriptor)
                    raise self._busy(database) from error
                if waited >= _PATIENCE_SECONDS and not told:
                    told = True
                    _log.warning("%s is being written by %s; waiting up to %d s", database, _holder(self._path), wait)
                time.sleep(_POLL_SECONDS)
        self._descriptor = descriptor
        with storage_errors(database):
            holder = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps(holder).encode(), 0)

    def release(self) -> None:
        """Let go; does nothing when nothing is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _busy(self, database: Path) -> WarehouseBusyError:
        return WarehouseBusyError(
            f"{database} is being written by {_holder(self._path)}.",
            "Wait for that run to end and try again. Queries need not wait.",
        )


def lock_path(database: Path) -> Path:
    """The lock file of a database."""
    return database.with_name(f".{database.name}.lock")


def find_writer(database: str | Path) -> str | None:
    """Who is writing to a warehouse at the moment.

    Args:
        database: its file.

    Returns:
        ``process 4711, since 2024-03-21T06:00:00+00:00``, or None when nobody is.
    """
    path = lock_path(Path(database).resolve())
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(path)
    finally:
        os.close(descriptor)
    return None


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
        return f"process {holder['pid']}, since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
