"""Corpora of sentences for the tests of extraction: what a sentence must give, and a report where it gives another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import pytest

from extractors.extract import extract_facts
from schemas import Article, Fact

Reading = tuple[object, ...]
"""What a corpus says of one fact: its text first, then the columns that the corpus is about."""


class Case(NamedTuple):
    """A sentence, the facts that it must give, all of them and in text order, and why."""

    sentence: str
    expected: Sequence[Reading]
    reason: str


def cases(*entries: tuple[str, Sequence[Reading], str]) -> list[Case]:
    return [Case(*entry) for entry in entries]


def article_of(text: str, published_on: date | None = None) -> Article:
    return Article(
        article_id="0123456789abcdef",
        path="sentence.txt",
        media_type="text/plain",
        text=text,
        published_on=published_on,
    )


def facts_of(text: str, published_on: date | None = None) -> tuple[Fact, ...]:
    return extract_facts(article_of(text, published_on))


def label_of(fact: Fact) -> str:
    """A casualty's outcome, a headcount's status, else the kind: what a corpus of roles tells apart."""
    label: str = getattr(fact, "outcome", None) or getattr(fact, "status", None) or fact.kind
    return label


def labelled(fact: Fact) -> Reading:
    return fact.text, label_of(fact)


def counted(fact: Fact) -> Reading:
    """The label and the number, or its bounds where it is vague."""
    return fact.text, label_of(fact), fact.value if fact.value is not None else (fact.low, fact.high)


def column(name: str, default: object = None) -> Callable[[Fact], Reading]:
    """Reads one column; the default stands for kinds that have none of that name."""
    return lambda fact: (fact.text, getattr(fact, name, default))


def check(case: Case, read: Callable[[Fact], Reading], published_on: date | None = None) -> None:
    """Fail with the sentence, marked where it went wrong, unless it gives what its case expects.

    Args:
        case: the sentence with its readings.
        read: makes a reading of a fact, its text first.
        published_on: the publication date of the article that the sentence makes up.
    """
    facts = facts_of(case.sentence, published_on)
    got = [read(fact) for fact in facts]
    if got != list(case.expected):
        pytest.fail(_report(case, facts, got), pytrace=False)


def _report(case: Case, facts: Sequence[Fact], got: list[Reading]) -> str:
    missed = [reading for reading in case.expected if reading not in got]
    wrong = [(fact, reading) for fact, reading in zip(facts, got, strict=True) if reading not in case.expected]
    spans = [(fact.start_char, fact.end_char) for fact, _ in wrong]
    spans += [(at, at + len(str(text))) for text, *_ in missed if (at := case.sentence.find(str(text))) >= 0]
    lines = ["", *_marked(case.sentence, spans), f"because  {case.reason}"]
    lines += [f"expected {reading}" for reading in missed]
    lines += [f"got      {reading}  by {fact.rule}" for fact, reading in wrong]
    if not missed and not wrong:
        lines.append(f"in the order {got}")
    return "\n".join(lines)


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Each line of a text, and below it carets under the spans."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        carets = "".join(
            "^" if any(begin <= start + at < end for begin, end in spans) else " " for at in range(len(line.rstrip()))
        )
        lines += [line.rstrip(), carets.rstrip()] if carets.strip() else [line.rstrip()]
        start += len(line)
    return lines
