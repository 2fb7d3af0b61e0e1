"""Tables from records: every column, type and comment comes from a pydantic field, so that they cannot drift."""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin

from schemas import Fact, IssueRow, Provenance, Record, Run
from warehouse.records import ArticleFile, Meta, StoredArticle, Validity

Kinds = Mapping[str, type[Fact]]
"""Each kind's name and the record of its facts: ``{"casualty": Casualty, …}``."""

_SQL_TYPES: dict[type, str] = {
    str: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    date: "DATE",
    datetime: "TIMESTAMP",
}
_FACTS = "One row per numeric statement of an article, tied to the characters that state it"
_FACTS_HISTORY = "Facts that were replaced or taken out, as they were, with the time they held: see facts_as_of"
_ARTICLES_HISTORY = "Articles whose text or metadata were replaced, or that were taken out: see articles_as_of"


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    python_type: type
    nullable: bool
    comment: str

    @property
    def sql_type(self) -> str:
        """DuckDB's type; a datetime is a TIMESTAMP in UTC."""
        return _SQL_TYPES[self.python_type]


@dataclass(frozen=True)
class Table:
    """A table, its comment and its columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def tables(kinds: Kinds) -> tuple[Table, ...]:
    """Every table of the warehouse.

    Args:
        kinds: each kind's name and record; what a record has beyond `Fact` becomes a column of `facts`.

    Returns:
        The tables in the order in which they are shown.

    Raises:
        TypeError: a field's type has no column type, or two kinds give one column two types.
    """
    return (
        Table("articles", _summary(StoredArticle), columns_of(StoredArticle)),
        Table("facts", _FACTS, fact_columns(kinds) + columns_of(Provenance)),
        Table(
            "issues", "What went wrong with which file, at which stage, in which run, with a hint", columns_of(IssueRow)
        ),
        Table("runs", "One row per run of a flow", columns_of(Run)),
        Table("facts_history", _FACTS_HISTORY, fact_columns(kinds) + columns_of(Provenance) + columns_of(Validity)),
        Table("articles_history", _ARTICLES_HISTORY, columns_of(StoredArticle) + columns_of(Validity)[1:]),
        Table("article_files", _summary(ArticleFile), columns_of(ArticleFile)),
        Table("meta", _summary(Meta), columns_of(Meta)),
    )


def fact_columns(kinds: Kinds) -> tuple[Column, ...]:
    """The columns of `facts` that the extractor fills: those of `Fact`, and after `unit` those of the kinds."""
    shared = columns_of(Fact)
    names = {column.name for column in shared}
    own: dict[str, list[Column]] = {}
    for record in kinds.values():
        for column in columns_of(record):
            if column.name not in names:
                own.setdefault(column.name, []).append(column)
    after_unit = [column.name for column in shared].index("unit") + 1
    return (*shared[:after_unit], *(_merge(columns) for columns in own.values()), *shared[after_unit:])


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """A record's fields as columns, in the record's order."""
    return tuple(_column(name, field.annotation, field.description) for name, field in record.model_fields.items())


def create_table(table: Table) -> str:
    """The statement that creates a table. No key and no index: loading replaces whole articles, and audits watch."""
    columns = ", ".join(_definition(column) for column in table.columns)
    return f"CREATE TABLE {table.name} ({columns})"


def add_column(table: Table, column: Column) -> str:
    """The statement that brings a table of an earlier version up to date; rows that are there already have NULL."""
    return f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {column.sql_type}'


def missing_in_history(history: str, present: str) -> str:
    """The query for what a table of the past lacks of the present one's columns: as a rule, those of former records."""
    listed = (
        "SELECT column_name, data_type FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database() AND table_name = "
    )
    return f"{listed}{_quoted(present)} EXCEPT {listed}{_quoted(history)}"


def comment_on_macro(name: str, comment: str) -> str:
    """The statement that puts the comment of a table macro into the database."""
    return f"COMMENT ON MACRO TABLE {name} IS {_quoted(comment)}"


def comment_on(table: Table, kind: Literal["TABLE", "VIEW"] = "TABLE") -> Iterable[str]:
    """The statements that put the comments of a table or view into the database."""
    yield f"COMMENT ON {kind} {table.name} IS {_quoted(table.comment)}"
    for column in table.columns:
        yield f'COMMENT ON COLUMN {table.name}."{column.name}" IS {_quoted(column.comment)}'


def _definition(column: Column) -> str:
    return f'"{column.name}" {column.sql_type}{"" if column.nullable else " NOT NULL"}'


def _merge(columns: list[Column]) -> Column:
    """One column for the kinds that share it; the other kinds have NULL there."""
    first = columns[0]
    if any(column.python_type is not first.python_type for column in columns):
        raise TypeError(f"Two kinds give the column {first.name} different types; rename it in one of them.")
    comments = dict.fromkeys(column.comment for column in columns)
    return Column(first.name, first.python_type, nullable=True, comment="; ".join(comments))


def _column(name: str, annotation: Any, description: str | None) -> Column:
    python_type, nullable = _resolve(annotation)
    if python_type not in _SQL_TYPES or not description:
        raise TypeError(f"The field {name} needs a description and one of {', '.join(t.__name__ for t in _SQL_TYPES)}.")
    return Column(name, python_type, nullable, description)


def _resolve(annotation: Any) -> tuple[type, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not type(None)]
        resolved = {_resolve(option)[0] for option in options}
        if len(resolved) == 1:
            return resolved.pop(), len(options) < len(get_args(annotation))
    if get_origin(annotation) is Literal:
        return type(get_args(annotation)[0]), False
    return annotation, False


def _summary(record: type[Record]) -> str:
    return inspect.cleandoc(record.__doc__ or "").splitlines()[0].rstrip(".")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
