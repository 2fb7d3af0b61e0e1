"""One writer at a time: a lock that the operating system lets go when its holder dies."""

from __future__ import annotations

import fcntl
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from warehouse.errors import WarehouseBusyError, storage_errors

_POLL_SECONDS = 0.05


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
        give_up = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= give_up:
                    os.close(descriptor)
                    raise self._busy(database) from error
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
        try:
            holder = json.loads(self._path.read_text("utf-8"))
            who = f"process {holder['pid']}, since {holder['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            who = "another process"
        return WarehouseBusyError(
            f"{database} is being written by {who}.",
            "Wait for that run to end and try again. Queries need not wait.",
        )
