"""Speakers: what "he", "it", "they" and a verb without a subject stand for, from those who spoke before."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct
from extractors.speech.sentence_acts import SentenceActs
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


class _Named(NamedTuple):
    """How a sentence names the speaker of an act: as `source`; as the act before it, where that is None; or not at
    all. A `pronoun` waits for whom it stands for."""

    source: Source | None
    pronoun: bool = False
    shared: bool = False


class Speakers:
    """Who spoke in each sentence. A sentence is read when it is asked for: most hold no number and are never read."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], acts: SentenceActs) -> None:
        self._text = text
        self._sentences = sentences
        self._acts = acts
        self._named: dict[int, list[_Named]] = {}

    def resolve(self, index: int) -> list[Source | None]:
        """Name the speakers of a sentence.

        Args:
            index: the sentence.

        Returns:
            For each of its acts, the speaker as written where it is named; None where it cannot be known.
        """
        sources: list[Source | None] = []
        named = self._name(index)
        for position, (source, pronoun, shared) in enumerate(named):
            earlier = sources[-1] if sources else None
            if shared or (pronoun and source and earlier and _agrees(source.text.lower(), earlier.text)):
                sources.append(earlier)
            elif pronoun and source:
                sources.append(self._antecedent(index, source, named[:position]) or source)
            else:
                sources.append(source)
        return sources

    def _name(self, index: int) -> list[_Named]:
        """How a sentence names its speakers, by itself."""
        if index not in self._named:
            named: list[_Named] = []
            for act in self._acts.find(index):
                spoken = bool(named) and (named[-1].source is not None or named[-1].shared)
                named.append(self._name_subject(index, act, spoken))
            self._named[index] = named
        return self._named[index]

    def _name_subject(self, index: int, act: SpeechAct, spoken: bool) -> _Named:
        if act.speaker is not None:
            return _Named(self._as_written(index, act.speaker), pronoun=act.speaker.pronoun)
        # "…, saying 12 died", "gave a toll of 21 and said nine …": the subject of the clause before.
        if spoken:
            return _Named(None, shared=True)
        if self._acts.shape(index)[:1] == "p":
            return _Named(self._as_written(index, Phrase(0, 1, 0)), pronoun=True)
        topic = self._topic(index)
        before = topic is not None and topic.end <= self._sentences[index].tokens.starts[act.first]
        return _Named(topic if before else None)

    def _as_written(self, index: int, phrase: Phrase) -> Source:
        tokens = self._sentences[index].tokens
        start, end = tokens.starts[phrase.first], tokens.ends[phrase.last - 1]
        return Source(" ".join(self._text[start:end].split()), start, end)

    def _heard(self, index: int, own: Sequence[_Named]) -> Iterator[tuple[int, Source]]:
        """Those who spoke by name before a place in a sentence, the last first, each with the sentence."""
        for at in range(index, max(-1, index - _MEMORY - 1), -1):
            for source, pronoun, _ in reversed(own if at == index else self._name(at)):
                if source is not None and not pronoun:
                    yield at, source

    def _antecedent(self, index: int, pronoun: Source, own: Sequence[_Named]) -> Source | None:
        """Whom a pronoun stands for: the subject of its own sentence, else who spoke or was spoken of last."""
        word = pronoun.text.lower()
        topic = self._topic(index)
        own_subject = word not in word_set("person_pronouns") and topic and topic.end <= pronoun.start
        if topic and own_subject and _agrees(word, topic.text):
            return topic
        heard = next(
            (entry for entry in islice(self._heard(index, own), _MEMORY) if _agrees(word, entry[1].text)), None
        )
        if word in word_set("person_pronouns"):
            for back in range(_TOPIC_REACH + 1):
                if index - back < 0 or (heard is not None and heard[0] >= index - back):
                    break
                topic = self._topic(index - back)
                if topic and topic.end <= pronoun.start and _agrees(word, topic.text) and self._is_person(topic.text):
                    return topic
        return heard[1] if heard is not None else None

    def _topic(self, index: int) -> Source | None:
        """The noun phrase that a sentence begins with, where it can be a speaker."""
        shape = self._acts.shape(index)
        found = _TOPIC.match(shape)
        if found is None or "#" in found.group():
            return None
        tokens = self._sentences[index].tokens
        if tokens.lowers[found.end() : found.end() + 1] == ["than"]:
            # "More than 1,100 people were injured, it said"
            return None
        first = found.start() + (tokens.lowers[found.start()] in ("the", "a", "an"))
        start, end = tokens.starts[first], tokens.ends[found.end() - 1]
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
