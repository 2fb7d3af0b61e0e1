"""A kill at any moment loses nothing and doubles nothing; readers and a run never meet; a user's file counts."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse_processes import (
    first_run,
    hold,
    hold_with_duckdb,
    load_for_ever,
    poll,
    run_until_killed,
    second_run,
)
from tests.warehouse_records import KINDS, extracted, provenance
from warehouse import (
    DatabaseLockedError,
    PublishedChangedError,
    Warehouse,
    WarehouseBusyError,
    connect_read_only,
    make_batch,
    run_audits,
)

# A fork server that has everything imported starts a process in milliseconds, and has no threads of DuckDB's to copy.
PROCESSES = multiprocessing.get_context("forkserver")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.duckdb"


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("articles", "facts", "issues", "facts_history", "articles_history", "article_files")
    with connect_read_only(path) as connection:
        found = {table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables}
        # What a killed run loaded is counted as its own; here the next one has its key, and counts from nothing.
        sql = "SELECT * EXCLUDE (articles_loaded, facts_loaded) FROM runs ORDER BY ALL"
        return {**found, "runs": connection.execute(sql).fetchall()}


def audits_broken(path: Path) -> list[str]:
    with connect_read_only(path) as connection:
        return [audit.name for audit in run_audits(connection, path, KINDS) if audit.failures]


@contextmanager
def process(target: Callable[..., None], path: Path, *arguments: Any) -> Iterator[tuple[Any, Connection]]:
    """A process that runs `target(path, connection, *arguments)`; it is killed at the end if it has not ended."""
    mine, theirs = PROCESSES.Pipe()
    started = PROCESSES.Process(target=target, args=(path, *arguments, theirs), daemon=True)
    started.start()
    theirs.close()
    try:
        yield started, mine
    finally:
        started.kill()
        started.join()


@pytest.mark.parametrize("work", [first_run, second_run])
def test_killed_at_any_step_the_next_run_ends_as_if_nothing_had_happened(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    if work is second_run:
        first_run(before / "facts.duckdb")
    clean = shutil.copytree(before, tmp_path / "clean") / "facts.duckdb"
    total = run_until_killed(work, clean, None)
    assert total is not None
    expected = content(clean)
    left = {"extractor", "metadata", "content", "pruned"} if work is second_run else set()
    assert {why for *_, why in expected["facts_history"]} == left
    # A stride that shares no factor with the steps of one publication, so that different ones are hit each time.
    for fatal in range(1, total + 1, 17):
        path = shutil.copytree(before, tmp_path / str(fatal)) / "facts.duckdb"
        assert run_until_killed(work, path, fatal) is None, f"not killed at step {fatal} of {total}"
        if path.exists():
            assert audits_broken(path) == [], f"killed at step {fatal}"
        work(path)
        assert content(path) == expected, f"killed at step {fatal}"
        assert not list(path.parent.glob(".*.next*"))


def test_killed_in_the_middle_of_loading_whole_batches_remain(path: Path) -> None:
    """The kill falls wherever the writer happens to be, inside DuckDB too."""
    promised = 0
    for _ in range(5):
        with process(load_for_ever, path) as (_, progress):
            while progress.recv() <= promised + 40:
                pass
            promised += 40
        with Warehouse.open(path, KINDS) as warehouse:
            counts = warehouse.counts()
            assert counts["articles"] == counts["facts"] >= promised
            assert counts["articles"] % 20 == 0
            assert [audit.name for audit in warehouse.audit() if audit.failures] == []


def test_readers_see_whole_batches_and_never_an_error_while_a_run_writes(path: Path) -> None:
    Warehouse.open(path, KINDS).close()
    stop = PROCESSES.Event()
    mine, theirs = PROCESSES.Pipe()
    readers = [PROCESSES.Process(target=poll, args=(path, theirs, stop), daemon=True) for _ in range(2)]
    for reader in readers:
        reader.start()
    with Warehouse.open(path, KINDS, publish_every=0) as warehouse:
        for first in range(0, 600, 20):
            warehouse.load(make_batch(extracted(20, first), KINDS), provenance())
    stop.set()
    for reader in readers:
        states = mine.recv()
        reader.join()
        assert isinstance(states, list), states
        assert all(articles == facts and articles % 20 == 0 for articles, facts in states)
        assert states == sorted(states)


def test_an_open_reader_keeps_what_it_sees_and_does_not_hold_up_a_run(path: Path) -> None:
    Warehouse.open(path, KINDS).close()
    with connect_read_only(path) as reader:
        with Warehouse.open(path, KINDS) as warehouse:
            warehouse.load(make_batch(extracted(5), KINDS), provenance())
        assert reader.execute("SELECT count(*) FROM facts").fetchone() == (0,)
    with connect_read_only(path) as reader:
        assert reader.execute("SELECT count(*) FROM facts").fetchone() == (5,)


def test_a_second_writer_is_told_who_holds_the_warehouse(path: Path) -> None:
    go_on = PROCESSES.Event()
    mine, theirs = PROCESSES.Pipe()
    holder = PROCESSES.Process(target=hold, args=(path, theirs, go_on), daemon=True)
    holder.start()
    pid = mine.recv()
    with pytest.raises(WarehouseBusyError, match=f"process {pid}"):
        Warehouse.open(path, KINDS, wait=0)
    with connect_read_only(path) as reader:
        assert reader.execute("SELECT count(*) FROM facts").fetchone() == (0,)
    go_on.set()
    Warehouse.open(path, KINDS, wait=60).close()
    holder.join()


def test_a_killed_holder_holds_nothing(path: Path) -> None:
    with process(load_for_ever, path) as (_, progress):
        progress.recv()
    with Warehouse.open(path, KINDS, wait=0) as warehouse:
        assert warehouse.counts()["articles"] >= 20


def test_a_program_that_writes_to_the_published_file_is_named(path: Path) -> None:
    Warehouse.open(path, KINDS).close()
    go_on = PROCESSES.Event()
    mine, theirs = PROCESSES.Pipe()
    holder = PROCESSES.Process(target=hold_with_duckdb, args=(path, theirs, go_on), daemon=True)
    holder.start()
    pid = mine.recv()
    path.with_name(".facts.duckdb.build").unlink()
    for attempt in (lambda: connect_read_only(path), lambda: Warehouse.open(path, KINDS)):
        with pytest.raises(DatabaseLockedError, match=f"process {pid}"):
            attempt()
    go_on.set()
    holder.join()
    Warehouse.open(path, KINDS).close()


def load(path: Path, count: int, first: int = 0) -> int:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(count, first), KINDS), provenance())
        return warehouse.counts()["articles"]


def test_a_restored_backup_is_what_counts(path: Path, tmp_path: Path) -> None:
    load(path, 3)
    shutil.copy(path, tmp_path / "backup")
    assert load(path, 3, first=3) == 6
    shutil.copy(tmp_path / "backup", path)
    assert load(path, 1, first=10) == 4


def test_what_a_user_adds_to_the_published_file_by_hand_is_kept(path: Path) -> None:
    load(path, 3)
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE VIEW mine AS SELECT count(*) AS facts FROM facts")
    load(path, 3, first=3)
    with connect_read_only(path) as reader:
        assert reader.execute("SELECT facts FROM mine").fetchone() == (6,)


def test_a_log_left_beside_the_published_file_is_taken_in(path: Path) -> None:
    """A shell that was killed after a commit leaves the change in the log only."""
    load(path, 3)
    with process(add_view_and_die, path) as (killed, _):
        killed.join()
    assert path.with_name("facts.duckdb.wal").exists()
    load(path, 3, first=3)
    assert not path.with_name("facts.duckdb.wal").exists()
    with connect_read_only(path) as reader:
        assert reader.execute("SELECT facts FROM mine").fetchone() == (6,)


def add_view_and_die(path: Path, _: Connection) -> None:
    connection = duckdb.connect(str(path))
    connection.execute("CREATE VIEW mine AS SELECT count(*) AS facts FROM facts")
    os.kill(os.getpid(), 9)


def test_a_deleted_database_begins_anew(path: Path) -> None:
    """The user deleted it to start over: the hidden working copy must not bring the old rows back."""
    load(path, 3)
    path.unlink()
    assert load(path, 1) == 1


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:5000])])
def test_a_lost_or_damaged_working_copy_is_made_again(path: Path, harm: Callable[[Path], Any]) -> None:
    load(path, 3)
    harm(path.with_name(".facts.duckdb.build"))
    assert load(path, 1, first=5) == 4


def test_a_file_restored_in_mid_run_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    load(path, 3)
    shutil.copy(path, tmp_path / "backup")
    warehouse = Warehouse.open(path, KINDS)
    warehouse.load(make_batch(extracted(2, 10), KINDS), provenance())
    shutil.copy(tmp_path / "backup", path)
    with pytest.raises(PublishedChangedError):
        warehouse.close()
    assert load(path, 2, first=10) == 5


def test_a_database_behind_a_link_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "facts.duckdb"
    link.symlink_to(tmp_path / "disk" / "facts.duckdb")
    load(link, 3)
    assert link.is_symlink()
    assert (tmp_path / "disk" / "facts.duckdb").is_file()


def test_permissions_of_the_published_file_stay(path: Path) -> None:
    load(path, 1)
    path.chmod(0o640)
    load(path, 1, first=1)
    assert path.stat().st_mode & 0o777 == 0o640


def test_publishing_is_not_repeated_when_nothing_changed(path: Path) -> None:
    with Warehouse.open(path, KINDS) as warehouse:
        warehouse.publish()
        before = path.stat().st_mtime_ns
    assert path.stat().st_mtime_ns == before


def test_what_a_killed_run_could_not_keep_in_memory_is_removed(path: Path) -> None:
    spilled = path.with_name(f".{path.name}.build.tmp")
    spilled.mkdir()
    (spilled / "duckdb_temp_1_0_storage_DEFAULT-0.tmp").write_bytes(b"rows")
    with Warehouse.open(path, KINDS):
        pass
    assert not spilled.exists()
