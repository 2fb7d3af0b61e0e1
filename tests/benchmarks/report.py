"""Writes the benchmark's results as the table in docs/PERFORMANCE.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- benchmark -->", "<!-- end of benchmark -->"


def write_table(file: Path, results: dict[str, Any]) -> str:
    """Puts the table between the file's marks.

    Returns:
        The table.
    """
    fixed = results["start"]["later_run"]["cpu"]
    table = "\n\n".join((_by_size(results["sizes"], fixed), _extraction(results), _start(results["start"])))
    before, _, rest = file.read_text("utf-8").partition(BEGIN)
    machine = results["machine"]
    note = f"Python {machine['python']}, {machine['system']}, {machine['cores']} cores."
    file.write_text(f"{before}{BEGIN}\n{note}\n\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")
    return table + "\n"


def _by_size(sizes: Sequence[dict[str, Any]], fixed: dict[str, float]) -> str:
    header = ["", *(f"{row['articles']:,} articles" for row in sizes)]
    lines: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("floor: read, decode, hash, scan", lambda row: _rate(row["articles"], row["floor"]["seconds"])),
        ("whole pipeline, one process", lambda row: _rate(row["articles"], row["one"]["seconds"])),
        ("whole pipeline, two processes", lambda row: _rate(row["articles"], row["two"]["seconds"])),
        ("… in seconds", lambda row: f"{row['two']['seconds']:.1f} s"),
        ("… share of Prefect, discover and loading", lambda row: f"{_overhead(row['two'], fixed):.0%}"),
        ("a run with nothing new", lambda row: f"{row['nothing_new']['seconds']:.1f} s"),
        ("a run with ten new files", lambda row: f"{row['ten_new']['seconds']:.1f} s"),
        ("memory, all processes together", lambda row: _mb(row["two"]["memory"])),
        ("memory, the largest process", lambda row: _mb(row["two"]["largest_process"])),
        ("facts", lambda row: f"{row['two']['facts']:,}"),
        ("database", lambda row: _mb(row["database_bytes"])),
    ]
    return _table(header, ([name, *(show(row) for row in sizes)] for name, show in lines))


def _extraction(results: dict[str, Any]) -> str:
    found = results["extraction"]
    alone, dense, naive, hostile = found["alone"], found["dense"], found["naive"], found["hostile"]
    each = alone["seconds"] / alone["articles"]
    dense_each = dense["seconds"] / dense["articles"]
    floor = results["sizes"][0]["floor"]
    naive_each = (naive["quantulum3"] + naive["dateparser"]) / naive["articles"]
    rows = [
        ["extraction alone", _rate(1, each), f"{each * 1e3:.1f} ms an article of {_length(alone):,.0f} characters"],
        ["extraction alone, numbers twice as close", _rate(1, dense_each), f"{dense_each * 1e3:.1f} ms"],
        ["parsing alone", _rate(alone["articles"], alone["parsing"]), ""],
        ["extraction ÷ floor", f"{each / (floor['seconds'] / floor['articles']):.0f} ×", ""],
        ["quantulum3 and dateparser on whole articles", _rate(1, naive_each), f"{naive_each / each:.0f} × as long"],
    ]
    for row in hostile:
        taken = "not done in 60 s" if row["seconds"] is None else f"{row['seconds']:.1f} s"
        rows.append([f"one sentence of {row['bytes'] // 1_000_000} MB of {row['text']}", taken, ""])
    return _table(["", "", ""], rows)


def _start(start: dict[str, Any]) -> str:
    rows = [
        ["`tallywire --help`", f"{start['help']:.2f} s", f"{start['python']:.2f} s of it the interpreter"],
        ["the first query", f"{start['query']:.2f} s", ""],
        [
            "`make run`, the first time",
            f"{start['first_run']['start'] + start['first_run']['seconds']:.1f} s",
            f"{start['first_run']['start']:.1f} s to start Prefect, {start['first_run']['seconds']:.1f} s the run",
        ],
        [
            "`make run`, later",
            f"{start['later_run']['start'] + start['later_run']['seconds']:.1f} s",
            f"{start['later_run']['start']:.1f} s to start Prefect, {start['later_run']['seconds']:.1f} s the run",
        ],
    ]
    return _table(["", "", ""], rows)


def _overhead(row: dict[str, Any], fixed: dict[str, float]) -> float:
    """What is not done in workers, as a share of the processor time beyond that of starting and ending a run."""
    work: float = row["cpu"].get("workers", 0.0)
    rest: float = sum(row["cpu"].get(role, 0.0) - fixed.get(role, 0.0) for role in ("run", "server"))
    return max(rest, 0.0) / (work + max(rest, 0.0))


def _length(alone: dict[str, float]) -> float:
    return alone["characters"] / alone["articles"]


def _rate(articles: float, seconds: float) -> str:
    return f"{articles / seconds:,.0f} articles/s"


def _mb(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)
