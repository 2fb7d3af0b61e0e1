"""Names in header lines: whether a phrase has the form of a person's name or is a newspaper's or an agency's."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of header lines, as the lexicon lists them."""

    date_words: frozenset[str]
    calendar: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    cities: frozenset[str]
    countries: frozenset[str]
    publishers: frozenset[str]
    opener: re.Pattern[str]
    opener_with_place: re.Pattern[str]
    connectors: frozenset[str]
    roles: frozenset[str]
    outlets: frozenset[str]
    writers: frozenset[str]
    menus: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """Read the words of header lines, once per process."""
    lexicon = load_lexicon("layout")
    dates, byline = lexicon["dates"], lexicon["byline"]
    calendar = frozenset(name for names in (*dates["months"], *dates["weekdays"]) for name in names)
    return Vocabulary(
        date_words=calendar | frozenset((*dates["published"], *dates["updated"], *dates["neutral"])),
        calendar=calendar,
        published=frozenset(dates["published"]),
        updated=frozenset(dates["updated"]),
        cities=frozenset(lexicon["dateline"]["cities"]),
        countries=frozenset(name.lower() for name in load_lexicon("countries")["countries"]),
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


def known_publisher(name: str) -> str | None:
    """The outlet as written, without "Writer" or "Staff" after it; None where the lexicon does not know it."""
    words = name.strip(" .()").split()
    if len(words) > 1 and words[-1].lower() in load_vocabulary().writers:
        words.pop()
    outlet = " ".join(words)
    parts = outlet.lower().split("/")
    return outlet if outlet and all(part.strip() in load_vocabulary().publishers for part in parts) else None


def is_outlet(part: str) -> bool:
    """Whether a name beside a date is a newspaper's or a station's: "The Daily Post"."""
    words = part.split()
    vocabulary = load_vocabulary()
    if not words or words[0].lower() in vocabulary.published | vocabulary.updated:
        return False  # "Posted in News"
    is_section = all(word.lower() in vocabulary.roles for word in words)
    if is_section or "," in part or words[-1].lower() not in vocabulary.outlets:
        return False
    return 2 <= len(words) <= 5 and is_name(part)


def is_name(phrase: str) -> bool:
    """Whether a phrase has the form of one name or several: "Jane Doe and John Smith", "the" nowhere in front."""
    words = re.split(r"[\s,&]+", phrase.strip())
    vocabulary = load_vocabulary()
    if not 1 <= len(words) <= 14 or not words[0][:1].isupper() or words[0].lower().strip(".") in vocabulary.calendar:
        return False
    if phrase.endswith(".") and words[-1].lower() not in ("jr.", "sr.") and len(words[-1]) > 2:
        return False
    return all(
        (word[:1].isupper() or word in vocabulary.connectors) and _NAME.fullmatch(word) for word in words if word
    )
