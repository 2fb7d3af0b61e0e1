"""Header lines: who wrote an article, for whom, where and when ("By Lena Farrow | February 9, 2023")."""

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from extractors.articles.dateline import is_place_name
from extractors.articles.dates import find_dates
from extractors.lexicon import load_lexicon

_MAX_LENGTH = 200
_MAX_SENTENCE = 90
_MAX_ASIDE = 40
_BAR = re.compile(r"[|•·>»\r\n]|\s[/–—-]{1,3}\s|\s{3}")
_WORDS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")
_AGENCY_AFTER_NAME = re.compile(r"(?P<name>[^()]+?)\s*\((?P<agency>[^()]+)\)$")
_LOCATED = re.compile(r"(?P<name>.+?)\s+[iI][nN]\s+(?P<place>[^,]+)")
_PUBLISHED_IN = re.compile(r"(?:first |originally )?published (?:in|by) (?P<name>\D{2,60}?)(?:,| on| the|\s)*$", re.I)
_SOURCE = re.compile(r"(?:source|publisher|publication)s?\s*:\s*(?P<name>[^\d|]{2,60})", re.I)
_QUOTES = "\"”’'"
_EDGES = " \t,;:.()[]-–—|"

Label = Literal["published", "updated"]


class LabelledDate(NamedTuple):
    """A date in a header line. `day` is None where the line does not settle it; `label` is what the line calls it."""

    day: date | None
    has_year: bool
    label: Label | None


class HeaderLine(NamedTuple):
    """What one header line says; None or empty where it says nothing of the kind."""

    byline: str | None = None
    publisher: str | None = None
    place: str | None = None
    dates: tuple[LabelledDate, ...] = ()


class _Vocabulary(NamedTuple):
    date_words: frozenset[str]
    calendar: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    cities: frozenset[str]
    publishers: frozenset[str]
    opener: re.Pattern[str]
    opener_with_place: re.Pattern[str]
    connectors: frozenset[str]
    roles: frozenset[str]
    outlets: frozenset[str]
    writers: frozenset[str]
    menus: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    lexicon = load_lexicon("layout")
    dates, byline = lexicon["dates"], lexicon["byline"]
    calendar = frozenset(name for names in (*dates["months"], *dates["weekdays"]) for name in names)
    return _Vocabulary(
        date_words=calendar | frozenset((*dates["published"], *dates["updated"], *dates["neutral"])),
        calendar=calendar,
        published=frozenset(dates["published"]),
        updated=frozenset(dates["updated"]),
        cities=frozenset(lexicon["dateline"]["cities"]),
        publishers=frozenset(lexicon["publishers"]["names"]),
        opener=_opening(byline["openers"]),
        opener_with_place=_opening(byline["openers_with_place"]),
        connectors=frozenset(byline["connectors"]),
        roles=frozenset(byline["roles"]),
        outlets=frozenset(byline["outlets"]),
        writers=frozenset(byline["writers"]),
        menus=frozenset(byline["menus"]),
    )


def _opening(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})\b\s*:?\s+", re.I)


def read_header_line(line: str) -> HeaderLine | None:
    """Read a line that holds nothing but byline, date, publisher and place.

    Args:
        line: one line of an article, without the white space around it.

    Returns:
        What it says, or None for a line that is something else: "By Friday, 40 people had died." is a sentence, and
        "Juba, 3 Feb 2017" a dateline.
    """
    if len(line) > _MAX_LENGTH or (len(line) > _MAX_SENTENCE and line.rstrip(_QUOTES)[-1:] in ".!?"):
        return None
    parts = [part.strip() for part in _BAR.split(line) if part.strip(_EDGES)]
    read = [_read_part(part) for part in parts]
    known = [part for part in read if part is not None]
    if not any(part.byline or part.dates or part.publisher for part in known):
        return None
    has_byline = any(part.byline for part in known)
    read = [found or _read_aside(part, has_byline) for part, found in zip(parts, read, strict=True)]
    complete = [part for part in read if part is not None]
    if len(complete) < len(read) or _is_dateline(line, complete):
        return None
    return HeaderLine(
        byline=next((part.byline for part in complete if part.byline), None),
        publisher=next((part.publisher for part in complete if part.publisher), None),
        place=next((part.place for part in complete if part.place), None),
        # Labelled anew over the whole line: "Updated | March 3, 2024" splits label and date.
        dates=label_dates(line) if any(part.dates for part in complete) else (),
    )


