"""Files: which file holds which article, so that a moved file is no new article, and a changed one replaces its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from warehouse.connection import first_row
from warehouse.history import LEAVING, move_to_history

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class FileSeen(NamedTuple):
    """A file that a run has looked at.

    Attributes:
        path: its absolute path, so that it is the same file from whatever folder it is read.
        shown: the path as the user writes it, which is what `articles.path` holds.
        article_id: the key of what it holds now.
        said: what is supplied about the article with this file, as JSON; None for nothing.
    """

    path: str
    shown: str
    article_id: str
    said: str | None


class Recorded(NamedTuple):
    """What is on record about files.

    Attributes:
        articles: article_id → extractor version and supplied metadata, of those that are there.
        files: path → article_id and what was last said with the file, of those that are on record.
        elsewhere: other paths on record for the articles of files that are new or changed. One that is no longer there
            has moved.
    """

    articles: dict[str, tuple[str, str | None]]
    files: dict[str, tuple[str, str | None]]
    elsewhere: tuple[str, ...]


_SEEN = """
CREATE OR REPLACE TEMP TABLE seen AS
SELECT
    unnest($paths::VARCHAR[]) AS path,
    unnest($shown::VARCHAR[]) AS shown,
    unnest($ids::VARCHAR[]) AS article_id,
    unnest($said::VARCHAR[]) AS said
"""
# Nothing is to be done about a file that is on record with what it holds, at this version of the extractor, unless
# something is said with it that was not said before.
_UNSETTLED = """
SELECT DISTINCT s.article_id
FROM seen AS s
LEFT JOIN articles AS a ON a.article_id = s.article_id
LEFT JOIN (FROM article_files WHERE valid_to IS NULL) AS f ON f.path = s.path
WHERE a.extractor_version IS DISTINCT FROM $version
    OR f.article_id IS DISTINCT FROM s.article_id
    OR (s.said IS NOT NULL AND s.said IS DISTINCT FROM f.said)
