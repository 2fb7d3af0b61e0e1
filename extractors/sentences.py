"""Sentences: where one ends and the next begins, within a block of an article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens, tokenize

# From the mark that may end a sentence, or a line's end, over the white space; it opens with one set of characters so
# that the search skips all others at once.
_BREAK = re.compile(r"""[.!?…\n](?:(?<!\n)["”’'»)\]]*\s+(?=["“‘'«(\[]*[^\W_]|[•*–—-])|(?<=\n)\s*\n)""")
_LAST_WORD = re.compile(r"([^\s\"“‘'«(\[]+?)\.[\"”’'»)\]]*$")
_FIRST_WORD = re.compile(r"[\"“‘'«(\[]*([^\W_]+)")
_LOOK_BACK = 24
_LONGEST = 1200


@dataclass(slots=True)
class Sentence:
    """A sentence, a headline or a caption, with its tokens. Offsets are half-open, into the article's text."""

    start: int
    end: int
    role: str
    block: int
    tokens: Tokens


def read_sentences(text: str, blocks: Iterable[tuple[int, int, str]]) -> tuple[Sentence, ...]:
    """Split an article's blocks into sentences and those into tokens.

    Args:
        text: the article's text.
        blocks: start, end and role ("paragraph", "title" …) of each block to read, in text order.

    Returns:
        The sentences in text order; `block` is the index of the sentence's block among those given.
    """
    return tuple(
        Sentence(start, end, role, index, tokenize(text, start, end))
        for index, (block_start, block_end, role) in enumerate(blocks)
        for sentence_start, sentence_end in split_sentences(text, block_start, block_end)
        for start, end in _bound(text, sentence_start, sentence_end)
    )


def _bound(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long to be a sentence at white space, so that work within a sentence stays bounded."""
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        cut = start + _LONGEST if cut <= start else cut
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("sentences")
    return frozenset(lexicon["never_final"]), frozenset(lexicon["maybe_final"]), frozenset(lexicon["starters"])


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the sentences of one block.

    Args:
        text: the whole article's text.
        start: first character of the block, 0-based.
        end: one past its last character.

    Returns:
        Half-open spans in text order, without the white space between them. "He met Gen. Hifter. They talked." is two.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        mark = match.start() + (text[match.start()] != "\n")
        if _ends_sentence(text, begin, mark, match.end()):
            _append_trimmed(spans, text, begin, match.end())
            begin = match.end()
    _append_trimmed(spans, text, begin, end)
    return spans


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, begin: int, mark: int, after: int) -> bool:
    following = _FIRST_WORD.match(text, after)
    if "\n" in text[mark:after] and text[mark:after].count("\n") > 1:
        return True
    if following and following.group(1)[0].islower():
        return False
    before = _LAST_WORD.search(text[max(begin, mark - _LOOK_BACK) : mark])
    if before is None:
        return True
    word = before.group(1)
    never_final, maybe_final, starters = _abbreviations()
    lower = word.lower()
    if lower in never_final or (len(word) == 1 and word.isupper()):
        # "he wrote on X."
        return before.string[: before.end(1)].endswith(" on X")
    if lower in maybe_final or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return following is not None and following.group(1) in starters
    return True
