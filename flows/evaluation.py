"""Evaluation: compares extracted facts with gold annotations, for `tallywire evaluate` and the gate in the tests.

A fact is right when its kind is the gold fact's, the spans overlap and the number is the same (`value`, or both bounds
where the gold has no value). Optional gold facts cost nothing when missed and give nothing when found; every other
extracted fact is spurious. Fields are scored on the right facts of the core kinds. `complete` is the share of core gold
facts found with bounds, unit, quotedness, modality, outcome, status and scope all right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from flows.gold import GoldArticle, GoldFact
from flows.matching import check_fields, match_facts
from schemas import Evidence, Fact, Issue

CORE_KINDS = ("casualty", "headcount", "duration")
COMPLETE_FIELDS = ("bounds", "unit", "quoted", "modality", "outcome", "status", "scope")
# What stands for a rule where none gave the field a value.
NO_RULE = "–"
_FIELD_OF = {"event_start": "when"}
# Most facts are claimed with 0.9 and more, so the bins are narrow there.
BIN_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.92, 0.94, 0.96, 0.98, 1.0)


@dataclass(frozen=True)
class Prediction:
    """What the extractor makes of one gold article.

    Attributes:
        text: the article's text, "" when the file cannot be parsed.
        published_on: the publication date it found.
        facts: in text order.
        failure: why the file cannot be parsed; None when it can.
        evidence: by fact_id, what gave each of its fields.
    """

    text: str
    published_on: date | None
    facts: tuple[Fact, ...]
    failure: str | None = None
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One difference between extractor and gold.

    Attributes:
        sort: missed (only the gold has it), spurious (only the extractor has it) or field (both do, a field differs).
        article: the gold article.
        text: the article's text, which `start` and `end` refer to.
        message: what differs, in one line.
    """

    sort: Literal["missed", "spurious", "field"]
    article: GoldArticle
    text: str
    start: int
    end: int
    message: str


@dataclass(frozen=True)
class RuleCount:
    """How often a rule gave a field its right value, over the right facts of the core kinds."""

    rule: str
    right: int
    wrong: int


