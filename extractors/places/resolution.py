"""Resolution: which of the places that bear a name an article means, and whether the name is a place there at all."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.places.gazetteer import KnownPlace, demonym_countries, find_places, lower_demonyms
from extractors.places.spots import Spot
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from schemas import Place

# Weights of the evidence for a country: the dateline says less than the text, because reporters sit in capitals.
_NAMED, _DEMONYM, _DATELINE = 2.0, 1.0, 2.0
_OWN_NAME_BONUS = 1.5
_COUNTRY_BONUS = 4.0
_STATED_BONUS = 40.0
# A country goes before the towns that share its name, and so does a region, but "New York" and "Washington" are cities.
_COUNTRY_SCORE = 15.3
_REGION_SCORE = 15.0
_METROPOLIS = 500_000
_METROPOLIS_BONUS = 5.0
# Without a word about its country, only a town of this size is taken to be the one that everybody knows.
_FAMOUS = 150_000
# A name with no preposition is taken for a town only if the town is this large; smaller ones share names with people.
_PROMINENT = 500_000


def weigh_countries(
    sentences: Sequence[Sentence], spots: Iterable[Spot], dateline: Sequence[KnownPlace]
) -> Mapping[str, float]:
    """Count the evidence for each country in an article.

    Args:
        sentences: the article's sentences, for the demonyms in them.
        spots: all spots found.
        dateline: what the dateline's place may be.

    Returns:
        A weight by ISO 3166-1 code.
    """
    weights: dict[str, float] = defaultdict(float)
    for spot in spots:
        # "Georgia" alone is evidence neither for the country nor for the state.
        codes = {place.country_code for place in spot.known if place.kind != "city"}
        if len(codes) == 1 and (code := codes.pop()):
            weights[code] += _NAMED
    countries, likely = demonym_countries(), lower_demonyms()
    for sentence in sentences:
        if not likely.isdisjoint(sentence.tokens.lowers):
            for word in [token for token in sentence.tokens if token in countries]:
                weights[countries[word]] += _DEMONYM
    for place in dateline[:1]:
        if place.country_code:
            weights[place.country_code] += _DATELINE
    return weights


def choose_place(
    known: Sequence[KnownPlace], weights: Mapping[str, float], stated: KnownPlace | None = None
) -> KnownPlace | None:
    """The one of several places of a name that the article means.

    Args:
        known: the places that bear the name.
        weights: the evidence for each country.
        stated: the country or state named right behind it, as in "Sarmin, Syria".

    Returns:
        The place, or None where nothing tells: a small town of a country that the article never mentions is not taken.
    """
    if stated is None and known and known[0].kind == "country":
        known = [place for place in known if place.kind != "city"]
    best, best_score = None, -1.0
    for place in known:
        score = _score(place, weights, stated)
        if score > best_score:
            best, best_score = place, score
    if best is None or best.kind != "city":
        return best
    supported = weights.get(best.country_code or "", 0.0) > 0 or (stated is not None and _agrees(best, stated))
    return best if supported or (best.population >= _FAMOUS and stated is None) else None


def _score(place: KnownPlace, weights: Mapping[str, float], stated: KnownPlace | None) -> float:
    score = math.log10(1 + weights.get(place.country_code or "", 0.0))
    if stated is not None and place.kind != "country" and _agrees(place, stated):
        score += _STATED_BONUS
    if place.kind != "city":
        return score + (_COUNTRY_SCORE if place.kind == "country" else _REGION_SCORE)
    if place.population >= _METROPOLIS:
        score += _METROPOLIS_BONUS
    score += math.log10(place.population + 100) + _OWN_NAME_BONUS * place.own_name
    return score + (_COUNTRY_BONUS if weights.get(place.country_code or "") else 0.0)


def _agrees(place: KnownPlace, stated: KnownPlace) -> bool:
    return place.country_code == stated.country_code and (stated.state is None or place.state == stated.state)


def is_place(
    spot: Spot, chosen: KnownPlace | None, located: frozenset[str], people: frozenset[str], words: PlaceWords
) -> bool:
    """Whether a spot names a place in this article, and not a person, an organisation or a word.

    Args:
        spot: the spot.
        chosen: the place it was resolved to.
        located: names that stand behind a preposition of place somewhere in the article.
        people: names that are a person's in the article.
        words: the place lexicon.
    """
    if spot.kind == "named site" or spot.relation == "dateline":
        return True
    if spot.name in people and spot.preposition not in words.sure:
        return False
    if spot.kind == "unknown":
        return spot.name not in people
    if spot.known[0].kind != "city":
        return True
    if spot.announced:
        return True
    if spot.name in words.rather_not:
        return spot.name in located
    if spot.name in located:
        return True
    if chosen is None:
        return False
    return chosen.population >= (_FAMOUS if spot.preposition else _PROMINENT)


def make_place(text: str, start: int, end: int, chosen: KnownPlace | None) -> Place:
    """The record of a mention; what is not known of it stays None."""
    if chosen is None:
        return Place(start=start, end=end, text=text)
    return Place(
        start=start,
        end=end,
        text=text,
        name=chosen.name,
        country_code=chosen.country_code,
        latitude=chosen.latitude,
        longitude=chosen.longitude,
        geoname_id=chosen.geoname_id,
    )


def find_dateline(dateline_place: str | None) -> tuple[KnownPlace, ...]:
    """What the place of a dateline may be: "SARMIN, Syria", "SANAA/ADEN"."""
    if not dateline_place:
        return ()
    first, *rest = dateline_place.replace("/", ",").split(",")
    return find_places(first.strip()) or tuple(place for part in rest for place in find_places(part.strip()))
