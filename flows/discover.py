"""Discover: finds the files a run is given, one per content, before the parse stage reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from flows.files import NotReadError, hash_file, read_supplied
from flows.walking import Candidate, find_candidates
from schemas import Issue, SuppliedMetadata


class FoundFile(NamedTuple):
    """A file that may hold an article.

    Attributes:
        path: where it was found, as the user would write it.
        article_id: the key its article gets: first 16 hex digits of the SHA-256 of the bytes.
        size: bytes.
        supplied: what the user says about the article, in a sidecar or for the whole run.
    """

    path: str
    article_id: str
    size: int
    supplied: SuppliedMetadata | None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What discover found.

    Attributes:
        files: one per content, in sorted order of their paths.
        duplicates: further files that hold the bytes of one of `files`.
        issues: what could not be read, or is not there.
    """

    files: tuple[FoundFile, ...]
    duplicates: tuple[FoundFile, ...]
    issues: tuple[Issue, ...]

    @property
    def copies(self) -> int:
        """How many files hold the bytes of others."""
        return len(self.duplicates)

    @property
    def found(self) -> int:
        """All files that looked like articles: read, copies, and those that could not be read."""
        return len(self.files) + self.copies + sum(issue.code in {"unreadable", "vanished"} for issue in self.issues)


def discover(paths: Iterable[str], supplied: SuppliedMetadata | None = None) -> Discovery:
    """Finds the files in the given files and folders.

    Folders are walked recursively in sorted order. Hidden files, sidecars, gold annotations and files whose suffix is
    not one of an article are passed over; a file that is named itself is always taken.

    Args:
        paths: files and folders, e.g. ``["seeds"]``.
        supplied: what holds for every file that has no sidecar saying otherwise, e.g. from ``--published-on``.

    Returns:
        The files and what went wrong. A path that does not exist is an issue, not an error, so that one typing
        mistake does not stop a run over other folders.
    """
    files: dict[str, FoundFile] = {}
    duplicates: list[FoundFile] = []
    issues: list[Issue] = []
    # In one thread: each call to the system hands the interpreter to another one, and with a file that is in memory
    # already, two threads take longer over that than one over the work, and four twice as long.
    for candidate in find_candidates(paths, issues):
        found = _examine(candidate, supplied, issues)
        if found is not None and files.setdefault(found.article_id, found) is not found:
            duplicates.append(found)
    return Discovery(tuple(files.values()), tuple(duplicates), tuple(issues))


def _examine(candidate: Candidate, supplied: SuppliedMetadata | None, issues: list[Issue]) -> FoundFile | None:
    try:
        article_id, size = hash_file(candidate.path, candidate.regular)
    except NotReadError as error:
        issues.append(error.issue("discover"))
        return None
    if candidate.sidecar is not None:
        supplied = _supplied(candidate.sidecar, supplied, issues)
    return FoundFile(candidate.path, article_id, size, supplied)


def _supplied(sidecar: str, supplied: SuppliedMetadata | None, issues: list[Issue]) -> SuppliedMetadata | None:
    if not os.path.exists(sidecar):  # noqa: PTH110
        return supplied
    try:
        own = read_supplied(sidecar)
    except NotReadError as error:
        issues.append(error.issue("discover"))
        return supplied
    # The sidecar speaks of one article, the run's metadata of all: the nearer one wins, field by field.
    return own if supplied is None else supplied.model_copy(update=own.model_dump(exclude_none=True))
