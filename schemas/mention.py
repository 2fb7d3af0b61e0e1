"""Mentions: the spans the extractor finds on its way from text to facts. All offsets are half-open
character offsets into `Article.text`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.record import Record

Modifier = Literal["exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeBasis = Literal["explicit", "relative", "publication", "unresolved"]


class Mention(Record):
    """A stretch of the text that means something."""

    start: int = Field(description="First character")
    end: int = Field(description="One past the last character")
    text: str = Field(description="The characters themselves")


class Quantity(Mention):
    """A number in the text, in digits or words, with what the words around it do to it.

    `value` is the number as stated; `low` and `high` are what the words support, inclusive, None = open.
    `value` is None for ranges and vague numbers. The convention for approximate numbers (half a unit of
    the last significant digit: 'about 80' is 75 to 85) is the annotation guideline's.
    """

    value: float | None = Field(description="The number as stated; None for a range or a vague number")
    low: float | None = Field(description="Inclusive lower bound; None = open")
    high: float | None = Field(description="Inclusive upper bound; None = open")
    modifier: Modifier = Field(default="exact", description="What the words around the number make of it")
    unit: str | None = Field(default=None, description="Unit or counted noun, in the singular")


class TimeExpression(Mention):
    """A date, time, length or recurrence, with its TIMEX3 value (ISO-TimeML, as in TempEval-3)."""

    type: TimexType = Field(description="TIMEX3 type")
    value: str = Field(description="TIMEX3 value: 2024-03-22, 2024-W12, 2024-SP, P6W, PT24H, PAST_REF, XXXX-XX-XX")
    mod: str | None = Field(
        default=None, description="TIMEX3 modifier: APPROX, START, MID, END, MORE_THAN, LESS_THAN …"
    )
    window_start: date | None = Field(
        default=None, description="First day of the window the expression names, inclusive"
    )
    window_end: date | None = Field(default=None, description="Last day of that window, inclusive")
    basis: TimeBasis = Field(
        default="unresolved",
        description="explicit: the text gives the full date; relative: resolved against the publication date or "
        "another date; unresolved: no window could be known",
    )


class Place(Mention):
    """A place name, and which place it is. A demonym ('Israeli') is not a place."""

    name: str | None = Field(default=None, description="The gazetteer's name")
    country_code: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    latitude: float | None = Field(default=None, description="Degrees north, WGS 84")
    longitude: float | None = Field(default=None, description="Degrees east, WGS 84")
    geoname_id: int | None = Field(default=None, description="GeoNames identifier")
