"""A quantity mention: the type that the steps of the quantity grammar pass on."""

from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import load_lexicon
from extractors.quantities.currency import Currency
from extractors.quantities.nouns import is_person, singular
from extractors.quantities.phrases import NounPhrase
from extractors.quantities.units import Unit
from extractors.tokens import Tokens
from schemas import Modifier

QuantityKind = Literal["cardinal", "ordinal", "vague", "article", "zero", "half"]


@dataclass(slots=True)
class QuantityMention:
    """A quantity over tokens of one sentence. The number itself is tokens first … last - 1; with its modifiers it is
    outer_first … outer_last - 1; unit, currency and noun phrase come after (or, a currency, before)."""

    kind: QuantityKind
    first: int
    last: int
    outer_first: int
    outer_last: int
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    digits: bool
    step: float = 1.0
    unit: Unit | None = None
    currency: Currency | None = None
    phrase: NounPhrase | None = None


def counts_people(tokens: Tokens, mention: QuantityMention) -> bool:
    """Whether the noun a quantity counts names people."""
    phrase = mention.phrase
    if phrase is None or phrase.pronoun or phrase.hyphenated:
        return False
    if phrase.noun == "forces" and tokens.lowers[phrase.head - 1] in ("security", "special"):
        # "150 security forces and 95 civilians"
        return True
    if phrase.noun == "helmets" and tokens.lowers[phrase.head - 1] == "blue":
        return True
    if not is_person(tokens[phrase.head]):
        return False
    if phrase.noun in load_lexicon("people")["groups"]:
        return False
    around = load_lexicon("people")["things"].get(singular(phrase.noun))
    return around is None or set(around).isdisjoint(tokens.lowers)
