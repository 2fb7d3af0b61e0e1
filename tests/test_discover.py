"""Discover: which files of a folder are articles, and what becomes of those that cannot be read."""

import json
import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from flows.discover import Discovery, discover
from flows.files import NotReadError, hash_file, read_bytes, read_supplied
from schemas import SuppliedMetadata


def _write(folder: Path, name: str, text: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"The article {name}.", "utf-8")
    return path


def _names(discovery: Discovery, folder: Path) -> list[str]:
    return [str(Path(file.path).relative_to(folder)) for file in discovery.files]


def _codes(discovery: Discovery) -> list[str]:
    return [issue.code for issue in discovery.issues]


def test_folders_are_walked_in_sorted_order_so_that_runs_are_alike(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.html", "a.txt", "c/d/e/deep.TXT", "no-suffix"):
        _write(tmp_path, name)
    assert _names(discover([str(tmp_path)]), tmp_path) == [
        "a.txt",
        "no-suffix",
        "b/10.html",
        "b/2.txt",
        "c/d/e/deep.TXT",
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".hidden.txt", "a hidden file is some program's own"),
        (".git/config", "so is what is in a hidden folder"),
        ("story.json", "gold annotations stand beside the seeds"),
        ("story.meta.json", "a sidecar speaks of an article and is none"),
        ("photo.jpg", "pictures stand beside pages"),
        ("facts.duckdb", "the database may stand in the same folder"),
    ],
)
def test_what_is_no_article_is_passed_over(tmp_path: Path, name: str, why: str) -> None:
    _write(tmp_path, name)
    _write(tmp_path, "story.txt")
    discovery = discover([str(tmp_path)])
    assert _names(discovery, tmp_path) == ["story.txt"], why


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = _write(tmp_path, ".story.json")
    assert _names(discover([str(path)]), tmp_path) == [".story.json"]


