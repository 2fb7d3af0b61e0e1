"""Texts for the tests of the speech layer: numbers stand in ⟦ ⟧, and every line is a block."""

import re

from extractors.sentences import Sentence, read_sentences
from extractors.speech import Speech, read_speech

_LINE = re.compile(r"[^\n]+")


def read_marked(marked: str, role: str = "paragraph") -> tuple[Speech, str, list[tuple[int, int]]]:
    """Take the marks out of a text and read it: its speech layer, the text, and the marked spans."""
    text, spans, opened = "", [], 0
    for character in marked:
        if character == "⟦":
            opened = len(text)
        elif character == "⟧":
            spans.append((opened, len(text)))
        else:
            text += character
    return read_speech(text, split_lines(text, role)), text, spans


def split_lines(text: str, role: str = "paragraph") -> tuple[Sentence, ...]:
    """The sentences of a text whose lines are its blocks."""
    return read_sentences(text, [(line.start(), line.end(), role) for line in _LINE.finditer(text)])
