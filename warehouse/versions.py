"""Versions: what an article's facts were and are, and which files held the article, behind `tallywire history`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from schemas import Provenance
from warehouse.comparing import FactChange
from warehouse.errors import NotFoundError
from warehouse.reading import ambiguous, as_stored, records
from warehouse.records import StoredArticle

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NOT_OF_THE_FACT = {*Provenance.model_fields, "valid_from", "valid_to", "why"}
_FACTS = """
SELECT * FROM (
    SELECT *, extracted_at AS valid_from, NULL::TIMESTAMP AS valid_to, NULL::VARCHAR AS why FROM facts
    UNION ALL BY NAME
    FROM facts_history
)
WHERE {condition}
ORDER BY start_char, end_char, kind, valid_from, valid_to
"""
_ARTICLES = """
SELECT * FROM (
    SELECT *, NULL::TIMESTAMP AS valid_to, NULL::VARCHAR AS why FROM articles
    UNION ALL BY NAME
    FROM articles_history
)
WHERE article_id = $key
ORDER BY valid_from, valid_to NULLS LAST
"""
_KNOWN = """
SELECT DISTINCT article_id, path FROM (
    SELECT article_id, path, title FROM articles
    UNION ALL
    SELECT article_id, path, title FROM articles_history
    UNION ALL
    SELECT article_id, path, NULL FROM article_files
)
WHERE {condition}
"""


@dataclass(frozen=True)
class ArticlePast:
    """An article as it is or last was, and what it was before.

    Attributes:
        article: its latest row.
        left_at: when it was taken out; None while it is there.
        why: why it was: ``content`` or ``pruned``.
        files: the rows of `article_files` about it, by time.
        facts: its facts of all times, in text order and then by time: the columns of `facts_history`, where valid_to
            and why are None for a fact of the present.
    """

    article: StoredArticle
    left_at: datetime | None
    why: str | None
    files: tuple[dict[str, Any], ...]
    facts: tuple[dict[str, Any], ...]


def get_past(connection: DuckDBPyConnection, key: str) -> tuple[ArticlePast, ...]:
    """The past of the article that a user means; of several, by time, when a file has held several.

    Args:
        connection: from `connect_read_only`, to a warehouse of this schema version.
        key: as for `get_article`, of an article or a file of the present or the past.

    Raises:
        NotFoundError: nothing fits.
        AmbiguousKeyError: more than one article or file fits.
    """
    found = [_past_of(connection, article_id) for article_id in _find_articles(connection, key)]
    return tuple(sorted(found, key=lambda past: past.article.valid_from))


def get_fact_past(connection: DuckDBPyConnection, key: str) -> tuple[dict[str, Any], ...]:
    """The versions of the fact with this id, or of the only one whose id begins so, by time.

    Returns:
        Rows as in `ArticlePast.facts`; empty when no fact has such an id.

    Raises:
        AmbiguousKeyError: more than one id begins so.
    """
    rows = records(connection, _FACTS.format(condition="starts_with(fact_id, lower($key))"), key)
    several = {row["fact_id"]: row["text"] for row in rows}
    if len(several) > 1:
        raise ambiguous("fact", key, [f"{fact_id} ({text})" for fact_id, text in several.items()])
    return tuple(rows)


def changes_by_time(facts: tuple[dict[str, Any], ...]) -> list[tuple[datetime, str | None, list[FactChange], int]]:
    """What happened to facts, moment by moment.

    Args:
        facts: versions, as in `ArticlePast.facts`.

    Returns:
        For each moment: why it happened, None where facts came for the first time; the facts that were added, removed
        or altered; and how many were left as they were by another reading.
    """
    moments = sorted({row[end] for row in facts for end in ("valid_from", "valid_to") if row[end] is not None})
    happened = []
    for moment in moments:
        before = {row["fact_id"]: row for row in facts if row["valid_to"] == moment}
        after = {row["fact_id"]: row for row in facts if row["valid_from"] == moment and row["valid_to"] != moment}
        why = next((row["why"] for row in before.values()), None)
        pairs = [(_fact(before.get(fact_id)), _fact(after.get(fact_id))) for fact_id in {**before, **after}]
        changes = [FactChange(old, new) for old, new in pairs if old != new]
        happened.append((moment, why, changes, len(pairs) - len(changes)))
    return happened


def _fact(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return row and {name: value for name, value in row.items() if name not in _NOT_OF_THE_FACT}


def _past_of(connection: DuckDBPyConnection, article_id: str) -> ArticlePast:
    rows = records(connection, _ARTICLES, article_id)
    last = rows[-1]
    files = "SELECT * FROM article_files WHERE article_id = $key ORDER BY valid_from, path"
    return ArticlePast(
        article=as_stored(last),
        left_at=last["valid_to"],
        why=last["why"],
        files=tuple(records(connection, files, article_id)),
        facts=tuple(records(connection, _FACTS.format(condition="article_id = $key"), article_id)),
    )


def _find_articles(connection: DuckDBPyConnection, key: str) -> list[str]:
    by_article = ("article_id = $key", "starts_with(article_id, lower($key))", "contains(lower(title), lower($key))")
    by_file = ("path = $key", "ends_with(path, '/' || $key)")
    for condition in (by_article[0], by_file[0], by_article[1], by_file[1], by_article[2]):
        rows = records(connection, _KNOWN.format(condition=condition), key)
        articles = {row["article_id"]: row["path"] for row in rows}
        # One file may have held several articles; one title or beginning of an id should mean one.
        paths = {row["path"] for row in rows} if condition in by_file else set(articles)
        if len(paths) > 1 and len(articles) > 1:
            raise ambiguous("article", key, [f"{article_id} ({path})" for article_id, path in articles.items()])
        if rows:
            return list(articles)
    raise NotFoundError(
        f"No article and no fact, of now or before, has {key!r} as its id, path or part of its title.",
        'List them with `tallywire query "SELECT article_id, title, path FROM articles"`, or FROM articles_history.',
    )
