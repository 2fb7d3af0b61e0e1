"""What the tests of reprocessing run in a process of its own, to kill it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from flows.ledger import kind_records
from flows.reprocess.run import Reprocessing, Selection
from flows.workers import Workers
from tests.warehouse_processes import kill_before_step
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


def reprocess_until_step(db: Path, fatal: int | None, steps: Connection) -> None:
    """Reprocess, killing the process before its step number `fatal`; send how many steps there were."""
    kill_before_step(reprocess_all, db, fatal, steps)
