"""The speech acts of each sentence of an article before it is known who speaks, each sentence read when asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct, find_acts
from extractors.speech.shapes import participle_classes, shape_sentence, verb_classes


@cache
def _cues() -> frozenset[str]:
    return frozenset(verb_classes()) | frozenset(participle_classes()) | {"according", "per", "quote"}


class SentenceActs:
    """What is said in each sentence; most hold no number and are never read.

    Args:
        sentences: of the article, in text order.
        quotes: the article's quotations, as half-open characters of its text.
    """

    def __init__(self, sentences: tuple[Sentence, ...], quotes: Sequence[tuple[int, int]]) -> None:
        self._sentences = sentences
        self._quotes = quotes
        self._quote_starts = [start for start, _ in quotes]
        self._shapes: dict[int, str] = {}
        self._found: dict[int, Sequence[SpeechAct]] = {}

    def shape(self, index: int) -> str:
        """The shape of a sentence: one class for each token."""
        if index not in self._shapes:
            tokens = self._sentences[index].tokens
            self._shapes[index] = shape_sentence(tokens, self._mark_quoted(index))
        return self._shapes[index]

    def find(self, index: int) -> Sequence[SpeechAct]:
        """The acts of a sentence, without those who speak."""
        if index not in self._found:
            sentence = self._sentences[index]
            silent = sentence.role == "paragraph" and _cues().isdisjoint(sentence.tokens.lowers)
            self._found[index] = () if silent else find_acts(sentence, self.shape(index))
        return self._found[index]

    def _mark_quoted(self, index: int) -> list[bool] | None:
        """Which tokens of a sentence stand inside a quotation; None where none does, as in most."""
        sentence = self._sentences[index]
        quote = max(0, bisect_right(self._quote_starts, sentence.start) - 1)
        if quote < len(self._quotes) and self._quotes[quote][1] <= sentence.start:
            quote += 1
        if quote == len(self._quotes) or self._quotes[quote][0] >= sentence.end:
            return None
        marks = [False] * len(sentence.tokens)
        for position, start in enumerate(sentence.tokens.starts):
            while quote < len(self._quotes) and self._quotes[quote][1] <= start:
                quote += 1
            if quote == len(self._quotes):
                break
            marks[position] = self._quotes[quote][0] <= start
        return marks
