"""Runs that are killed at random moments, on a Prefect server: `python -m tests.benchmarks.kills [--kills 500]`.

Each round begins with an empty database and kills run after run, by turns the process alone and all that it has
started, until one comes to its end; then the database is compared, row for row, with one that was never interrupted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.ingest import run_ingest
from flows.runners import Runner
from tests.benchmarks.corpus import write_corpus
from tests.serving import descendants, rows, wait_for

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

# Forked from a process that has Prefect and the lexicons, a run begins at once.
PROCESSES = multiprocessing.get_context("forkserver")
PRELOADED = ["tests.benchmarks.kills", "flows.ingest.flow", "flows.stages", "flows.staging", "flows.preload"]

SEED = 20_240_321
# Of the kills, so many fall before the flow begins; the others fall within what it does.
EARLY = 0.1
# Of an undisturbed run's time: some runs are to come to their end.
LATEST = 1.15
TABLES = {
    "articles": "run_id, first_seen_at, valid_from",
    "article_files": "run_id, valid_from, valid_to",
    "facts": "run_id, extracted_at",
    "facts_history": "run_id, extracted_at, valid_from, valid_to",
}
BEGUN = " of "


def run(corpus: Path, db: Path, workers: int, log: Path) -> None:
    """A run as the command makes it; how far it has come goes to a file."""

    def tell(done: int, total: int) -> None:
        with log.open("a", encoding="utf-8") as lines:
            lines.write(f"{done} of {total}\n")

    run_ingest([str(corpus)], str(db), runner=Runner(workers=workers), progress=tell)
    with log.open("a", encoding="utf-8") as lines:
        lines.write("ended\n")


class Killing:
    """Rounds of killed runs over one corpus."""

    def __init__(self, folder: Path, articles: int) -> None:
        """Args: folder: for corpus and databases. articles: in the corpus."""
        self._folder, self._draw = folder, random.Random(SEED)
        self._corpus = folder / "corpus"
        write_corpus(self._corpus, articles)
        # From here on, its server is there for all other runs.
        run_ingest([str(self._corpus)], str(folder / "clean.duckdb"), console_level="ERROR")
        self._expected = self._content("clean")
        PROCESSES.set_forkserver_preload(PRELOADED)
        began = time.monotonic()
        first = self._start("first", 2)
        wait_for(lambda: BEGUN in self._log("first"), "the first run")
        self._before, began = time.monotonic() - began, time.monotonic()
        first.join()
        self._working = time.monotonic() - began
        self.where: Counter[str] = Counter()

    def round(self, name: str) -> int:
        """Kills runs over one database until a run ends by itself, and returns how many it killed.

        Raises:
            AssertionError: the run that ended failed, or the database is not what it should be.
        """
        kills = 0
        while True:
            # By turns in threads and in processes, the run alone and with all its processes.
            started = self._start(name, workers=2 * (kills // 2 % 2))
            if not self._kill(started, name, whole=kills % 2 == 1):
                break
            kills += 1
        assert started.exitcode == 0, self._log(name)
        assert self._content(name) == self._expected, f"{self._folder / name}.duckdb differs from clean.duckdb"
        for file in self._folder.glob(f"*{name}.duckdb*"):
            file.unlink()
        return kills

    def _start(self, name: str, workers: int) -> ForkServerProcess:
        log = self._folder / f"{name}.log"
        log.unlink(missing_ok=True)
        started = PROCESSES.Process(target=run, args=(self._corpus, self._folder / f"{name}.duckdb", workers, log))
        started.start()
        return started

    def _kill(self, started: ForkServerProcess, name: str, whole: bool) -> bool:
        if self._draw.random() < EARLY:
            started.join(self._draw.uniform(0, self._before))
        else:
            wait_for(lambda: BEGUN in self._log(name) or not started.is_alive(), "the flow")
            started.join(self._draw.uniform(0, self._working * LATEST))
        if not started.is_alive() or started.pid is None:
            return False
        for pid in (started.pid, *(descendants(started.pid) if whole else ())):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        started.join()
        if started.exitcode != -signal.SIGKILL:
            return False
        self.where[_where(self._log(name))] += 1
        return True

    def _log(self, name: str) -> str:
        log = self._folder / f"{name}.log"
        return log.read_text("utf-8", "replace") if log.exists() else ""

    def _content(self, name: str) -> dict[str, list[tuple[Any, ...]]]:
        db = self._folder / f"{name}.duckdb"
        return {
            table: rows(db, f"SELECT * EXCLUDE ({apart}) FROM {table} ORDER BY ALL") for table, apart in TABLES.items()
        }


def _where(log: str) -> str:
    lines = log.splitlines()
    if not lines:
        return "before the files were found"
    if lines[-1] == "ended":
        return "after the flow had ended"
    done, total = lines[-1].split(" of ")
    if len(lines) == 1:
        return "before a batch was loaded"
    return "after the last batch, in audits or publication" if done == total else "between the batches"


def main() -> None:
    """Prints, round after round, how many runs were killed, and at the end where the kills fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        killing = Killing(Path(folder), options.articles)
        kills = rounds = 0
        while kills < options.kills:
            kills += killing.round(f"round-{rounds}")
            rounds += 1
            sys.stdout.write(f"{kills} kills in {rounds} rounds; the database is the one of an undisturbed run\n")
            sys.stdout.flush()
        for where, count in killing.where.most_common():
            sys.stdout.write(f"{count:5} {where}\n")


if __name__ == "__main__":
    main()
