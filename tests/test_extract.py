"""Extraction as a whole: what holds for every fact of every article, whatever stands in its text."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.articles import ParseError, parse_document
from extractors.extract import Analysis, analyse, analyse_together, extract_facts, side_by_side
from extractors.facts import KINDS
from schemas import Article, Document, Fact, ParsedArticle, make_fact_id
from tests.fact_corpus import article_of, facts_of

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

STORY = """At least 14 killed as ferry sinks off Sulawesi

JAKARTA, March 4, 2022 - At least 14 people were killed and 31 injured when a ferry carrying more than 200 passengers \
sank on Thursday, officials said. Five of the dead were children.

“We pulled between 40 and 50 people from the water within two hours,” said Ana Ruiz, 41, a rescuer. Nine people, \
including three crew members, are missing.

The ferry, a 61-metre ship worth about $1.5 million, was on its sixth trip. Some 12 percent of its lifeboats were \
unusable after a six-week strike.
"""

# What breaks offsets that are counted in bytes, in UTF-16 units, or after folding case or composing characters.
SNIPPETS = [
    "🕊",
    "👨‍👩‍👧 ",
    "غزة ",
    " ١٢ قتيلا ",
    "e\u0301",
    "\u0301",
    "\r\n",
    "\r\n\r\n",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\ufeff",
    "İ",
    "ß",
    "ﬁ",
    "日本で12人が死亡",
    " 𝟙𝟚 ",
    "“",
    "(",
    "\n\n• ",
    " — ",
    " 7 ",
    " whom ",
    "²",
    " - ",
    "①",
]
STORIES = st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from(SNIPPETS)), max_size=12)
VOCABULARY = """
At least of more than between 14 31 1,000 2022 no one half a third dozens two 50 6.4 % $ - to . , ; ” people were killed
injuring soldiers hostages freed including dead missing the and or who said weeks six-week old million percent dollars
km sixth Rafah Thursday hours ago in past since May April 9 December 1950 1960 next year until between on last from to
"""
WORDS = st.lists(st.sampled_from([*SNIPPETS, *VOCABULARY.split()]), max_size=60)


def _insert(edits: list[tuple[int, str]]) -> str:
    text = STORY
    for position, snippet in sorted(edits, reverse=True):
        text = text[:position] + snippet + text[position:]
    return text


def _parse(text: str) -> Article:
    return parse_document(Document(path="story.txt", data=text.encode()))


def _read(seed: Path) -> Article:
    return parse_document(Document(path=seed.name, data=seed.read_bytes()))


def _assert_sound(article: Article, analysis: Analysis) -> None:
    facts = analysis.facts
    ids = {fact.fact_id for fact in facts}
    assert len(ids) == len(facts)
    assert [(fact.start_char, fact.end_char) for fact in facts] == sorted(
        (one.start_char, one.end_char) for one in facts
    )
    for fact in facts:
        _assert_grounded(article, fact)
        _assert_bounded(fact)
        assert fact.part_of is None or fact.part_of in ids - {fact.fact_id}
    for mention in (*analysis.quantities, *analysis.times):
        assert mention.text == article.text[mention.start : mention.end]
    assert set(analysis.evidence) == ids
    for fact in facts:
        for evidence in analysis.evidence[fact.fact_id]:
            assert evidence.field in type(fact).model_fields
            if evidence.start is not None and evidence.end is not None:
                assert 0 <= evidence.start < evidence.end <= len(article.text)


def _assert_grounded(article: Article, fact: Fact) -> None:
    assert fact.text == article.text[fact.start_char : fact.end_char]
    assert fact.text == fact.text.strip() != ""
    assert fact.sentence_start <= fact.start_char < fact.end_char <= fact.sentence_end <= len(article.text)
    assert fact.fact_id == make_fact_id(article.article_id, fact.kind, fact.start_char, fact.end_char)
    assert type(fact) is {kind.name: kind.record for kind in KINDS}[fact.kind]
    for words in (fact.place, fact.source, fact.time_text):
        assert words is None or words in " ".join(article.text.split()) or words in article.text
    if fact.event_start is not None and fact.event_end is not None:
        assert fact.event_start <= fact.event_end


def _assert_bounded(fact: Fact) -> None:
    value, low, high = fact.value, fact.low, fact.high
    assert low is None or high is None or low <= high
    if fact.modifier == "exact":
        assert value is not None
        assert value == low == high
    elif fact.modifier in ("at_least", "more_than"):
        assert (low, high) == (value, None)
    elif fact.modifier in ("at_most", "less_than"):
        assert (low, high) == (None, value)
    elif fact.modifier == "approximate":
        assert None not in (value, low, high)
    else:
        assert value is None
        assert low is not None


@given(STORIES)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_facts_are_sound_whatever_is_inserted(edits: list[tuple[int, str]]) -> None:
    article = _parse(_insert(edits))
    _assert_sound(article, analyse(article))


@given(WORDS)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_facts_are_sound_in_any_order_of_words(words: list[str]) -> None:
    article = article_of(" ".join(words), date(2024, 2, 22))
    _assert_sound(article, analyse(article))


def _words_of(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield from entry.replace("_", " ").split()
    elif isinstance(entry, dict):
        for name, value in entry.items():
            yield from (*_words_of(name), *_words_of(value))
    elif isinstance(entry, list):
        for value in entry:
            yield from _words_of(value)


LEXICONS = resources.files("extractors.lexicon").iterdir()
LEXICON_WORDS = sorted(
    {
        word
        for file in LEXICONS
        if file.name.endswith(".toml")
        for word in _words_of(tomllib.loads(file.read_text("utf-8")))
    }
)
MARKS = [*".,;:()“”'’-–—/%$€•\n", "\n\n", " - ", "By ", "(Reuters)", "two-thirds", "no", "7/3/24"]


@given(st.lists(st.sampled_from(LEXICON_WORDS) | st.sampled_from([*SNIPPETS, *MARKS]), min_size=3, max_size=60))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_facts_are_sound_in_any_order_of_the_words_that_rules_know(words: list[str]) -> None:
    try:
        article = _parse(" ".join(words))
    except ParseError:
        return
    _assert_sound(article, analyse(article))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_facts_of_the_seeds_are_sound(seed: Path) -> None:
    article = _read(seed)
    analysis = analyse(article)
    assert analysis.facts
    _assert_sound(article, analysis)


def test_an_empty_text_has_no_facts() -> None:
    assert facts_of("") == facts_of(" \n\n ") == ()


def _said(facts: tuple[Fact, ...]) -> list[tuple[object, ...]]:
    return [(fact.kind, fact.value, fact.low, fact.high, fact.unit, fact.rule) for fact in facts]


def test_line_ends_change_no_fact() -> None:
    facts = extract_facts(_parse(STORY))
    assert facts
    assert _said(extract_facts(_parse(STORY.replace("\n", "\r\n")))) == _said(facts)


def test_an_emoji_moves_the_spans_behind_it_by_its_one_character() -> None:
    plain, marked = facts_of("He wept. The blast killed 14 people."), facts_of("He wept 🕊. The blast killed 14 people.")
    assert [fact.start_char for fact in marked] == [fact.start_char + 2 for fact in plain]


@given(st.permutations(SEEDS))
@settings(derandomize=True, deadline=None, max_examples=6)
def test_an_article_gives_the_same_facts_whatever_came_before(order: list[Path]) -> None:
    found = {seed: extract_facts(_read(seed)) for seed in order}
    assert found == {seed: extract_facts(_read(seed)) for seed in SEEDS}


@given(st.lists(st.sampled_from([*SEEDS, None]), max_size=9))
@settings(derandomize=True, deadline=None, max_examples=8)
def test_articles_read_side_by_side_give_what_each_gives_alone(chosen: list[Path | None]) -> None:
    articles = [_read(seed) if seed else _parse(STORY) for seed in chosen]
    together = [(analysis.facts, analysis.evidence, analysis.quantities) for analysis in analyse_together(articles)]
    alone = [analyse(article) for article in articles]
    assert together == [(analysis.facts, analysis.evidence, analysis.quantities) for analysis in alone]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_layout_that_parse_hands_on_is_the_one_extraction_finds(seed: Path) -> None:
    parsed = _read(seed)
    stored = Article.model_validate(parsed.model_dump())
    assert isinstance(parsed, ParsedArticle)
    assert parsed.layout
    assert "layout" not in parsed.model_dump()
    assert extract_facts(stored) == extract_facts(parsed)


def test_long_articles_are_read_beside_few_others() -> None:
    short, long = article_of("Two died. "), article_of("Two died. " * 4_000)
    assert [len(group) for group in side_by_side([short] * 40)] == [16, 16, 8]
    assert [len(group) for group in side_by_side([short, long, long, short])] == [2, 2], "64,000 characters at most"
    huge = article_of("Two died. " * 8_000)
    assert [len(group) for group in side_by_side([short, huge, short])] == [1, 1, 1]
    assert list(side_by_side([])) == []


def test_what_was_read_is_freed_at_once() -> None:
    # A worker takes half as much memory: what only the collector can free lies there until it next looks.
    articles = [_read(path) for path in SEEDS] + [article_of(STORY)]
    analyse_together(articles)
    gc.collect()
    gc.disable()
    try:
        facts = [analysis.facts for analysis in analyse_together(articles)]
        assert all(facts)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_another_process_gives_the_same_facts() -> None:
    """Sets of strings are in another order in every process: no fact may depend on it."""
    code = (
        "import sys; from pathlib import Path; from extractors.articles import parse_document; "
        "from extractors.extract import analyse; from schemas import Document\n"
        "for name in sys.argv[1:]:\n"
        "    found = analyse(parse_document(Document(path=name, data=Path(name).read_bytes())))\n"
        "    print(*(fact.model_dump_json() for fact in found.facts), found.evidence, sep='\\n')"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SEEDS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0]
    assert answers[0] == answers[1]


def test_headline_and_caption_give_facts_and_boilerplate_none() -> None:
    text = (
        "Blast kills 12 in market\n\n"
        "By Jane Doe | March 4, 2022\n\n"
        "Rescuers carry some of the 31 people who were wounded to safety. (AP Photo/Jane Doe)\n\n"
        "The market was full when the bomb went off, and the governor promised help to all who had been there.\n\n"
        "Leave a Comment (4)\n"
        "Read more: 300 killed in quake\n"
        "Sign up for our newsletter\n"
    )
    facts = extract_facts(_parse(text))
    assert [(fact.kind, fact.text) for fact in facts] == [("casualty", "12"), ("casualty", "31 people")]


def test_the_article_is_read_in_text_order() -> None:
    facts = extract_facts(_parse(STORY))
    assert all(left.end_char <= right.start_char for left, right in pairwise(facts))


EVIDENCE = [
    ("value", "123"),
    ("modifier", "At least"),
    ("outcome", "killed"),
    ("subject", "people"),
    ("place", "Rafah"),
    ("source", "health ministry"),
    ("event_start", "March 4, 2022"),
]


@pytest.mark.parametrize(("field", "words"), EVIDENCE)
def test_evidence_shows_the_words_that_gave_a_field_its_value(field: str, words: str) -> None:
    text = "At least 123 people were killed in Rafah on March 4, 2022, the health ministry said."
    analysis = analyse(article_of(text))
    (fact,) = analysis.facts
    (evidence,) = (one for one in analysis.evidence[fact.fact_id] if one.field == field)
    assert words in text[evidence.start : evidence.end]


def test_a_rule_is_named_like_an_example() -> None:
    (killed,), (lasted,) = facts_of("Twelve miners were killed."), facts_of("The siege lasted 12 days.")
    assert killed.rule == "casualty.passive-kill"
    assert lasted.rule == "duration.N-day"
