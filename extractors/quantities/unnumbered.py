"""Quantities without a number word: "no one", "a policeman", "half the residents", "a weeklong truce"."""

from dataclasses import replace

from extractors.quantities.decades import POSSESSIVES, read_decade_of_life
from extractors.quantities.mention import QuantityMention
from extractors.quantities.modifiers import bound, modifier_before
from extractors.quantities.nouns import is_person_ahead
from extractors.quantities.phrases import read_noun_phrase
from extractors.quantities.units import read_unit
from extractors.tokens import Tokens

_ZERO_PRONOUNS = frozenset({"nobody", "none"})
_OPENERS = frozenset({"a", "an", "another", "no", "half", "quarter", "single", *_ZERO_PRONOUNS, *POSSESSIVES})


# "the western half of the island" is a part of the map.
_OF_A_MAP = frozenset(
    {
        "western",
        "eastern",
        "northern",
        "southern",
        "upper",
        "lower",
        "first",
        "second",
        "other",
        "top",
        "bottom",
        "better",
    }
)
_TELLING = frozenset({"says", "said", "say", "that", "estimates", "and", "but", "while", ","})
_LENGTH_OPENERS = frozenset(
    {
        "for",
        "take",
        "took",
        "takes",
        "taking",
        "lasted",
        "lasting",
        "lasts",
        "last",
        "within",
        "spent",
        "spend",
        "nearly",
        "almost",
        "about",
    }
)

_CONFINEMENT = frozenset({"jail", "prison", "custody", "detention", "captivity", "confinement", "hospital", "hiding"})


def find_unnumbered(tokens: Tokens, taken: set[int]) -> list[QuantityMention]:
    """Find quantities that no number word states: "no injuries", "a policeman", "half the staff", "a week-long truce".

    Args:
        tokens: the sentence's tokens.
        taken: tokens that are numbers already.

    Returns:
        Mentions in text order.
    """
    openers = [index for index, word in enumerate(tokens.lowers) if word in _OPENERS or word[-4:] == "long"]
    if not openers:
        return []
    read = [_read_at(tokens, index, taken) for index in openers if index not in taken]
    return _without_overlaps([mention for mention in read if mention is not None])


def _read_at(tokens: Tokens, index: int, taken: set[int]) -> QuantityMention | None:
    lower = tokens.lowers[index]
    following = tokens.lowers[index + 1] if index + 1 < len(tokens) else ""
    if lower == "another" and tokens.lowers[index - 1 : index] in (["for"], ["least"]):
        return _a_length(tokens, index)
    if lower in ("a", "an"):
        if length := _a_length(tokens, index):
            return length
        counts = following and index + 1 not in taken and is_person_ahead(tokens, index + 1)
        return (
            QuantityMention("article", index, index + 1, index, index + 1, 1.0, 1.0, 1.0, "exact", False)
            if counts
            else None
        )
    if lower in POSSESSIVES:
        return read_decade_of_life(tokens, index)
    if lower.endswith("long"):
        return _long_length(tokens, index)
    if lower == "half" and (_is_share(tokens, index) or _ends_as_share(tokens, index) or _is_subject(tokens, index)):
        return _share(tokens, index, index + 1, 50.0)
    if lower == "quarter" and _is_quarter_of(tokens, index):
        return _share(tokens, index - 1, index + 1, 25.0)
    if lower in _ZERO_PRONOUNS:
        return _zero(index, index + 1, index)
    if (
        lower == "no"
        and following
        and following[0].isalpha()
        and following not in ("more", "fewer", "less", "longer", "other")
    ):
        return _zero(index, index + 1 + (following == "one"), index)
    if lower == "single" and index >= 2 and tokens.lowers[index - 1] == "a" and tokens.lowers[index - 2] == "not":
        return _zero(index - 2, index + 1, index - 2)
    return None


def _share(tokens: Tokens, first: int, last: int, percent: float) -> QuantityMention:
    modifier, outer = modifier_before(tokens, first) or ("exact", first)
    return QuantityMention("half", first, last, outer, last, *bound(percent, 10.0, modifier), modifier, False)


def _is_quarter_of(tokens: Tokens, index: int) -> bool:
    """ "a quarter of the population", but not "a quarter of an hour" nor "of a century"."""
    divided = tokens.lowers[index - 1 : index] in (["a"], ["one"]) and tokens.lowers[index + 1 : index + 2] == ["of"]
    return divided and tokens.lowers[index + 2 : index + 3] not in ([], ["a"], ["an"])


def before_age(tokens: Tokens, mention: QuantityMention) -> QuantityMention | None:
    """ "a 26-year-old firefighter died": the article states one person, behind the age."""
    unit, first = mention.unit, mention.outer_first
    if unit is None or not unit.old or first == 0 or tokens.lowers[first - 1] not in ("a", "an"):
        return None
    phrase = read_noun_phrase(tokens, unit.last, one=True)
    return QuantityMention("article", first - 1, first, first - 1, first, 1.0, 1.0, 1.0, "exact", False, phrase=phrase)


