"""Others: "17 others were hurt", "in 18 states and a few others", "including a woman and her two sons"."""

from __future__ import annotations

from extractors.candidates import Candidate
from extractors.roles.antecedents import find_antecedent
from extractors.roles.count import People, noun_span, text_of
from extractors.roles.role import Role

_FEELING = frozenset({"afraid", "scared", "unable", "unwilling", "reluctant", "traumatised", "traumatized"})


def others_are_things(candidate: Candidate) -> bool:
    """ "in 18 states with write-in access in a few others": of things that the sentence has counted last."""
    last = candidate.last_beside()
    return last is not None and last.kind == "count"


def read_others(candidate: Candidate, role: Role | None) -> People | None:
    """ "Twelve others were not so lucky": others than those counted before, of whom the same is told."""
    phrase = candidate.mention.phrase
    heir = find_antecedent(candidate) if role is None and phrase is not None and phrase.noun == "others" else None
    if heir is None:
        return None
    label, span = heir.label or "other", noun_span(candidate)
    after = candidate.after(2)
    if after[:1] in (["were"], ["are"]) and after[1:2] != [] and after[1] in _FEELING:
        # Those who "were afraid to return", beside 16 who died.
        return People("headcount", "affected", "headcount.N-others-were", 6.0, text_of(candidate, span), span, None)
    return People(heir.kind, label, f"{heir.kind}.N-others", 6.0, heir.subject, span, None, heir)


def read_children_beside(candidate: Candidate) -> People | None:
    """ "including a woman and her two sons": the same befell them."""
    last = candidate.last_beside()
    if last is None or not last.rule.endswith("including-one"):
        return None
    if candidate.between(last) not in (["and", "her"], ["and", "his"], ["and", "their"]):
        return None
    span = noun_span(candidate)
    label = last.label or "other"
    return People(last.kind, label, f"{last.kind}.and-N-children", 6.0, text_of(candidate, span), span, None, last.heir)
