"""Export: what other engines read is what the database holds, row for row."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyarrow import csv, dataset, json
from typer.testing import CliRunner

from flows.cli.app import app
from tests.warehouse_records import KINDS, article, casualty, provenance
from warehouse import (
    DatabaseMissingError,
    ExportFormat,
    NotFoundError,
    Warehouse,
    WarehouseError,
    connect_read_only,
    export_table,
    make_batch,
)

MARCH = article("At least 40 people were killed in Moscow on Friday.", published_on=date(2024, 3, 22))
APRIL = article("The blast killed 40 people, “a miner’s, nurse's”\nand; said, it.", published_on=date(2024, 4, 1))
UNDATED = article("It was 40 people who died.")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one casualty in each of two months, and one without a month."""
    path = tmp_path_factory.mktemp("export") / "facts.duckdb"
    pairs = [(each, [casualty(each, "40 people")]) for each in (MARCH, APRIL, UNDATED)]
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(pairs, KINDS), provenance())
    return path


def _rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(connect_read_only(db)) as connection:
        return connection.execute(sql).fetchall()


def test_parquet_holds_every_row_and_column_as_they_are(db: Path, tmp_path: Path) -> None:
    exported = export_table(db, "facts", tmp_path, "parquet")
    assert (exported.folder, exported.rows, exported.files) == (tmp_path / "facts", 3, 3)
    read = dataset.dataset(tmp_path / "facts", partitioning="hive").to_table()
    columns = [name for (name,) in _rows(db, "SELECT column_name FROM duckdb_columns() WHERE table_name = 'facts'")]
    assert set(read.column_names) == {*columns, "month"}
    got = sorted(read.select(columns).to_pylist(), key=lambda row: row["fact_id"])
    expected = _rows(db, "SELECT * FROM facts ORDER BY fact_id")
    assert [tuple(row.values()) for row in got] == expected


def test_facts_go_by_kind_and_month(db: Path, tmp_path: Path) -> None:
    export_table(db, "facts", tmp_path, "parquet")
    assert sorted(str(path.parent.relative_to(tmp_path)) for path in tmp_path.rglob("*.parquet")) == [
        "facts/kind=casualty/month=2024-03",
        "facts/kind=casualty/month=2024-04",
        "facts/kind=casualty/month=unknown",
    ]


@pytest.mark.parametrize("file_format", ["csv", "jsonl"])
def test_text_formats_keep_quotation_marks_and_line_breaks(db: Path, tmp_path: Path, file_format: ExportFormat) -> None:
    export_table(db, "articles", tmp_path, file_format)
    options = {"parse_options": csv.ParseOptions(newlines_in_values=True)} if file_format == "csv" else {}
    reader = csv.read_csv if file_format == "csv" else json.read_json
    texts = [text for path in tmp_path.rglob("*.*") for text in reader(path, **options)["text"].to_pylist()]
    assert sorted(texts) == sorted(each.text for each in (MARCH, APRIL, UNDATED))


def test_a_view_is_one_file(db: Path, tmp_path: Path) -> None:
    exported = export_table(db, "casualties", tmp_path, "csv")
    assert (exported.rows, exported.files) == (3, 1)
    assert (tmp_path / "casualties" / "part-0.csv").read_text("utf-8").count(",asserted,,40 people,") == 3


def test_exporting_again_replaces_what_was_there(db: Path, tmp_path: Path) -> None:
    stale = tmp_path / "facts" / "kind=ghost" / "month=1999-01" / "part-0.parquet"
    stale.parent.mkdir(parents=True)
    stale.touch()
    first = export_table(db, "facts", tmp_path, "parquet")
    files = {path: path.read_bytes() for path in first.folder.rglob("*.parquet")}
    export_table(db, "facts", tmp_path, "parquet")
    assert not stale.exists()
    assert {path: path.read_bytes() for path in first.folder.rglob("*.parquet")} == files


def test_an_empty_table_is_an_empty_folder_or_file(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "empty.duckdb", KINDS):
        pass
    for table in ("facts", "issues"):
        assert export_table(tmp_path / "empty.duckdb", table, tmp_path / "out", "parquet").rows == 0
        assert (tmp_path / "out" / table).is_dir()


def test_what_cannot_be_exported_is_said(db: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no table ghosts"):
        export_table(db, "ghosts", tmp_path, "csv")
    with pytest.raises(DatabaseMissingError):
        export_table(tmp_path / "none.duckdb", "facts", tmp_path, "csv")
    (tmp_path / "file").touch()
    with pytest.raises(WarehouseError):
        export_table(db, "facts", tmp_path / "file", "csv")


def test_the_command_exports_facts_and_articles(db: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", str(tmp_path / "out"), "--db", str(db)], prog_name="tallywire")
    assert result.exit_code == 0, result.output
    assert "articles: 3 rows in 3 files" in result.output
    assert "facts: 3 rows in 3 files" in result.output


def test_the_command_names_a_table_that_is_not_there(db: Path, tmp_path: Path) -> None:
    arguments = ["export", str(tmp_path), "--db", str(db), "--table", "ghosts"]
    result = CliRunner().invoke(app, arguments, prog_name="tallywire")
    assert result.exit_code == 2
    assert "no table ghosts" in result.output
