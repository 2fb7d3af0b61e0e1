"""The rows that only the warehouse knows: what it adds to an article, and what it says about itself."""

from __future__ import annotations

from pydantic import Field

from schemas import ArticleRow, Record

SCHEMA_VERSION = 1


class StoredArticle(ArticleRow):
    """One article per content of a file: its text, what it says about itself, and when it came in."""

    extractor_version: str = Field(
        description="Version of the extractor that last read the article; it may have found no fact in it"
    )


class Meta(Record):
    """One row about the database itself."""

    schema_version: int = Field(description="Version of the tables; a program of an earlier one refuses the file")
    layout: str = Field(
        description="Hash of the tables, views and comments, to see when they have to be brought up to date"
    )
    generation: int = Field(description="How often the file has been published; it changes when the content may have")
    published_size: int | None = Field(
        default=None,
        description="Size in bytes of the file last published: the working copy's memory, stale in the file itself",
    )
    published_mtime_ns: int | None = Field(
        default=None, description="Modification time of the file last published, likewise"
    )
