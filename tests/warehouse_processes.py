"""What the warehouse tests run in processes of their own, to kill them or to have them compete."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from types import FrameType
from typing import Any

from tests.warehouse_records import KINDS, NOON, extracted, issue, origins, provenance, run
from warehouse import FileSeen, Warehouse, connect_read_only, make_batch

PROCESSES = multiprocessing.get_context("forkserver")
# What changes the database or the folder. A kill before each of these is a kill at every state a run goes through.
_STEPS = {"execute", "connect", "close", "copyfile", "rename", "replace", "unlink", "fsync", "chmod", "flock"}


def first_run(path: Path) -> None:
    """A run as the flow makes it: new articles, some of them twice, an issue, publications between."""
    with Warehouse.open(path, KINDS, publish_every=0) as warehouse:
        warehouse.start_run(run())
        warehouse.load(make_batch(extracted(3), KINDS), provenance(), origins(3))
        warehouse.load(make_batch(extracted(3, first=2), KINDS), provenance(), origins(3, first=2))
        warehouse.record_issues([issue()])
        warehouse.finish_run(run(state="completed", finished_at=NOON))


def second_run(path: Path) -> None:
    """A run over what the first one left, when a file has moved, one has new content, one is gone, others wait for a
    later extractor, and metadata are supplied that were not."""
    moved, changed, told = origins(1)[0].files[0], origins(1, first=6)[0], origins(1, first=4)[0]
    with Warehouse.open(path, KINDS, publish_every=0) as warehouse:
        warehouse.start_run(run("run-2"))
        warehouse.record_files([moved._replace(path="/in/moved.txt")], [moved.path], NOON, "run-2")
        warehouse.load(make_batch(extracted(2), KINDS), provenance("v2", "run-2"))
        here = FileSeen("/in/2.txt", "in/2.txt", changed.article_id, None)
        warehouse.load(
            make_batch(extracted(1, first=6), KINDS), provenance("v1", "run-2"), [changed._replace(files=(here,))]
        )
        warehouse.load(
            make_batch(extracted(1, first=4), KINDS),
            provenance("v1", "run-2"),
            [told._replace(supplied='{"publisher":"AP"}')],
        )
        warehouse.prune(["/in/3.txt"], NOON)
        warehouse.finish_run(run("run-2", state="completed", finished_at=NOON))


def run_until_killed(
    work: Callable[[Path], None], path: Path, fatal: int | None, *, each_call: bool = False
) -> int | None:
    """Do some work in a process of its own, killed before step number `fatal`.

    Args:
        work: what to do.
        path: the database to do it to.
        fatal: None lets it come to its end.
        each_call: whether every call of a function is a step, and not only what changes the database or the folder.

    Returns:
        How many steps it took; None where it was killed.
    """
    mine, theirs = PROCESSES.Pipe()
    arguments = (work, path, fatal, theirs, each_call)
    started = PROCESSES.Process(target=_kill_before_step, args=arguments, daemon=True)
    started.start()
    theirs.close()
    started.join()
    return mine.recv() if started.exitcode == 0 else None


def _kill_before_step(
    work: Callable[[Path], None], path: Path, fatal: int | None, steps: Connection, each_call: bool
) -> None:
    taken = 0

    def before_call(_frame: FrameType, event: str, called: Any) -> None:
        nonlocal taken
        if event == "call" if each_call else event == "c_call" and called.__name__ in _STEPS:
            taken += 1
            if taken == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(before_call)
    work(path)
    sys.setprofile(None)
    steps.send(taken)


def load_for_ever(path: Path, progress: Connection) -> None:
    """Load batch after batch, telling after each, until killed."""
    with Warehouse.open(path, KINDS, publish_every=0) as warehouse:
        first = 0
        while True:
            warehouse.load(make_batch(extracted(20, first), KINDS), provenance())
            first += 20
            progress.send(first)


def hold(path: Path, told: Connection, go_on: Event) -> None:
    """Open the warehouse for writing, tell so, and keep it until told to go on."""
    with Warehouse.open(path, KINDS):
        told.send(os.getpid())
        go_on.wait()


def hold_with_duckdb(path: Path, told: Connection, go_on: Event) -> None:
    """Open the published file for writing without Tallywire, as a careless user would."""
    import duckdb

    with duckdb.connect(str(path)):
        told.send(os.getpid())
        go_on.wait()


def poll(path: Path, seen: Connection, stop: Event) -> None:
    """Query the published file again and again; send each state that was seen, or what went wrong."""
    states: list[tuple[int, int]] = []
    try:
        while not stop.is_set():
            with connect_read_only(path) as connection:
                sql = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM casualties)"
                states.append(connection.execute(sql).fetchall()[0])
    except Exception as error:
        seen.send(repr(error))
    else:
        seen.send(states)
