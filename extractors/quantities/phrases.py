"""Noun phrases: what a number counts, read from the token after it."""

import re
from dataclasses import dataclass, replace

from extractors.lexicon import load_lexicon
from extractors.numbers import touching
from extractors.quantities.modifiers import modifier_before
from extractors.quantities.nouns import is_person, is_plural, is_state, is_stop, noun_lists
from extractors.tokens import Token, Tokens


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


_MAX_WORDS = 9


_QUOTES = "“”‘’\"'"


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
    start = index
    while index < len(tokens) and tokens[index].text in _QUOTES and index - start < 2:
        index += 1
    if index >= len(tokens):
        return None
    if (
        tokens[index].text == "-"
        and index + 1 < len(tokens)
        and (touching(tokens, index) or not is_plural(tokens[index + 1].lower))
    ):
        return _read_hyphenated(tokens, index + 1)
    if tokens[index].lower == "out" and index + 1 < len(tokens):
        index += 1
    if tokens[index].lower == "of":
        return _read_partitive(tokens, index)
    phrase = _read_words(tokens, index, one=one)
    if phrase is None and tokens[index].lower in ("more", "others", "other", "additional", "further"):
        after = index + 1
        if after < len(tokens) and tokens[after].lower == "of":
            return _read_partitive(tokens, after)
    return phrase


def _read_hyphenated(tokens: Tokens, index: int) -> NounPhrase | None:
    """ "12-member panel", "45,000-strong force", "three-phase plan": the noun bound to the number, in the singular."""
    word = tokens[index]
    if not word.text[0].isalpha() or word.lower in _AFTER_DASH:
        return None
    return NounPhrase(index, index + 1, index, word.lower, hyphenated=True)


def _read_partitive(tokens: Tokens, index: int) -> NounPhrase | None:
    after = index + 1
    while after < len(tokens) and (tokens[after].lower in DETERMINERS or tokens[after].text in _QUOTES):
        if tokens[after].lower in _PRONOUNS and _ends_phrase(tokens, after + 1):
            break
        after += 1
    owner = next((at for at in range(after, min(after + 4, len(tokens) - 1)) if tokens[at].lower in ("'s", "’s")), None)
    if owner is not None and _is_number(tokens[owner + 1]):
        after = owner + 1
    after = _past_modifier(tokens, after)
    if after >= len(tokens):
        return None
    if tokens[after].lower in _PRONOUNS:
        return NounPhrase(index, after + 1, after, tokens[after].lower, partitive=True, pronoun=True)
    if _is_number(tokens[after]):
        return _read_of_number(tokens, index, after)
    phrase = _read_words(tokens, after, one=False)
    if phrase is None and is_state(tokens[after].lower):
        return NounPhrase(index, after + 1, after, tokens[after].lower, partitive=True)
    if phrase is None:
        return None
    return replace(phrase, first=index, partitive=True)


def _past_modifier(tokens: Tokens, index: int) -> int:
    """ "six of about 30 students": the number of the whole, behind its modifier."""
    for at in range(index + 1, min(index + 4, len(tokens))):
        if _is_number(tokens[at]):
            modifier = modifier_before(tokens, at)
            return at if modifier is not None and modifier[1] == index else index
    return index


def _is_number(token: Token) -> bool:
    lexicon = load_lexicon("numbers")
    return token.text[0].isdigit() or token.lower in lexicon["small"] or token.lower in lexicon["tens"]


def _read_of_number(tokens: Tokens, index: int, after: int) -> NounPhrase:
    """ "29 of 52 seats", "11 of the 14": the noun, if there is one, stands behind the second number."""
    last = after
    scales = load_lexicon("numbers")["scale"]
    while last < len(tokens) and (_is_number(tokens[last]) or tokens[last].text == "-" or tokens[last].lower in scales):
        last += 1
    phrase = _read_words(tokens, last, one=False) if last < len(tokens) else None
    if phrase is None:
        return NounPhrase(index, after, index, "them", partitive=True, pronoun=True)
    return NounPhrase(index, after, phrase.head, phrase.noun, partitive=True)


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    return index >= len(tokens) or not tokens[index].text[0].isalpha() or is_stop(tokens[index].lower)


def _read_words(tokens: Tokens, index: int, *, one: bool) -> NounPhrase | None:
    head = None
    position = index
    while position < len(tokens) and position - index < _MAX_WORDS:
        token = tokens[position]
        if token.text == "-" and touching(tokens, position) and touching(tokens, position + 1):
            position += 1
            continue
        if token.text in _QUOTES or token.lower in ("'s", "’s"):
            position += 1
            continue
        if not token.text[0].isalpha():
            if token.text[0].isdigit() and touching(tokens, position):
                position += 1
                continue
            break
        if (
            is_stop(token.lower)
            and not (touching(tokens, position) and tokens[position - 1].text == "-")
            and not _begins_nationality(tokens, position)
        ):
            break
        if not one and is_plural(token.lower) and _is_head(tokens, position):
            head = position
            break
        if one and head is not None and _looks_finite(token.lower):
            break
        if one:
            head = position
        position += 1
    if head is None or (
        one and head == index and _FINITE.search(tokens[head].lower) and not is_person(tokens[head].text)
    ):
        return None
    if one and not (is_person(tokens[head].text) or head - index < 4):
        return None
    return NounPhrase(index, head + 1, head, tokens[head].lower)


def _begins_nationality(tokens: Tokens, position: int) -> bool:
    """ "North Korean troops", "US soldiers": elsewhere, a direction and a pronoun end the phrase."""
    after = position + 1
    if tokens[position].text == "US":
        return True
    if after >= len(tokens) or not (tokens[position].text[0].isupper() and tokens[after].text[0].isupper()):
        return False
    pair = f"{tokens[position].lower} {tokens[after].lower}"
    return pair in noun_lists().demonyms or f"{pair}s" in noun_lists().demonyms


def _is_head(tokens: Tokens, position: int) -> bool:
    """A plural is the head unless it only qualifies a further plural: "police officers", "rights activists"."""
    after = position + 1
    if after < len(tokens) and tokens[after].lower in ("'s", "’s"):
        return False
    if (
        after + 1 < len(tokens)
        and tokens[after].text in "'’"
        and touching(tokens, after)
        and tokens[after + 1].text[0].islower()
    ):
        return is_stop(tokens[after + 1].lower)
    word = tokens[position]
    bridge = word.lower in noun_lists().bridges
    if (
        after < len(tokens)
        and is_plural(tokens[after].lower)
        and not is_state(tokens[after].lower)
        and not is_stop(tokens[after].lower)
    ):
        demonym = word.text[0].isupper() and word.lower in noun_lists().demonyms and tokens[after].text[0].islower()
        if demonym or (is_person(word.text) and tokens[after].lower in noun_lists().things_of_people):
            return False
    if is_state(tokens[position].lower):
        return False
    if not bridge and not tokens[position].text[0].isupper():
        return True
    if after < len(tokens) and is_state(tokens[after].lower) and is_person(word.text):
        return True
    if after >= len(tokens) or not tokens[after].text[0].isalpha() or is_stop(tokens[after].lower):
        return True
    return not (
        is_plural(tokens[after].lower)
        and (is_person(tokens[after].text) or (bridge and not is_person(tokens[position].text)))
    )


_FINITE = re.compile(r"(?:ed|ing)\Z")


def _looks_finite(word: str) -> bool:
    return bool(_FINITE.search(word)) or is_state(word)
