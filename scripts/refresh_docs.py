"""Refresh the documentation: what its examples print, and the tables made from the code (`make docs`).

`python -m scripts.refresh_docs --make` also runs `make run` and `make test`, which takes minutes, and puts in place
what those two print, seconds included.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.examples import DATABASE, PAGES, WIDTH, Seeds, find_examples, refresh_examples
from scripts.references import References

ROOT = Path(__file__).parent.parent


def refreshed(folder: Path) -> dict[str, str]:
    """Every page that has something generated in it, as it should be.

    Args:
        folder: an empty one, to make a warehouse of the seeds in.

    Returns:
        The pages' texts by path.
    """
    seeds = Seeds(folder)
    references = References(folder / DATABASE)
    pages = references.pages()
    for name in PAGES:
        pages[name] = refresh_examples(references.fill((ROOT / name).read_text(encoding="utf-8")), seeds.run)
    return pages


def measured(page: str) -> str:
    """A page with what `make run` and `make test` print now, seconds included."""
    runs = {"make run": _run, "make test": _test}
    for example in reversed(find_examples(page)):
        if example.code in runs:
            page = page[: example.start] + runs[example.code]() + page[example.start + len(example.shown) :]
    return page


def _run() -> str:
    """The command of `make run`, in a folder where nobody's database is."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "seeds").symlink_to(ROOT / "seeds")
        return _output([sys.executable, "-m", "flows.cli", "run", "seeds"], Path(folder))


def _test() -> str:
    lines = _output(["make", "test"], ROOT).splitlines()
    tests = next(number for number, line in enumerate(lines) if line.endswith("pytest"))
    return "\n".join([*lines[: tests + 1], "…", lines[-1].strip("= ")]) + "\n"


def _output(command: list[str], folder: Path) -> str:
    surroundings = os.environ | {"COLUMNS": str(WIDTH)}
    done = subprocess.run(command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return done.stdout


def main() -> None:
    """Writes the pages that have changed, and names them."""
    parser = argparse.ArgumentParser(description="Puts in place what the documentation's examples print now.")
    parser.add_argument("--make", action="store_true", help="also run `make run` and `make test`, which takes minutes")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        pages = refreshed(Path(folder))
    if arguments.make:
        try:
            pages["README.md"] = measured(pages["README.md"])
        except subprocess.CalledProcessError as error:
            sys.exit(f"Nothing is refreshed, because `{' '.join(error.cmd)}` fails:\n{error.stdout}")
    for name, text in pages.items():
        page = ROOT / name
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{name} is refreshed.\n")


if __name__ == "__main__":
    main()
