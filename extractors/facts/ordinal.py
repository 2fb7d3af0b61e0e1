"""Ordinals: places in a series, as adjectives ("his sixth trip")."""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.quantities.nouns import singular
from schemas import Fact

_SUBJECTS = (["they"], ["he"], ["she"], ["it"], ["we"], ["i"], ["who"])


class Ordinal(Fact):
    """A place in a series; its unit is the noun that is counted off."""


def _recognise(candidate: Candidate) -> Draft | None:
    mention = candidate.mention
    if mention.kind != "ordinal":
        return None
    tokens, phrase = candidate.tokens, mention.phrase
    if mention.value == 1 and any(
        other.first == mention.last and other.kind != "ordinal" for other in candidate.line.mentions
    ):
        # "the first two hours", "the first 150 troops": nothing is counted off.
        return None
    ahead = tokens.lowers[mention.last : mention.last + 1]
    if mention.value == 1 and candidate.before(1) in _SUBJECTS and ahead != [] and ahead[0].endswith("ed"):
        # "They first demanded more": a time, and no place in a series.
        return None
    word = tokens[mention.first]
    if word.isupper() and len(word) > 2 and sum(token.isupper() for token in tokens) * 2 < len(tokens):
        return None
    if mention.unit is not None and mention.unit.dimension == "time":
        draft = make_draft(candidate, "ordinal", mention.unit.name, "ordinal.Nth-day")
        return None if mention.unit.name == "century" or mention.unit.hyphenated else draft
    if phrase is not None and not phrase.pronoun and not phrase.partitive:
        if phrase.noun in ("century", "world", "sunday", "centuries") or tokens[phrase.head] in ("World", "War"):
            return None
        named = tokens[phrase.head][0].isupper() and sum(token[0].isupper() for token in tokens) * 2 < len(tokens)
        if named and phrase.head > mention.last:
            return None
        noun = candidate.words(phrase.first, phrase.last)
        return make_draft(candidate, "ordinal", singular(noun.lower()), "ordinal.Nth-thing")
    return _elliptical(candidate)


_BE_OR_HAVE = ("was", "is", "had", "has", "will", "came", "died", "remains")


def _elliptical(candidate: Candidate) -> Draft | None:
    """ "Blinken's current trip is his sixth to the Middle East": the noun comes before."""
    before, after = candidate.before(1), candidate.after(1)
    possessive = before and before[0] in ("his", "her", "its", "their", "my", "our", "’s", "'s")
    article = before == ["the"] and (candidate.mention.value or 0) > 1
    if article and candidate.mention.outer_first == 1 and after and after[0] in _BE_OR_HAVE:
        # "The seventh victim was found in a barn. The eighth was in a ravine."
        return make_draft(candidate, "ordinal", None, "ordinal.the-Nth", score=6.0)
    adverb = not after or after[0] in ("to", "since", "in", "of", ".", ",", "”", "for", "this", "and", "after", '"')
    if not ((possessive or article) and adverb):
        return None
    return make_draft(candidate, "ordinal", None, "ordinal.the-Nth", score=6.0)


KIND = Kind(
    name="ordinal",
    description="places in a series: the sixth trip, the 33rd floor",
    record=Ordinal,
    colour="bright_black",
    order=60,
    recognise=_recognise,
    core=False,
    examples=(
        ("It was his sixth trip to the region.", (("sixth trip", 6.0),)),
        ("The strike is in its 10th day.", (("10th day", 10.0),)),
    ),
    counter_examples=("First, he spoke.", "In the 20th century."),
)
