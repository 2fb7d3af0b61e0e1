"""Money: which currency stands before or after a number."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.tokens import Tokens

_PAID_REACH = 6


class Currency(NamedTuple):
    """A currency beside a number: its ISO 4217 code, or the name that several countries share, and its tokens."""

    code: str | None
    shared: str | None
    first: int
    last: int


@cache
def _money() -> dict[str, Any]:
    lexicon = load_lexicon("currencies")
    return {**lexicon, "codes": frozenset(lexicon["iso"]["codes"]), "paying": frozenset(lexicon["payment"]["words"])}


def resolve_currency(currency: Currency, countries: Sequence[str]) -> str:
    """The ISO 4217 code of a currency in an article about certain countries.

    Args:
        currency: a currency beside a number.
        countries: ISO 3166 codes of the countries the article is about, the likeliest first.

    Returns:
        "2 million rupees" in an article about Pakistan is PKR; "$5" in one about Japan is USD.
    """
    if currency.code is not None:
        return currency.code
    table: dict[str, str] = _money()["shared"][currency.shared]
    return next((table[country] for country in countries if country in table), table[""])


def read_currency(tokens: Tokens, first: int, last: int) -> Currency | None:
    """Find the currency of the number at tokens first … last - 1: "$5", "SEK 41.3 billion", "2 million rupees"."""
    return currency_before(tokens, first, last) or _after(tokens, first, last)


def _make(name: str, first: int, last: int) -> Currency:
    return Currency(None, name, first, last) if name in _money()["shared"] else Currency(name, None, first, last)


def currency_before(tokens: Tokens, first: int, last: int) -> Currency | None:
    """Find a currency that stands before the number at tokens first … last - 1: "$5", "SEK 41.3 billion"."""
    if first == 0:
        return None
    money, at = _money(), first - 1
    word = tokens[at]
    if word in money["symbol"]:
        name = money["symbol"][word]
        if word == "$" and at and tokens[at - 1] in money["dollar_prefix"] and tokens.ends[at - 1] == tokens.starts[at]:
            return Currency(money["dollar_prefix"][tokens[at - 1]], None, at - 1, last)
        if word == "£" and at and tokens[at - 1] in ("E", "S") and tokens.ends[at - 1] == tokens.starts[at]:
            return Currency({"E": "EGP", "S": "SDG"}[tokens[at - 1]], None, at - 1, last)
        return _make(name, at, last)
    if word == "." and at and tokens[at - 1] in ("Rs", "Rp", "Sh", "Tk", "Fr"):
        at -= 1
        word = tokens[at]
    if word in money["codes"]:
        return Currency(word, None, at, last)
    if word in money["abbreviation"]:
        return _make(money["abbreviation"][word], at, last)
    return None


def _after(tokens: Tokens, first: int, last: int) -> Currency | None:
    money, at = _money(), last
    if at < len(tokens) and tokens[at] == "-":
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at] in money["symbol"]:
        return _make(money["symbol"][tokens[at]], first, at + 1)
    if tokens[at] in money["codes"]:
        return Currency(tokens[at], None, first, at + 1)
    if not _may_name(tokens.lowers[at]):
        return None
    country = None
    for size in (2, 1):
        words = " ".join(tokens.lowers[at : at + size])
        if words in money["adjective"] and at + size < len(tokens):
            country, at = money["adjective"][words], at + size
            break
    return _named(tokens, first, at, country)


def _is_paid(tokens: Tokens, first: int, at: int) -> bool:
    """ "charged her 400,000 pounds", "a fine of 2m pounds"; "paid for 300 pounds of rice" weighs."""
    if tokens.lowers[at + 1 : at + 2] == ["of"]:
        return False
    large = tokens.lowers[at - 1] in ("million", "billion", "m", "bn")
    return large or not _money()["paying"].isdisjoint(tokens.lowers[max(0, first - _PAID_REACH) : first])


@cache
def _first_words() -> frozenset[str]:
    money = _money()
    adjectives = {words.split()[0] for words in money["adjective"]}
    return frozenset({*money["name"], *money["shared"], *adjectives})


@lru_cache(maxsize=4096)
def _may_name(word: str) -> bool:
    """Whether a currency's name can begin with a word; most words after numbers cannot."""
    known = _first_words()
    return word in known or (word.endswith("s") and (word[:-1] in known or singular(word) in known))


def _named(tokens: Tokens, first: int, at: int, country: str | None) -> Currency | None:
    money, word = _money(), tokens.lowers[at]
    known = (word, singular(word), word.removesuffix("s"))
    name = next((form for form in known if form in money["name"] or form in money["shared"]), word)
    # "18 pounds" weighs unless a country or a payment says otherwise.
    if name == "pound" and country is None and not _is_paid(tokens, first, at):
        return None
    if name in money["shared"]:
        if country is not None and country in money["shared"][name]:
            return Currency(money["shared"][name][country], None, first, at + 1)
        return Currency(None, name, first, at + 1)
    if name in money["name"]:
        return Currency(money["name"][name], None, first, at + 1)
    return None
