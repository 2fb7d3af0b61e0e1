"""The speech layer of one article: who says a number, whether it is quoted, and how sure the words are of it."""

from bisect import bisect_right
from functools import cache

from extractors.sentences import Sentence
from extractors.speech.acts import find_acts
from extractors.speech.attributions import Attribution, PlacedAct, choose_act, near
from extractors.speech.cues import ASSERTED, Reading
from extractors.speech.modality import list_cue_words, read_modality
from extractors.speech.quotes import find_quotes
from extractors.speech.shapes import participle_classes, shape_sentence, verb_classes
from extractors.speech.speakers import Speakers
from extractors.speech.transcripts import find_labels

# Between a quotation and the act beside it: the closing mark, a comma, a space.
_GAP = 4


def read_speech(text: str, sentences: tuple[Sentence, ...]) -> "Speech":
    """Read who speaks where in an article, once; then ask the result about each number.

    Args:
        text: the article's text.
        sentences: its sentences, in text order.

    Returns:
        The article's speech layer.
    """
    return Speech(text, sentences)


@cache
def _cues() -> frozenset[str]:
    return frozenset(verb_classes()) | frozenset(participle_classes()) | {"according", "per"}


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
        self._shapes: dict[int, str] = {}
        self._words: dict[int, list[str] | None] = {}
        self._acts: dict[int, tuple[PlacedAct, ...]] = {}
        self._quote_speakers: list[Attribution | None] | None = None
        self._labels = find_labels(text, sentences)
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
        if quote is None:
            found = self._source_in_sentence(index, start, end)
            return self._labelled(index) or found if found is None or found.source in ("I", "We", "we") else found
        if self._quote_speakers is None:
            self._quote_speakers = self._read_quote_speakers()
        return self._quote_speakers[quote]

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
        acts = self._acts.get(index, ())
        if any(act.names(start, end) for act in near(acts, start)):
            return "asserted", "modality.speaker", None
        act = choose_act(self._sentences[index], self._shape(index), acts, start, end) if acts else None
        if act is not None and act.act.verb == "deny" and not self.quoted(start, end):
            return "negated", "modality.X-denied-that", (act.start, act.end)
        if index not in self._words:
            self._words[index] = list_cue_words(self._sentences[index])
        words = self._words[index]
        return read_modality(self._sentences[index], words, start, end) if words else ASSERTED

    def _sentence_at(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self._sentences[index].end else None

    def _quote_at(self, start: int, end: int) -> int | None:
        """The quotation a span stands in; its closing mark may belong to the span."""
        index = bisect_right(self._quote_starts, start) - 1
        return index if index >= 0 and start < self.quotes[index][1] and end <= self.quotes[index][1] + 1 else None

    def _shape(self, index: int) -> str:
        if index not in self._shapes:
            tokens = self._sentences[index].tokens
            self._shapes[index] = shape_sentence(tokens, self._mark_quoted(index))
        return self._shapes[index]

    def _mark_quoted(self, index: int) -> list[bool]:
        sentence = self._sentences[index]
        quote = max(0, bisect_right(self._quote_starts, sentence.start) - 1)
        marks = [False] * len(sentence.tokens)
        if quote < len(self.quotes) and self.quotes[quote][1] <= sentence.start:
            quote += 1
        if quote == len(self.quotes) or self.quotes[quote][0] >= sentence.end:
            return marks
        for position, token in enumerate(sentence.tokens):
            while quote < len(self.quotes) and self.quotes[quote][1] <= token.start:
                quote += 1
            if quote == len(self.quotes):
                break
            marks[position] = self.quotes[quote][0] <= token.start
        return marks

    def _read_acts(self) -> None:
        cues = _cues()
        speakers = Speakers(self._text, self._sentences, self._shape)
        for index, sentence in enumerate(self._sentences):
            if sentence.role == "paragraph" and cues.isdisjoint(sentence.tokens.lowers):
                continue
            placed: list[PlacedAct] = []
            for act in find_acts(sentence, self._shape(index)):
                source = speakers.resolve(index, act, placed[-1].source if placed else None)
                start, end = sentence.tokens[act.first].start, sentence.tokens[act.last - 1].end
                named_to = sentence.tokens[act.speaker.last - 1].end if act.speaker else start
                placed.append(PlacedAct(start, end, named_to, act, source))
            self._acts[index] = tuple(placed)
        self._forget_topics()

    def _forget_topics(self) -> None:
        """ "Blinken: deal possible" has a speaker, "Gaza: 12 dead" a place: a speaker speaks in the text too."""
        heard = {
            act.source.text.split()[-1]
            for acts in self._acts.values()
            for act in acts
            if act.source and not _heads(act)
        }
        for index, acts in self._acts.items():
            if any(_heads(act) for act in acts):
                self._acts[index] = tuple(
                    act for act in acts if not _heads(act) or not act.source or act.source.text.split()[-1] in heard
                )

    def _source_in_sentence(self, index: int, start: int, end: int) -> Attribution | None:
        acts = self._acts.get(index, ())
        if not acts:
            return self._goes_on(index)
        chosen = choose_act(self._sentences[index], self._shape(index), acts, start, end)
        # Who denies that 20 died does not state that 20 died.
        return chosen.attribute() if chosen and chosen.act.verb != "deny" else None

    def _labelled(self, index: int) -> Attribution | None:
        """ "MARTIN: We lost two men.": the speaker whose paragraph of a transcript it is."""
        label = self._labels.get(self._sentences[index].block)
        return label and Attribution(*label, "speech.transcript-X", label.start, label.end)

    def _goes_on(self, index: int) -> Attribution | None:
        """ "The agency says it needs money. It has halved rations for 500,000": what the speaker goes on to say."""
        sentence = self._sentences[index]
        if index == 0 or sentence.block != self._sentences[index - 1].block or len(sentence.tokens) < 2:
            return None
        if sentence.tokens[0].lower not in ("it", "they") or sentence.tokens[1].lower not in ("has", "have", "had"):
            return None
        acts = self._acts.get(index - 1, ())
        if len(acts) != 1 or acts[0].start > self._sentences[index - 1].start + 5 or not acts[0].act.fronted:
            return None
        found = acts[0].attribute()
        return found._replace(rule="speech.X-goes-on") if found else None

    def _read_quote_speakers(self) -> list[Attribution | None]:
        """The speaker of each quotation; one without words of its own around it continues the one before."""
        speakers: list[Attribution | None] = []
        for number, quote in enumerate(self.quotes):
            found = self._act_beside(*quote)
            if found is None and number and self._follows(number):
                before = speakers[-1]
                found = before._replace(rule="speech.quotation-continues") if before else None
            speakers.append(found)
        return speakers

    def _act_beside(self, start: int, end: int) -> Attribution | None:
        """The speaker that the words around a quotation name."""
        first, last = self._sentence_at(start), self._sentence_at(min(end, len(self._text) - 1))
        for act in near(self._acts.get(last, ()), end) if last is not None else ():
            if end <= act.start <= end + _GAP and not act.act.fronted:
                return act.attribute()
        if first is None:
            return None
        acts = self._acts.get(first, ())
        chosen = choose_act(self._sentences[first], self._shape(first), acts, start, end, quoted=True)
        if chosen is not None:
            return chosen.attribute()
        return self._lead_in(first, start)

    def _lead_in(self, index: int, start: int) -> Attribution | None:
        """ "Rathbun stated," at the end of the sentence or paragraph before the quotation."""
        if index and self._text[self._sentences[index].start : start].strip("“\"„«‘' ") == "":
            before = self._sentences[index - 1]
            acts = self._acts.get(index - 1, ())
            if acts and before.end - acts[-1].end <= _GAP and self._text[before.end - 1] in ",:":
                return acts[-1].attribute()
        return None

    def _follows(self, number: int) -> bool:
        """Whether a quotation stands in the same paragraph as the one before it, or in the next."""
        last, first = self._sentence_at(self.quotes[number - 1][0]), self._sentence_at(self.quotes[number][0])
        if last is None or first is None:
            return False
        return self._sentences[first].block - self._sentences[last].block <= 1
