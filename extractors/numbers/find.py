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
    starters = number_words().starters
    begins = [index for index, word in enumerate(tokens.lowers) if word in starters or word[0].isdecimal()]
    found: list[Numeral] = []
    for index in begins:
        if found and index < found[-1].last:
            continue
        numeral = _read_at(tokens, index)
        if numeral is not None:
            found.append(numeral)
    return found


def _read_at(tokens: Tokens, index: int) -> Numeral | None:
    lowers = tokens.lowers
    if lowers[index][0].isdecimal():
        return read_digits(tokens, index)
    # Most articles stand before a noun.
    if lowers[index] in ("a", "an") and number_words().after_article.isdisjoint(lowers[index + 1 : index + 2]):
        return None
    return read_vague(tokens, index) or read_words(tokens, index)
