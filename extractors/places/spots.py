"""Spots: the places a sentence names or points at, each with how the words around it bind it to the event."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractors.places.gazetteer import KnownPlace, find_places
from extractors.places.runs import find_runs, is_title_cased
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from extractors.tokens import Token

Relation = Literal["at", "to", "from", "of", "struck", "possessive", "modifier", "bare", "dateline"]
SpotKind = Literal["known", "unknown", "site", "named site"]

_LONGEST_NAME = 5
_FAR_LEFT = 9


class Spot(NamedTuple):
    """A possible place mention. Offsets are half-open; `first` and `last` count the sentence's tokens."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    kind: SpotKind
    relation: Relation
    name: str
    known: tuple[KnownPlace, ...]
    preposition: str | None = None


def find_spots(text: str, sentence: Sentence, index: int, words: PlaceWords) -> list[Spot]:
    """Find what may be a place in one sentence.

    Args:
        text: the article's text.
        sentence: the sentence to read.
        index: its place among the article's sentences.
        words: the place lexicon.

    Returns:
        Spots in text order, named ones and sites ("a vegetable market"); not yet weighed against the whole article.
    """
    title_cased = is_title_cased(sentence)
    spots: list[Spot] = []
    for first, last in find_runs(sentence, words):
        for name_first, name_last in _segments(text, sentence, first, last, title_cased, words):
            spot = _read_name(text, sentence, index, (first, last), (name_first, name_last), title_cased, words)
            if spot is not None:
                spots.append(spot)
    return spots


def _segments(
    text: str, sentence: Sentence, first: int, last: int, title_cased: bool, words: PlaceWords
) -> list[tuple[int, int]]:
    """The parts of a run that may each be a name: all of it, or the known names in it."""
    tokens = sentence.tokens
    surface = text[tokens[first].start : tokens[last - 1].end]
    if last - first == 1 or find_places(surface):
        return [(first, last)]
    parts = []
    at = first
    while at < last:
        size = next(
            (
                size
                for size in range(min(_LONGEST_NAME, last - at), 0, -1)
                if find_places(text[tokens[at].start : tokens[at + size - 1].end]) and tokens[at].text[0].isupper()
            ),
            0,
        )
        if size:
            parts.append((at, at + size))
        at += size or 1
    if title_cased:
        return parts
    edges = [part for part in parts if _stands_alone(tokens, first, last, part, words)]
    return edges or [(first, last)]


def _stands_alone(tokens: Sequence[Token], first: int, last: int, part: tuple[int, int], words: PlaceWords) -> bool:
    """Whether the rest of the run only describes the name: "Southern" Israel, Kabul "Province", Israel-"Hamas"."""
    before = [token.lower for token in tokens[first : part[0]]]
    after = [token.lower for token in tokens[part[1] : last]]
    if after and after[0] in "-‑":
        return not before or before[-1] in "-‑"
    if before and before[-1] in "-‑":
        return not after
    return all(word in words.directions or word in words.areas or word == "of" for word in before) and all(
        word in words.areas for word in after
    )


def _read_name(
    text: str,
    sentence: Sentence,
    index: int,
    run: tuple[int, int],
    name_span: tuple[int, int],
    title_cased: bool,
    words: PlaceWords,
) -> Spot | None:
    tokens = sentence.tokens
    first, last = name_span
    name = text[tokens[first].start : tokens[last - 1].end]
    whole = run == name_span
    if (
        not title_cased
        and first > 0
        and tokens[first - 1].lower in words.titles
        and tokens[first - 1].text[0].isupper()
    ):
        return None
    known = _plausible(name, find_places(name), title_cased)
    relation, preposition, begin = find_relation(tokens, run[0] if not title_cased else first, last, words)
    kind: SpotKind = "known"
    if not known:
        lowers = [token.lower for token in tokens[first:last]]
        if not whole or title_cased or lowers[0] in words.titles:
            return None
        if (lowers[-1] in words.sites and last - first > 1) or lowers[0] in words.sites:
            kind = "named site"
        elif (
            any(word in words.organisations for word in lowers)
            or (preposition not in words.sure and not _has_area_noun(tokens, begin, first, words))
            or name.isupper()
            or relation == "possessive"
        ):
            return None
        else:
            kind = "unknown"
    end_token = last
    if end_token < run[1] and all(token.lower in words.areas for token in tokens[end_token : run[1]]):
        end_token = run[1]
    elif end_token < len(tokens) and tokens[end_token].lower in words.areas and relation != "possessive":
        end_token += 1
    if end_token < len(tokens) and relation == "modifier" and end_token > last:
        relation = "bare" if preposition is None else relation
    begin = _include_directions(tokens, first, words)
    return Spot(
        tokens[begin].start,
        tokens[end_token - 1].end,
        begin,
        end_token,
        index,
        kind,
        relation,
        name,
        known,
        preposition,
    )


