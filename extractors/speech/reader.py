"""The speech layer of one article: who says a number, whether it is quoted, and how sure the words are of it."""

from bisect import bisect_right
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct, find_acts
from extractors.speech.modality import read_modality
from extractors.speech.quotes import find_quotes
from extractors.speech.shapes import participle_classes, shape_sentence, verb_classes
from extractors.speech.speakers import Source, Speakers
from schemas import Modality

_CLOSING = frozenset("”\"’'»")
_NEAR_QUOTE = 40


class Attribution(NamedTuple):
    """Who states something: the source as written, where it stands, the cue words, and the rule that read them."""

    source: str
    start: int
    end: int
    rule: str
    cue_start: int
    cue_end: int


class _Act(NamedTuple):
    """A speech act in characters, its speaker resolved."""

    start: int
    end: int
    fronted: bool
    verb: str
    source: Source | None
    rule: str
    cue_start: int
    cue_end: int

    def attribute(self, rule: str | None = None) -> Attribution | None:
        if self.source is None or self.verb == "deny":
            return None
        source = self.source
        return Attribution(source.text, source.start, source.end, rule or self.rule, self.cue_start, self.cue_end)


def read_speech(text: str, sentences: tuple[Sentence, ...]) -> "Speech":
    """Read who speaks where in an article, once; then ask the result about each number.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.

    Returns:
        The article's speech layer.
    """
    return Speech(text, sentences)


class Speech:
    """Answers, for any span of an article, who states it, whether it is quoted, and its modality.

    All offsets are half-open, into the article's text.
    """

    def __init__(self, text: str, sentences: tuple[Sentence, ...]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self.quotes = find_quotes(text)
        self._quote_starts = [start for start, _ in self.quotes]
        self._shapes: dict[int, str] = {}
        self._acts: dict[int, tuple[_Act, ...]] = {}
        self._read_acts()

    def quoted(self, start: int, end: int) -> bool:
        """Whether a span stands inside quotation marks.

        Args:
            start: its first character.
            end: one past its last character.
        """
        return self._quote_at(start, end) is not None

    def source_of(self, start: int, end: int) -> Attribution | None:
        """Who the article says states what stands at a span; None where the article states it itself.

        Args:
            start: first character of the span, e.g. of "54 people".
            end: one past its last character.
        """
        index = self._sentence_at(start)
        if index is None:
            return None
        quote = self._quote_at(start, end)
        if quote is not None:
            return self._speaker_of_quote(quote, index)
        return self._source_in_sentence(index, start, end)

    def modality_of(self, start: int, end: int) -> tuple[Modality, str, tuple[int, int] | None]:
        """How the words around a span state it.

        Args:
            start: first character of the span.
            end: one past its last character.

        Returns:
            The modality, the rule that read it, and the cue's characters (None where no words decided: asserted).
        """
        index = self._sentence_at(start)
        if index is None:
            return "asserted", "modality.asserted", None
        denials = [act for act in self._acts.get(index, ()) if act.verb == "deny"]
        for act in denials:
            if act.end <= start:
                return "negated", "modality.X-denied-that", (act.cue_start, act.cue_end)
        return read_modality(self._sentences[index], start, end)

    def _sentence_at(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self._sentences[index].end else None

    def _quote_at(self, start: int, end: int) -> int | None:
        index = bisect_right(self._quote_starts, start) - 1
        return index if index >= 0 and end <= self.quotes[index][1] + 1 and start < self.quotes[index][1] else None

    def _shape(self, index: int) -> str:
        if index not in self._shapes:
            tokens = self._sentences[index].tokens
            quoted = [False] * len(tokens)
            first = bisect_right(self._quote_starts, self._sentences[index].start) - 1
            for start, end in self.quotes[max(0, first) :]:
                if start >= self._sentences[index].end:
                    break
                for position, token in enumerate(tokens):
                    if start <= token.start and token.end <= end:
                        quoted[position] = True
            self._shapes[index] = shape_sentence(tokens, quoted)
        return self._shapes[index]

    def _read_acts(self) -> None:
        cues = verb_classes().keys() | participle_classes().keys() | {"according"}
        speakers = Speakers(self._text, self._sentences, self._shape)
        for index, sentence in enumerate(self._sentences):
            if sentence.role == "paragraph" and cues.isdisjoint([token.lower for token in sentence.tokens]):
                continue
            acts = find_acts(sentence, self._shape(index))
            if acts:
                resolved: list[_Act] = []
                for act in acts:
                    source = speakers.resolve(index, act, [earlier.source for earlier in resolved])
                    resolved.append(_place(sentence, act, source))
                self._acts[index] = tuple(resolved)

    def _source_in_sentence(self, index: int, start: int, end: int) -> Attribution | None:
        sentence, shape = self._sentences[index], self._shapes.get(index, "")
        before = after = wide = None
        for act in self._acts.get(index, ()):
            if act.source and act.source.start < end and start < act.source.end:
                continue
            if act.end <= start:
                if act.fronted:
                    before = act
                else:
                    wide = act
            elif not act.fronted and end <= act.start and after is None:
                after = act
        if before is None or after is None:
            chosen = before or after or wide
        else:
            chosen = (
                before
                if _breaks(sentence, shape, before.end, start) <= _breaks(sentence, shape, end, after.start)
                else after
            )
        return chosen.attribute() if chosen else None

    def _speaker_of_quote(self, quote: int, index: int) -> Attribution | None:
        act = self._act_beside(quote)
        if act is not None:
            return act.attribute()
        inside = self._source_in_sentence(index, *self.quotes[quote])
        if inside is not None:
            return inside
        if quote:
            return self._inherit(quote - 1)
        return None

    def _inherit(self, quote: int) -> Attribution | None:
        index = self._sentence_at(self.quotes[quote][0])
        found = self._speaker_of_quote(quote, index) if index is not None else None
        return found._replace(rule="speech.quotation-continues") if found else None

    def _act_beside(self, quote: int) -> _Act | None:
        """The act that follows a quotation's closing mark, or leads up to its opening one."""
        start, end = self.quotes[quote]
        index = self._sentence_at(min(end, len(self._text) - 1))
        if index is not None:
            for act in self._acts.get(index, ()):
                if end <= act.start <= end + 4 and not act.fronted:
                    return act
        index = self._sentence_at(start)
        return None


def _place(sentence: Sentence, act: SpeechAct, source: Source | None) -> _Act:
    tokens = sentence.tokens
    first, last = tokens[act.first].start, tokens[act.last - 1].end
    return _Act(first, last, act.fronted, act.verb, source, act.rule, first, last)


def _breaks(sentence: Sentence, shape: str, start: int, end: int) -> int:
    """How many clause boundaries lie between two places: what a speaker reaches ends where another clause begins."""
    return sum(
        1
        for token, letter in zip(sentence.tokens, shape, strict=True)
        if start <= token.start < end and (letter == ";" or (letter in "j&" and token.lower in _CLAUSE_BREAKS))
    )


_CLAUSE_BREAKS = frozenset(["but", "while", "though", "although", "whereas", "and"])
