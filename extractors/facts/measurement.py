"""Measurements: length, area, mass, speed, temperature, magnitude …"""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from schemas import Fact


class Measurement(Fact):
    """A physical measure; its unit is the unit's singular name."""


def _recognise(candidate: Candidate) -> Draft | None:
    mention, unit = candidate.mention, candidate.mention.unit
    if mention.kind == "ordinal":
        return None
    if unit is not None and unit.dimension == "measure":
        draft = make_draft(candidate, "measurement", unit.name, f"measurement.N-{unit.name.replace(' ', '-')}")
        draft.explain("unit", "unit.measure", candidate.characters(unit.first, unit.last))
        return draft
    magnitude = candidate.before(1) == ["magnitude"] or (
        candidate.before(2)[:1] == ["magnitude"] and candidate.before(1) in (["of"], ["at"], ["was"], ["to"])
    )
    hyphenated = mention.phrase is not None and mention.phrase.hyphenated and mention.phrase.noun == "magnitude"
    if (magnitude or hyphenated) and mention.value is not None and 0 < mention.value < 11:
        return make_draft(candidate, "measurement", "magnitude", "measurement.magnitude-N")
    return None


KIND = Kind(
    name="measurement",
    description="measures: length, area, mass, speed, temperature, magnitude …",
    record=Measurement,
    colour="yellow",
    order=40,
    recognise=_recognise,
    core=False,
    examples=(
        ("Winds reached 185 kilometres per hour.", (("185 kilometres per hour", 185.0),)),
        ("A magnitude 6.4 quake struck.", (("6.4", 6.4),)),
        ("The 61-metre ship waits.", (("61-metre", 61.0),)),
    ),
    counter_examples=("The $3m deal.",),
)
