"""The words around place names, read once from the lexicon: what announces a place, what rules one out."""

from functools import cache
from typing import Literal, NamedTuple

from extractors.lexicon import load_lexicon

Relation = Literal["at", "to", "from", "of", "struck", "possessive", "modifier", "bare", "dateline", "speaker"]


class PlaceWords(NamedTuple):
    """Lower-case word sets, but for those of capitalised names (`breakers`, `never`, `rather_not`, `demonyms`)."""

    at: frozenset[str]
    sure: frozenset[str]
    to: frozenset[str]
    origin: frozenset[str]
    struck: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    directions: frozenset[str]
    modifiers: frozenset[str]
    areas: frozenset[str]
    sites: frozenset[str]
    adverbs: frozenset[str]
    event_nouns: frozenset[str]
    motion: frozenset[str]
    vehicles: frozenset[str]
    organisations: frozenset[str]
    titles: frozenset[str]
    breakers: frozenset[str]
    never: frozenset[str]
    rather_not: frozenset[str]
    demonyms: frozenset[str]
    function_words: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    attribution: frozenset[str]
    descriptive: frozenset[str]
    heads: frozenset[str]
    generic: frozenset[str]
    cues: dict[str, Relation]
    claiming: frozenset[str]
    site_verbs: frozenset[str]
    clause_openers: frozenset[str]
    number_words: frozenset[str]
    definite: frozenset[str]
    being: frozenset[str]
    after_site: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The sets of `places.toml`, ready for look-up."""
    lexicon = load_lexicon("places")
    prepositions, modifiers, nouns, others = (
        lexicon["prepositions"],
        lexicon["modifiers"],
        lexicon["nouns"],
        lexicon["other_names"],
    )
    demonyms = load_lexicon("demonyms")
    directions = frozenset(modifiers["directions"])
    return PlaceWords(
        at=frozenset(prepositions["at"]),
        sure=frozenset(prepositions["sure"]),
        to=frozenset(prepositions["to"]),
        origin=frozenset(prepositions["from"]),
        struck=frozenset(prepositions["struck"]),
        prepositions=frozenset().union(*(prepositions[group] for group in ("at", "to", "from", "of"))),
        determiners=frozenset(modifiers["determiners"]),
        directions=directions,
        modifiers=directions.union(modifiers["determiners"], modifiers["adjectives"]),
        areas=frozenset(nouns["areas"]),
        sites=frozenset(nouns["sites"]),
        adverbs=frozenset(nouns["abroad"]),
        event_nouns=frozenset(prepositions["event_nouns"]),
        motion=frozenset(prepositions["motion"]),
        vehicles=frozenset(nouns["vehicles"]),
        organisations=frozenset(others["organisations"]),
        titles=frozenset(others["titles"]),
        breakers=frozenset(others["breakers"]),
        never=frozenset(others["never"]),
        rather_not=frozenset(others["rather_not"]),
        demonyms=frozenset(demonyms["demonym"]) | frozenset(demonyms["people"]),
        function_words=frozenset(lexicon["function_words"]),
        joining=frozenset(lexicon["joining"]),
        articles=frozenset(lexicon["articles"]),
        attribution=frozenset(lexicon["attribution"]),
        clause_openers=frozenset(lexicon["clause_openers"]),
        number_words=frozenset(lexicon["number_words"]),
        being=frozenset(lexicon["being"]),
        definite=frozenset(modifiers["definite"]),
        descriptive=frozenset().union(nouns["areas"], nouns["sites"], others["organisations"], directions),
        heads=frozenset().union(nouns["areas"], nouns["sites"], others["organisations"], others["titles"]),
        generic=frozenset().union(nouns["areas"], others["organisations"], others["titles"], directions),
        cues=_read_cues(prepositions),
        claiming=frozenset(lexicon["claiming"]) | frozenset(lexicon["attribution"]),
        site_verbs=frozenset(prepositions["site_verbs"]),
        after_site=frozenset(lexicon["after_site"]),
    )


def _read_cues(prepositions: dict[str, list[str]]) -> dict[str, Relation]:
    groups: tuple[tuple[Relation, str], ...] = (("struck", "site_verbs"), ("from", "from"), ("to", "to"), ("at", "at"))
    return {word: relation for relation, group in groups for word in prepositions[group]}
