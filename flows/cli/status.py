"""`tallywire status`: how the pipeline stands."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_DATABASE, Database, ReportFormat
from flows.cli.screen import say

if TYPE_CHECKING:
    from flows.status import Status

COMMAND = "status"
EPILOG = """Examples:

\b
  tallywire status
  tallywire status news/incoming --db desk.duckdb
  tallywire status --format json
"""


def command(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR…]", help="Whose backlog to count.  [default: as earlier runs]")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    report_format: Annotated[ReportFormat, typer.Option("--format", help="How to print it.")] = ReportFormat.table,
) -> None:
    """Shows the last runs, what waits to be read, what failed and why, sizes and versions.

    The backlog is what the next run would read of the folders that are served, or that earlier runs were given.
    """
    from flows.cli.values import json_text
    from flows.cli.watch import existing_folders
    from flows.status import read_status

    status = read_status(db, existing_folders(folders or []))
    if report_format is ReportFormat.json:
        say(json_text(asdict(status), indent=2))
    else:
        _print(status)


def _print(status: Status) -> None:
    say(f"Database   {status.db}, {_megabytes(status.size)}: {status.articles} articles, {status.facts} facts")
    say("Versions   " + ", ".join(f"{name} {number}" for name, number in status.versions.items()))
    say(f"Server     {status.server or 'none is up; each run starts its own'}")
    say(f"Writing    {status.writer or 'nobody'}")
    for backlog in status.backlog:
        say(f"Backlog    {backlog.folder}: {backlog.files} for the next run to read")
    if status.outdated:
        say(f"           {status.outdated} of another extractor version: tallywire reprocess")
    _print_runs(status)
    _print_causes(status)


def _print_runs(status: Status) -> None:
    from flows.cli.tables import print_grid
    from flows.status import seconds_taken

    say("\nLast runs (UTC)")
    columns = ("started", "seconds", "state", "files", "articles", "facts", "issues", "inputs")
    rows = [
        (
            run["started_at"].replace(microsecond=0),
            _rounded(seconds_taken(run)),
            run["state"],
            run["files_found"],
            run["articles_loaded"],
            run["facts_loaded"],
            run["issues_found"],
            _inputs(run["inputs"]),
        )
        for run in status.runs
    ]
    print_grid(columns, rows)


def _print_causes(status: Status) -> None:
    if not status.causes:
        say("\nNo file is left unread.")
        return
    from flows.cli.tables import print_grid

    say("\nNot read, by cause")
    rows = [(cause.stage, cause.code, cause.files, cause.example, cause.hint) for cause in status.causes]
    print_grid(("stage", "cause", "files", "for example", "what to do"), rows)
    say("\nTo try them again: tallywire retry")


def _inputs(inputs: str) -> str:
    paths = inputs.splitlines()
    return paths[0] + (f" and {len(paths) - 1} more" if len(paths) > 1 else "") if paths else ""


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB"
