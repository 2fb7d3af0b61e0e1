"""Lines of an article, and the paragraphs that a typewriter-width file breaks over several of them."""

import re
from itertools import pairwise
from typing import NamedTuple

# From the first character that shows to the end of the line; blank lines never match.
_LINE = re.compile(r"\S[^\n\r\v\f\x85\u2028\u2029]*")
_BULLET = re.compile(r"[•●▪■◦‣∙·*►▶»–—-]\s+(?=\S)|\(?\d{1,2}[.)]\s+(?=[^\W\d_])")
# What stands between most lines.
_GAPS = {"\n": (False, 0), "\n\n": (True, 0)}
_MIN_WRAP_WIDTH = 40
_MAX_WRAP_WIDTH = 120
_MIN_WRAPPED_LINES = 3
_SAMPLE = 400


class Line(NamedTuple):
    """A line without the white space around it, or the wrapped lines of one paragraph together."""

    start: int
    end: int
    blank_before: bool
    indent: int


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines, or into paragraphs where it was hard-wrapped at a fixed width.

    Args:
        text: the article's text, with any line ends.

    Returns:
        The lines that hold something, in text order.
    """
    lines = _physical_lines(text)
    width = _wrap_width(text, lines)
    return lines if width is None else _join_wrapped(text, lines, width)


def bullet_length(text: str, line: Line) -> int:
    """How many characters of a list mark open the line ("* ", "3. "); 0 where it is no list item."""
    match = _BULLET.match(text, line.start, line.end)
    return match.end() - match.start() if match else 0


def _physical_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start = match.start()
        gap = text[previous_end:start]
        line = match.group().rstrip()
        blank_before, indent = _GAPS.get(gap) or _read_gap(gap)
        lines.append(Line(start, start + len(line), blank_before or not lines, indent))
        previous_end = match.end()
    return lines


def _read_gap(gap: str) -> tuple[bool, int]:
    """Whether white space holds a blank line, and by how much it indents the line after it."""
    blank = gap.count("\n") > 1 or ("\n" not in gap and gap.count("\r") > 1) or "\u2029" in gap
    return blank, len(gap) - 1 - max(gap.rfind("\n"), gap.rfind("\r"))


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width a file was wrapped at, or None where each line is a paragraph.

    Most lines of a wrapped paragraph stop in mid-sentence near the right margin; of lines that are paragraphs, few do.
    """
    sample = lines[:_SAMPLE]
    carried = [line.end - line.start for line, after in pairwise(sample) if not after.blank_before]
    if len(carried) < _MIN_WRAPPED_LINES or max(line.end - line.start for line in sample) > _MAX_WRAP_WIDTH:
        return None
    width = max(carried)
    if width < _MIN_WRAP_WIDTH:
        return None
    flowing = sum(
        1
        for line, after in pairwise(sample)
        if not after.blank_before and line.end - line.start > 0.75 * width and text[line.end - 1] not in '.!?”"'
    )
    return width if flowing >= max(_MIN_WRAPPED_LINES, 0.5 * len(carried)) else None


def _join_wrapped(text: str, lines: list[Line], width: int) -> list[Line]:
    joined: list[Line] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _continues(text, line, previous, joined[-1], width):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
        previous = line
    return joined


def _continues(text: str, line: Line, previous: Line, paragraph: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph: the one before is full, and it opens no list item or indented one."""
    if line.blank_before or previous.end - previous.start <= 0.7 * width or bullet_length(text, line):
        return False
    return line.indent < previous.indent + 2 or bullet_length(text, paragraph) > 0
