"""Reprocess: the flow that extracts again from the texts in the warehouse. `run_reprocess` runs it in this process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from flows.launch import prefect_ready
from flows.settings import DEFAULT_DATABASE

if TYPE_CHECKING:
    from flows.reprocess.summary import ReprocessSummary

__all__ = ["run_reprocess"]


def run_reprocess(
    db: str = DEFAULT_DATABASE,
    *,
    where: str | None = None,
    since: date | None = None,
    changed_only: bool = False,
    dry_run: bool = False,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    console_level: str | None = None,
) -> ReprocessSummary:
    """Runs the flow `reprocess` in this process.

    Args:
        db: the database file.
        where: a condition on the columns of `articles`, e.g. ``publisher = 'AP'``.
        since: only articles that were taken in on this day (UTC) or later.
        changed_only: leave articles whose facts stay the same without a new row in the history.
        dry_run: say what would change, and change nothing.
        workers: processes to extract with; 0 for none, None to choose by the amount of text.
        progress: called with articles done and articles to do.
        console_level: the least severe log lines to print, e.g. ``WARNING``.

    Returns:
        What the run did, or would do.

    Raises:
        WarehouseError: the database cannot be used, or the condition is none.
        ServerNotStartedError: no server was prepared, and the embedded one did not start.
    """
    began = time.monotonic()
    with prefect_ready(console_level, progress):
        from flows.reprocess.flow import reprocess

        summary = reprocess(
            db=db, where=where, since=since, changed_only=changed_only, dry_run=dry_run, workers=workers
        )
    return replace(summary, start_seconds=time.monotonic() - began - summary.seconds)
