"""Changes: which of the files that discover found a run has to read, and what the others say about files on record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from flows.discover import Discovery, FoundFile
from flows.files import shown_path
from schemas import SuppliedMetadata
from warehouse import FileSeen, Origin, Recorded, Warehouse

# Files compared with the record at a time: what is held of each meanwhile takes three times what is held of it later.
_SLICE = 20_000


@dataclass(frozen=True)
class Changes:
    """What a run has to do about the files it found.

    Attributes:
        files: those to read: their article is new, or the extractor is, or what is supplied about it; each with all
            that has ever been supplied.
        holders: article_id → the files that hold it, of `files`, where that is more than `files` says: there are
            several, or something else was said with the one.
        seen: files to put on record, whose article is in the warehouse already, also when it will be read again.
        gone: paths on record that are no longer there, because their files have moved.
    """

    files: tuple[FoundFile, ...]
    holders: Mapping[str, tuple[FileSeen, ...]]
    seen: tuple[FileSeen, ...]
    gone: tuple[str, ...]

    def origins(self, files: Iterable[FoundFile]) -> list[Origin]:
        """Where the articles of some of `files` come from."""
        resolve = cache(os.path.realpath)
        return [
            Origin(
                file.article_id,
                _as_json(file.supplied),
                self.holders.get(file.article_id) or (_as_seen(file, resolve),),
            )
            for file in files
        ]


def find_changes(discovery: Discovery, warehouse: Warehouse, version: str) -> Changes:
    """Compares what was found with what is on record.

    Args:
        discovery: what discover found.
        warehouse: where the records are.
        version: of the extractor.
    """
    copies: dict[str, list[FoundFile]] = {}
    for file in discovery.duplicates:
        copies.setdefault(file.article_id, []).append(file)
    resolve = cache(os.path.realpath)
    comparison = _Comparison(version)
    for start in range(0, len(discovery.files), _SLICE):
        found = [
            (file, [_as_seen(each, resolve) for each in (file, *copies.get(file.article_id, ()))])
            for file in discovery.files[start : start + _SLICE]
        ]
        unsettled = warehouse.find_unsettled([seen for _, several in found for seen in several], version)
        found = [(file, several) for file, several in found if file.article_id in unsettled]
        recorded = warehouse.look_up([seen for _, several in found for seen in several])
        for file, several in found:
            comparison.add(file, several, recorded)
        comparison.elsewhere += recorded.elsewhere
    return comparison.changes()


class _Comparison:
    """What a run has to do, put together file by file."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._files: list[FoundFile] = []
        self._holders: dict[str, tuple[FileSeen, ...]] = {}
        self._seen: list[FileSeen] = []
        self.elsewhere: list[str] = []

    def add(self, file: FoundFile, holders: list[FileSeen], recorded: Recorded) -> None:
        stored_version, stored = recorded.articles.get(file.article_id, (None, None))
        supplied = _all_supplied(stored, holders, recorded)
        if stored_version != self._version or supplied != stored:
            said = holders[0].said
            self._files.append(file if supplied == said else file._replace(supplied=_from_json(supplied)))
            if len(holders) > 1 or supplied != said:
                self._holders[file.article_id] = tuple(holders)
            # What is said with a file counts as heard only when the article has been read with it.
            holders = [seen._replace(said=None) for seen in holders]
        if stored_version is not None:
            self._seen += holders

    def changes(self) -> Changes:
        gone = tuple(path for path in self.elsewhere if is_gone(path))
        return Changes(tuple(self._files), self._holders, tuple(self._seen), gone)


def find_gone(folders: Sequence[str], discovery: Discovery, warehouse: Warehouse) -> list[str]:
    """The paths on record under some folders whose files are no longer there.

    Args:
        folders: what a run was given; what is no folder is passed over.
        discovery: what was found there. A folder in which nothing was found gives nothing: a disk that is not mounted
            looks so.
        warehouse: where the records are.
    """
    resolve = cache(os.path.realpath)
    found = [Path(record_path(file.path, resolve)) for file in (*discovery.files, *discovery.duplicates)]
    roots = [Path(folder).resolve() for folder in folders if Path(folder).is_dir()]
    filled = [shown_path(str(root)) for root in roots if any(path.is_relative_to(root) for path in found)]
    return [path for path in warehouse.paths_under(filled) if is_gone(path)]


def record_path(path: str, resolve: Callable[[str], str] = os.path.realpath) -> str:
    """A path by which its file is known from whatever folder it is read: absolute, through no linked folder.

    Args:
        path: as it was found.
        resolve: gives a folder's real path; one that remembers saves looking at each folder for each file.
    """
    folder, root, name = path.rpartition("/")
    real = f"{resolve(folder or root or '.').rstrip('/')}/{name}"
    # Mostly it is the same, and need not be in memory twice.
    return shown_path(path if path == real else real)


def is_gone(path: str) -> bool:
    """Whether a file on record is certainly no longer there; one that may not be looked at is not."""
    # A name that is no UTF-8 stands there written out, and cannot be looked for.
    if "\\x" in path:
        return False
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _as_seen(file: FoundFile, resolve: Callable[[str], str]) -> FileSeen:
    return FileSeen(record_path(file.path, resolve), shown_path(file.path), file.article_id, _as_json(file.supplied))


def _all_supplied(stored: str | None, holders: Sequence[FileSeen], recorded: Recorded) -> str | None:
    """What was supplied about an article so far, and over it what its files say now and did not say before."""
    if all(seen.said is None for seen in holders):
        return stored
    fields = {} if stored is None else SuppliedMetadata.model_validate_json(stored).model_dump(exclude_none=True)
    # Of several files with one content the first counts most.
    for seen in reversed(holders):
        _, said_before = recorded.files.get(seen.path, ("", None))
        if seen.said is not None and seen.said != said_before:
            fields |= SuppliedMetadata.model_validate_json(seen.said).model_dump(exclude_none=True)
    return _as_json(SuppliedMetadata.model_validate(fields))


def _from_json(supplied: str | None) -> SuppliedMetadata | None:
    return None if supplied is None else SuppliedMetadata.model_validate_json(supplied)


@lru_cache(maxsize=64)
def _as_json(supplied: SuppliedMetadata | None) -> str | None:
    if supplied is None or supplied == SuppliedMetadata():
        return None
    return supplied.model_dump_json(exclude_none=True)
