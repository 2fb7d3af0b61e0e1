"""Runs under polling readers: `python -m tests.benchmarks.readers [--minutes 10]`.

`tallywire serve` watches a folder into which articles are dropped all the time, so that run follows run. Meanwhile four
processes ask the database without a pause, each in its own way, and none of them may ever see an error, an article
without its facts, or fewer articles than before.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb

from flows.server import free_port
from tests.benchmarks.corpus import ROOT, write_corpus
from tests.serving import Command, rows, wait_for
from warehouse import connect_read_only

FIRST, AT_ONCE, PAUSE = 20, 5, 1.0
HELD_SECONDS = 3.0
# Every article of the corpus has facts: a count without them would be half of a run.
COUNTS = "SELECT count(*), count(*) FILTER (article_id NOT IN (SELECT article_id FROM facts)) FROM articles"
Reader = Callable[[Path], tuple[int, int]]


def ask(db: Path) -> tuple[int, int]:
    """Through Tallywire's own connection."""
    with closing(connect_read_only(db)) as connection:
        return connection.execute(COUNTS).fetchall()[0]


def ask_plainly(db: Path) -> tuple[int, int]:
    """As anyone would in Python."""
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(COUNTS).fetchall()[0]


def ask_and_stay(db: Path) -> tuple[int, int]:
    """With a connection that is kept open over several runs, and sees one state all the time."""
    with duckdb.connect(str(db), read_only=True) as connection:
        before = connection.execute(COUNTS).fetchall()[0]
        time.sleep(HELD_SECONDS)
        after = connection.execute(COUNTS).fetchall()[0]
    if before != after:
        raise AssertionError(f"one connection saw {before}, then {after}")
    return after


def ask_on_the_command_line(db: Path) -> tuple[int, int]:
    """With `tallywire query`."""
    command = [sys.executable, "-m", "flows.cli", "query", "--db", str(db), "--format", "csv", COUNTS]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if answer.returncode:
        raise AssertionError(answer.stderr)
    articles, bare = answer.stdout.splitlines()[-1].split(",")
    return int(articles), int(bare)


READERS: tuple[Reader, ...] = (ask, ask_plainly, ask_and_stay, ask_on_the_command_line)


def poll(reader: Reader, db: Path, stop: Event, report: Path) -> None:
    """Asks until told to stop; leaves a line on what it saw."""
    queries, most, slowest = 0, 0, 0.0
    while not stop.is_set():
        began = time.monotonic()
        try:
            articles, bare = reader(db)
        except Exception as error:
            report.write_text(f"after {queries} queries: {type(error).__name__}: {error}", "utf-8")
            raise
        if articles < most or bare:
            report.write_text(f"{articles} articles after {most}, {bare} of them without facts", "utf-8")
            return
        queries, most, slowest = queries + 1, articles, max(slowest, time.monotonic() - began)
    report.write_text(f"{queries} queries, the slowest {slowest:.2f} s, no error", "utf-8")


def main() -> None:
    """Prints what each reader saw, and the runs that went on meanwhile by their state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = name
        incoming, db = folder / "incoming", folder / "facts.duckdb"
        write_corpus(incoming, FIRST)
        serve = Command(folder / "log", "serve", incoming, "--db", db, "--port", str(free_port()))
        try:
            wait_for(lambda: rows(db, "SELECT 1 FROM articles"), "the first articles")
            dropped = _drop_under_readers(folder, incoming, db, minutes)
            wait_for(lambda: rows(db, "SELECT count(*) FROM articles") == [(FIRST + dropped,)], "the last articles")
        finally:
            serve.end()
        runs = rows(db, "SELECT state, count(*) FROM runs GROUP BY ALL")
        sys.stdout.write(f"{minutes:g} minutes, {dropped} articles dropped; runs: {dict(runs)}\n")
        for row in rows(db, "SELECT stage, code, message, count(*) FROM issues GROUP BY ALL"):
            sys.stdout.write(f"{row}\n")


def _drop_under_readers(folder: Path, incoming: Path, db: Path, minutes: float) -> int:
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    reports = [folder / reader.__name__ for reader in READERS]
    started = [
        context.Process(target=poll, args=(reader, db, stop, report))
        for reader, report in zip(READERS, reports, strict=True)
    ]
    for process in started:
        process.start()
    until, dropped = time.monotonic() + minutes * 60, 0
    while time.monotonic() < until:
        write_corpus(incoming / str(dropped), AT_ONCE, first=FIRST + dropped)
        dropped += AT_ONCE
        time.sleep(PAUSE)
    stop.set()
    for process, report in zip(started, reports, strict=True):
        process.join()
        sys.stdout.write(f"{report.name}: {report.read_text('utf-8')}\n")
    return dropped


if __name__ == "__main__":
    main()
