"""The benchmark behind `make bench`: everything in one run, side by side; docs/PERFORMANCE.md says how to read it.

    python -m tests.benchmarks.bench [--sizes 1000,10000] [--folder build/benchmark] [--repeats 3]

Writes docs/performance/benchmark.json and benchmark.svg, and the table in docs/PERFORMANCE.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.chart import draw_chart
from tests.benchmarks.corpus import DENSE, ROOT, write_corpus
from tests.benchmarks.measures import WARM_UP
from tests.benchmarks.processes import Usage, run_measure, watch
from tests.benchmarks.report import write_table

DOCS = ROOT / "docs"
RESULTS = DOCS / "performance"
SAMPLE = 500
NAIVE_SAMPLE = 8
# Beyond this many articles a measure is taken once: by then it is long enough not to waver.
REPEATED_UP_TO = 2_000
HOSTILE_SIZES = (1_000_000, 10_000_000)
HOSTILE_PATIENCE = 60
ADDED = 10


class Bench:
    """One run of the benchmark, in a folder of its own."""

    def __init__(self, folder: Path, repeats: int) -> None:
        """Args: folder: for the corpora, which stay for the next time, and databases. repeats: of short measures."""
        self._folder = folder
        self._repeats = repeats
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
            "XDG_STATE_HOME": str(folder / "state"),
            "PYTHONPATH": str(ROOT),
            "TALLYWIRE_DB": str(folder / "started.duckdb"),
        }
        shutil.rmtree(folder / "state", ignore_errors=True)

    def start(self) -> dict[str, Any]:
        """Start-up: of the program, of its help, of a query, and of a run, which is mostly Prefect's."""
        seeds = str(ROOT / "seeds")
        first, _ = self._pipeline(seeds, "first", "threads", 0)
        later = [self._pipeline(seeds, "later", "threads", 0) for _ in range(self._repeats)]
        program = [sys.executable, "-m", "flows.cli"]
        shutil.copy(self._database("later"), self._environment["TALLYWIRE_DB"])
        return {
            "python": self._command([sys.executable, "-c", "pass"]),
            "help": self._command([*program, "--help"]),
            "query": self._command([*program, "query", "SELECT count(*) FROM facts"]),
            "first_run": {"start": first["start"], "seconds": first["seconds"]},
            "later_run": {
                **{part: median(run[part] for run, _ in later) for part in ("start", "seconds")},
                "cpu": {role: median(usage.cpu[role] for _, usage in later) for role in ("run", "server")},
            },
        }

    def size(self, count: int) -> dict[str, Any]:
        """All that depends on the size of the archive."""
        corpus = self._folder / f"news-{count}"
        size = write_corpus(corpus, count)
        repeats = self._repeats if count <= REPEATED_UP_TO else 1
        result: dict[str, Any] = {"articles": count, "bytes": size}
        result["floor"] = self._measure("floor", str(corpus))
        result["one"] = self._fastest(str(corpus), f"one-{count}", "processes", 1, repeats)
        result["two"] = self._fastest(str(corpus), f"two-{count}", "processes", 2, repeats)
        result["database_bytes"] = self._database(f"two-{count}").stat().st_size
        again = self._pipeline(str(corpus), f"two-{count}", "processes", 2, keep=True)
        result["nothing_new"] = _row(*again)
        result["ten_new"] = self._ten_new(corpus, count)
        return result

    def extraction(self, count: int) -> dict[str, Any]:
        """Extraction alone, and the libraries alone, on articles of one corpus."""
        corpus = str(self._folder / f"news-{count}")
        sample = min(SAMPLE, count // 2)
        dense = self._folder / "dense"
        write_corpus(dense, sample + WARM_UP, numbered=DENSE)
        return {
            "alone": self._measure("extraction", corpus, str(sample)),
            "dense": self._measure("extraction", str(dense), str(sample)),
            "naive": self._measure("naive", corpus, str(NAIVE_SAMPLE)),
            "hostile": [self._hostile(name, size) for name in ("words", "numbers") for size in HOSTILE_SIZES],
        }

    def _hostile(self, name: str, size: int) -> dict[str, Any]:
        try:
            answer = run_measure("hostile", name, str(size), environment=self._environment, patience=HOSTILE_PATIENCE)[
                0
            ]
        except TimeoutError:
            answer = {"seconds": None}
        return {"text": name, "bytes": size, **answer}

    def _ten_new(self, corpus: Path, count: int) -> dict[str, Any]:
        added = corpus / "added"
        write_corpus(added, ADDED, first=10_000_000)
        try:
            return _row(*self._pipeline(str(corpus), f"two-{count}", "processes", 2, keep=True))
        finally:
            shutil.rmtree(added)

    def _fastest(self, corpus: str, name: str, runner: str, workers: int, repeats: int) -> dict[str, Any]:
        rows = [_row(*self._pipeline(corpus, name, runner, workers)) for _ in range(repeats)]
        rows.sort(key=lambda row: row["seconds"])
        return rows[len(rows) // 2]

    def _pipeline(
        self, corpus: str, name: str, runner: str, workers: int, keep: bool = False
    ) -> tuple[dict[str, Any], Usage]:
        database = self._database(name)
        if not keep:
            for file in database.parent.glob(f"*{database.name}*"):
                shutil.rmtree(file) if file.is_dir() else file.unlink()
        arguments = (corpus, str(database), runner, str(workers))
        result, usage = run_measure("pipeline", *arguments, environment=self._environment)
        if result["issues"]:
            raise RuntimeError(f"{result['issues']} articles could not be read: tallywire query --db {database}")
        return result, usage

    def _measure(self, name: str, *arguments: str) -> dict[str, Any]:
        return run_measure(name, *arguments, environment=self._environment)[0]

    def _command(self, command: list[str]) -> float:
        return median(watch(command, self._environment, look=False)[1].seconds for _ in range(self._repeats + 2))

    def _database(self, name: str) -> Path:
        return self._folder / f"{name}.duckdb"


def _row(result: dict[str, Any], usage: Usage) -> dict[str, Any]:
    return {**result, "cpu": usage.cpu, "memory": usage.memory, "largest_process": usage.largest}


def main() -> None:
    """Runs the benchmark and writes what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="articles, e.g. 1000,10000,100000")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmark")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    options.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.folder.resolve(), options.repeats)
    began = time.monotonic()
    results: dict[str, Any] = {
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "start": bench.start(),
        "sizes": [],
    }
    for size in sizes:
        results["sizes"].append(bench.size(size))
        sys.stderr.write(f"{size} articles: done after {time.monotonic() - began:.0f} s\n")
    results["extraction"] = bench.extraction(sizes[0])
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "benchmark.json").write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    (RESULTS / "benchmark.svg").write_text(draw_chart(results["sizes"]), "utf-8")
    sys.stdout.write(write_table(DOCS / "PERFORMANCE.md", results))


if __name__ == "__main__":
    main()
