"""History: what was believed before stays, files that move are no news, files that change replace their article."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ingesting import ingest
from tests.warehouse_records import KINDS, NOON, article, casualty, extracted, origins, provenance
from warehouse import FileSeen, Loaded, Origin, Warehouse, connect_read_only, get_article, make_batch

BLAST = "At least 12 people were killed and 30 injured in the blast in Kabul on Monday."
FLOOD = "The flood in Jakarta killed 40 people and forced 2,000 people from their homes."
LATER = "At least 15 people were killed and 30 injured in the blast in Kabul on Monday."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "blast.txt").write_text(BLAST)
    (folder / "flood.txt").write_text(FLOOD)
    return folder


@pytest.fixture(autouse=True)
def _audited(request: pytest.FixtureRequest, db: Path) -> Iterator[None]:
    """Whatever a test did, every audit holds at its end."""
    yield
    with Warehouse.open(db, KINDS) as warehouse:
        assert [audit.name for audit in warehouse.audit() if audit.failures] in ([], ["kinds_known"])


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect_read_only(db) as connection:
        return connection.execute(sql).fetchall()


def values(db: Path, table: str = "facts") -> list[float]:
    return [value for (value,) in rows(db, f"SELECT value FROM {table} WHERE value IS NOT NULL ORDER BY value")]


# Facts: what another reading of an article replaces


def test_what_an_earlier_extractor_said_stays_with_the_time_it_held(db: Path) -> None:
    one = article("Flood: 40 people were killed, 7 of them children.")
    first, second = [casualty(one, "40 people")], [casualty(one, "40 people", outcome="missing")]
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch([(one, first)], KINDS), provenance("v1", "run-1", NOON))
        warehouse.load(make_batch([(one, second)], KINDS), provenance("v2", "run-2", NOON + timedelta(hours=1)))
    assert rows(db, "SELECT outcome, extractor_version FROM facts") == [("missing", "v2")]
    assert rows(
        db, "SELECT outcome, extractor_version, run_id, valid_from::VARCHAR, valid_to::VARCHAR, why FROM facts_history"
    ) == [("killed", "v1", "run-1", "2024-03-22 12:00:00", "2024-03-22 13:00:00", "extractor")]
    assert rows(db, "SELECT * FROM articles_history") == [], "its text is what it was, and is not kept twice"


@pytest.mark.parametrize(
    ("moment", "outcomes"),
    [
        ("2024-03-22 11:59:59", []),
        ("2024-03-22 12:00:00", ["killed"]),
        ("2024-03-22 12:59:59", ["killed"]),
        ("2024-03-22 13:00:00", ["missing"]),
        ("2030-01-01", ["missing"]),
    ],
)
def test_the_facts_as_of_a_moment_are_those_of_then(db: Path, moment: str, outcomes: list[str]) -> None:
    one = article("Flood: 40 people were killed.")
    with Warehouse.open(db, KINDS) as warehouse:
        for hour, outcome in enumerate(("killed", "missing")):
            batch = make_batch([(one, [casualty(one, "40 people", outcome=outcome)])], KINDS)
            warehouse.load(batch, provenance(f"v{hour}", at=NOON + timedelta(hours=hour)))
    found = rows(db, f"SELECT outcome FROM facts_as_of(TIMESTAMP '{moment}')")
    assert [outcome for (outcome,) in found] == outcomes


def test_the_facts_as_of_a_moment_are_row_for_row_what_the_table_held(db: Path) -> None:
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(5), KINDS), provenance("v1", at=NOON))
    before = rows(db, "SELECT * FROM facts ORDER BY fact_id"), rows(db, "DESCRIBE facts")
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance("v2", at=NOON + timedelta(hours=1)))
        warehouse.load(make_batch(extracted(3, first=9), KINDS), provenance("v2", at=NOON + timedelta(hours=2)))
    then = "facts_as_of(TIMESTAMP '2024-03-22 12:30:00')"
    assert (rows(db, f"SELECT * FROM {then} ORDER BY fact_id"), rows(db, "DESCRIBE facts")) == before
    names = "SELECT column_name, column_type FROM (DESCRIBE FROM {})"
    assert rows(db, names.format(then)) == rows(db, names.format("facts"))


def test_a_clock_that_is_put_back_makes_no_moment_with_two_rows(db: Path) -> None:
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(1), KINDS), provenance("v1", at=NOON))
        warehouse.load(make_batch(extracted(1), KINDS), provenance("v2", at=NOON - timedelta(hours=1)))
    assert rows(db, "SELECT count(*) FROM facts_as_of(TIMESTAMP '2024-03-22 12:00:00')") == [(1,)]


def test_confirming_leaves_facts_as_they_are_and_makes_no_history(db: Path) -> None:
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(3), KINDS), provenance("v1"))
        warehouse.confirm([each.article_id for each, _ in extracted(2)], provenance("v2"))
    assert rows(db, "SELECT extractor_version, count(*) FROM facts GROUP BY ALL ORDER BY ALL") == [("v1", 1), ("v2", 2)]
    assert rows(db, "SELECT count(*) FROM facts_history") == [(0,)]


def test_columns_of_a_kind_that_is_no_more_go_to_the_history_too(db: Path) -> None:
    import duckdb

    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(1), KINDS), provenance("v1"))
    with duckdb.connect(str(db)) as connection:
        connection.execute("ALTER TABLE facts ADD COLUMN targets BIGINT")
        connection.execute("UPDATE facts SET targets = 3")
        connection.execute("UPDATE meta SET layout = 'of a version that had such a kind'")
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch(extracted(1), KINDS), provenance("v2"))
    assert rows(db, "SELECT targets FROM facts_history") == [(3,)]


# Files: moved, copied, changed, deleted


def test_a_moved_file_is_no_new_article(db: Path, news: Path) -> None:
    ingest(db, news)
    before = rows(db, "SELECT * FROM articles ORDER BY ALL"), rows(db, "SELECT * FROM facts ORDER BY ALL")
    (news / "blast.txt").rename(news / "renamed.txt")
    summary = ingest(db, news)
    assert summary.nothing_new
    assert (rows(db, "SELECT * FROM articles ORDER BY ALL"), rows(db, "SELECT * FROM facts ORDER BY ALL")) == before
    with connect_read_only(db) as connection:
        assert get_article(connection, "renamed.txt").text == BLAST
    files = rows(db, "SELECT path, valid_to IS NULL FROM article_files WHERE contains(path, '/news/') ORDER BY path")
    assert [(Path(path).name, there) for path, there in files] == [
        ("blast.txt", False),
        ("flood.txt", True),
        ("renamed.txt", True),
    ]


def test_a_copied_file_is_no_new_article_and_keeps_it_when_the_first_changes(db: Path, news: Path) -> None:
    ingest(db, news)
    shutil.copy(news / "blast.txt", news / "copy.txt")
    assert ingest(db, news).nothing_new
    (news / "blast.txt").write_text(LATER)
    summary = ingest(db, news)
    assert (summary.run.articles_loaded, summary.superseded) == (1, 0)
    assert rows(db, "SELECT count(*) FROM articles") == [(3,)]


def test_a_file_whose_content_changed_replaces_its_article(db: Path, news: Path) -> None:
    ingest(db, news)
    assert values(db) == [12, 30, 40, 2000]
    (news / "blast.txt").write_text(LATER)
    summary = ingest(db, news)
    assert (summary.run.articles_loaded, summary.superseded) == (1, 1)
    assert values(db) == [15, 30, 40, 2000]
    assert values(db, "facts_history") == [12, 30]
    assert rows(db, "SELECT text, why FROM articles_history") == [(BLAST, "content")]
    assert rows(db, "SELECT DISTINCT why FROM facts_history") == [("content",)]
    assert ingest(db, news).nothing_new


def test_content_that_comes_back_is_the_article_it_was(db: Path, news: Path) -> None:
    ingest(db, news)
    first = rows(db, "SELECT article_id, path, first_seen_at, run_id FROM articles ORDER BY path")
    for text in (LATER, BLAST):
        (news / "blast.txt").write_text(text)
        assert ingest(db, news).superseded == 1
    assert rows(db, "SELECT article_id, path, first_seen_at, run_id FROM articles ORDER BY path") == first
    assert values(db) == [12, 30, 40, 2000]
    assert rows(db, "SELECT count(*) FROM article_files WHERE ends_with(path, '/blast.txt')") == [(3,)]


def test_a_file_overwritten_with_an_article_that_is_known_is_read_by_nobody(db: Path, news: Path) -> None:
    ingest(db, news)
    shutil.copy(news / "flood.txt", news / "blast.txt")
    summary = ingest(db, news)
    assert (summary.run.articles_loaded, summary.superseded, summary.nothing_new) == (0, 1, False)
    assert values(db) == [40, 2000]


def test_a_moved_file_that_changes_later_replaces_its_article(db: Path, news: Path) -> None:
    """The path it had must not keep the old article for ever."""
    ingest(db, news)
    (news / "blast.txt").rename(news / "renamed.txt")
    ingest(db, news)
    (news / "renamed.txt").write_text(LATER)
    assert ingest(db, news).superseded == 1
    assert values(db) == [15, 30, 40, 2000]


def test_files_that_change_places_change_nothing(db: Path, news: Path) -> None:
    ingest(db, news)
    (news / "blast.txt").rename(news / "other.txt")
    (news / "flood.txt").rename(news / "blast.txt")
    (news / "other.txt").rename(news / "flood.txt")
    assert ingest(db, news).nothing_new
    assert values(db) == [12, 30, 40, 2000]


def test_a_file_is_the_same_from_whatever_folder_it_is_read(
    db: Path, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(news)
    ingest(db, news / "blast.txt")
    monkeypatch.chdir(news)
    (news / "blast.txt").write_text(LATER)
    assert ingest(db, "blast.txt").superseded == 1
    (news / "blast.txt").write_text(BLAST)
    assert ingest(db, tmp_path / "link").superseded == 1
    assert rows(db, "SELECT DISTINCT path FROM article_files ORDER BY path") == [
        (str(news / "blast.txt"),),
        (str(news / "flood.txt"),),
    ]


def test_content_that_cannot_be_read_replaces_nothing(db: Path, news: Path) -> None:
    ingest(db, news)
    (news / "blast.txt").write_bytes(bytes(range(256)) * 40)
    summary = ingest(db, news)
    assert (summary.superseded, len(summary.issues)) == (0, 1)
    assert values(db) == [12, 30, 40, 2000]


def test_a_deleted_file_changes_nothing_unless_it_is_pruned(db: Path, news: Path) -> None:
    ingest(db, news)
    (news / "blast.txt").unlink()
    assert ingest(db, news).nothing_new
    summary = ingest(db, news, prune=True)
    assert (summary.pruned, summary.nothing_new) == (1, False)
    assert values(db) == [40, 2000]
    assert rows(db, "SELECT DISTINCT why FROM facts_history") == [("pruned",)]
    assert ingest(db, news, prune=True).nothing_new


def test_pruning_leaves_what_another_file_holds_or_lies_elsewhere(db: Path, news: Path, tmp_path: Path) -> None:
    archive = tmp_path / "news-archive"
    archive.mkdir()
    shutil.copy(news / "blast.txt", archive)
    ingest(db, news, archive)
    (news / "blast.txt").unlink()
    (archive / "blast.txt").rename(tmp_path / "blast.txt")
    assert ingest(db, news, prune=True).pruned == 0, "the archive was not looked at"
    assert values(db) == [12, 30, 40, 2000]


def test_an_empty_folder_prunes_nothing(db: Path, news: Path) -> None:
    """A disk that is not mounted looks like a folder from which everything was deleted."""
    ingest(db, news)
    for file in news.iterdir():
        file.unlink()
    assert ingest(db, news, prune=True).pruned == 0
    assert values(db) == [12, 30, 40, 2000]


def test_an_older_warehouse_knows_its_files_by_the_path_of_their_article(db: Path) -> None:
    """Schema version 1 had no record of files: there, a changed file is recognised by how its path was written."""
    old = article("Flood: 40 people were killed.", path="in/flood.txt")
    new = article("Flood: 50 people were killed.", path="in/flood.txt")
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch([(old, [casualty(old, "40 people")])], KINDS), provenance())
        seen = FileSeen("/home/in/flood.txt", "in/flood.txt", new.article_id, None)
        batch = make_batch([(new, [casualty(new, "50 people")])], KINDS)
        loaded = warehouse.load(batch, provenance(), [Origin(new.article_id, None, (seen,))])
    assert loaded == Loaded(1, 1, superseded=1)
    assert rows(db, "SELECT article_id FROM articles") == [(new.article_id,)]


# Metadata that are supplied later


def test_a_sidecar_that_comes_later_is_honoured(db: Path, news: Path) -> None:
    ingest(db, news)
    (news / "blast.meta.json").write_text(json.dumps({"published_on": "2024-03-21", "publisher": "AP"}))
    summary = ingest(db, news)
    assert summary.run.articles_loaded == 1
    told = "SELECT published_on, published_basis, publisher FROM articles WHERE ends_with(path, 'blast.txt')"
    assert rows(db, told) == [(date(2024, 3, 21), "supplied", "AP")]
    assert rows(db, "SELECT DISTINCT event_start FROM facts WHERE value = 12") == [(date(2024, 3, 18),)]
    assert rows(db, "SELECT DISTINCT why FROM facts_history") == [("metadata",)]
    assert rows(db, "SELECT published_on, why FROM articles_history") == [(None, "metadata")]
    assert ingest(db, news).nothing_new


def test_a_date_for_the_whole_run_is_honoured_and_not_forgotten(db: Path, news: Path) -> None:
    ingest(db, news)
    assert ingest(db, news, published_on=date(2024, 3, 21)).run.articles_loaded == 2
    assert ingest(db, news).nothing_new, "a sweep that says nothing takes nothing back"
    assert ingest(db, news, published_on=date(2024, 3, 21)).nothing_new
    assert rows(db, "SELECT DISTINCT published_on FROM articles") == [(date(2024, 3, 21),)]
    assert ingest(db, news, published_on=date(2024, 3, 22)).run.articles_loaded == 2


def test_what_is_supplied_in_parts_adds_up(db: Path, news: Path) -> None:
    ingest(db, news / "blast.txt", published_on=date(2024, 3, 21))
    (news / "blast.meta.json").write_text(json.dumps({"publisher": "AP"}))
    ingest(db, news / "blast.txt")
    assert rows(db, "SELECT published_on, publisher, supplied FROM articles") == [
        (date(2024, 3, 21), "AP", '{"published_on":"2024-03-21","publisher":"AP"}')
    ]


def test_copies_with_sidecars_at_odds_do_not_take_turns(db: Path, news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(news / "blast.txt", other)
    (news / "blast.meta.json").write_text(json.dumps({"publisher": "AP"}))
    (other / "blast.meta.json").write_text(json.dumps({"publisher": "Reuters"}))
    ingest(db, news)
    assert ingest(db, other).run.articles_loaded == 1
    assert ingest(db, news).nothing_new
    assert ingest(db, other).nothing_new


def test_a_run_that_was_killed_before_it_read_an_article_anew_has_not_heard_what_is_said(db: Path, news: Path) -> None:
    """The record of the file must not be ahead of the article."""
    [blast] = extracted(1)
    told = Origin(blast[0].article_id, '{"publisher":"AP"}', ())
    with Warehouse.open(db, KINDS) as warehouse:
        warehouse.load(make_batch([blast], KINDS), provenance(), origins(1))
        seen = origins(1)[0].files[0]._replace(said='{"publisher":"AP"}')
        warehouse.record_files([seen._replace(said=None)], (), NOON, "run-2")
        assert warehouse.look_up([seen]).files == {seen.path: (seen.article_id, None)}
        assert warehouse.load(make_batch([blast], KINDS), provenance(), [told._replace(files=(seen,))]).articles == 1
        assert warehouse.look_up([seen]).files == {seen.path: (seen.article_id, seen.said)}


def test_each_moment_has_the_facts_and_articles_of_then(db: Path, news: Path) -> None:
    ingest(db, news)
    (news / "blast.txt").write_text(LATER)
    ingest(db, news)
    [(first, last)] = rows(db, "SELECT min(valid_from), max(valid_to) FROM facts_history")
    assert values(db, f"facts_as_of(TIMESTAMP '{first}')") == [12, 30, 40, 2000]
    assert values(db, f"facts_as_of(TIMESTAMP '{last}')") == [15, 30, 40, 2000]
    assert rows(db, f"SELECT text FROM articles_as_of(TIMESTAMP '{first}') ORDER BY text") == [(BLAST,), (FLOOD,)]
