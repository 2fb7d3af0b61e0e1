"""Nouns that numbers count: singular and plural, people and things."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens

# Words of which it is remembered what they are: an archive has ever new ones.
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class NounLists:
    stops: frozenset[str]
    states: frozenset[str]
    plurals: frozenset[str]
    not_plurals: frozenset[str]
    irregular: dict[str, str]
    persons: frozenset[str]
    collectives: frozenset[str]
    bridges: frozenset[str]
    demonyms: frozenset[str]
    things_of_people: frozenset[str]


@cache
def noun_lists() -> NounLists:
    lexicon, people = load_lexicon("nouns"), load_lexicon("people")
    listed = files("extractors.lexicon").joinpath("person_nouns.txt").read_text(encoding="utf-8").split()
    demonyms = {word.lower() for word in load_lexicon("demonyms")["people"]}
    plurals = {*lexicon["plurals"], *demonyms}
    persons = ({*listed} - {*people["not_persons"]}) | {*people["persons"], *demonyms}
    return NounLists(
        frozenset(lexicon["stops"]),
        frozenset(lexicon["states"]),
        frozenset(plurals),
        frozenset(lexicon["not_plurals"]),
        lexicon["irregular"],
        frozenset(persons),
        frozenset(people["collectives"]),
        frozenset(lexicon["bridges"]),
        frozenset(demonyms),
        frozenset(lexicon["things_of_people"]),
    )


_PERSON_ENDING = re.compile(r"(?:[a-z]{2,}(?:men|women|man|woman|persons?|goers?|istas?))\Z")


_DEMONYM_ENDING = re.compile(r"[A-Z][a-z]{2,}(?:ians?|eans?|ese|is|ites?|[a-z]ans)\Z")


@lru_cache(maxsize=_REMEMBERED)
def singular(noun: str) -> str:
    """The singular of a lower-case noun: ``"families" -> "family"``, ``"aircraft" -> "aircraft"``."""
    irregular = noun_lists().irregular
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("wives"):
        return noun[:-3] + "fe"
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("children"):
        return noun[:-3]
    if noun.endswith("people") and len(noun) > 6:
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


@lru_cache(maxsize=_REMEMBERED)
def is_plural(noun: str) -> bool:
    """Whether a lower-case word looks like a plural or collective noun: "soldiers", "police", "aircraft"."""
    nouns = noun_lists()
    if noun in nouns.not_plurals:
        return False
    if noun in nouns.plurals or noun in nouns.irregular:
        return True
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3) or noun.endswith(
        ("women", "men", "children", "people")
    )


@lru_cache(maxsize=_REMEMBERED)
def is_person(noun: str) -> bool:
    """Whether a noun, as written, names people: "soldiers", "Palestinians", "villagers"; not "excavators"."""
    nouns = noun_lists()
    lower = noun.lower()
    if lower in nouns.persons or singular(lower) in nouns.persons:
        return True
    ends_so = (noun[:1].isupper() and _DEMONYM_ENDING.match(noun)) or _PERSON_ENDING.match(lower)
    return bool(ends_so) and singular(lower) not in load_lexicon("people")["not_persons"]


def is_collective(noun: str) -> bool:
    """Whether a lower-case noun names a group of people: "delegation", "family", "force"."""
    return singular(noun) in noun_lists().collectives


def is_state(word: str) -> bool:
    """Whether a lower-case word can be all that a number counts: "46 dead", "30 hurt"."""
    return word in noun_lists().states


def is_stop(word: str) -> bool:
    """Whether a lower-case word ends the noun phrase that a number counts."""
    return word in noun_lists().stops


def is_person_ahead(tokens: Tokens, index: int) -> bool:
    """Whether one of the next few words names a person: what "a" must have before it can count someone."""
    return any(is_person(token) for token in tokens[index : index + 5] if token[0].isalpha())
