"""The words around place names, read once from the lexicon: what announces a place, what rules one out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from extractors.lexicon import load_lexicon

Relation = Literal["at", "to", "from", "of", "struck", "possessive", "modifier", "bare", "dateline", "speaker"]

_CUES: tuple[tuple[Relation, str], ...] = (
    ("struck", "site_verbs"),
    ("from", "origin"),
    ("to", "to"),
    ("at", "at"),
    ("at", "adverbs"),
)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Word sets, each under its name in `places.toml` and in lower case but for the names.

    `breakers`, `never`, `rather_not` and `demonyms` hold names with their capitals. The last seven are made of several
    lists: `generic` words are no name alone, `descriptive` ones show that a run of names is no person's, behind
    `heads` an "of" goes on with the name, and `cues` announce a site.
    """

    adverbs: frozenset[str]
    after_site: frozenset[str]
    areas: frozenset[str]
    articles: frozenset[str]
    at: frozenset[str]
    attribution: frozenset[str]
    being: frozenset[str]
    breakers: frozenset[str]
    clause_openers: frozenset[str]
    counting: frozenset[str]
    country_nouns: frozenset[str]
    definite: frozenset[str]
    determiners: frozenset[str]
    directions: frozenset[str]
    event_nouns: frozenset[str]
    function_words: frozenset[str]
    hardest: frozenset[str]
    joining: frozenset[str]
    nationwide: frozenset[str]
    motion: frozenset[str]
    never: frozenset[str]
    number_words: frozenset[str]
    organisations: frozenset[str]
    outcomes: frozenset[str]
    origin: frozenset[str]
    rather_not: frozenset[str]
    shared: frozenset[str]
    sites: frozenset[str]
    struck: frozenset[str]
    sure: frozenset[str]
    talks: frozenset[str]
    titles: frozenset[str]
    to: frozenset[str]
    vehicles: frozenset[str]
    wide_nouns: frozenset[str]
    claiming: frozenset[str]
    modifiers: frozenset[str]
    demonyms: frozenset[str]
    descriptive: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]
    cues: Mapping[str, Relation]


@cache
def place_words() -> PlaceWords:
    """The sets of `places.toml`, ready for look-up."""
    lists = _read_lists()
    demonyms = load_lexicon("demonyms")
    described = lists["areas"] | lists["organisations"]
    made = {
        "claiming": lists["claiming"] | lists["attribution"],
        "modifiers": lists["directions"] | lists["determiners"] | lists["adjectives"],
        "demonyms": frozenset(demonyms["demonym"]) | frozenset(demonyms["people"]),
        "descriptive": described | lists["sites"] | lists["directions"],
        "generic": described | lists["titles"] | lists["directions"],
        "heads": described | lists["sites"] | lists["titles"],
    }
    cues = {word: relation for relation, name in _CUES for word in lists[name]}
    return PlaceWords(
        **{name: made.get(name) or lists[name] for field in fields(PlaceWords) if (name := field.name) != "cues"},
        cues=cues,
    )


def _read_lists() -> dict[str, frozenset[str]]:
    lexicon = load_lexicon("places")
    tables = [lexicon, *(table for table in lexicon.values() if isinstance(table, dict))]
    return {name: frozenset(words) for table in tables for name, words in table.items() if isinstance(words, list)}
