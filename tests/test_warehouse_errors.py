"""What a user is told when the database cannot be used: what happened, where, and what to do; and nothing is harmed."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_records import KINDS, extracted, provenance
from warehouse import (
    DatabaseMissingError,
    NotAWarehouseError,
    SchemaTooNewError,
    Warehouse,
    connect_read_only,
    make_batch,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Warehouse.open(tmp_path / "facts.duckdb", KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance())
    return tmp_path / "facts.duckdb"


def test_a_missing_database_is_made_by_a_run(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissingError, match="tallywire run"):
        connect_read_only(tmp_path / "facts.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_an_error_survives_the_way_between_processes(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissingError) as missing:
        connect_read_only(tmp_path / "facts.duckdb")
    again = pickle.loads(pickle.dumps(missing.value))
    assert (type(again), again.message, again.hint) == (
        DatabaseMissingError,
        missing.value.message,
        missing.value.hint,
    )


def foreign_database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE orders (id INT)")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.write_text("article_id,kind\n" * 500), id="text"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.mkdir(), id="a folder"),
        pytest.param(foreign_database, id="a database of something else"),
        pytest.param(lambda path: duckdb.connect(str(path)).close(), id="a database of nothing"),
    ],
)
def test_what_is_not_a_warehouse_is_left_alone(tmp_path: Path, make: object) -> None:
    path = tmp_path / "facts.duckdb"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(NotAWarehouseError) as refused:
            attempt()
        assert str(path) in refused.value.message
        assert "--db" in refused.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_database_of_sqlite_is_told_and_nothing_is_fetched_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE orders (id INT)")
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(NotAWarehouseError) as refused:
            attempt()
        assert "download" not in refused.value.message


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    os.mkfifo(path)
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(NotAWarehouseError, match="not a DuckDB database"):
            attempt()


def test_a_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="not UTF-8"):
        Warehouse.open(tmp_path / os.fsdecode(b"caf\xe9.duckdb"), KINDS)


def test_a_schema_version_that_is_no_number_is_told(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE meta ALTER schema_version TYPE VARCHAR USING 'two'")
    with pytest.raises(NotAWarehouseError, match="schema version"):
        connect_read_only(path)


def test_a_query_leaves_half_the_memory_to_others(path: Path) -> None:
    sql = "SELECT current_setting('memory_limit')"
    with duckdb.connect(config={"memory_limit": "50%"}) as half, closing(connect_read_only(path)) as reader:
        assert reader.execute(sql).fetchall() == half.execute(sql).fetchall()


def test_a_truncated_database_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300_000])
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(NotAWarehouseError, match="backup"):
            attempt()


def test_a_database_that_lost_a_part_of_its_data_is_not_carried_on(tmp_path: Path) -> None:
    """As long as before, but a block of data is gone: every header is sound, and only reading shows it."""
    path = tmp_path / "facts.duckdb"
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(20_000), KINDS), provenance())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 400_000] + bytes(400_000))
    with pytest.raises(NotAWarehouseError, match="backup"):
        Warehouse.open(path, KINDS)


def test_free_blocks_cut_off_the_end_are_no_damage(path: Path) -> None:
    """DuckDB shortens a file and still counts the blocks it cut: a file that was grown and emptied again is whole."""
    for first in range(4):
        with Warehouse.open(path, KINDS) as warehouse:
            warehouse.load(make_batch(extracted(2_000), KINDS), provenance(f"v{first}"))
        with connect_read_only(path) as connection:
            assert connection.execute("SELECT count(*) FROM facts").fetchone() == (2_000,)
        path.with_name(".facts.duckdb.build").unlink()
        Warehouse.open(path, KINDS).close()


def test_a_newer_schema_is_refused_with_the_remedy(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(SchemaTooNewError, match=r"version 99.*\n.*Install"):
            attempt()


def test_the_lock_is_free_after_a_failure_to_open(path: Path) -> None:
    good = path.read_bytes()
    path.write_bytes(b"x")
    with pytest.raises(NotAWarehouseError):
        Warehouse.open(path, KINDS)
    path.write_bytes(good)
    with Warehouse.open(path, KINDS, wait=0) as warehouse:
        assert warehouse.counts()["facts"] == 3


# Permissions do not bind root, so a child that is root becomes nobody once it has what it needs.
AS_ANYBODY = """
import os, resource, signal, sys
from pathlib import Path
import duckdb, pyarrow
from tests.warehouse_records import KINDS, extracted, provenance
from warehouse import Warehouse, WarehouseError, make_batch
path, limit = Path(sys.argv[1]), int(sys.argv[2])
make_batch(extracted(1), KINDS)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
elif os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
loaded = 0
try:
    with Warehouse.open(path, KINDS, publish_every=0) as warehouse:
        while loaded < 400_000:
            loaded += warehouse.load(make_batch(extracted(4_000, loaded), KINDS), provenance()).articles
except WarehouseError as error:
    print(type(error).__name__, error.message, error.hint, loaded, sep="\\n")
"""


def as_anybody(path: Path, size_limit: int = 0) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", AS_ANYBODY, str(path), str(size_limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture
def read_only_folder(path: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    shutil.copy(path, folder)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    yield folder
    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_told_and_still_queried(read_only_folder: Path) -> None:
    name, message, hint, _ = as_anybody(read_only_folder / "facts.duckdb")
    assert name == "NotWritableError"
    assert str(read_only_folder) in message
    assert "permissions" in hint
    with connect_read_only(read_only_folder / "facts.duckdb") as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (3,)


def test_a_full_disk_is_told_and_what_was_finished_is_kept(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the writer is refused in the same place."""
    path = tmp_path / "facts.duckdb"
    name, message, hint, _ = as_anybody(path, size_limit=3_000_000)
    assert name == "StorageFullError", message
    assert str(path) in message
    assert "run again" in hint
    with connect_read_only(path) as connection:
        published = connection.execute("SELECT count(*), count(DISTINCT article_id) FROM facts").fetchone()
        assert published is not None
        assert published[0] == published[1]
        assert published[0] % 4_000 == 0
    with Warehouse.open(path, KINDS) as warehouse:
        assert warehouse.counts()["articles"] >= published[0]
        assert [audit.name for audit in warehouse.audit() if audit.failures] == []
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".facts.duckdb.build",
        ".facts.duckdb.lock",
        "facts.duckdb",
    ]
