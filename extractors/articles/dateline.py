"""The dateline: place, date and agency in front of an article's first sentence ("Cairo, Mar. 22, (dpa/GNA) – ")."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from extractors.articles.dates import HeaderDate, find_dates
from extractors.lexicon import load_lexicon

_MAX_LENGTH = 110
_MAX_WORDS = 9
_MAX_SEPARATORS = 4
_MAX_ABBREVIATION = 6
# A dash that stands free or after a bracket or stop (". -", ".-"), an em dash anywhere, a bar, a colon, or only the
# space after the agency's bracket ("London, Jan 5 (PTI) A man", "ASTANA, October 29. /TASS/. Two").
_SEPARATOR = re.compile(
    r"—|(?<=[\s.)\]/,])[–―−_|•-]{1,3}(?=[\s\[A-Z“\"]|$)|:(?=\s)|(?<=[\da-z])\.(?=\s[A-Z])"
    r"|(?<=[)\]])[ ]*(?=[A-Z])|(?<=/)[ ]+(?=[A-Z])|(?<=[)\]/]\.)[ ]+(?=[A-Z])"
)
# The whole dateline in brackets: "(Astana, 29 October) ", "[GENEVA] — "; or only the agency: "(CNN) — ".
_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,80})[)\]]\s*(?P<mark>[–—:-]{0,2})\s*(?=[A-Z\d“\"‘']|$)")
_AGENCY = re.compile(r"(?P<open>[(\[/])\s*(?P<name>[^()\[\]\d]{2,50}?\d{0,2})\s*[)\]/]$")
_SECOND_WORD = re.compile(r"[^\W\d_]+\s([a-z]+)\s")
_ARTICLES = ("al-", "el-", "ash-", "d'", "d’", "l'", "l’")
_PREPOSITIONS = frozenset({"in", "on", "at", "from", "by", "to", "of", "for", "with", "as"})
_FIRST_OF_SENTENCE = re.compile(r"[^\W_]|[“\"'‘«(\[$€£¥]")
# An agency that follows the separator: "MOGADISHU - AFP - At least".
_AGENCY_AFTER = re.compile(
    r"(?:[(\[](?P<bracketed>[^()\[\]\d]{2,40})[)\]]|(?P<bare>[A-Z][A-Za-z]{1,12})(?=\s[–—-]))\s*[–—:-]{0,2}\s*"
)
# A clock time after the date: "Cairo, 12 March 2023, 18:40 GMT".
_CLOCK = re.compile(r",?[ ]\d{1,2}[:.]\d\d(?:[ ]?[ap]\.?m\b\.?)?(?:[ ](?:[A-Z]{2,5}|local time))?$")
_DATE_END = re.compile(r"[\s.,]*(?:[–—:|-]{1,3}\s+|$)")
_PIECE = re.compile(r"\s*[,(\[]")
_BRACKETS = re.compile(r"\s*[()\[\]]\s*")
_EDGES = " \t,.;:-–—|•"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.'’‘ʻ`-])*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's span up to the first sentence, and what it says.

    `place` is None in "(Reuters) - "; `day` is None where there is no date (`dated` is false) or it has no year.
    """

    start: int
    end: int
    place: str | None
    agency: str | None
    dated: bool
    day: date | None


@dataclass(frozen=True, slots=True)
class _Lists:
    connectors: frozenset[str]
    inside: frozenset[str]
    not_places: frozenset[str]
    cities: frozenset[str]
    publishers: frozenset[str]
    weekdays: frozenset[str]
    countries: frozenset[str]
    sections: frozenset[str]
    outlets: frozenset[str]


class _Words(NamedTuple):
    place: str | None
    agency: str | None
    date: HeaderDate | None


@cache
def _lists() -> _Lists:
    lexicon = load_lexicon("layout")
    dateline = lexicon["dateline"]
    return _Lists(
        connectors=frozenset(dateline["connectors"]),
        inside=frozenset((*dateline["connectors"], *dateline["place_nouns"])),
        not_places=frozenset(dateline["not_places"]),
        cities=frozenset(dateline["cities"]),
        publishers=frozenset(lexicon["publishers"]["names"]),
        weekdays=frozenset(name for names in lexicon["dates"]["weekdays"] for name in names),
        countries=frozenset(load_lexicon("countries")["countries"]),
        sections=frozenset(lexicon["byline"]["roles"]),
        outlets=frozenset(lexicon["byline"]["outlets"]),
    )


