"""Evaluation: what counts as right, spurious and missed, and which fields are compared how."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.evaluation import Evaluation, Prediction
from flows.gold import GoldArticle, GoldError, GoldFact, read_gold
from flows.matching import check_fields, match_facts, same_phrase
from schemas import Fact, make_fact_id

TEXT = "At least 123 people were killed in Rafah, including nine children, after a six-week truce."


def gold_fact(words: str, kind: str = "casualty", **fields: Any) -> GoldFact:
    start = TEXT.index(words)
    defaults = {
        "value": 123,
        "low": 123,
        "high": None,
        "modifier": "at_least",
        "unit": "person",
        "outcome": "killed",
        "subject": "people",
        "place": "Rafah",
        "event_start": None,
        "event_end": None,
        "scope": "event",
        "source": None,
        "quoted": False,
        "modality": "asserted",
        "part_of": None,
    }
    return GoldFact({"kind": kind, "start": start, "end": start + len(words), **defaults, **fields})


class Casualty(Fact):
    outcome: str | None = None
    status: str | None = None


def fact(words: str, kind: str = "casualty", **fields: Any) -> Fact:
    start = TEXT.index(words)
    end = start + len(words)
    defaults = {
        "value": 123,
        "low": 123,
        "high": None,
        "modifier": "at_least",
        "unit": "person",
        "outcome": "killed",
        "subject": "people",
        "place": "Rafah",
        "scope": "event",
        "confidence": 0.95,
    }
    span = {"start_char": start, "end_char": end, "text": words, "sentence_start": 0, "sentence_end": len(TEXT)}
    identity = {
        "fact_id": make_fact_id("a", kind, start, end),
        "article_id": "a",
        "kind": kind,
        "rule": "casualty.test",
    }
    return Casualty(**{**identity, **span, **defaults, **fields})


def evaluation(gold: list[GoldFact], facts: list[Fact], **article: Any) -> Evaluation:
    result = Evaluation()
    gold_article = GoldArticle(Path("a.txt"), article.get("dated", False), article.get("published_on"), tuple(gold))
    result.add(gold_article, Prediction(TEXT, article.get("found_on"), tuple(facts)))
    return result


@pytest.mark.parametrize(
    ("found", "annotated"),
    [
        (fact("At least 123 people"), gold_fact("At least 123 people")),
        (fact("123"), gold_fact("At least 123 people")),  # spans need only overlap
        (fact("nine children", kind="headcount", value=9), gold_fact("nine", value=9, alt={"kind": ["headcount"]})),
        (fact("123 people", value=None, low=2, high=9), gold_fact("123 people", value=None, low=2, high=9)),
    ],
)
def test_right(found: Fact, annotated: GoldFact) -> None:
    assert match_facts([annotated], [found]) == {0: 0}


@pytest.mark.parametrize(
    ("found", "annotated"),
    [
        (fact("nine children"), gold_fact("At least 123 people")),  # the spans do not overlap
        (fact("123 people", kind="headcount"), gold_fact("123 people")),  # another kind
        (fact("123 people", value=94), gold_fact("123 people")),  # another number
        (fact("123 people", value=None), gold_fact("123 people")),  # no number where the gold has one
        (fact("123 people"), gold_fact("123 people", value=None)),  # a number where the gold has only bounds
        (fact("123 people", value=None, high=9), gold_fact("123 people", value=None, high=None)),  # other bounds
    ],
)
def test_not_right(found: Fact, annotated: GoldFact) -> None:
    assert match_facts([annotated], [found]) == {}


def test_the_annotated_kind_goes_before_its_alternative() -> None:
    either = gold_fact("123 people", kind="headcount", alt={"kind": ["casualty"]})
    assert match_facts([either], [fact("At least 123 people"), fact("123 people", kind="headcount")]) == {0: 1}


def test_no_fact_answers_two_gold_facts() -> None:
    assert match_facts([gold_fact("123 people"), gold_fact("At least 123")], [fact("123 people")]) == {0: 0}


def test_the_longest_overlap_wins() -> None:
    assert match_facts([gold_fact("At least 123 people")], [fact("123"), fact("123 people")]) == {0: 1}


def test_scores() -> None:
    gold = [gold_fact("123 people"), gold_fact("nine children", value=9)]
    scores = evaluation(gold, [fact("123 people"), fact("six-week", kind="duration")]).scores(["casualty", "duration"])
    assert (scores.right, scores.spurious, scores.missed) == (1, 1, 1)
    assert (scores.precision, scores.recall, scores.f1) == (0.5, 0.5, 0.5)


def test_nothing_found_and_nothing_there_scores_zero_without_dividing_by_it() -> None:
    assert evaluation([], []).as_dict()["core"]["f1"] == 0.0
    assert evaluation([], []).as_dict()["complete"] == {"share": None, "n": 0}


@pytest.mark.parametrize("facts", [[], [fact("six-week", kind="duration")]])
def test_an_optional_fact_costs_nothing_and_gives_nothing(facts: list[Fact]) -> None:
    optional = gold_fact("six-week", kind="duration", optional=True)
    scores = evaluation([optional], facts).scores(["duration"])
    assert (scores.right, scores.spurious, scores.missed) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "found", "annotated", "is_right"),
    [
        ("bounds", {}, {}, True),
        ("bounds", {"high": 150}, {}, False),
        ("bounds", {"high": 150}, {"alt": {"high": [150]}}, True),
        ("modifier", {"modifier": "exact"}, {}, False),
        ("outcome", {"outcome": "injured"}, {"alt": {"outcome": ["injured"]}}, True),
        ("subject", {"subject": "the people"}, {}, True),
        ("subject", {"subject": None}, {}, False),
        ("subject", {"subject": None}, {"alt": {"subject": [None]}}, True),
        ("place", {"place": "Gaza"}, {}, False),
        ("when", {"event_start": date(2024, 3, 1)}, {"event_start": "2024-03-01"}, True),
        (
            "when",
            {"event_start": date(2024, 3, 1), "event_end": date(2024, 3, 2)},
            {"event_start": "2024-03-01"},
            False,
        ),
        ("quoted", {"quoted": True}, {}, False),
        ("part_of", {"part_of": "total"}, {"part_of": 7}, True),
        ("part_of", {"part_of": None}, {"part_of": 7}, False),
        ("part_of", {"part_of": "total"}, {}, False),  # a subset of nothing
    ],
)
def test_fields(name: str, found: dict[str, Any], annotated: dict[str, Any], is_right: bool) -> None:
    checks = check_fields(gold_fact("123 people", **annotated), fact("123 people", **found), {"total": 7})
    assert checks[name] is is_right


def test_part_of_is_not_compared_where_neither_has_one() -> None:
    assert "part_of" not in check_fields(gold_fact("123 people"), fact("123 people"), {})


@pytest.mark.parametrize(
    ("phrase", "gold_phrase", "same"),
    [
        ("the Israeli hostages", "hostages", True),
        ("Hostages", "Israeli hostages", True),
        ("Israeli soldiers", "Israeli hostages", False),
        (None, None, True),
        (None, "hostages", False),
        ("the", None, True),  # determiners alone say nothing
    ],
)
def test_same_phrase(phrase: str | None, gold_phrase: str | None, same: bool) -> None:
    assert same_phrase(phrase, gold_phrase) is same


def test_a_fact_is_complete_without_subject_place_source_and_date() -> None:
    report = evaluation([gold_fact("123 people")], [fact("123 people", subject=None, place=None)]).as_dict()
    assert report["complete"] == {"share": 1.0, "n": 1}
    report = evaluation([gold_fact("123 people")], [fact("123 people", scope="stock")]).as_dict()
    assert report["complete"] == {"share": 0.0, "n": 1}


@pytest.mark.parametrize(
    ("published_on", "found_on", "right"),
    [("2024-03-21", date(2024, 3, 21), 1.0), (None, None, 1.0), (None, date(2024, 3, 21), 0.0)],
)
def test_publication_date(published_on: str | None, found_on: date | None, right: float) -> None:
    report = evaluation([], [], dated=True, published_on=published_on, found_on=found_on).as_dict()
    assert report["published_on"] == {"accuracy": right, "n": 1}


def test_reliability_groups_facts_by_confidence() -> None:
    facts = [fact("123 people", confidence=0.98), fact("nine", confidence=1.0), fact("six-week", confidence=0.5)]
    assert evaluation([gold_fact("123 people")], facts).reliability() == [
        {"from": 0.5, "to": 0.7, "facts": 1, "mean_confidence": 0.5, "right": 0.0},
        {"from": 0.98, "to": 1.0, "facts": 2, "mean_confidence": 0.99, "right": 0.5},
    ]


def test_findings_say_what_differs_and_where() -> None:
    gold = [gold_fact("123 people"), gold_fact("six-week", kind="duration", value=6)]
    facts = [fact("123 people", outcome="injured"), fact("nine children", value=9)]
    found = [
        (finding.sort, finding.message, TEXT[finding.start : finding.end])
        for finding in evaluation(gold, facts).findings
    ]
    assert found == [
        ("field", "casualty outcome: got 'injured', gold has 'killed'", "123 people"),
        ("missed", "duration 6 was not found", "six-week"),
        ("spurious", "casualty 9 is not in the gold", "nine children"),
    ]


def write_gold(folder: Path, gold: Any, text: str | None = TEXT) -> None:
    (folder / "a.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    if text is not None:
        (folder / "a.txt").write_text(text, encoding="utf-8")


def test_read_gold_passes_over_other_json(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text('{"published_on": "2024-03-21"}')
    write_gold(tmp_path, {"published_on": "2024-03-21", "facts": [dict(gold_fact("123 people").fields)]})
    [article] = read_gold(tmp_path)
    assert (article.path.name, article.published_on, article.facts[0].kind) == ("a.txt", "2024-03-21", "casualty")


@pytest.mark.parametrize(
    ("gold", "text", "message"),
    [
        ("{", TEXT, "a.json cannot be read as JSON"),
        ({"title": "no facts"}, TEXT, "holds no gold"),
        ({"facts": []}, None, "annotates a.txt, which is not there"),
        ({"facts": [{"kind": "casualty", "start": 0, "end": 3}]}, TEXT, "facts[0] lacks value"),
        ({"facts": ["casualty"]}, TEXT, "facts[0] lacks kind, start, end, value"),
    ],
)
def test_broken_gold_says_where(tmp_path: Path, gold: Any, text: str | None, message: str) -> None:
    write_gold(tmp_path, gold, text)
    with pytest.raises(GoldError) as error:
        read_gold(tmp_path)
    assert message in error.value.message
    assert error.value.hint


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="is not a folder"):
        read_gold(tmp_path / "missing")
