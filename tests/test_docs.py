"""Documentation: what is generated is up to date, every link resolves, every command that is shown exists."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import typer

from extractors import completion, extract
from extractors.articles import parse_document
from extractors.facts import KINDS
from flows.cli import app
from schemas import Document
from scripts.examples import DATABASE, PAGES, load_folder
from scripts.references import References

ROOT = Path(__file__).parent.parent
PAGE_FILES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("extractors/**/*.md")])
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in PAGE_FILES}
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> References:
    db = tmp_path_factory.mktemp("warehouse") / DATABASE
    load_folder(str(ROOT / "seeds"), str(db))
    return References(db)


def test_generated_pages_are_up_to_date(references: References) -> None:
    stale = [name for name, text in references.pages().items() if TEXTS.get(name) != text]
    assert not stale, "run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_generated_sections_are_up_to_date(page: str, references: References) -> None:
    assert references.fill(TEXTS[page]) == TEXTS[page], "run `make docs`"


def _links(text: str) -> list[str]:
    return re.findall(r"\]\((?!https?://)([^)\s]+)\)", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", TEXTS)
def test_every_relative_link_resolves(page: str) -> None:
    broken = []
    for link in _links(TEXTS[page]):
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in _anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert not broken


def _shown(pattern: str) -> Iterator[re.Match[str]]:
    """Where a pattern stands in code: after a prompt, or as the whole of an inline code."""
    for text in TEXTS.values():
        yield from re.finditer(rf"(?m)(?:^\$ |`){pattern}", text)


def test_every_tallywire_command_that_is_shown_exists() -> None:
    shown = {(match[1], option) for match in _shown(r"tallywire (\w+)([^`\n]*)") for option in _options(match[2])}
    assert {name for name, _ in shown} <= set(COMMANDS)
    known = {
        (name, option)
        for name, command in COMMANDS.items()
        for option in ["", "--help", "--debug", *(option for parameter in command.params for option in parameter.opts)]
    }
    assert shown <= known


def _options(arguments: str) -> list[str]:
    unquoted = re.sub(r"\"[^\"]*\"|'[^']*'", "", arguments)
    return [*re.findall(r"(?<!\S)--[\w-]+", unquoted), ""]


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {match[1] for match in _shown(r"make ([\w-]+)")} <= targets


def test_every_module_and_file_that_is_shown_exists() -> None:
    modules = {match[1] for match in _shown(r"python -m ([\w.]+)")}
    assert not [name for name in modules if importlib.util.find_spec(name) is None]
    folders = "docs|extractors|flows|schemas|scripts|seeds|tests|warehouse"
    files = {match[1] for match in _shown(rf"((?:{folders})/[\w./]+)`")}
    # The database of a run, and what a reader of CONTRIBUTING.md writes.
    to_be_made = {DATABASE, "extractors/facts/vote.py", "warehouse/views/votes.sql"}
    assert {name for name in files if not (ROOT / name).exists()} <= to_be_made


def _python_block(page: str) -> ModuleType:
    [source] = [block for block in re.findall(r"^```python\n(.*?)^```", TEXTS[page], re.M | re.S) if "KIND = " in block]
    module = ModuleType("vote")
    exec(compile(source, page, "exec", dont_inherit=True), module.__dict__)
    return module


def test_the_kind_that_contributing_adds_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = _python_block("CONTRIBUTING.md").KIND
    kinds = sorted((*KINDS, kind), key=lambda one: one.order)
    monkeypatch.setattr(extract, "KINDS", kinds)
    monkeypatch.setitem(completion._BY_NAME, kind.name, replace(kind))
    for sentence, expected in kind.examples:
        article = parse_document(Document(path="sentence.txt", data=sentence.encode()))
        facts = [fact for fact in extract.extract_facts(article) if fact.kind == kind.name]
        assert tuple((fact.text, fact.value) for fact in facts) == expected
        assert [fact.side for fact in facts] == ["against" if "against" in sentence else None]  # type: ignore[attr-defined]
