"""What the tests of reprocessing run in a process of its own, to kill it."""

from __future__ import annotations

from pathlib import Path

from flows.ledger import kind_records
from flows.reprocess.run import Reprocessing, Selection
from flows.workers import Workers
from warehouse import Warehouse


def reprocess_all(db: Path) -> None:
    """The work of the flow without Prefect, a publication after each article."""
    with Warehouse.open(db, kind_records(), publish_every=0) as warehouse, Workers(0) as workers:
        warehouse.publish()
        run = Reprocessing("run", Selection(), str(db), warehouse)
        run.select()
        run.work(run.selected[:2], workers)
        run.work(run.selected[2:], workers)
        run.finish()
        run.release()
