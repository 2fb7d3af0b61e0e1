"""`tallywire serve`: a server, the deployments and a watch, in one command."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATABASE, Database, PublishedOn
from flows.cli.screen import log_to_stderr, say, warn
from flows.cli.watch import Folders, existing_folders

COMMAND = "serve"
EPILOG = """Examples:

\b
  tallywire serve news/incoming
  tallywire serve wire/ap wire/dpa --db desk.duckdb --every 1h
  tallywire serve news/incoming --cron "0 6 * * *"
"""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def parse_interval(text: str) -> float:
    """Reads a length of time, e.g. ``15m``, as seconds.

    Raises:
        typer.BadParameter: it is none, or shorter than ten seconds.
    """
    match = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    if match is None or (seconds := int(match[1]) * _UNITS[match[2]]) < 10:
        raise typer.BadParameter(f"'{text}' is not a length of time of at least 10s. Write it as in 15m, 1h or 1d.")
    return float(seconds)


def parse_cron(text: str) -> str:
    """Checks a cron expression, e.g. ``0 6 * * *``.

    Raises:
        typer.BadParameter: it is none.
    """
    from cronsim import CronSim, CronSimError

    try:
        CronSim(text, datetime.now(UTC))
    except CronSimError:
        message = f"'{text}' is not a cron expression. Write it as in '0 6 * * *', every day at six."
        raise typer.BadParameter(message) from None
    return text


def command(
    folders: Folders,
    db: Database = DEFAULT_DATABASE,
    every: Annotated[
        float | None,
        typer.Option("--every", metavar="TIME", parser=parse_interval, help="Between sweeps.  [default: 15m]"),
    ] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", metavar="CRON", parser=parse_cron, help="When to sweep instead, in UTC.")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, metavar="PORT", help="Of the UI.  [default: 4200]")
    ] = None,
    published_on: PublishedOn = None,
) -> None:
    """Watches folders and sweeps them on a schedule, with a Prefect server and its UI, until stopped.

    The server listens on this machine only. Where PREFECT_API_URL is set, that server is used instead. Ctrl-C or
    SIGTERM stops everything: the batch in hand is finished or rolled back, and read again at the next start.
    """
    from flows.serve import Serving, Supervisor

    if every is not None and cron is not None:
        raise typer.BadParameter("Give --every or --cron, not both.")
    watched = [str(Path(folder).absolute()) for folder in existing_folders(folders)]
    when = parse_interval("15m") if every is None and cron is None else every
    serving = Serving(folders=tuple(watched), db=str(db.absolute()), every=when, cron=cron, published_on=published_on)
    log_to_stderr()
    warn("Starting the Prefect server …")
    try:
        with Supervisor(serving, port) as supervisor:
            say(f"Prefect UI: {supervisor.ui}")
            say(f"Database:   {db}")
            say(f"Sweeping {', '.join(watched)} {f'at {cron} (UTC)' if cron else f'every {when:.0f} s'}. Ctrl-C stops.")
            sys.stdout.flush()
            supervisor.run()
    except KeyboardInterrupt:
        warn("Stopped. What was finished is kept; what was not is read at the next start.")
