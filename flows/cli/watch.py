"""`tallywire watch`: articles into the database as they arrive."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import CommandError
from flows.cli.options import DEFAULT_DATABASE, Database, PublishedOn
from flows.cli.screen import log_to_stderr, warn

COMMAND = "watch"
EPILOG = """Examples:

\b
  tallywire watch news/incoming
  tallywire watch wire/ap wire/dpa --db desk.duckdb
"""

Folders = Annotated[list[Path], typer.Argument(metavar="DIR…", help="Folders, with all folders in them.")]


def command(
    folders: Folders,
    db: Database = DEFAULT_DATABASE,
    published_on: PublishedOn = None,
) -> None:
    """Loads what is in the folders, then each article as it arrives, until stopped.

    A file is read once it is whole: nobody has it open for writing, and it has stopped changing. Files that come
    together go in one run. Ctrl-C or SIGTERM stops it; what arrives meanwhile is found at the next start.
    """
    from flows.watch import watch_folders

    watched = existing_folders(folders)
    log_to_stderr()
    try:
        watch_folders(watched, str(db), published_on=published_on, stop=threading.Event())
    except KeyboardInterrupt:
        # Being stopped is how a watch ends; the batch in hand was rolled back, and is read at the next start.
        warn("Stopped. What was finished is kept; what was not is read at the next start.")


def existing_folders(folders: list[Path]) -> list[str]:
    """The folders as text.

    Raises:
        CommandError: one of them is missing, or is a file.
    """
    for folder in folders:
        if not folder.is_dir():
            what = "is a file" if folder.exists() else "is not there"
            raise CommandError(f"{folder} {what}", "Name folders in which articles arrive; make them where need be")
    return [str(folder) for folder in folders]
