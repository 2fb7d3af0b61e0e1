"""Ingest: the flow itself, on a Prefect server that the run starts, and on one that is there."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from flows.ingest import run_ingest
from flows.runners import Runner
from warehouse import WarehouseError, connect_read_only

pytestmark = pytest.mark.flow

SEEDS = Path(__file__).parent.parent / "seeds"
# Put in every process that the tests start, the server and the workers too, and in this one.
WATCH = """
import os, sys

def _watch(event, arguments):
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        with open(os.environ["TALLYWIRE_TEST_CONNECTIONS"], "a") as log:
            log.write(f"{arguments[1][0]}\\n")
    elif event == "socket.getaddrinfo" and arguments[0] is not None:
        with open(os.environ["TALLYWIRE_TEST_CONNECTIONS"], "a") as log:
            log.write(f"{arguments[0]}\\n")

sys.addaudithook(_watch)
"""


@pytest.fixture(scope="module")
def connections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The hosts that any process of these tests has connected to, one a line."""
    folder = tmp_path_factory.mktemp("watch")
    (folder / "sitecustomize.py").write_text(WATCH)
    log = folder / "connections"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TALLYWIRE_TEST_CONNECTIONS", str(log))
        patch.setenv("PYTHONPATH", str(folder))
        exec(WATCH, {})
        yield log
    # The hook stays for as long as the process lives, and other tests come after these.
    os.environ["TALLYWIRE_TEST_CONNECTIONS"] = os.devnull


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with the seeds in it."""
    return copytree(SEEDS, tmp_path / "news")


def _rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(connect_read_only(db)) as connection:
        return connection.execute(sql).fetchall()


def test_the_seeds_become_facts_and_a_second_run_finds_nothing_new(connections: Path, news: Path, db: Path) -> None:
    progress: list[tuple[int, int]] = []
    first = run_ingest([str(news)], str(db), progress=lambda done, total: progress.append((done, total)))
    assert first.succeeded, first
    assert (first.run.state, first.run.files_found, first.run.articles_loaded) == ("completed", 5, 5)
    assert first.run.facts_loaded == sum(first.kinds.values()) > 0
    assert progress == [(0, 5), (5, 5)]
    facts = _rows(db, "SELECT * FROM facts ORDER BY fact_id")
    assert len(facts) == first.run.facts_loaded

    second = run_ingest([str(news)], str(db))
    assert second.nothing_new
    assert (second.run.files_skipped, second.run.facts_loaded) == (5, 0)
    assert _rows(db, "SELECT * FROM facts ORDER BY fact_id") == facts
    assert _rows(db, "SELECT state, files_found, facts_loaded FROM runs ORDER BY started_at") == [
        ("completed", 5, len(facts)),
        ("completed", 5, 0),
    ]


def test_one_bad_file_never_stops_a_run_and_never_vanishes(connections: Path, news: Path, db: Path) -> None:
    (news / "empty.txt").touch()
    (news / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (news / "gone.txt").symlink_to(news / "nothing")
    (news / "latin.txt").write_bytes("Zwölf Verletzte: 12 people were injured in Köln.".encode("latin-1"))
    summary = run_ingest([str(news), str(news / "missing")], str(db))
    assert summary.run.state == "completed_with_issues"
    assert summary.run.articles_loaded == 6
    assert summary.run.issues_found == 4
    rows = _rows(db, "SELECT path, stage, message, hint FROM issues ORDER BY path")
    assert [(Path(path).name, stage) for path, stage, _, _ in rows] == [
        ("empty.txt", "parse"),
        ("gone.txt", "discover"),
        ("missing", "discover"),
        ("picture.txt", "parse"),
    ]
    assert all(message and hint for _, _, message, hint in rows)


def test_processes_and_threads_give_the_same_rows(connections: Path, news: Path, tmp_path: Path) -> None:
    sql = "SELECT * EXCLUDE (run_id, extracted_at) FROM facts ORDER BY fact_id"
    rows = []
    for workers in (0, 2):
        db = tmp_path / f"{workers}.duckdb"
        run_ingest([str(news)], str(db), runner=Runner(workers=workers))
        rows.append(_rows(db, sql))
    assert rows[0] == rows[1] != []


def test_a_file_that_is_no_database_is_left_alone(connections: Path, news: Path, db: Path) -> None:
    db.write_text("These are my notes.")
    with pytest.raises(WarehouseError, match=r"facts\.duckdb"):
        run_ingest([str(news)], str(db))
    assert db.read_text() == "These are my notes."


def test_a_server_that_is_there_is_used_and_shows_the_run(connections: Path, news: Path, tmp_path: Path) -> None:
    run_ingest([str(news)], str(tmp_path / "first.duckdb"))
    url = os.environ["PREFECT_API_URL"]
    done = subprocess.run(
        [sys.executable, "-m", "flows.ingest", str(news)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert _rows(tmp_path / "warehouse" / "facts.duckdb", "SELECT count(*) FROM articles") == [(5,)]
    (run_id,) = _rows(tmp_path / "warehouse" / "facts.duckdb", "SELECT run_id FROM runs")[0]
    with urllib.request.urlopen(f"{url}/flow_runs/{run_id}") as answer:
        run = json.load(answer)
    assert (run["state"]["type"], run["name"]) == ("COMPLETED", f"ingest {news}")
    assert {artifact["key"] for artifact in _post(f"{url}/artifacts/filter", run_id)} == {"ingest-run", "ingest-facts"}


def _post(url: str, run_id: str) -> Any:
    query = json.dumps({"artifacts": {"flow_run_id": {"any_": [run_id]}}}).encode()
    request = urllib.request.Request(url, query, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def test_nothing_is_told_to_anyone(connections: Path, news: Path, db: Path) -> None:
    run_ingest([str(news)], str(db), runner=Runner(workers=1))
    hosts = set(connections.read_text().split())
    assert hosts, "the hook that watches connections saw none at all, not even to the server"
    assert hosts <= {"127.0.0.1", "::1", "localhost"}