def _plausible(name: str, known: tuple[KnownPlace, ...], title_cased: bool) -> tuple[KnownPlace, ...]:
    """Drop the readings that the letters rule out: "US" is no town, "Us" no country."""
    letters = sum(letter.isalpha() for letter in name)
    if letters > 4:
        return known
    if name.isupper() and letters > 1:
        return tuple(place for place in known if place.kind != "city")
    if letters <= 3:
        return tuple(place for place in known if place.kind == "city" and place.own_name and place.population > 100_000)
    return known


def _has_area_noun(tokens: Sequence[Token], begin: int, first: int, words: PlaceWords) -> bool:
    return any(token.lower in words.areas for token in tokens[begin:first])


def _include_directions(tokens: Sequence[Token], first: int, words: PlaceWords) -> int:
    """Take in "central and northern" before "Mozambique": it is part of the place as written."""
    begin = first
    while begin > 0:
        word = tokens[begin - 1].lower
        if word in words.directions or (word == "-" and tokens[begin - 2].lower in words.directions):
            begin -= 1
        elif word in ("and", "or") and begin < first and begin > 1 and tokens[begin - 2].lower in words.directions:
            begin -= 2
        else:
            break
    return begin


def find_relation(
    tokens: Sequence[Token], first: int, last: int, words: PlaceWords
) -> tuple[Relation, str | None, int]:
    """How the words before and behind a name bind it: "in the rebel-held town of Sarmin" is at.

    Returns:
        The relation, the preposition if there is one, and the first token after the preposition.
    """
    begin = _walk_left(tokens, first, words)
    before = tokens[begin - 1].lower if begin > 0 else ""
    possessive = last < len(tokens) and tokens[last].text in ("'s", "’s")
    for relation, group in (("at", words.at), ("to", words.to), ("from", words.origin), ("struck", words.struck)):
        if before in group:
            return relation, before, begin  # type: ignore[return-value]
    if possessive:
        return "possessive", None, begin
    if before == "of":
        return "of", before, begin
    following = tokens[last] if last < len(tokens) else None
    if following is not None and following.text[0].islower() and following.start == tokens[last - 1].end + 1:
        if following.lower not in words.function_words and following.lower not in words.attribution:
            return "modifier", None, begin
    return "bare", None, begin


def _walk_left(tokens: Sequence[Token], first: int, words: PlaceWords) -> int:
    """To the first word of the noun phrase that ends in the name."""
    begin = first
    while begin > 0 and first - begin < _FAR_LEFT:
        word = tokens[begin - 1].lower
        if (
            word in words.modifiers
            or (word in words.areas and tokens[begin - 1].text[0].islower())
            or (
                word == "of"
                and begin > 1
                and (tokens[begin - 2].lower in words.areas or tokens[begin - 2].lower in words.modifiers)
            )
        ):
            begin -= 1
        elif begin > 2 and tokens[begin - 2].text in ("-", "‑") and tokens[begin - 1].text[0].islower():
            begin -= 3
        elif word in ("and", "or") and begin > 1 and tokens[begin - 2].lower in words.directions:
            begin -= 1
        else:
            break
    return begin
