"""A run that is killed anywhere, again and again, ends as if it had never been: row for row, past and present."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.crash_processes import run_pipeline
from tests.warehouse_processes import run_until_killed
from warehouse import connect_read_only

KILLS = 25
SEED = 20_240_321
# Without what says when, and by which run, a row was written.
CONTENT = {
    "articles": "run_id, first_seen_at, valid_from",
    "articles_history": "run_id, first_seen_at, valid_from, valid_to",
    "article_files": "run_id, valid_from, valid_to",
    "facts": "run_id, extracted_at",
    "facts_history": "run_id, extracted_at, valid_from, valid_to",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a database of twelve articles; since then files were added, changed, moved and deleted."""
    folder = tmp_path / "desk"
    news = folder / "news"
    news.mkdir(parents=True)
    for number in range(12):
        _write(news, number, f"LIMA, March {number + 1} - At least {number + 20} people were killed on Monday.")
    run_pipeline(folder / "facts.duckdb")
    for number in (1, 5):
        _write(news, number, f"LIMA, March {number + 1} - The toll rose to {number + 40} dead, police said.")
    (news / "02.txt").rename(news / "moved.txt")
    (news / "03.txt").unlink()
    (news / "empty.txt").touch()
    for number in range(12, 18):
        _write(news, number, f"CAIRO - {number} children were hurt and {number + 3} families fled, the ministry said.")
    return folder


def _write(news: Path, number: int, text: str) -> None:
    (news / f"{number:02}.txt").write_text(f"{text} Some {number * 100 + 300} troops were sent.\n", "utf-8")


def _content(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    with connect_read_only(db) as connection:
        rows = {
            table: connection.execute(f"SELECT * EXCLUDE ({apart}) FROM {table} ORDER BY ALL").fetchall()
            for table, apart in CONTENT.items()
        }
        # A file that cannot be read is told of by each run that meets it.
        sql = "SELECT DISTINCT path, stage, code FROM issues ORDER BY ALL"
        # However many runs it took, what they say they loaded is what there is.
        loaded = "SELECT sum(articles_loaded), sum(facts_loaded) FROM runs"
        return {
            **rows,
            "issues": connection.execute(sql).fetchall(),
            "runs": connection.execute(loaded).fetchall(),
        }


@pytest.mark.parametrize("each_call", [False, True], ids=["before steps on disk", "before any call"])
def test_killed_at_random_the_next_run_ends_as_if_nothing_had_happened(
    desk: Path, tmp_path: Path, each_call: bool
) -> None:
    draw = random.Random(SEED)
    db = desk / "facts.duckdb"
    # Paths are rows too: each run is to find its files where they were.
    before = shutil.copytree(desk, tmp_path / "before")
    total = run_until_killed(run_pipeline, db, None, each_call=each_call)
    assert total is not None
    expected = _content(db)
    assert all(expected.values())
    for _ in range(KILLS):
        shutil.rmtree(desk)
        shutil.copytree(before, desk)
        fatal = draw.randrange(1, total + 1)
        assert run_until_killed(run_pipeline, db, fatal, each_call=each_call) is None, (
            f"not killed at {fatal} of {total}"
        )
        assert run_until_killed(run_pipeline, db, None, each_call=each_call) is not None
        assert _content(db) == expected, f"killed at {fatal} of {total}"
        left = {file.name for file in desk.iterdir()}
        assert left == {".facts.duckdb.build", ".facts.duckdb.lock", "facts.duckdb", "news"}
