"""Reading the places of an article: spots of all its sentences, weighed against each other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.places.gazetteer import KnownPlace, find_places
from extractors.places.resolution import choose_place, find_dateline, is_place, make_place, weigh_countries
from extractors.places.runs import find_runs
from extractors.places.sites import find_sites
from extractors.places.spots import Spot, find_spots
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from schemas import Place

_LONGEST_PERSON = 8


class PlacedSpot(NamedTuple):
    """A spot that is a place in this article, with the known place that it is, and its words."""

    spot: Spot
    known: KnownPlace | None
    text: str

    @property
    def place(self) -> Place:
        """The record of it, made when it is asked for: most places are no fact's."""
        return make_place(self.text, self.spot.start, self.spot.end, self.known)

    @property
    def country_code(self) -> str | None:
        """The country that it is, or is in; None where that is not known."""
        return self.known.country_code if self.known else None


def place_spots(
    text: str, sentences: Sequence[Sentence], dateline_place: str | None, words: PlaceWords
) -> tuple[list[PlacedSpot], dict[int, list[Spot]]]:
    """Find and resolve the named places of an article.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.
        dateline_place: the dateline's place as written, if there is one.
        words: the place lexicon.

    Returns:
        The places in text order, and by the index of a sentence all names in it that were looked at.
    """
    dateline = find_dateline(dateline_place)
    parts = {part.strip().casefold() for part in (dateline_place or "").replace("/", ",").split(",")}
    spots: list[Spot] = []
    names: dict[int, list[Spot]] = {}
    people: set[str] = set()
    for index, sentence in enumerate(sentences):
        runs = find_runs(sentence, words)
        if not runs:
            continue
        named = find_spots(text, sentence, index, runs, words)
        if named:
            if dateline_place is not None:
                named = _mark_dateline(named, sentence.start + len(dateline_place) + 2, parts)
            names[index] = named
            spots += named
        people.update(_read_people(text, sentence, runs, words))
    weights = weigh_countries(sentences, spots, dateline)
    located = frozenset(spot.name for spot in spots if spot.relation in ("at", "to", "from", "dateline"))
    return list(_settle(text, spots, weights, located, frozenset(people), words)), names


def sites_of(
    text: str, sentence: Sentence, index: int, names: Sequence[Spot], words: PlaceWords
) -> Iterator[PlacedSpot]:
    """Find the places that a sentence points at without a name.

    Args:
        text: the article's text.
        sentence: the sentence.
        index: its place among the article's sentences.
        names: the names in it that were looked at: what is part of one is no site.
        words: the place lexicon.

    Yields:
        The sites in text order.
    """
    taken = {at for spot in names for at in range(spot.first, spot.last)}
    for site in find_sites(text, sentence, index, words):
        if site.last - 1 not in taken:
            yield PlacedSpot(site, None, text[site.start : site.end])


def _mark_dateline(spots: list[Spot], opening: int, parts: set[str]) -> list[Spot]:
    """The dateline's own name says where the reporter sits, which need not be where things happened."""
    if spots[0].end > opening:
        return spots
    return [
        spot._replace(relation="dateline")
        if spot.relation in ("bare", "modifier") and spot.end <= opening and spot.name.casefold() in parts
        else spot
        for spot in spots
    ]


def _read_people(text: str, sentence: Sentence, runs: Sequence[tuple[int, int]], words: PlaceWords) -> Iterator[str]:
    """Surnames: the last word of a run of names that no gazetteer knows, or a name behind a title."""
    tokens = sentence.tokens
    for first, last in runs:
        if first > 0 and tokens.lowers[first - 1] in words.titles:
            yield tokens[last - 1]
        elif not 1 < last - first < _LONGEST_PERSON or not words.descriptive.isdisjoint(tokens.lowers[first:last]):
            continue
        elif not find_places(text[tokens.starts[first] : tokens.ends[last - 1]]):
            yield tokens[last - 1]


def _settle(
    text: str,
    spots: Sequence[Spot],
    weights: Mapping[str, float],
    located: frozenset[str],
    people: frozenset[str],
    words: PlaceWords,
) -> Iterator[PlacedSpot]:
    skip = False
    for at, spot in enumerate(spots):
        if skip:
            skip = False
            continue
        stated = _read_country_behind(text, spot, spots[at + 1]) if at + 1 < len(spots) else None
        if stated is not None:
            skip = True
            spot = spot._replace(end=spots[at + 1].end, last=spots[at + 1].last)
        chosen = choose_place(spot.known, weights, stated)
        if chosen is None and stated is not None:
            chosen = stated._replace(name=spot.name, geoname_id=None)
        if stated is not None or is_place(spot, chosen, located, people, words):
            yield PlacedSpot(spot, chosen, text[spot.start : spot.end])


def _read_country_behind(text: str, spot: Spot, behind: Spot) -> KnownPlace | None:
    """The "Syria" of "Sarmin, Syria"."""
    if text[spot.end : behind.start].strip(" ") != "," or behind.sentence != spot.sentence or spot.kind == "site":
        return None
    if not behind.known or behind.known[0].kind == "city" or (spot.known and spot.known[0].kind == "country"):
        return None
    inside = [place for place in spot.known if any(place.country_code == outer.country_code for outer in behind.known)]
    if spot.kind == "known" and not inside:
        return None
    code = inside[0].country_code if inside else behind.known[0].country_code
    return next(outer for outer in behind.known if outer.country_code == code)
