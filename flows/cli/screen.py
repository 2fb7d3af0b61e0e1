"""Screen: where commands print to; results go to stdout, everything else to stderr, so that a pipe stays parseable."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console


def console(*, stderr: bool = False) -> Console:
    """A rich console that prints text as it is: no markup, no emoji codes, no guessed highlighting.

    It follows the width of the terminal (80 where there is none), NO_COLOR and FORCE_COLOR.
    """
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def say(line: str = "") -> None:
    """Prints a line on stdout; what could steer the terminal is written out."""
    sys.stdout.write(visible(line) + "\n")


def warn(line: str) -> None:
    """Prints a line on stderr, likewise."""
    sys.stderr.write(visible(line) + "\n")


def log_to_stderr() -> None:
    """Sends what this program logs itself to stderr, in the form of Prefect's lines, for commands that go on."""
    handler = logging.StreamHandler()
    handler.setFormatter(_VisibleFormatter("%(asctime)s.%(msecs)03d | %(levelname)-7s | %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("flows")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _VisibleFormatter(logging.Formatter):
    """Writes out what could steer the terminal: file names are anybody's."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


@contextmanager
def progress_bar(on_terminal: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal; None elsewhere, where the flow's log lines tell the same."""
    if not on_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("Starting Prefect", total=None, count="")

        def show(done: int, total: int) -> None:
            progress.update(task, description="Reading articles", completed=done, total=total, count=f"{done}/{total}")

        yield show
