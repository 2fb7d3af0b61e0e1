"""Readings: an article, its sentences and their quantities, as far as the cascade has read them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from extractors.articles.layout import content_blocks
from extractors.lexicon import load_lexicon
from extractors.places import Places, read_places
from extractors.quantities.mention import QuantityMention
from extractors.quantities.mentions import find_quantities
from extractors.roles.triggers import TriggerHit, find_triggers
from extractors.sentences import Sentence, read_sentences
from extractors.speech import Speech, read_speech
from extractors.times import find_times
from extractors.tokens import Tokens
from schemas import Article, TimeExpression

if TYPE_CHECKING:
    from extractors.kinds import Draft


_OPENING = 3


@dataclass
class Reading:
    """One article as the cascade has read it so far; `drafts` grows as the rules run, in text order,
    and `claimed` holds (sentence, token) of numbers that another number has taken in ("one in four").
    `reporting` keeps, by the character a time begins at, whether it says when something was told.

    Each layer is read when it is first asked for: many an article has no number that places and speech bear on.
    """

    article: Article
    drafts: list[Draft] = field(default_factory=list)
    claimed: set[tuple[int, int]] = field(default_factory=set)
    reporting: dict[int, bool] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the article's content, in text order."""
        return read_sentences(self.article.text, content_blocks(self.article))

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the whole text, in its order."""
        return find_times(self.article.text, self.article.published_on)

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences with their quantities."""
        return [
            Line(self, index, sentence, _quantities(sentence, times))
            for index, (sentence, times) in enumerate(zip(self.sentences, self.times_of, strict=True))
        ]

    @cached_property
    def places(self) -> Places:
        """The article's places."""
        return read_places(self.article.text, self.sentences, self.article.dateline_place)

    @cached_property
    def speech(self) -> Speech:
        """Who says what in the article, and how sure the words are of it."""
        return read_speech(self.article.text, self.sentences)

    @cached_property
    def times_of(self) -> list[list[TimeExpression]]:
        """The time expressions of each sentence, in text order."""
        found: list[list[TimeExpression]] = [[] for _ in self.sentences]
        index = 0
        for time in self.times:
            while index < len(self.sentences) and self.sentences[index].end <= time.start:
                index += 1
            if index < len(self.sentences) and self.sentences[index].start <= time.start:
                found[index].append(time)
        return found

    @cached_property
    def tells_of_disease(self) -> bool:
        """Whether the article's first sentences name a disease: its cases are then of people."""
        diseases = load_lexicon("clauses")["named_diseases"]
        return any(word in diseases for sentence in self.sentences[:_OPENING] for word in sentence.tokens.lowers)

    @cached_property
    def openings(self) -> list[int]:
        """For each sentence the index of its block's first."""
        first, found = 0, []
        for index, sentence in enumerate(self.sentences):
            if index and sentence.block != self.sentences[index - 1].block:
                first = index
            found.append(first)
        return found

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries the article's places are in, the most mentioned first."""
        counts: dict[str, int] = {}
        for country in self.places.countries():
            counts[country] = counts.get(country, 0) + 1
        return tuple(sorted(counts, key=lambda code: -counts[code]))

    def release(self) -> list[Line]:
        """Let go of what knows this reading, so that all of it is freed at once and no collector has to look for it.

        Returns:
            The lines. Nothing more can be read.
        """
        lines = self.lines
        del self.lines
        self.drafts.clear()
        return lines


@dataclass
class Line:
    """A sentence within its reading, with its triggers and quantities."""

    reading: Reading
    index: int
    sentence: Sentence
    mentions: Sequence[QuantityMention]

    @property
    def tokens(self) -> Tokens:
        return self.sentence.tokens

    @cached_property
    def hits(self) -> list[TriggerHit]:
        heads = frozenset(
            mention.phrase.head for mention in self.mentions if mention.phrase and not mention.phrase.pronoun
        )
        return find_triggers(self.sentence.tokens, heads)

    def hits_between(self, first: int, last: int, most: int | None = None) -> list[TriggerHit]:
        """The triggers that begin at tokens first … last - 1; of many only the `most` that stand last."""
        begin, end = (bisect_left(self.hits, at, key=attrgetter("first")) for at in (first, last))
        return self.hits[begin if most is None else max(begin, end - most) : end]


def _quantities(sentence: Sentence, times: Sequence[TimeExpression]) -> Sequence[QuantityMention]:
    """The sentence's quantities. Lengths of time are some; the numbers of all other time expressions name dates."""
    mentions = find_quantities(sentence)
    if not mentions or not times:
        return mentions
    spans = [(time.start, time.end) for time in times if time.type != "DURATION"]
    return [mention for mention in mentions if not _is_date(sentence, mention, spans)]


def _is_date(sentence: Sentence, mention: QuantityMention, spans: list[tuple[int, int]]) -> bool:
    start, end = sentence.tokens.starts[mention.first], sentence.tokens.ends[mention.last - 1]
    covered = any(span[0] < end and start < span[1] for span in spans)
    if mention.kind == "ordinal" and mention.unit is not None and mention.unit.dimension == "time":
        return False
    return covered and not (
        mention.unit is not None
        and mention.unit.dimension == "time"
        and not mention.unit.old
        and _is_window(sentence, mention)
    )


def _is_window(sentence: Sentence, mention: QuantityMention) -> bool:
    """ "in the past 48 hours" dates and lasts at once; "two days ago" only dates."""
    before = sentence.tokens.lowers[mention.outer_first - 1] if mention.outer_first else ""
    return before in ("past", "last", "previous", "preceding", "next", "coming", "following", "first")
