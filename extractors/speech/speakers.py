"""Speakers: what "he", "it", "they" and a verb without a subject stand for, from those who spoke before."""

import re
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct
from extractors.speech.shapes import word_set
from extractors.speech.sources import Phrase

# The subject that a sentence begins with: a name, or words up to the first noun of one who speaks.
_TOPIC = re.compile(r"D?(?:[l#z-]{0,3}N|C(?:-?C)*N?)")
# Sentences back in which a person may be taken up again by "he"; speakers and sentences back for one who spoke.
_TOPIC_REACH = 2
_MEMORY = 12
# How much of an article is searched for a full name: enough for any real one.
_LONGEST_SEARCH = 50_000


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
        self._heard: deque[tuple[int, Source]] = deque(maxlen=_MEMORY)

    def resolve(self, index: int, act: SpeechAct, earlier: Source | None) -> Source | None:
        """Name the speaker of an act.

        Args:
            index: the act's sentence.
            act: the act.
            earlier: the speaker of the act before it in its sentence.

        Returns:
            The speaker as written where it is named; None where it cannot be known.
        """
        if act.speaker is None:
            return self._shared_subject(index, act, earlier)
        word = self._sentences[index].tokens[act.speaker.first].lower
        if act.speaker.pronoun and earlier is not None and _agrees(word, earlier.text):
            return earlier
        return self._name(index, act.speaker)

    def _name(self, index: int, phrase: Phrase) -> Source:
        tokens = self._sentences[index].tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        source = Source(" ".join(self._text[start:end].split()), start, end)
        if phrase.pronoun:
            return self._antecedent(index, source) or source
        self._heard.append((index, source))
        return source

    def _shared_subject(self, index: int, act: SpeechAct, earlier: Source | None) -> Source | None:
        """ "…, saying 12 died", "gave a toll of 21 and said nine …": the subject of the clause before."""
        if earlier is not None:
            return earlier
        sentence = self._sentences[index]
        if self._shape(index)[:1] == "p":
            return self._name(index, Phrase(0, 1, 0, pronoun=True))
        topic = self._topic(index)
        if topic is None or topic.end > sentence.tokens[act.first].start:
            return None
        self._heard.append((index, topic))
        return topic

    def _antecedent(self, index: int, pronoun: Source) -> Source | None:
        """Whom a pronoun stands for: the subject of its own sentence, else who spoke or was spoken of last."""
        word = pronoun.text.lower()
        own = self._topic(index)
        if word not in word_set("person_pronouns") and own and own.end <= pronoun.start and _agrees(word, own.text):
            return own
        heard = next((entry for entry in reversed(self._heard) if _agrees(word, entry[1].text)), None)
        if word in word_set("person_pronouns"):
            for back in range(_TOPIC_REACH + 1):
                if index - back < 0 or (heard is not None and heard[0] >= index - back):
                    break
                topic = self._topic(index - back)
                if topic and topic.end <= pronoun.start and _agrees(word, topic.text) and self._is_person(topic.text):
                    return topic
        return heard[1] if heard is not None and index - heard[0] <= _MEMORY else None

    def _topic(self, index: int) -> Source | None:
        """The noun phrase that a sentence begins with, where it can be a speaker."""
        shape = self._shape(index)
        found = _TOPIC.match(shape)
        if found is None or "#" in found.group():
            return None
        tokens = self._sentences[index].tokens
        first = found.start() + (tokens[found.start()].lower in ("the", "a", "an"))
        start, end = tokens[first].start, tokens[found.end() - 1].end
        return Source(self._text[start:end], start, end)

    def _is_person(self, name: str) -> bool:
        """A family name is a person's where the article gives the full name too."""
        words = name.split()
        return words[-1][0].isupper() and (
            len(words) > 1 or re.search(rf"\b[A-Z]\w+ {re.escape(name)}\b", self._text[:_LONGEST_SEARCH]) is not None
        )


def _agrees(pronoun: str, source: str) -> bool:
    words = source.split()
    last = words[-1].lower()
    plural = last in word_set("plural_ending") or (
        last.endswith("s") and not last.endswith("ss") and (words[-1].islower() or last in word_set("speakers"))
    )
    body = last in word_set("bodies") or (source.isupper() and len(words) == 1)
    if pronoun in word_set("person_pronouns"):
        return not plural and not body
    return not plural if pronoun == "it" else plural or body