@dataclass(frozen=True)
class Scores:
    """Precision, recall and F1 of a group of facts, with the counts they come from."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Evaluation:
    """Counts over any number of articles; `add` takes the articles one by one."""

    right: Counter[str] = field(default_factory=Counter)
    spurious: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    field_right: Counter[str] = field(default_factory=Counter)
    field_seen: Counter[str] = field(default_factory=Counter)
    complete_right: int = 0
    complete_seen: int = 0
    dates_right: int = 0
    dates_seen: int = 0
    confidences: defaultdict[int, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    findings: list[Finding] = field(default_factory=list)
    rules: defaultdict[str, Counter[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(Counter))

    def scores(self, kinds: Iterable[str]) -> Scores:
        """The scores of the facts of some kinds together."""
        kinds = tuple(kinds)
        return Scores(*(sum(counter[kind] for kind in kinds) for counter in (self.right, self.spurious, self.missed)))

    def kinds(self) -> list[str]:
        """The kinds that occurred, core kinds first."""
        seen = set(self.right) | set(self.spurious) | set(self.missed)
        return [kind for kind in CORE_KINDS if kind in seen] + sorted(seen.difference(CORE_KINDS))

    def by_rule(self, name: str) -> list[RuleCount]:
        """How each rule that gave a field its value did, those that were wrong most often first.

        Args:
            name: a field, as `attributes` names it: ``scope``, ``part_of``, ``when``.
        """
        counts = self.rules[name]
        found = [RuleCount(rule, counts[rule, True], counts[rule, False]) for rule in {rule for rule, _ in counts}]
        return sorted(found, key=lambda count: (-count.wrong, -count.right, count.rule))

    def add(self, gold: GoldArticle, prediction: Prediction) -> None:
        """Counts one article in."""
        if gold.dated:
            self.dates_seen += 1
            published_on = prediction.published_on.isoformat() if prediction.published_on else None
            self.dates_right += published_on == gold.published_on
        facts = prediction.facts
        matches = match_facts(gold.facts, facts)
        gold_index = {facts[right].fact_id: index for index, right in matches.items()}
        for index, gold_fact in enumerate(gold.facts):
            if index in matches:
                self._add_right(gold, gold_fact, prediction, facts[matches[index]], gold_index)
            elif not gold_fact.optional:
                self._add_missed(gold, gold_fact, prediction.text)
        taken = set(matches.values())
        for index, fact in enumerate(facts):
            bin_number = min(bisect_right(BIN_EDGES, fact.confidence), len(BIN_EDGES) - 1) - 1
            self.confidences[bin_number].append((fact.confidence, index in taken))
            if index not in taken:
                self.spurious[fact.kind] += 1
                message = f"{fact.kind} {_number(fact.value, fact.low, fact.high)} is not in the gold"
                self.findings.append(
                    Finding("spurious", gold, prediction.text, fact.start_char, fact.end_char, message)
                )

    def _add_missed(self, gold: GoldArticle, gold_fact: GoldFact, text: str) -> None:
        self.missed[gold_fact.kind] += 1
        self.complete_seen += gold_fact.kind in CORE_KINDS
        number = _number(gold_fact["value"], gold_fact["low"], gold_fact["high"])
        message = f"{gold_fact.kind} {number} was not found"
        self.findings.append(Finding("missed", gold, text, gold_fact["start"], gold_fact["end"], message))

    def _add_right(
        self, gold: GoldArticle, gold_fact: GoldFact, prediction: Prediction, fact: Fact, gold_index: dict[str, int]
    ) -> None:
        if gold_fact.optional:
            return
        self.right[gold_fact.kind] += 1
        if gold_fact.kind not in CORE_KINDS:
            return
        checks = check_fields(gold_fact, fact, gold_index)
        self.complete_seen += 1
        self.complete_right += all(checks.get(name, True) for name in COMPLETE_FIELDS)
        given = {_FIELD_OF.get(each.field, each.field): each.rule for each in prediction.evidence.get(fact.fact_id, ())}
        for name, is_right in checks.items():
            self.field_seen[name] += 1
            self.field_right[name] += is_right
            self.rules[name][given.get(name, NO_RULE), is_right] += 1
            if not is_right:
                message = f"{fact.kind} {name}: got {_got(fact, name)}, gold has {_wanted(gold_fact, name)}"
                self.findings.append(Finding("field", gold, prediction.text, fact.start_char, fact.end_char, message))

    def as_dict(self) -> dict[str, Any]:
        """The figures, ready for JSON: shares to four decimals, None where nothing was counted."""
        kinds = self.kinds()
        return {
            "core": _scores_dict(self.scores(CORE_KINDS)),
            "by_kind": {kind: _scores_dict(self.scores([kind])) for kind in kinds},
            "secondary": _scores_dict(self.scores(kind for kind in kinds if kind not in CORE_KINDS)),
            "attributes": {
                name: {"accuracy": round(self.field_right[name] / seen, 4), "n": seen}
                for name, seen in sorted(self.field_seen.items())
            },
            "complete": {"share": _rounded(self.complete_right, self.complete_seen), "n": self.complete_seen},
            "published_on": {"accuracy": _rounded(self.dates_right, self.dates_seen), "n": self.dates_seen},
            "reliability": self.reliability(),
        }

    def reliability(self) -> list[dict[str, float | int]]:
        """How often facts of like confidence are right, lowest confidence first; empty bins are left out."""
        return [
            {
                "from": BIN_EDGES[number],
                "to": BIN_EDGES[number + 1],
                "facts": len(entries),
                "mean_confidence": round(sum(confidence for confidence, _ in entries) / len(entries), 4),
                "right": round(sum(is_right for _, is_right in entries) / len(entries), 4),
            }
            for number, entries in sorted(self.confidences.items())
        ]


def predict(gold: GoldArticle) -> Prediction:
    """Parses and extracts one gold article in memory, just as a run would.

    Returns:
        What came out; a file that cannot be parsed has no facts, so all its gold counts as missed.
    """
    from extractors.extract import analyse
    from flows.discover import discover
    from flows.stages import parse_files

    discovery = discover([str(gold.path)])
    article = [*parse_files(discovery.files), *discovery.issues][0]
    if isinstance(article, Issue):
        return Prediction("", None, (), failure=f"{article.path}: {article.message}")
    analysis = analyse(article)
    return Prediction(article.text, article.published_on, analysis.facts, evidence=analysis.evidence)


def evaluate(gold_articles: Iterable[GoldArticle]) -> tuple[Evaluation, list[str]]:
    """Runs the extractor over gold articles and counts.

    Returns:
        The counts, and one line for each file that could not be parsed.
    """
    evaluation, failures = Evaluation(), []
    for gold in gold_articles:
        prediction = predict(gold)
        evaluation.add(gold, prediction)
        if prediction.failure:
            failures.append(prediction.failure)
    return evaluation, failures


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _rounded(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _scores_dict(scores: Scores) -> dict[str, float | int]:
    shares = {name: round(getattr(scores, name), 4) for name in ("precision", "recall", "f1")}
    return {**shares, "tp": scores.right, "fp": scores.spurious, "fn": scores.missed}


def _number(value: float | None, low: float | None, high: float | None) -> str:
    if value is not None:
        return f"{value:.15g}"
    bounds = ["open" if bound is None else f"{bound:.15g}" for bound in (low, high)]
    return f"{bounds[0]} to {bounds[1]}"


_PAIRS = {"bounds": ("low", "high"), "when": ("event_start", "event_end")}


def _got(fact: Fact, name: str) -> str:
    values = [getattr(fact, column, None) for column in _PAIRS.get(name, (name,))]
    return ", ".join(repr(value.isoformat() if isinstance(value, date) else value) for value in values)


def _wanted(gold_fact: GoldFact, name: str) -> str:
    columns = [gold_fact.accepted(column) for column in _PAIRS.get(name, (name,))]
    return ", ".join(" or ".join(repr(value) for value in accepted) for accepted in columns)
