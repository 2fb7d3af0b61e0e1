"""Arrivals: which of the files that appear in watched folders are whole, so that a run can be given them."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.walking import may_be_article

# A file that nobody has open for writing and that has not changed for this long is whole.
SETTLE_SECONDS = 0.5
# What is whole waits this long for what is still being written, so that files that come together go in one run.
GATHER_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What a file looked like, since when, on a clock that never goes back."""

    size: int
    changed_ns: int
    since: float


class Arrivals:
    """The files that have been seen to appear or change, until they are handed on.

    An event is a hint only: what counts is how the file looks each time `take_whole` is called. Times are seconds on
    any clock that never goes back, the caller's.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        """Args: folders: the watched ones, absolute; hidden files and folders in them are passed over."""
        self._folders = tuple(Path(folder) for folder in folders)
        self._seen: dict[str, _Sighting] = {}
        self._whole_since: float | None = None

    def __len__(self) -> int:
        return len(self._seen)

    def note(self, paths: Iterable[str], now: float) -> None:
        """Notes that something happened to files or folders; what is no article's file is passed over.

        Args:
            paths: absolute. Of a folder that was moved here whole, no events come for the files in it.
            now: the time.
        """
        for path in paths:
            for file in _files_in(path):
                if self._is_wanted(file) and file not in self._seen:
                    self._seen[file] = _Sighting(-1, -1, now)

    def take_whole(self, now: float, limit: int | None = None) -> list[str]:
        """The files that are whole, in sorted order, which are then forgotten.

        Args:
            now: the time.
            limit: how many to take at most; the others are given the next time.

        Returns:
            Nothing while files are still being written and have not been waited for long enough.
        """
        whole = [path for path in sorted(self._seen) if self._is_whole(path, now)]
        if not whole:
            self._whole_since = None
            return []
        if self._whole_since is None:
            self._whole_since = now
        if len(whole) < len(self._seen) and now - self._whole_since < GATHER_SECONDS:
            return []
        self._whole_since = None
        taken = whole[:limit]
        for path in taken:
            del self._seen[path]
        return taken

    def _is_wanted(self, file: str) -> bool:
        for folder in self._folders:
            path = Path(file)
            if path.is_relative_to(folder):
                parents = path.relative_to(folder).parts[:-1]
                return may_be_article(path.name) and not any(part.startswith(".") for part in parents)
        return False

    def _is_whole(self, path: str, now: float) -> bool:
        try:
            status = Path(path).stat()
        except OSError:
            # Moved on or deleted before it was whole: a temporary name, mostly.
            del self._seen[path]
            return False
        if not stat.S_ISREG(status.st_mode):
            del self._seen[path]
            return False
        before = self._seen[path]
        if (before.size, before.changed_ns) != (status.st_size, status.st_ctime_ns):
            self._seen[path] = _Sighting(status.st_size, status.st_ctime_ns, now)
            return False
        return now - before.since >= SETTLE_SECONDS and not is_open_for_writing(path)


def is_open_for_writing(path: str) -> bool:
    """Whether a program has a file open for writing, where the operating system tells; False where it does not.

    Linux grants a lease for reading only while nobody writes. A program that opens the file for writing in the
    moment the lease is held waits for that moment, and the lease's holder is sent SIGIO, which it must ignore.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        # Another user's file, or a file system without leases.
        return False
    finally:
        os.close(descriptor)
    return False


def _files_in(path: str) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    for root, _, names in os.walk(path):
        yield from (os.path.join(root, name) for name in names)  # noqa: PTH118 - as watchfiles writes paths
