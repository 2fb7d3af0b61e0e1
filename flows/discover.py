"""Discover: finds the files a run is given, one per content, before the parse stage reads them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.files import NotReadError, open_file, read_supplied, shown_path, supplied_path
from schemas import Issue, SuppliedMetadata

SUFFIXES = frozenset({"", ".txt", ".text", ".html", ".htm", ".xhtml", ".md"})
CHUNK = 1 << 20
_HERE = f"{os.curdir}{os.sep}"


@dataclass(frozen=True, slots=True)
class FoundFile:
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
    issues: list[Issue] = []
    seen: set[str] = set()
    duplicates: list[FoundFile] = []
    for path in _candidates(paths, issues):
        if path in seen:
            continue
        seen.add(path)
        try:
            found = _examine(path, supplied, issues)
        except NotReadError as error:
            issues.append(error.issue("discover"))
            continue
        if found.article_id in files:
            duplicates.append(found)
        else:
            files[found.article_id] = found
    return Discovery(tuple(files.values()), tuple(duplicates), tuple(issues))


def may_be_article(name: str) -> bool:
    """Whether a file found in a folder is read, judging by its name: ``story.txt`` is, ``.story.txt.part`` is not."""
    # Plain strings here and below: of the time that 100,000 files take, paths as objects would be more than half.
    return not name.startswith(".") and os.path.splitext(name)[1].rstrip(".").lower() in SUFFIXES  # noqa: PTH122


def _candidates(paths: Iterable[str], issues: list[Issue]) -> Iterator[str]:
    for path in paths:
        if Path(path).is_dir():
            yield from _walk(path, issues)
        elif os.path.lexists(path):
            yield os.path.normpath(path)
        else:
            hint = "Check the spelling; relative paths start from the folder you are in"
            issues.append(_issue(path, "missing-path", "There is no such file or folder", hint))


def _walk(folder: str, issues: list[Issue]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        hint = "Give the user who runs this the right to read and enter the folder"
        issues.append(_issue(str(error.filename), "unreadable-folder", str(error.strerror), hint))

    entered: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(os.path.normpath(folder), onerror=unreadable, followlinks=True):
        try:
            status = os.stat(root)  # noqa: PTH116
        except OSError as error:
            unreadable(error)
            folders.clear()
            continue
        # A link that leads back to a folder above it would otherwise be walked for ever.
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if may_be_article(name):
                yield os.path.join(root, name).removeprefix(_HERE)  # noqa: PTH118


def _examine(path: str, supplied: SuppliedMetadata | None, issues: list[Issue]) -> FoundFile:
    article_id, size = _hash(path)
    sidecar = supplied_path(path)
    if os.path.exists(sidecar):  # noqa: PTH110
        try:
            own = read_supplied(sidecar)
        except NotReadError as error:
            issues.append(error.issue("discover"))
        else:
            # The sidecar speaks of one article, the run's metadata of all: the nearer one wins, field by field.
            supplied = own if supplied is None else supplied.model_copy(update=own.model_dump(exclude_none=True))
    return FoundFile(path, article_id, size, supplied)


def _hash(path: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with open_file(path) as file:
            wanted = min(os.fstat(file.fileno()).st_size + 1, CHUNK)
            while chunk := file.read(wanted):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise NotReadError.from_os_error(path, error) from error
    return digest.hexdigest()[:16], size


def _issue(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(path=shown_path(path), article_id=None, stage="discover", code=code, message=message, hint=hint)
