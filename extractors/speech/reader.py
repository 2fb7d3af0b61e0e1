"""The speech layer of one article: who says a number, whether it is quoted, and how sure the words are of it."""

from bisect import bisect_right
from functools import cached_property

from extractors.sentences import Sentence
from extractors.speech.attributions import Attribution, PlacedAct, choose_act, near
from extractors.speech.cues import ASSERTED, Reading
from extractors.speech.modality import list_cue_words, read_modality
from extractors.speech.quotes import find_quotes
from extractors.speech.sentence_acts import SentenceActs
from extractors.speech.speakers import Source, Speakers
from extractors.speech.transcripts import find_labels

# Between a quotation and the act beside it: the closing mark, a comma, a space.
_GAP = 4
# Between a denial and the claim that it denies: "denied the opposition's", a word or two.
_DENIED_REACH = 30


def read_speech(text: str, sentences: tuple[Sentence, ...]) -> "Speech":
    """Read who speaks where in an article, once; then ask the result about each number.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.

    Returns:
        The article's speech layer.
    """
    return Speech(text, sentences)


def _heads(act: PlacedAct) -> bool:
    return act.act.rule == "speech.colon-name"


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
        self._words: dict[int, list[str] | None] = {}
        self._acts: dict[int, tuple[PlacedAct, ...]] = {}
        self._quote_speakers: dict[int, Attribution | None] = {}
        self._chosen: tuple[int, int, PlacedAct | None] = (-1, -1, None)
        self._unspoken = SentenceActs(sentences, self.quotes)
        self._speakers = Speakers(text, sentences, self._unspoken)

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
        if quote is None:
            found = self._source_in_sentence(index, start, end)
            return self._labelled(index) or found if found is None or found.source in ("I", "We", "we") else found
        return self._quote_speaker(quote)

    def modality_of(self, start: int, end: int) -> Reading:
        """How the words around a span state it.

        Args:
            start: first character of the span.
            end: one past its last character.

        Returns:
            The modality, the rule that read it, and the cue's characters (None where no words decided: asserted).
        """
        index = self._sentence_at(start)
        if index is None:
            return ASSERTED
        acts = self._acts_of(index)
        if any(act.names(start, end) for act in near(acts, start)):
            return "asserted", "modality.speaker", None
        act = self._act_for(index, start, end) if acts else None
        if act is not None and self._is_denied(act, acts) and not self.quoted(start, end):
            return "negated", "modality.X-denied-that", (act.start, act.end)
        if index not in self._words:
            self._words[index] = list_cue_words(self._sentences[index])
        words = self._words[index]
        return read_modality(self._sentences[index], words, start, end) if words else ASSERTED

    def _is_denied(self, act: PlacedAct, acts: tuple[PlacedAct, ...]) -> bool:
        """ "denied that 20 died", "denying opposition claims of 70 dead"."""
        if act.act.verb == "deny":
            return True
        at = acts.index(act)
        before = acts[at - 1] if at else None
        if before is None or before.act.verb != "deny":
            return False
        return act.start - before.end <= _DENIED_REACH and "," not in self._text[before.end : act.start]

    def _sentence_at(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self._sentences[index].end else None

    def _quote_at(self, start: int, end: int) -> int | None:
        """The quotation a span stands in; its closing mark may belong to the span."""
        index = bisect_right(self._quote_starts, start) - 1
        return index if index >= 0 and start < self.quotes[index][1] and end <= self.quotes[index][1] + 1 else None

    def _acts_of(self, index: int) -> tuple[PlacedAct, ...]:
        """The acts of a sentence with their speakers. "Blinken: deal possible" has a speaker, "Gaza: 12 dead" a place:
        a speaker speaks in the text too."""
        if index not in self._acts:
            placed = self._place_acts(index)
            if any(_heads(act) for act in placed):
                placed = tuple(
                    act
                    for act in placed
                    if not _heads(act) or not act.source or act.source.text.split()[-1] in self._heard
                )
            self._acts[index] = placed
        return self._acts[index]

    def _place_acts(self, index: int) -> tuple[PlacedAct, ...]:
        acts, tokens = self._unspoken.find(index), self._sentences[index].tokens
        placed: list[PlacedAct] = []
        for act, source in zip(acts, self._speakers.resolve(index) if acts else (), strict=True):
            start, end = tokens.starts[act.first], tokens.ends[act.last - 1]
            named_to = tokens.ends[act.speaker.last - 1] if act.speaker else start
            placed.append(PlacedAct(start, end, named_to, act, source))
        return tuple(placed)

    @cached_property
    def _heard(self) -> frozenset[str]:
        """The last word of each speaker's name in the whole text."""
        acts = (act for index in range(len(self._sentences)) for act in self._place_acts(index))
        return frozenset(act.source.text.split()[-1] for act in acts if act.source and not _heads(act))

    def _act_for(self, index: int, start: int, end: int) -> PlacedAct | None:
        """The act whose words a span of a sentence belongs to; source and modality ask for it one after the other."""
        if self._chosen[:2] != (start, end):
            acts = self._acts_of(index)
            shape = self._unspoken.shape(index)
            self._chosen = (start, end, choose_act(self._sentences[index], shape, acts, start, end))
        return self._chosen[2]

    def _source_in_sentence(self, index: int, start: int, end: int) -> Attribution | None:
        acts = self._acts_of(index)
        if not acts:
            return self._goes_on(index)
        chosen = self._act_for(index, start, end)
        # Who denies that 20 died does not state that 20 died.
        return chosen.attribute() if chosen and chosen.act.verb != "deny" else None

    @cached_property
    def _labels(self) -> dict[int, Source]:
        return find_labels(self._text, self._sentences)

    def _labelled(self, index: int) -> Attribution | None:
        """ "MARTIN: We lost two men.": the speaker whose paragraph of a transcript it is."""
        label = self._labels.get(self._sentences[index].block)
        return label and Attribution(*label, "speech.transcript-X", label.start, label.end)

    def _goes_on(self, index: int) -> Attribution | None:
        """ "The agency says it needs money. It has halved rations for 500,000": what the speaker goes on to say."""
        sentence = self._sentences[index]
        if index == 0 or sentence.block != self._sentences[index - 1].block or len(sentence.tokens) < 2:
            return None
        if sentence.tokens.lowers[0] not in ("it", "they") or sentence.tokens.lowers[1] not in ("has", "have", "had"):
            return None
        acts = self._acts_of(index - 1)
        if len(acts) != 1 or acts[0].start > self._sentences[index - 1].start + 5 or not acts[0].act.fronted:
            return None
        found = acts[0].attribute()
        return found._replace(rule="speech.X-goes-on") if found else None

    def _quote_speaker(self, number: int) -> Attribution | None:
        """The speaker of a quotation; one without words of its own around it continues the one before."""
        known, first = self._quote_speakers, number
        while first not in known:
            known[first] = self._act_beside(*self.quotes[first])
            if known[first] is not None or first == 0 or not self._follows(first):
                break
            first -= 1
        for later in range(first + 1, number + 1):
            before = known[later - 1]
            known[later] = before._replace(rule="speech.quotation-continues") if before else None
        return known[number]

    def _act_beside(self, start: int, end: int) -> Attribution | None:
        """The speaker that the words around a quotation name."""
        first, last = self._sentence_at(start), self._sentence_at(min(end, len(self._text) - 1))
        for act in near(self._acts_of(last), end) if last is not None else ():
            if end <= act.start <= end + _GAP and not act.act.fronted:
                return act.attribute()
        if first is None:
            return None
        acts = self._acts_of(first)
        chosen = choose_act(self._sentences[first], self._unspoken.shape(first), acts, start, end, quoted=True)
        if chosen is not None:
            return chosen.attribute()
        return self._lead_in(first, start)

    def _lead_in(self, index: int, start: int) -> Attribution | None:
        """ "Rathbun stated," at the end of the sentence or paragraph before the quotation."""
        if index and self._text[self._sentences[index].start : start].strip("“\"„«‘' ") == "":
            before = self._sentences[index - 1]
            acts = self._acts_of(index - 1)
            if acts and before.end - acts[-1].end <= _GAP and self._text[before.end - 1] in ",:":
                return acts[-1].attribute()
        return None

    def _follows(self, number: int) -> bool:
        """Whether a quotation stands in the same paragraph as the one before it, or in the next."""
        last, first = self._sentence_at(self.quotes[number - 1][0]), self._sentence_at(self.quotes[number][0])
        if last is None or first is None:
            return False
        return self._sentences[first].block - self._sentences[last].block <= 1
