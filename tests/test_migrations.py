"""Migrations: a warehouse that an earlier version wrote becomes one of this version, or stays exactly as it was."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path
from typing import Any

import duckdb
import pytest

from schemas import Fact
from tests.warehouse_processes import run_until_killed
from tests.warehouse_records import KINDS, extracted, provenance
from warehouse import SchemaTooNewError, SchemaTooOldError, Warehouse, connect_read_only, get_article, make_batch
from warehouse.audits import run_audits
from warehouse.records import SCHEMA_VERSION

# Written by the first version of Tallywire: two articles of the seeds, the second with a supplied date, nine facts.
SCHEMA_1 = Path(__file__).parent / "fixtures" / "facts-schema-1.duckdb.gz"
# The stored file has facts of kinds that need no columns of their own.
OTHER_KINDS = dict.fromkeys(("age", "money", "percentage", "measurement", "ordinal", "count"), Fact)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return _older(tmp_path)


def _older(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "facts.duckdb"
    path.write_bytes(gzip.decompress(SCHEMA_1.read_bytes()))
    return path


def _rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect_read_only(path) as connection:
        return connection.execute(sql).fetchall()


def _content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("articles", "facts", "issues", "runs", "facts_history", "articles_history", "article_files")
    return {table: _rows(path, f"SELECT * FROM {table} ORDER BY ALL") for table in tables}


def test_the_stored_file_is_of_version_1(path: Path) -> None:
    assert _rows(path, "SELECT schema_version FROM meta") == [(1,)]
    assert SCHEMA_VERSION > 1


def test_an_older_warehouse_is_migrated_with_all_its_rows(path: Path) -> None:
    names = ("articles", "facts", "issues", "runs")
    columns = {table: ", ".join(f'"{name}"' for (name, *_) in _rows(path, f"DESCRIBE {table}")) for table in names}
    before = {table: _rows(path, f"SELECT {columns[table]} FROM {table} ORDER BY ALL") for table in names}
    with Warehouse.open(path, {**KINDS, **OTHER_KINDS}) as warehouse:
        assert [audit.name for audit in warehouse.audit() if audit.failures] == []
    assert {table: _rows(path, f"SELECT {columns[table]} FROM {table} ORDER BY ALL") for table in names} == before
    assert [len(before[table]) for table in names] == [2, 9, 1, 1]
    assert _rows(path, "SELECT schema_version FROM meta") == [(SCHEMA_VERSION,)]


def test_what_came_since_is_filled_from_what_is_known(path: Path) -> None:
    Warehouse.open(path, KINDS).close()
    assert _rows(path, "SELECT supplied, valid_from = first_seen_at FROM articles ORDER BY path") == [
        (None, True),
        ('{"published_on":"2024-03-21"}', True),
    ]
    assert _rows(path, "SELECT flow FROM runs") == [("ingest",)]
    assert _rows(path, "SELECT count(*) FROM facts_as_of(TIMESTAMP '2024-03-23')") == [(9,)]
    assert _rows(path, "SELECT count(*) FROM facts_as_of(TIMESTAMP '2024-03-22 11:59:59')") == [(0,)]


def test_a_migrated_warehouse_has_the_columns_of_a_new_one(path: Path, tmp_path: Path) -> None:
    Warehouse.open(path, KINDS).close()
    Warehouse.open(tmp_path / "new.duckdb", KINDS).close()
    sql = (
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
        "WHERE NOT internal AND column_name NOT IN ('published_size', 'published_mtime_ns') ORDER BY ALL"
    )
    assert _rows(path, sql) == _rows(tmp_path / "new.duckdb", sql)


def test_a_backup_is_left_beside_it_that_works(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = _rows(path, "SELECT * FROM facts ORDER BY ALL")
    with caplog.at_level(logging.INFO):
        Warehouse.open(path, KINDS).close()
    backup = path.with_name("facts.duckdb.v1.bak")
    assert str(backup) in caplog.text
    assert _rows(backup, "SELECT schema_version FROM meta") == [(1,)]
    assert _rows(backup, "SELECT * FROM facts ORDER BY ALL") == before
    backup.replace(path)
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(1), KINDS), provenance())
        assert warehouse.counts()["articles"] == 3


def test_a_warehouse_of_this_version_gets_no_backup(tmp_path: Path) -> None:
    for _ in range(2):
        Warehouse.open(tmp_path / "facts.duckdb", KINDS).close()
    assert not list(tmp_path.glob("*.bak"))


def test_an_older_warehouse_is_queried_as_it_is(path: Path) -> None:
    """Reading must not wait for a run; only what the older file cannot answer is refused, with the remedy."""
    assert _rows(path, "SELECT count(*) FROM casualties") == _rows(path, "FROM (SELECT count(*) FROM casualties)")
    with connect_read_only(path) as connection:
        assert get_article(connection, "000_0a49b14d59bb5e69.txt").supplied is None
        with pytest.raises(SchemaTooOldError, match=r"version 1.*\n.*tallywire run"):
            run_audits(connection, path, KINDS)
    assert not list(path.parent.glob("*.bak"))


def test_a_newer_warehouse_is_refused_with_the_remedy_and_left_alone(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET schema_version = ?", [SCHEMA_VERSION + 1])
    before = path.read_bytes()
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(SchemaTooNewError, match=r"\n.*Install"):
            attempt()
    assert path.read_bytes() == before


def open_and_load(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(2), KINDS), provenance())


def test_killed_at_any_step_the_file_is_of_the_old_version_or_the_new_one(tmp_path: Path) -> None:
    clean = _older(tmp_path / "clean")
    total = run_until_killed(open_and_load, clean, None)
    assert total is not None
    expected = _content(clean)
    for fatal in range(1, total + 1, 23):
        path = _older(tmp_path / str(fatal))
        assert run_until_killed(open_and_load, path, fatal) is None, f"not killed at step {fatal} of {total}"
        assert _rows(path, "SELECT count(*) >= 9 FROM facts") == [(True,)], f"killed at step {fatal}"
        open_and_load(path)
        assert _content(path) == expected, f"killed at step {fatal}"
        assert _rows(path.with_name("facts.duckdb.v1.bak"), "SELECT schema_version FROM meta") == [(1,)]
