"""Ages of people and things."""

from dataclasses import replace

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.lexicon import load_lexicon
from extractors.quantities.mention import QuantityMention
from extractors.quantities.nouns import is_stop, singular
from extractors.quantities.units import days_in
from extractors.roles.ages import AGE_WORDS, OLDEST, follows_age, rule_of_age
from schemas import Fact


class Age(Fact):
    """How old someone or something is; its unit is a unit of time."""


_CHILD = frozenset({"child", "boy", "girl", "toddler", "baby", "infant", "son", "daughter", "grandson", "grandchild"})
_AGE_REACH = 8
# What stands between two numbers that are both ages.
_WITHIN_AGES = frozenset({"and", "or", "to", "between", "from", ",", "-", "–", ":", "("})


def _recognise(candidate: Candidate) -> Draft | None:
    mention, unit = candidate.mention, candidate.mention.unit
    if mention.kind not in ("cardinal", "vague") or mention.currency:
        return None
    if unit is not None and unit.dimension == "time":
        if (last := _end_of_range(candidate)) is not None:
            return _of_two_units(candidate, last)
        aged = unit.old or _man_of(candidate) or _of_age(candidate) or _is_of_a_child(candidate)
        return _with_unit(candidate) if aged and not _lasts(candidate) else None
    if mention.value is None and mention.modifier != "range":
        return None
    if unit is not None or (mention.value or 0) > OLDEST:
        return None
    rule = rule_of_age(candidate)
    return None if rule is None else make_draft(_bare(candidate), "age", "year", rule)


def _bare(candidate: Candidate) -> Candidate:
    return Candidate(candidate.line, replace(candidate.mention, phrase=None))


def _with_unit(candidate: Candidate) -> Draft:
    unit = candidate.mention.unit
    draft = make_draft(candidate, "age", unit.name if unit else None, "age.N-year-old")
    if unit:
        draft.explain("unit", "unit.time", candidate.characters(unit.first, unit.last))
    return draft


def _end_of_range(candidate: Candidate) -> QuantityMention | None:
    """The 15 years of "aged six months to 15 years", "between six months and 15 years of age"."""
    link = candidate.after(1)
    if link != ["to"] and not (link == ["and"] and candidate.before(1) == ["between"]):
        return None
    after = next((other for other in candidate.line.mentions if other.outer_first == candidate.end + 1), None)
    if after is None or after.unit is None or after.unit.dimension != "time":
        return None
    told = after.unit.old or not AGE_WORDS.isdisjoint(candidate.before(_AGE_REACH))
    return after if told and candidate.mention.low is not None and after.high is not None else None


def _of_two_units(candidate: Candidate, last: QuantityMention) -> Draft | None:
    """One range of ages over two units, in the larger: six months to 15 years are 0.5 to 15 years."""
    first, unit = candidate.mention.unit, last.unit
    days, of_last = days_in(first.name) if first else None, days_in(unit.name) if unit else None
    if unit is None or days is None or of_last is None or candidate.mention.low is None:
        return None
    draft = make_draft(candidate, "age", unit.name, "age.N-months-to-N-years")
    draft.value, draft.modifier = None, "range"
    draft.low, draft.high = round(candidate.mention.low * days / of_last, 4), last.high
    draft.end = candidate.characters(last.first, unit.last)[1]
    candidate.reading.claimed.add((candidate.line.index, last.first))
    return draft


def _lasts(candidate: Candidate) -> bool:
    """ "10-day-old strike", "the nine-year-old war": what is so old is a state, and its length a duration."""
    states = load_lexicon("durations")["states"]
    return any(word in states for word in candidate.after(3))


def _of_age(candidate: Candidate) -> bool:
    """ "The median age is 27 years (range: 8 months to 71 years)", "baby Rory, eight months,"."""
    if AGE_WORDS & set(candidate.before(_AGE_REACH)) and candidate.before(1) != ["plus"]:
        return not _leaves_age(candidate)
    if follows_age(candidate) and (
        candidate.before(1) == ["to"]
        and candidate.mention.outer_first - candidate.reading.drafts[-1].candidate.end == 1
    ):
        return True
    if follows_age(candidate) and "range" in candidate.before(4):
        return True
    tokens, first = candidate.tokens, candidate.mention.outer_first
    named = first >= 2 and tokens[first - 1] == "," and tokens[first - 2][0].isupper()
    return (
        named
        and candidate.mention.unit is not None
        and candidate.after(1) in ([","], ["."], [")"])
        and follows_age(candidate)
    )


def _leaves_age(candidate: Candidate) -> bool:
    """ "aged 22, got nine years": another number is the age, and this one does not go on with it."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    word = next(at for at in range(first - 1, -1, -1) if lowers[at] in AGE_WORDS)
    told = any(word < other.first < first for other in candidate.line.mentions)
    return told and lowers[first - 1] not in _WITHIN_AGES


def _man_of(candidate: Candidate) -> bool:
    """ "a man of 100 years"."""
    first = candidate.mention.outer_first
    return (
        first >= 2
        and candidate.tokens.lowers[first - 1] == "of"
        and singular(candidate.tokens.lowers[first - 2])
        in ("man", "woman", "boy", "girl", "child", "infant", "baby", "toddler")
    )


def _is_of_a_child(candidate: Candidate) -> bool:
    """ "a 5-year child": the age with its "old" left out."""
    unit, after = candidate.mention.unit, candidate.after(2)
    child = after[:1] != [] and after[0] in _CHILD
    return (
        child
        and unit is not None
        and unit.hyphenated
        and (len(after) < 2 or is_stop(after[1]) or not after[1][0].isalpha() or after[1].endswith("ed"))
    )


KIND = Kind(
    name="age",
    description="ages of people and things",
    record=Age,
    colour="magenta",
    order=30,
    recognise=_recognise,
    core=False,
    examples=(
        ("A 26-year-old firefighter fell.", (("26-year-old", 26.0),)),
        ("“We have waited,” said Amal Saleh, 41, a schoolteacher.", (("41", 41.0),)),
        ("Police arrested men aged 22 and 25.", (("22", 22.0), ("25", 25.0))),
    ),
    counter_examples=("The 10-day-old strike goes on.", "They won 41 seats."),
)
