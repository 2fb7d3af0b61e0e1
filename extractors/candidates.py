"""Candidates: each quantity with the sentence and the article around it, as the rules of the kinds see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractors.places import Places, read_places
from extractors.quantities.mention import QuantityMention
from extractors.roles.relations import mention_end
from extractors.roles.triggers import TriggerHit, find_triggers
from extractors.sentences import Sentence
from extractors.speech import Speech, read_speech
from extractors.tokens import Tokens
from schemas import Article, TimeExpression

if TYPE_CHECKING:
    from extractors.kinds import Draft


@dataclass
class Reading:
    """One article as the cascade has read it so far; `drafts` grows as the rules run, in text order,
    and `claimed` holds (sentence, token) of numbers that another number has taken in ("one in four").
    `reporting` keeps, by the character a time begins at, whether it says when something was told.

    Places and speech are read when a rule first asks for them: many an article has no number that they bear on.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    drafts: list[Draft] = field(default_factory=list)
    claimed: set[tuple[int, int]] = field(default_factory=set)
    reporting: dict[int, bool] = field(default_factory=dict)

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


@dataclass
class Line:
    """A sentence within its reading, with its triggers and quantities."""

    reading: Reading
    index: int
    sentence: Sentence
    mentions: Sequence[QuantityMention] = ()

    @property
    def tokens(self) -> Tokens:
        return self.sentence.tokens

    @cached_property
    def hits(self) -> list[TriggerHit]:
        heads = frozenset(
            mention.phrase.head for mention in self.mentions if mention.phrase and not mention.phrase.pronoun
        )
        return find_triggers(self.sentence.tokens, heads)


@dataclass
class Candidate:
    """One quantity that a kind's rule may take; `memo` keeps what one rule read for the next.

    `end` is one past the last token of the quantity with its unit or noun.
    """

    line: Line
    mention: QuantityMention
    memo: dict[str, Any] = field(default_factory=dict)
    reading: Reading = field(init=False, repr=False)
    tokens: Tokens = field(init=False, repr=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.reading, self.tokens = self.line.reading, self.line.sentence.tokens
        self.end = mention_end(self.mention)

    @property
    def span(self) -> tuple[int, int]:
        """The fact's characters: the number with its modifier and its unit or noun."""
        first = self.mention.outer_first
        last = self.end
        phrase = self.mention.phrase
        if phrase is not None and phrase.partitive and (phrase.head == phrase.first or phrase.head >= phrase.last):
            # "eight of the 12 jurors" states two numbers: the first one's span ends before the whole.
            last = self.mention.outer_last
        if self.mention.currency:
            first = min(first, self.mention.currency.first)
            last = max(last, self.mention.currency.last)
        return self.characters(first, last)

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens first … last - 1."""
        return self.tokens.starts[first], self.tokens.ends[last - 1]

    def words(self, first: int, last: int) -> str:
        """The text of tokens first … last - 1, as written."""
        start, end = self.characters(first, last)
        return self.reading.article.text[start:end]

    def before(self, count: int) -> list[str]:
        """The lower-case tokens before the quantity, nearest last."""
        first = self.mention.outer_first
        return self.tokens.lowers[first - count if first > count else 0 : first]

    def after(self, count: int) -> list[str]:
        """The lower-case tokens after the quantity with its noun."""
        return self.tokens.lowers[self.end : self.end + count]