def test_the_same_bytes_are_one_article_and_the_first_path_counts(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Twelve people were killed.")
    _write(tmp_path, "copy/b.txt", "Twelve people were killed.")
    discovery = discover([str(tmp_path)])
    assert _names(discovery, tmp_path) == ["a.txt"]
    assert (discovery.copies, discovery.found) == (1, 2)


def test_a_file_given_twice_is_no_copy(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt")
    discovery = discover([str(tmp_path), str(path)])
    assert (len(discovery.files), discovery.copies) == (1, 0)


def test_the_key_is_the_hash_of_the_content(tmp_path: Path) -> None:
    # printf 'Six dead' | sha256sum
    path = _write(tmp_path, "a.txt", "Six dead")
    assert discover([str(path)]).files[0].article_id == "c3a2c9b33c82e87a"


def test_a_missing_path_is_an_issue_and_stops_nothing(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt")
    discovery = discover([str(tmp_path / "nowhere"), str(path)])
    assert _codes(discovery) == ["missing-path"]
    assert len(discovery.files) == 1


def test_a_link_back_to_a_folder_above_is_walked_once(tmp_path: Path) -> None:
    _write(tmp_path, "news/a.txt")
    (tmp_path / "news" / "loop").symlink_to(tmp_path)
    assert _names(discover([str(tmp_path)]), tmp_path) == ["news/a.txt"]


def test_paths_in_the_current_folder_are_written_as_a_user_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "b.txt")
    _write(tmp_path, "news/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in discover(["."]).files] == ["b.txt", "news/a.txt"]


def test_a_name_too_long_to_have_a_sidecar_is_an_article(tmp_path: Path) -> None:
    _write(tmp_path, f"{'n' * 250}.txt")
    discovery = discover([str(tmp_path)])
    assert (len(discovery.files), _codes(discovery)) == (1, [])


def test_links_that_lead_nowhere_and_pipes_are_issues(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    discovery = discover([str(tmp_path)])
    assert _codes(discovery) == ["vanished", "unreadable"]
    assert (discovery.found, len(discovery.files)) == (2, 0)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_folders_and_files_without_the_right_to_read_are_issues(tmp_path: Path) -> None:
    _write(tmp_path, "closed/a.txt")
    _write(tmp_path, "b.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        assert sorted(_codes(discover([str(tmp_path)]))) == ["unreadable", "unreadable-folder"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_name_that_is_not_utf8_is_read_and_shown(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/caf\xe9.txt")).write_text("Six dead", "utf-8")
    Path(os.fsdecode(folder + b"/gone\xe9.txt")).symlink_to(tmp_path / "nothing")
    discovery = discover([str(tmp_path)])
    assert len(discovery.files) == 1
    assert discovery.issues[0].path.endswith("gone\\xe9.txt")


def test_a_sidecar_speaks_of_its_article(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    _write(tmp_path, "a.meta.json", json.dumps({"published_on": "2024-03-21", "publisher": "AP"}))
    supplied = discover([str(tmp_path)]).files[0].supplied
    assert supplied == SuppliedMetadata(published_on=date(2024, 3, 21), publisher="AP")


def test_a_sidecar_goes_before_what_is_said_of_the_whole_run(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    _write(tmp_path, "a.meta.json", json.dumps({"publisher": "AP"}))
    _write(tmp_path, "b.txt")
    run = SuppliedMetadata(published_on=date(2024, 3, 22), publisher="desk")
    first, second = discover([str(tmp_path)], run).files
    assert first.supplied == SuppliedMetadata(published_on=date(2024, 3, 22), publisher="AP")
    assert second.supplied == run


@pytest.mark.parametrize(
    ("sidecar", "why"),
    [
        ("", "empty"),
        ("[1, 2]", "no object"),
        ('{"published_on": "March"}', "no date"),
        ('{"published": "2024-03-21"}', "a misspelt field must not be ignored in silence"),
    ],
)
def test_a_bad_sidecar_is_an_issue_and_the_article_is_read_without_it(tmp_path: Path, sidecar: str, why: str) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "a.meta.json").write_text(sidecar, "utf-8")
    discovery = discover([str(tmp_path)])
    assert _codes(discovery) == ["bad-sidecar"], why
    assert discovery.files[0].supplied is None


def test_a_pipe_for_a_sidecar_is_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "a.meta.json")
    discovery = discover([str(tmp_path)])
    assert ([issue.message for issue in discovery.issues], len(discovery.files)) == (["Not a regular file"], 1)


def test_a_pipe_that_takes_the_place_of_an_article_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(NotReadError, match="Not a regular file"):
        read_bytes(str(tmp_path / "a.txt"))


def test_a_pipe_that_takes_the_place_of_a_listed_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert hash_file(str(tmp_path / "a.txt"), regular=True)[1] == 0


def test_a_device_that_takes_the_place_of_a_listed_file_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    with pytest.raises(NotReadError, match="Not a regular file"):
        hash_file(str(tmp_path / "a.txt"), regular=True)


def test_a_link_to_an_article_is_one_also_where_it_was_listed_as_a_file(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    assert hash_file(str(tmp_path / "b.txt"), regular=True) == hash_file(str(path))


def test_a_long_file_is_hashed_to_its_end(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "Six dead. " * 50_000)
    assert hash_file(str(path)) == (sha256(path.read_bytes()).hexdigest()[:16], 500_000)


def test_a_sidecar_that_is_a_link_to_nothing_is_none(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "a.meta.json").symlink_to(tmp_path / "nothing")
    discovery = discover([str(tmp_path)])
    assert (discovery.files[0].supplied, _codes(discovery)) == (None, [])


def test_a_file_that_is_named_has_its_sidecar_too(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt")
    _write(tmp_path, "a.meta.json", json.dumps({"publisher": "AP"}))
    assert discover([str(path)]).files[0].supplied == SuppliedMetadata(publisher="AP")


def test_a_sidecar_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.meta.json"
    path.write_text('{"publisher": "AP"}', "utf-8-sig")
    assert read_supplied(str(path)).publisher == "AP"


def test_a_sidecar_above_the_limit_is_told_so_in_bytes(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.meta.json", f'{{"title": "{"x" * 70_000}"}}')
    with pytest.raises(NotReadError, match="larger than 65,536 bytes") as caught:
        read_supplied(str(path))
    assert "read without it" in caught.value.hint


def test_a_file_above_the_limit_is_not_read_into_memory(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "x" * 1001)
    with pytest.raises(NotReadError) as caught:
        read_bytes(str(path), limit=1000)
    assert caught.value.code == "too-large"
    assert len(read_bytes(str(path), limit=1001)) == 1001


def test_an_unreadable_sidecar_says_how_to_write_one(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.meta.json", "{")
    with pytest.raises(NotReadError, match=r"a\.meta\.json") as caught:
        read_supplied(str(path))
    assert '"published_on": "2024-03-21"' in caught.value.hint
