"""Reprocess: another extractor over the texts in the warehouse, what it changes, and what it leaves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ledger import kind_records
from flows.reprocess.run import Reprocessing, Selection
from flows.reprocess.summary import ReprocessSummary
from flows.workers import Workers
from tests.ingesting import ingest
from tests.reprocess_processes import reprocess_all
from tests.warehouse_processes import run_until_killed
from warehouse import (
    QueryError,
    Warehouse,
    connect_read_only,
    get_fact_past,
    get_past,
    run_audits,
    select_articles,
)
from warehouse.versions import changes_by_time

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
NEWER = "SELECT * EXCLUDE (run_id, extracted_at) FROM facts ORDER BY fact_id"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as the installed extractor reads them."""
    db = tmp_path_factory.mktemp("fresh") / "facts.duckdb"
    ingest(db, SEEDS)
    return db


@pytest.fixture
def db(tmp_path: Path, fresh: Path) -> Path:
    """The same as an older extractor might have left it: a fact altered, one missing, one too many."""
    db = Path(shutil.copy(fresh, tmp_path / "facts.duckdb"))
    make_older(db)
    return db


def make_older(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        for table in ("articles", "facts"):
            connection.execute(f"UPDATE {table} SET extractor_version = '000000000000'")
        ids = [row[0] for row in connection.execute("SELECT fact_id FROM facts ORDER BY fact_id").fetchall()]
        connection.execute("UPDATE facts SET subject = 'something else' WHERE fact_id = ?", [ids[0]])
        connection.execute("DELETE FROM facts WHERE fact_id = ?", [ids[1]])
        connection.execute(
            "INSERT INTO facts BY NAME SELECT * REPLACE ('ffffffffffffffff' AS fact_id) FROM facts WHERE fact_id = ?",
            [ids[2]],
        )


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect_read_only(db) as connection:
        return connection.execute(sql).fetchall()


def reprocess(db: Path, selection: Selection | None = None, *, dry_run: bool = False) -> ReprocessSummary:
    """The work of the flow without Prefect."""
    if dry_run:
        return _work(db, selection or Selection(), None)
    with Warehouse.open(db, kind_records()) as warehouse:
        warehouse.publish()
        return _work(db, selection or Selection(), warehouse)


def _work(db: Path, selection: Selection, warehouse: Warehouse | None) -> ReprocessSummary:
    run = Reprocessing("run", selection, str(db), warehouse)
    try:
        with Workers(0) as workers:
            run.select()
            for article in run.selected:
                run.work([article], workers)
            return run.finish()
    finally:
        run.release()


def test_the_facts_are_those_of_a_fresh_warehouse_and_what_changed_is_told(db: Path, fresh: Path) -> None:
    summary = reprocess(db)
    assert (summary.run.files_found, summary.run.articles_loaded) == (5, 5)
    assert dict(summary.counts) == {"added": 1, "removed": 1, "altered": 1}
    [altered] = [change for change in summary.changes if change.change == "altered"]
    assert {name: before for name, (before, _) in altered.altered.items()} == {"subject": "something else"}
    assert rows(db, NEWER) == rows(fresh, NEWER)
    assert rows(db, "SELECT flow, state, inputs FROM runs WHERE flow = 'reprocess'") == [
        ("reprocess", "completed", "all articles")
    ]
    with connect_read_only(db) as connection:
        assert [audit.name for audit in run_audits(connection, db, kind_records()) if audit.failures] == []


def test_what_was_stays_queryable_row_for_row(db: Path) -> None:
    before = rows(db, "SELECT * FROM facts ORDER BY fact_id")
    reprocess(db)
    assert rows(db, "SELECT * EXCLUDE (valid_from, valid_to, why) FROM facts_history ORDER BY fact_id") == before
    [(moment,)] = rows(db, "SELECT max(extracted_at) FROM facts_history")
    assert rows(db, f"SELECT * FROM facts_as_of(TIMESTAMP '{moment}') ORDER BY fact_id") == before


def test_a_second_time_there_is_nothing_to_do(db: Path) -> None:
    reprocess(db)
    before = rows(db, "SELECT * FROM facts_history ORDER BY ALL")
    assert reprocess(db).run.files_found == 0
    assert rows(db, "SELECT * FROM facts_history ORDER BY ALL") == before


def test_a_dry_run_tells_the_same_and_changes_nothing(db: Path) -> None:
    before = db.read_bytes()
    dry = reprocess(db, dry_run=True)
    assert dry.dry_run
    assert db.read_bytes() == before
    assert [file.name for file in db.parent.iterdir()] == [db.name]
    done = reprocess(db)
    assert (dry.counts, dry.changes, dry.articles_changed) == (done.counts, done.changes, done.articles_changed)


def test_changed_only_gives_the_same_facts_and_less_history(db: Path, fresh: Path) -> None:
    summary = reprocess(db, Selection(changed_only=True))
    assert rows(db, NEWER) == rows(fresh, NEWER)
    assert summary.run.articles_loaded == summary.articles_changed
    assert rows(db, "SELECT count(DISTINCT article_id) FROM facts_history") == [(summary.articles_changed,)]
    assert reprocess(db).run.files_found == 0


def test_since_looks_at_when_an_article_came_in(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        connection.execute("UPDATE articles SET first_seen_at = TIMESTAMP '2024-03-22 00:00:00'")
        connection.execute(
            "UPDATE articles SET first_seen_at = TIMESTAMP '2024-03-21 23:59:59' WHERE contains(path, '000_')"
        )
    assert reprocess(db, Selection(since=date(2024, 3, 22)), dry_run=True).run.files_found == 4


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("path LIKE '%000_%'", 1),
        ("path LIKE '%000_%' OR path LIKE '%001_%'", 2),
        ("published_on IS NULL AND false", 0),
        ("length(text) > 10 -- every article", 5),
        ("path <> 'x; DROP TABLE facts'", 5),
    ],
)
def test_a_condition_chooses_articles(db: Path, where: str, found: int) -> None:
    with connect_read_only(db) as connection:
        assert len(select_articles(connection, "new", where)) == found


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("", "nothing"),
        ("true; DELETE FROM facts", "a second statement"),
        ("true) OR (true", "no expression by itself"),
        ("true ORDER BY path", "an order"),
        ("true LIMIT 1", "a limit"),
        ("true GROUP BY 1", "a grouping"),
        ("true USING SAMPLE 1", "a sample"),
        ("true QUALIFY true", "a window"),
        ("true UNION SELECT fact_id FROM facts", "another table"),
        ("article_id IN (SELECT article_id FROM facts)", "another table in a subquery"),
        ("EXISTS (FROM read_text('/etc/passwd'))", "a file"),
        ("nothing = 1", "no column"),
        ("path = ?", "a parameter"),
        ("count(*) > 1", "an aggregate"),
        ("getenv('HOME') <> ''", "the environment"),
        ("error('x')", "an error"),
    ],
)
def test_a_condition_can_be_nothing_but_a_condition(db: Path, where: str, why: str) -> None:
    with connect_read_only(db) as connection, pytest.raises(QueryError) as refused:
        select_articles(connection, "new", where)
    assert refused.value.hint, why


