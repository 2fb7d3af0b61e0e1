"""Care: hospitals and morgues, where people are brought, and where nothing befell them."""

from extractors.places.spots import Spot
from extractors.tokens import Tokens

_CARE = frozenset({"hospital", "hospitals", "clinic", "clinics", "morgue", "mortuary", "hospice", "infirmary"})
_REACH = 3


def is_of_care(tokens: Tokens, spot: Spot) -> bool:
    """Whether a place says where people are cared for.

    Args:
        tokens: the sentence's tokens.
        spot: one of its places.

    Returns:
        True for "a hospital in Sofia", "a Sofia hospital" and "Ulang Hospital"; False for "shelling in Ulang".
    """
    inside = tokens.lowers[spot.first : spot.last]
    behind = tokens.lowers[spot.last : spot.last + _REACH] if spot.relation in ("modifier", "at") else []
    before = tokens.lowers[max(0, spot.first - 2) : spot.first]
    if not _CARE.isdisjoint(inside):
        return True
    named = next((at for at, word in enumerate(behind) if word in _CARE), None)
    if named is not None and all(word.isalpha() for word in behind[:named]) and spot.first > 0:
        # "in a Sofia hospital", but not "in Sofia, hospitals said"
        return tokens.lowers[spot.first - 1] in ("a", "an", "the", "two", "three", "several")
    return before[-1:] == ["in"] and not _CARE.isdisjoint(before)
