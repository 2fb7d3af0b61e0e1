"""The command line as a user meets it: help, output, errors and exit codes of every command but `run`'s flow."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from extractors.articles import parse_document
from extractors.extract import analyse
from extractors.facts import KINDS
from extractors.version import extractor_version
from flows.cli import app
from flows.cli.app import INTERRUPTED, PIPE_CLOSED, Commands
from schemas import Document, Provenance
from warehouse import Warehouse, make_batch

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMANDS = ["run", "query", "extract", "show", "explain", "history", "kinds", "evaluate", "reprocess"]
WITH_DATABASE = ["run", "query", "show", "explain", "history", "reprocess"]
CLEAR_SCREEN = "\x1b[2J"
HOSTILE = f"""Storm {CLEAR_SCREEN}kills [bold red]12[/bold red] people

MANILA - At least 12{CLEAR_SCREEN} people were killed and 30 [link=https://example.org]others[/link] were injured.
\x9b31m\u202eAbout 400 people\x07 were evacuated.
"""


def invoke(*args: str | Path, **options: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="tallywire", **options)  # type: ignore[arg-type]


def load(db: Path, texts: dict[str, str], version: str) -> None:
    """Loads articles as a run does, without Prefect."""
    kinds = {kind.name: kind.record for kind in KINDS}
    articles = [parse_document(Document(path=name, data=text.encode())) for name, text in texts.items()]
    with Warehouse.open(db, kinds) as warehouse:
        batch = make_batch([(article, analyse(article).facts) for article in articles], kinds)
        when = datetime(2024, 3, 22, tzinfo=UTC)
        warehouse.load(batch, Provenance(extractor_version=version, run_id="run", extracted_at=when))


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("warehouse") / "facts.duckdb"
    texts = {f"news/{seed.name}": seed.read_text(encoding="utf-8") for seed in sorted(SEEDS.glob("*.txt"))}
    load(path, texts | {"news/hostile.txt": HOSTILE}, extractor_version())
    return path


def first_row(db: Path, sql: str) -> dict[str, str]:
    rows: list[dict[str, str]] = json.loads(invoke("query", sql, "--db", db, "--format", "json").stdout)
    return rows[0]


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples:\n\n(.*\n)*    (.*\| )?tallywire {command}\b", result.stdout)
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_summed_up_in_the_list(command: str) -> None:
    [line] = [line for line in invoke("--help").stdout.splitlines() if line.startswith(f"  {command} ")]
    assert line.rstrip().endswith(".")
    assert not line.rstrip().endswith("...")


@pytest.mark.parametrize("command", WITH_DATABASE)
def test_the_database_can_be_chosen_by_option_or_environment(command: str) -> None:
    text = " ".join(invoke(command, "--help").stdout.split())
    assert "--db FILE" in text
    assert "TALLYWIRE_DB" in text
    assert "warehouse/facts.duckdb" in text


def test_version() -> None:
    result = invoke("--version")
    assert result.exit_code == 0
    assert re.fullmatch(rf"tallywire .+, extractor {extractor_version()}\n", result.stdout)


def test_help_waits_for_nothing_heavy() -> None:
    heavy = {
        "duckdb",
        "prefect",
        "pydantic",
        "pyarrow",
        "rich",
        "dateparser",
        "quantulum3",
        "trafilatura",
        "extractors",
    }
    code = f"import sys, flows.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Errors: what happened, where, what to do next; on stderr; never a traceback


@pytest.mark.parametrize(
    ("args", "exit_code", "said"),
    [
        (["query", "SELECT 1", "--db", "none.duckdb"], 2, ["no database at none.duckdb", "tallywire run"]),
        (["show", "x", "--db", "none.duckdb"], 2, ["no database at none.duckdb"]),
        (["explain", "x", "--db", "none.duckdb"], 2, ["no database at none.duckdb"]),
        (["query", "SELECT 1", "--db", "notes.txt"], 2, ["notes.txt is not a DuckDB database"]),
        (["query", "--format", "xml"], 2, ["xml", "--help"]),
        (["run"], 2, ["No path was given", "tallywire run"]),
        (["run", "nowhere"], 2, ["no file or folder nowhere"]),
        (["run", ".", "--published-on", "22 March"], 2, ["'22 March' is not a date", "2024-03-21"]),
        (["extract"], 2, ["Give one article", "--text"]),
        (["extract", "notes.txt", "--text", "x"], 2, ["Give one article"]),
        (["extract", "nowhere.txt"], 2, ["nowhere.txt"]),
        (["extract", "."], 2, [". is a folder", "tallywire run ."]),
        (["extract", "empty.txt"], 1, ["empty.txt"]),
        (["extract", "notes.txt", "--published-on", "2024-02-30"], 2, ["'2024-02-30' is not a date"]),
        (["evaluate", "nowhere"], 2, ["nowhere is not a folder"]),
        (["evaluate", "."], 2, ["holds no gold", "NAME.json"]),
        (["evaluate", SEEDS, "--rules", "colour"], 2, ["in a field 'colour'", "bounds", "scope"]),
        (["qeury"], 2, ["No such command", "query"]),
    ],
)
def test_errors(
    args: list[str], exit_code: int, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("At least 12 people were killed.")
    Path("empty.txt").touch()
    result = invoke(*args)
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "SELECT nothing FROM facts",
        "SELECT 1; SELECT 2",
        "DELETE FROM facts",
        "CREATE TABLE mine (n INT)",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY facts TO 'facts.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
    ],
)
def test_sql_that_is_wrong_or_not_a_reading_query(sql: str, db: Path) -> None:
    result = invoke("query", sql, "--db", db)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("args", [["--debug", "show", "no such thing"], ["show", "no such thing", "--debug"]])
def test_debug_shows_the_traceback(args: list[str], db: Path) -> None:
    result = invoke(*args, "--db", db)
    assert result.exit_code == 2
    assert "Traceback" in result.stderr


def test_a_fault_of_ours_is_said_as_such() -> None:
    broken = typer.Typer(cls=Commands, pretty_exceptions_enable=False)

    @broken.callback()
    def group(debug: bool = False) -> None:
        """Has the option that every command has."""

    @broken.command()
    def divide() -> None:
        print(1 / 0)  # noqa: T201

    result = CliRunner().invoke(broken, ["divide"])
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: Unexpected ZeroDivisionError: division by zero.\n"
        "  This is a fault in tallywire: run again with --debug and report what it prints.\n"
    )


def test_ctrl_c_ends_quietly() -> None:
    interrupted = typer.Typer(cls=Commands, pretty_exceptions_enable=False)

    @interrupted.callback()
    def group(debug: bool = False) -> None:
        """Has the option that every command has."""

    @interrupted.command()
    def wait() -> None:
        raise KeyboardInterrupt

    result = CliRunner().invoke(interrupted, ["wait"])
    assert result.exit_code == INTERRUPTED
    assert "Traceback" not in result.stderr
    assert "Stopped" in result.stderr


def test_a_closed_pipe_ends_quietly(db: Path) -> None:
    sql = "SELECT * FROM range(100000)"
    command = [sys.executable, "-m", "flows.cli", "query", sql, "--db", str(db), "--format", "csv"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == PIPE_CLOSED


@pytest.mark.parametrize(
    ("redirection", "exit_code", "said"),
    [
        ("<&-", 1, "standard input holds no text"),
        ("<<< '12 died' >&-", 0, ""),
        ("<<< '12 died' >/dev/full", 1, "The output cannot be written: No space left on device"),
    ],
)
def test_streams_that_are_closed_or_full(redirection: str, exit_code: int, said: str) -> None:
    command = ["bash", "-c", f'"$0" -m flows.cli extract - {redirection}', sys.executable]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert process.returncode == exit_code
    assert said in process.stderr
    assert "fault in tallywire" not in process.stderr


# query


def test_query_formats(db: Path) -> None:
    sql = "SELECT 1.4e6::DOUBLE AS value, NULL AS place, DATE '2024-03-22' AS day, 'a,b|c' AS text"
    printed = {name: invoke("query", sql, "--db", db, "--format", name).stdout for name in ("json", "csv", "markdown")}
    assert json.loads(printed["json"]) == [{"value": 1400000, "place": None, "day": "2024-03-22", "text": "a,b|c"}]
    assert list(csv.reader(io.StringIO(printed["csv"])))[1] == ["1400000", "", "2024-03-22", "a,b|c"]
    assert printed["markdown"].splitlines()[2] == r"| 1400000 |  | 2024-03-22 | a,b\|c |"


def test_query_reads_the_database_that_the_environment_names(db: Path) -> None:
    result = invoke("query", "SELECT count(*) AS n FROM articles", "--format", "csv", env={"TALLYWIRE_DB": str(db)})
    assert result.stdout == "n\n6\n"


def test_query_table_says_when_it_is_cut(db: Path) -> None:
    result = invoke("query", "SELECT range AS n FROM range(10)", "--db", db, "--limit", "3")
    assert result.stdout.split() == ["n", "─", "0", "1", "2"]
    assert "first 3 rows" in result.stderr
    whole = invoke("query", "SELECT range AS n FROM range(10)", "--db", db, "--limit", "0")
    assert whole.stdout.split()[-1] == "9"
    assert whole.stderr == ""


def test_bare_query_lists_tables_and_queries_that_work(db: Path) -> None:
    result = invoke("query", "--db", db)
    for table in ("articles", "facts", "issues", "runs", "casualties", "headcounts", "durations"):
        assert re.search(rf"^{table} ", result.stdout, re.MULTILINE)
    examples = re.findall(r'tallywire query "(.+)"', result.stdout)
    assert len(examples) >= 3
    for sql in examples:
        assert invoke("query", sql, "--db", db).exit_code == 0


# extract


def test_extract_json_holds_every_field() -> None:
    text = "At least 12 people were killed on Monday."
    result = invoke("extract", "--text", text, "--published-on", "2024-03-21", "--format", "json")
    [fact] = json.loads(result.stdout)["facts"]
    assert (fact["kind"], fact["value"], fact["modifier"], fact["outcome"]) == ("casualty", 12, "at_least", "killed")
    assert fact["event_start"] == "2024-03-18"
    assert text[fact["start_char"] : fact["end_char"]] == fact["text"]


def test_extract_mentions() -> None:
    result = invoke("extract", "-", "--format", "json", "--mentions", input="A six-week truce began on 3 March 2024.")
    report = json.loads(result.stdout)
    assert set(report) == {"facts", "times", "quantities"}
    assert all(set(time) == {"start", "end", "text", "type", "value", "mod"} for time in report["times"])
    assert ("DATE", "2024-03-03") in [(time["type"], time["value"]) for time in report["times"]]
    assert ("DURATION", "P6W") in [(time["type"], time["value"]) for time in report["times"]]
    assert report["quantities"]


def test_extract_reads_a_file_with_its_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("At least 12 people were killed on Monday.")
    (tmp_path / "a.meta.json").write_text('{"published_on": "2024-03-21"}')
    [fact] = json.loads(invoke("extract", tmp_path / "a.txt", "--format", "json").stdout)["facts"]
    assert fact["event_start"] == "2024-03-18"


def test_extract_table() -> None:
    result = invoke("extract", "--text", "At least 12 people were killed in Rafah.")
    assert re.search(r"casualty +≥ 12 +killed people +Rafah", result.stdout)


def test_extract_without_facts() -> None:
    assert invoke("extract", "--text", "Nothing was said.").stdout == "No facts.\n"


# show and explain


@pytest.mark.parametrize("key", ["002_15e4a900d2dc02be.txt", "news/002_15e4a900d2dc02be.txt", "Very much possible"])
def test_show_finds_the_article(key: str, db: Path) -> None:
    result = invoke("show", key, "--db", db)
    assert result.exit_code == 0
    assert "[253 hostages](headcount)" in result.stdout
    assert "published 2024-03-21 (explicit)" in result.stdout


def test_show_finds_the_article_by_the_start_of_its_id(db: Path) -> None:
    article_id = first_row(db, "SELECT article_id FROM articles WHERE path LIKE '%002_%'")["article_id"]
    assert "[253 hostages](headcount)" in invoke("show", article_id[:6], "--db", db).stdout


def test_show_asks_back_when_several_articles_fit(db: Path) -> None:
    result = invoke("show", "Israel", "--db", db)
    assert result.exit_code == 2
    assert "fits" in result.stderr


COLOURS = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": None}


def test_show_highlights_in_colour_on_a_terminal(db: Path) -> None:
    output = invoke("show", "002_15e4a900d2dc02be.txt", "--db", db, env=COLOURS, color=True).stdout
    assert re.search(r"\x1b\[[\d;]+m253 hostages\x1b\[0m", output)
    assert "](headcount)" not in output


def test_no_color_brackets_instead(db: Path) -> None:
    output = invoke("show", "002_15e4a900d2dc02be.txt", "--db", db, env=COLOURS | {"NO_COLOR": "1"}, color=True).stdout
    assert not re.search(r"\x1b\[[\d;]*3\d", output)
    assert "[253 hostages](headcount)" in output


@pytest.mark.parametrize(
    "args",
    [
        ["show", "hostile.txt"],
        ["query", "SELECT * FROM articles WHERE path LIKE '%hostile%'"],
        ["query", "SELECT text FROM articles WHERE path LIKE '%hostile%'", "--format", "json"],
        ["query", "SELECT text FROM articles WHERE path LIKE '%hostile%'", "--format", "markdown"],
        ["show", f"nothing{CLEAR_SCREEN}"],
        ["query", f"SELECT '{CLEAR_SCREEN}' FROM nothing"],
    ],
)
def test_hostile_text_cannot_steer_the_terminal(args: list[str], db: Path) -> None:
    output = invoke(*args, "--db", db).output
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", output)


def test_hostile_text_is_shown_as_it_is_written(db: Path) -> None:
    output = invoke("show", "hostile.txt", "--db", db).stdout
    assert r"kills [bold red]" in output
    assert r"\x1b[2J" in output
    assert "[link=https://example.org]others[/link]" in output


def test_explain_marks_the_span_and_names_the_rule(db: Path) -> None:
    fact = first_row(db, "SELECT * FROM facts WHERE text = '253 hostages'")
    result = invoke("explain", fact["fact_id"][:8], "--db", db)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    [number] = [number for number, line in enumerate(lines) if "253 hostages" in line and "^" in lines[number + 1]]
    start = lines[number].index("253 hostages")
    assert lines[number + 1] == " " * start + "^" * len("253 hostages")
    assert fact["rule"] in result.stdout
    assert re.search(r"^value +253 +\S", result.stdout, re.MULTILINE)
    assert "does not find" not in result.stdout


def test_explain_says_when_the_database_is_behind(tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    load(old, {"a.txt": "At least 12 people were killed."}, "0" * 12)
    fact_id = first_row(old, "SELECT fact_id FROM facts")["fact_id"]
    result = invoke("explain", fact_id, "--db", old)
    assert f"what extractor {'0' * 12} made" in result.stdout
    assert "tallywire reprocess" in result.stdout


def test_explain_an_unknown_fact(db: Path) -> None:
    result = invoke("explain", "zzz", "--db", db)
    assert result.exit_code == 2
    assert "tallywire show" in result.stderr


# kinds and evaluate


def test_kinds_lists_every_kind() -> None:
    rows = json.loads(invoke("kinds", "--format", "json").stdout)
    assert sorted(row["kind"] for row in rows) == sorted(kind.name for kind in KINDS)
    assert {row["kind"] for row in rows[:3]} == {"casualty", "headcount", "duration"}
    assert all(row["example"] and row["description"] and row["columns"] >= 29 for row in rows)


def test_evaluate_prints_every_figure() -> None:
    report = json.loads(invoke("evaluate", SEEDS, "--format", "json").stdout)
    assert list(report) == [
        "core",
        "by_kind",
        "secondary",
        "attributes",
        "complete",
        "published_on",
        "reliability",
    ]
    tables = invoke("evaluate", SEEDS, "--rules", "scope").stdout
    assert "scope.one-incident" in tables
    counts = json.loads(invoke("evaluate", SEEDS, "--rules", "scope", "--format", "json").stdout)["rules"]["scope"]
    assert sum(count["right"] + count["wrong"] for count in counts) == report["attributes"]["scope"]["n"]
    assert "5 articles" in tables
    assert re.search(r"^core kinds +\d\.\d{3}", tables, re.MULTILINE)
    assert max(map(len, tables.splitlines())) <= 80


def test_evaluate_shows_errors_with_carets(tmp_path: Path) -> None:
    text = "Nothing was said of the crowd."
    (tmp_path / "a.txt").write_text(text)
    start = text.index("the crowd")
    fact = {"kind": "headcount", "start": start, "end": start + 9, "value": 7, "low": 7, "high": 7}
    (tmp_path / "a.json").write_text(json.dumps({"facts": [fact]}))
    result = invoke("evaluate", tmp_path, "--errors", "5")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-3:] == [
        "MISSED a.txt: headcount 7 was not found",
        "  Nothing was said of the crowd.",
        "                      ^^^^^^^^^",
    ]


def test_evaluate_counts_an_unreadable_article_as_missed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.json").write_text('{"facts": [{"kind": "headcount", "start": 0, "end": 1, "value": 7}]}')
    result = invoke("evaluate", tmp_path, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["core"]["fn"] == 1
    assert "a.txt" in result.stderr
