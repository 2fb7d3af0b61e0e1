"""Every audit holds on good data, and each is seen to fail on the one thing it guards."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse_records import KINDS, article, casualty, extracted, provenance
from warehouse import AuditResult, Warehouse, WarehouseError, make_batch, run_audits
from warehouse.statements import read_statements

# What breaks exactly this audit, and none of the others, in a warehouse of three articles with a fact each.
BREAKS = {
    "article_ids_unique": "INSERT INTO articles BY NAME SELECT * FROM articles LIMIT 1",
    "bounds_in_order": "UPDATE facts SET modifier = 'range', low = 50, value = NULL",
    "confidence_in_range": "UPDATE facts SET confidence = 1.5",
    "event_window_in_order": "UPDATE facts SET event_start = DATE '2024-03-22', event_end = DATE '2024-03-21'",
    "exact_has_one_value": "UPDATE facts SET high = NULL",
    "fact_ids_unique": "INSERT INTO facts BY NAME SELECT * FROM facts LIMIT 1",
    "facts_as_new_as_their_article": "UPDATE articles SET extractor_version = 'v2'",
    "facts_grounded": "UPDATE facts SET start_char = start_char + 1, end_char = end_char + 1",
    "facts_have_their_article": "UPDATE facts SET article_id = 'ffffffffffffffff', part_of = NULL",
    "files_have_their_article": "INSERT INTO article_files BY NAME SELECT '/in/a.txt' AS path, 'f' AS article_id, "
    "first_seen_at AS valid_from, run_id FROM articles LIMIT 1",
    "history_before_present": "INSERT INTO facts_history BY NAME SELECT *, 'extractor' AS why, "
    "extracted_at - INTERVAL 1 DAY AS valid_from, extracted_at + INTERVAL 1 DAY AS valid_to FROM facts",
    "history_has_its_article": "INSERT INTO facts_history BY NAME SELECT * REPLACE ('f' AS article_id), "
    "extracted_at AS valid_from, extracted_at AS valid_to, 'content' AS why FROM facts",
    "history_in_order": "INSERT INTO facts_history BY NAME SELECT *, extracted_at AS valid_from, "
    "extracted_at - INTERVAL 1 DAY AS valid_to, 'extractor' AS why FROM facts",
    "kinds_known": "UPDATE facts SET kind = 'rumour', outcome = NULL",
    "numbers_finite": "UPDATE facts SET modifier = 'at_least', high = 'infinity'::DOUBLE",
    "own_columns_of_kind": "UPDATE facts SET status = 'held'",
    "part_of_same_article": "UPDATE facts SET part_of = fact_id",
    "published_on_has_basis": "UPDATE articles SET published_basis = 'none'",
    "sentence_holds_span": "UPDATE facts SET sentence_start = start_char + 1",
}
# A fact without its article cannot be grounded either.
ALSO = {"facts_have_their_article": {"facts_grounded"}}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "facts.duckdb"
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance())
    return path


@pytest.fixture
def path(tmp_path: Path, good: Path) -> Path:
    return Path(shutil.copy(good, tmp_path))


def failing(path: Path, sql: str, run_id: str | None = None) -> set[str]:
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
        return {audit.name for audit in run_audits(connection, path, KINDS, run_id) if audit.failures}


def test_there_is_a_way_to_break_every_audit() -> None:
    assert {audit.name for audit in read_statements("audits")} == set(BREAKS)
    assert all(audit.description and audit.sql.startswith(("SELECT", "WITH")) for audit in read_statements("audits"))


def test_good_data_passes(path: Path) -> None:
    assert failing(path, "SELECT 1") == set()


@pytest.mark.parametrize("at_once", [100_000, 1], ids=["all at once", "in parts"])
@pytest.mark.parametrize("audit", sorted(BREAKS))
def test_an_audit_fails_on_what_it_guards(
    path: Path, audit: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A large archive is looked at in parts, so that memory does not grow with it.
    monkeypatch.setattr("warehouse.audits._FACTS_AT_ONCE", at_once)
    assert failing(path, BREAKS[audit]) == {audit} | ALSO.get(audit, set())


def test_parts_together_tell_of_as_many_rows_as_the_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE facts SET confidence = 1.5")
        whole = run_audits(connection, path, KINDS)
        monkeypatch.setattr("warehouse.audits._FACTS_AT_ONCE", 1)
        parts = run_audits(connection, path, KINDS)
    assert [(audit.name, audit.failures) for audit in parts] == [(audit.name, audit.failures) for audit in whole]
    assert sum(audit.failures for audit in parts) == 3


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE facts SET part_of = 'ffffffffffffffff'", id="to nowhere"),
        pytest.param(
            "UPDATE facts SET part_of = (SELECT max(fact_id) FROM facts) "
            "WHERE fact_id = (SELECT min(fact_id) FROM facts)",
            id="to a fact of another article",
        ),
    ],
)
def test_part_of_has_to_lead_to_the_same_article(path: Path, sql: str) -> None:
    assert failing(path, sql) == {"part_of_same_article"}


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE facts SET end_char = start_char", id="empty span"),
        pytest.param("UPDATE facts SET start_char = -1, sentence_start = -1", id="before the text"),
        pytest.param(
            "UPDATE facts SET start_char = 90000, end_char = 90009, sentence_end = 90009", id="after the text"
        ),
    ],
)
def test_offsets_have_to_lie_in_the_text(path: Path, sql: str) -> None:
    assert failing(path, sql) == {"facts_grounded"}


def test_a_run_is_audited_by_itself(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(2, first=10), KINDS), provenance(run_id="run-2"))
    broken = "UPDATE facts SET confidence = 2 WHERE run_id = 'run-1'"
    assert failing(path, broken, "run-2") == set()
    assert failing(path, broken, "run-1") == {"confidence_in_range"}
    assert failing(path, broken) == {"confidence_in_range"}


def test_a_result_tells_how_many_rows_and_shows_some(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE facts SET confidence = 2")
        results = {audit.name: audit for audit in run_audits(connection, path, KINDS)}
    result = results["confidence_in_range"]
    assert result.failures == 3
    assert result.description == "Confidence is between 0 and 1"
    assert result.sample[0]["confidence"] == 2


@pytest.mark.parametrize("start", ["", "😀 "])
def test_facts_deep_in_a_long_text_are_found_where_they_are(tmp_path: Path, start: str) -> None:
    """The audit takes long texts in parts: spans on the seam, and of texts that end on one, must hold too."""
    filler = "é" * 11
    one = article(start + "".join(f"{filler} {number:06d} people died. " for number in range(2_500)))
    spans = [f"{number:06d} people" for number in range(2_500)]
    facts = [casualty(one, span) for span in spans]
    seam = article("x" * 32_763 + "40 people")
    exact = article("y" * 32_759 + "40 people")
    assert (len(one.text) > 65_536, len(exact.text)) == (True, 32_768)
    batch = make_batch([(one, facts), *((each, [casualty(each, "40 people")]) for each in (seam, exact))], KINDS)
    with Warehouse.open(tmp_path / "facts.duckdb", KINDS) as warehouse:
        assert warehouse.load(batch, provenance()).facts == 2_502
        assert [audit.name for audit in warehouse.audit() if audit.failures] == []


def test_audits_that_run_out_of_memory_are_run_with_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that loads with little memory must not fail at its end over one article with very many facts."""
    limits = []

    def run_out_once(connection: duckdb.DuckDBPyConnection, *rest: Any) -> tuple[AuditResult, ...]:
        limits.append(connection.execute("SELECT current_setting('memory_limit')").fetchall())
        if len(limits) == 1:
            raise WarehouseError("Out of memory", "") from duckdb.OutOfMemoryException("full")
        return run_audits(connection, *rest)

    monkeypatch.setattr("warehouse.audits.run_audits", run_out_once)
    with Warehouse.open(tmp_path / "facts.duckdb", KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance())
        assert [audit.name for audit in warehouse.audit() if audit.failures] == []
        assert limits[0] != limits[1]
        assert warehouse.audit("another run")
    assert limits[2] == limits[0], "it has little again"