"""
_ARTICLES = "SELECT article_id, extractor_version, supplied FROM articles SEMI JOIN seen USING (article_id)"
_FILES = "SELECT path, article_id, said FROM article_files SEMI JOIN seen USING (path) WHERE valid_to IS NULL"
_ELSEWHERE = """
WITH current AS (FROM article_files WHERE valid_to IS NULL),
fresh AS (SELECT path, article_id FROM seen ANTI JOIN current USING (path, article_id)),
involved AS (
    SELECT article_id FROM fresh
    UNION
    SELECT article_id FROM current SEMI JOIN fresh USING (path)
)
SELECT path FROM current SEMI JOIN involved USING (article_id) ANTI JOIN seen USING (path) ORDER BY path
"""
# A warehouse of schema version 1 has no files on record: there, `articles.path` is where an article came from.
_LOST = """
CREATE OR REPLACE TEMP TABLE lost AS
SELECT f.article_id
FROM article_files AS f
JOIN seen AS s USING (path)
WHERE f.valid_to IS NULL AND f.article_id <> s.article_id
UNION
SELECT a.article_id
FROM articles AS a
JOIN seen AS s ON s.shown = a.path
ANTI JOIN article_files AS f ON f.article_id = a.article_id
ANTI JOIN seen AS there ON there.article_id = a.article_id
WHERE a.article_id <> s.article_id
"""
_LOST_WITH = """
CREATE OR REPLACE TEMP TABLE lost AS
SELECT DISTINCT article_id FROM article_files WHERE valid_to IS NULL AND path IN (SELECT unnest($gone::VARCHAR[]))
"""
_CLOSE_CHANGED = """
UPDATE article_files AS f SET valid_to = greatest($at, f.valid_from)
FROM seen AS s
WHERE s.path = f.path AND f.valid_to IS NULL AND f.article_id <> s.article_id
"""
_CLOSE_GONE = """
UPDATE article_files SET valid_to = greatest($at, valid_from)
WHERE valid_to IS NULL AND path IN (SELECT unnest($gone::VARCHAR[]))
"""
_SAY = """
UPDATE article_files AS f SET said = s.said
FROM seen AS s
WHERE s.path = f.path AND f.valid_to IS NULL AND s.said IS NOT NULL AND f.said IS DISTINCT FROM s.said
"""
_OPEN = """
INSERT INTO article_files BY NAME
SELECT s.path, s.article_id, s.said, $at AS valid_from, $run_id AS run_id
FROM seen AS s
ANTI JOIN (SELECT path FROM article_files WHERE valid_to IS NULL) USING (path)
"""
_LEAVE = """
INSERT INTO leaving
SELECT l.article_id, $why, true
FROM lost AS l
SEMI JOIN articles USING (article_id)
ANTI JOIN (SELECT article_id FROM article_files WHERE valid_to IS NULL) USING (article_id)
"""
_UNDER = """
SELECT DISTINCT f.path
FROM article_files AS f
JOIN (SELECT unnest($folders::VARCHAR[]) AS folder) ON f.path = folder OR starts_with(f.path, rtrim(folder, '/') || '/')
WHERE f.valid_to IS NULL
ORDER BY f.path
"""


def find_unsettled(connection: DuckDBPyConnection, seen: Sequence[FileSeen], version: str) -> set[str]:
    """The articles of those files about which a run has something to do, or to put on record.

    Args:
        connection: to a warehouse.
        seen: files that a run has found; of an article all that hold it.
        version: of the extractor.
    """
    _hold(connection, seen)
    unsettled = {article_id for (article_id,) in connection.execute(_UNSETTLED, {"version": version}).fetchall()}
    connection.execute("DROP TABLE seen")
    return unsettled


def look_up(connection: DuckDBPyConnection, seen: Sequence[FileSeen]) -> Recorded:
    """What is on record about files that a run has found."""
    _hold(connection, seen)
    articles = connection.execute(_ARTICLES).fetchall()
    files = connection.execute(_FILES).fetchall()
    elsewhere = connection.execute(_ELSEWHERE).fetchall()
    connection.execute("DROP TABLE seen")
    return Recorded(
        {article_id: (version, supplied) for article_id, version, supplied in articles},
        {path: (article_id, said) for path, article_id, said in files},
        tuple(path for (path,) in elsewhere),
    )


def record(
    connection: DuckDBPyConnection, seen: Sequence[FileSeen], gone: Iterable[str], at: datetime, run_id: str
) -> int:
    """Put on record what files hold now; an article that no file holds any more, because one changed, is replaced.

    Args:
        connection: in a transaction.
        seen: files that a run has looked at, whose articles are there.
        gone: paths that are no longer there. By themselves they take nothing out.
        at: now, in UTC.
        run_id: the run.

    Returns:
        How many articles were replaced.
    """
    gone = list(gone)
    if gone:
        connection.execute(_CLOSE_GONE, {"gone": gone, "at": at})
    if not seen:
        return 0
    _hold(connection, seen)
    connection.execute(_LOST)
    connection.execute(_CLOSE_CHANGED, {"at": at})
    connection.execute(_SAY)
    connection.execute(_OPEN, {"at": at, "run_id": run_id})
    connection.execute("DROP TABLE seen")
    return _take_out_lost(connection, "content", at)


def prune(connection: DuckDBPyConnection, gone: Iterable[str], at: datetime) -> int:
    """Take out the articles that only files that are gone held, and return how many; connection and time as above."""
    gone = list(gone)
    connection.execute(_LOST_WITH, {"gone": gone})
    connection.execute(_CLOSE_GONE, {"gone": gone, "at": at})
    return _take_out_lost(connection, "pruned", at)


def paths_under(connection: DuckDBPyConnection, folders: Iterable[str]) -> tuple[str, ...]:
    """The paths on record that are one of `folders` or lie under one."""
    return tuple(path for (path,) in connection.execute(_UNDER, {"folders": list(folders)}).fetchall())


def _hold(connection: DuckDBPyConnection, seen: Sequence[FileSeen]) -> None:
    once = list({file.path: file for file in seen}.values())
    values = {
        "paths": [file.path for file in once],
        "shown": [file.shown for file in once],
        "ids": [file.article_id for file in once],
        "said": [file.said for file in once],
    }
    connection.execute(_SEEN, values)


def _take_out_lost(connection: DuckDBPyConnection, why: str, at: datetime) -> int:
    connection.execute(LEAVING)
    left = first_row(connection, _LEAVE, {"why": why})
    connection.execute("DROP TABLE lost")
    if not left or not left[0]:
        connection.execute("DROP TABLE leaving")
        return 0
    move_to_history(connection, at)
    return int(left[0])
