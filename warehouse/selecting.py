"""Selecting: which articles to read again, and their texts, from a warehouse that is open for reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas import Article
from warehouse.errors import QueryError
from warehouse.reading import query_errors

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONDITION_HINT = (
    "Write one condition on the columns of articles, e.g. \"publisher = 'AP' AND published_on > '2024-03-01'\"."
)
_OTHER_VERSION = """
SELECT article_id, strlen(text) AS size
FROM articles
WHERE extractor_version <> $version AND ($since::DATE IS NULL OR first_seen_at >= $since::DATE)
ORDER BY article_id
"""


class ArticleSize(NamedTuple):
    """An article's key, and the bytes of its text."""

    article_id: str
    size: int


def select_articles(
    connection: DuckDBPyConnection, version: str, where: str | None = None, since: date | None = None
) -> tuple[ArticleSize, ...]:
    """The articles that another version of the extractor read last, by article_id.

    Args:
        connection: from `connect_read_only`.
        version: of the extractor that is installed.
        where: a condition on the columns of `articles`; whoever gives it can ask nothing else with it.
        since: the first day (UTC) on which the warehouse took them in.

    Raises:
        QueryError: the condition is wrong, or is more than a condition.
    """
    with query_errors():
        rows = connection.execute(_OTHER_VERSION, {"version": version, "since": since}).fetchall()
        if where is None:
            return tuple(ArticleSize(*row) for row in rows)
        sql = _with_condition(where)
        _check_condition(connection, where)
        wanted = {article_id for (article_id,) in connection.execute(sql).fetchall()}
    return tuple(ArticleSize(*row) for row in rows if row[0] in wanted)


def read_articles_again(connection: DuckDBPyConnection, article_ids: Sequence[str]) -> list[Article]:
    """The articles with these keys as parsing made them, by article_id."""
    names = ", ".join(f'"{name}"' for name in Article.model_fields)
    sql = f"SELECT {names} FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY article_id"
    with query_errors():
        rows = connection.execute(sql, {"ids": list(article_ids)}).fetchall()
    return [Article.model_validate(dict(zip(Article.model_fields, row, strict=True))) for row in rows]


def _with_condition(where: str) -> str:
    return f"SELECT article_id FROM articles WHERE {where}"


def _check_condition(connection: DuckDBPyConnection, where: str) -> None:
    """See that a condition only fills the place it is put in: by how DuckDB itself reads the query."""
    if len(connection.extract_statements(_with_condition(where))) != 1:
        raise QueryError("The condition holds more than one statement.", _CONDITION_HINT)
    found, plain = (_read_query(connection, condition) for condition in (where, "true"))
    condition = found.pop("where_clause", None)
    del plain["where_clause"]
    if found != plain:
        raise QueryError("What is given is more than a condition.", _CONDITION_HINT)
    if any(node.get("class") == "SUBQUERY" for node in _nodes(condition)):
        raise QueryError("The condition asks other tables, or articles once more.", _CONDITION_HINT)


def _read_query(connection: DuckDBPyConnection, where: str) -> dict[str, Any]:
    sql = {"sql": _with_condition(where)}
    read = json.loads(connection.execute("SELECT json_serialize_sql($sql::VARCHAR)", sql).fetchall()[0][0])
    if read["error"]:
        raise QueryError(f"The condition cannot be read: {read['error_message']}", _CONDITION_HINT)
    node: dict[str, Any] = read["statements"][0]["node"]
    return node


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending += node.values()
        elif isinstance(node, list):
            pending += node
