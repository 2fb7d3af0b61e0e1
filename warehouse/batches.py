"""Records to columns: a batch of articles and their facts as Arrow tables, ready to be loaded.

It needs no database, so that the process that extracted can make it, and only columns travel to the writer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas import Article, Fact, ParsedArticle, Record
from warehouse.ddl import Column, Kinds, columns_of, fact_columns

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True)
class Batch:
    """Some articles and all their facts, as columns. Both tables pickle, and write as Parquet, as they are."""

    articles: pyarrow.Table
    facts: pyarrow.Table

    def only(self, article_ids: Collection[str]) -> Batch:
        """The part of the batch that is about these articles."""
        import pyarrow
        import pyarrow.compute as compute

        wanted = pyarrow.array(sorted(article_ids), pyarrow.string())
        return Batch(
            *(table.filter(compute.is_in(table["article_id"], wanted)) for table in (self.articles, self.facts))
        )


def make_batch(extracted: Iterable[tuple[Article, Sequence[Fact]]], kinds: Kinds) -> Batch:
    """Make a batch from what was extracted.

    Args:
        extracted: each article with all its facts. Of two files with the same content the first counts.
        kinds: each kind's name and record, the same as the warehouse was opened with.
    """
    once: dict[str, tuple[Article, Sequence[Fact]]] = {}
    for article, facts in extracted:
        once.setdefault(article.article_id, (article, facts))
    return Batch(
        articles=_to_arrow([article for article, _ in once.values()], columns_of(Article)),
        facts=_to_arrow([fact for _, facts in once.values() for fact in facts], fact_columns(kinds)),
    )


def join_batches(batches: Sequence[Batch]) -> Batch:
    """One batch of several that have no article in common, in their order; at least one."""
    import pyarrow

    return Batch(
        pyarrow.concat_tables([batch.articles for batch in batches]),
        pyarrow.concat_tables([batch.facts for batch in batches]),
    )


def write_articles(articles: Sequence[ParsedArticle]) -> pyarrow.Table:
    """Articles alone as columns, for the way from the stage that parses to the one that extracts."""
    return _to_arrow(articles, columns_of(ParsedArticle))


def read_articles(table: pyarrow.Table) -> list[ParsedArticle]:
    """The articles that `write_articles` made columns of, in the same order."""
    return [ParsedArticle.model_validate(row) for row in table.to_pylist()]


def _to_arrow(records: Sequence[Record], columns: Sequence[Column]) -> pyarrow.Table:
    import pyarrow

    arrow_types: dict[str, Any] = {
        "VARCHAR": pyarrow.string(),
        "BOOLEAN": pyarrow.bool_(),
        "BIGINT": pyarrow.int64(),
        "DOUBLE": pyarrow.float64(),
        "DATE": pyarrow.date32(),
        "TIMESTAMP": pyarrow.timestamp("us"),
    }
    fields = [vars(record) for record in records]
    return pyarrow.table(
        {
            column.name: pyarrow.array([field.get(column.name) for field in fields], arrow_types[column.sql_type])
            for column in columns
        }
    )
