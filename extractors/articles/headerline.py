"""Header lines: who wrote an article, for whom, where and when ("By Lena Farrow | February 9, 2023")."""

import re
from typing import NamedTuple

from extractors.articles.datelabels import LabelledDate, drop_labels, drop_leading_times, label_dates
from extractors.articles.dateline import is_place_name
from extractors.articles.dates import find_dates
from extractors.articles.labels import is_desk, is_label, without_label
from extractors.articles.names import is_name, is_outlet, known_publisher, load_vocabulary

_MAX_LENGTH = 200
_MAX_SENTENCE = 90
_MAX_ASIDE = 40
_MAX_LONE = 60
_MAX_JOB = 5
_BAR = re.compile(r"[|•·>»\r\n]|\s[/–—-]{1,3}\s|\s{3}")
# Only what no sentence and no headline holds: a dash may do both.
_HARD_BAR = re.compile(r"[|•·]")
_WORDS = re.compile(r"[^\W\d_]+")
_AGENCY_AFTER_NAME = re.compile(r"(?P<name>[^()]+?)\s*\((?P<agency>[^()]+)\)?$")
_OUTLET_AT = re.compile(r"(?P<name>[^(),]+?)\s*[(,]\s*(?P<place>[^()]+)\)?")
_LOCATED = re.compile(r"(?P<name>.+?)\s+[iI][nN]\s+(?P<place>[^,]+)")
_PUBLISHED_IN = re.compile(r"(?:first |originally )?published (?:in|by) (?P<name>\D{2,60}?)(?:,| on| the|\s)*$", re.I)
_SOURCE = re.compile(r"(?:source|publisher|publication)s?\s*:\s*(?P<name>[^\d|]{2,60})", re.I)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_QUOTES = "\"”’'"
_EDGES = " \t,;:.()[]-–—|"


class HeaderLine(NamedTuple):
    """What one header line says; None or empty where it says nothing of the kind.

    `complete` is False where the line says something else too ("Issued 29 January 2021 | Timeframe: 12 months"): it is
    then content as well.
    """

    byline: str | None = None
    publisher: str | None = None
    place: str | None = None
    dates: tuple[LabelledDate, ...] = ()
    complete: bool = True


def read_header_line(line: str) -> HeaderLine | None:
    """Read a line that holds nothing but byline, date, publisher and place.

    Args:
        line: one line of an article, without the white space around it.

    Returns:
        What it says, or None for a line that is something else: "By Friday, 40 people had died." is a sentence, and
        "Juba, 3 Feb 2017" a dateline. Of a line that bars divide, a full date alone between them is enough.
    """
    if len(line) > _MAX_LENGTH or (len(line) > _MAX_SENTENCE and line.rstrip(_QUOTES)[-1:] in ".!?"):
        return None
    parts = [part.strip() for part in _BAR.split(line) if part.strip(_EDGES)]
    read = [_read_part(part) for part in parts]
    known = [part for part in read if part is not None]
    if not any(part.byline or part.dates or part.publisher for part in known):
        return None if any(known) else _read_dates_between_bars(line)
    has_byline = any(part.byline for part in known)
    read = [found or _read_aside(part, has_byline) for part, found in zip(parts, read, strict=True)]
    complete = [part for part in read if part is not None]
    if len(complete) < len(read):
        return _read_dates_between_bars(line)
    if _is_dateline(line, complete):
        return None
    return HeaderLine(
        byline=next((part.byline for part in complete if part.byline), None),
        publisher=next((part.publisher for part in complete if part.publisher), None),
        place=next((part.place for part in complete if part.place), None),
        # Labelled anew over the whole line: "Updated | March 3, 2024" splits label and date.
        dates=label_dates(line) if any(part.dates for part in complete) else (),
    )


