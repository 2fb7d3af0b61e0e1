"""The tables say what the records say: no column, type or comment can drift."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from schemas import Fact, IssueRow, Provenance, Record, Run
from tests.warehouse_records import KINDS, extracted, provenance
from warehouse import Warehouse, connect_read_only, make_batch
from warehouse.ddl import fact_columns
from warehouse.records import StoredArticle

BASE_TYPES = {str: "VARCHAR", float: "DOUBLE", int: "BIGINT", bool: "BOOLEAN", date: "DATE", datetime: "TIMESTAMP"}


@pytest.fixture
def columns(tmp_path: Path) -> dict[str, dict[str, tuple[str, bool, str]]]:
    """table → column → (type, nullable, comment), as a new database has them."""
    Warehouse.open(tmp_path / "facts.duckdb", KINDS).close()
    with connect_read_only(tmp_path / "facts.duckdb") as connection:
        rows = connection.execute(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY table_name, column_index"
        ).fetchall()
    found: dict[str, dict[str, tuple[str, bool, str]]] = {}
    for table, column, *rest in rows:
        found.setdefault(table, {})[column] = tuple(rest)
    return found


@pytest.mark.parametrize(("table", "record"), [("articles", StoredArticle), ("issues", IssueRow), ("runs", Run)])
def test_a_table_has_the_fields_of_its_record_in_order(columns: Any, table: str, record: type[Record]) -> None:
    assert list(columns[table]) == list(record.model_fields)
    for name, field in record.model_fields.items():
        _, nullable, comment = columns[table][name]
        assert comment == field.description
        assert nullable == ("None" in str(field.annotation))


def test_facts_has_shared_columns_then_after_unit_those_of_the_kinds_and_provenance_last(columns: Any) -> None:
    names = list(columns["facts"])
    shared = list(Fact.model_fields)
    after_unit = shared.index("unit") + 1
    own = ["outcome", "status", "iso8601", "low_days", "high_days"]
    assert names == shared[:after_unit] + own + shared[after_unit:] + list(Provenance.model_fields)
    records: list[type[Record]] = [*KINDS.values(), Provenance]
    for record in records:
        for name, field in record.model_fields.items():
            assert columns["facts"][name][2] == field.description


@pytest.mark.parametrize(
    ("column", "sql_type", "nullable"),
    [
        ("value", "DOUBLE", True),
        ("geoname_id", "BIGINT", True),
        ("event_start", "DATE", True),
        ("quoted", "BOOLEAN", False),
        ("modifier", "VARCHAR", False),
        ("scope", "VARCHAR", True),
        ("extracted_at", "TIMESTAMP", False),
        ("outcome", "VARCHAR", True),
    ],
)
def test_types_follow_the_annotations(columns: Any, column: str, sql_type: str, nullable: bool) -> None:
    assert columns["facts"][column][:2] == (sql_type, nullable)


def test_every_table_view_and_column_has_a_comment(tmp_path: Path, columns: Any) -> None:
    assert {"casualties", "headcounts", "durations"} <= set(columns)
    for table, described in columns.items():
        for column, (_, _, comment) in described.items():
            assert comment, f"{table}.{column} has no comment"
    with connect_read_only(tmp_path / "facts.duckdb") as connection:
        sql = "SELECT comment FROM duckdb_tables() UNION ALL SELECT comment FROM duckdb_views() WHERE NOT internal"
        assert all(comment for (comment,) in connection.execute(sql).fetchall())


def test_an_older_shell_can_read_the_file(tmp_path: Path) -> None:
    """DuckDB 1.5 reads storage version 1.5 and earlier; without the setting, 2.0 writes what 1.5 refuses."""
    Warehouse.open(tmp_path / "facts.duckdb", KINDS).close()
    with connect_read_only(tmp_path / "facts.duckdb") as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()[0][0]
    assert tags["storage_version"].startswith("v1.5")


class Strike(Fact):
    """A kind that a later version brings."""

    targets: int = Field(description="How many places were hit")


def test_a_new_kind_adds_its_column_and_keeps_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance())
    with Warehouse.open(path, {**KINDS, "strike": Strike}) as warehouse:
        assert warehouse.counts()["facts"] == 3
    with connect_read_only(path) as connection:
        assert connection.execute("SELECT count(*), count(targets), count(outcome) FROM facts").fetchone() == (3, 0, 3)
        comment = connection.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'targets'").fetchone()
        assert comment == ("How many places were hit",)


def test_a_kind_that_goes_leaves_its_column(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    Warehouse.open(path, {**KINDS, "strike": Strike}).close()
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.load(make_batch(extracted(2), KINDS), provenance()).facts == 2


class Hit(Fact):
    """A kind at odds with `Strike`."""

    targets: str = Field(description="What was hit")


class Undescribed(Fact):
    """A kind with a column that nobody explains."""

    weapon: str | None = None


@pytest.mark.parametrize("kinds", [{"strike": Strike, "hit": Hit}, {"undescribed": Undescribed}])
def test_two_types_for_one_column_and_a_column_without_description_are_refused(kinds: dict[str, type[Fact]]) -> None:
    with pytest.raises(TypeError):
        fact_columns(kinds)
