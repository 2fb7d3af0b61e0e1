"""The nearest place: which of a sentence's places a fact's number is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.places.reading import PlacedSpot
from extractors.places.spots import Spot
from extractors.places.words import PlaceWords, Relation
from extractors.sentences import Sentence
from extractors.tokens import Tokens

_RELATION_SCORE: dict[Relation, float] = {
    "at": 10.0,
    "struck": 9.0,
    "to": 7.0,
    "from": 5.0,
    "possessive": 5.0,
    "of": 4.0,
    "modifier": 4.0,
    "bare": 1.0,
    "dateline": 0.5,
    "speaker": 0.0,
}
# People who move are placed where they go, before where they come from.
_MOVING = frozenset(
    ["travelling", "displaced", "evacuated", "deployed", "released", "sheltering", "captured", "rescued"]
)
_ENOUGH = {"casualty": 3.5, "headcount": 3.5, "duration": 6.5}
_SITE_PENALTY = 1.0
_VEHICLE_PENALTY = 4.0
_PER_TOKEN = 0.12
# Farther than this many tokens nothing is bound to a number, so nothing is looked at.
_REACH = 80
_FRONT, _MOST_BEHIND_FRONT = 2, 4.0
_CLAUSE_PENALTY = 0.6
_DASH_PENALTY = 1.0
# "crossed into Tanzania since unrest began in Burundi", "96 were rescued, including a child flown to Lampedusa".
_ASIDES = frozenset({"since", "including"})
_ASIDE_PENALTY = 4.0
_SPEECH_PENALTY = 1.5
_NEW_NUMBER_PENALTY = 6.0
_OTHER_WAY_PENALTY = 2.5
_ORIGIN_REACH = 4
_APPOSITION_BONUS = 10.0
_ENOUGH_IN_TITLE = 1.0
_SPEAKER_REACH = 7


def place_in_sentence(
    sentence: Sentence,
    spots: Sequence[PlacedSpot],
    span: tuple[int, int],
    kind: str,
    status: str | None,
    words: PlaceWords,
) -> PlacedSpot | None:
    """The place of a fact by its own sentence.

    Args:
        sentence: the fact's sentence.
        spots: the sentence's places.
        span: first character of the fact's span, and one past its last.
        kind: the fact's kind.
        status: a headcount's status.
        words: the place lexicon.

    Returns:
        The place that the sentence binds closest to the number; None if it binds none closely enough.
    """
    first = bisect_right(sentence.tokens.starts, span[0]) - 1
    last = bisect_right(sentence.tokens.starts, span[1] - 1)
    if _is_speaker(sentence.tokens, first, last, words):
        return None
    best, best_score = None, _ENOUGH.get(kind, _ENOUGH["casualty"])
    if sentence.role == "title" and kind != "duration":
        best_score = _ENOUGH_IN_TITLE
    near = bisect_left(spots, first - _REACH, key=_first)
    for placed in spots[near : bisect_right(spots, last + _REACH, key=_first)]:
        score = _score(sentence.tokens, placed, first, last, status, words)
        if score > best_score:
            best, best_score = placed, score
    return best


def _first(placed: PlacedSpot) -> int:
    return placed.spot.first


def _score(tokens: Tokens, placed: PlacedSpot, first: int, last: int, status: str | None, words: PlaceWords) -> float:
    spot = placed.spot
    score = _RELATION_SCORE[spot.relation]
    if spot.kind == "site":
        moves = tokens.lowers[spot.last - 1] in words.vehicles
        score -= _VEHICLE_PENALTY if moves else _SITE_PENALTY
    if spot.last <= first and status == "held" and "whom" in tokens.lowers[first:last]:
        # "253 were captured in Israel, 134 of whom are still held": not there.
        score -= _NEW_NUMBER_PENALTY
    if spot.relation == "to" and status not in _MOVING:
        score -= _OTHER_WAY_PENALTY
    if spot.relation == "from" and status != "displaced" and not 0 <= spot.first - last < _ORIGIN_REACH:
        score -= _OTHER_WAY_PENALTY
    behind = spot.first >= last
    between: Sequence[str] = tokens.lowers[last : spot.first] if behind else tokens.lowers[spot.last : first]
    if not behind and _is_its_population(between, words):
        return score + _APPOSITION_BONUS
    if behind:
        between = _without_aside(between)
    if not behind and _is_fronted(tokens, spot):
        # "In Kuich, a market was hit, killing 17 people, …, and wounding 39": it holds for the whole sentence.
        return score - min(_MOST_BEHIND_FRONT, _PER_TOKEN * len(between))
    score -= _PER_TOKEN * len(between)
    for at, word in enumerate(between):
        if word in ";:":
            score -= _OTHER_WAY_PENALTY * 2 if behind and word == ";" else _DASH_PENALTY * 2
        elif word in "—–":
            score -= _DASH_PENALTY
        elif word == "," or word in words.clause_openers:
            score -= _CLAUSE_PENALTY
            if behind and at + 1 < len(between) and _is_number(between[at + 1], words):
                score -= 0.0 if _is_in_one_clause(between, at, words) else _NEW_NUMBER_PENALTY
            if word in _ASIDES:
                score -= _ASIDE_PENALTY
        elif behind and word in ("them", "whom") and between[at - 1 : at] == ["of"]:
            # "housed 12,000, nearly half of them from Syria": of others than the number.
            score -= _NEW_NUMBER_PENALTY
        elif word in words.attribution:
            score -= _SPEECH_PENALTY
    return score


def _is_fronted(tokens: Tokens, spot: Spot) -> bool:
    """Whether a place opens its sentence, with a comma behind it: "In Kano, …", "In Kuich, Ulang County, …"."""
    return spot.relation == "at" and spot.first <= _FRONT and tokens[spot.last : spot.last + 1] == [","]


def _without_aside(between: Sequence[str]) -> Sequence[str]:
    """The words between but for a closed aside: ", including eight children,"."""
    opening = next(
        (at for at, word in enumerate(between) if word == "including" and at and between[at - 1] == ","), None
    )
    if opening is None:
        return between
    closing = next((at for at in range(opening + 1, len(between)) if between[at] == ","), None)
    return between if closing is None else [*between[: opening - 1], *between[closing + 1 :]]


def _is_in_one_clause(between: Sequence[str], joint: int, words: PlaceWords) -> bool:
    """ "killed two guards and 17 others in a raid on a camp": the second count has no verb and no place of its own."""
    rest = between[joint + 1 :]
    # "22 died on the spot and five in hospital"
    own = rest[1:2] != [] and rest[1] in words.cues
    return between[joint] == "and" and not own and len(rest) > 1 and words.being.isdisjoint(rest)


def _is_speaker(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """Whether the counted people only speak: ", two officials close to the talks said"."""
    if first > 0 and tokens[first - 1] != ",":
        return False
    for before, word in pairwise(tokens.lowers[last - 1 : last + _SPEAKER_REACH]):
        if word in words.attribution:
            # "24 people are confirmed dead": they say nothing.
            return before not in words.being
        if not word[0].isalpha():
            return False
    return False


def _is_its_population(between: Sequence[str], words: PlaceWords) -> bool:
    """Whether a number stands in apposition to a place: "Sarmin, a town of" 14,500."""
    return (
        2 < len(between) <= _SPEAKER_REACH
        and between[0] == ","
        and between[-1] in ("of", "to", "with")
        and any(word in words.areas or word == "home" for word in between)
    )


def _is_number(word: str, words: PlaceWords) -> bool:
    return word[0].isdigit() or word in words.number_words
