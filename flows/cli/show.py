"""`tallywire show`: an article with its facts highlighted."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATABASE, Database
from flows.cli.screen import console, say

COMMAND = "show"
EPILOG = """Examples:

\b
  tallywire show 002_15e4a900d2dc02be.txt
  tallywire show "very much possible"
  NO_COLOR=1 tallywire show 002_15e4a900d2dc02be.txt | less
"""


def command(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="Its id or the start of it, its path or file name, or part of its title."
        ),
    ],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Shows an article with its facts highlighted.

    Each kind of fact has its colour; the facts are listed below the text, with their ids.

    Without colours (NO_COLOR, or in a pipe) each fact is bracketed: [at least 123 people](casualty).
    """
    from extractors.facts import KINDS
    from flows.cli.facts import COLUMNS, SHORT_ID, fact_rows
    from flows.cli.page import print_page
    from flows.cli.tables import print_grid
    from warehouse import connect_read_only, facts_of_article, get_article

    with closing(connect_read_only(db)) as connection:
        found = get_article(connection, article)
        facts = facts_of_article(connection, found.article_id)
    print_page(console(), found, facts, {kind.name: kind.colour for kind in KINDS})
    say()
    if not facts:
        say("No facts.")
        return
    rows = [(fact["fact_id"][:SHORT_ID], *row[:-1]) for fact, row in zip(facts, fact_rows(facts), strict=True)]
    print_grid(("fact_id", *COLUMNS[:-1]), rows)
    say(f"\nWhy a fact is as it is: tallywire explain {rows[0][0]}")
