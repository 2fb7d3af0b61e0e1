"""Capitalised runs: the stretches of a sentence that look like names, before anyone asks what they name."""

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import ne

from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from extractors.tokens import Tokens

# Above this share of capitalised words a line is in title case, where a capital says nothing.
_TITLE_CASE = 0.6
_CLOSERS = ".!?\"”'’"


def is_title_cased(sentence: Sentence, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether most words of the sentence begin with a capital: "Air Strikes Hit Market Town in Syria"."""
    if sentence.role != "title" and sentence.tokens[-1] in _CLOSERS:
        return False
    if 3 * sum(last - first for first, last in runs) < len(sentence.tokens):
        return False
    long_words = [word for word in sentence.tokens if len(word) > 3 and word.isalpha()]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) > _TITLE_CASE * len(long_words)


def find_runs(sentence: Sentence, words: PlaceWords) -> list[tuple[int, int]]:
    """The runs of names of a sentence.

    Args:
        sentence: a sentence with its tokens.
        words: the place lexicon.

    Returns:
        First token and one past the last, in text order: "Rio de Janeiro" and "al-Hol" are one run each. Words that
        never name a place ("March", "The") end a run.
    """
    tokens, articles = sentence.tokens, words.articles
    openers: Iterable[int] = compress(range(len(tokens)), map(ne, tokens, tokens.lowers))
    if not articles.isdisjoint(tokens.lowers):
        openers = sorted({*openers, *(at for at, word in enumerate(tokens.lowers) if word in articles)})
    runs: list[tuple[int, int]] = []
    last = 0
    for first in openers:
        if first < last:
            continue
        begin = first if tokens[first] not in articles else _skip_article(tokens, first)
        if not _is_name_word(tokens, begin, words):
            continue
        last = begin + 1
        while (further := _extend(tokens, last, words)) is not None:
            last = further
        runs.append((first, last))
    return runs


def _is_name_word(tokens: Tokens, at: int, words: PlaceWords) -> bool:
    word = tokens[at]
    if not word[0].isupper() or word in words.breakers:
        return False
    if word not in words.demonyms:
        return True
    # "Israeli" names no place, but "Dominican Republic" and "Korean Peninsula" do.
    return at + 1 < len(tokens) and tokens[at + 1][0].isupper() and tokens.lowers[at + 1] in words.areas


def _skip_article(tokens: Tokens, first: int) -> int:
    """From the "al" of "al-Hol" to its "Hol"."""
    if _is_hyphen(tokens, first + 1) and first + 2 < len(tokens):
        return first + 2
    return first


def _is_hyphen(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at] in "-‑" and tokens.starts[at] == tokens.ends[at - 1]


def _extend(tokens: Tokens, last: int, words: PlaceWords) -> int | None:
    """One past the next word of the run, or None where the run ends."""
    if last >= len(tokens):
        return None
    previous, word = tokens[last - 1], tokens[last]
    if word in "-‑" and _is_hyphen(tokens, last):
        return _extend_over_hyphen(tokens, last)
    gap = tokens.starts[last] - tokens.ends[last - 1]
    if word == "." and len(previous) <= 3 and gap == 0 and last + 1 < len(tokens):
        return last + 2 if _is_name_word(tokens, last + 1, words) and previous in ("St", "Mt", "Ft") else None
    if gap != 1:
        return None
    if _is_name_word(tokens, last, words):
        return last + 1
    ahead = last
    while ahead < len(tokens) and tokens[ahead] in words.joining and ahead - last < 2:
        ahead += 1
        if _is_hyphen(tokens, ahead):
            ahead += 1
    joined = ahead > last and ahead < len(tokens) and _is_name_word(tokens, ahead, words)
    if not joined or word == "and" or (word == "of" and tokens.lowers[last - 1] not in words.heads):
        return None
    return ahead + 1


def _extend_over_hyphen(tokens: Tokens, hyphen: int) -> int | None:
    ahead = hyphen + 1
    if ahead >= len(tokens) or tokens.starts[ahead] != tokens.ends[hyphen]:
        return None
    if tokens[ahead][0].isupper():
        return ahead + 1
    # "Cox-upon-Sea", "Deir al-Balah": a small word and one more capital.
    if _is_hyphen(tokens, ahead + 1) and ahead + 2 < len(tokens) and tokens[ahead + 2][0].isupper():
        return ahead + 3
    return None