def test_an_article_that_extraction_breaks_over_keeps_its_facts(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors import extract

    whole = extract.analyse_together

    def breaks(articles: Any) -> Any:
        if any("000_" in article.path for article in articles):
            raise RuntimeError("a fault")
        return whole(articles)

    monkeypatch.setattr(extract, "analyse_together", breaks)
    summary = reprocess(db)
    assert [issue.code for issue in summary.issues] == ["extract-failed"]
    assert summary.run.state == "completed_with_issues"
    assert rows(db, "SELECT count(*) FROM articles WHERE extractor_version = '000000000000'") == [(1,)]
    assert rows(db, "SELECT count(*) > 0 FROM facts WHERE extractor_version = '000000000000'") == [(True,)]


def test_killed_at_any_step_the_next_run_ends_as_if_nothing_had_happened(db: Path, tmp_path: Path) -> None:
    content = (
        NEWER,
        "SELECT * EXCLUDE (valid_to) FROM facts_history ORDER BY ALL",
        "SELECT * FROM articles ORDER BY ALL",
    )
    clean = Path(shutil.copytree(db.parent, tmp_path / "clean", ignore=_only(db))) / db.name
    total = run_until_killed(reprocess_all, clean, None)
    assert total is not None
    expected = [rows(clean, sql) for sql in content]
    # One kill in each part of the run; each step of a load is hit by the tests of the warehouse.
    for fatal in range(1, total + 1, total // 7):
        path = Path(shutil.copytree(db.parent, tmp_path / str(fatal), ignore=_only(db))) / db.name
        assert run_until_killed(reprocess_all, path, fatal) is None, f"not killed at step {fatal} of {total}"
        reprocess(path)
        assert [rows(path, sql) for sql in content] == expected, f"killed at step {fatal}"


def _only(db: Path) -> Any:
    return lambda _folder, names: [name for name in names if name != db.name]


# The past of a fact and of an article


def test_the_past_of_a_fact_is_its_versions_by_time(db: Path) -> None:
    [altered] = [change for change in reprocess(db).changes if change.change == "altered"]
    with connect_read_only(db) as connection:
        versions = get_fact_past(connection, altered.fact["fact_id"][:8].upper())
    assert [(row["subject"], row["why"]) for row in versions] == [
        ("something else", "extractor"),
        (altered.fact["subject"], None),
    ]
    assert versions[0]["valid_to"] == versions[1]["valid_from"]


def test_the_past_of_an_article_tells_each_change(db: Path) -> None:
    [altered] = [change for change in reprocess(db).changes if change.change == "altered"]
    with connect_read_only(db) as connection:
        [past] = get_past(connection, altered.fact["article_id"])
    (_, first, added, _), (_, why, changes, same) = changes_by_time(past.facts)
    assert (first, why) == (None, "extractor")
    assert {change.change for change in added} == {"added"}
    assert altered in changes
    assert len(changes) + same >= len(added)


def test_a_file_that_held_two_articles_has_the_past_of_both(tmp_path: Path) -> None:
    db, file = tmp_path / "facts.duckdb", tmp_path / "blast.txt"
    for killed in (12, 15):
        file.write_text(f"At least {killed} people were killed in the blast in Kabul on Monday.")
        ingest(db, file)
    with connect_read_only(db) as connection:
        first, second = get_past(connection, "blast.txt")
        assert get_past(connection, first.article.article_id)[0] == first
    assert (first.why, second.why) == ("content", None)
    assert [row["value"] for row in first.facts] == [12]
    assert [row["value"] for row in second.facts] == [15]
    assert first.left_at == second.article.valid_from


# The flow and the commands


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, whose lexicon can be changed."""
    for name in ("schemas", "extractors", "warehouse", "flows"):
        ignored = shutil.ignore_patterns("__pycache__", "*.duckdb*", ".*")
        shutil.copytree(ROOT / name, tmp_path / "program" / name, ignore=ignored)
    return tmp_path / "program"


def command(*args: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "flows.cli", *map(str, args)]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.flow
def test_a_lexicon_changes_and_the_archive_is_redone(program: Path, tmp_path: Path) -> None:
    """From the command line: another lexicon is another version, and its archive becomes what a fresh one is."""
    db, clean = tmp_path / "facts.duckdb", tmp_path / "clean.duckdb"
    lexicon = program / "extractors" / "lexicon" / "triggers.toml"
    newer = lexicon.read_text("utf-8")
    assert '"kill"' in newer
    lexicon.write_text(newer.replace('"kill"', '"unheard_of"'), "utf-8")
    assert command("run", SEEDS, "--db", db, folder=program).returncode == 0
    before = rows(db, "SELECT * FROM facts ORDER BY fact_id")
    lexicon.write_text(newer, "utf-8")
    assert command("run", SEEDS, "--db", clean, folder=program).returncode == 0

    dry = command("reprocess", "--db", db, "--dry-run", "--diff", folder=program)
    assert dry.returncode == 0, dry.stderr
    assert "nothing was changed" in dry.stdout
    assert re.search(r"^  [+~-] [0-9a-f]{8} casualty .* killed ", dry.stdout, re.M)
    assert rows(db, "SELECT * FROM facts ORDER BY fact_id") == before

    done = command("reprocess", "--db", db, folder=program)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "leaked" not in done.stderr
    assert rows(db, NEWER) == rows(clean, NEWER)
    assert rows(db, "SELECT * EXCLUDE (valid_from, valid_to, why) FROM facts_history ORDER BY fact_id") == before

    history = command("history", "002_15e4a900d2dc02be.txt", "--db", db, folder=program)
    assert history.returncode == 0, history.stderr
    assert "read by another extractor" in history.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--where", "true; DROP TABLE facts"), "condition"),
        (("--where", "nothing = 1"), "nothing"),
        (("--since", "March"), "2024-03-21"),
    ],
)
def test_what_cannot_be_done_is_said_at_once_and_without_a_traceback(
    db: Path, options: tuple[str, ...], said: str
) -> None:
    refused = command("reprocess", "--db", db, *options)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "Prefect" not in refused.stderr


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    refused = command("reprocess", "--db", tmp_path / "facts.duckdb")
    assert refused.returncode == 2
    assert "no database" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_history_prints_what_happened_and_what_was_replaced(tmp_path: Path) -> None:
    db, file = tmp_path / "facts.duckdb", tmp_path / "blast.txt"
    for killed in (12, 15):
        file.write_text(f"At least {killed} people were killed in the blast in Kabul on Monday.")
        ingest(db, file)
    told = command("history", "blast.txt", "--db", db).stdout
    assert re.search(r'\+ [0-9a-f]{8} casualty ≥ 12 killed  "At least 12 people"', told)
    assert re.search(r"\n\n.*replaced: its file got other content\n  - [0-9a-f]{8} casualty ≥ 12 killed", told)
    assert re.search(r"\+ [0-9a-f]{8} casualty ≥ 15 killed", told)
    [(fact_id,)] = rows(db, "SELECT fact_id FROM facts_history")
    assert "12 people" in command("history", fact_id[:8], "--db", db).stdout
    assert command("history", fact_id, "--db", db, "--format", "csv").stdout.splitlines()[0].endswith("valid_to,why")
    nothing = command("history", "nothing like it", "--db", db)
    assert (nothing.returncode, nothing.stdout) == (2, "")
