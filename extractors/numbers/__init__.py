"""First step after the tokens: numbers in digits, in words, or both, with the size of their last significant digit."""

from extractors.numbers.find import find_numerals
from extractors.numbers.numeral import Numeral, touching

__all__ = ["Numeral", "find_numerals", "touching"]
