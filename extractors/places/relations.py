"""Relations: how the words around a place name bind it to what happened there."""

from extractors.places.words import PlaceWords, Relation
from extractors.tokens import Token, Tokens

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
    before = tokens[begin - 1].lower if begin > 0 else ""
    if before in words.at:
        return "at", before, begin
    if before in words.to:
        return "to", before, begin
    if before in words.origin:
        return "from", before, begin
    named_as_area = first - begin > 1 and tokens[first - 1].lower == "of"
    event = before == "of" and begin > 1 and tokens[begin - 2].lower in words.event_nouns
    if event or before in words.struck or (named_as_area and before != "of"):
        return "struck", before, begin
    if last < len(tokens) and tokens[last].text in ("'s", "’s"):
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
    ahead = tokens[last : last + _NEAR_SPEECH]
    return any(token.lower in words.claiming for token in ahead[:1]) or (
        len(ahead) == _NEAR_SPEECH and ahead[0].text in ("'s", ",") and ahead[1].lower in words.claiming
    )


def modifies_next(tokens: Tokens, last: int, words: PlaceWords) -> bool:
    """Whether a name only modifies the noun behind it: "Mecca crane collapse"."""
    if last >= len(tokens):
        return False
    following = tokens[last]
    return (
        following.text[0].islower()
        and following.start == tokens[last - 1].end + 1
        and following.lower not in words.function_words
        and following.lower not in words.attribution
    )


def is_compound(tokens: Tokens, last: int) -> bool:
    """Whether a hyphen makes the name part of an adjective: "Britain-based", "US-led"."""
    if last + 1 >= len(tokens) or tokens[last].text not in "-‑" or tokens[last].start != tokens[last - 1].end:
        return False
    return tokens[last + 1].start == tokens[last].end and tokens[last + 1].text[0].islower()


def walk_left(tokens: Tokens, first: int, words: PlaceWords) -> int:
    """To the first word of the noun phrase that ends in the name: its determiner, directions, "town of"."""
    begin = first
    while begin > 0 and first - begin < _FAR_LEFT:
        word = tokens[begin - 1].lower
        if begin > 2 and tokens[begin - 2].text in ("-", "‑") and not tokens[begin - 1].text[0].isupper():
            begin -= 3
        elif (
            word in words.modifiers
            or (word in words.areas and not tokens[begin - 1].text[0].isupper())
            or (word == "of" and begin > 1 and _opens_area(tokens[begin - 2], words))
            or (word in ("and", "or") and begin > 1 and tokens[begin - 2].lower in words.directions)
        ):
            begin -= 1
        elif (
            tokens[begin - 1].text[0].isalpha()
            and begin < len(tokens)
            and tokens[begin].lower in words.areas
            and first > begin
            and word not in words.function_words
            and word not in words.struck
            and begin > 1
            and tokens[begin - 2].lower in words.determiners
        ):
            # One word more before "settlement of": "the hillside settlement of El Mirador".
            begin -= 1
        else:
            break
    return begin


def _opens_area(token: Token, words: PlaceWords) -> bool:
    return token.lower in words.areas or token.lower in words.modifiers


def include_directions(tokens: Tokens, first: int, words: PlaceWords) -> int:
    """Take in "central and northern" before "Mozambique": it is part of the place as written."""
    begin = first
    while begin > 0:
        word = tokens[begin - 1].lower
        if word in words.directions or (word in "-‑" and begin > 1 and tokens[begin - 2].lower in words.directions):
            begin -= 1
        elif word in ("and", "or") and begin < first and begin > 1 and tokens[begin - 2].lower in words.directions:
            begin -= 2
        else:
            break
    return begin
