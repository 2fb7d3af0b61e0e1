"""Spots: the places a sentence may name, each with how the words around it bind it to the event."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from extractors.places.gazetteer import KnownPlace, find_places
from extractors.places.relations import (
    find_relation,
    include_directions,
    is_compound,
    is_motion,
    is_speakers,
    modifies_next,
    walk_left,
)
from extractors.places.runs import is_title_cased
from extractors.places.words import PlaceWords, Relation
from extractors.sentences import Sentence
from extractors.tokens import Tokens

SpotKind = Literal["known", "unknown", "site", "named site"]

_LONGEST_NAME = 5
# A longer run of capitals is a headline or a list, whatever it says.
_LONGEST_RUN = 12
_CERTAIN_ACRONYM = 4
_CAPITALS = re.compile(r"(?:[A-Z]\.?){2,3}")


class Spot(NamedTuple):
    """A possible place mention. Offsets are half-open; `first` and `last` count the sentence's tokens.

    `announced`: the words before it leave little doubt that it is a place ("the village of", "fled to").
    """

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
    announced: bool = False


def find_spots(
    text: str, sentence: Sentence, index: int, runs: Sequence[tuple[int, int]], words: PlaceWords
) -> list[Spot]:
    """Find what may be a place name in one sentence.

    Args:
        text: the article's text.
        sentence: the sentence to read.
        index: its place among the article's sentences.
        runs: its capitalised runs.
        words: the place lexicon.

    Returns:
        Spots in text order; not yet weighed against the whole article.
    """
    title_cased = is_title_cased(sentence, runs)
    runs = _join_possessives(text, sentence.tokens, runs)
    spots: list[Spot] = []
    for run in runs:
        for name_span in _segments(text, sentence, run, title_cased, words):
            spot = _read_name(text, sentence, index, name_span if title_cased else run, name_span, words)
            if spot is not None and not (title_cased and spot.kind != "known"):
                _inherit_from_possessor(sentence.tokens, spots, spot, words)
    return spots


def _join_possessives(text: str, tokens: Tokens, runs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Runs, of which two are one where a gazetteer knows them so: "Cox's Bazar", "King's Lynn"."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        before = joined[-1] if joined else None
        if before is not None and before[1] == first - 1 and tokens[first - 1] in ("'s", "’s"):
            name = text[tokens.starts[before[0]] : tokens.ends[last - 1]].replace("’", "'")
            if find_places(name):
                joined[-1] = before[0], last
                continue
        joined.append((first, last))
    return joined


def _inherit_from_possessor(tokens: Tokens, spots: list[Spot], spot: Spot, words: PlaceWords) -> None:
    """Add a spot; in "hit Ukraine's second city of Kharkiv" what was hit is Kharkiv."""
    if spots and spots[-1].preposition and tokens[spots[-1].last] in ("'s", "’s"):
        owner = spots[-1]
        if walk_left(tokens, spot.first, words) == owner.last + 1:
            spots[-1] = owner._replace(relation="possessive")
            spot = spot._replace(relation=owner.relation, preposition=owner.preposition, announced=True)
    spots.append(spot)


def _segments(
    text: str, sentence: Sentence, run: tuple[int, int], title_cased: bool, words: PlaceWords
) -> list[tuple[int, int]]:
    """The parts of a run that may each be a name: all of it, or the known names in it."""
    tokens = sentence.tokens
    first, last = run
    if last - first == 1 or (
        last - first <= _LONGEST_RUN and find_places(text[tokens.starts[first] : tokens.ends[last - 1]])
    ):
        return [run]
    parts = []
    at = first
    while at < last:
        size = _longest_name(text, tokens, at, last)
        if size:
            parts.append((at, at + size))
        at += size or 1
    if title_cased or last - first > _LONGEST_RUN:
        return parts
    return [part for part in parts if _stands_alone(tokens, run, part, words)] or [run]


def _longest_name(text: str, tokens: Tokens, at: int, last: int) -> int:
    if not tokens[at][0].isupper():
        return 0
    for size in range(min(_LONGEST_NAME, last - at), 0, -1):
        if tokens[at + size - 1][0].isalpha() and find_places(text[tokens.starts[at] : tokens.ends[at + size - 1]]):
            return size
    return 0


def _stands_alone(tokens: Tokens, run: tuple[int, int], part: tuple[int, int], words: PlaceWords) -> bool:
    """Whether the rest of the run only describes the name: "Southern" Israel, Kabul "Province", Israel-"Hamas"."""
    before = tokens.lowers[run[0] : part[0]]
    after = tokens.lowers[part[1] : run[1]]
    if after and after[0] in "-‑":
        if len(after) > 1 and tokens[part[1] + 1][0].isupper() and not _is_country(tokens, part):
            # Pont-Sonde is another town than Pont; of Israel-Hamas and London-based, the first half is a place.
            return False
        return not before or before[-1] in "-‑"
    if before and before[-1] in "-‑":
        return not after
    return all(word in words.directions or word in words.areas or word == "of" for word in before) and (
        not after or (len(after) == 1 and after[0] in words.areas)
    )


def _is_country(tokens: Tokens, part: tuple[int, int]) -> bool:
    name = " ".join(tokens[part[0] : part[1]])
    return any(place.kind == "country" for place in find_places(name))


def _read_name(
    text: str, sentence: Sentence, index: int, run: tuple[int, int], name_span: tuple[int, int], words: PlaceWords
) -> Spot | None:
    tokens = sentence.tokens
    first, last = name_span
    name = text[tokens.starts[first] : tokens.ends[last - 1]]
    if (
        is_compound(tokens, last)
        or name in words.never
        or name.lower() in words.generic
        or (first > 0 and _is_title(tokens, first - 1, words))
    ):
        return None
    known = _find_plausible(name)
    relation, preposition, begin = find_relation(tokens, run[0], run[1], words)
    definite = first > 0 and tokens.lowers[first - 1] in words.definite
    if relation == "modifier" and known and not definite and _CAPITALS.fullmatch(name):
        # "US soldiers", "UK nationals": what other countries have an adjective for. But "the UAE signed it".
        return None
    announced = _is_announced(tokens, run, begin, relation, preposition, words)
    kind: SpotKind | None = "known"
    if not known:
        kind = _read_unknown(tokens, run, relation, announced, words) if run == name_span else None
    if kind is None:
        return None
    last = _include_area_nouns(tokens, last, run[1], relation, words)
    if sentence.role == "dateline":
        relation = "dateline"
    elif is_speakers(tokens, begin, last, preposition, words):
        relation = "speaker"
    first = include_directions(tokens, first, words)
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Spot(start, end, first, last, index, kind, relation, name, known, preposition, announced)


def _is_title(tokens: Tokens, at: int, words: PlaceWords) -> bool:
    return tokens[at][0].isupper() and tokens.lowers[at] in words.titles


@lru_cache(maxsize=8_000)
def _find_plausible(name: str) -> tuple[KnownPlace, ...]:
    """The places of a name without those that its letters rule out: "US" is no town, "Us" no country."""
    known = find_places(name)
    letters = len(name) if name.isalpha() else sum(map(str.isalpha, name))
    if letters > _CERTAIN_ACRONYM:
        return known
    if name.isupper() and letters > 1:
        return tuple(place for place in known if place.kind != "city")
    if letters < _CERTAIN_ACRONYM:
        return tuple(place for place in known if place.kind == "city" and place.own_name and place.population > 100_000)
    return known


def _is_announced(
    tokens: Tokens,
    run: tuple[int, int],
    begin: int,
    relation: Relation,
    preposition: str | None,
    words: PlaceWords,
) -> bool:
    lowers = tokens.lowers
    if not words.areas.isdisjoint((*lowers[begin : run[0]], *lowers[run[1] - 1 : run[1] + 1])):
        return True
    single = run[1] - run[0] == 1 and begin < run[0]
    if single and tokens.lowers[run[0] - 1] in words.determiners and modifies_next(tokens, run[1], words):
        # "in the Freedom article": the preposition belongs to the article.
        return False
    if preposition in words.sure or relation == "struck" or (relation == "at" and preposition is None and begin > 0):
        return True
    return relation in ("to", "from") and is_motion(tokens, begin, words)


def _read_unknown(
    tokens: Tokens, run: tuple[int, int], relation: Relation, announced: bool, words: PlaceWords
) -> SpotKind | None:
    """What a name that no gazetteer knows may be: "Korle Bu Teaching Hospital", "the village of Tal Asfar"."""
    lowers = tokens.lowers[run[0] : run[1]]
    if lowers[0] in words.titles:
        return None
    if len(lowers) > 1 and (lowers[-1] in words.sites or lowers[0] in words.sites):
        return "named site"
    if not words.organisations.isdisjoint(lowers) or relation == "possessive":
        return None
    if all(map(str.isupper, tokens[run[0] : run[1]])):
        return None
    return "unknown" if announced else None


def _include_area_nouns(tokens: Tokens, last: int, run_end: int, relation: Relation, words: PlaceWords) -> int:
    """Take in the kind of place behind a name: "Orakzai district", "Idlib Province"."""
    if last < run_end:
        return run_end if words.areas.issuperset(tokens.lowers[last:run_end]) else last
    behind = last < len(tokens) and tokens.lowers[last] in words.areas and relation != "possessive"
    return last + 1 if behind and tokens.starts[last] == tokens.ends[last - 1] + 1 else last
