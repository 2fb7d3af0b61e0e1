"""Examples in the documentation: finds them, runs them on a warehouse of the seeds, and puts in place what they print.

An example is a ```sql block, answered by the Markdown table that follows it, or a command after "$ " in a ```console
block, answered by the lines that follow it. Commands that end are run; those that need a shell or a network
(`git`, `make test`, `source`) are shown with what they printed when somebody last ran them.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from flows.ingest.batches import make_batches
from flows.ingest.run import Inputs, RunInHand
from flows.ingest.summary import RunSummary
from flows.ledger import kind_records
from flows.workers import Workers
from warehouse import Warehouse

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "docs/CONFIDENCE.md")
DATABASE = "warehouse/facts.duckdb"
# Of the terminal that outputs are shown on, in characters.
WIDTH = 100

_BLOCK = re.compile(r"^```(sql|console)\n(.*?)^```\n", re.M | re.S)
_TABLE = re.compile(r"\n(?:\|.*\n)+")
_COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.M)
_RUNNABLE = re.compile(r"make run$|tallywire (?:query|extract|show|explain|kinds|evaluate)\b")
_SECONDS = re.compile(r"\d+\.\d+ s\b")


@dataclass(frozen=True)
class Example:
    """One query or command of a page.

    Attributes:
        code: the SQL, or the command line without its prompt.
        is_sql: which of the two.
        shown: what the page says it prints.
        start: where that begins in the page.
    """

    code: str
    is_sql: bool
    shown: str
    start: int

    @property
    def runnable(self) -> bool:
        return self.is_sql or _RUNNABLE.match(self.code) is not None


def find_examples(page: str) -> list[Example]:
    """The examples of a page, in order."""
    examples = []
    for block in _BLOCK.finditer(page):
        if block[1] == "sql":
            table = _TABLE.match(page, block.end())
            examples.append(Example(block[2], True, table[0] if table else "", block.end()))
        else:
            commands = _COMMAND.finditer(page, block.start(2), block.end(2))
            examples += [Example(command[1], False, command[2], command.start(2)) for command in commands]
    return examples


def refresh_examples(page: str, run: Callable[[Example], str]) -> str:
    """The page with what its runnable examples print now; seconds alone are no reason for a change."""
    for example in reversed(find_examples(page)):
        if example.runnable:
            printed = run(example)
            if not same_output(printed, example.shown):
                page = page[: example.start] + printed + page[example.start + len(example.shown) :]
    return page


def same_output(one: str, other: str) -> bool:
    """Whether two outputs are the same but for the seconds something took."""
    return _SECONDS.sub("0.0 s", one) == _SECONDS.sub("0.0 s", other)


class Seeds:
    """A checkout in small: the seeds, and a warehouse made of them by the plain stages, without Prefect.

    It is a folder of its own, so that paths are printed as a user sees them and nobody's database is touched.
    """

    def __init__(self, folder: Path) -> None:
        """Args: folder: an empty one."""
        self._folder = folder
        (folder / "seeds").symlink_to(ROOT / "seeds")
        with chdir(folder):
            self._summary = load_folder("seeds", DATABASE)

    def run(self, example: Example) -> str:
        """What an example prints on a terminal 100 characters wide."""
        if example.is_sql:
            return "\n" + self._invoke(["query", example.code, "--format", "markdown"])
        if example.code == "make run":
            return self._report()
        return self._invoke(shlex.split(example.code)[1:])

    def _invoke(self, arguments: list[str]) -> str:
        from typer.testing import CliRunner

        from flows.cli import app

        surroundings = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TALLYWIRE_DB": None}
        with chdir(self._folder):
            result = CliRunner(env=surroundings).invoke(app, arguments, prog_name="tallywire")
        if result.exit_code:
            raise ValueError(f"tallywire {shlex.join(arguments)} fails: {result.output}") from result.exception
        return result.output

    def _report(self) -> str:
        from flows.cli.run import report

        with chdir(self._folder), patch.dict(os.environ, {"COLUMNS": str(WIDTH)}), redirect_stdout(StringIO()) as text:
            report(self._summary, Path(DATABASE))
        return text.getvalue()


def load_folder(folder: str, db: str) -> RunSummary:
    """Does what a run does, stage by stage in this process, without Prefect."""
    with Warehouse.open(db, kind_records()) as warehouse, Workers(0) as workers:
        run = RunInHand("seeds", Inputs((folder,), None), warehouse)
        run.discover()
        for batch in make_batches(run.new, 0):
            run.parse(batch, workers)
            run.extract(batch, workers)
            run.load(batch)
        return run.finish()
