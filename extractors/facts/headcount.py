"""Headcounts: people counted in any state or role but killed, injured or missing."""

from typing import Literal

from pydantic import Field

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind
from extractors.roles.counting import draft_people
from schemas import Fact

Status = Literal[
    "held",
    "captured",
    "released",
    "detained",
    "arrested",
    "charged",
    "sentenced",
    "displaced",
    "sheltering",
    "evacuated",
    "rescued",
    "trapped",
    "deployed",
    "participating",
    "affected",
    "infected",
    "employed",
    "dismissed",
    "living",
    "travelling",
    "other",
]


class Headcount(Fact):
    """People counted in any state or role but killed, injured or missing."""

    status: Status = Field(
        description="Headcounts: what the people counted are, do or undergo: held, displaced, arrested …"
    )


def _recognise(candidate: Candidate) -> Draft | None:
    draft = draft_people(candidate, "headcount")
    if draft is not None:
        draft.fields["status"] = draft.label
    return draft


KIND = Kind(
    name="headcount",
    description="people in any other state or role: held, displaced, arrested, deployed, voting …",
    record=Headcount,
    colour="blue",
    order=71,
    recognise=_recognise,
    core=True,
    examples=(
        ("The rebels still hold 40 Israeli hostages.", (("40 Israeli hostages", 40.0),)),
        ("Two police officers were arrested.", (("Two police officers", 2.0),)),
        ("More than 61,000 people have been displaced.", (("More than 61,000 people", 61000.0),)),
    ),
    counter_examples=("One official said so.", "It won 29 seats in the chamber."),
)
