"""Numbers that are part of a name by the noun before them: "Flight 2214", "Category 4 storms", "Boeing 737"."""

from functools import cache

from extractors.lexicon import load_lexicon
from extractors.numbers import Numeral
from extractors.quantities.nouns import is_person, is_plural, is_stop
from extractors.tokens import Tokens

_LAST_YEAR = 2100
_COMMON_NOUNS = frozenset({"group", "level", "line", "number", "numbers", "point", "area", "figure", "figures"})
_RANKS = frozenset({"Level", "Category", "Phase", "Stage", "Tier", "Type", "Class", "Grade", "Schedule", "Section"})


@cache
def _naming_nouns() -> frozenset[str]:
    return frozenset(load_lexicon("identifiers")["nouns"])


def follows_naming_noun(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the word before a numeral makes it a name.

    Args:
        tokens: the sentence's tokens.
        numeral: one of the sentence's numerals, in digits.

    Returns:
        True for "Flight 2214"; False for the 40 of "Kano recorded 12 deaths and Lagos 40".
    """
    first, last = numeral.first, numeral.last
    if first == 0:
        return False
    before = first - 1
    if (
        tokens[before] == "."
        and before
        and tokens.lowers[before - 1] in ("no", "nos", "art", "sec", "fig", "p", "pp", "ch", "ext")
    ):
        return True
    if tokens.lowers[before] in ("and", "or", ",", "-", "–", "to") and before and tokens[before - 1][0].isdigit():
        before = _skip_numbers(tokens, before)
    word, lower = tokens[before], tokens.lowers[before]
    followed = last < len(tokens) and (is_plural(tokens.lowers[last]) or is_person(tokens[last]))
    # "in August 2013, 17 of whom"
    followed = followed or tokens.lowers[last : last + 2] in (["of", "whom"], ["of", "them"], ["of", "which"])
    if word in _RANKS and numeral.digits:
        # "Category 4 storms", "Level 3 orders"
        return True
    if lower in load_lexicon("times")["month"] and (numeral.value or 0) > _LAST_YEAR:
        # "From January through August 160,140 applications were filed"
        return False
    if lower in _naming_nouns() and not followed:
        attributive = before > 0 and tokens.lowers[before - 1] in ("a", "an") and last < len(tokens)
        return word[0].isupper() or attributive or lower not in _COMMON_NOUNS
    initial = before == 0 or tokens[before - 1] in "“‘\"'.:;–—("
    if followed or not word[0].isupper() or not word.isalpha() or initial or is_stop(lower):
        return False
    if _is_gapped(tokens, before, last):
        return False
    return _is_bare(tokens, numeral) and len(word) > 1


def is_naming_noun(word: str) -> bool:
    """Whether a number may follow a noun as its name: "grade", "flight"."""
    return word in _naming_nouns()


def _is_gapped(tokens: Tokens, name: int, last: int) -> bool:
    """ "Kano recorded 12 deaths and Lagos 40": a name and its number, of what was counted before."""
    if name < 2 or tokens.lowers[name - 1] not in ("and", ",", ";"):
        return False
    ends = last >= len(tokens) or tokens.lowers[last] in (",", ".", ";", "and")
    return ends and any(
        tokens[at][0].isdigit() and is_plural(tokens.lowers[at + 1]) and tokens[at + 1].isalpha()
        for at in range(name - 2)
    )


def _skip_numbers(tokens: Tokens, index: int) -> int:
    """Back over "542 and" and the like, to the noun that names them all."""
    while index > 0 and (tokens[index][0].isdigit() or tokens.lowers[index] in ("and", "or", ",", "-", "–", "to")):
        index -= 1
    return index


def _is_bare(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether nothing that a number counts or measures follows: then a name before it makes it part of the name."""
    if numeral.scale > 1 or (numeral.value or 0) % 1:
        return False
    after = tokens[numeral.last] if numeral.last < len(tokens) else None
    words = [word for word in tokens if word[0].isalpha()]
    title_case = sum(word[0].isupper() for word in words) > len(words) * 0.6
    return not title_case and (
        after is None or (not (after[0].isalpha() and len(after) > 2) and after not in ("%", "-", "‘", "“", "’"))
    )
