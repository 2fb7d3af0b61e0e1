"""Speakers: what "he", "it", "they" and a verb without a subject stand for, from those who spoke before."""

from collections.abc import Callable
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct
from extractors.speech.shapes import word_set
from extractors.speech.sources import Phrase, find_object


class Source(NamedTuple):
    """A speaker as written, with its characters."""

    text: str
    start: int
    end: int


class Speakers:
    """Remembers who spoke, in text order."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], shape: Callable[[int], str]) -> None:
        self._text = text
        self._sentences = sentences
        self._shape = shape
        self._heard: list[Source] = []

    def resolve(self, index: int, act: SpeechAct, earlier: list[Source | None]) -> Source | None:
        """Name the speaker of an act.

        Args:
            index: the act's sentence.
            act: the act.
            earlier: the speakers of the acts before it in its sentence.

        Returns:
            The speaker as written where it is named; None where it cannot be known.
        """
        sentence = self._sentences[index]
        if act.speaker is None:
            return self._shared_subject(index, act, earlier)
        source = self._as_written(sentence, act.speaker)
        if act.speaker.pronoun:
            return self._antecedent(source.text.lower()) or source
        self._heard.append(source)
        return source

    def _as_written(self, sentence: Sentence, phrase: Phrase) -> Source:
        start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
        return Source(" ".join(self._text[start:end].split()), start, end)

    def _shared_subject(self, index: int, act: SpeechAct, earlier: list[Source | None]) -> Source | None:
        """ "…, saying 12 died", "gave a toll of 21 and said nine …": the subject of the clause before."""
        if earlier and earlier[-1] is not None:
            return earlier[-1]
        sentence = self._sentences[index]
        phrase = find_object(sentence.tokens, self._shape(index), 0)
        if phrase is None or phrase.last > act.first:
            return None
        source = self._as_written(sentence, phrase)
        if phrase.pronoun:
            return self._antecedent(source.text.lower())
        self._heard.append(source)
        return source

    def _antecedent(self, pronoun: str) -> Source | None:
        for source in reversed(self._heard):
            if _agrees(pronoun, source.text):
                return source
        return None


def _agrees(pronoun: str, source: str) -> bool:
    words = source.split()
    last = words[-1].lower()
    plural = last in word_set("plural_ending") or (
        last.endswith("s") and words[-1].islower() and not last.endswith("ss")
    )
    body = any(word.lower() in word_set("bodies") for word in words[-1:]) or (source.isupper() and len(words) == 1)
    if pronoun in ("he", "she", "i"):
        return not plural and not body
    if pronoun == "it":
        return not plural and (body or words[-1].islower() or words[-1][0].isupper())
    return plural or body