def match_dateline(text: str, start: int, end: int, *, opens_body: bool) -> Dateline | None:
    """Read the dateline at the start of a paragraph.

    Args:
        text: the article's text.
        start: first character of the paragraph, 0-based.
        end: one past its last character.
        opens_body: whether the body begins here; then a place and a dash are enough ("Kohat – Officials"). Later
            datelines, as in a round-up, are read only in capitals.

    Returns:
        The dateline, its span reaching to the first character of the sentence, or None. A paragraph that is nothing but
        a dateline is covered whole.
    """
    head = text[start : min(end, start + _MAX_LENGTH + 40)]
    if not (head[:3].isupper() or (opens_body and (head[0].isupper() or head[0] in "([0123456789"))):
        return None
    second = _SECOND_WORD.match(head)
    if second is not None and second[1] not in _lists().inside:
        return None  # prose, as nearly every paragraph is
    found = _match_bracketed(head) or _match_separated(head, opens_body)
    if found is None and end - start == len(head):
        found = _match_line(head)
    if found is None:
        return None
    words, length = found
    return Dateline(start, start + length, words.place, words.agency, bool(words.date), words.date and words.date.day)


def _match_separated(head: str, opens_body: bool) -> tuple[_Words, int] | None:
    for separator in islice(_SEPARATOR.finditer(head, 0, _MAX_LENGTH), _MAX_SEPARATORS):
        prefix, rest = head[: separator.start()], head[separator.end() :].lstrip()
        words = _read_words(prefix)
        if words is None or not _opens_sentence(rest):
            continue
        end = len(head) - len(rest)
        if _is_marked(words, rest, head[len(prefix.rstrip()) : end], opens_body):
            return _read_after(head, end, words)
    return None


def _opens_sentence(rest: str) -> bool:
    """Whether a sentence can begin here: "Hamas – which" and "NATO - led" go on with the clause."""
    return not rest or (_FIRST_OF_SENTENCE.match(rest) is not None and not rest[0].islower())


def _read_after(head: str, end: int, words: _Words) -> tuple[_Words, int]:
    """Take in an agency or a date that stands after the separator: "JUBA — (AP) At", "KOHAT (AP) — March 10, 2023"."""
    agency = _AGENCY_AFTER.match(head, end)
    name = (agency["bracketed"] or agency["bare"]) if agency is not None else None
    if words.agency is None and agency is not None and name is not None and _is_agency(name):
        words, end = words._replace(agency=name), agency.end()
    date = next(find_dates(head, end), None) if words.date is None else None
    closed = _DATE_END.match(head, date.end) if date is not None and date.start == end else None
    return (words._replace(date=date), closed.end()) if closed is not None else (words, end)


def _match_bracketed(head: str) -> tuple[_Words, int] | None:
    bracket = _BRACKETED.match(head)
    if bracket is None:
        return None
    if _is_agency(bracket["inner"]):
        return _Words(None, bracket["inner"], None), bracket.end()
    words = _read_words(bracket["inner"])
    return (words, bracket.end()) if words is not None and (words.date or words.agency or bracket["mark"]) else None


def _match_line(head: str) -> tuple[_Words, int] | None:
    """A dateline on a line of its own, without a separator: "LONDON (Reuters)", "GENEVA, 12 March 2024"."""
    words = _read_words(head)
    if words is None or not (words.date or (words.agency and _is_agency(words.agency))):
        return None
    place = words.place or ""
    apart = head[len(place) : len(place) + 2].strip() != "" or place.isupper() or place.lower() in _lists().cities
    return (words, len(head)) if words.agency or (apart and head[-1] != ".") else None


