"""The gazetteer behind the place layer: a name in, the places that bear it out."""

import gzip
import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from extractors.lexicon import load_lexicon
from extractors.places.names import fold_name

PlaceKind = Literal["country", "region", "city"]

_BLOCK = 2048
# The Arabic article is "al" to one newspaper and "el" to the next.
_ARTICLE = re.compile(r"\b(?:al|el)\b")
_OTHER_ARTICLE = {"al": "el", "el": "al"}


class KnownPlace(NamedTuple):
    """A place of the gazetteer.

    `state` is the postal code of a place in the USA; `own_name` is False where it was looked up by another name of it.
    """

    name: str
    kind: PlaceKind
    country_code: str | None
    latitude: float
    longitude: float
    geoname_id: int | None
    population: int
    state: str | None = None
    own_name: bool = True


class _SortedLines:
    """Lines sorted by their first field, found by bisection: nothing is parsed until it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = b"\n" + data + b"\n"
        starts = [0]
        while (line_end := self._data.find(b"\n", starts[-1] + _BLOCK)) not in (-1, len(self._data) - 1):
            starts.append(line_end)
        self._starts = starts
        self._heads = [self._data[start + 1 : self._data.index(b"\t", start)] for start in starts]

    def find(self, key: bytes) -> bytes | None:
        """The rest of the line whose first field is `key`."""
        block = bisect_right(self._heads, key) - 1
        if block < 0:
            return None
        stop = self._starts[block + 1] + 1 if block + 1 < len(self._starts) else len(self._data)
        found = self._data.find(b"\n" + key + b"\t", self._starts[block], stop)
        if found < 0:
            return None
        begin = found + len(key) + 2
        return self._data[begin : self._data.index(b"\n", begin)]


@cache
def _cities() -> tuple[_SortedLines, _SortedLines]:
    packed = files("extractors.lexicon").joinpath("cities.txt.gz").read_bytes()
    records, names = gzip.decompress(packed).split(b"\n\n", 1)
    return _SortedLines(records), _SortedLines(names.rstrip(b"\n"))


@lru_cache(maxsize=8_000)
def find_places(name: str) -> tuple[KnownPlace, ...]:
    """Look a name up.

    Args:
        name: a place name as written, without the words around it: "Deir al-Balah", "SANAA", "U.S.".

    Returns:
        Countries first, then regions, then cities, largest first; empty if no place is known by the name.
    """
    key = fold_name(name)
    return _look_up(key) or _look_up(_ARTICLE.sub(lambda article: _OTHER_ARTICLE[article.group()], key))


def _look_up(key: str) -> tuple[KnownPlace, ...]:
    return _lexicon_places().get(key, ()) + _find_cities(key)


def _find_cities(key: str) -> tuple[KnownPlace, ...]:
    records, names = _cities()
    bearers = names.find(key.encode())
    if bearers is None:
        return ()
    found = [_read_city(records, bearer) for bearer in bearers.split(b" ")]
    return tuple(sorted(found, key=lambda city: (-city.population, not city.own_name, city.geoname_id or 0)))


def _read_city(records: _SortedLines, bearer: bytes) -> KnownPlace:
    line = records.find(bearer[1:])
    if line is None:
        raise ValueError(f"cities.txt.gz is damaged: no city {bearer[1:].decode()}; compile the gazetteer again")
    name, country, division, north, east, population = line.decode().split("\t")
    state = division if country == "US" else None
    own_name = bearer[:1] == b"="
    return KnownPlace(
        name, "city", country, float(north), float(east), int(bearer[1:]), int(population), state, own_name
    )


@cache
def _lexicon_places() -> dict[str, tuple[KnownPlace, ...]]:
    places: dict[str, list[KnownPlace]] = {}
    lexicon = load_lexicon("countries")
    by_code: dict[str, KnownPlace] = {}
    for name, (code, north, east, geoname_id) in lexicon["countries"].items():
        by_code[code] = KnownPlace(name, "country", code, north, east, geoname_id, 0)
        places.setdefault(fold_name(name), []).append(by_code[code])
    for code, aliases in lexicon["aliases"].items():
        for alias in aliases:
            places.setdefault(fold_name(alias), []).append(by_code[code])
    for name, (postal_code, north, east, geoname_id) in lexicon["us_states"].items():
        state = KnownPlace(name, "region", "US", north, east, geoname_id, 0, postal_code)
        for form in (name, *lexicon["us_state_abbreviations"].get(name, ())):
            places.setdefault(fold_name(form), []).append(state)
    for code, regions in load_lexicon("regions")["regions"].items():
        country = None if code == "international" else code
        for name, north, east in regions:
            region = KnownPlace(name, "region", country, north, east, None, 0)
            places.setdefault(fold_name(name), []).append(region)
    return {key: tuple(found) for key, found in places.items()}


@cache
def demonym_countries() -> dict[str, str]:
    """Demonyms and names of peoples as written, each with its country's code: "Israelis" → "IL"."""
    lexicon = load_lexicon("demonyms")
    return {word: code for table in (lexicon["demonym"], lexicon["people"]) for word, code in table.items() if code}


@cache
def lower_demonyms() -> frozenset[str]:
    """The demonyms in lower case: most sentences have none of them, in whatever case."""
    return frozenset(word.lower() for word in demonym_countries())
