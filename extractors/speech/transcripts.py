"""Transcripts: interviews and debates whose paragraphs open with the name of who speaks, in capitals."""

from collections import Counter

from extractors.sentences import Sentence
from extractors.speech.shapes import word_set
from extractors.speech.speakers import Source

_LONGEST_LABEL = 5
_PROSE = frozenset({"paragraph", "list_item"})


def find_labels(text: str, sentences: tuple[Sentence, ...]) -> dict[int, Source]:
    """Find the paragraphs that open with a speaker's label: "MARTIN: We lost two men."

    Args:
        text: the article's text.
        sentences: its sentences, in text order.

    Returns:
        The speaker of each such paragraph, by block. A label counts where it opens two paragraphs or more, so that
        "KYIV: " or "UPDATE: " on its own is none; what a presenter says, the article says.
    """
    found: dict[int, Source] = {}
    block = -1
    for sentence in sentences:
        if sentence.block == block:
            continue
        block = sentence.block
        label = _read_label(text, sentence) if sentence.role in _PROSE else None
        if label is not None and label.text.lower() not in word_set("interviewers"):
            found[block] = label
    counts = Counter(label.text for label in found.values())
    return {block: label for block, label in found.items() if counts[label.text] > 1}


def _read_label(text: str, sentence: Sentence) -> Source | None:
    tokens = sentence.tokens
    for index, word in enumerate(tokens[:_LONGEST_LABEL]):
        if word == ":" and index:
            start, end = tokens.starts[0], tokens.ends[index - 1]
            return Source(text[start:end], start, end)
        if not (word.isupper() or word in (".", "'", "’", "-")):
            return None
    return None