def _is_marked(words: _Words, rest: str, mark: str, opens_body: bool) -> bool:
    """Whether a place and what separates it from the sentence are enough to be a dateline.

    An agency, a date or capitals are; a place alone only opens an article, and before a colon it must be a city that
    stands alone in datelines ("New Delhi: At least").
    """
    place = words.place or ""
    town = place.split(",")[0]
    # In copy that is in capitals throughout, capitals say nothing.
    in_capitals = town.isupper() and len(town) > 3 and not rest[:60].isupper()
    if not mark.strip():
        is_agency = words.agency is not None and (_is_agency(words.agency) or words.agency.isupper())
        return is_agency and (words.date is not None or in_capitals or (opens_body and _is_agency(words.agency or "")))
    if (words.agency or words.date) and (place or mark.strip() != "."):
        return True
    if "|" in mark:
        return False
    if mark.strip() == ".":
        return opens_body and place.lower() in _lists().cities
    if ":" in mark:
        return opens_body and (in_capitals or town.lower() in _lists().cities)
    return in_capitals or (opens_body and mark[0].isspace() and mark[-1].isspace() and len(place.split()) <= 3)


def _read_words(prefix: str) -> _Words | None:
    """Take agency, date and weekday off what stands before the separator; what remains must be a place."""
    agency: str | None = None
    date: HeaderDate | None = None
    dates = list(find_dates(prefix)) if _DIGIT.search(prefix) else []
    if dates and dates[0].start == 0:  # "12 March 2020 (MOGADISHU) – "
        date, prefix, dates = dates[0], prefix[dates[0].end :].strip(_EDGES + "()"), []
    rest = _CLOCK.sub("", prefix.rstrip(_EDGES))
    while True:
        bracket = _AGENCY.search(rest)
        last = rest.rpartition(" ")[2]
        if date is None and dates and dates[-1].start < len(rest) <= dates[-1].end + rest.count(")"):
            date = dates[-1]
            rest = rest[: date.start].rstrip("(")
        elif agency is None and bracket is not None and not _is_region(bracket["name"], after_place=date is not None):
            agency, rest = bracket["name"], rest[: bracket.start()]
        elif agency is None and _is_agency(last):
            agency, rest = last, rest[: -len(last)]
        elif len(last) < len(rest) and last.lower() in _lists().weekdays:
            rest = rest[: -len(last)]
        else:
            break
        rest = rest.rstrip(_EDGES)
    place = rest + "." if prefix[len(rest) : len(rest) + 1] == "." and _ends_abbreviated(rest) else rest.rstrip(" /")
    if not place and agency is not None and _is_agency(agency):
        return _Words(None, agency, date)
    return _Words(place, agency, date) if is_place_name(place) else None


def _is_region(name: str, *, after_place: bool) -> bool:
    """Whether a bracket names the country and not the agency: "Juba (South Sudan), Feb 3", but "JUBA (AFP)"."""
    if _is_agency(name) or name.isupper():
        return False
    return name in _lists().countries or (after_place and name.istitle())


def _is_agency(name: str) -> bool:
    return any(part.strip().lower() in _lists().publishers for part in name.split("/"))


def _ends_abbreviated(rest: str) -> bool:
    """Whether the full stop belongs to the place: "WASHINGTON, D.C.", "SAN JOSE, Calif."."""
    last = rest.rpartition(" ")[2]
    return "." in last or ("," in rest and len(last) <= 5)


def is_place_name(place: str) -> bool:
    """Whether a phrase has a dateline place's form: capitalised words ("SAN JOSE, Calif."), no agency, no label."""
    lists = _lists()
    low = place.lower()
    if not place or low in lists.not_places or low.strip(".") in lists.publishers or place.count(",") > 2:
        return False
    words = re.split(r"[\s,/]+", _BRACKETS.sub(" ", place).strip())
    if words[-1].lower() in lists.outlets or all(word.lower() in lists.sections for word in words):
        return False  # "The Daily Post", "News Desk"
    first = _PIECE.split(low)[0].split()
    if all(word in lists.sections for word in first) or (len(first) > 1 and first[-1] in lists.outlets):
        return False  # "Sport, Belgrade", "The Daily Post (Lagos)"
    if any(len(word) > _MAX_ABBREVIATION and word[-1] == "." for word in words[:-1]):
        return False  # "Agencies. Beirut"
    if len(words) > _MAX_WORDS or words[0] in lists.inside or words[-1] in lists.connectors:
        return False
    if words[0].istitle() and words[0].lower() in _PREPOSITIONS:
        return False  # "In Cairo, March 3, 2024" is prose
    return all(
        (word in lists.inside or word[0].isupper() or word.startswith(_ARTICLES)) and _WORD.fullmatch(word)
        for word in words
        if word
    )
