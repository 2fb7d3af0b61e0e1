"""Every number of a sentence, longest reading first."""

from extractors.numbers.digits import read_digits
from extractors.numbers.numeral import Numeral, number_words
from extractors.numbers.words import read_vague, read_words
from extractors.tokens import Tokens


def find_numerals(tokens: Tokens) -> list[Numeral]:
    """Find every number of a sentence, longest reading first, left to right.

    Args:
        tokens: the sentence's tokens.

    Returns:
        Numerals in text order that do not overlap; bare "a" and "an" are not among them. "four and a half months"
        gives 4.5 over four tokens; "2.14 lakh" gives 214,000.
    """
    words = number_words()
    found = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        numeral = None
        if token.text[0].isdecimal():
            numeral = read_digits(tokens, index)
        elif token.lower in words.starters:
            numeral = read_vague(tokens, index) or read_words(tokens, index)
        if numeral is None:
            index += 1
        else:
            found.append(numeral)
            index = numeral.last
    return found