def _is_dateline(line: str, parts: list[HeaderLine]) -> bool:
    """Whether the line is a dateline alone ("JUBA — 3 February 2017"): only place and date, and no bar between."""
    only_place_and_date = not any(part.byline or part.publisher for part in parts)
    return only_place_and_date and any(part.place for part in parts) and "|" not in line and "•" not in line


def _read_part(part: str) -> HeaderLine | None:
    """A part that shows by itself what it is: dates first, then the names that stand before or after them."""
    found = list(find_dates(part))
    if not found:
        return _read_names(part, beside_date=False)
    before, after = part[: found[0].start], part[found[-1].end :]
    dates = label_dates(part)
    name = before.strip(_EDGES) if _PUBLISHED_IN.fullmatch(before.strip("([ ")) else _drop_labels(before)
    trailing = _drop_leading_times(after)
    if name and trailing:
        return None
    if not name and not trailing:
        return HeaderLine(dates=dates)
    names = _read_names(name or trailing, beside_date=True)
    if names is None and is_place_name(name or trailing):
        names = HeaderLine(place=name or trailing)
    if names is None and _is_small_print(name or trailing):
        names = HeaderLine()
    return names._replace(dates=dates) if names is not None else None


def _read_names(part: str, *, beside_date: bool) -> HeaderLine | None:
    words = _vocabulary()
    opener = words.opener.match(part)
    if opener is not None:
        return _read_byline(part[opener.end() :])
    opener = words.opener_with_place.match(part)
    if opener is not None:
        byline = _read_byline(part[opener.end() :])
        return byline if byline is not None and byline.place else None
    publisher = known_publisher(part)
    if publisher is not None:
        return HeaderLine(publisher=publisher)
    named = _SOURCE.fullmatch(part) or (_PUBLISHED_IN.fullmatch(part) if beside_date else None)
    if named is not None:
        return HeaderLine(publisher=named["name"].strip(_EDGES))
    left, comma, right = (piece.strip() for piece in part.rpartition(","))
    if comma and known_publisher(right) and _is_name(left):
        return HeaderLine(byline=left, publisher=known_publisher(right))
    if comma and known_publisher(left) and is_place_name(right):
        return HeaderLine(publisher=known_publisher(left), place=right)
    if beside_date and _is_outlet(part):
        return HeaderLine(publisher=part)
    # A bare name run together with a date may be a person's or a place's: the date counts, the name stays unread.
    is_bare_name = beside_date and not comma and len(part.split()) > 1 and _is_name(part)
    return HeaderLine() if is_bare_name else None


def _read_aside(part: str, has_byline: bool) -> HeaderLine | None:
    """A part that only its neighbours explain: a place, a section, a reading time, the name beside a date."""
    words = _vocabulary()
    if _is_outlet(part):
        return HeaderLine(publisher=part)
    low = set(_WORDS.findall(part.lower()))
    if low <= words.menus | words.date_words:
        return HeaderLine()
    if low & words.roles:
        return HeaderLine() if len(part) <= _MAX_ASIDE else None
    is_place = is_place_name(part) and len(part.split()) <= 4 and " and " not in part
    located = _LOCATED.fullmatch(part)
    if located is not None and _is_name(located["name"]) and is_place_name(located["place"]):
        return HeaderLine(byline=located["name"], place=located["place"])
    if is_place and (has_byline or "," in part or len(part.split()) == 1 or part.lower() in words.cities):
        return HeaderLine(place=part)
    longest = 8 if " and " in part else 4
    return HeaderLine(byline=part) if not has_byline and _is_name(part) and 2 <= len(part.split()) <= longest else None


