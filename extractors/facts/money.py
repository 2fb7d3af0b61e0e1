"""Money: sums in a currency."""

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.quantities.currency import resolve_currency
from schemas import Fact


class Money(Fact):
    """A sum of money; its unit is an ISO 4217 code."""


def _recognise(candidate: Candidate) -> Draft | None:
    currency = candidate.mention.currency
    if currency is None or candidate.mention.kind == "ordinal":
        return None
    unit = currency.code or resolve_currency(currency, candidate.reading.countries)
    draft = make_draft(
        candidate, "money", unit, f"money.{currency.shared or unit}", score=9.0 if currency.code else 8.0
    )
    draft.explain(
        "unit",
        "currency" if currency.code else "currency.of-the-article's-country",
        candidate.characters(currency.first, currency.last),
    )
    return draft


KIND = Kind(
    name="money",
    description="sums of money, in ISO 4217 currencies",
    record=Money,
    colour="green",
    order=10,
    recognise=_recognise,
    core=False,
    examples=(
        ("The deal is worth $1.5bn.", (("$1.5bn", 1.5e9),)),
        ("Revenue slipped to SEK 41.3 billion.", (("SEK 41.3 billion", 4.13e10),)),
        ("She paid 1,000 ariary.", (("1,000 ariary", 1000.0),)),
    ),
    counter_examples=("The parcel weighed 18 pounds.",),
)
