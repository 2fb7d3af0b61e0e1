"""Casualties: people killed, injured or missing through an event."""

from typing import Literal

from pydantic import Field

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind
from extractors.roles.counting import draft_people
from schemas import Fact

Outcome = Literal["killed", "injured", "missing", "casualty"]


class Casualty(Fact):
    """People killed, injured or missing through an event."""

    outcome: Outcome = Field(
        description="Casualties: killed, injured, missing, or casualty (killed or injured, not said which)"
    )


def _recognise(candidate: Candidate) -> Draft | None:
    draft = draft_people(candidate, "casualty")
    if draft is not None:
        draft.fields["outcome"] = draft.label
    return draft


KIND = Kind(
    name="casualty",
    description="people killed, injured or missing through an event",
    record=Casualty,
    colour="red",
    order=70,
    recognise=_recognise,
    core=True,
    examples=(
        ("The strike killed at least 123 people and wounded 40.", (("at least 123 people", 123.0), ("40", 40.0))),
        ("The death toll rose to 500.", (("500", 500.0),)),
        ("Twelve miners are unaccounted for.", (("Twelve miners", 12.0),)),
    ),
    counter_examples=("The army killed the bill in 12 minutes.", "Ten soldiers guarded the gate."),
)
