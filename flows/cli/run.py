"""`tallywire run`: articles into the database."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.errors import SOME_FAILED, WRONG_USE, CommandError
from flows.cli.options import DEFAULT_DATABASE, Database, PublishedOn, RunnerChoice
from flows.cli.screen import progress_bar, say, warn

if TYPE_CHECKING:
    from flows.ingest.summary import RunSummary

COMMAND = "run"
EPILOG = """Examples:

\b
  tallywire run seeds
  tallywire run news/2024-03 late/story.html --db march.duckdb
  tallywire run news/today --published-on 2024-03-22
  tallywire run news --prune
  tallywire run /shared/news --runner dask --staging /shared/staging
"""

_SEEDS = Path("seeds")
_SHOWN_FACTS = 25
_SHOWN_ISSUES = 20


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders, with all that is in them.")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    published_on: PublishedOn = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=0, metavar="N", help="Processes to extract with.  [default: as the text needs]"),
    ] = None,
    runner: Annotated[
        RunnerChoice | None, typer.Option("--runner", help="Where to do the work.  [default: as the text needs]")
    ] = None,
    dask_address: Annotated[
        str | None,
        typer.Option("--dask-address", metavar="URL", help="A Dask scheduler, e.g. tcp://10.0.0.5:8786."),
    ] = None,
    staging: Annotated[
        str | None,
        typer.Option(
            "--staging", metavar="URL", help="A folder that all workers can write to.  [default: beside the database]"
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out articles whose files are gone from the given folders.")
    ] = False,
) -> None:
    """Reads articles, extracts their facts and loads them.

    What is in the database already is skipped, so a second run finds nothing to do and an interrupted one is finished
    by running it again. Where a file holds another text than before, its article is replaced; what is replaced or
    pruned stays in the history.

    A file NAME.meta.json beside an article may give its published_on, publisher, url and title.
    """
    from flows.ingest import run_ingest
    from flows.runners import Runner

    if dask_address and runner not in (None, RunnerChoice.dask):
        raise CommandError(f"--dask-address goes with --runner dask, not {runner}", "Leave one of the two out")
    inputs = _existing(paths or ([_SEEDS] if _SEEDS.is_dir() else []))
    on_terminal = sys.stderr.isatty()
    with progress_bar(on_terminal) as progress:
        summary = run_ingest(
            inputs,
            str(db),
            published_on=published_on,
            prune=prune,
            runner=Runner(runner.value if runner else None, workers, dask_address, staging),
            progress=progress,
            console_level="ERROR" if on_terminal else None,
        )
    report(summary, db)
    if not summary.succeeded:
        raise typer.Exit(SOME_FAILED)


def report(summary: RunSummary, db: Path) -> None:
    """Prints what a run did, its facts and what went wrong.

    Args:
        summary: of the run.
        db: the database it wrote to.
    """
    _print_summary(summary, db)
    _print_facts(summary, db)
    _print_issues(summary)


def _existing(paths: list[Path]) -> list[str]:
    """The paths as text; refuses at once when a run would have nothing at all to read."""
    if not paths:
        raise CommandError("No path was given", "Name files or folders of articles, e.g. tallywire run news/2024-03")
    if not any(path.exists() for path in paths):
        missing = ", ".join(map(str, paths))
        hint = "Check the spelling; relative paths start from the folder you are in"
        raise CommandError(f"There is no file or folder {missing}", hint, WRONG_USE)
    return [str(path) for path in paths]


def _print_summary(summary: RunSummary, db: Path) -> None:
    run = summary.run
    if summary.nothing_new:
        say(f"Nothing new: {_count(run.files_skipped, 'file')} already in {db} at this extractor version.")
        return
    loaded = f"{_count(run.articles_loaded, 'article')} and {_count(run.facts_loaded, 'fact')}"
    say(f"{_count(run.files_found, 'file')} found; {loaded} loaded into {db}.")
    say(f"It took {summary.seconds:.1f} s, and {summary.start_seconds:.1f} s to start Prefect.")
    skipped = [(run.files_skipped, "already there"), (summary.copies, "copies of others")]
    if any(count for count, _ in skipped):
        say("Skipped: " + ", ".join(f"{count} {why}" for count, why in skipped if count) + ".")
    left = [(summary.superseded, "replaced by what their files hold now"), (summary.pruned, "pruned")]
    if any(count for count, _ in left):
        said = ", ".join(f"{_count(count, 'article')} {why}" for count, why in left if count)
        say(f"Taken out, and kept in the history: {said}.")
    if summary.kinds:
        say("Facts: " + ", ".join(f"{count} {kind}" for kind, count in summary.kinds.items()) + ".")


def _print_facts(summary: RunSummary, db: Path) -> None:
    # A run that found nothing new shows what is there: its user wants to see facts, not that they were seen before.
    facts, total = _facts_to_show(db, None if summary.nothing_new else summary.run.run_id)
    if not facts:
        return
    from flows.cli.facts import COLUMNS, fact_rows
    from flows.cli.tables import print_grid

    say()
    print_grid(COLUMNS, fact_rows(facts))
    more = total - len(facts)
    say()
    if more:
        say(f"And {_count(more, 'fact')} more.")
    say("To ask the database: tallywire query")
    say("To read an article with its facts marked: tallywire show FILE")


def _facts_to_show(db: Path, run_id: str | None) -> tuple[list[dict[str, Any]], int]:
    """The first facts of a run, or of all, those about people before lengths of time; and how many there are."""
    from warehouse import connect_read_only, run_query

    loaded = "true" if run_id is None else f"run_id = '{run_id}'"
    sql = f"""
        SELECT * FROM facts WHERE {loaded}
        ORDER BY list_position(['casualty', 'headcount', 'duration'], kind) NULLS LAST, article_id, start_char
        LIMIT {_SHOWN_FACTS}
    """
    with closing(connect_read_only(db)) as connection:
        [(total,)] = run_query(connection, f"SELECT count(*) FROM facts WHERE {loaded}").rows
        result = run_query(connection, sql)
        return [dict(zip(result.columns, row, strict=True)) for row in result.rows], total


def _print_issues(summary: RunSummary) -> None:
    if summary.issues:
        warn(f"\n{_count(len(summary.issues), 'input')} could not be read in full; see also the table `issues`:")
    for issue in summary.issues[:_SHOWN_ISSUES]:
        # What parsing says names the file and ends like a sentence; what reading says does neither.
        named = issue.message if issue.message.startswith(issue.path) else f"{issue.path}: {issue.message}"
        warn(f"{named.removesuffix('.')}. {issue.hint.removesuffix('.')}.")
    if len(summary.issues) > _SHOWN_ISSUES:
        warn(f"And {len(summary.issues) - _SHOWN_ISSUES} more: tallywire query 'SELECT * FROM issues'")
    for audit in summary.broken_audits:
        warn(f"Audit {audit.name} is broken by {_count(audit.failures, 'row')}: {audit.description}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
