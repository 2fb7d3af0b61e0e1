"""The cascade from text to facts: sentences, times, quantities, people, places, speakers, then the kinds' rules."""

from functools import cached_property

from extractors.articles.layout import find_layout
from extractors.candidates import Candidate, Line, Reading
from extractors.completion import complete_drafts
from extractors.facts import KINDS
from extractors.kinds import Draft
from extractors.quantities.mention import QuantityMention
from extractors.quantities.mentions import find_quantities
from extractors.sentences import Sentence, read_sentences
from extractors.times import find_times
from schemas import Article, Evidence, Fact, Quantity, TimeExpression

_CONTENT = frozenset({"title", "caption", "paragraph", "list_item"})


class Analysis:
    """All that the extractor finds in one article, in text order.

    Attributes:
        facts: the facts, as records of their kinds.
        times: the time expressions.
    """

    def __init__(self, facts: tuple[Fact, ...], drafts: dict[str, Draft], reading: Reading, lines: list[Line]) -> None:
        self.facts = facts
        self.times: tuple[TimeExpression, ...] = reading.times
        self._drafts = drafts
        self._reading = reading
        self._lines = lines

    @cached_property
    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """By fact_id: which words and which rule gave each field its value."""
        return {
            fact_id: tuple(_as_evidence(*each) for each in draft.evidence) for fact_id, draft in self._drafts.items()
        }

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities behind the facts and beside them: every number that counts, measures or orders."""
        return tuple(
            _as_quantity(self._reading, line.sentence, mention)
            for line in self._lines
            for mention in line.mentions
            if mention.kind not in ("article", "zero")
        )


def _as_evidence(field: str, rule: str, span: tuple[int, int] | None) -> Evidence:
    start, end = span if span else (None, None)
    return Evidence(field=field, rule=rule, start=start, end=end)


def extract_facts(article: Article) -> tuple[Fact, ...]:
    """The facts of an article, in text order.

    Args:
        article: a parsed article. Offsets of the facts are half-open, into its text.

    Returns:
        Facts of the kinds' own records; the same article gives the same facts.
    """
    return analyse(article).facts


def analyse(article: Article) -> Analysis:
    """Extract an article's facts together with the mentions and the evidence behind them.

    Args:
        article: a parsed article.

    Returns:
        The analysis; "at least 123 people were killed" gives a casualty with low 123, its span and its trigger.
    """
    blocks = [
        (block.start, block.end, block.role) for block in find_layout(article.text).blocks if block.role in _CONTENT
    ]
    sentences = read_sentences(article.text, blocks)
    reading = Reading(article, sentences, find_times(article.text, article.published_on))
    lines = [_read_sentence(reading, index, sentence) for index, sentence in enumerate(sentences)]
    facts, drafts = complete_drafts(reading)
    # Drafts know their reading; without the way back, all of it is freed at once and the collector has nothing to find.
    reading.drafts.clear()
    return Analysis(facts, drafts, reading, lines)


def _read_sentence(reading: Reading, index: int, sentence: Sentence) -> Line:
    line, mentions = Line(reading, index, sentence), find_quantities(sentence)
    if not mentions:
        return line
    # Lengths of time are quantities; the numbers of all other time expressions name dates.
    spans = [(time.start, time.end) for time in reading.times_of[index] if time.type != "DURATION"]
    if spans:
        mentions = [mention for mention in mentions if not _is_date(sentence, mention, spans)]
    line.mentions = mentions
    for mention in mentions:
        if (index, mention.first) in reading.claimed:
            continue
        candidate = Candidate(line, mention)
        for kind in KINDS:
            draft = kind.recognise(candidate)
            if draft is not None:
                reading.drafts.append(draft)
                break
    return line


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


def _as_quantity(reading: Reading, sentence: Sentence, mention: QuantityMention) -> Quantity:
    start, end = Candidate(Line(reading, 0, sentence), mention).span
    unit = (
        mention.unit.name
        if mention.unit
        else mention.currency.code
        if mention.currency
        else mention.phrase.noun
        if mention.phrase
        else None
    )
    return Quantity(
        start=start,
        end=end,
        text=reading.article.text[start:end],
        value=mention.value,
        low=mention.low,
        high=mention.high,
        modifier=mention.modifier,
        unit=unit,
    )