def _read_byline(name: str) -> HeaderLine | None:
    """What follows "By": a name, perhaps with an agency, an outlet, a job or a place after it."""
    words = _vocabulary()
    publisher = place = None
    bracket = _AGENCY_AFTER_NAME.fullmatch(name)
    if bracket is not None and known_publisher(bracket["agency"]):
        name, publisher = bracket["name"], known_publisher(bracket["agency"])
    while "," in name:
        left, _, right = (piece.strip() for piece in name.rpartition(","))
        right = right.removeprefix("in ")
        if known_publisher(right) or _is_outlet(right):
            publisher = known_publisher(right) or right
        elif set(_WORDS.findall(right.lower())) & words.roles:
            name = left
            continue
        elif right.lower() in words.cities or (len(right.split()) == 1 and is_place_name(right)):
            place = right
        else:
            break
        name = left
    located = _LOCATED.fullmatch(name)
    if located is not None and is_place_name(located["place"]) and len(re.findall(r"\bin\b", name, re.I)) == 1:
        name, place = located["name"], located["place"]
    publisher = publisher or known_publisher(name)
    return (
        HeaderLine(byline=name, publisher=publisher, place=place) if _is_name(name) or known_publisher(name) else None
    )


def known_publisher(name: str) -> str | None:
    """The outlet as written, without "Writer" or "Staff" after it; None where the lexicon does not know it."""
    words = name.strip(" .()").split()
    if len(words) > 1 and words[-1].lower() in _vocabulary().writers:
        words.pop()
    outlet = " ".join(words)
    parts = outlet.lower().split("/")
    return outlet if outlet and all(part.strip() in _vocabulary().publishers for part in parts) else None


def _is_outlet(part: str) -> bool:
    """Whether a name beside a date is a newspaper's or a station's: "The Daily Post"."""
    words = part.split()
    vocabulary = _vocabulary()
    if words[0].lower() in vocabulary.published | vocabulary.updated:
        return False  # "Posted in News"
    is_section = all(word.lower() in vocabulary.roles for word in words)
    return 2 <= len(words) <= 5 and _is_name(part) and words[-1].lower() in vocabulary.outlets and not is_section


def _is_name(phrase: str) -> bool:
    words = re.split(r"[\s,&]+", phrase.strip())
    vocabulary = _vocabulary()
    if not 1 <= len(words) <= 14 or not words[0][:1].isupper() or words[0].lower().strip(".") in vocabulary.calendar:
        return False
    if phrase.endswith(".") and words[-1].lower() not in ("jr.", "sr.") and len(words[-1]) > 2:
        return False
    return all(
        (word[:1].isupper() or word in vocabulary.connectors) and _NAME.fullmatch(word) for word in words if word
    )


def _is_small_print(part: str) -> bool:
    """Whether words beside a date say nothing: "Posted in World News", "by admin"."""
    words = _vocabulary()
    low = _WORDS.findall(part.lower())
    is_account = len(low) == 2 and words.opener.match(part) is not None
    return is_account or all(word in words.roles or word in words.date_words or word == "in" for word in low)


def _drop_labels(before: str) -> str:
    """Take labels and times off the end of what stands before a date: "Jane Doe Updated on" is "Jane Doe"."""
    words = before.strip(_EDGES).split()
    while words and not set(_WORDS.findall(words[-1].lower())) - _vocabulary().date_words:
        words.pop()
    return " ".join(words).strip(_EDGES)


def _drop_leading_times(after: str) -> str:
    """Take times off the beginning of what stands after a date: " at 5:14 PM ET by Jane Doe" is "by Jane Doe"."""
    words = after.strip(_EDGES).split()
    while words and not set(_WORDS.findall(words[0].lower())) - _vocabulary().date_words:
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
    vocabulary = _vocabulary()
    for word in reversed(_WORDS.findall(words.lower())):
        if word in vocabulary.published:
            return "published"
        if word in vocabulary.updated:
            return "updated"
    return None
