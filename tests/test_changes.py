"""Changes: what a run finds out about files by comparing them with the record, a slice of them at a time."""

import json
from pathlib import Path

import pytest

from flows.discover import discover
from flows.ingest import changes
from flows.ingest.changes import find_changes, record_path
from flows.ledger import kind_records
from tests.ingesting import ingest
from warehouse import Warehouse, connect_read_only


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"The flood killed {number + 20} people on Monday.")
    return folder


@pytest.fixture(params=[1, 2, 100])
def slice_size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    size: int = request.param
    monkeypatch.setattr(changes, "_SLICE", size)
    return size


def _on_record(db: Path) -> list[tuple[str, bool]]:
    sql = "SELECT parse_filename(path), valid_to IS NULL FROM article_files ORDER BY ALL"
    with connect_read_only(db) as connection:
        return connection.execute(sql).fetchall()


def test_however_files_are_sliced_a_second_run_finds_nothing_new(db: Path, news: Path, slice_size: int) -> None:
    (news / "copy-of-1.txt").write_text((news / "1.txt").read_text())
    (news / "2.meta.json").write_text(json.dumps({"publisher": "AP"}))
    first = ingest(db, news)
    assert (first.run.articles_loaded, first.copies) == (5, 1)
    assert len(_on_record(db)) == 6
    second = ingest(db, news)
    assert second.nothing_new
    assert (second.run.files_found, second.run.files_skipped, second.copies) == (6, 5, 1)


def test_files_that_take_each_others_names_are_followed_across_slices(db: Path, news: Path, slice_size: int) -> None:
    ingest(db, news)
    (news / "0.txt").rename(news / "was-0.txt")
    (news / "4.txt").rename(news / "0.txt")
    (news / "was-0.txt").rename(news / "4.txt")
    (news / "1.txt").rename(news / "9.txt")
    summary = ingest(db, news)
    assert (summary.run.articles_loaded, summary.superseded) == (0, 0)
    now = {name for name, current in _on_record(db) if current}
    assert now == {"0.txt", "2.txt", "3.txt", "4.txt", "9.txt"}
    assert ("1.txt", False) in _on_record(db)
    assert ingest(db, news).nothing_new


def test_of_an_archive_that_is_known_nothing_is_kept(db: Path, news: Path) -> None:
    ingest(db, news)
    with Warehouse.open(db, kind_records()) as warehouse:
        [version] = set(warehouse.known(file.article_id for file in discover([str(news)]).files).values())
        found = find_changes(discover([str(news)]), warehouse, version)
    assert (found.files, found.holders, found.seen, found.gone) == ((), {}, (), ())


def test_where_an_article_comes_from_is_said_with_what_was_supplied_with_each_file(db: Path, news: Path) -> None:
    (news / "copy-of-1.txt").write_text((news / "1.txt").read_text())
    (news / "copy-of-1.meta.json").write_text(json.dumps({"publisher": "AP"}))
    (news / "2.meta.json").write_text(json.dumps({"publisher": "Reuters"}))
    with Warehouse.open(db, kind_records()) as warehouse:
        found = find_changes(discover([str(news)]), warehouse, "v1")
        origins = {Path(origin.files[0].path).name: origin for origin in found.origins(found.files)}
    assert [(Path(file.path).name, file.said) for file in origins["1.txt"].files] == [
        ("1.txt", None),
        ("copy-of-1.txt", '{"publisher":"AP"}'),
    ]
    assert origins["1.txt"].supplied == '{"publisher":"AP"}'
    assert [(file.said, file.shown) for file in origins["2.txt"].files] == [
        ('{"publisher":"Reuters"}', str(news / "2.txt"))
    ]
    assert (origins["3.txt"].supplied, len(origins["3.txt"].files)) == (None, 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/x.txt", "/x.txt"),
        ("//x.txt", "/x.txt"),
        ("x.txt", "{here}/x.txt"),
        ("a/x.txt", "{here}/real/x.txt"),
        ("a/\udce9.txt", "{here}/real/\\xe9.txt"),
    ],
)
def test_a_file_is_known_by_one_path_from_wherever_it_is_read(
    path: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "a").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    assert record_path(path) == expected.format(here=tmp_path.resolve())
