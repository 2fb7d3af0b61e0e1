"""Counts of things, events and places."""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.quantities.nouns import is_person, singular
from extractors.quantities.phrases import DETERMINERS, NounPhrase
from schemas import Fact

_IN_A_YEAR = 3


class Count(Fact):
    """A number of things, events or places; its unit is the singular noun."""


def _recognise(candidate: Candidate) -> Draft | None:
    mention, phrase = candidate.mention, candidate.mention.phrase
    if mention.kind in ("ordinal", "article", "half") or mention.unit or mention.currency:
        return None
    if phrase is not None and not phrase.pronoun:
        if (
            mention.value == 1
            and not mention.digits
            and not phrase.partitive
            and not (phrase.head - mention.last < 3 and _states_one(candidate))
        ):
            return None
        if mention.kind == "zero" or (mention.value == 1 and is_person(candidate.tokens[phrase.head])):
            return None
        unit = _unit(candidate, phrase)
        draft = make_draft(candidate, "count", unit, f"count.N-{unit.split()[-1]}", score=8.0)
        draft.subject = candidate.words(phrase.first, phrase.last)
        draft.explain("unit", "unit.noun", candidate.characters(phrase.first, phrase.last))
        return draft
    return _continued(candidate)


def _unit(candidate: Candidate, phrase: NounPhrase) -> str:
    """The noun in the singular; that of "51 of 67 drones" begins behind the whole."""
    of_whole = [other.last for other in candidate.line.mentions if phrase.first < other.first < phrase.head]
    lowers, first = candidate.tokens.lowers, max([phrase.first, *of_whole])
    words = [
        lowers[at]
        for at in range(first, phrase.head + 1)
        # "out-of-state crews" are no crews of a state
        if "-" in lowers[max(first, at - 1) : at + 2] or (lowers[at] != "of" and lowers[at] not in DETERMINERS)
    ]
    return " ".join([*words[:-1], *(singular(word) for word in words[-1:])]).replace(" - ", "-")


def _states_one(candidate: Candidate) -> bool:
    """ "at least one shell", "the KPA fired one shell": one thing, said to be one, not "one way to see it"."""
    if (
        candidate.mention.phrase is not None
        and candidate.mention.phrase.noun == "count"
        and candidate.after(1) == ["of"]
    ):
        # "one count of murder"
        return True
    return (
        candidate.mention.modifier != "exact"
        or (candidate.before(1) != [] and candidate.before(1)[0].endswith("ed"))
        or _ends_list(candidate)
    )


def _ends_list(candidate: Candidate) -> bool:
    """ "Five ambulances and one recovery vehicle", "ten abstentions, and one vote against": the last of a list."""
    last = candidate.last_beside()
    if last is None or last.kind != "count" or last.value == 1:
        return False
    return candidate.between(last) in (["and"], [",", "and"])


def _continued(candidate: Candidate) -> Draft | None:
    """ "from 24 seats to 17", "9,800 units, short of a target of 25,000": a bare number that goes on with a count."""
    mention = candidate.mention
    if mention.kind not in ("cardinal", "vague"):
        return None
    if mention.value is not None and (mention.value % 1 or (mention.value == 1 and not mention.digits)):
        # "aftershocks of up to 4.5", "two clubs, one a police side"
        return None
    drafts = candidate.reading.drafts
    if candidate.before(1) == ["from"] and candidate.after(1) == ["to"]:
        return make_draft(candidate, "count", None, "count.from-N-to-N", score=5.0)
    heir = drafts[-1] if drafts else None
    if heir is None or heir.kind not in ("count", "money", "percentage", "duration") or not _near(candidate, heir):
        return None
    if heir.kind != "count" and not _change(candidate, heir):
        return None
    draft = make_draft(candidate, heir.kind, heir.unit, f"{heir.kind}.from-N-to-N", score=5.5)
    draft.heir = heir
    draft.explain("unit", "unit.from-earlier-count", (heir.start, heir.end))
    return draft


def _near(candidate: Candidate, heir: Draft) -> bool:
    """Whether the count before is near enough: in the sentence, or in the last one for "the remaining six"."""
    distance = candidate.line.index - heir.candidate.line.index
    rest = candidate.before(1) in (["remaining"], ["other"], ["another"]) or candidate.mention.outer_first == 0
    return distance == 0 or (distance == 1 and rest)


def _change(candidate: Candidate, heir: Draft) -> bool:
    between = candidate.tokens.lowers[heir.candidate.end : candidate.mention.outer_first]
    if heir.kind == "percentage" and between == ["to"] and heir.candidate.before(1) != ["from"]:
        # "rose 12 percent to 653,000": what it rose by, and what it came to.
        return False
    if between[-1:] == ["to"] and between[:1] == ["in"] and len(between) == _IN_A_YEAR:
        # "from six years in 2022 to seven this year"
        return heir.candidate.line is candidate.line
    return heir.candidate.line is candidate.line and between in (["to"], ["from"], ["and"], ["or"], [","], [",", "or"])


KIND = Kind(
    name="count",
    description="things, events and places",
    record=Count,
    colour="white",
    order=90,
    recognise=_recognise,
    core=False,
    examples=(
        ("The blast wrecked 15 buildings.", (("15 buildings", 15.0),)),
        ("Hamas laid out a three-phase plan.", (("three-phase", 3.0),)),
        ("It slumped from 24 seats to 17.", (("24 seats", 24.0), ("17", 17.0))),
    ),
    counter_examples=("Flight 2214 left Gate 12.", "It is one of the things he said."),
)
