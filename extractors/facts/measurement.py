"""Measurements: length, area, mass, speed, temperature, magnitude …"""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from schemas import Fact


class Measurement(Fact):
    """A physical measure; its unit is the unit's singular name."""


_STRONGEST = 11
_QUAKES = frozenset({"earthquake", "quake", "aftershock", "tremor", "foreshock"})


def _recognise(candidate: Candidate) -> Draft | None:
    mention, unit = candidate.mention, candidate.mention.unit
    if mention.kind not in ("cardinal", "vague"):
        return None
    if unit is not None and unit.dimension == "measure":
        draft = make_draft(candidate, "measurement", unit.name, f"measurement.N-{unit.name.replace(' ', '-')}")
        draft.explain("unit", "unit.measure", candidate.characters(unit.first, unit.last))
        return draft
    magnitude = candidate.before(1) == ["magnitude"] or (
        candidate.before(2)[:1] == ["magnitude"] and candidate.before(1) in (["of"], ["at"], ["was"], ["to"])
    )
    hyphenated = mention.phrase is not None and mention.phrase.hyphenated and mention.phrase.noun == "magnitude"
    named = magnitude or hyphenated or _of_a_quake(candidate)
    if named and mention.value is not None and 0 < mention.value < _STRONGEST:
        return make_draft(candidate, "measurement", "magnitude", "measurement.magnitude-N")
    return None


def _of_a_quake(candidate: Candidate) -> bool:
    """ "a 5.0 magnitude aftershock", "the 5.0 earthquake", "magnitude-5.8 tremor", "6.1 on the Richter scale"."""
    last = candidate.mention.last
    after = candidate.tokens.lowers[last : last + 4]
    if after[:1] == ["magnitude"] or candidate.before(2) == ["magnitude", "-"]:
        return True
    if after[:3] == ["on", "the", "richter"]:
        return True
    decimal = candidate.mention.digits and "." in candidate.tokens[candidate.mention.first]
    return decimal and after[:1] != [] and after[0] in _QUAKES


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
