"""What a header line calls its dates and the times beside them: "Published 9 Jan 2024, updated 10 Jan, 5 p.m."."""

import re
from datetime import date
from typing import Literal, NamedTuple

from extractors.articles.dates import find_dates
from extractors.articles.names import load_vocabulary

_WORDS = re.compile(r"[^\W\d_]+")
_EDGES = " \t,;:.()[]-–—|"

Label = Literal["published", "updated"]


class LabelledDate(NamedTuple):
    """A date in a header line. `day` is None where the line does not settle it; `label` is what the line calls it."""

    day: date | None
    has_year: bool
    label: Label | None


def drop_labels(before: str) -> str:
    """Take labels and times off the end of what stands before a date: "Jane Doe Updated on" is "Jane Doe"."""
    words = before.strip(_EDGES).split()
    while words and not set(_WORDS.findall(words[-1].lower())) - load_vocabulary().date_words:
        words.pop()
    return " ".join(words).strip(_EDGES)


def drop_leading_times(after: str) -> str:
    """Take times off the beginning of what stands after a date: " at 5:14 PM ET by Jane Doe" is "by Jane Doe"."""
    words = after.strip(_EDGES).split()
    while words and not set(_WORDS.findall(words[0].lower())) - load_vocabulary().date_words:
        words.pop(0)
    return " ".join(words).strip(_EDGES)


def label_dates(line: str) -> tuple[LabelledDate, ...]:
    """The dates of a line in order, each with the label before it: "Published 9 Jan 2024, updated 10 Jan 2024"."""
    labelled = []
    after = 0
    for found in find_dates(line):
        labelled.append(LabelledDate(found.day, found.has_year, _last_label(line[after : found.start])))
        after = found.end
    return tuple(labelled)


def _last_label(words: str) -> Label | None:
    vocabulary = load_vocabulary()
    for word in reversed(_WORDS.findall(words.lower())):
        if word in vocabulary.published:
            return "published"
        if word in vocabulary.updated:
            return "updated"
    return None
