"""Walking: the files in the folders a run is given that may be articles, judged by name and place alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.files import SIDECAR_SUFFIX, shown_path, supplied_path
from schemas import Issue

SUFFIXES = frozenset({"", ".txt", ".text", ".html", ".htm", ".xhtml", ".md"})
_HERE = f"{os.curdir}{os.sep}"


class Candidate(NamedTuple):
    """A file that may be an article, and what the listing of its folder says of it.

    Attributes:
        path: where it is, as the user would write it.
        regular: whether it was listed as a regular file; False for links, pipes and devices, and where nobody knows.
        sidecar: where it has one, as far as is known.
    """

    path: str
    regular: bool
    sidecar: str | None


def find_candidates(paths: Iterable[str], issues: list[Issue]) -> Iterator[Candidate]:
    """The files to examine, each once.

    Args:
        paths: files and folders. Folders are walked in sorted order, each once, also through links.
        issues: gets one for each path or folder that cannot be looked at.
    """
    seen: set[str] = set()
    for path in paths:
        for candidate in _under(path, issues):
            if candidate.path not in seen:
                seen.add(candidate.path)
                yield candidate


def may_be_article(name: str) -> bool:
    """Whether a file found in a folder is read, judging by its name: ``story.txt`` is, ``.story.txt.part`` is not."""
    # Plain strings here and below: of the time that 100,000 files take, paths as objects would be more than half.
    _, dot, suffix = name.rpartition(".")
    return not name.startswith(".") and (f".{suffix}".lower() if dot and suffix else "") in SUFFIXES


def _under(path: str, issues: list[Issue]) -> Iterator[Candidate]:
    if Path(path).is_dir():
        yield from _walk(path, issues)
    elif os.path.lexists(path):
        path = os.path.normpath(path)
        yield Candidate(path, regular=False, sidecar=supplied_path(path))
    else:
        hint = "Check the spelling; relative paths start from the folder you are in"
        issues.append(_issue(path, "missing-path", "There is no such file or folder", hint))


def _walk(folder: str, issues: list[Issue]) -> Iterator[Candidate]:
    entered: set[tuple[int, int]] = set()
    waiting = [os.path.normpath(folder)]
    while waiting:
        root = waiting.pop()
        try:
            status = os.stat(root)  # noqa: PTH116
            # A link that leads back to a folder above it would otherwise be walked for ever.
            if (status.st_dev, status.st_ino) in entered:
                continue
            with os.scandir(root) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            hint = "Give the user who runs this the right to read and enter the folder"
            issues.append(_issue(str(error.filename), "unreadable-folder", str(error.strerror), hint))
            continue
        entered.add((status.st_dev, status.st_ino))
        folders: list[os.DirEntry[str]] = []
        files: list[os.DirEntry[str]] = []
        for entry in entries:
            (folders if _is_folder(entry) else files).append(entry)
        yield from _candidates(root, files)
        waiting += [entry.path for entry in reversed(folders) if not entry.name.startswith(".")]


def _candidates(root: str, entries: Sequence[os.DirEntry[str]]) -> Iterator[Candidate]:
    # To ask the system for each file whether it has a sidecar would cost as much as reading it.
    sidecars = {entry.name for entry in entries if entry.name.endswith(SIDECAR_SUFFIX)}
    folder = os.path.join(root, "").removeprefix(_HERE)  # noqa: PTH118
    for entry in entries:
        name = entry.name
        if may_be_article(name):
            sidecar = supplied_path(name) if sidecars else ""
            yield Candidate(
                folder + name,
                regular=entry.is_file(follow_symlinks=False),
                sidecar=folder + sidecar if sidecar in sidecars else None,
            )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _issue(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(path=shown_path(path), article_id=None, stage="discover", code=code, message=message, hint=hint)
