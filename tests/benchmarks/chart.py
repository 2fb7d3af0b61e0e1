"""Draws the benchmark's plot, time and memory over the size of the archive, as SVG: no library is worth one plot."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

WIDTH, HEIGHT, MARGIN = 380, 260, 56
Point = tuple[float, float]


def draw_chart(sizes: Sequence[dict[str, Any]]) -> str:
    """Two plots with logarithmic axes, in which a straight line at 45° is linear growth.

    Args:
        sizes: what `Bench.size` gives, by size.
    """
    seconds = {
        "one process": _points(sizes, lambda row: row["one"]["seconds"]),
        "two processes": _points(sizes, lambda row: row["two"]["seconds"]),
        "nothing new": _points(sizes, lambda row: row["nothing_new"]["seconds"]),
    }
    memory = {
        "all processes": _points(sizes, lambda row: row["two"]["memory"] / 1e6),
        "the largest": _points(sizes, lambda row: row["two"]["largest_process"] / 1e6),
    }
    plots = _plot("Seconds", seconds, 0) + _plot("Memory, MB", memory, WIDTH + 40)
    width = 2 * WIDTH + 40
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>{plots}</svg>\n'
    )


def _points(sizes: Sequence[dict[str, Any]], value: Callable[[dict[str, Any]], float]) -> list[Point]:
    return [(row["articles"], max(value(row), 1e-3)) for row in sizes]


def _plot(title: str, lines: dict[str, list[Point]], left: float) -> str:
    points = [point for line in lines.values() for point in line]
    across = _axis([x for x, _ in points], left + MARGIN, left + WIDTH - 10)
    up = _axis([y for _, y in points], HEIGHT - 36, 30)
    drawn = [f'<text x="{left + MARGIN}" y="18" font-weight="bold">{title}, by number of articles</text>']
    for power, x in across[1]:
        drawn.append(f'<line x1="{x:.0f}" y1="30" x2="{x:.0f}" y2="{HEIGHT - 36}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x:.0f}" y="{HEIGHT - 20}" text-anchor="middle">{10**power:,}</text>')
    for power, y in up[1]:
        drawn.append(f'<line x1="{left + MARGIN}" y1="{y:.0f}" x2="{left + WIDTH - 10}" y2="{y:.0f}" stroke="#ddd"/>')
        drawn.append(f'<text x="{left + MARGIN - 6}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:,g}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour = ("#1b6ca8", "#c1440e", "#4b7f52")[number]
        spots = [(across[0](x), up[0](y)) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        drawn.append(f'<text x="{left + MARGIN + 8}" y="{46 + 14 * number}" fill="{colour}">{name}</text>')
    return "".join(drawn)


def _axis(
    values: Sequence[float], start: float, end: float
) -> tuple[Callable[[float], float], list[tuple[int, float]]]:
    """Where a value stands, and where the powers of ten between the values do."""
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    most = max(most, least + 1)

    def place(value: float) -> float:
        return start + (end - start) * (math.log10(value) - least) / (most - least)

    return place, [(power, place(10.0**power)) for power in range(least, most + 1)]
