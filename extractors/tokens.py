"""The first step of the cascade: text to tokens, each with its character offsets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(slots=True)
class Token:
    """A word, a number in digits, or one mark of punctuation. Offsets are half-open, into the article's text."""

    start: int
    end: int
    text: str
    lower: str


class Tokens(list[Token]):
    """The tokens of a sentence in text order; `lowers` has them in lower case, to be read and never changed."""

    __slots__ = ("lowers",)

    def __init__(self, tokens: Iterable[Token], lowers: list[str] | None = None) -> None:
        super().__init__(tokens)
        self.lowers = [token.lower for token in self] if lowers is None else lowers


# Numbers keep their separators ("1,234.5"); abbreviations keep their full stops ("U.S."), because a full stop that
# ends no sentence must not look like one; a possessive "'s" is a token of its own, so that "Israel's" is "Israel".
# Words in plain letters, and marks that open nothing, come first because most tokens are one or the other.
_TOKEN = re.compile(
    r"""
    ((?=\S)(?:
    [a-zA-Z]{2,}+(?![\w'’])
    | [^\w\s'’]                             # one mark
    | [^\W\d_]{2,}(?:['’](?!s\b)[^\W\d_]+)* # words, with don't
    | \d+(?:[.,]\d+)*                       # 1,234.5
    | (?:[^\W\d_]\.){2,}                    # U.S.  a.m.
    | ['’]s\b                               # possessive
    | [^\W\d_](?:['’](?!s\b)[^\W\d_]+)*     # a  O'Neill
    | ['’]
    | _+))
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Split a stretch of text into tokens.

    Args:
        text: the whole article's text.
        start: first character of the stretch, 0-based.
        end: one past its last character; None = the end of the text.

    Returns:
        The tokens in text order; white space belongs to none. "a six-week truce" gives six tokens: the hyphen is one.
    """
    # Gaps and tokens by turns: what each token needs is then made for all of them at once, which takes half the time.
    pieces = _TOKEN.split(text[start:end])
    places = list(accumulate(map(len, pieces), initial=start))
    words = pieces[1::2]
    lowers = list(map(str.lower, words))
    return Tokens(map(Token, places[1::2], places[2::2], words, lowers), lowers)
