"""`tallywire run` as a user meets it, Prefect and all: what it prints, where to, and how it ends."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.run import report
from scripts.examples import load_folder

ROOT = Path(__file__).parent.parent


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", "run", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.flow
def test_run_and_run_again(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    first = run("seeds", "--db", db)
    assert first.returncode == 0
    assert re.search(
        rf"^5 files found; 5 articles and \d+ facts loaded into {re.escape(str(db))}\.$", first.stdout, re.M
    )
    assert re.search(r"^casualty +≥ 123 +killed", first.stdout, re.M)
    assert max(map(len, first.stdout.splitlines()[3:])) <= 80
    assert "Loaded" in first.stderr  # plain lines, as there is no terminal
    assert "\x1b" not in first.stdout + first.stderr
    assert "Traceback" not in first.stderr

    empty = tmp_path / "empty.txt"
    empty.touch()
    again = run("seeds", empty, "--db", db)
    assert again.returncode == 1
    assert "0 facts loaded" in again.stdout
    assert "Skipped: 5 already there." in again.stdout
    assert str(empty) in again.stderr
    assert "Traceback" not in again.stderr


def test_a_run_that_finds_nothing_new_shows_the_facts_that_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "facts.duckdb"
    report(load_folder(str(ROOT / "seeds"), str(db)), db)
    first = capsys.readouterr().out
    report(load_folder(str(ROOT / "seeds"), str(db)), db)
    second = capsys.readouterr().out
    assert second.startswith(f"Nothing new: 5 files already in {db} at this extractor version.\n")
    table = first.index("kind  ")
    assert second.endswith(first[table:])


def test_a_file_that_was_not_read_is_named_once_with_its_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "gone.txt").symlink_to("nowhere")
    db = tmp_path / "facts.duckdb"
    report(load_folder(str(tmp_path), str(db)), db)
    lines = capsys.readouterr().err.splitlines()
    assert lines[1] == "2 inputs could not be read in full; see also the table `issues`:"
    for line, name in zip(lines[2:], ["gone.txt", "empty.txt"], strict=True):
        assert line.startswith(str(tmp_path / name))
        assert line.count(name) == 1
        assert line.endswith(".")
        assert ".." not in line
