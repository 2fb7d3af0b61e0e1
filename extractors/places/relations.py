"""Relations: how the words around a place name bind it to what happened there."""

from extractors.places.words import PlaceWords, Relation
from extractors.tokens import Tokens

_FAR_LEFT = 9
_NEAR_SPEECH = 2
_NEAR_MOTION = 3
_COUNT_REACH, _HIT_REACH = 6, 12
_OFFICE_REACH = 8
_SHARED_REACH = 4
_ENTRY = 3
_STRUCK_BEHIND = {
    "came": frozenset({"under"}),
    "comes": frozenset({"under"}),
    "was": frozenset({"hit", "struck", "shelled", "bombed", "attacked", "targeted", "raided"}),
}


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
    if before == "between" and not words.shared.isdisjoint(tokens.lowers[max(0, begin - _SHARED_REACH) : begin - 1]):
        # "the truce between Israel and Hezbollah": a party to it.
        return "bare", None, begin
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
    struck = _STRUCK_BEHIND.get(tokens.lowers[last]) if last + 1 < len(tokens) else None
    if struck is not None and tokens.lowers[last + 1] in struck:
        return "struck", None, begin
    if _heads_an_entry(tokens, begin, last):
        return "at", None, begin
    if _has_its_count(tokens, begin, last, words) or _is_hardest_hit(tokens, begin, last, words):
        return "at", None, begin
    return ("modifier" if modifies_next(tokens, last, words) else "bare"), None, begin


def _heads_an_entry(tokens: Tokens, begin: int, last: int) -> bool:
    """ "Lima, 1964: 328 killed": an entry of a list of what happened where, and when."""
    opens = begin == 0 or (begin == 1 and not tokens[0].isalnum())
    behind = tokens[last : last + _ENTRY]
    return opens and len(behind) == _ENTRY and behind[0] == "," and behind[1].isdecimal() and behind[2] == ":"


def _has_its_count(tokens: Tokens, begin: int, last: int, words: PlaceWords) -> bool:
    """ "Kano recorded 12 deaths", ", Lagos 40": a place that is the subject of a count, and not who told it."""
    following = tokens.lowers[last : last + _COUNT_REACH]
    if begin > 1 and tokens.lowers[begin - 1] == "by" and tokens.lowers[begin - 2] == "followed":
        # "followed by El Gedaref with 11"
        return following[:1] == ["with"] and following[1:2] != [] and _is_number(following[1], words)
    if begin > 0:
        listed = tokens.lowers[begin - 1] in ("and", ",", ";", "while") and following[:1] != []
        return listed and _is_number(following[0], words) and following[1:2] in ([], [","], ["and"], ["."], [";"])
    if following[:1] == ["alone"]:
        following = following[1:]
    if following[:1] in (["has"], ["have"], ["had"]):
        following = following[1:]
    if following[:1] == [] or following[0] not in words.counting:
        return False
    number = next((at for at, word in enumerate(following) if _is_number(word, words)), len(following))
    of_the = following[number + 1 : number + 3] == ["of", "the"]
    return any(word in words.outcomes for word in following[number + 1 : number + (4 if of_the else 3)])


def _is_hardest_hit(tokens: Tokens, begin: int, last: int, words: PlaceWords) -> bool:
    """ "Blantyre, the commercial capital, is the hardest hit, with 158 deaths": what follows is told of that place."""
    if begin or last >= len(tokens):
        return False
    ahead = tokens.lowers[last : last + _HIT_REACH]
    verb = next((at for at, word in enumerate(ahead) if word in words.being), None)
    if verb is None or (verb > 0 and not (ahead[0] == "," == ahead[verb - 1])):
        return False
    said = verb + 1 + (ahead[verb + 1 : verb + 2] == ["the"])
    return not words.hardest.isdisjoint(ahead[said : said + 1])


def _is_number(word: str, words: PlaceWords) -> bool:
    return word[0].isdigit() or word in words.number_words


def is_motion(tokens: Tokens, begin: int, words: PlaceWords) -> bool:
    """Whether a "to" or "from" is one of movement: "would fly jets to Amari", but not "said to Rathbun"."""
    return not words.motion.isdisjoint(tokens.lowers[max(0, begin - 1 - _NEAR_MOTION) : begin - 1])


def is_speakers(tokens: Tokens, begin: int, last: int, preposition: str | None, words: PlaceWords) -> bool:
    """Whether the place is where somebody speaks: "a prisoners' committee in Aden says".

    Args:
        tokens: the sentence's tokens.
        begin: the first token behind the preposition.
        last: one past the name's last token.
        preposition: the preposition before it, if there is one.
        words: the place lexicon.
    """
    if preposition not in words.at:
        return False
    if _is_of_an_office(tokens, begin, words):
        return True
    ahead = tokens.lowers[last : last + _NEAR_SPEECH]
    return any(word in words.claiming for word in ahead[:1]) or (
        len(ahead) == _NEAR_SPEECH and tokens[last] in ("'s", ",") and ahead[1] in words.claiming
    )


def _is_of_an_office(tokens: Tokens, begin: int, words: PlaceWords) -> bool:
    """ "according to the Yezidi Rescue Office in Duhok": where an office is, and nothing else."""
    office = begin - 2
    if office < 1 or not tokens[office][0].isupper() or tokens.lowers[office] not in words.organisations:
        return False
    return "according" in tokens.lowers[max(0, office - _OFFICE_REACH) : office]


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