def read_lone_line(line: str) -> HeaderLine | None:
    """Read a line that only the date line beside it explains.

    Args:
        line: one line of an article's header, without the white space around it.

    Returns:
        An author ("JANE DOE" above "March 4, 2020"), a city, or nothing known ("Business correspondent"); None for a
        line that is something else.
    """
    vocabulary = load_vocabulary()
    low = set(_WORDS.findall(line.lower()))
    if len(line) > _MAX_LONE or not low or any(character.isdigit() for character in line) or line[-1] in ".:!?":
        return None
    if low <= vocabulary.roles | vocabulary.connectors | vocabulary.date_words or line.lower() in vocabulary.countries:
        return HeaderLine()
    if line.lower() in vocabulary.cities:
        return HeaderLine(place=line)
    if is_label(line):
        return None
    return _read_author(line)


def is_date_label(line: str) -> bool:
    """Whether a line holds nothing but words of the calendar: "Wednesday", "March 2021"; such a line is no headline."""
    return len(line) <= _MAX_LONE and set(_WORDS.findall(line.lower())) <= load_vocabulary().date_words


def _read_author(line: str) -> HeaderLine | None:
    """A person's name without "By": "Jane Doe in Nairobi", "Jane Doe, Staff Writer", "Jane Doe (AFP)"."""
    name, _, job = (piece.strip() for piece in line.partition(","))
    if not 2 <= len(name.split()) <= 8 or (job and not _is_job(job)):
        return _read_job(line)
    read = _read_byline(name)
    longest = 8 if " and " in name else 4
    is_person = read is not None and read.byline is not None and 2 <= len(read.byline.split()) <= longest
    if not is_person or set(_WORDS.findall(name.lower())) & load_vocabulary().roles:
        return _read_job(line)
    return read


def _is_job(words: str) -> bool:
    return len(words.split()) <= _MAX_JOB and words.rpartition(" ")[2].lower() in load_vocabulary().writers


def _read_job(line: str) -> HeaderLine | None:
    """A line that names a writer's job: "Court reporter, Telegraph & Post", "Jane Doe Nairobi correspondent"."""
    return HeaderLine() if not load_vocabulary().writers.isdisjoint(_WORDS.findall(line.lower())) else None


def _read_dates_between_bars(line: str) -> HeaderLine | None:
    parts = [part.strip() for part in _HARD_BAR.split(line)]
    if len(parts) < 2 or not parts[0]:
        return None
    labelled = [(part, label_dates(part)) for part in parts]
    dates = tuple(found for part, dates in labelled if _holds_only(part, dates) for found in dates)
    return HeaderLine(dates=dates, complete=False) if any(found.day for found in dates) else None


def _holds_only(part: str, dates: tuple[LabelledDate, ...]) -> bool:
    """Whether a part between bars is a date, perhaps with its place: "Pemba, 21 May 2024"."""
    read = _read_part(part)
    return read is not None and read._replace(place=None) == HeaderLine(dates=dates)


def _is_dateline(line: str, parts: list[HeaderLine]) -> bool:
    """Whether the line is a dateline alone ("JUBA — 3 February 2017"): only place and date, and no bar between.

    One that says what the date is of, or the time of day, is no dateline: "Updated - July 04, 2022 10:15 pm - KURNOOL".
    """
    if _CLOCK.search(line) is not None or any(date.label for part in parts for date in part.dates):
        return False
    only_place_and_date = not any(part.byline or part.publisher for part in parts)
    return only_place_and_date and any(part.place for part in parts) and "|" not in line and "•" not in line


def _read_part(part: str) -> HeaderLine | None:
    """A part that shows by itself what it is: dates first, then the names that stand before or after them."""
    found = list(find_dates(part))
    if not found:
        return _read_names(part, beside_date=False)
    before, after = part[: found[0].start], part[found[-1].end :]
    dates = label_dates(part)
    name = before.strip(_EDGES) if _PUBLISHED_IN.fullmatch(before.strip("([ ")) else drop_labels(before)
    name = without_label(name)
    trailing = drop_leading_times(after)
    if name and trailing:
        return None
    if not name and not trailing:
        return HeaderLine(dates=dates)
    names = _read_names(name or trailing, beside_date=True)
    if names is None and _is_small_print(name or trailing):
        names = HeaderLine()
    if names is None and is_place_name(name or trailing):
        names = HeaderLine(place=name or trailing)
    return names._replace(dates=dates) if names is not None else None


