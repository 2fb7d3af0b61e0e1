"""A whole run of the pipeline without Prefect, for a process that may be killed anywhere in it."""

from __future__ import annotations

import os
from pathlib import Path

from flows.ingest.batches import FileBatch
from flows.ingest.run import Inputs, RunInHand
from flows.ledger import kind_records
from flows.workers import Workers
from warehouse import Warehouse

BATCH = 3


def run_pipeline(db: Path) -> None:
    """A run over the folder `news` beside the database, in batches of three files, a publication after each."""
    inputs = Inputs((str(db.parent / "news"),), None, prune=True)
    with Warehouse.open(db, kind_records(), publish_every=0) as warehouse, Workers(0) as workers:
        run = RunInHand(f"run-{os.getpid()}", inputs, warehouse)
        run.discover()
        for first in range(0, len(run.new), BATCH):
            batch = FileBatch(f"batch {first // BATCH + 1}", run.new[first : first + BATCH])
            run.parse(batch, workers)
            run.extract(batch, workers)
            run.load(batch)
        run.finish()
        run.release()
