"""`tallywire reprocess`: what an older extractor read, extracted again."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import SOME_FAILED
from flows.cli.options import DEFAULT_DATABASE, Database, parse_date
from flows.cli.screen import progress_bar, say, warn

if TYPE_CHECKING:
    from flows.reprocess.summary import ReprocessSummary

COMMAND = "reprocess"
EPILOG = """Examples:

\b
  tallywire reprocess --dry-run --diff
  tallywire reprocess --where "publisher = 'AP' AND path LIKE '%wire%'"
  tallywire reprocess --since 2024-03-01 --changed-only
"""

_SHOWN_ISSUES = 20


def command(
    db: Database = DEFAULT_DATABASE,
    where: Annotated[
        str | None, typer.Option("--where", metavar="SQL", help="Only articles for which this condition holds.")
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", metavar="DATE", parser=parse_date, help="Only articles taken in on this day (UTC) or later."
        ),
    ] = None,
    changed_only: Annotated[
        bool,
        typer.Option("--changed-only", help="Write only articles whose facts change; mark the others as read."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print each fact that is added, removed or altered.")] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=0, metavar="N", help="Processes to extract with.  [default: as the text needs]"),
    ] = None,
) -> None:
    """Extracts again what an older extractor version read.

    The texts are in the database; their files are not needed. What the facts were before stays in facts_history, and
    facts_as_of(TIMESTAMP '…') asks for the facts of a moment. A run that was interrupted is finished by running it
    again.

    A condition may use every column of articles, such as publisher, published_on, path or first_seen_at.
    """
    from flows.reprocess import run_reprocess

    _check_selection(db, where, since)
    on_terminal = sys.stderr.isatty()
    with progress_bar(on_terminal) as progress:
        summary = run_reprocess(
            str(db),
            where=where,
            since=since,
            changed_only=changed_only,
            dry_run=dry_run,
            workers=workers,
            progress=progress,
            console_level="ERROR" if on_terminal else None,
        )
    _print_summary(summary)
    if diff:
        _print_diff(summary)
    elif summary.changed:
        say("To see each of them: --diff" if dry_run else "To see them: tallywire history ARTICLE")
    _print_issues(summary)
    if not summary.succeeded:
        raise typer.Exit(SOME_FAILED)


def _check_selection(db: Path, where: str | None, since: date | None) -> None:
    """Sees that there is a database and that the condition is one, before Prefect is started for nothing."""
    from extractors.version import extractor_version
    from warehouse import connect_read_only, select_articles

    with closing(connect_read_only(db)) as connection:
        select_articles(connection, extractor_version(), where, since)


def _print_summary(summary: ReprocessSummary) -> None:
    run = summary.run
    if not run.files_found:
        say(f"Nothing to do: extractor {run.extractor_version} has read all such articles in {summary.db}.")
        return
    articles = f"{run.files_found} article{'s' * (run.files_found != 1)}"
    say(f"{articles} read again by extractor {run.extractor_version}, in {summary.seconds:.1f} s.")
    counts = ", ".join(f"{summary.counts.get(change, 0)} {change}" for change in ("added", "removed", "altered"))
    say(f"Facts: {counts}, in {summary.articles_changed} of the articles.")
    if summary.dry_run:
        say("This was a dry run: nothing was changed.")


def _print_diff(summary: ReprocessSummary) -> None:
    from flows.cli.changes import print_changes

    for article_id, changes in groupby(summary.changes, key=lambda change: change.fact["article_id"]):
        say(f"\narticle {article_id}")
        print_changes(changes)
    if summary.changed > len(summary.changes):
        say(f"\nAnd {summary.changed - len(summary.changes)} more.")


def _print_issues(summary: ReprocessSummary) -> None:
    for issue in summary.issues[:_SHOWN_ISSUES]:
        warn(f"{issue.path}: {issue.message}. {issue.hint}.")
    if len(summary.issues) > _SHOWN_ISSUES:
        warn(f"And {len(summary.issues) - _SHOWN_ISSUES} more: tallywire query 'SELECT * FROM issues'")
    for audit in summary.broken_audits:
        warn(f"Audit {audit.name} is broken by {audit.failures} rows: {audit.description}")
