"""Ingest: the flow that takes files to facts. `run_ingest` runs it with a Prefect server or without."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from flows.launch import prefect_ready
from flows.runners import Runner
from flows.settings import DEFAULT_DATABASE

if TYPE_CHECKING:
    from flows.ingest.summary import RunSummary

__all__ = ["run_ingest"]


def run_ingest(
    paths: Sequence[str],
    db: str = DEFAULT_DATABASE,
    *,
    published_on: date | None = None,
    again: bool = True,
    prune: bool = False,
    runner: Runner = Runner(),  # noqa: B008 - frozen
    progress: Callable[[int, int], None] | None = None,
    console_level: str | None = None,
) -> RunSummary:
    """Runs the flow `ingest` in this process.

    Args:
        paths: files and folders, e.g. ``["seeds"]``.
        db: the database file; made when it is missing.
        published_on: publication date of articles whose sidecar gives none.
        again: try once more what failed at this extractor version.
        prune: take out the articles whose files are gone from the given folders.
        runner: where to do the work, e.g. ``Runner("processes", workers=4)``; by default as the amount of text needs.
        progress: called with articles done and articles to do, as batches are loaded.
        console_level: the least severe log lines to print, e.g. ``WARNING``.

    Returns:
        What the run did.

    Raises:
        WarehouseError: the database cannot be used.
        CannotWorkError: the workers cannot be had, or the staging folder not be used.
        ServerNotStartedError: no server was prepared, and the embedded one did not start.
    """
    began = time.monotonic()
    with prefect_ready(console_level, progress):
        from flows.ingest.flow import ingest

        summary = ingest(
            list(paths),
            db=db,
            published_on=published_on,
            again=again,
            prune=prune,
            runner=runner.name,
            workers=runner.workers,
            dask_address=runner.dask_address,
            staging=runner.staging,
        )
    return replace(summary, start_seconds=time.monotonic() - began - summary.seconds)
