"""Leads: a label or credit before a dateline on its line ("Joint press release | GENEVA, 20 March 2022 – ")."""

import re
from itertools import islice

from extractors.articles.dateline import Dateline, match_dateline
from extractors.articles.headerline import read_header_line
from extractors.articles.labels import is_credit, is_label
from extractors.articles.names import load_vocabulary

_MAX_LEAD = 110
_MAX_BOUNDARIES = 4
_MIN_CAPITALS = 4
_MAX_JOB = 4
_BOUNDARY = re.compile(r"[.|:,)\]•]\s+|\s[–—-]{1,2}\s+")
_EDGES = " \t([*|–—-"


def match_after_lead(text: str, start: int, end: int) -> Dateline | None:
    """Read a dateline that stands behind a label or a credit.

    Args:
        text: the article's text.
        start: first character of the paragraph that opens the body, 0-based.
        end: one past its last character.

    Returns:
        The dateline, its span beginning after the lead; None where the paragraph opens with anything but a label
        ("EXCLUSIVE: "), a credit ("Translated from the Spanish. ") or a byline ("By Jane Doe. ").
    """
    for boundary in islice(_BOUNDARY.finditer(text, start, min(end, start + _MAX_LEAD)), _MAX_BOUNDARIES):
        if boundary.end() >= end or not _is_lead(text[start : boundary.start()].strip(_EDGES)):
            continue
        dateline = match_dateline(text, boundary.end(), end, opens_body=True)
        if dateline is not None and _is_sure(dateline):
            return dateline
    return None


def _is_lead(words: str) -> bool:
    if not words:
        return False
    if is_label(words) or read_header_line(words) is not None:
        return True
    return all(_is_credit(piece.strip()) for piece in words.split(","))


def _is_credit(piece: str) -> bool:
    """A credit, a desk ("Redacción") or a writer's job ("Special Correspondent")."""
    words = piece.lower().split()
    vocabulary = load_vocabulary()
    return is_credit(piece) or (
        0 < len(words) <= _MAX_JOB and (words[-1] in vocabulary.writers or vocabulary.roles.issuperset(words))
    )


def _is_sure(dateline: Dateline) -> bool:
    """Whether more than a capitalised word and a mark makes the dateline; behind a lead, that may be any heading."""
    place = dateline.place
    if place is None:
        return False
    in_capitals = place.isupper() and len(place) >= _MIN_CAPITALS
    return dateline.dated or dateline.agency is not None or in_capitals or place.lower() in load_vocabulary().cities
