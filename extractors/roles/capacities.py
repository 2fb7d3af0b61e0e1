"""Capacities: how many people a place is built for ("cells built for 12", "a site planned for 5,000")."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.roles.count import People

_REACH = 12


def read_capacity(candidate: Candidate) -> People | None:
    """Read a number without a noun as what a place can hold.

    Args:
        candidate: the number.

    Returns:
        A headcount of those the place is for, held in a jail and sheltering in a camp; None where no place is built for
        them: "a bomb meant for three" counts nobody.
    """
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if candidate.mention.phrase is not None or first < 2:
        return None
    lexicon = load_lexicon("capacities")
    lead = " ".join(lowers[max(0, first - 4) : first])
    if not any(lead.endswith(phrase) for phrase in lexicon["phrases"]):
        return None
    for at in range(first - 2, max(-1, first - _REACH), -1):
        label = lexicon["places"].get(lowers[at])
        if label is not None:
            return People("headcount", label, "headcount.built-for-N", 7.0, None, None, None)
    return None
