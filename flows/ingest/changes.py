"""Changes: which of the files that discover found a run has to read, and what the others say about files on record."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from flows.discover import Discovery, FoundFile
from flows.files import shown_path
from schemas import SuppliedMetadata
from warehouse import FileSeen, Origin, Recorded, Warehouse


@dataclass(frozen=True)
class Changes:
    """What a run has to do about the files it found.

    Attributes:
        files: those to read: their article is new, or the extractor is, or what is supplied about it; each with all
            that has ever been supplied.
        origins: article_id → where the article comes from, of `files`.
        seen: files whose article is in the warehouse already, also when it will be read again.
        gone: paths on record that are no longer there, because their files have moved.
    """

    files: tuple[FoundFile, ...]
    origins: Mapping[str, Origin]
    seen: tuple[FileSeen, ...]
    gone: tuple[str, ...]


def find_changes(discovery: Discovery, warehouse: Warehouse, version: str) -> Changes:
    """Compares what was found with what is on record.

    Args:
        discovery: what discover found.
        warehouse: where the records are.
        version: of the extractor.
    """
    holders: dict[str, list[FileSeen]] = {file.article_id: [] for file in discovery.files}
    resolve = cache(os.path.realpath)
    for file in (*discovery.files, *discovery.duplicates):
        seen = FileSeen(
            record_path(file.path, resolve), shown_path(file.path), file.article_id, _as_json(file.supplied)
        )
        holders[file.article_id].append(seen)
    recorded = warehouse.look_up([seen for several in holders.values() for seen in several])
    files: list[FoundFile] = []
    origins: dict[str, Origin] = {}
    on_record: list[FileSeen] = []
    for file in discovery.files:
        several = holders[file.article_id]
        stored_version, stored = recorded.articles.get(file.article_id, (None, None))
        supplied = _all_supplied(stored, several, recorded)
        if stored_version != version or supplied != stored:
            files.append(replace(file, supplied=_from_json(supplied)))
            origins[file.article_id] = Origin(file.article_id, supplied, tuple(several))
            # What is said with a file counts as heard only when the article has been read with it.
            several = [seen._replace(said=None) for seen in several]
        if stored_version is not None:
            on_record += several
    return Changes(tuple(files), origins, tuple(on_record), tuple(path for path in recorded.elsewhere if is_gone(path)))


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
    folder, name = os.path.split(path)
    return shown_path(f"{resolve(folder or '.').rstrip('/')}/{name}")


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


def _as_json(supplied: SuppliedMetadata | None) -> str | None:
    if supplied is None or supplied == SuppliedMetadata():
        return None
    return supplied.model_dump_json(exclude_none=True)
