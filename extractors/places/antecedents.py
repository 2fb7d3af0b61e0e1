"""Antecedents: the named place that "there", "the country" or "the rebel-held town" points back to."""

from collections.abc import Sequence

from extractors.places.reading import PlacedSpot
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence

_ELSEWHERE = ("dateline", "speaker")
# "in the forest" is a place of its own, wherever the town is.
_NATURE = frozenset(
    {"forest", "forests", "desert", "mountain", "mountains", "river", "lake", "sea", "ocean", "wilderness"}
)
_NOT_BOUND = (*_ELSEWHERE, "bare", "modifier")


def find_antecedent(
    placed: PlacedSpot,
    earlier: Sequence[PlacedSpot],
    story: PlacedSpot | None,
    sentences: Sequence[Sentence],
    words: PlaceWords,
) -> PlacedSpot | None:
    """Find what a place that only points back means.

    Args:
        placed: the site.
        earlier: the article's named places before it, in text order.
        story: where the article's main event is.
        sentences: the article's sentences.
        words: the place lexicon.

    Returns:
        The named place: for "the country" the nearest country, for "the region" the nearest place larger than a town,
        else the nearest place of the paragraph, else the story's; None if the site stands for itself
        ("a crowded mosque").
    """
    if not points_back(placed, sentences, words):
        return None
    spot = placed.spot
    head = _head(placed, sentences)
    if head in words.country_nouns:
        return _find_country(earlier, story)
    if head in words.wide_nouns:
        return _find_wide(earlier) or story
    block = sentences[spot.sentence].block
    skipped = _ELSEWHERE if head == "there" else _NOT_BOUND
    for each in reversed(earlier):
        if sentences[each.spot.sentence].block != block:
            break
        if each.spot.relation in skipped:
            continue
        if each.spot.kind == "known":
            return each
    return story


def points_back(placed: PlacedSpot, sentences: Sequence[Sentence], words: PlaceWords) -> bool:
    """Whether a place is named elsewhere: "there", "the rebel-held town", but not "the dry riverbed"."""
    spot = placed.spot
    if spot.kind != "site":
        return False
    tokens = sentences[spot.sentence].tokens
    head = _head(placed, sentences)
    if head == "there":
        return True
    definite = spot.first > 0 and tokens.lowers[spot.first - 1] in words.definite
    demonym = any(token in words.demonyms for token in tokens[spot.first : spot.last])
    described = spot.last - spot.first > 1 and tokens[spot.first + 1] not in "-‑"
    return definite and head in words.areas and head not in _NATURE and not demonym and not described


def _head(placed: PlacedSpot, sentences: Sequence[Sentence]) -> str:
    return sentences[placed.spot.sentence].tokens.lowers[placed.spot.last - 1]


def _find_wide(earlier: Sequence[PlacedSpot]) -> PlacedSpot | None:
    """The nearest place that is larger than a town."""
    for each in reversed(earlier):
        known = each.spot.known
        if known and known[0].kind != "city" and each.spot.relation in ("at", "struck"):
            return each
    return None


def _find_country(earlier: Sequence[PlacedSpot], story: PlacedSpot | None) -> PlacedSpot | None:
    countries = [each for each in earlier if each.spot.known and each.spot.known[0].kind == "country"]
    if story is not None and story.country_code:
        own = [each for each in countries if each.country_code == story.country_code]
        countries = own or countries
    return countries[-1] if countries else None
