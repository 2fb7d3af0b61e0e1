"""Relations: how the words around a place name bind it to what happened there."""

from extractors.places.words import PlaceWords, Relation
from extractors.tokens import Tokens

_FAR_LEFT = 9
_NEAR_SPEECH = 2
_NEAR_MOTION = 3


def find_relation(tokens: Tokens, first: int, last: int, words: PlaceWords) -> tuple[Relation, str | None, int]:
    """Read the words before and behind a name.

    Args:
        tokens: the sentence's tokens.
        first: the name's first token.
        last: one past its last.
        words: the place lexicon.

    Returns:
        The relation, the preposition if there is one, and the first token behind the preposition: "in the rebel-held
        town of Sarmin" is at, "in"; "buried the settlement of El Mirador" is struck.
    """
    begin = walk_left(tokens, first, words)
    before = tokens.lowers[begin - 1] if begin > 0 else ""
    if before in words.at:
        return "at", before, begin
    if before in words.to:
        return "to", before, begin
    if before in words.origin:
        return "from", before, begin
    named_as_area = first - begin > 1 and tokens.lowers[first - 1] == "of"
    event = before == "of" and begin > 1 and tokens.lowers[begin - 2] in words.event_nouns
    if event or before in words.struck or (named_as_area and before != "of"):
        return "struck", before, begin
    if last < len(tokens) and tokens[last] in ("'s", "’s"):
        return "possessive", None, begin
    if before == "of":
        return "of", before, begin
    return ("modifier" if modifies_next(tokens, last, words) else "bare"), None, begin


def is_motion(tokens: Tokens, begin: int, words: PlaceWords) -> bool:
    """Whether a "to" or "from" is one of movement: "would fly jets to Amari", but not "said to Rathbun"."""
    return not words.motion.isdisjoint(tokens.lowers[max(0, begin - 1 - _NEAR_MOTION) : begin - 1])


def is_speakers(tokens: Tokens, last: int, preposition: str | None, words: PlaceWords) -> bool:
    """Whether the place is where somebody speaks: "a prisoners' committee in Aden says"."""
    if preposition not in words.at:
        return False
    ahead = tokens.lowers[last : last + _NEAR_SPEECH]
    return any(word in words.claiming for word in ahead[:1]) or (
        len(ahead) == _NEAR_SPEECH and tokens[last] in ("'s", ",") and ahead[1] in words.claiming
    )


def modifies_next(tokens: Tokens, last: int, words: PlaceWords) -> bool:
    """Whether a name only modifies the noun behind it: "Mecca crane collapse"."""
    if last >= len(tokens):
        return False
    following = tokens.lowers[last]
    return (
        tokens[last][0].islower()
        and tokens.starts[last] == tokens.ends[last - 1] + 1
        and following not in words.function_words
        and following not in words.attribution
    )


def is_compound(tokens: Tokens, last: int) -> bool:
    """Whether a hyphen makes the name part of an adjective: "Britain-based", "US-led"."""
    if last + 1 >= len(tokens) or tokens[last] not in "-‑" or tokens.starts[last] != tokens.ends[last - 1]:
        return False
    return tokens.starts[last + 1] == tokens.ends[last] and tokens[last + 1][0].islower()


def walk_left(tokens: Tokens, first: int, words: PlaceWords) -> int:
    """To the first word of the noun phrase that ends in the name: its determiner, directions, "town of"."""
    begin = first
    while begin > 0 and first - begin < _FAR_LEFT:
        word = tokens.lowers[begin - 1]
        if begin > 2 and tokens[begin - 2] in ("-", "‑") and not tokens[begin - 1][0].isupper():
            begin -= 3
        elif (
            word in words.modifiers
            or (word in words.areas and not tokens[begin - 1][0].isupper())
            or (word == "of" and begin > 1 and _opens_area(tokens.lowers[begin - 2], words))
            or (word in ("and", "or") and begin > 1 and tokens.lowers[begin - 2] in words.directions)
        ):
            begin -= 1
        elif (
            tokens[begin - 1][0].isalpha()
            and begin < len(tokens)
            and tokens.lowers[begin] in words.areas
            and first > begin
            and word not in words.function_words
            and word not in words.struck
            and begin > 1
            and tokens.lowers[begin - 2] in words.determiners
        ):
            # One word more before "settlement of": "the hillside settlement of El Mirador".
            begin -= 1
        else:
            break
    return begin


def _opens_area(word: str, words: PlaceWords) -> bool:
    return word in words.areas or word in words.modifiers


def include_directions(tokens: Tokens, first: int, words: PlaceWords) -> int:
    """Take in "central and northern" before "Mozambique": it is part of the place as written."""
    begin = first
    while begin > 0:
        word = tokens.lowers[begin - 1]
        if word in words.directions or (word in "-‑" and begin > 1 and tokens.lowers[begin - 2] in words.directions):
            begin -= 1
        elif word in ("and", "or") and begin < first and begin > 1 and tokens.lowers[begin - 2] in words.directions:
            begin -= 2
        else:
            break
    return begin
