"""The extractor's version: it changes with every byte that may change a fact, and with nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.version import extractor_version

ROOT = Path(__file__).parent.parent


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, to be changed."""
    return Path(
        shutil.copytree(ROOT / "extractors", tmp_path / "extractors", ignore=shutil.ignore_patterns("__pycache__"))
    )


def _version_of(package: Path) -> str:
    # In an interpreter of its own that finds the copy first.
    code = "import extractors.version as module; print(module.__file__, module.extractor_version())"
    answer = subprocess.run(
        [sys.executable, "-B", "-c", code], capture_output=True, text=True, check=True, cwd=package.parent
    )
    file, version = answer.stdout.split()
    assert Path(file).is_relative_to(package)
    return version


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def test_the_version_is_twelve_hex_digits_and_the_same_wherever_the_package_is(package: Path) -> None:
    assert len(extractor_version()) == 12
    assert int(extractor_version(), 16) >= 0
    assert _version_of(package) == extractor_version()


CHANGES: list[tuple[str, Callable[[Path], object]]] = [
    ("a byte of code", lambda package: _append(package / "numbers" / "words.py", b"\n")),
    ("a byte of a word list", lambda package: _append(package / "lexicon" / "numbers.toml", b"\n")),
    ("a byte of the gazetteer", lambda package: _append(package / "lexicon" / "cities.txt.gz", b"\0")),
    ("a kind more", lambda package: (package / "facts" / "vote.py").write_text("")),
    ("a kind less", lambda package: (package / "facts" / "age.py").unlink()),
    ("a module's new name", lambda package: (package / "context" / "scope.py").rename(package / "context" / "span.py")),
]


@pytest.mark.parametrize(("change", "make"), CHANGES, ids=[change for change, _ in CHANGES])
def test_the_version_changes_with(change: str, make: Callable[[Path], object], package: Path) -> None:
    make(package)
    assert _version_of(package) != extractor_version()


def test_the_version_does_not_change_with_what_python_leaves_behind(package: Path) -> None:
    cache = package / "facts" / "__pycache__"
    cache.mkdir()
    (cache / "age.cpython-311.pyc").write_bytes(b"compiled")
    (package / "facts" / ".age.py.swp").write_bytes(b"an editor's")
    assert _version_of(package) == extractor_version()
