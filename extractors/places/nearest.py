"""The last step of the place layer: which of an article's places a fact's number is about."""

from bisect import bisect_right
from collections.abc import Sequence

from extractors.places.reading import PlacedSpot
from extractors.places.spots import Relation
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence

_RELATION_SCORE: dict[Relation, float] = {
    "at": 10.0,
    "struck": 9.0,
    "to": 7.0,
    "of": 4.0,
    "from": 5.0,
    "possessive": 5.0,
    "modifier": 4.0,
    "bare": 1.0,
    "dateline": 0.5,
}
_ENOUGH = 3.5
_ENOUGH_FOR_DURATION = 6.5


def place_in_sentence(
    sentence: Sentence, spots: Sequence[PlacedSpot], start: int, end: int, kind: str, words: PlaceWords
) -> PlacedSpot | None:
    """The place of a fact by its own sentence.

    Args:
        sentence: the fact's sentence.
        spots: the sentence's places.
        start: first character of the fact's span.
        end: one past its last.
        kind: the fact's kind.
        words: the place lexicon.
    """
    best, best_score = None, _ENOUGH_FOR_DURATION if kind == "duration" else _ENOUGH
    starts = [token.start for token in sentence.tokens]
    fact_first, fact_last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
    for placed in spots:
        score = _score(sentence, placed, fact_first, fact_last, words)
        if score > best_score:
            best, best_score = placed, score
    return best


def _score(sentence: Sentence, placed: PlacedSpot, fact_first: int, fact_last: int, words: PlaceWords) -> float:
    spot = placed.spot
    score = _RELATION_SCORE[spot.relation]
    if spot.kind == "site":
        score -= 1.0
    if spot.first >= fact_last:
        between = sentence.tokens[fact_last : spot.first]
        score += 0.5
    else:
        between = sentence.tokens[spot.last : fact_first]
    score -= 0.12 * len(between)
    for token in between:
        if token.text in ";:—–":
            score -= 2.0
        elif token.text == "," or token.lower in (
            "and",
            "but",
            "while",
            "where",
            "which",
            "who",
            "after",
            "before",
            "as",
            "because",
        ):
            score -= 0.6
        elif token.lower in words.attribution:
            score -= 1.5
    return score
