"""Kinds: what the file of each kind promises in its examples and counter-examples holds."""

from __future__ import annotations

import pytest

from extractors.articles import parse_document
from extractors.extract import extract_facts
from extractors.facts import KINDS, Kind
from schemas import Document, Fact


def facts_of(sentence: str) -> tuple[Fact, ...]:
    return extract_facts(parse_document(Document(path="sentence.txt", data=sentence.encode())))


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [pytest.param(kind, *example, id=f"{kind.name}: {example[0]}") for kind in KINDS for example in kind.examples],
)
def test_an_example_gives_its_facts(kind: Kind, sentence: str, expected: tuple[tuple[str, float | None], ...]) -> None:
    found = tuple((fact.text, fact.value) for fact in facts_of(sentence) if fact.kind == kind.name)
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [pytest.param(kind, text, id=f"{kind.name}: {text}") for kind in KINDS for text in kind.counter_examples],
)
def test_a_counter_example_gives_no_fact_of_the_kind(kind: Kind, sentence: str) -> None:
    assert [fact.text for fact in facts_of(sentence) if fact.kind == kind.name] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_shows_what_it_is_and_what_it_is_not(kind: Kind) -> None:
    assert kind.examples
    assert kind.counter_examples


def test_no_two_kinds_share_a_name_or_a_turn() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len({kind.order for kind in KINDS}) == len(KINDS)
