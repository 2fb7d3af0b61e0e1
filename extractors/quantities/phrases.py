"""Noun phrases: what a number counts, read from the token after it."""

from dataclasses import dataclass, replace

from extractors.lexicon import load_lexicon
from extractors.numbers import touching
from extractors.quantities.heads import (
    QUOTES,
    begins_compound,
    begins_nationality,
    is_head,
    joins_adjectives,
    looks_finite,
    looks_like_verb,
    past_bracket,
    stands_within,
)
from extractors.quantities.modifiers import modifier_before
from extractors.quantities.nouns import is_person, is_plural, is_state, is_stop
from extractors.tokens import Tokens


@dataclass(slots=True)
class NounPhrase:
    """What a number counts: tokens first … last - 1, with the head noun at `head`.

    `partitive` marks "134 of whom", "two of his associates"; `pronoun` says that the head is a pronoun; `hyphenated`
    that the noun is bound to the number: "12-member".
    """

    first: int
    last: int
    head: int
    noun: str
    partitive: bool = False
    pronoun: bool = False
    hyphenated: bool = False


_PRONOUNS = frozenset({"them", "whom", "us", "which", "those", "these", "you", "it"})


DETERMINERS = frozenset(
    {"the", "his", "her", "their", "its", "our", "my", "your", "those", "these", "whose", "all", "this", "that"}
)


# Before these, a hyphen is a dash: "two - the driver and a child", "40 - of whom 12 were children".
_AFTER_DASH = DETERMINERS | {"of", "and", "or", "to", "in", "on", "at", "by", "for", "from", "with", "a", "an"}


_MAX_WORDS, _NEAR_ONE = 9, 4
# What prisoners serve.
_TERMS = frozenset({"life", "long", "lengthy", "sentence", "sentences", "term", "terms", "time", "prison", "jail"})


# What people who are asked do: "312 cited side effects".
_ANSWERED = frozenset({"cited", "blamed", "named", "mentioned", "chose", "preferred", "favoured", "favored", "opposed"})


def read_noun_phrase(tokens: Tokens, index: int, *, one: bool = False) -> NounPhrase | None:
    """Read the noun phrase that begins at a token.

    Args:
        tokens: the sentence's tokens.
        index: the token after the number and its unit words.
        one: whether the number is one, so that the noun is singular.

    Returns:
        The phrase, or None where no noun follows: "40 Israeli hostages" gives the head "hostages"; "134 of whom"
        gives a pronoun; "46 dead" gives None, because "dead" is a state and no noun.
    """
    if tokens.lowers[index : index + 1] == ["serving"] and not _TERMS.isdisjoint(tokens.lowers[index + 1 : index + 3]):
        # "50 serving life sentences": what they do, and not what they are
        return None
    if tokens.lowers[index : index + 1] != [] and tokens.lowers[index] in _ANSWERED:
        return None
    start = index
    while index < len(tokens) and tokens[index] in QUOTES and index - start < 2:
        index += 1
    if index >= len(tokens):
        return None
    if (
        tokens[index] == "-"
        and index + 1 < len(tokens)
        and (touching(tokens, index) or not is_plural(tokens.lowers[index + 1]))
    ):
        return _read_hyphenated(tokens, index + 1)
    if tokens.lowers[index] == "out" and index + 1 < len(tokens) and tokens[index + 1] != "-":
        index += 1
    if tokens.lowers[index] == "of":
        return _read_partitive(tokens, index)
    phrase = _read_words(tokens, index, one=one)
    if phrase is None and tokens.lowers[index] in ("more", "others", "other", "additional", "further"):
        after = index + 1
        if after < len(tokens) and tokens.lowers[after] == "of":
            return _read_partitive(tokens, after)
    return phrase


def _read_hyphenated(tokens: Tokens, index: int) -> NounPhrase | None:
    """ "12-member panel", "45,000-strong force", "three-phase plan": the noun bound to the number, in the singular."""
    word = tokens.lowers[index]
    if not word[0].isalpha() or word in _AFTER_DASH:
        return None
    return NounPhrase(index, index + 1, index, word, hyphenated=True)


