"""A whole run of the pipeline in a process of its own, killed anywhere: parse, extract, load, prune, publish."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

from flows.ingest.batches import FileBatch
from flows.ingest.run import Inputs, RunInHand
from flows.ledger import kind_records
from flows.workers import Workers
from tests.warehouse_processes import kill_before_step
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


def run_until_step(db: Path, fatal: int | None, steps: Connection) -> None:
    """Run, killing the process before its step number `fatal` on the database; send how many steps there were."""
    kill_before_step(run_pipeline, db, fatal, steps)


def run_until_call(db: Path, fatal: int | None, calls: Connection) -> None:
    """The same with every call of a function for a step: most of a run is extraction, and few calls of it on disk."""
    made = 0

    def before_call(_frame: FrameType, event: str, _called: Any) -> None:
        nonlocal made
        if event == "call":
            made += 1
            if made == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(before_call)
    run_pipeline(db)
    sys.setprofile(None)
    calls.send(made)
