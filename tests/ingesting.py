"""A run of the flow `ingest` without Prefect: the same work, stage by stage, in this process."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

from flows.ingest.batches import make_batches
from flows.ingest.run import Inputs, RunInHand
from flows.ingest.summary import RunSummary
from flows.ledger import kind_records
from flows.workers import Workers
from schemas import SuppliedMetadata
from warehouse import Warehouse

_numbers = itertools.count(1)


def ingest(db: Path, *paths: Path | str, published_on: date | None = None, prune: bool = False) -> RunSummary:
    """Reads files and folders as `tallywire run` does."""
    supplied = None if published_on is None else SuppliedMetadata(published_on=published_on)
    inputs = Inputs(tuple(map(str, paths)), supplied, prune=prune)
    with Warehouse.open(db, kind_records()) as warehouse, Workers(0) as workers:
        run = RunInHand(f"run-{next(_numbers)}", inputs, warehouse)
        run.discover()
        for batch in make_batches(run.new, 0):
            run.parse(batch, workers)
            run.extract(batch, workers)
            run.load(batch)
        summary = run.finish()
        run.release()
    return summary