def _read_names(part: str, *, beside_date: bool) -> HeaderLine | None:
    words = load_vocabulary()
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
    if comma and known_publisher(right) and is_name(left):
        return HeaderLine(byline=left, publisher=known_publisher(right))
    if comma and len(left.split()) > 1 and _is_job(right) and is_name(left):
        return HeaderLine(byline=left)
    if comma and known_publisher(left) and is_place_name(right):
        return HeaderLine(publisher=known_publisher(left), place=right)
    outlet = _OUTLET_AT.fullmatch(part)
    if outlet is not None and beside_date and is_outlet(outlet["name"]) and is_place_name(outlet["place"]):
        return HeaderLine(publisher=outlet["name"], place=outlet["place"])
    if comma and beside_date and right.lower() in words.cities and (_is_person(left) or is_desk(left)):
        return HeaderLine(byline=left, place=right)
    if beside_date and is_outlet(part):
        return HeaderLine(publisher=part)
    # A bare name run together with a date may be a person's or a place's: the date counts, the name stays unread.
    if not beside_date or comma or len(part.split()) < 2 or not is_name(part):
        return None
    return HeaderLine(byline=part) if " and " in part else HeaderLine()


def _is_person(phrase: str) -> bool:
    """Whether a name beside a city is a person's: "Jane Doe, Nairobi", but "New York, London"."""
    words = phrase.split()
    is_short = len(words) in (2, 3) and is_name(phrase) and not is_label(phrase) and not is_desk(phrase)
    return is_short and phrase.lower() not in load_vocabulary().cities | load_vocabulary().countries


def _read_aside(part: str, has_byline: bool) -> HeaderLine | None:
    """A part that only its neighbours explain: a place, a section, a reading time, the name beside a date."""
    words = load_vocabulary()
    if is_outlet(part):
        return HeaderLine(publisher=part)
    low = set(_WORDS.findall(part.lower()))
    if low <= words.menus | words.date_words or is_label(part):
        return HeaderLine()
    if low & words.roles:
        return HeaderLine() if len(part) <= _MAX_ASIDE else None
    is_place = is_place_name(part) and len(part.split()) <= 4 and " and " not in part
    located = _LOCATED.fullmatch(part)
    if located is not None and is_name(located["name"]) and is_place_name(located["place"]):
        return HeaderLine(byline=located["name"], place=located["place"])
    if is_place and (has_byline or "," in part or len(part.split()) == 1 or part.lower() in words.cities):
        return HeaderLine(place=part)
    longest = 8 if " and " in part else 4
    return HeaderLine(byline=part) if not has_byline and is_name(part) and 2 <= len(part.split()) <= longest else None


def _read_byline(name: str) -> HeaderLine | None:
    """What follows "By": a name, perhaps with an agency, an outlet, a job or a place after it."""
    words = load_vocabulary()
    publisher = place = None
    bracket = _AGENCY_AFTER_NAME.fullmatch(name)
    if bracket is not None and known_publisher(bracket["agency"]):
        name, publisher = bracket["name"], known_publisher(bracket["agency"])
    while "," in name:
        left, _, right = (piece.strip() for piece in name.rpartition(","))
        right = right.removeprefix("in ")
        if known_publisher(right) or is_outlet(right):
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
    is_staff = set(_WORDS.findall(name.lower())) <= words.roles | words.connectors
    if not (is_name(name) or publisher == name or is_staff):
        return None
    return HeaderLine(byline=name, publisher=publisher, place=place)


def _is_small_print(part: str) -> bool:
    """Whether words beside a date say nothing: "Posted in World News", "by admin"."""
    words = load_vocabulary()
    low = _WORDS.findall(part.lower())
    is_account = len(low) == 2 and words.opener.match(part) is not None
    empty = words.roles | words.date_words | words.menus | {"in"}
    return is_account or is_label(part) or is_desk(part) or all(word in empty for word in low)
