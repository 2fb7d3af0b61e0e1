"""Collectives: "a 12-member panel", "a 45,000-strong force": the number counts the people inside."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_collective
from extractors.roles.count import People, text_of

_COLLECTIVE_HEADS = ("strong", "member", "man", "woman", "person", "people", "seat")


_FORCES = frozenset(
    {
        "force",
        "army",
        "contingent",
        "garrison",
        "deployment",
        "brigade",
        "battalion",
        "regiment",
        "platoon",
        "detachment",
        "militia",
    }
)


# What teams that are sent somewhere are for, or how one tells of them.
_SENT = frozenset(
    {"search", "rescue", "medical", "monitoring", "assessment", "inspection", "response", "send", "sent", "sending"}
    | {"deploy", "deployed", "dispatched", "arrived", "due"}
)


def read_collective(candidate: Candidate) -> People | None:
    """Read "a 12-member panel", "a 45,000-strong force".

    Args:
        candidate: a quantity with a hyphen before its noun.

    Returns:
        A headcount of the people inside; None where the noun behind is no group: "a 12-member list".
    """
    phrase = candidate.mention.phrase
    if phrase is None or phrase.noun not in _COLLECTIVE_HEADS or phrase.noun == "seat":
        return None
    last = phrase.last
    while last < len(candidate.tokens) and last - phrase.last < 4 and candidate.tokens[last][0].isalpha():
        if is_collective(candidate.tokens.lowers[last]):
            break
        last += 1
    else:
        last = phrase.last
    if last >= len(candidate.tokens) or not is_collective(candidate.tokens.lowers[last]):
        return None
    span = candidate.characters(phrase.last, last + 1)
    noun = candidate.tokens.lowers[last]
    known = load_lexicon("clauses")["containers"].get(noun, "participating")
    label = "employed" if noun in ("workforce", "staff", "crew") else "deployed" if noun in _FORCES else known
    if noun in ("team", "teams", "crew", "crews") and not _SENT.isdisjoint(candidate.tokens.lowers):
        label = "deployed"
    if label not in ("employed", "deployed"):
        label = "participating"
    return People("headcount", label, "headcount.N-member-team", 8.0, text_of(candidate, span), span, None)
