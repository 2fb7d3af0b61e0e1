"""Options and arguments that several commands share, so that they read and fail alike."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows import settings

DEFAULT_DATABASE = Path(settings.DEFAULT_DATABASE)


class RowFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class ReportFormat(StrEnum):
    """How a report is printed."""

    table = "table"
    json = "json"


class RunnerChoice(StrEnum):
    """Where a run does its work."""

    threads = "threads"
    processes = "processes"
    dask = "dask"


def parse_date(text: str) -> date:
    """Reads a date a user typed.

    Raises:
        typer.BadParameter: it is not a date; ends the command as wrong use.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date. Write it as in 2024-03-21.") from None


Database = Annotated[
    Path,
    typer.Option("--db", envvar="TALLYWIRE_DB", show_envvar=True, metavar="FILE", help="The DuckDB file."),
]
PublishedOn = Annotated[
    date | None,
    typer.Option(
        "--published-on",
        metavar="DATE",
        parser=parse_date,
        help="Publication date, e.g. 2024-03-21, for dates such as 'on Thursday'. Wins over what the text says.",
    ),
]
