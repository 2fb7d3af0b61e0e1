"""What a kind of fact is: its record, its rule, and the draft that the rule makes before context completes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extractors.candidates import Candidate
from schemas import Fact, Modality, Modifier, Place, Scope


@dataclass(slots=True)
class Draft:
    """A fact in the making: what a kind's rule says of a candidate. Offsets are characters of the article's text.

    `label` is the kind's own reading (outcome, status), `fields` what goes into the kind's own columns; `antecedent` is
    the total that the draft is a subset of, `heir` the earlier draft whose noun and label it took over.
    """

    kind: str
    candidate: Candidate
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str | None
    rule: str
    score: float
    label: str | None = None
    subject: str | None = None
    scope: Scope | None = None
    place: Place | None = None
    modality: Modality = "asserted"
    fields: dict[str, Any] = field(default_factory=dict)
    evidence: list[tuple[str, str, tuple[int, int] | None]] = field(default_factory=list)
    antecedent: Draft | None = None
    heir: Draft | None = None

    def explain(self, name: str, rule: str, span: tuple[int, int] | None = None) -> None:
        """Note which words and which rule gave a field its value; the span is in characters of the article's text."""
        self.evidence.append((name, rule, span))


Recognise = Callable[[Candidate], Draft | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact. One module in `extractors/facts/` makes one and calls it KIND; everything else follows from it.

    Attributes:
        name: the value of `facts.kind`.
        description: one line for `tallywire kinds` and the documentation.
        record: the fact record, with the kind's own columns.
        colour: its colour in the terminal, as rich names colours.
        order: the lower, the earlier the rule is asked; the first rule that takes a candidate keeps it.
        recognise: the rule: a candidate in, a draft or None out.
        core: whether who, where, when and who says it are looked for too.
        examples: sentences and the (text, value) pairs that they give.
        counter_examples: sentences that give no fact of this kind.
    """

    name: str
    description: str
    record: type[Fact]
    colour: str
    order: int
    recognise: Recognise
    core: bool
    examples: tuple[tuple[str, tuple[tuple[str, float | None], ...]], ...]
    counter_examples: tuple[str, ...]


def make_draft(candidate: Candidate, kind: str, unit: str | None, rule: str, *, score: float = 9.0) -> Draft:
    """Start a draft over a candidate's whole span, with its number and bounds."""
    mention = candidate.mention
    start, end = candidate.span
    draft = Draft(
        kind, candidate, start, end, mention.value, mention.low, mention.high, mention.modifier, unit, rule, score
    )
    number = candidate.characters(mention.first, mention.last)
    draft.explain("value", "number", number)
    if mention.modifier != "exact":
        draft.explain(
            "modifier", f"modifier.{mention.modifier}", candidate.characters(mention.outer_first, mention.outer_last)
        )
    return draft
