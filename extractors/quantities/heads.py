"""Heads: which word of a noun phrase is its noun, and what may stand between a number and it."""

import re

from extractors.lexicon import load_lexicon
from extractors.numbers import touching
from extractors.quantities.nouns import is_person, is_plural, is_state, is_stop, noun_lists
from extractors.tokens import Tokens

QUOTES = "“”‘’\"'"


def looks_like_verb(tokens: Tokens, head: int) -> bool:
    """ "one wanting to leave", but not "the second meeting the council has held"."""
    word = tokens.lowers[head]
    return bool(_FINITE.search(word)) and not is_person(tokens[head]) and word not in load_lexicon("nouns")["deeds"]


def stands_within(tokens: Tokens, at: int) -> bool:
    """Whether a mark or a figure stands within a name: hyphens, quotation marks, "'s", the 5 of "G5", "500-pound"."""
    word = tokens[at]
    if word == "-":
        return touching(tokens, at) and touching(tokens, at + 1)
    if word[0].isdigit() and begins_compound(tokens, at):
        return True
    return word in QUOTES or word in ("'s", "’s") or (word[0].isdigit() and touching(tokens, at))


def begins_compound(tokens: Tokens, at: int) -> bool:
    """ "four off-duty officers", "long-range drones": what ends a phrase alone does not before a hyphen."""
    after = at + 2
    return (
        tokens[at + 1 : after] == ["-"]
        and touching(tokens, at + 1)
        and touching(tokens, after)
        and tokens[after][0].isalpha()
    )


def past_bracket(tokens: Tokens, at: int) -> int | None:
    """One past a bracket of a word or two within a name: "Verizon Communications Inc (VZ.N) workers"."""
    if not tokens[at - 1][0].isupper():
        return None
    return next((end + 1 for end in range(at + 2, min(at + 6, len(tokens) - 1)) if tokens[end] == ")"), None)


def joins_adjectives(tokens: Tokens, index: int, at: int) -> bool:
    """ "164 unaccompanied and separated children": two participles or states of one noun."""
    if at == index or at + 2 >= len(tokens):
        return False
    before, after = tokens.lowers[at - 1], tokens.lowers[at + 1]
    if at == index + 1 and _share_a_noun(tokens, at):
        return True
    if not all(is_state(word) or word.endswith("ed") for word in (before, after)):
        return False
    return is_person(tokens[at + 2]) and is_plural(tokens.lowers[at + 2])


def _share_a_noun(tokens: Tokens, at: int) -> bool:
    """ "640 health and sanitation workers", "thousands of military and civilian lives": two words before one noun."""
    before, after, noun = tokens.lowers[at - 1], tokens.lowers[at + 1], tokens.lowers[at + 2]
    plain = all(word.isalpha() and not (is_plural(word) or is_state(word) or is_stop(word)) for word in (before, after))
    plain = plain and (noun == "lives" or not (is_person(before) or is_person(after)))
    return plain and is_plural(noun) and (is_person(tokens[at + 2]) or noun == "lives")


def begins_nationality(tokens: Tokens, position: int) -> bool:
    """ "North Korean troops", "US soldiers": elsewhere, a direction and a pronoun end the phrase."""
    after = position + 1
    if tokens[position] == "US":
        return True
    if after >= len(tokens) or not (tokens[position][0].isupper() and tokens[after][0].isupper()):
        return False
    pair = f"{tokens.lowers[position]} {tokens.lowers[after]}"
    return pair in noun_lists().demonyms or f"{pair}s" in noun_lists().demonyms


def is_head(tokens: Tokens, position: int) -> bool:
    """A plural is the head unless it only qualifies a further plural: "police officers", "rights activists"."""
    after = position + 1
    if after < len(tokens) and (tokens.lowers[after] in ("'s", "’s") or begins_compound(tokens, position)):
        # "five sick-call slips"
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


def looks_finite(word: str) -> bool:
    return bool(_FINITE.search(word)) or is_state(word)
