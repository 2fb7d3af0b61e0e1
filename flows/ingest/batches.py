"""Batches: cuts what discover found into pieces of like size for the flow's tasks."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Protocol, TypeVar

from flows.discover import FoundFile
from flows.staging import StagedArticle, StagedFacts
from schemas import Issue

# Prefect and its server spend some 45 ms of a core on each task run, and keep 20 kB of it. With three tasks a batch,
# this much text takes seven times as long to extract as its tasks take to be recorded.
SMALLEST = 512 * 1024
# Several batches are in memory at once.
LARGEST = 3 * 512 * 1024
# Of what is left to do, a batch is one process's share divided by this: large ones while there is much, so that they
# are few, and small ones at the end, so that no process waits long for the last (guided self-scheduling,
# Polychronopoulos and Kuck 1987).
TURNS = 3


class Sized(Protocol):
    """What has a size in bytes."""

    @property
    def size(self) -> int:
        """Bytes."""


Item = TypeVar("Item", bound=Sized)


class _PackedFiles:
    """Files as columns: of a large archive, the batches that wait are in memory all the time, and records would take
    four times as much."""

    def __init__(self, files: Sequence[FoundFile]) -> None:
        self._paths = "\0".join(file.path for file in files)
        self._article_ids = "".join(file.article_id for file in files)
        self._sizes = array("Q", (file.size for file in files))
        self._supplied = tuple(file.supplied for file in files) if any(file.supplied for file in files) else None

    def __iter__(self) -> Iterator[FoundFile]:
        count = len(self._sizes)
        width = len(self._article_ids) // count if count else 0
        ids = (self._article_ids[at * width : (at + 1) * width] for at in range(count))
        paths = self._paths.split("\0") if count else ()
        return map(FoundFile, paths, ids, self._sizes, self._supplied or repeat(None))


class FileBatch:
    """Some files on their way through the stages: each stage reads what the one before it left.

    Not a record, and opaque to Prefect, which would otherwise look into every article for futures, and keep them all.

    Attributes:
        label: how tasks and log lines call it, e.g. ``batch 3 of 12 · 200 articles``.
        articles: what parse made of the files, in the staging folder.
        extracted: what extract made of the articles, likewise.
        issues: what went wrong on the way.
    """

    def __init__(self, label: str, files: Sequence[FoundFile]) -> None:
        self.label = label
        self._files = _PackedFiles(files)
        self.articles: list[StagedArticle] = []
        self.extracted: list[StagedFacts] = []
        self.issues: list[Issue] = []

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """The files it was made of."""
        return tuple(self._files)

    def clear(self) -> None:
        """Lets go of what is loaded: Prefect keeps a run's parameters until the flow ends."""
        self._files, self.articles, self.extracted, self.issues = _PackedFiles(()), [], [], []


def make_batches(files: Sequence[FoundFile], workers: int) -> list[FileBatch]:
    """Cuts files into batches by their bytes, in order, smaller ones towards the end.

    Args:
        files: what discover found.
        workers: processes that share the work; each gets two batches or more.
    """
    parts = cut(files, workers)
    return [FileBatch(label(number, parts), part) for number, part in enumerate(parts)]


def cut(items: Sequence[Item], workers: int) -> list[list[Item]]:
    """Cuts what has sizes into parts by their bytes, in order; workers as above."""
    left = sum(item.size for item in items)
    least = min(SMALLEST, left // (2 * workers)) if workers else SMALLEST
    parts: list[list[Item]] = []
    size = limit = 0
    for item in items:
        if not parts or size + item.size > limit:
            parts.append([])
            size, limit = 0, min(max(left // (TURNS * max(workers, 1)), least), LARGEST)
        parts[-1].append(item)
        size += item.size
        left -= item.size
    return parts


def label(number: int, parts: Sequence[Sequence[Item]]) -> str:
    """How tasks and log lines call a part: ``batch 3 of 12 · 200 articles``. Its number is 0-based."""
    count = len(parts[number])
    return f"batch {number + 1} of {len(parts)} · {count} article{'s' * (count != 1)}"
