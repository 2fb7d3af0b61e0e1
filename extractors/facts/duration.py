"""Durations: how long a state, an event or a process lasts, or lasted, or would."""

from pydantic import Field

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.lexicon import load_lexicon
from extractors.quantities.modifiers import bound
from extractors.quantities.units import Unit, days_in, iso_designator
from extractors.roles.lasting import find_subject
from extractors.roles.terms import sought_term
from schemas import Fact


class Duration(Fact):
    """How long a state, an event or a process lasts, or lasted, or would."""

    iso8601: str | None = Field(
        default=None, description="Durations: ISO 8601 duration, P6W; NULL for a range or a vague length"
    )
    low_days: float | None = Field(
        default=None, description="Durations: inclusive lower bound in days; a month is 30.436875 days"
    )
    high_days: float | None = Field(
        default=None, description="Durations: inclusive upper bound in days; a month is 30.436875 days"
    )


def _recognise(candidate: Candidate) -> Draft | None:
    unit = candidate.mention.unit
    if unit is None and (whole := _whole_length(candidate)) is not None:
        return _part_of_length(candidate, whole)
    if unit is None and not candidate.mention.currency and (heir := sought_term(candidate)) is not None:
        return _like_term(candidate, heir)
    if unit is None or unit.dimension != "time" or candidate.mention.kind == "ordinal" or candidate.mention.currency:
        return None
    article = candidate.tokens.lowers[candidate.mention.first] == "a"
    if _is_offset(candidate) or (article and unit.name == "second"):
        # "a second week" is no length of a second
        return None
    draft = make_draft(candidate, "duration", unit.name, f"duration.N-{unit.name}")
    _correct_preposition(candidate, draft)
    draft.explain("unit", "unit.time", candidate.characters(unit.first, unit.last))
    _join_smaller(candidate, draft)
    _in_weeks(draft)
    subject = find_subject(candidate)
    if subject is not None:
        draft.subject = candidate.reading.article.text[subject[0] : subject[1]]
        draft.explain("subject", subject[2], subject[:2])
    _add_days(draft)
    return draft


def _whole_length(candidate: Candidate) -> Unit | None:
    """ "For 14 of the 42 months it had no doctor": the unit of the whole length."""
    phrase = candidate.mention.phrase
    if phrase is None or not phrase.partitive or candidate.mention.currency:
        return None
    whole = next((other for other in candidate.following(phrase.last) if other.first == phrase.last), None)
    unit = whole.unit if whole is not None else None
    return unit if unit is not None and unit.dimension == "time" and not unit.old else None


def _part_of_length(candidate: Candidate, unit: Unit) -> Draft:
    draft = make_draft(candidate, "duration", unit.name, "duration.N-of-the-N", score=7.0)
    draft.explain("unit", "unit.time", candidate.characters(unit.first, unit.last))
    _add_days(draft)
    return draft


def _like_term(candidate: Candidate, heir: Draft) -> Draft:
    """ "The prosecution had asked for 14": in the unit of the sentence that was passed."""
    draft = make_draft(candidate, "duration", heir.unit, "duration.N-sought", score=7.0)
    draft.heir, draft.subject = heir, heir.subject
    draft.explain("unit", "unit.from-earlier-count", (heir.start, heir.end))
    _add_days(draft)
    return draft


def _in_weeks(draft: Draft) -> None:
    """ "a fortnight" is two weeks."""
    if draft.unit != "fortnight":
        return
    draft.unit = "week"
    draft.value, draft.low, draft.high = (
        None if number is None else 2 * number for number in (draft.value, draft.low, draft.high)
    )


