"""Cluster: a real Dask scheduler with two real workers gives the rows that this process gives, though one is killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import run_ingest
from flows.runners import Runner
from flows.workers import CannotWorkError
from warehouse import connect_read_only

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
ARTICLES = 250
DASK = [sys.executable, "-m", "dask"]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Enough articles that both workers are busy while the first batch is loaded, and two that cannot be read."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(ARTICLES):
        seed = SEEDS[number % len(SEEDS)].read_text("utf-8")
        (folder / f"{number:03}.txt").write_text(f"{seed}\n\nAt least {number + 2} people were killed.\n", "utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return folder


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Path]:
    """The file in which a scheduler says where it is."""
    file = tmp_path / "scheduler.json"
    with _started("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)) as process:
        yield file
        process.terminate()


@pytest.fixture
def workers(scheduler: Path, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers, in another folder than the run."""
    options = ("--scheduler-file", str(scheduler), "--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path))
    with _started("worker", *options) as first, _started("worker", *options) as second:
        yield [first, second]
        first.kill()
        second.kill()


def _started(role: str, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*DASK, role, *options, "--no-dashboard"], cwd="/", stderr=subprocess.DEVNULL)


def _address(scheduler: Path) -> str:
    from distributed import Client

    with Client(scheduler_file=str(scheduler), timeout=30, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)
    return str(json.loads(scheduler.read_text())["address"])


def _rows(db: Path) -> list[Sequence[Any]]:
    queries = (
        "SELECT * EXCLUDE (run_id, extracted_at) FROM facts ORDER BY fact_id",
        "SELECT article_id, path, title, published_on, text FROM articles ORDER BY article_id",
        "SELECT path, article_id, stage, code, message, hint FROM issues ORDER BY path",
    )
    with closing(connect_read_only(db)) as connection:
        return [connection.execute(query).fetchall() for query in queries]


@pytest.mark.flow
@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_changes_nothing(
    news: Path,
    scheduler: Path,
    workers: list[subprocess.Popen[bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    here = run_ingest(["news"], "here.duckdb", runner=Runner("threads"))
    assert here.run.articles_loaded == ARTICLES

    def kill_one(done: int, _total: int) -> None:
        # The first batch is loaded: the next ones are at the workers.
        if done:
            os.kill(workers[0].pid, signal.SIGKILL)

    runner = Runner("dask", dask_address=_address(scheduler), staging=str(tmp_path / "staging"))
    there = run_ingest(["news"], "there.duckdb", runner=runner, progress=kill_one)
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert there.run.articles_loaded == ARTICLES
    assert _rows(tmp_path / "there.duckdb") == _rows(tmp_path / "here.duckdb")
    assert [facts for facts in _rows(tmp_path / "here.duckdb") if not facts] == []
    assert not list((tmp_path / "staging").iterdir())


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(CannotWorkError, match=r"tcp://127\.0\.0\.1:9: .*dask worker") as error:
        Runner("dask", dask_address="tcp://127.0.0.1:9").start(0)
    assert "dask scheduler" in error.value.hint
