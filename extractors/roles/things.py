"""Things that stand for people: "29 deaths", "23 lives", "4,200 jobs", "342 cases of cholera"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.count import People, make_people, noun_span, text_of
from extractors.roles.relations import read_role
from extractors.roles.role import Role

if TYPE_CHECKING:
    from extractors.kinds import Draft

_JOBS = frozenset({"job", "position", "post", "role", "cut", "redundancy", "layoff"})
_ADDED = frozenset({"add", "adds", "added", "adding", "gained", "gain"})
_RECENT = 30
_COURTS = frozenset(
    {"against", "court", "courts", "judge", "judges", "police", "prosecutors", "lawyers", "trial", "trials", "filed"}
)


def read_thing(candidate: Candidate, role: Role | None) -> People | None:
    """Nouns for what happened to people ("29 deaths", "23 lives", "seven bodies") and jobs that are lost."""
    phrase = candidate.mention.phrase
    if phrase is None:
        return None
    noun = singular(phrase.noun)
    span = noun_span(candidate)
    if noun == "life" and took_lives(candidate):
        return People("casualty", "killed", "casualty.claimed-N-lives", 9.5, text_of(candidate, span), span, span)
    if noun == "case" and (role is None or role.kind == "headcount") and _is_disease(candidate):
        # "34 suspected cases await results": what cases do says nothing of the sick.
        role = read_role(candidate.tokens, (), candidate.mention)
    if role is None and noun not in _JOBS:
        return None
    if noun == "life" and role is not None and role.label in ("killed", "rescued"):
        return make_people(candidate, role, span, text_of(candidate, span))
    deed = role is not None and (
        role.kind == "casualty"
        or role.label in ("arrested", "detained")
        or (role.label == "infected" and _is_disease(candidate))
    )
    if role is not None and role.relation == "head" and deed:
        return make_people(candidate, role, span, text_of(candidate, span))
    if noun in ("cut", "layoff", "redundancy", "job") and role is None and (heir := _dismissed(candidate)):
        return People(
            "headcount", "dismissed", "headcount.N-of-the-cuts", 6.5, text_of(candidate, span), span, None, heir
        )
    if noun in _JOBS and _are_added(candidate):
        return People("headcount", "employed", "headcount.N-jobs-added", 7.5, text_of(candidate, span), span, None)
    if noun in _JOBS and (
        _go(candidate)
        or candidate.before(2) == ["loss", "of"]
        or any(hit.trigger.label == "dismissed" for hit in candidate.line.hits)
    ):
        return People("headcount", "dismissed", "headcount.N-jobs", 7.5, text_of(candidate, span), span, None)
    if noun in _JOBS and role is not None and role.label in ("dismissed", "employed") and role.relation != "head":
        return make_people(candidate, role, span, text_of(candidate, span))
    return None


def _dismissed(candidate: Candidate) -> Draft | None:
    """The jobs told of just before, past the workforce that they are a share of."""
    near = (draft for draft in reversed(candidate.reading.drafts[-_RECENT:]) if draft.label == "dismissed")
    return next(near, None)


def _go(candidate: Candidate) -> bool:
    """ "About 2,000 jobs will go", "300 posts could be lost"."""
    return any(word in ("go", "lost", "disappear", "vanish", "threatened") for word in candidate.after(4))


def _are_added(candidate: Candidate) -> bool:
    """ "88,000 positions were added", "added 12,000 jobs", "created 300 posts"."""
    return not _ADDED.isdisjoint([*candidate.before(3), *candidate.after(3)])


def _is_disease(candidate: Candidate) -> bool:
    """ "confirmed cases", "cholera cases", or any in a story that has counted the infected; court cases are things."""
    phrase, words = candidate.mention.phrase, load_lexicon("clauses")["disease"]
    if phrase is None:
        return False
    lowers = candidate.tokens.lowers
    if any(word in words for word in lowers[phrase.first : phrase.last + 3]):
        return True
    if any(word in load_lexicon("clauses")["diseases"] for word in lowers):
        return True
    if not _COURTS.isdisjoint(lowers):
        return False
    if _told_before(candidate):
        return candidate.before(1) != ["in"]
    if any(draft.label == "infected" for draft in candidate.reading.drafts[-_RECENT:]):
        return True
    # "In 61 cases, no cause was given": instances of something
    return candidate.reading.tells_of_disease and candidate.before(1) != ["in"]


def _told_before(candidate: Candidate) -> bool:
    """ "… its deadliest cholera outbreak. Since March, 53,000 cases …": the sentence before names the disease."""
    index, openings = candidate.line.index, candidate.reading.openings
    if index <= openings[index]:
        return False
    diseases = load_lexicon("clauses")["named_diseases"]
    return any(word in diseases for word in candidate.reading.sentences[index - 1].tokens.lowers)


def took_lives(candidate: Candidate) -> bool:
    """ "claimed 12 lives", "took no lives"."""
    return any(
        word
        in (
            "claim",
            "claims",
            "claimed",
            "claiming",
            "cost",
            "costing",
            "took",
            "take",
            "taken",
            "takes",
            "lost",
            "lose",
            "losing",
        )
        for word in candidate.before(5)
    )
