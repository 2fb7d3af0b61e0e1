"""What an article's text says about itself: headline, byline, publisher, dateline place and publication date."""

import re
from datetime import date
from typing import NamedTuple

from extractors.articles.datelabels import LabelledDate, label_dates
from extractors.articles.dateline import Dateline
from extractors.articles.dates import find_dates
from extractors.articles.layout import Layout
from schemas import PublishedBasis

_MAX_PARAGRAPHS_BEFORE_DATELINE = 2
_MAX_SMALL_PRINT = 200
_REPORTED_WINDOW = 90
_REPORTED_LIMIT = 100_000
# "reported by Reuters, March 22": another outlet's report is dated, so the article is from about then.
_REPORTED = re.compile(r"\b(?:reported|quoted|cited|published|carried|released|aired)\s+(?:by|in|on)\s+(?=[A-Z“\"‘])")
_TO_DATE = re.compile(r"(?:[A-Z“\"‘][^\s,]{0,30},?\s|the\s|of\s|and\s){1,6}(?:on\s)?\(?")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*[\d–-]*,?\s*(?:by\s+)?(?P<name>[^\W\d_][^.|,;\n]{1,60})", re.I
)
_NO_NAME = re.compile(r"all rights|rights reserved|copyright|terms", re.I)


class Header(NamedTuple):
    """An article's own statements about itself; None where it makes none."""

    title: str | None
    byline: str | None
    publisher: str | None
    dateline_place: str | None
    published_on: date | None
    published_basis: PublishedBasis


def read_header(text: str, layout: Layout) -> Header:
    """Read the metadata that an article's text holds.

    Args:
        text: the article's text.
        layout: its blocks, as `find_layout` gives them.

    Returns:
        The header. A date in the body that dates an event is never the publication date; a dateline without its year
        ("Cairo, Mar. 22") gives the basis ``dateline`` and no date.
    """
    lines = [line for _, line in layout.header_lines]
    dateline = _opening_dateline(layout)
    dates = [found for line in lines for found in line.dates] + _stated_dates(text, layout)
    published_on, basis = _published(text, dates, dateline)
    title = next((text[block.start : block.end] for block in layout.blocks if block.role == "title"), None)
    publisher = next((line.publisher for line in lines if line.publisher), None)
    agency = dateline.agency if dateline else None
    place = (dateline.place if dateline else None) or next((line.place for line in lines if line.place), None)
    return Header(
        title=" ".join(title.split()) if title else None,
        byline=next((line.byline for line in lines if line.byline), None),
        publisher=publisher or agency or _copyright_holder(text, layout),
        dateline_place=" ".join(place.split()) if place else None,
        published_on=published_on,
        published_basis=basis,
    )


def _opening_dateline(layout: Layout) -> Dateline | None:
    """The dateline of the article, not that of a later item in a round-up."""
    if not layout.datelines:
        return None
    first = layout.datelines[0]
    before = sum(1 for block in layout.blocks if block.end <= first.start and block.role in ("paragraph", "list_item"))
    return first if before <= _MAX_PARAGRAPHS_BEFORE_DATELINE else None


def _stated_dates(text: str, layout: Layout) -> list[LabelledDate]:
    """Dates in the small print: "This article was first published on 3 May 2017."."""
    return [
        found
        for block in layout.blocks
        if block.role == "boilerplate" and block.end - block.start <= _MAX_SMALL_PRINT
        for found in label_dates(text[block.start : block.end])
        if found.label is not None
    ]


def _published(
    text: str, lines_dates: list[LabelledDate], dateline: Dateline | None
) -> tuple[date | None, PublishedBasis]:
    """The publication date and how it is known: "Published" before a bare date, then the dateline, then "Updated"."""
    for label in ("published", None):
        for found in lines_dates:
            if found.day is not None and found.label == label:
                return found.day, "explicit"
    if dateline is not None and dateline.day is not None:
        return dateline.day, "dateline"
    for found in lines_dates:
        if found.day is not None:
            return found.day, "explicit"
    if dateline is not None and dateline.dated:
        return None, "dateline"
    if lines_dates or _mentions_report_date(text):
        return None, "inferred"
    return None, "none"


def _mentions_report_date(text: str) -> bool:
    for cue in _REPORTED.finditer(text, 0, _REPORTED_LIMIT):
        window_end = min(len(text), cue.end() + _REPORTED_WINDOW)
        for found in find_dates(text, cue.end(), window_end):
            if _TO_DATE.fullmatch(text, cue.end(), found.start):
                return True
    return False


def _copyright_holder(text: str, layout: Layout) -> str | None:
    for block in layout.blocks:
        if block.role != "boilerplate":
            continue
        match = _COPYRIGHT.search(text, block.start, block.end)
        if match is not None:
            name = _NO_NAME.split(match["name"])[0].strip(" -–")
            return name or None
    return None
