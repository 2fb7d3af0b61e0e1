"""What casualties and headcounts share: a draft of a count of people."""

from extractors.candidates import Candidate
from extractors.kinds import Draft, make_draft
from extractors.roles.count import People
from extractors.roles.people import read_people


def draft_people(candidate: Candidate, kind: str) -> Draft | None:
    """Draft a count of people, where it is of the wanted kind.

    Args:
        candidate: a quantity in its sentence.
        kind: "casualty" or "headcount".
    """
    if "people" not in candidate.memo:
        candidate.memo["people"] = read_people(candidate)
    people: People | None = candidate.memo["people"]
    if people is None or people.kind != kind:
        return None
    draft = make_draft(candidate, kind, "person", people.rule, score=people.score)
    draft.label, draft.subject, draft.heir = people.label, people.subject, people.heir
    name = "outcome" if kind == "casualty" else "status"
    draft.explain(name, people.rule, people.trigger)
    if people.subject is not None:
        draft.explain(
            "subject", "subject.noun" if people.subject_span else "subject.from-earlier-count", people.subject_span
        )
    return draft
