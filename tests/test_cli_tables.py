"""Rows on stdout: odd values come out right in every format, and programs can read what programs are given."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from flows.cli.options import RowFormat
from flows.cli.tables import print_rows
from flows.cli.values import as_json, as_text

COLUMNS = ["text", "value", "published_on"]
ROWS: list[tuple[Any, ...]] = [
    ("plain", 1.4e6, date(2024, 3, 22)),
    ('with, comma and "quotes"', None, None),
    ("a | pipe, a `tick`, <b>, *star*, _under_ and snake_case", 0.5, None),
    ("two\nlines", -3.0, None),
    ("\x1b[31mred", 7, None),
]


def printed(capsys: pytest.CaptureFixture[str], row_format: RowFormat, rows: list[tuple[Any, ...]] = ROWS) -> str:
    print_rows(COLUMNS, rows, row_format)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "text", "in_json"),
    [
        (None, "", None),
        (True, "true", True),
        (1.4e6, "1400000", 1400000),
        (1e15, "1000000000000000", 10**15),
        (1e300, "1e+300", 1e300),  # three hundred digits would promise what a double does not know
        (5.5, "5.5", 5.5),
        (float("inf"), "inf", None),  # JSON has no word for it
        (-0.0, "0", 0),
        (Decimal("2.50"), "2.50", 2.5),
        (date(2024, 3, 22), "2024-03-22", "2024-03-22"),
        (datetime(2024, 3, 22, 9, 5, tzinfo=UTC), "2024-03-22 09:05:00+00:00", "2024-03-22T09:05:00+00:00"),
        (timedelta(days=1), "1 day, 0:00:00", "1 day, 0:00:00"),
        (b"\x00\xff", "00ff", "00ff"),
        ([1.0, None, date(2024, 3, 22)], '[1, null, "2024-03-22"]', [1, None, "2024-03-22"]),
        ({"low": 2.0}, '{"low": 2}', {"low": 2}),
    ],
)
def test_values(value: Any, text: str, in_json: Any) -> None:
    assert as_text(value) == text
    assert as_json(value) == in_json


def test_json_is_one_object_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    output = printed(capsys, RowFormat.json)
    assert json.loads(output)[0] == {"text": "plain", "value": 1400000, "published_on": "2024-03-22"}
    assert json.loads(output)[1]["value"] is None
    assert json.loads(output)[4]["text"] == "\x1b[31mred"
    assert "\x1b" not in output


def test_json_without_rows_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, RowFormat.json, [])) == []


def test_json_keeps_columns_of_the_same_name(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["n", "n"], [(1, 2)], RowFormat.json)
    assert json.loads(capsys.readouterr().out) == [{"n": 1, "n_2": 2}]


def test_csv_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(printed(capsys, RowFormat.csv))))
    assert rows[0] == COLUMNS
    assert rows[1] == ["plain", "1400000", "2024-03-22"]
    assert [row[0] for row in rows[1:]] == [row[0] for row in ROWS]  # not a character changed in a pipe


def test_markdown_is_one_line_a_row_and_shows_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, RowFormat.markdown).splitlines()
    assert lines[:3] == ["| text | value | published_on |", "| --- | --- | --- |", "| plain | 1400000 | 2024-03-22 |"]
    assert lines[4] == (r"| a \| pipe, a \`tick\`, \<b\>, \*star\*, \_under\_ and snake_case | 0.5 |  |")
    assert lines[5] == "| two<br>lines | -3 |  |"
    assert len(lines) == 2 + len(ROWS)


def test_table_fits_eighty_columns_and_tells_null(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    output = printed(capsys, RowFormat.table)
    assert "1400000" in output
    assert "NULL" in output
    assert r"\x1b[31mred" in output
    assert max(len(line) for line in output.splitlines()) <= 80


def test_table_too_wide_for_the_terminal_becomes_a_record_a_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    columns = [f"column_number_{number}" for number in range(12)]
    print_rows(columns, [tuple(range(12))], RowFormat.table)
    output = capsys.readouterr().out
    assert "row 1" in output
    assert "column_number_11  11" in output
    assert max(len(line) for line in output.splitlines()) <= 80
