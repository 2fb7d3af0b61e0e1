"""Text on its way to a terminal: nothing in an article may steer it, and carets stand below what they mark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cli.text import underline, visible, visible_json, visible_spans

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b[Hgone", r"\x1b[2J\x1b[Hgone"),  # clears the screen
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),  # renames the window
        ("\x9b31m", r"\x9b31m"),  # the one-character form of ESC [
        ("12\r99", r"12\x0d99"),  # goes back and overwrites the number
        ("1\u202e000", r"1\u202e000"),  # shows what follows backwards
        ("12\x0899", r"12\x0899"),  # rubs out the last character
        ("a\ud800b", r"a\ud800b"),  # half a character, which no stream can encode
        ("one\r\ntwo\n\tthree", "one\ntwo\n\tthree"),  # line ends and tabs are wanted
        ("[bold]7[/bold] :skull:", "[bold]7[/bold] :skull:"),  # markup is text
        ("غزة 👩‍🚒 é", "غزة 👩‍🚒 é"),  # every script stays as it is
    ],
)
def test_characters_that_steer_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_text_steers(text: str) -> None:
    assert not STEERING.search(visible(text))


def test_json_keeps_its_value() -> None:
    assert visible_json('"a\u202eb"') == '"a\\u202eb"'


@given(st.text(alphabet="ab\x1b\r\n\u202e👩é", max_size=30), st.data())
def test_spans_move_with_their_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    first, last = sorted((data.draw(offsets), data.draw(offsets)))
    shown, [(start, end)] = visible_spans(text, [(first, last)])
    assert shown[start:end] == visible(text[first:last])


@pytest.mark.parametrize(
    ("text", "marked", "lines"),
    [
        ("At least 123 people died.", "123 people", ["At least 123 people died.", "         ^^^^^^^^^^"]),
        # A Chinese character takes two cells, a combining accent none.
        ("在加沙 12 人", "12", ["在加沙 12 人", "       ^^"]),
        ("cafe\u0301 7", "7", ["cafe\u0301 7", "     ^"]),
        # What is written out takes the room of its characters.
        ("\x1b[m 7", "7", [r"\x1b[m 7", "       ^"]),
        # A line end inside the sentence does not break the picture.
        ("123\npeople", "123\npeople", ["123 people", "^^^^^^^^^^"]),
    ],
)
def test_carets_stand_below_the_span(text: str, marked: str, lines: list[str]) -> None:
    start = text.index(marked)
    assert underline(text, (start, start + len(marked)), 40) == lines


def test_a_span_over_two_lines_is_marked_on_both() -> None:
    text = "The ministry said about two hundred people were hurt."
    span = (text.index("about"), text.index(" were"))
    assert underline(text, span, 24) == [
        "The ministry said about",
        "                  ^^^^^",
        "two hundred people were",
        "^^^^^^^^^^^^^^^^^^",
        "hurt.",
    ]


def test_a_word_longer_than_the_line_is_broken() -> None:
    lines = underline("x" * 100 + " 7", (101, 102), 20)
    assert all(len(line) <= 20 for line in lines)
    assert lines[-1].strip() == "^"
