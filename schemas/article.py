"""Articles: what the parse stage makes of a file, and what the `articles` table holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from schemas.record import Record

PublishedBasis = Literal["explicit", "dateline", "inferred", "supplied", "none"]


class Document(Record):
    """A file as it was found: its bytes and where they came from."""

    path: str = Field(description="Where the file was found")
    data: bytes = Field(description="The file's bytes, unchanged")
    supplied: SuppliedMetadata | None = Field(default=None, description="What the user says about the article")


class SuppliedMetadata(Record):
    """What a user tells about an article beside its text: `NAME.meta.json`, or `--published-on`.

    It wins over what the text says, because the one who supplies it has seen the source.
    """

    published_on: date | None = Field(default=None, description="Publication date")
    publisher: str | None = Field(default=None, description="Who published the article")
    url: str | None = Field(default=None, description="Where the article was published")
    title: str | None = Field(default=None, description="Headline")


class Article(Record):
    """A readable article: its text, and what the text says about itself."""

    article_id: str = Field(
        description="First 16 hex digits of the SHA-256 of the file's bytes: one article per content"
    )
    path: str = Field(description="Where the file was found when the article was first taken in")
    media_type: str = Field(description="text/plain or text/html")
    title: str | None = Field(default=None, description="Headline, as written")
    byline: str | None = Field(default=None, description="Author or authors, as written, without 'By'")
    publisher: str | None = Field(default=None, description="Newspaper, agency or site, as written")
    url: str | None = Field(default=None, description="Address of the article, where the page or the user gives it")
    dateline_place: str | None = Field(
        default=None, description="Place of the dateline, as written: 'JAKARTA', 'Cairo'"
    )
    published_on: date | None = Field(
        default=None, description="Publication date; NULL when the text does not give it. Never the file's own time"
    )
    published_basis: PublishedBasis = Field(
        default="none",
        description="How the publication date is known: explicit (a full date in the text), dateline or inferred (a "
        "date without its year, or only mentioned: then published_on is NULL), supplied (by the user), none",
    )
    language: str | None = Field(
        default=None, description="ISO 639-1 code of the text's language, where the page declares it"
    )
    text: str = Field(description="The text all offsets refer to, in Unicode characters")


class ParsedArticle(Article):
    """An article as the parse stage hands it on: with its layout, which extraction then need not find again.

    No table keeps the layout: a later version of the extractor may see the article otherwise.
    """

    layout: str | None = Field(
        default=None,
        exclude=True,
        repr=False,
        description="The blocks of the text: 'title:0:55 paragraph:57:300', half-open, in characters",
    )


class ArticleRow(Article):
    """A row of `articles`: an article and when it came in."""

    first_seen_at: datetime = Field(description="When the warehouse first took the article in (UTC)")
    run_id: str = Field(description="The run that took it in")
