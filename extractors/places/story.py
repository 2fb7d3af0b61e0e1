"""The story's place: where an article's main event is, for facts whose own sentence does not say."""

from collections import Counter
from collections.abc import Sequence

from extractors.places.care import is_of_care
from extractors.places.names import fold_name
from extractors.places.reading import PlacedSpot
from extractors.places.words import Relation, place_words
from extractors.sentences import Sentence

_RELATION_WEIGHT: dict[Relation, float] = {
    "at": 3.0,
    "struck": 3.0,
    "to": 1.0,
    "from": 1.0,
    "of": 1.0,
    "possessive": 1.5,
    "modifier": 1.5,
}
_LOCAL_BONUS = 1.5
_LEAD_BONUS = 1.5
_PER_TOKEN = 0.06
_PER_MENTION = 0.4
_MOST_MENTIONS = 5
_SHORTEST_LEAD = 8
_TALKS_REACH = 3
_OFFICE_REACH = 2


def find_story_place(sentences: Sequence[Sentence], placed: Sequence[PlacedSpot]) -> PlacedSpot | None:
    """Find where the headline and the lead put the event.

    Args:
        sentences: the article's sentences.
        placed: its named places, in text order.

    Returns:
        The place that the opening binds best to an event and the article names most often, a town before the country
        around it; None if the opening puts it nowhere.
    """
    mentions = Counter(fold_name(each.spot.name) for each in placed)
    lead = _find_lead(sentences)
    best, best_score = None, 0.0
    for each in placed:
        spot = each.spot
        relation = _RELATION_WEIGHT.get(spot.relation)
        is_lead = spot.sentence == lead
        if relation is None or not (is_lead or sentences[spot.sentence].role == "title"):
            continue
        if _is_beside_the_event(sentences[spot.sentence], each):
            continue
        score = relation + _PER_MENTION * min(mentions[fold_name(spot.name)], _MOST_MENTIONS)
        if is_lead:
            score += _LEAD_BONUS - _PER_TOKEN * spot.first
            if spot.relation in ("at", "struck") and (not spot.known or spot.known[0].kind == "city"):
                score += _LOCAL_BONUS
        if score > best_score:
            best, best_score = each, score
    return best


def _is_beside_the_event(sentence: Sentence, placed: PlacedSpot) -> bool:
    """Whether a place is where somebody speaks, meets or is cared for, and not where it happened."""
    tokens, spot = sentence.tokens, placed.spot
    if _is_where_they_talk(sentence, placed) or is_of_care(tokens, spot):
        return True
    owned = tokens.lowers[spot.last + 1 : spot.last + 1 + _OFFICE_REACH] if spot.relation == "possessive" else []
    return not place_words().organisations.isdisjoint(owned)


def _is_where_they_talk(sentence: Sentence, placed: PlacedSpot) -> bool:
    """ "after a week of talks in Qatar, as an attack killed 17": where one meets to speak of it."""
    before = sentence.tokens.lowers[max(0, placed.spot.first - _TALKS_REACH) : placed.spot.first]
    return placed.spot.preposition in ("in", "at") and any(word in place_words().talks for word in before)


def _find_lead(sentences: Sequence[Sentence]) -> int | None:
    for index, sentence in enumerate(sentences):
        if sentence.role not in ("title", "dateline", "caption") and len(sentence.tokens) >= _SHORTEST_LEAD:
            return index
    return None
