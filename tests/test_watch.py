"""Watch: a file is handed on once it is whole, and files that come together are handed on together."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.arrivals import GATHER_SECONDS, SETTLE_SECONDS, Arrivals, is_open_for_writing
from flows.cli.app import app

# Times are handed in, so that these tests wait for nothing.
SETTLED = SETTLE_SECONDS * 2


@pytest.fixture
def arrivals(tmp_path: Path) -> Arrivals:
    return Arrivals([str(tmp_path)])


def _write(folder: Path, name: str, text: str = "At least 12 people were killed.") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


def test_a_file_is_whole_when_it_has_stopped_changing(tmp_path: Path, arrivals: Arrivals) -> None:
    path = _write(tmp_path, "a.txt")
    arrivals.note([path], 0)
    assert arrivals.take_whole(0) == []
    assert arrivals.take_whole(SETTLE_SECONDS / 2) == []
    assert arrivals.take_whole(SETTLED) == [path]
    assert arrivals.take_whole(SETTLED * 2) == []
    assert len(arrivals) == 0


def test_a_file_that_grows_is_waited_for(tmp_path: Path, arrivals: Arrivals) -> None:
    path = _write(tmp_path, "a.txt", "At least 12 people")
    arrivals.note([path], 0)
    arrivals.take_whole(0)
    _write(tmp_path, "a.txt", "At least 12 people were killed in the bl")
    assert arrivals.take_whole(SETTLED) == []
    assert arrivals.take_whole(SETTLED * 2) == [path]


def test_a_file_that_a_program_has_open_for_writing_is_waited_for(tmp_path: Path, arrivals: Arrivals) -> None:
    # A download that stalls does not change for longer than any pause one could wait.
    path = _write(tmp_path, "a.txt")
    arrivals.note([path], 0)
    arrivals.take_whole(0)
    with Path(path).open("a"):
        assert is_open_for_writing(path)
        assert arrivals.take_whole(SETTLED) == []
    assert not is_open_for_writing(path)
    assert arrivals.take_whole(SETTLED * 2) == [path]


def test_a_file_that_is_being_read_is_whole(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt")
    with Path(path).open():
        assert not is_open_for_writing(path)


def test_a_file_renamed_into_place_is_taken_under_its_last_name(tmp_path: Path, arrivals: Arrivals) -> None:
    temporary = _write(tmp_path, "a.txt.part")
    arrivals.note([temporary], 0)
    final = Path(temporary).rename(tmp_path / "a.txt")
    arrivals.note([str(final)], 0)
    arrivals.take_whole(0)
    assert arrivals.take_whole(SETTLED) == [str(final)]


def test_what_comes_together_goes_together(tmp_path: Path, arrivals: Arrivals) -> None:
    first, second = _write(tmp_path, "a.txt"), _write(tmp_path, "b.txt")
    arrivals.note([first], 0)
    arrivals.take_whole(0)
    arrivals.note([second], SETTLED)
    assert arrivals.take_whole(SETTLED) == []
    assert arrivals.take_whole(SETTLED * 2) == [first, second]


def test_one_slow_file_does_not_hold_up_the_others_for_ever(tmp_path: Path, arrivals: Arrivals) -> None:
    whole, slow = _write(tmp_path, "a.txt"), _write(tmp_path, "b.txt")
    with Path(slow).open("a"):
        arrivals.note([whole, slow], 0)
        arrivals.take_whole(0)
        assert arrivals.take_whole(SETTLED) == []
        assert arrivals.take_whole(SETTLED + GATHER_SECONDS) == [whole]
    assert arrivals.take_whole(SETTLED * 2 + GATHER_SECONDS) == [slow]


def test_a_limit_leaves_the_rest_for_the_next_time(tmp_path: Path, arrivals: Arrivals) -> None:
    paths = [_write(tmp_path, f"{number}.txt") for number in range(5)]
    arrivals.note(paths, 0)
    arrivals.take_whole(0)
    assert [len(arrivals.take_whole(SETTLED, 2)) for _ in range(4)] == [2, 2, 1, 0]


def test_a_folder_that_appears_is_looked_into(tmp_path: Path, arrivals: Arrivals) -> None:
    # Of a folder that is moved here whole, there is one event, and none for the files in it.
    paths = [_write(tmp_path, "day/a.txt"), _write(tmp_path, "day/late/b.html")]
    arrivals.note([str(tmp_path / "day")], 0)
    arrivals.take_whole(0)
    assert arrivals.take_whole(SETTLED) == paths


@pytest.mark.parametrize(
    "name", [".a.txt", "a.meta.json", "a.txt.part", "a.txt~", "a.pdf", ".sync/a.txt", "elsewhere/../../a.txt"]
)
def test_what_is_no_article_is_passed_over(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    arrivals = Arrivals([str(folder)])
    arrivals.note([str((folder / name).resolve())], 0)
    assert len(arrivals) == 0


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path, arrivals: Arrivals) -> None:
    path = _write(tmp_path, "a.txt")
    arrivals.note([path], 0)
    Path(path).unlink()
    assert arrivals.take_whole(SETTLED) == []
    assert len(arrivals) == 0


@pytest.mark.parametrize("command", ["watch", "serve"])
def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path, command: str) -> None:
    missing = CliRunner().invoke(app, [command, str(tmp_path / "nowhere"), "--db", str(tmp_path / "facts.duckdb")])
    assert missing.exit_code == 2
    assert f"{tmp_path / 'nowhere'} is not there" in missing.output
    assert list(tmp_path.iterdir()) == []
