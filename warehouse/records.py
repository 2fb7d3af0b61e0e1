"""The rows that only the warehouse knows: what it adds to an article, what it keeps of the past, and of itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas import ArticleRow, Record

SCHEMA_VERSION = 2

Why = Literal["extractor", "metadata", "content", "pruned"]


class StoredArticle(ArticleRow):
    """One article per content of a file: its text, what it says about itself, and when it came in."""

    extractor_version: str = Field(
        description="Version of the extractor that last read the article; it may have found no fact in it"
    )
    supplied: str | None = Field(
        default=None,
        description="What the user supplied about the article, in sidecars or for a whole run, as JSON; NULL = nothing",
    )
    valid_from: datetime = Field(
        description="Since when the row says what it says (UTC): later than first_seen_at where its text or metadata "
        "were replaced"
    )


class ArticleFile(Record):
    """Which file held which article, from when to when; one row per file and content."""

    path: str = Field(description="Absolute path of the file")
    article_id: str = Field(description="The article it holds or held")
    said: str | None = Field(
        default=None, description="What was supplied about the article with this file when it was last read, as JSON"
    )
    valid_from: datetime = Field(description="When a run first found the article there (UTC)")
    valid_to: datetime | None = Field(
        default=None,
        description="When a run found other content there, or the file moved or pruned (UTC); NULL = still there",
    )
    run_id: str = Field(description="The run that found it there")


class Validity(Record):
    """From when to when a row of the past was one of the present, and why no longer."""

    valid_from: datetime = Field(description="When the row came to hold (UTC), inclusive")
    valid_to: datetime = Field(description="When it ceased to hold (UTC), exclusive")
    why: Why = Field(
        description="Why it ceased to: extractor (another version read the article), metadata (other metadata were "
        "supplied), content (the file got other content), pruned (the file was deleted)"
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
