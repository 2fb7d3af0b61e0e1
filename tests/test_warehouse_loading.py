"""Loading: whole batches or nothing, the same thing once, and every character where it was."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse_records import KINDS, NOON, article, casualty, extracted, issue, provenance, run
from warehouse import Loaded, Warehouse, WarehouseError, connect_read_only, make_batch
from warehouse.batches import Batch
from warehouse.errors import storage_errors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.duckdb"


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect_read_only(path) as connection:
        return connection.execute(sql).fetchall()


def test_what_is_loaded_is_there_and_known(path: Path) -> None:
    batch = extracted(3)
    with Warehouse.open(path, KINDS) as warehouse:
        loaded = warehouse.load(make_batch(batch, KINDS), provenance())
        ids = [each.article_id for each, _ in batch]
        assert loaded == Loaded(3, 3)
        assert warehouse.known([*ids, "0" * 16]) == dict.fromkeys(ids, "v1")
        assert warehouse.counts() == {"articles": 3, "facts": 3, "issues": 0, "runs": 0}
    found = rows(path, "SELECT value, high, outcome, status, run_id, extracted_at FROM facts LIMIT 1")
    assert found == [(40.0, 40.0, "killed", None, "run-1", NOON.replace(tzinfo=None))]


def test_the_same_batch_again_changes_nothing(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance())
    before = rows(path, "SELECT * FROM articles ORDER BY ALL"), rows(path, "SELECT * FROM facts ORDER BY ALL")
    with Warehouse.open(path, KINDS) as warehouse:
        again = warehouse.load(make_batch(extracted(3), KINDS), provenance("v1", "run-2", NOON + timedelta(days=1)))
    assert again == Loaded(0, 0)
    after = rows(path, "SELECT * FROM articles ORDER BY ALL"), rows(path, "SELECT * FROM facts ORDER BY ALL")
    assert after == before


def test_a_later_extractor_replaces_the_facts_and_keeps_when_the_article_was_first_seen(path: Path) -> None:
    one = article("Flood: 40 people were killed, 7 of them children.", path="in/first.txt")
    moved = one.model_copy(update={"path": "in/second.txt", "title": "Found by the later version"})
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch([(one, [casualty(one, "40 people")])], KINDS), provenance())
        facts = [casualty(moved, "40 people"), casualty(moved, "7 of them", value=7, low=7, high=7)]
        later = provenance("v2", "run-2", NOON + timedelta(days=1))
        assert warehouse.load(make_batch([(moved, facts)], KINDS), later) == Loaded(1, 2)
    assert rows(path, "SELECT path, title, first_seen_at, run_id, extractor_version FROM articles") == [
        ("in/first.txt", "Found by the later version", NOON.replace(tzinfo=None), "run-1", "v2")
    ]
    assert rows(path, "SELECT text, extractor_version, run_id FROM facts ORDER BY start_char") == [
        ("40 people", "v2", "run-2"),
        ("7 of them", "v2", "run-2"),
    ]


def test_an_article_without_facts_is_known_too(path: Path) -> None:
    """Or every run would read it again."""
    quiet = article("The minister spoke.")
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.load(make_batch([(quiet, [])], KINDS), provenance()) == Loaded(1, 0)
        assert warehouse.known([quiet.article_id]) == {quiet.article_id: "v1"}


def test_an_empty_batch_is_no_trouble(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.load(make_batch([], KINDS), provenance()) == Loaded(0, 0)


def test_a_batch_that_needs_more_memory_than_a_writer_has_gets_it(path: Path) -> None:
    each, facts = extracted(1)[0]
    small = make_batch([(each, facts)], KINDS)
    many = small.facts.take(pyarrow.array([0] * 300_000))
    ids = pyarrow.array([f"{number:016x}" for number in range(300_000)])
    batch = Batch(small.articles, many.set_column(many.column_names.index("fact_id"), "fact_id", ids))
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.load(batch, provenance()).facts == 300_000
    assert rows(path, "SELECT count(*), count(DISTINCT fact_id) FROM facts") == [(300_000, 300_000)]


def test_two_files_of_one_content_are_one_article(path: Path) -> None:
    one = article("Flood: 40 people were killed.", path="in/a.txt")
    copy = one.model_copy(update={"path": "in/b.txt"})
    with Warehouse.open(path, KINDS) as warehouse:
        both = [(each, [casualty(each, "40 people")]) for each in (one, copy)]
        assert warehouse.load(make_batch(both, KINDS), provenance()) == Loaded(1, 1)
    assert rows(path, "SELECT path FROM articles") == [("in/a.txt",)]


def test_a_batch_that_fails_leaves_no_part_of_itself(path: Path) -> None:
    batch = make_batch(extracted(2), KINDS)
    broken = type(batch)(batch.articles, batch.facts.drop_columns(["text"]))
    with Warehouse.open(path, KINDS) as warehouse:
        with pytest.raises(WarehouseError, match="NOT NULL"):
            warehouse.load(broken, provenance())
        assert warehouse.counts()["articles"] == 0
        assert warehouse.load(batch, provenance()) == Loaded(2, 2)


TRICKY = [
    pytest.param("😀 At least 40 people died. 👨‍👩‍👧‍👦", id="emoji, one of them of seven characters"),
    pytest.param("قُتل 40 people في الهجوم \u200f\u202e", id="Arabic with marks of direction"),
    pytest.param("Cafe\u0301 fire: 40 people died", id="a combining accent is a character of its own"),
    pytest.param("Title\r\n\r\n40 people died\r\n", id="CRLF is two characters"),
    pytest.param("\ufeffA\x00B 40 people", id="a byte-order mark and a NUL"),
    pytest.param("𝟒𝟎 नमस्ते 🇬🇧 40 people", id="beyond the basic plane, Devanagari, a flag"),
]


@pytest.mark.parametrize("text", TRICKY)
def test_substr_finds_the_span_whatever_the_script(path: Path, text: str) -> None:
    one = article(text)
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch([(one, [casualty(one, "40 people")])], KINDS), provenance())
        assert [audit.name for audit in warehouse.audit() if audit.failures] == []
    assert rows(
        path,
        "SELECT substr(a.text, start_char + 1, end_char - start_char), f.text, a.text "
        "FROM facts f JOIN articles a USING (article_id)",
    ) == [("40 people", "40 people", text)]


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), data=st.data())
def test_duckdb_and_python_count_characters_alike(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = duckdb.execute("SELECT substr(?, ? + 1, ? - ?), length(?)", [text, start, end, start, text]).fetchone()
    assert found == (text[start:end], len(text))


def test_times_are_stored_in_utc(path: Path) -> None:
    jakarta = datetime(2024, 3, 22, 19, tzinfo=timezone(timedelta(hours=7)))
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(1), KINDS), provenance(at=jakarta))
        warehouse.start_run(run(started_at=jakarta))
    assert rows(path, "SELECT extracted_at FROM facts UNION SELECT started_at FROM runs") == [
        (datetime(2024, 3, 22, 12),)  # noqa: DTZ001 - a TIMESTAMP has no zone
    ]


def test_runs_and_issues_are_recorded_once(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.start_run(run())
        warehouse.record_issues([issue(), issue()])
        warehouse.record_issues([issue(), issue("i2", path="in/'; DROP TABLE facts; --")])
        warehouse.finish_run(run(state="completed_with_issues", finished_at=NOON, issues_found=2))
    assert rows(path, "SELECT state, issues_found FROM runs") == [("completed_with_issues", 2)]
    assert rows(path, "SELECT path, hint FROM issues ORDER BY issue_id") == [
        ("in/empty.txt", "Fetch it again."),
        ("in/'; DROP TABLE facts; --", "Fetch it again."),
    ]


def test_a_run_that_was_killed_is_marked_when_the_next_begins(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.start_run(run("killed"))
        warehouse.start_run(run("next"))
    assert rows(path, "SELECT run_id, state, finished_at FROM runs ORDER BY run_id") == [
        ("killed", "failed", None),
        ("next", "running", None),
    ]


def test_a_batch_travels_as_parquet(path: Path, tmp_path: Path) -> None:
    """What a worker on another machine writes loads as what it was."""
    import pyarrow.parquet as parquet

    batch = make_batch(extracted(2), KINDS)
    parquet.write_table(batch.articles, tmp_path / "articles.parquet")
    parquet.write_table(batch.facts, tmp_path / "facts.parquet")
    read = type(batch)(
        parquet.read_table(tmp_path / "articles.parquet"), parquet.read_table(tmp_path / "facts.parquet")
    )
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.load(read, provenance()) == Loaded(2, 2)


def test_what_interrupts_a_query_is_no_error_to_try_again_after(path: Path) -> None:
    # DuckDB swallows what a signal's handler raises, Ctrl-C's or SIGTERM's, and raises this.
    with pytest.raises(KeyboardInterrupt), storage_errors(path):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError), storage_errors(path):
        raise RuntimeError("another")
