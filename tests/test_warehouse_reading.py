"""Reading: one harmless query at a time, and finding the article or fact that a user means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse_records import KINDS, article, casualty, provenance
from warehouse import (
    AmbiguousKeyError,
    NotFoundError,
    QueryError,
    Warehouse,
    connect_read_only,
    facts_of_article,
    get_article,
    get_fact,
    list_columns,
    list_tables,
    make_batch,
    run_query,
)

FLOOD = article(
    "Flood: 40 people killed, 7 of them children.", path="in/a/flood.txt", title="Flood kills 40", publisher="AFP"
)
QUAKE = article("Quake: 12 people killed.", path="in/b/quake.txt", title="Quake kills 12 in the north")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "facts.duckdb"
    facts = [casualty(FLOOD, "7 of them", value=7, low=7, high=7), casualty(FLOOD, "40 people")]
    with Warehouse.open(path, KINDS) as warehouse:
        batch = [(FLOOD, facts), (QUAKE, [casualty(QUAKE, "12 people", value=12, low=12, high=12)])]
        warehouse.load(make_batch(batch, KINDS), provenance())
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[DuckDBPyConnection]:
    with connect_read_only(path) as connection:
        yield connection


def test_a_query_gives_rows_with_names_and_types(connection: DuckDBPyConnection) -> None:
    result = run_query(connection, "SELECT title, sum(value) AS killed FROM casualties GROUP BY ALL ORDER BY killed;")
    assert (result.columns, result.types) == (("title", "killed"), ("VARCHAR", "DOUBLE"))
    assert list(result.rows) == [("Quake kills 12 in the north", 12.0), ("Flood kills 40", 47.0)]


def test_many_rows_come_one_by_one(connection: DuckDBPyConnection) -> None:
    rows = run_query(connection, "SELECT * FROM range(100000000)").rows
    assert [next(rows), next(rows)] == [(0,), (1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "",
        "-- nothing",
        "SELECT 1; SELECT 2",
        "SELEC 1",
        "SELECT nothing FROM facts",
        "DELETE FROM facts",
        "CREATE TABLE t (i INT)",
        "UPDATE meta SET schema_version = 0",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT content FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "COPY facts TO 'facts.csv'",
        "EXPORT DATABASE 'out'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
        "RESET lock_configuration",
        "SELECT * FROM KINDS",
        "SELECT getenv('HOME')",
    ],
)
def test_what_a_reader_may_not_do_is_refused(connection: DuckDBPyConnection, sql: str) -> None:
    with pytest.raises(QueryError) as refused:
        list(run_query(connection, sql).rows)
    assert refused.value.message
    assert refused.value.hint


def test_an_error_while_rows_are_read_is_told_too(connection: DuckDBPyConnection) -> None:
    with pytest.raises(QueryError):
        list(run_query(connection, "SELECT CAST(text AS INTEGER) FROM facts").rows)


@pytest.mark.parametrize("sql", ["DESCRIBE facts", "SHOW TABLES", "EXPLAIN SELECT 1", "SUMMARIZE facts", "FROM facts"])
def test_looking_around_is_allowed(connection: DuckDBPyConnection, sql: str) -> None:
    assert list(run_query(connection, sql).rows)


def test_tables_and_views_are_listed_with_comments_and_rows(connection: DuckDBPyConnection) -> None:
    tables = {table.name: table for table in list_tables(connection)}
    assert list(tables)[:2] == ["articles", "facts"]
    assert {name for name, table in tables.items() if table.is_view} == {"casualties", "headcounts", "durations"}
    assert (tables["facts"].rows, tables["casualties"].rows, tables["durations"].rows) == (3, 3, 0)
    assert all(table.comment for table in tables.values())
    assert list_columns(connection, "casualties")[1].name == "outcome"
    assert all(column.comment for column in list_columns(connection, "casualties"))
    with pytest.raises(NotFoundError):
        list_columns(connection, "nothing")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(FLOOD.article_id, id="whole id"),
        pytest.param(FLOOD.article_id[:6].upper(), id="beginning of the id"),
        pytest.param("in/a/flood.txt", id="path"),
        pytest.param("flood.txt", id="file name"),
        pytest.param("FLOOD", id="part of the title"),
    ],
)
def test_an_article_is_found(connection: DuckDBPyConnection, key: str) -> None:
    found = get_article(connection, key)
    assert (found.article_id, found.text, found.extractor_version) == (FLOOD.article_id, FLOOD.text, "v1")


def test_a_key_that_fits_two_articles_names_them(connection: DuckDBPyConnection) -> None:
    with pytest.raises(AmbiguousKeyError, match=f"{QUAKE.article_id}"):
        get_article(connection, "kills")


@pytest.mark.parametrize("key", ["drought", "%", "_", "' OR 1=1 --"])
def test_a_key_that_fits_nothing_says_how_to_look(connection: DuckDBPyConnection, key: str) -> None:
    with pytest.raises(NotFoundError) as missing:
        get_article(connection, key)
    assert "tallywire query" in missing.value.hint
    with pytest.raises(NotFoundError):
        get_fact(connection, key)


def test_facts_come_in_text_order(connection: DuckDBPyConnection) -> None:
    assert [fact["text"] for fact in facts_of_article(connection, FLOOD.article_id)] == ["40 people", "7 of them"]
    assert facts_of_article(connection, "none") == []


def test_a_fact_is_found_by_the_beginning_of_its_id(connection: DuckDBPyConnection) -> None:
    fact = casualty(FLOOD, "40 people")
    found = get_fact(connection, fact.fact_id[:8].upper())
    assert {name: found[name] for name in type(fact).model_fields} == fact.model_dump()
    with pytest.raises(AmbiguousKeyError):
        get_fact(connection, "")
