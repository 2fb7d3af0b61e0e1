"""Facts: one numeric statement each, tied to the characters that state it. The columns here are those every kind
shares; a kind with columns of its own derives from `Fact` in its file in `extractors/facts/`."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from schemas.mention import Modifier, TimeBasis
from schemas.record import Record

Modality = Literal["asserted", "possible", "proposed", "conditional", "negated"]
Scope = Literal["event", "period", "cumulative", "stock"]


def make_fact_id(article_id: str, kind: str, start: int, end: int) -> str:
    """The fact's key: 16 hex digits that depend on article, kind and span, and on nothing else.

    Args:
        article_id: the article's key.
        kind: the fact's kind, e.g. ``casualty``.
        start: first character of the span in ``articles.text``, 0-based.
        end: one past its last character.
    """
    key = f"{article_id}|{kind}|{start}|{end}".encode()
    return hashlib.sha256(key).hexdigest()[:16]


class Fact(Record):
    """One numeric statement of an article."""

    fact_id: str = Field(description="16 hex digits derived from article_id, kind, start_char and end_char")
    article_id: str = Field(description="The article that states it")
    kind: str = Field(description="What sort of number it is: see `tallywire kinds`")
    value: float | None = Field(description="The number as stated, in `unit`; NULL for a range or a vague number")
    low: float | None = Field(description="Inclusive lower bound the words support; NULL = open or unknown")
    high: float | None = Field(description="Inclusive upper bound the words support; NULL = open or unknown")
    modifier: Modifier = Field(
        description="exact, approximate, at_least, more_than, at_most, less_than, range or vague"
    )
    unit: str | None = Field(description="person; day, week …; ISO 4217 code; percent; singular unit or noun")
    subject: str | None = Field(default=None, description="Who or what is counted or lasts, as written")
    place: str | None = Field(default=None, description="Where, as written")
    country_code: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code of the place")
    latitude: float | None = Field(default=None, description="Degrees north of the place, WGS 84")
    longitude: float | None = Field(default=None, description="Degrees east of the place, WGS 84")
    geoname_id: int | None = Field(default=None, description="GeoNames identifier of the place")
    event_start: date | None = Field(
        default=None, description="First day of the event or window, inclusive; never guessed"
    )
    event_end: date | None = Field(
        default=None, description="Last day of the event or window, inclusive; never guessed"
    )
    time_text: str | None = Field(default=None, description="The words that date the fact, as written")
    time_basis: TimeBasis | None = Field(
        default=None, description="How the window is known: explicit, relative, publication or unresolved"
    )
    scope: Scope | None = Field(
        default=None,
        description="event (one incident), period (over a stated window), cumulative (a running total), "
        "stock (a state at a moment)",
    )
    source: str | None = Field(
        default=None, description="Who the article says states it, as written; NULL = the article itself"
    )
    quoted: bool = Field(default=False, description="Whether the number stands inside quotation marks")
    modality: Modality = Field(default="asserted", description="asserted, possible, proposed, conditional or negated")
    part_of: str | None = Field(default=None, description="fact_id of the total this is a subset of ('134 of whom')")
    start_char: int = Field(description="First character of the fact's span in articles.text, 0-based")
    end_char: int = Field(description="One past the last character of the span")
    text: str = Field(description="The characters of the span")
    sentence_start: int = Field(description="First character of the sentence")
    sentence_end: int = Field(description="One past the last character of the sentence")
    rule: str = Field(description="The rule that made the fact, named like an example")
    confidence: float = Field(description="How sure the extractor is, 0 to 1: see docs/CONFIDENCE.md", ge=0, le=1)


class Provenance(Record):
    """What loading adds to a fact: which code made it, when, in which run."""

    extractor_version: str = Field(description="Hash over the extractor's code and lexicon")
    run_id: str = Field(description="The run that loaded the fact")
    extracted_at: datetime = Field(description="When the fact was loaded (UTC)")


class Evidence(Record):
    """Why a field of a fact has its value: the words, and the rule that read them. `tallywire explain` shows it."""

    field: str = Field(description="The fact's field")
    rule: str = Field(description="The rule or lexicon entry that decided")
    start: int | None = Field(default=None, description="First character of the words; None where no words decided")
    end: int | None = Field(default=None, description="One past the last character of the words")
