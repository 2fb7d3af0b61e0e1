"""A role: what one trigger says of one quantity."""

from dataclasses import dataclass

from extractors.roles.triggers import TriggerHit


@dataclass(slots=True)
class Role:
    """What a trigger says of a quantity: `relation` names the pattern, `score` says how plain it is, from 0 to 11."""

    kind: str
    label: str
    relation: str
    entry: str
    score: float
    first: int
    last: int


def make_role(hit: TriggerHit, relation: str, score: float) -> Role:
    """The role that a trigger gives.

    Args:
        hit: the trigger in its sentence.
        relation: the pattern that binds it to the quantity.
        score: how plain it is, from 0 to 11.
    """
    return Role(hit.trigger.kind, hit.trigger.label, relation, hit.trigger.entry, score, hit.first, hit.last)
