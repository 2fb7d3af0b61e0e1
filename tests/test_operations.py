"""Operations: how the pipeline stands and what is wrong with it, what failed tried again, and runs told to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.ingest import run_ingest
from flows.ledger import kind_records
from tests.serving import Command, rows
from warehouse import Warehouse, find_writer

pytestmark = pytest.mark.flow

# Enough for several batches.
ARTICLES = 240
SEEDS = Path(__file__).parent.parent / "seeds"


def tallywire(*args: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, args)))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and an empty file that have been read into a database beside it."""
    folder = tmp_path_factory.mktemp("operations")
    copytree(SEEDS, folder / "news")
    (folder / "news" / "empty.txt").touch()
    run_ingest([str(folder / "news")], str(folder / "facts.duckdb"))
    return folder


@pytest.fixture
def desk(read: Path, tmp_path: Path) -> Path:
    """A copy of it; paths in the database are those of the original."""
    return copytree(read, tmp_path / "desk")


def test_status_tells_runs_backlog_failures_sizes_and_versions(read: Path) -> None:
    db = read / "facts.duckdb"
    told = tallywire("status", "--db", db)
    assert told.exit_code == 0
    assert f"{db}, " in told.stdout
    assert "5 articles" in told.stdout
    assert f"Backlog    {read / 'news'}: 0 for the next run to read" in told.stdout
    assert "completed_with" in told.stdout
    assert "tallywire retry" in told.stdout

    status = json.loads(tallywire("status", "--db", db, "--format", "json").stdout)
    assert [(cause["code"], cause["files"]) for cause in status["causes"]] == [("empty-file", 1)]
    assert [run["articles_loaded"] for run in status["runs"]] == [5]
    assert set(status["versions"]) == {"tallywire", "extractor", "schema", "duckdb", "prefect"}
    assert (status["writer"], status["outdated"]) == (None, 0)


def test_status_counts_what_the_next_run_would_read(desk: Path) -> None:
    # A copy of an article is no new article, and what failed at this version fails again.
    (desk / "news" / "copy.txt").write_bytes(next((desk / "news").glob("000*.txt")).read_bytes())
    (desk / "news" / "new.txt").write_text("At least 12 people were killed.")
    told = tallywire("status", desk / "news", "--db", desk / "facts.duckdb", "--format", "json")
    assert json.loads(told.stdout)["backlog"] == [{"folder": str(desk / "news"), "files": 1}]


def test_doctor_finds_nothing_wrong_with_what_is_right(read: Path) -> None:
    found = tallywire("doctor", "--db", read / "facts.duckdb")
    assert found.exit_code == 0, found.output
    checks = dict(line.split(maxsplit=2)[1::-1] for line in found.stdout.splitlines() if not line.startswith(" "))
    assert {
        "folder": "ok",
        "writer": "ok",
        "database": "ok",
        "audits": "ok",
        "failures": "note",
    }.items() <= checks.items()


def test_doctor_finds_a_damaged_database(desk: Path) -> None:
    db = desk / "facts.duckdb"
    db.write_bytes(db.read_bytes()[: db.stat().st_size // 2])
    found = tallywire("doctor", "--db", db)
    assert found.exit_code == 1
    assert "wrong  database" in found.stdout
    assert "backup" in found.stdout


def test_doctor_finds_a_server_that_does_not_answer(read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    found = tallywire("doctor", "--db", read / "facts.duckdb")
    assert found.exit_code == 1
    assert "wrong  server" in found.stdout
    assert "unset PREFECT_API_URL" in found.stdout


def test_doctor_and_status_of_nothing(tmp_path: Path) -> None:
    assert tallywire("status", "--db", tmp_path / "facts.duckdb").exit_code == 2
    found = tallywire("doctor", "--db", tmp_path / "facts.duckdb")
    assert found.exit_code == 1
    assert "tallywire run FOLDER" in found.stdout


def test_what_failed_is_tried_again_when_asked_and_told_once_otherwise(tmp_path: Path) -> None:
    db, late = tmp_path / "facts.duckdb", tmp_path / "news" / "late.txt"
    late.parent.mkdir()
    late.touch()
    for expected in (1, 1):
        run_ingest([str(late.parent)], str(db), again=False)
        assert rows(db, "SELECT count(*) FROM issues") == [(expected,)]
    assert tallywire("retry", "--db", db).exit_code == 1
    assert rows(db, "SELECT count(*) FROM issues") == [(2,)]

    late.write_text("At least 12 people were killed in Lahore on Monday.")
    mended = tallywire("retry", "--db", db)
    assert mended.exit_code == 0, mended.output
    assert rows(db, "SELECT count(*) FROM articles") == [(1,)]
    assert "There is nothing to try again." in tallywire("retry", "--db", db).stdout


def test_a_run_that_is_told_to_end_rolls_back_and_the_next_one_finishes(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    text = max((path.read_text("utf-8") for path in SEEDS.glob("*.txt")), key=len)
    for number in range(ARTICLES):
        (news / f"{number}.txt").write_text(f"Number {number}. {text}", "utf-8")
    # Last in order, they keep the last batches busy until the run is told to end; each alone is far from the limit of
    # time for an article.
    slow = [news / f"slow-{number}.txt" for number in range(12, 24)]
    for number, file in enumerate(slow, 12):
        file.write_text(f"{number} people and 3,400 dollars, " * 4_000, "utf-8")
    db = tmp_path / "facts.duckdb"
    command = Command(tmp_path / "log", "run", news, "--db", db, "--workers", "0")
    command.wait_until_it_says("Loaded batch 1 of")
    # What SIGTERM interrupts in DuckDB ends like what Ctrl-C interrupts.
    assert command.end() in {130, 143}
    assert "Stopped. What was finished is kept" in command.output()
    assert find_writer(db) is None
    ((state, loaded),) = rows(db, "SELECT state, articles_loaded FROM runs")
    assert state == "failed"
    assert 0 < loaded < ARTICLES
    assert rows(db, "SELECT count(*) FROM articles") == [(loaded,)]

    for file in slow:
        file.unlink()
    rest = run_ingest([str(news)], str(db))
    assert (rest.run.articles_loaded, rest.run.files_skipped) == (ARTICLES - loaded, loaded)
    clean = tmp_path / "clean.duckdb"
    run_ingest([str(news)], str(clean))
    same = "SELECT * EXCLUDE (run_id, extracted_at) FROM facts ORDER BY fact_id"
    assert rows(db, same) == rows(clean, same) != []


LOST = """
import signal, time
from flows.cli.app import end_when_told

class Batch:
    def __del__(self):
        signal.raise_signal(signal.{name})

end_when_told()
# A shell starts what runs in the background with this one ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
batch = Batch()
del batch
time.sleep(20)
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_that_falls_into_a_destructor_is_not_lost(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOST.format(name=name)], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.rstrip().splitlines()[-1].startswith("KeyboardInterrupt")


def test_a_second_run_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    with Warehouse.open(db, kind_records()):
        assert (find_writer(db) or "").startswith(f"process {os.getpid()}, since ")
        second = Command(tmp_path / "log", "run", SEEDS, "--db", db)
        second.wait_until_it_says(f"{db} is being written by process {os.getpid()}")
    assert second.process.wait(60) == 0
    assert rows(db, "SELECT count(*) FROM articles") == [(5,)]
