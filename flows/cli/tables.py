"""Tables: prints rows as a table for people, or as JSON, CSV or Markdown for programs."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

from flows.cli.options import RowFormat
from flows.cli.screen import console
from flows.cli.text import visible
from flows.cli.values import as_json, as_text, json_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

Row = Sequence[Any]

# A column of words is still readable at this width; numbers, dates and identifiers are never broken.
_NARROWEST_WORDS = 14
_GAP = 3
_MARKDOWN_MARKS = re.compile(r"[\\`*|<>\[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


def print_rows(columns: Sequence[str], rows: Iterable[Row], row_format: RowFormat) -> None:
    """Prints a result on stdout.

    Args:
        columns: their names.
        rows: values in the columns' order.
        row_format: JSON is one object a row; in CSV an empty field is NULL.
    """
    if row_format is RowFormat.table:
        print_table(columns, list(rows))
    elif row_format is RowFormat.json:
        _print_json(columns, rows)
    elif row_format is RowFormat.csv:
        _print_csv(columns, rows, sys.stdout)
    else:
        _print_markdown(columns, rows)


def print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Prints rows as a table, or one column a line where the table would not fit the terminal."""
    cells = [[_table_text(value) for value in row] for row in rows]
    if _narrowest_width(columns, rows, cells) <= console().width:
        print_grid(columns, rows, null="NULL")
    else:
        _print_records(columns, cells)


def print_grid(columns: Sequence[str], rows: Sequence[Row], *, null: str = "") -> None:
    """Prints rows as a table, however narrow its columns become; None is printed as `null`."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for number, name in enumerate(columns):
        values = [row[number] for row in rows]
        numeric = all(isinstance(value, int | float | Decimal | None) for value in values)
        table.add_column(
            Text(visible(name)),
            justify="right" if numeric else "left",
            no_wrap=_is_unbreakable(values),
            min_width=min(_longest_word(values), _NARROWEST_WORDS),
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_cell(_table_text(value), null) for value in row))
    _print(table)


def _print_records(columns: Sequence[str], cells: list[list[str | None]]) -> None:
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(cells, start=1):
        table = Table.grid(padding=(0, 2))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            table.add_row(Text(visible(name)), _cell(cell, "NULL"))
        _print(Rule(f"row {number}", align="left", characters="─", style="dim"), table)


def _print(*parts: RenderableType) -> None:
    """Prints without the spaces that fill up lines, which would only get in the way of copying."""
    screen = console()
    with screen.capture() as capture:
        screen.print(*parts, sep="")
    for line in capture.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


def _cell(text: str | None, null: str) -> Text:
    from rich.text import Text

    return Text(null, style="dim") if text is None else Text(text)


def _narrowest_width(columns: Sequence[str], rows: Sequence[Row], cells: list[list[str | None]]) -> int:
    from rich.cells import cell_len

    width = 0
    for number, name in enumerate(columns):
        widest = max((cell_len(row[number] or "NULL") for row in cells), default=0)
        if not _is_unbreakable(row[number] for row in rows):
            widest = min(widest, _NARROWEST_WORDS)
        width += max(widest, cell_len(name)) + _GAP
    return width - _GAP


def _longest_word(values: Iterable[Any]) -> int:
    from rich.cells import cell_len

    return max((cell_len(word) for value in values for word in (_table_text(value) or "").split()), default=0)


def _is_unbreakable(values: Iterable[Any]) -> bool:
    """Whether a column holds only numbers, dates and single words, which are never broken over lines."""
    return all(
        re.fullmatch(r"[\w.-]{1,20}", value) if isinstance(value, str) else not isinstance(value, list | tuple | dict)
        for value in values
    )


def _table_text(value: Any) -> str | None:
    """A value for a person: NULL told apart from empty text, long fractions cut."""
    if value is None:
        return None
    if isinstance(value, float) and not value.is_integer() and 0.001 <= abs(value) < 1e15:
        return as_text(round(value, 4))
    return visible(as_text(value))


def _print_json(columns: Sequence[str], rows: Iterable[Row]) -> None:
    names = _distinct(columns)
    separator = "[\n"
    for row in rows:
        sys.stdout.write(separator + json_text(dict(zip(names, map(as_json, row), strict=True))))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def _distinct(columns: Sequence[str]) -> list[str]:
    """Column names as keys: a JSON object cannot hold `SELECT 1 AS n, 2 AS n`."""
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def _print_csv(columns: Sequence[str], rows: Iterable[Row], stream: TextIO) -> None:
    # A file gets the text exactly; a terminal must not be steered by it.
    guard = visible if stream.isatty() else str
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([guard(name) for name in columns])
    for row in rows:
        writer.writerow([guard(as_text(value)) for value in row])


def _print_markdown(columns: Sequence[str], rows: Iterable[Row]) -> None:
    sys.stdout.write("| " + " | ".join(map(_markdown_text, columns)) + " |\n")
    sys.stdout.write("|" + " --- |" * len(columns) + "\n")
    for row in rows:
        sys.stdout.write("| " + " | ".join(_markdown_text(as_text(value)) for value in row) + " |\n")


def _markdown_text(text: str) -> str:
    return _MARKDOWN_MARKS.sub(lambda match: "\\" + match[0], visible(text)).replace("\n", "<br>")
