"""Candidates: each quantity with the sentence and the article around it, as the rules of the kinds see it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractors.quantities.mention import QuantityMention
from extractors.reading import Line, Reading
from extractors.roles.relations import mention_end
from extractors.tokens import Tokens

if TYPE_CHECKING:
    from extractors.kinds import Draft


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

    def following(self, at: int, count: int = 1) -> list[QuantityMention]:
        """The first quantities of the sentence whose number begins at token `at` or behind it."""
        mentions = self.line.mentions
        begin = bisect_left(mentions, at, key=attrgetter("first"))
        return list(mentions[begin : begin + count])

    def quantity_at(self, at: int) -> QuantityMention | None:
        """The quantity of the sentence that begins, with its modifier, at token `at`."""
        return next((other for other in self.following(at) if other.outer_first == at), None)

    def last_beside(self) -> Draft | None:
        """The fact read last, if it is one of the same sentence."""
        last = self.reading.drafts[-1] if self.reading.drafts else None
        return last if last is not None and last.candidate.line is self.line else None

    def between(self, earlier: Draft) -> list[str]:
        """The lower-case tokens between a fact earlier in the sentence and the quantity."""
        return self.tokens.lowers[earlier.candidate.end : self.mention.outer_first]

    def before(self, count: int) -> list[str]:
        """The lower-case tokens before the quantity, nearest last."""
        first = self.mention.outer_first
        return self.tokens.lowers[first - count if first > count else 0 : first]

    def after(self, count: int) -> list[str]:
        """The lower-case tokens after the quantity with its noun."""
        return self.tokens.lowers[self.end : self.end + count]
