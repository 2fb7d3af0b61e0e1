"""Percentages, and fractions of a whole."""

from dataclasses import replace

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.lexicon import load_lexicon
from extractors.quantities.modifiers import bound
from schemas import Fact

# "one child in five", "three women in ten": few of few, counted with a noun of a word or two.
# "seven out of 20 suspected cases" counts cases; shares are told of round numbers.
_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000})
_FEW, _IN_MANY, _SHORT_NOUN = 9, 100, 2


class Percentage(Fact):
    """A share of a whole, or a change in percent; its unit is percent."""


def _recognise(candidate: Candidate) -> Draft | None:
    mention = candidate.mention
    unit = mention.unit
    if unit is not None and unit.dimension == "percent":
        draft = make_draft(candidate, "percentage", "percent", "percentage.N-percent")
        draft.explain("unit", "unit.percent", candidate.characters(unit.first, unit.last))
        return draft
    if mention.kind == "half":
        return make_draft(candidate, "percentage", "percent", "percentage.half-of")
    return _points(candidate) or _one_in(candidate) or _fraction(candidate) or _parts(candidate)


def _points(candidate: Candidate) -> Draft | None:
    """ "down 4.1 points" after a percentage: points of a percentage."""
    after = candidate.tokens.lowers[candidate.mention.outer_last : candidate.mention.outer_last + 1]
    drafts = candidate.reading.drafts
    if (
        after != ["points"]
        or not drafts
        or drafts[-1].kind != "percentage"
        or drafts[-1].candidate.line is not candidate.line
    ):
        return None
    return make_draft(candidate, "percentage", "percent", "percentage.N-points")


def _one_in(candidate: Candidate) -> Draft | None:
    """ "one in four", "three out of five": the second number belongs to the first."""
    mention, tokens = candidate.mention, candidate.tokens
    last = _past_noun(candidate)
    follow = next((other for other in candidate.line.mentions if other.first in (last + 1, last + 2)), None)
    if mention.value is not None and mention.value % 1:
        # "a score of 4.2 out of 10"
        return None
    if follow is None or follow.value is None or mention.value is None or not 0 < mention.value < follow.value <= 1000:
        return None
    link = tokens.lowers[last : follow.first]
    if (
        (last > mention.last and (follow.phrase or follow.value > _IN_MANY))
        or link not in (["in"], ["out", "of"], ["in", "every"])
        or follow.unit
        or follow.currency
        or (mention.digits and not follow.digits)
        or (link == ["out", "of"] and follow.phrase is not None and follow.value not in _ROUND)
    ):
        return None
    draft = make_draft(candidate, "percentage", "percent", "percentage.one-in-N")
    share = round(100.0 * mention.value / follow.value, 2)
    draft.value, draft.low, draft.high = bound(share, 1.0, mention.modifier)
    draft.end = candidate.characters(follow.first, follow.last)[1]
    candidate.reading.claimed.add((candidate.line.index, follow.first))
    return draft


def _past_noun(candidate: Candidate) -> int:
    """The token behind "one", or behind the noun of "one child in five"; what "two women in 2019" did is no share."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    if phrase is None and mention.value == 1 and candidate.tokens.lowers[mention.last + 1 : mention.last + 2] == ["in"]:
        return mention.last + 1
    if phrase is None or phrase.partitive or mention.kind != "cardinal" or (mention.value or 0) > _FEW:
        return mention.last
    counted = not mention.digits and phrase.first == mention.last and phrase.last - phrase.first <= _SHORT_NOUN
    return phrase.last if counted else mention.last


def _fraction(candidate: Candidate) -> Draft | None:
    """ "a third of", "two-thirds of": an ordinal word that divides."""
    mention, tokens = candidate.mention, candidate.tokens
    if mention.kind != "ordinal":
        return None
    lexicon = load_lexicon("numbers")
    word = tokens.lowers[mention.last - 1]
    parts = lexicon["fraction"].get(word)
    after = tokens.lowers[mention.last] if mention.last < len(tokens) else ""
    of = after in ("of", "majority", "more", "less", "fewer", "were", "are", "have")
    of = of or (
        mention.first >= 2
        and tokens.lowers[mention.first - 2] in ("than", "least", "about", "nearly", "almost", "over", "by", "around")
    )
    before = candidate.tokens.lowers[mention.first - 1] if mention.first else ""
    numerator = lexicon["small"].get(tokens.lowers[mention.first]) if mention.last - mention.first > 1 else None
    if parts is None or not of or not (before in ("a", "one", "than") or numerator):
        return None
    share = round(100.0 * (numerator or 1) / parts, 2)
    draft = make_draft(_as_cardinal(candidate), "percentage", "percent", "percentage.a-third-of")
    draft.value, draft.low, draft.high = bound(share, 1.0, draft.modifier)
    return draft


def _parts(candidate: Candidate) -> Draft | None:
    """ "two-thirds of the population", "three quarters of"."""
    mention, tokens = candidate.mention, candidate.tokens
    at = mention.last + (mention.last < len(tokens) and tokens[mention.last] == "-")
    if mention.kind != "cardinal" or mention.value is None or mention.unit is not None or at >= len(tokens):
        return None
    parts = load_lexicon("numbers")["fraction"].get(tokens.lowers[at])
    if parts is None or not tokens.lowers[at].endswith("s") or mention.value >= parts:
        return None
    draft = make_draft(_as_cardinal(candidate), "percentage", "percent", "percentage.two-thirds")
    draft.value, draft.low, draft.high = bound(round(100.0 * mention.value / parts, 2), 1.0, mention.modifier)
    draft.end = candidate.characters(at, at + 1)[1]
    return draft


def _as_cardinal(candidate: Candidate) -> Candidate:
    """The same candidate read as a cardinal, so that its span and bounds are those of a number."""
    return Candidate(candidate.line, replace(candidate.mention, kind="cardinal", phrase=None))


KIND = Kind(
    name="percentage",
    description="percentages and fractions of a whole",
    record=Percentage,
    colour="cyan",
    order=20,
    recognise=_recognise,
    core=False,
    examples=(
        ("Turnout was 58.3 percent.", (("58.3 percent", 58.3),)),
        ("Shares fell 6.4%.", (("6.4%", 6.4),)),
        ("About one in four children is malnourished.", (("About one in four", 25.0),)),
    ),
    counter_examples=("He scored 24 points.",),
)
