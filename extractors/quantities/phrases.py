"""Noun phrases: what a number counts, read from the token after it."""

import re
from dataclasses import dataclass, replace

from extractors.lexicon import load_lexicon
from extractors.numbers import touching
from extractors.quantities.modifiers import modifier_before
from extractors.quantities.nouns import is_person, is_plural, is_state, is_stop, noun_lists
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


_MAX_WORDS = 9
# What prisoners serve.
_TERMS = frozenset({"life", "long", "lengthy", "sentence", "sentences", "term", "terms", "time", "prison", "jail"})


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
    if tokens.lowers[index : index + 1] == ["serving"] and not _TERMS.isdisjoint(tokens.lowers[index + 1 : index + 3]):
        # "50 serving life sentences": what they do, and not what they are
        return None
    start = index
    while index < len(tokens) and tokens[index] in _QUOTES and index - start < 2:
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
    while after < len(tokens) and (tokens.lowers[after] in DETERMINERS or tokens[after] in _QUOTES):
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
        if word == "(" and position > index and (closed := _past_bracket(tokens, position)) is not None:
            aside += closed - position
            position = closed
            continue
        if _stands_within(tokens, position):
            position += 1
            continue
        if not word[0].isalpha():
            break
        if lower == "human" and tokens.lowers[position + 1 : position + 2] == ["remains"]:
            head = position + 1
            break
        if lower == "and" and not one and _joins_adjectives(tokens, index, position):
            position += 1
            continue
        if (
            is_stop(lower)
            and not (touching(tokens, position) and tokens[position - 1] == "-")
            and not _begins_compound(tokens, position)
            and not _begins_nationality(tokens, position)
        ):
            break
        if not one and is_plural(lower) and _is_head(tokens, position):
            head = position
            break
        if one and head is not None and _looks_finite(lower):
            break
        if one:
            head = position
        position += 1
    if head is None or (one and head == index and _FINITE.search(tokens.lowers[head]) and not is_person(tokens[head])):
        return None
    if one and not (is_person(tokens[head]) or head - index < 4):
        return None
    return NounPhrase(index, head + 1, head, tokens.lowers[head])


def _stands_within(tokens: Tokens, at: int) -> bool:
    """Whether a mark or a figure stands within a name: hyphens, quotation marks, "'s", the 5 of "G5", "500-pound"."""
    word = tokens[at]
    if word == "-":
        return touching(tokens, at) and touching(tokens, at + 1)
    if word[0].isdigit() and _begins_compound(tokens, at):
        return True
    return word in _QUOTES or word in ("'s", "’s") or (word[0].isdigit() and touching(tokens, at))


def _begins_compound(tokens: Tokens, at: int) -> bool:
    """ "four off-duty officers", "long-range drones": what ends a phrase alone does not before a hyphen."""
    after = at + 2
    return (
        tokens[at + 1 : after] == ["-"]
        and touching(tokens, at + 1)
        and touching(tokens, after)
        and tokens[after][0].isalpha()
    )


def _past_bracket(tokens: Tokens, at: int) -> int | None:
    """One past a bracket of a word or two within a name: "Verizon Communications Inc (VZ.N) workers"."""
    if not tokens[at - 1][0].isupper():
        return None
    return next((end + 1 for end in range(at + 2, min(at + 6, len(tokens) - 1)) if tokens[end] == ")"), None)


def _joins_adjectives(tokens: Tokens, index: int, at: int) -> bool:
    """ "164 unaccompanied and separated children": two participles or states of one noun."""
    if at == index or at + 2 >= len(tokens):
        return False
    before, after = tokens.lowers[at - 1], tokens.lowers[at + 1]
    if not all(is_state(word) or word.endswith("ed") for word in (before, after)):
        return False
    return is_person(tokens[at + 2]) and is_plural(tokens.lowers[at + 2])


def _begins_nationality(tokens: Tokens, position: int) -> bool:
    """ "North Korean troops", "US soldiers": elsewhere, a direction and a pronoun end the phrase."""
    after = position + 1
    if tokens[position] == "US":
        return True
    if after >= len(tokens) or not (tokens[position][0].isupper() and tokens[after][0].isupper()):
        return False
    pair = f"{tokens.lowers[position]} {tokens.lowers[after]}"
    return pair in noun_lists().demonyms or f"{pair}s" in noun_lists().demonyms


def _is_head(tokens: Tokens, position: int) -> bool:
    """A plural is the head unless it only qualifies a further plural: "police officers", "rights activists"."""
    after = position + 1
    if after < len(tokens) and tokens.lowers[after] in ("'s", "’s"):
        return False
    if after + 1 < len(tokens) and tokens[after] in "'’" and touching(tokens, after) and tokens[after + 1][0].islower():
        return is_stop(tokens.lowers[after + 1])
    word, lower = tokens[position], tokens.lowers[position]
    if after < len(tokens) and word[0].isupper() and tokens[after] in _COMPANY:
        return False
    bridge = lower in noun_lists().bridges
    if (
        after < len(tokens)
        and is_plural(tokens.lowers[after])
        and not is_state(tokens.lowers[after])
        and not is_stop(tokens.lowers[after])
    ):
        demonym = word[0].isupper() and lower in noun_lists().demonyms and tokens[after][0].islower()
        if demonym or (is_person(word) and tokens.lowers[after] in noun_lists().things_of_people):
            return False
    if is_state(tokens.lowers[position]):
        return False
    if not bridge and not tokens[position][0].isupper():
        return True
    if after < len(tokens) and is_state(tokens.lowers[after]) and is_person(word):
        return True
    if after >= len(tokens) or not tokens[after][0].isalpha() or is_stop(tokens.lowers[after]):
        return True
    return not (
        is_plural(tokens.lowers[after]) and (is_person(tokens[after]) or (bridge and not is_person(tokens[position])))
    )


_COMPANY = frozenset({"Inc", "Corp", "Ltd", "Plc", "PLC", "LLC", "Group", "Holdings", "Co", "Company", "Corporation"})
_FINITE = re.compile(r"(?:ed|ing)\Z")


def _looks_finite(word: str) -> bool:
    return bool(_FINITE.search(word)) or is_state(word)
