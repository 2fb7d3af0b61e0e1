"""`tallywire retry`: once more what could not be read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import SOME_FAILED
from flows.cli.options import DEFAULT_DATABASE, Database
from flows.cli.run import report
from flows.cli.screen import say, warn

COMMAND = "retry"
EPILOG = """Examples:

\b
  tallywire retry
  tallywire retry --cause unreadable
"""


def command(
    db: Database = DEFAULT_DATABASE,
    cause: Annotated[
        str | None, typer.Option("--cause", metavar="CODE", help="Only what failed so; `tallywire status` lists them.")
    ] = None,
) -> None:
    """Reads once more the files that no run could read, for when what was in their way is gone.

    Sweeps and watches leave alone a file that failed, until its content or the extractor changes.
    """
    from flows.ingest import run_ingest
    from warehouse import connect_read_only, list_failures

    with closing(connect_read_only(db)) as connection:
        failures = [failure for failure in list_failures(connection, db) if cause in (None, failure.code)]
    paths = [failure.path for failure in failures if Path(failure.path).exists()]
    if len(paths) < len(failures):
        warn(f"{len(failures) - len(paths)} of {len(failures)} files that failed are no longer there (from here).")
    if not paths:
        say("There is nothing to try again.")
        return
    summary = run_ingest(paths, str(db))
    report(summary, db)
    if not summary.succeeded:
        raise typer.Exit(SOME_FAILED)