def _is_offset(candidate: Candidate) -> bool:
    """ "two days ago", "73 seconds after lift-off": where an event lies, not how long it lasts."""
    lexicon = load_lexicon("durations")
    after, before = candidate.after(2), candidate.before(2)
    if before[-1:] and before[-1] in lexicon["offsets_before"]:
        return True
    unit = candidate.mention.unit
    if unit is not None and unit.hyphenated:
        return False
    if after == ["in", "advance"]:
        return True
    if not after or after[0] not in lexicon["offsets_after"] or (before[-1:] and before[-1] in lexicon["windows"]):
        return False
    if after[0] in ("since", "on", "after", "before", "out", "away", "back"):
        if (before[-1:] and (before[-1] in lexicon["spending"] or before[-1] in lexicon["governing"])) or before[
            -2:-1
        ] == ["for"]:
            return False
        return after[0] != "on" or after[1:] in ([], [","], ["."])
    return True


def _correct_preposition(candidate: Candidate, draft: Draft) -> None:
    """ "over three days" dates, "for over three days" bounds: a preposition before a length is no modifier."""
    lexicon = load_lexicon("modifiers")["length"]
    mention = candidate.mention
    first = candidate.tokens.lowers[mention.outer_first]
    if mention.outer_first == mention.first or first != "over" or mention.first - mention.outer_first > 1:
        return
    before = candidate.before(1)
    if before and before[0] in lexicon["openers"]:
        return
    draft.modifier = "exact"
    draft.value, draft.low, draft.high = bound(mention.value, mention.step, "exact")
    draft.start = candidate.characters(mention.first, mention.last)[0]


def _join_smaller(candidate: Candidate, draft: Draft) -> None:
    """ "five years and four months" is one length, in the smaller unit."""
    mention, unit = candidate.mention, candidate.mention.unit
    follow = next((other for other in candidate.line.mentions if unit and 0 < other.first - unit.last <= 2), None)
    if (
        unit is None
        or follow is None
        or follow.unit is None
        or follow.unit.dimension != "time"
        or mention.value is None
        or follow.value is None
    ):
        return
    link = candidate.tokens.lowers[unit.last : follow.first]
    factor = {
        ("year", "month"): 12,
        ("week", "day"): 7,
        ("day", "hour"): 24,
        ("hour", "minute"): 60,
        ("minute", "second"): 60,
        ("year", "day"): 365,
    }.get((unit.name, follow.unit.name))
    if factor is None or link not in (["and"], [","], [",", "and"], []):
        return
    draft.value = mention.value * factor + follow.value
    draft.low, draft.high = (None if bound_ is None else draft.value for bound_ in (draft.low, draft.high))
    draft.unit = follow.unit.name
    draft.end = candidate.characters(follow.first, follow.unit.last)[1]
    candidate.reading.claimed.add((candidate.line.index, follow.first))


def _add_days(draft: Draft) -> None:
    days, designator = days_in(draft.unit or ""), iso_designator(draft.unit or "")
    if days is not None:
        draft.fields["low_days"] = None if draft.low is None else draft.low * days
        draft.fields["high_days"] = None if draft.high is None else draft.high * days
    multiple = {
        "decade": 10,
        "century": 100,
        "millennium": 1000,
        "season": 3,
        "quarter": 3,
        "weekend": 2,
    }.get(draft.unit or "", 1)
    if draft.value is not None and designator is not None and draft.unit not in ("generation", "lifetime"):
        amount = f"{draft.value * multiple:g}" if draft.value < 1e6 else f"{draft.value * multiple:.0f}"
        draft.fields["iso8601"] = f"PT{amount}{designator[1]}" if designator[0] == "T" else f"P{amount}{designator}"


KIND = Kind(
    name="duration",
    description="how long a state, an event or a process lasts, or lasted, or would",
    record=Duration,
    colour="bright_magenta",
    order=50,
    recognise=_recognise,
    core=True,
    examples=(
        ("They discussed a roughly six-week ceasefire.", (("roughly six-week", 6.0),)),
        ("He was sentenced to 12 years in prison.", (("12 years", 12.0),)),
        ("The talks ran for three days.", (("three days", 3.0),)),
    ),
    counter_examples=("It happened two days ago.", "The 41-year-old driver fled."),
)
