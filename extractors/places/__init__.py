"""Places: mentions resolved to country and coordinates, and the place that each fact is about."""

from collections.abc import Sequence
from itertools import groupby

from extractors.places.nearest import place_in_sentence
from extractors.places.reading import PlacedSpot, place_spots
from extractors.places.words import place_words
from extractors.sentences import Sentence
from schemas import Place

__all__ = ["Places", "read_places"]


class Places:
    """The places of one article.

    Attributes:
        mentions: the place names as written, resolved where the article and the gazetteer allow, in text order.
    """

    def __init__(self, sentences: Sequence[Sentence], placed: Sequence[PlacedSpot]) -> None:
        self.mentions: tuple[Place, ...] = tuple(each.place for each in placed if each.spot.kind != "site")
        self._sentences = tuple(sentences)
        self._by_sentence = {
            index: tuple(group) for index, group in groupby(placed, key=lambda each: each.spot.sentence)
        }
        self._story = self._find_story_place()

    def place_of(
        self, start: int, end: int, kind: str = "casualty", status: str | None = None
    ) -> tuple[Place, str] | None:
        """The place nearest in meaning for a fact.

        Args:
            start: first character of the fact's span, 0-based.
            end: one past its last character.
            kind: the fact's kind: casualties happen at the story's place where their sentence names none, lengths do not.
            status: a headcount's status: people who travel are placed where they go.

        Returns:
            The place as written and the rule that chose it; None if the article does not say.
        """
        index = self._index_of(start)
        if index is None:
            return None
        found = place_in_sentence(
            self._sentences[index], self._by_sentence.get(index, ()), start, end, kind, place_words()
        )
        if found is not None:
            return found.place, f"place.{found.spot.relation}"
        if kind == "casualty" and self._story is not None:
            return self._story.place, "place.story"
        return None

    def _index_of(self, start: int) -> int | None:
        for index, sentence in enumerate(self._sentences):
            if sentence.start <= start < sentence.end:
                return index
        return None

    def _find_story_place(self) -> PlacedSpot | None:
        for index in range(min(4, len(self._sentences))):
            for relation in ("at", "struck", "to", "possessive", "modifier"):
                for each in self._by_sentence.get(index, ()):
                    if each.spot.relation == relation and each.spot.kind != "site":
                        return each
        return None


def read_places(text: str, sentences: Sequence[Sentence], dateline_place: str | None) -> Places:
    """Find the places of an article, once.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.
        dateline_place: the place of its dateline as written ("SARMIN, Syria"), None if it has none.

    Returns:
        The places; empty mentions if there are none.
    """
    return Places(sentences, place_spots(text, sentences, dateline_place, place_words()))
