"""`tallywire history`: what a fact, or the facts of an article, were and are."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import DEFAULT_DATABASE, Database, RowFormat
from flows.cli.screen import say

if TYPE_CHECKING:
    from warehouse import ArticlePast

COMMAND = "history"
EPILOG = """Examples:

\b
  tallywire history 002_15e4a900d2dc02be.txt
  tallywire history 859e8f2f
  tallywire history "very much possible" --format csv > versions.csv
"""

_BECAUSE = {
    "extractor": "read by another extractor",
    "metadata": "read again with other metadata",
    "content": "replaced: its file got other content",
    "pruned": "pruned: its file was deleted",
}


def command(
    key: Annotated[
        str,
        typer.Argument(
            metavar="FACT_ID|ARTICLE",
            help="A fact's id or the start of it; or an article's id, path, file name or part of its title.",
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    row_format: Annotated[
        RowFormat | None, typer.Option("--format", help="Print every version of the facts as rows instead.")
    ] = None,
) -> None:
    """Shows what facts were and are.

    Give a fact, or an article for all its facts. Articles that were replaced or pruned are found too. Times are UTC.

    For all facts of a moment: tallywire query "SELECT * FROM facts_as_of(TIMESTAMP '2024-03-22 12:00')"
    """
    from warehouse import connect_read_only, get_fact_past, get_past, require_current_schema

    with closing(connect_read_only(db)) as connection:
        require_current_schema(connection, db)
        fact = get_fact_past(connection, key) if _may_be_id(key) else ()
        pasts = () if fact else get_past(connection, key)
    if row_format is not None:
        _print_rows(fact or tuple(row for past in pasts for row in past.facts), row_format)
    elif fact:
        say(f'{fact[0]["kind"]} {fact[0]["fact_id"]} "{" ".join(fact[0]["text"].split())}"')
        say(f"in article {fact[0]['article_id']}")
        _print_changes(fact)
    for number, past in enumerate(pasts if row_format is None else ()):
        if number:
            say()
        _print_article(past)


def _may_be_id(key: str) -> bool:
    return 0 < len(key) <= 16 and all(character in "0123456789abcdefABCDEF" for character in key)


def _print_rows(rows: tuple[dict[str, Any], ...], row_format: RowFormat) -> None:
    from flows.cli.tables import print_rows

    columns = tuple(rows[0]) if rows else ("fact_id",)
    print_rows(columns, [tuple(row.values()) for row in rows], row_format)


def _print_article(past: ArticlePast) -> None:
    say(past.article.title or "(no title)")
    say(f"article {past.article.article_id}")
    for file in past.files:
        until = "now" if file["valid_to"] is None else _time(file["valid_to"])
        say(f"  in {file['path']} from {_time(file['valid_from'])} to {until}")
    _print_changes(past.facts)
    if not past.facts:
        say("No facts, then or now.")
    if past.left_at is not None:
        say(f"\nNot there since {_time(past.left_at)}: {_BECAUSE[past.why or 'content']}.")


def _print_changes(facts: tuple[dict[str, Any], ...]) -> None:
    from flows.cli.changes import print_changes
    from warehouse import changes_by_time

    for moment, why, changes, same in changes_by_time(facts):
        since = {row["extractor_version"] for row in facts if row["valid_from"] == moment}
        by = f" (extractor {', '.join(sorted(since))})" if since else ""
        say(f"\n{_time(moment)}  {_BECAUSE[why] if why else 'extracted'}{by}")
        print_changes(changes)
        if same:
            say(f"  {same} {'fact stayed' if same == 1 else 'facts stayed'} the same")


def _time(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="seconds")
