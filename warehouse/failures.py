"""Failures: the files that no run has managed to read yet, for `tallywire status` and `retry` and for sweeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.errors import storage_errors

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What went wrong last with each path, unless its content or a later one at its path has been loaded since. An article
# whose sidecar is wrong is read without it, and a path that was not there is nobody's article.
_OPEN = """
SELECT i.path, i.article_id, i.stage, i.code, i.message, i.hint, i.happened_at, r.extractor_version
FROM issues AS i
JOIN runs AS r USING (run_id)
WHERE i.code NOT IN ('bad-sidecar', 'missing-path')
  AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.article_id = i.article_id)
  AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.path = i.path AND a.first_seen_at > i.happened_at)
QUALIFY row_number() OVER (PARTITION BY i.path ORDER BY i.happened_at DESC, i.issue_id) = 1
ORDER BY i.path
"""


@dataclass(frozen=True)
class Failure:
    """A file or folder that could not be read, as the last run that tried it found.

    Attributes:
        path: as the run was given it.
        article_id: the article, where the file got that far.
        stage: discover, parse, extract or load.
        code: what went wrong, in one word.
        message: what happened.
        hint: what to do next.
        happened_at: when (UTC).
        extractor_version: of the run that tried.
    """

    path: str
    article_id: str | None
    stage: str
    code: str
    message: str
    hint: str
    happened_at: datetime
    extractor_version: str


def list_failures(connection: DuckDBPyConnection, path: Path) -> tuple[Failure, ...]:
    """What could not be read and has not been loaded since.

    Args:
        connection: to a warehouse; a read-only one will do.
        path: its file, for messages.

    Returns:
        One for each path, in their order.
    """
    with storage_errors(path):
        return tuple(Failure(*row) for row in connection.execute(_OPEN).fetchall())
