"""The cascade from text to facts: sentences, times, quantities, people, places, speakers, then the kinds' rules."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from extractors.candidates import Candidate
from extractors.completion import complete_drafts
from extractors.facts import KINDS
from extractors.kinds import Draft
from extractors.quantities.mention import QuantityMention
from extractors.reading import Line, Reading
from schemas import Article, Evidence, Fact, Quantity, TimeExpression

# Articles that are read side by side; of long ones fewer, since all that is read of them is in memory at once.
_SIDE_BY_SIDE = 16
_CHARACTERS = 64_000
_CORE = frozenset(kind.name for kind in KINDS if kind.core)


class Analysis:
    """All that the extractor finds in one article, in text order.

    Attributes:
        facts: the facts, as records of their kinds.
        times: the time expressions.
    """

    def __init__(
        self,
        facts: tuple[Fact, ...],
        drafts: dict[str, Draft],
        times: tuple[TimeExpression, ...],
        lines: Sequence[Line],
    ) -> None:
        self.facts = facts
        self.times = times
        self._drafts = drafts
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
            _as_quantity(line, mention)
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
    return analyse_together([article])[0]


def analyse_together(articles: Sequence[Article]) -> list[Analysis]:
    """Extract several articles' facts as `analyse` does, each layer for all of them before the next.

    The patterns, word lists and code of a layer then stay in the processor's caches, which saves a fifth of the time
    that the articles take one by one. All readings are in memory at once: an article of 2.5 kB takes some 200 kB.

    Args:
        articles: parsed articles, a group of `side_by_side`.

    Returns:
        Their analyses, in the same order.
    """
    readings = [Reading(article) for article in articles]
    for layer in _LAYERS:
        for reading in readings:
            layer(reading)
    return [_finish(reading) for reading in readings]


def side_by_side(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Divide articles into groups for `analyse_together`.

    Args:
        articles: parsed articles.

    Yields:
        Up to 16 of them in their order, and no more than 64,000 characters unless it is one article alone.
    """
    group: list[Article] = []
    size = 0
    for article in articles:
        if group and (len(group) == _SIDE_BY_SIDE or size + len(article.text) > _CHARACTERS):
            yield group
            group, size = [], 0
        group.append(article)
        size += len(article.text)
    if group:
        yield group


def _finish(reading: Reading) -> Analysis:
    facts, drafts = complete_drafts(reading)
    return Analysis(facts, drafts, reading.times, reading.release())


def _recognise(reading: Reading) -> None:
    """Ask the kinds, each in its turn, for a draft of each quantity."""
    for line in reading.lines:
        for mention in line.mentions:
            if (line.index, mention.first) in reading.claimed:
                continue
            candidate = Candidate(line, mention)
            for kind in KINDS:
                draft = kind.recognise(candidate)
                if draft is not None:
                    reading.drafts.append(draft)
                    break


def _places_for_money(reading: Reading) -> object:
    """A currency that countries share ("dollars") is that of the country which the article is about."""
    sums = (mention.currency for line in reading.lines for mention in line.mentions)
    return reading.countries if any(currency and currency.shared for currency in sums) else None


def _places_for_people(reading: Reading) -> object:
    """Of the facts, only those about people have a place."""
    return reading.places if any(draft.kind in _CORE for draft in reading.drafts) else None


_LAYERS: tuple[Callable[[Reading], object], ...] = (
    attrgetter("sentences"),
    attrgetter("times_of"),
    attrgetter("lines"),
    _places_for_money,
    _recognise,
    _places_for_people,
)


def _as_quantity(line: Line, mention: QuantityMention) -> Quantity:
    start, end = Candidate(line, mention).span
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
        text=line.reading.article.text[start:end],
        value=mention.value,
        low=mention.low,
        high=mention.high,
        modifier=mention.modifier,
        unit=unit,
    )
