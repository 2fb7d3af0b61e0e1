"""Latency from a file's arrival to its facts being queryable: `python -m tests.benchmarks.arrivals [FILES] [BURST]`.

Serves an empty folder, drops single files one after the other, then a burst, and asks the database all the time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from flows.server import free_port
from tests.serving import Command, rows

TEXT = (Path(__file__).parents[2] / "seeds").glob("*.txt")


def main() -> None:
    """Prints the median and the extremes for single files, and the time for the burst."""
    files, burst = (int(argument) for argument in (*sys.argv[1:], *("20", "500")[len(sys.argv) - 1 :]))
    text = max((path.read_text("utf-8") for path in TEXT), key=len)
    with tempfile.TemporaryDirectory() as folder:
        incoming, db = Path(folder, "incoming"), Path(folder, "facts.duckdb")
        incoming.mkdir()
        serve = Command(Path(folder, "log"), "serve", incoming, "--db", db, "--port", str(free_port()))
        try:
            _drop(incoming, "first", text)
            _wait_for(db, "first")
            seconds = [_time_one(incoming, db, f"file {number}", text) for number in range(files)]
            runs = _count_runs(db)
            began = time.monotonic()
            for number in range(burst):
                _drop(incoming, f"burst {number}", text)
            _wait_for(db, *(f"burst {number}" for number in range(burst)))
            took = time.monotonic() - began
            more = _count_runs(db) - runs
        finally:
            serve.end()
    line = (
        f"{files} single files: median {statistics.median(seconds):.2f} s, {min(seconds):.2f} to {max(seconds):.2f} s"
    )
    sys.stdout.write(f"{line}\n{burst} files at once: {took:.1f} s, in {more} runs\n")


def _time_one(incoming: Path, db: Path, name: str, text: str) -> float:
    began = time.monotonic()
    _drop(incoming, name, text)
    _wait_for(db, name)
    return time.monotonic() - began


def _drop(incoming: Path, name: str, text: str) -> None:
    (incoming / f"{name}.txt").write_text(f"{name.capitalize()}. {text}", "utf-8")


def _wait_for(db: Path, *names: str) -> None:
    wanted = {f"{name}.txt" for name in names}
    while wanted:
        wanted -= {
            Path(path).name
            for (path,) in rows(db, "SELECT DISTINCT path FROM articles SEMI JOIN facts USING (article_id)")
        }
        time.sleep(0.05)


def _count_runs(db: Path) -> int:
    return int(rows(db, "SELECT count(*) FROM runs WHERE articles_loaded > 0")[0][0])


if __name__ == "__main__":
    main()
