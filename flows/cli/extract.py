"""`tallywire extract`: the facts of one article, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.errors import CommandError
from flows.cli.options import PublishedOn, ReportFormat
from flows.cli.screen import say

if TYPE_CHECKING:
    from extractors.extract import Analysis

COMMAND = "extract"
EPILOG = """Examples:

\b
  tallywire extract seeds/002_15e4a900d2dc02be.txt
  tallywire extract --text "Six died on Monday." --published-on 2024-03-21
  curl -s https://example.org/page.html | tallywire extract - --format json
"""


def command(
    file: Annotated[str | None, typer.Argument(metavar="FILE|-", help="An article, or - for standard input.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="The text itself, instead of a file.")] = None,
    published_on: PublishedOn = None,
    report_format: Annotated[
        ReportFormat, typer.Option("--format", help="A table, or JSON with every field.")
    ] = ReportFormat.table,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also print the times (TIMEX3) and quantities found on the way.")
    ] = False,
) -> None:
    """Prints the facts of one article; stores nothing."""
    from extractors.extract import analyse
    from flows.cli.reading import parse, read_file, read_standard_input, supply

    if (file is None) == (text is None):
        raise CommandError("Give one article: a FILE, - or --text", 'E.g. tallywire extract --text "Six were hurt."')
    supplied = supply(published_on)
    if text is not None:
        article = parse("--text", text.encode("utf-8", "surrogateescape"), supplied)
    elif file == "-":
        article = parse("standard input", read_standard_input(), supplied)
    else:
        article = read_file(str(file), supplied)
    analysis = analyse(article)
    if report_format is ReportFormat.json:
        _print_json(analysis, mentions=mentions)
    else:
        _print_grids(analysis, mentions=mentions)


def _print_json(analysis: Analysis, *, mentions: bool) -> None:
    from flows.cli.values import json_text

    report: dict[str, Any] = {"facts": [fact.model_dump() for fact in analysis.facts]}
    if mentions:
        fields = {"start", "end", "text", "type", "value", "mod"}
        report["times"] = [time.model_dump(include=fields) for time in analysis.times]
        report["quantities"] = [quantity.model_dump() for quantity in analysis.quantities]
    say(json_text(report, indent=2))


def _print_grids(analysis: Analysis, *, mentions: bool) -> None:
    from flows.cli.facts import COLUMNS, fact_rows
    from flows.cli.tables import print_grid

    if analysis.facts:
        print_grid(COLUMNS, fact_rows(fact.model_dump() for fact in analysis.facts))
    else:
        say("No facts.")
    if not mentions:
        return
    times = [(time.start, time.end, time.text, time.type, time.value, time.mod) for time in analysis.times]
    say("\nTimes\n")
    print_grid(("start", "end", "text", "type", "value", "mod"), times)
    names = ("start", "end", "text", "value", "low", "high", "modifier", "unit")
    say("\nQuantities\n")
    print_grid(names, [[getattr(quantity, name) for name in names] for quantity in analysis.quantities])
