"""Kinds: what the file of each kind promises in its examples and counter-examples holds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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


NEW_KIND = '''"""Votes: how many were cast."""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from schemas import Fact


class Vote(Fact):
    """Votes that were cast."""


def _recognise(candidate: Candidate) -> Draft | None:
    phrase = candidate.mention.phrase
    return make_draft(candidate, "vote", "vote", "vote.N-votes") if phrase and phrase.noun == "votes" else None


KIND = Kind("vote", "votes that were cast", Vote, "blue", 5, _recognise, False, (("12 votes.", ()),), ("12 boats.",))
'''


def test_a_new_kind_is_one_new_file(tmp_path: Path) -> None:
    """A package that is the extractor's but for one file more: links, because the word lists are large."""
    root = Path(__file__).parent.parent
    facts = tmp_path / "extractors" / "facts"
    facts.mkdir(parents=True)
    for entry in (root / "extractors").iterdir():
        if entry.name not in ("facts", "__pycache__"):
            (facts.parent / entry.name).symlink_to(entry)
    for entry in (root / "extractors" / "facts").glob("*.py"):
        (facts / entry.name).symlink_to(entry)
    (facts / "vote.py").write_text(NEW_KIND)
    sentence = "The bill got 312 votes after 14 people were killed."
    command = [
        sys.executable,
        "-B",
        "-c",
        "from flows.cli import main; main()",
        "extract",
        "--format",
        "json",
        "--text",
    ]
    answer = subprocess.run([*command, sentence], capture_output=True, text=True, check=True, cwd=tmp_path)
    found = [(fact["kind"], fact["text"], fact["unit"]) for fact in json.loads(answer.stdout)["facts"]]
    assert found == [("vote", "312 votes", "vote"), ("casualty", "14 people", "person")]
