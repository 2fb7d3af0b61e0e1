"""Subjects: whom a number without a noun counts: "Eleven were policemen", ", 64 of them children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.quantities.nouns import is_person
from extractors.quantities.phrases import read_noun_phrase
from extractors.roles.antecedents import announces_figure, is_total, same_sentence
from extractors.roles.count import text_of

if TYPE_CHECKING:
    from extractors.kinds import Draft

_REMAINS = ("bodies", "corpses", "remains")


def own_subject(candidate: Candidate, heir: Draft | None, label: str) -> tuple[tuple[int, int] | None, str | None]:
    """Who a number without a noun counts: "Eleven were policemen", else whom the earlier count names."""
    tokens, end, phrase = candidate.tokens, candidate.end, candidate.mention.phrase
    if phrase is not None and not phrase.pronoun:
        span = candidate.characters(phrase.head, phrase.head + 1)
        return span, text_of(candidate, span)
    if end < len(tokens) and tokens.lowers[end] in ("were", "are", "was") and not is_total(candidate):
        said = read_noun_phrase(tokens, end + 1)
        if said is not None and not said.partitive and not said.hyphenated and is_person(tokens[said.head]):
            span = candidate.characters(said.first, said.last)
            return span, text_of(candidate, span)
    if phrase is not None and phrase.pronoun and (apposed := _apposed(candidate)) is not None:
        return apposed, text_of(candidate, apposed)
    if phrase is not None and phrase.noun not in ("them", "whom", "which", "those", "these", "it"):
        return candidate.characters(phrase.head, phrase.head + 1), phrase.noun
    same = heir is not None and (same_sentence(candidate, heir) or phrase is not None or bool(heir.heir))
    # "received 15 bodies and treated 70 wounded": bodies are counted among the dead alone.
    if heir is not None and heir.heir is not None and phrase is None and heir.rule.endswith("-people"):
        # "were killed, including six women, and 124 were injured": people, not women.
        heir = heir.heir
    if (
        heir is not None
        and heir.heir is not None
        and phrase is None
        and heir.rule.endswith("N-of-them")
        and not candidate.mention.outer_first
    ):
        # "treated 23 patients, four of them officers. Seven were admitted": seven patients.
        heir = heir.heir
    counted = heir.subject if heir is not None and same else None
    if heir is not None and phrase is None and announces_figure(candidate) and (heir.value == 1 or counted in _REMAINS):
        # "two more bodies, raising the toll to 21": of the dead, not of bodies.
        counted = None
    return None, None if counted in _REMAINS and label != "killed" else counted


def _apposed(candidate: Candidate) -> tuple[int, int] | None:
    """The "unaccompanied children" of ", 64 of them unaccompanied children": who they are, right behind."""
    if candidate.before(1) not in ([","], ["–"], ["—"], ["("], ["and"]):
        return None
    said = read_noun_phrase(candidate.tokens, candidate.end)
    if said is None or said.partitive or said.hyphenated or said.first != candidate.end:
        return None
    return candidate.characters(said.first, said.last) if is_person(candidate.tokens[said.head]) else None
