"""`tallywire kinds`: what sorts of numbers the extractor looks for."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import RowFormat

COMMAND = "kinds"
EPILOG = """Examples:

\b
  tallywire kinds
  tallywire kinds --format json
"""


def command(
    row_format: Annotated[RowFormat, typer.Option("--format", help="How to print them.")] = RowFormat.table,
) -> None:
    """Lists the kinds of facts, each with an example.

    The core kinds come first: for these, who, where and when are looked for too. The number of columns counts those
    that every fact has and the kind's own.
    """
    from extractors.facts import KINDS
    from flows.cli.tables import print_rows

    columns = ("kind", "columns", "description", "example")
    rows = [
        (kind.name, len(kind.record.model_fields), kind.description, kind.examples[0][0])
        for kind in sorted(KINDS, key=lambda kind: not kind.core)
    ]
    print_rows(columns, rows, row_format)
