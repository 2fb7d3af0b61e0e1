"""Places: mentions resolved to country and coordinates, and the place that each fact is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from extractors.places.antecedents import find_antecedent
from extractors.places.care import is_of_care
from extractors.places.nearest import place_in_sentence
from extractors.places.reading import PlacedSpot, place_spots, sites_of
from extractors.places.spots import Spot
from extractors.places.story import find_story_place
from extractors.places.words import place_words
from extractors.sentences import Sentence
from schemas import Place

__all__ = ["Places", "read_places"]


# Headcounts that are states of a whole region, so that the story's place holds where their sentence names none.
_REGIONAL_STATUSES = frozenset(["displaced", "affected", "sheltering", "infected"])

# How many places back a reader remembers what "there" and "the country" may mean.
_MEMORY = 100
# "17 lie elsewhere": no place for those of the next sentence.
_NOWHERE = frozenset({"indoors", "outdoors", "elsewhere", "abroad", "overseas", "worldwide", "globally", "nationwide"})


class Places:
    """The places of one article. Those without a name are looked for only in the sentences that are asked about."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        placed: Sequence[PlacedSpot],
        names: Mapping[int, Sequence[Spot]],
    ) -> None:
        self._text = text
        self._sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._placed = tuple(placed)
        self._names = names
        self._in_sentence: dict[int, list[PlacedSpot]] = {}
        self._story = find_story_place(self._sentences, self._placed)

    @cached_property
    def mentions(self) -> tuple[Place, ...]:
        """The place names as written, resolved where the article and the gazetteer allow, in text order."""
        return tuple(each.place for each in self._placed)

    def countries(self) -> Iterator[str]:
        """The ISO code of each named place's country, in text order."""
        return (each.country_code for each in self._placed if each.country_code)

    def place_of(
        self, start: int, end: int, kind: str = "casualty", status: str | None = None, lasting: bool = False
    ) -> tuple[Place, str] | None:
        """The place nearest in meaning for a fact.

        Args:
            start: first character of the fact's span, 0-based.
            end: one past its last character.
            kind: the fact's kind. Casualties happen at the story's place where their sentence names none; lengths do
                not.
            status: a headcount's status: people who travel are placed where they go.
            lasting: whether it counts a stretch of time, as the background of a story does: not in its town alone.

        Returns:
            The place as written and the rule that chose it; None if the article does not say.
        """
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        sentence, words = self._sentences[index], place_words()
        found = place_in_sentence(sentence, self._places_in(index), (start, end), kind, status, words)
        if found is not None:
            return self._name(found), f"place.{found.spot.relation}"
        if not words.nationwide.isdisjoint(sentence.tokens.lowers):
            return None
        if kind == "casualty" or status in _REGIONAL_STATUSES:
            if kind == "casualty" and not lasting and (found := self._find_recent_place(index)) is not None:
                return self._name(found), "place.sentence-before"
            if self._story is not None and (not lasting or self._story_is_widest):
                return self._story.place, "place.story"
        return None

    def counts_its_own(self, start: int) -> bool:
        """Whether a name that reports a count is a place where it was counted: the "Kano" of "Kano recorded 12 deaths".

        Args:
            start: its first character, 0-based.
        """
        at = bisect_left(self._placed, start, key=lambda each: each.spot.start)
        found = self._placed[at] if at < len(self._placed) else None
        if found is None or found.spot.start != start or not self._is_local(found):
            return False
        return found.spot.relation == "at" and found.spot.preposition is None

    def _places_in(self, index: int) -> list[PlacedSpot]:
        """The sentence's places, with and without a name, in text order."""
        found = self._in_sentence.get(index)
        if found is None:
            first, last = (bisect_left(self._placed, at, key=_sentence_of) for at in (index, index + 1))
            sites = sites_of(self._text, self._sentences[index], index, self._names.get(index, ()), place_words())
            found = self._in_sentence[index] = sorted((*self._placed[first:last], *sites), key=attrgetter("spot"))
        return found

    def _name(self, placed: PlacedSpot) -> Place:
        """The place itself, or for "there" and "the country" the place they point back to."""
        if placed.spot.kind != "site":
            return placed.place
        end = bisect_left(self._placed, placed.spot.start, key=lambda each: each.spot.start)
        earlier = self._placed[max(0, end - _MEMORY) : end]
        antecedent = find_antecedent(placed, earlier, self._story, self._sentences, place_words())
        return placed.place if antecedent is None else antecedent.place

    def _find_recent_place(self, index: int) -> PlacedSpot | None:
        """Where the sentence before, of the same paragraph, puts what it tells."""
        if index == 0 or self._sentences[index - 1].block != self._sentences[index].block:
            return None
        before = self._places_in(index - 1)
        tokens = self._sentences[index - 1].tokens
        located = [
            each
            for each in before
            if each.spot.relation == "struck"
            or (each.spot.relation == "at" and not self._is_vague(each) and not is_of_care(tokens, each.spot))
        ]
        return located[-1] if located else None

    def _is_local(self, placed: PlacedSpot) -> bool:
        """Whether a place is neither a country nor a region known as one, such as Gaza or Darfur."""
        return placed.known is None or placed.known.kind == "city"

    @cached_property
    def _story_is_widest(self) -> bool:
        """Whether the article names nothing wider than the story's place: a country, or Gaza and no country of it."""
        known = self._story.known if self._story is not None else None
        if known is None or known.kind == "city":
            return False
        countries = (each.known for each in self._placed if each.known is not None and each.known.kind == "country")
        return known.kind == "country" or all(each.country_code != known.country_code for each in countries)

    def _is_vague(self, placed: PlacedSpot) -> bool:
        """Whether a site is a stretch of land that holds for its own sentence alone: "in the next valley"."""
        last = self._sentences[placed.spot.sentence].tokens.lowers[placed.spot.last - 1]
        return placed.spot.kind == "site" and (last in place_words().areas or last in _NOWHERE)


def read_places(text: str, sentences: Sequence[Sentence], dateline_place: str | None) -> Places:
    """Find the places of an article, once.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.
        dateline_place: the place of its dateline as written ("SARMIN, Syria"), None if it has none.

    Returns:
        The places; empty mentions if there are none.
    """
    placed, names = place_spots(text, sentences, dateline_place, place_words())
    return Places(text, sentences, placed, names)


def _sentence_of(placed: PlacedSpot) -> int:
    return placed.spot.sentence
