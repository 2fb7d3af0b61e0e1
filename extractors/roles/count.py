"""A count of people: the type, and how a role and a noun phrase make one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.candidates import Candidate
from extractors.quantities.phrases import DETERMINERS
from extractors.roles.gaps import clause_words
from extractors.roles.role import Role

if TYPE_CHECKING:
    from extractors.kinds import Draft


class People(NamedTuple):
    """A count of people: kind of fact, label, who is counted, and the draft it continues."""

    kind: str
    label: str
    rule: str
    score: float
    subject: str | None
    subject_span: tuple[int, int] | None
    trigger: tuple[int, int] | None
    heir: Draft | None = None


BARE_SCORE = 7.0
_ASIDE = 9
_TERM_REACH, _VERDICT_REACH, _SENTENCE_REACH = 5, 40, 16
_HANDING = frozenset({"give", "gives", "gave", "giving", "hand", "hands", "handed", "handing"})
_TERMS = frozenset({"terms", "sentences"})


def make_people(
    candidate: Candidate,
    role: Role,
    subject_span: tuple[int, int] | None,
    subject: str | None,
    heir: Draft | None = None,
) -> People:
    trigger = candidate.characters(role.first, role.last)
    rule = f"{role.kind}.{role.relation}-{role.entry.replace(' ', '-')}"
    return People(role.kind, role.label, rule, role.score, subject, subject_span, trigger, heir)


# What stands between a number and the noun it counts, and is no part of the noun's name.
_BEFORE_NOUN = DETERMINERS | {"of", "more", "other", "others", "further", "new", "-"}


def noun_span(candidate: Candidate) -> tuple[int, int] | None:
    phrase = candidate.mention.phrase
    if phrase is None:
        return None
    first = phrase.first
    if phrase.head >= phrase.last:
        return candidate.characters(phrase.head, phrase.head + 1)
    while first < phrase.head and candidate.tokens.lowers[first] in _BEFORE_NOUN:
        first += 1
    return candidate.characters(first, phrase.last)


def text_of(candidate: Candidate, span: tuple[int, int] | None) -> str | None:
    return candidate.reading.article.text[span[0] : span[1]] if span else None


def _past_aside(candidate: Candidate) -> int:
    """The token behind a quantity, and behind what commas set apart: "Two brothers, aged 19 and 23, got"."""
    lowers, end = candidate.tokens.lowers, candidate.end
    if lowers[end : end + 1] != [","]:
        return end
    return next((at + 1 for at in range(end + 1, min(end + _ASIDE, len(lowers))) if lowers[at] == ","), end)


def _is_handed_a_term(candidate: Candidate) -> bool:
    """ "gives six men prison terms", "handed 12 prisoners sentences of 15 years"."""
    if candidate.before(1) == [] or candidate.before(1)[0] not in _HANDING:
        return False
    after = candidate.after(_TERM_REACH)
    of_war = after[:2] == ["of", "war"]
    return not _TERMS.isdisjoint(after[2:] if of_war else after[:3])


def _is_sent_down_for(candidate: Candidate) -> bool:
    """ "was jailed for 20 years, four other defendants for 12 years each": the verb is that of the first."""
    if candidate.after(1) != ["for"]:
        return False
    term, first = candidate.quantity_at(candidate.end + 1), candidate.mention.first
    if term is None or term.unit is None or term.unit.name not in ("year", "month"):
        return False
    return any(hit.trigger.label == "sentenced" for hit in candidate.line.hits_between(first - _VERDICT_REACH, first))


def _bears_a_sentence(candidate: Candidate) -> bool:
    """ "handed 20-year sentences with hard labor to three teachers", "overturned death sentences against 35 men"."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if candidate.before(1) not in (["to"], ["against"]):
        return False
    lead = lowers[max(0, first - _SENTENCE_REACH) : first - 1]
    at = next((at for at in range(len(lead) - 1, -1, -1) if lead[at] in ("sentences", "terms")), None)
    if at is None or {",", ";", ":"} & set(lead[at:]):
        return False
    return not _HANDING.isdisjoint(lead[:at]) or lead[at - 1 : at] in (["death"], ["life"], ["prison"], ["jail"])


def given_a_term(candidate: Candidate) -> bool:
    """ "Nine others were given between 30 and 40 years": what they were given is a sentence."""
    if candidate.after(2) in (["to", "terms"], ["to", "life"]) or candidate.after(3) == ["to", "prison", "terms"]:
        # "were sentenced, four of them to terms of 12 to 15 years and one to life"
        return True
    if _is_handed_a_term(candidate) or _is_sent_down_for(candidate) or _bears_a_sentence(candidate):
        return True
    start = _past_aside(candidate)
    after = candidate.tokens.lowers[start : start + 5]
    given = next((index for index, word in enumerate(after) if word in ("given", "handed", "got", "received")), None)
    if given is None or not all(
        word in clause_words().be | clause_words().adverbs | {"each", "all"} for word in after[:given]
    ):
        return False
    at = start + given + 1
    return any(
        other.unit is not None and other.unit.name in ("year", "month") and at <= other.outer_first <= at + 2
        for other in candidate.line.mentions
    )
