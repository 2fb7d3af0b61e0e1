"""Clauses: the words of a sentence that belong with a number, among which a cue of modality governs it."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon

# Words further away than this belong to something else; so does an inset longer than the second figure.
_REACH = 30
_LONGEST_INSET = 14
_PAST = re.compile(
    r"(?:\w+ed|left|took|hit|cost|fled|lost|stood|held|came|went|fell|rose|began|has|have|had|was|were|is|are)$"
)
_FINITE = frozenset(["has", "have", "had", "was", "were", "is", "are"])
_STOPS = frozenset(";.:!?")
_QUOTE_MARKS = frozenset('"“”„«»')


@dataclass(slots=True)
class Clause:
    """A number's place among the words of its sentence; `before` runs from the number to the left."""

    first: int
    last: int
    before: tuple[int, ...]
    after: tuple[int, ...]


@cache
def modal_words(name: str) -> frozenset[str]:
    """One word list of the lexicon's `modality` table."""
    return frozenset(load_lexicon("speech")["modality"][name])


def is_past(word: str) -> bool:
    """Whether a word looks like a finite verb in the past: "died", "left"."""
    return _PAST.match(word) is not None


def find_clause(words: list[str], first: int, last: int) -> Clause:
    """Collect the words that belong with a number.

    Args:
        words: the sentence's words, in lower case.
        first: index of the number's first word.
        last: one past its last.

    Returns:
        The indexes of those words, without insets: in "the man, who could appeal, killed 12" "could" is not among them.
    """
    return Clause(first, last, tuple(_walk_left(words, first, last)), tuple(_walk_right(words, last)))


def _walk_left(words: list[str], first: int, last: int) -> list[int]:
    own_verb = not _FINITE.isdisjoint(words[last : last + 4])
    walked: list[int] = []
    index = first - 1
    while index >= max(0, first - _REACH) and not _opens(words, index, first):
        if own_verb and words[index : index + 2] == [",", "and"]:
            break
        if words[index] == "and" and not _FINITE.isdisjoint(words[index + 1 : first]):
            break
        if words[index] == ",":
            index = _inset_start(words, index)
        walked.append(index)
        index -= 1
    return walked


def _opens(words: list[str], index: int, first: int) -> bool:
    """Whether a word ends the clause on its left: what is before it belongs to another."""
    word = words[index]
    if word in _STOPS:
        return True
    if word == "than":
        return index < first - 2
    if word == "from":
        return words[index - 1 : index] == ["up"]
    if word == "as":
        return words[index + 1] not in ("many", "much", "few", "of") and words[index - 2 : index - 1] != ["as"]
    if word == "that":
        return index + 1 < first and is_past(words[index + 1])
    return word in modal_words("boundaries")


def _inset_start(words: list[str], comma: int) -> int:
    """Where the inset that a comma closes begins, "who …", "planned for 9,000"; the comma itself if it closes none."""
    for index in range(comma - 1, max(-1, comma - _LONGEST_INSET), -1):
        if words[index] in _STOPS:
            break
        if words[index] == ",":
            relative = words[index + 1] in ("who", "which", "whose", "where")
            participle = words[index + 1].endswith("ed") and words[comma + 1 : comma + 2] != []
            return index if relative or (participle and words[comma + 1] in _FINITE) else comma
    return comma


def _walk_right(words: list[str], last: int) -> list[int]:
    walked: list[int] = []
    index = last
    seen_verb = False
    while index < min(len(words), last + _REACH):
        word = words[index]
        if word in _STOPS or word in _QUOTE_MARKS or word == "as":
            break
        if word in modal_words("boundaries") and word != "from":
            break
        if word == "and" and (seen_verb or _goes_on(words, index + 1)):
            break
        if word in (",", "–", "—"):
            index = _inset_end(words, index)
            if index < 0:
                break
        seen_verb = seen_verb or is_past(word)
        walked.append(index)
        index += 1
    return walked


def _goes_on(words: list[str], index: int) -> bool:
    """ "The mandate is for five years and will be extended": a second predicate, which the number is no subject of."""
    return index < len(words) and (words[index] in modal_words("modals") or words[index] in _FINITE)


def _inset_end(words: list[str], mark: int) -> int:
    """Where the inset that a comma or dash opens ends, if the clause goes on with its verb; -1 where it does not."""
    for index in range(mark + 1, min(len(words) - 1, mark + _LONGEST_INSET)):
        if words[index] == words[mark]:
            return index if words[index + 1] in modal_words("modals") or words[index + 1] in _FINITE else -1
    return -1