def _a_length(tokens: Tokens, index: int) -> QuantityMention | None:
    """ "less than a minute", "a day and a half", "an hour and 20 minutes": an article that states one."""
    unit = read_unit(tokens, index + 1, digits=False)
    if unit is None or unit.dimension != "time" or unit.first != index + 1 or unit.old:
        return None
    rest = tokens.lowers[unit.last : unit.last + 4]
    before = modifier_before(tokens, index)
    value = 1.5 if rest[:3] == ["and", "a", "half"] else 1.0
    larger = rest[:1] == ["and"] and len(rest) > 1 and rest[1][0].isdigit()
    lasting = (
        index > 0 and tokens.lowers[index - 1] in _LENGTH_OPENERS and rest[:1] not in (["ago"], ["later"], ["earlier"])
    )
    if (
        not (before and before[0] != "approximate")
        and value == 1.0
        and not larger
        and not lasting
        and not _is_served(rest)
        and rest[:2] != ["or", "more"]
    ):
        return None
    modifier = before[0] if before else "exact"
    bounds = bound(value, 1.0, modifier)
    mention = QuantityMention(
        "cardinal", index, index + 1, before[1] if before else index, index + 1, *bounds, modifier, False
    )
    return replace(mention, unit=replace(unit, last=unit.last + 3) if value == 1.5 else unit)


def _is_served(rest: list[str]) -> bool:
    """ "a year in prison", "a month behind bars"; but "a year in the prison library"."""
    return rest[:2] == ["behind", "bars"] or (
        rest[:1] == ["in"] and rest[1:2] != [] and rest[1] in _CONFINEMENT and rest[2:3] != ["of"]
    )


def _long_length(tokens: Tokens, index: int) -> QuantityMention | None:
    """ "a weeklong truce", "a year-long siege": a unit that states one of itself."""
    lower = tokens.lowers[index]
    first = index
    if lower == "long" and index >= 2 and tokens[index - 1] == "-" and not tokens.lowers[index - 2].endswith("s"):
        first = index - 2
        unit = read_unit(tokens, first, digits=False)
    else:
        bare = lower.removesuffix("long")
        unit = read_unit(_with_last(tokens, index, bare), index, digits=False) if bare else None
    if unit is None or unit.dimension != "time" or unit.first != first:
        return None
    last = index + 1
    mention = QuantityMention("cardinal", first, last, first, last, 1.0, 1.0, 1.0, "exact", False)
    return replace(mention, unit=replace(unit, first=first, last=last, hyphenated=True))


def _with_last(tokens: Tokens, index: int, word: str) -> Tokens:
    """The tokens up to one that is read as another word, "week" for "weeklong"."""
    before, ends = tokens[:index], tokens.ends[: index + 1]
    return Tokens([*before, tokens[index]], [*tokens.lowers[:index], word], tokens.starts[: index + 1], ends)


def _is_share(tokens: Tokens, index: int) -> bool:
    """ "half of the victims", "half the residents", "half its staff"."""
    after = tokens.lowers[index + 1 : index + 3]
    if index and tokens.lowers[index - 1] in _OF_A_MAP:
        return False
    return (
        after[:1] in (["of"], ["the"], ["its"], ["their"], ["all"], ["his"], ["her"])
        and after != ["the", "size"]
        and after != ["the", "time"]
    )


def _is_subject(tokens: Tokens, index: int) -> bool:
    """ "The United Nations says half are in besieged areas": half of those counted before."""
    said = index == 0 or tokens.lowers[index - 1] in _TELLING
    return said and tokens.lowers[index + 1 : index + 2] in (["are"], ["were"], ["have"], ["had"], ["live"])


def _ends_as_share(tokens: Tokens, index: int) -> bool:
    """ "takings are down by more than half.", "cut the price by half"; but "in half" and "and a half" divide."""
    after = tokens[index + 1] if index + 1 < len(tokens) else "."
    if after not in ".,;:)”":
        return False
    return modifier_before(tokens, index) is not None or (index > 0 and tokens.lowers[index - 1] == "by")


def _zero(first: int, last: int, outer: int) -> QuantityMention:
    return QuantityMention("zero", first, last, outer, last, 0.0, 0.0, 0.0, "exact", False)


def _without_overlaps(mentions: list[QuantityMention]) -> list[QuantityMention]:
    covered = {index for mention in mentions if mention.kind == "zero" for index in range(mention.first, mention.last)}
    return [mention for mention in mentions if mention.kind == "zero" or mention.first not in covered]