def _read_partitive(tokens: Tokens, index: int) -> NounPhrase | None:
    after = index + 1
    while after < len(tokens) and (tokens.lowers[after] in DETERMINERS or tokens[after] in QUOTES):
        if tokens.lowers[after] in _PRONOUNS and _ends_phrase(tokens, after + 1):
            break
        after += 1
    owner = next(
        (at for at in range(after, min(after + 4, len(tokens) - 1)) if tokens.lowers[at] in ("'s", "’s")), None
    )
    if owner is not None and _is_number(tokens.lowers[owner + 1]):
        after = owner + 1
    after = _past_modifier(tokens, after)
    if after >= len(tokens):
        return None
    if tokens.lowers[after] in _PRONOUNS:
        return NounPhrase(index, after + 1, after, tokens.lowers[after], partitive=True, pronoun=True)
    if _is_number(tokens.lowers[after]):
        return _read_of_number(tokens, index, after)
    phrase = _read_words(tokens, after, one=False)
    if phrase is None and is_state(tokens.lowers[after]):
        return NounPhrase(index, after + 1, after, tokens.lowers[after], partitive=True)
    if phrase is None:
        return None
    return replace(phrase, first=index, partitive=True)


def _past_modifier(tokens: Tokens, index: int) -> int:
    """ "six of about 30 students": the number of the whole, behind its modifier."""
    for at in range(index + 1, min(index + 4, len(tokens))):
        if _is_number(tokens.lowers[at]):
            modifier = modifier_before(tokens, at)
            return at if modifier is not None and modifier[1] == index else index
    return index


def _is_number(word: str) -> bool:
    lexicon = load_lexicon("numbers")
    return word[0].isdigit() or word in lexicon["small"] or word in lexicon["tens"]


def _read_of_number(tokens: Tokens, index: int, after: int) -> NounPhrase:
    """ "29 of 52 seats", "11 of the 14": the noun, if there is one, stands behind the second number."""
    last = after
    scales = load_lexicon("numbers")["scale"]
    while last < len(tokens) and (
        _is_number(tokens.lowers[last]) or tokens[last] == "-" or tokens.lowers[last] in scales
    ):
        last += 1
    phrase = _read_words(tokens, last, one=False) if last < len(tokens) else None
    if phrase is None:
        return NounPhrase(index, after, index, "them", partitive=True, pronoun=True)
    return NounPhrase(index, after, phrase.head, phrase.noun, partitive=True)


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    return index >= len(tokens) or not tokens[index][0].isalpha() or is_stop(tokens.lowers[index])


def _read_words(tokens: Tokens, index: int, *, one: bool) -> NounPhrase | None:
    head = None
    position, aside = index, 0
    while position < len(tokens) and position - index - aside < _MAX_WORDS:
        word, lower = tokens[position], tokens.lowers[position]
        if word == "(" and position > index and (closed := past_bracket(tokens, position)) is not None:
            aside += closed - position
            position = closed
            continue
        if stands_within(tokens, position):
            position += 1
            continue
        if not word[0].isalpha() or (position == index and _counts_anew(tokens, position)):
            break
        if lower == "human" and tokens.lowers[position + 1 : position + 2] == ["remains"]:
            head = position + 1
            break
        if lower == "and" and not one and joins_adjectives(tokens, index, position):
            position += 1
            continue
        if (
            is_stop(lower)
            and not (touching(tokens, position) and tokens[position - 1] == "-")
            and not begins_compound(tokens, position)
            and not begins_nationality(tokens, position)
        ):
            break
        if not one and is_plural(lower) and is_head(tokens, position):
            head = position
            break
        if one and head is not None and looks_finite(lower):
            break
        if one:
            head = position
        position += 1
    if head is None or (one and _counts_no_one(tokens, index, head)):
        return None
    return NounPhrase(index, head + 1, head, tokens.lowers[head])


def _counts_anew(tokens: Tokens, at: int) -> bool:
    """ "compared with 7,000 two years ago": the second number is none of the first one's words."""
    return tokens.lowers[at] != "one" and _is_number(tokens.lowers[at]) and not begins_compound(tokens, at)


def _counts_no_one(tokens: Tokens, index: int, head: int) -> bool:
    """Whether what follows "one" is a verb, or a noun too far away that names no person."""
    if head == index and looks_like_verb(tokens, head):
        return True
    return not (is_person(tokens[head]) or head - index < _NEAR_ONE)
