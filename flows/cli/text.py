"""Text on its way to a terminal: article text is hostile, so what could steer the terminal is written out instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Span = tuple[int, int]

# Controls (C0 without tab and newline, DEL, C1), marks that reorder text, separators that terminals take for line
# ends, the byte-order mark, and surrogates, which no stream can encode.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Text with every character that could steer a terminal written out.

    Args:
        text: any text; tabs and line ends stay, CRLF becomes LF.

    Returns:
        ``"\x1b[2J"`` (clear the screen) as the six harmless characters ``\x1b[2J``.
    """
    return _STEERING.sub(lambda match: _written_out(match[0]), text.replace("\r\n", "\n"))


def visible_json(document: str) -> str:
    """The same for a JSON document, where such characters stand only inside strings: its value does not change."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def visible_spans(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Makes text visible and moves spans along.

    Args:
        text: any text.
        spans: half-open offsets into it, in any order, overlapping or not.

    Returns:
        The visible text, and the spans as offsets into that, in the order given.
    """
    cuts = sorted({0, len(text), *(offset for span in spans for offset in span)})
    pieces, moved, length = [], {0: 0}, 0
    for start, end in pairwise(cuts):
        pieces.append(visible(text[start:end]))
        length += len(pieces[-1])
        moved[end] = length
    return "".join(pieces), [(moved[start], moved[end]) for start, end in spans]


def underline(text: str, span: Span, width: int) -> list[str]:
    """Text wrapped to a width, with a line of carets below whatever part of the span a line holds.

    Args:
        text: a sentence, say; its line ends and tabs become spaces.
        span: half-open offsets into it.
        width: of the terminal, in cells; a Chinese character takes two, a combining mark none.

    Returns:
        The lines, without line ends.
    """
    from rich.cells import cell_len

    shown, [(start, end)] = visible_spans(re.sub(r"[\n\t]", " ", text.replace("\r\n", " \n")), [span])
    lines = []
    for left, right in _wrap(shown, width):
        lines.append(shown[left:right].rstrip())
        first, last = max(start, left), min(end, right)
        if first < last:
            marked = shown[first:last].rstrip() if last == right else shown[first:last]
            lines.append(" " * cell_len(shown[left:first]) + "^" * max(cell_len(marked), 1))
    return lines


def _wrap(text: str, width: int) -> Iterator[Span]:
    """Breaks text after words, and inside a word only where it is longer than a line."""
    from rich.cells import cell_len

    start, used = 0, 0
    # A cell holds at most one character that takes room, so a piece of half the width always fits a line.
    for word in re.finditer(rf"\S{{1,{max(width // 2, 1)}}} *| +", text):
        cells = cell_len(word[0].rstrip())
        if used and used + cells > width:
            yield start, word.start()
            start, used = word.start(), 0
        used += cell_len(word[0])
    if start < len(text):
        yield start, len(text)


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
