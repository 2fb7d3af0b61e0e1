"""Runs that are killed at random moments, on a real Prefect server: `python -m tests.benchmarks.kills [--kills 500]`.

Each round begins with an empty database and kills run after run, by turns the process alone and all that it has
started, until one comes to its end; then the database is compared, row for row, with one that was never interrupted.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import write_corpus
from tests.serving import Command, descendants, rows

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
BEGUN = "Beginning flow run"


class Killing:
    """Rounds of killed runs over one corpus."""

    def __init__(self, folder: Path, articles: int) -> None:
        """Args: folder: for corpus and databases. articles: in the corpus."""
        self._folder, self._draw = folder, random.Random(SEED)
        self._corpus = folder / "corpus"
        write_corpus(self._corpus, articles)
        began = time.monotonic()
        clean = self._start("clean")
        clean.wait_until_it_says(BEGUN)
        self._before, began = time.monotonic() - began, time.monotonic()
        assert clean.process.wait() == 0, clean.output()
        self._working = time.monotonic() - began
        self._expected = self._content("clean")
        self.where: Counter[str] = Counter()

    def round(self, name: str) -> int:
        """Kills runs over one database until a run ends by itself, and returns how many it killed.

        Raises:
            AssertionError: the run that ended failed, or the database is not what it should be.
        """
        kills = 0
        while True:
            run = self._start(name)
            if not self._kill(run, whole=kills % 2 == 1):
                break
            kills += 1
        assert run.process.returncode == 0, run.output()
        assert self._content(name) == self._expected, f"{self._folder / name}.duckdb differs from clean.duckdb"
        for file in self._folder.glob(f"*{name}.duckdb*"):
            file.unlink()
        return kills

    def _start(self, name: str) -> Command:
        log = self._folder / f"{name}.log"
        log.unlink(missing_ok=True)
        return Command(log, "run", self._corpus, "--db", self._folder / f"{name}.duckdb", "--workers", "2")

    def _kill(self, run: Command, whole: bool) -> bool:
        if self._draw.random() < EARLY:
            time.sleep(self._draw.uniform(0, self._before))
        else:
            run.wait_until_it_says(BEGUN)
            time.sleep(self._draw.uniform(0, self._working * LATEST))
        pids = [run.process.pid, *(descendants(run.process.pid) if whole else ())]
        if run.process.poll() is not None:
            return False
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if run.process.wait() != -signal.SIGKILL:
            return False
        self.where[_where(run.output())] += 1
        return True

    def _content(self, name: str) -> dict[str, list[tuple[Any, ...]]]:
        db = self._folder / f"{name}.duckdb"
        return {
            table: rows(db, f"SELECT * EXCLUDE ({apart}) FROM {table} ORDER BY ALL") for table, apart in TABLES.items()
        }


def _where(log: str) -> str:
    if BEGUN not in log:
        return "before the flow began"
    loaded = log.count("Loaded batch")
    if "Finished in state" in log:
        return "after the flow had ended"
    return f"with {loaded} batches loaded" if loaded else "before a batch was loaded"


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
