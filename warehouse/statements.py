"""The SQL files of the package: views, macros, audits and migrations, each with what it is for in its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COLUMN_NOTE = re.compile(r"^(\w+): (.+)$")


@dataclass(frozen=True)
class Statement:
    """A SQL file: what it runs, and what its header says of it.

    The header's first line is what the statement is for; a line `name: meaning` explains a column that no table has.
    """

    name: str
    description: str
    column_comments: dict[str, str]
    sql: str


@cache
def read_statements(folder: str) -> tuple[Statement, ...]:
    """The SQL files of a folder of this package.

    Args:
        folder: ``views``, ``macros``, ``audits`` or ``migrations``.

    Returns:
        The statements, by name.
    """
    found = [path for path in files("warehouse").joinpath(folder).iterdir() if path.name.endswith(".sql")]
    return tuple(_parse(path.name.removesuffix(".sql"), path.read_text("utf-8")) for path in sorted(found, key=str))


def _parse(name: str, text: str) -> Statement:
    lines = text.splitlines()
    header = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    notes = {match[1]: match[2] for line in header[1:] if (match := _COLUMN_NOTE.match(line))}
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
    return Statement(name, header[0], notes, sql)
