"""Quantity mentions: a sentence's numerals joined into ranges, bounded by their modifiers, with unit and counted noun."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.numerals import Numeral, find_numerals, touching
from extractors.quantities.currency import Currency, read_currency
from extractors.quantities.identifiers import counts_nothing
from extractors.quantities.modifiers import bound, modifier_after, modifier_before
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import NounPhrase, is_person, is_person_ahead, is_stop, read_noun_phrase
from extractors.quantities.units import Unit, read_unit
from extractors.sentences import Sentence
from extractors.tokens import Token
from schemas import Modifier

QuantityKind = Literal["cardinal", "ordinal", "vague", "article", "zero", "half"]


@dataclass(frozen=True, slots=True)
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


_RANGE_JOINERS = frozenset({"to", "-", "–", "—", "or"})
_ZERO_PRONOUNS = {"nobody": 1, "none": 1}
_ZERO_AFTER_NO = frozenset({"one", "-one"})


def find_quantities(sentence: Sentence) -> list[QuantityMention]:
    """Find the quantities of a sentence: what counts, measures or orders, and nothing that only names.

    Args:
        sentence: the sentence with its tokens.

    Returns:
        Mentions in text order that do not overlap. "killing 107 or more and wounding 238" gives two: at least 107, and 238.
    """
    tokens = sentence.tokens
    numerals = [numeral for numeral in find_numerals(tokens) if not counts_nothing(tokens, numeral)]
    found = [_complete(tokens, mention) for mention in _join_ranges(tokens, numerals)]
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    found += [_complete(tokens, mention) for mention in _unnumbered(tokens, taken)]
    found += [article for mention in found if (article := _before_age(tokens, mention))]
    found.sort(key=lambda mention: mention.first)
    shared: list[QuantityMention] = []
    for mention in reversed(found):
        shared.append(_share_unit(tokens, mention, shared[-1] if shared else None))
    return shared[::-1]


def _share_unit(tokens: Sequence[Token], mention: QuantityMention, following: QuantityMention | None) -> QuantityMention:
    """ "three and three-and-a-half years": a number takes the unit of the one it is joined to."""
    if following is None or following.unit is None or mention.unit or mention.currency or mention.phrase or mention.kind != "cardinal":
        return mention
    link = [token.lower for token in tokens[mention.last : following.outer_first]]
    listed = following.unit.first < following.last
    if following.kind != "cardinal" or not (link in (["and"], ["or"]) or (link == [","] and listed)):
        return mention
    return replace(mention, unit=following.unit._replace(first=mention.last - 1, last=mention.last, hyphenated=False))


def _join_ranges(tokens: Sequence[Token], numerals: list[Numeral]) -> list[QuantityMention]:
    mentions = []
    index = 0
    while index < len(numerals):
        joined = _range(tokens, numerals[index], numerals[index + 1]) if index + 1 < len(numerals) else None
        mentions.append(joined or _single(tokens, numerals[index]))
        index += 2 if joined else 1
    return mentions


def _range(tokens: Sequence[Token], left: Numeral, right: Numeral) -> QuantityMention | None:
    """Two numbers as one range: "between 20 and 30", "2-3 weeks", "10 to 20 billion", "$10-$20", "fourth or fifth"."""
    if left.value is None or right.value is None or left.kind != right.kind:
        return None
    gap = [token.lower for token in tokens[left.last : right.first] if token.text not in "$€£"]
    opening = _before_currency(tokens, left.first)
    between = opening > 0 and tokens[opening - 1].lower == "between"
    if gap == ["-", "to", "-"]:
        gap = ["to"]
    if len(gap) == 2 and right.last < len(tokens) and gap[0] == tokens[right.last].lower:
        gap = gap[1:]
    if not (len(gap) == 1 and (gap[0] in _RANGE_JOINERS or (between and gap[0] == "and"))):
        return None
    if gap[0] == "to" and _is_change(tokens, left, right):
        return None
    low = left.value
    if left.scale == 1 and right.scale > 1 and (right.mantissa or 0) > low:
        low *= right.scale
    if not low < right.value or (gap[0] == "or" and not _are_alternatives(low, right.value)):
        return None
    first = opening - 1 if between else left.first
    kind: QuantityKind = "ordinal" if left.kind == "ordinal" else "cardinal"
    return QuantityMention(kind, left.first, right.last, first, right.last, None, low, right.value, "range", right.digits)


def _are_alternatives(low: float, high: float) -> bool:
    """ "five or six", "10 or 15" are one vague number; "34 or 37" are two."""
    return high - low <= 1 or (low % 5 == 0 and high % 5 == 0 and high <= 2 * low)


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("modifiers")["between"]["change_verbs"])


def _is_change(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    """ "rose from 9 to 10", "rose by 9 to 110" state two numbers; "ranges from 2 to 21 days" states one range."""
    if left.first == 0 or tokens[left.first - 1].lower not in ("from", "by", "another", "with"):
        return False
    before = {token.lower for token in tokens[max(0, left.first - 6) : left.first]}
    if tokens[left.first - 1].lower != "from" or before & _change_verbs():
        return True
    return right.last >= len(tokens) or not tokens[right.last].text[0].isalpha() or is_stop(tokens[right.last].lower)


def _single(tokens: Sequence[Token], numeral: Numeral) -> QuantityMention:
    if numeral.kind == "ordinal":
        value = numeral.value
        return QuantityMention("ordinal", numeral.first, numeral.last, numeral.first, numeral.last, value, value, value, "exact", numeral.digits)
    before = modifier_before(tokens, _before_currency(tokens, numeral.first))
    after = modifier_after(tokens, numeral.last) if not before else None
    first = before[1] if before else numeral.first
    last = after[1] if after else numeral.last
    if numeral.kind == "vague":
        modifier: Modifier = "approximate" if numeral.value is not None else "vague"
        return QuantityMention("vague", numeral.first, numeral.last, first, last, numeral.value, numeral.low, numeral.high, modifier, False)
    chosen = before or after
    modifier = chosen[0] if chosen else "exact"
    bounds = bound(numeral.value, numeral.step, modifier)
    return QuantityMention("cardinal", numeral.first, numeral.last, first, last, *bounds, modifier, numeral.digits, numeral.step)


def _before_currency(tokens: Sequence[Token], first: int) -> int:
    currency = read_currency(tokens, first, first)
    return min(first, currency.first) if currency else first


def _complete(tokens: Sequence[Token], mention: QuantityMention) -> QuantityMention:
    """Add unit, currency and counted noun; a modifier may follow those too ("40 years or more")."""
    last = mention.outer_last
    if mention.kind == "half":
        return mention
    if mention.kind not in ("ordinal", "zero", "article"):
        currency = read_currency(tokens, mention.first, mention.last)
        if currency:
            return replace(mention, currency=currency)
    unit = read_unit(tokens, last, digits=mention.digits) if mention.kind not in ("zero", "article") else None
    if unit:
        mention = replace(mention, unit=unit)
        return _modified_after(tokens, mention, unit.last)
    one = mention.kind in ("article", "ordinal") or mention.value == 1
    phrase = read_noun_phrase(tokens, _skip_more(tokens, last), one=one or mention.kind == "zero")
    if phrase is None and mention.kind == "zero":
        phrase = read_noun_phrase(tokens, last)
    mention = replace(mention, phrase=phrase)
    return _modified_after(tokens, mention, phrase.last) if phrase and not phrase.hyphenated else mention


def _skip_more(tokens: Sequence[Token], index: int) -> int:
    """ "dozens more people", "200 other soldiers": the noun comes after."""
    while index + 1 < len(tokens) and tokens[index].lower in ("more", "other", "such") and tokens[index + 1].text[0].isalpha():
        if tokens[index + 1].lower in ("of", "than"):
            break
        index += 1
    return index


def _modified_after(tokens: Sequence[Token], mention: QuantityMention, last: int) -> QuantityMention:
    if mention.modifier != "exact" or mention.kind != "cardinal":
        return mention
    after = modifier_after(tokens, last)
    if not after:
        return mention
    value, low, high = bound(mention.value, mention.step, after[0])
    return replace(mention, modifier=after[0], value=value, low=low, high=high, outer_last=max(mention.outer_last, after[1]))


def _unnumbered(tokens: Sequence[Token], taken: set[int]) -> list[QuantityMention]:
    """Numbers without a number word: "no one", "no injuries", "a policeman", and bare plurals of lengths ("for weeks")."""
    found = []
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        lower = token.lower
        if lower in ("a", "an") and (length := _a_length(tokens, index)):
            found.append(length)
        elif lower in ("a", "an") and index + 1 < len(tokens) and index + 1 not in taken and is_person_ahead(tokens, index + 1):
            found.append(QuantityMention("article", index, index + 1, index, index + 1, 1.0, 1.0, 1.0, "exact", False))
        elif long := _long_length(tokens, index):
            found.append(long)
        elif lower == "half" and _is_share(tokens, index):
            before = modifier_before(tokens, index)
            bounds = bound(50.0, 10.0, before[0] if before else "exact")
            found.append(QuantityMention("half", index, index + 1, before[1] if before else index, index + 1, *bounds, before[0] if before else "exact", False))
        elif lower in _ZERO_PRONOUNS:
            found.append(_zero(index, index + 1, index))
        elif lower == "no" and index + 1 < len(tokens) and tokens[index + 1].lower not in ("more", "fewer", "less", "longer", "other"):
            pronoun = tokens[index + 1].lower == "one"
            found.append(_zero(index, index + 1 + pronoun, index))
        elif lower == "single" and index >= 2 and tokens[index - 1].lower == "a" and tokens[index - 2].lower == "not":
            found.append(_zero(index - 2, index + 1, index - 2))
    return _without_overlaps(found)


def _before_age(tokens: Sequence[Token], mention: QuantityMention) -> QuantityMention | None:
    """ "a 26-year-old firefighter died": the article states one person, behind the age."""
    unit, first = mention.unit, mention.outer_first
    if unit is None or not unit.old or first == 0 or tokens[first - 1].lower not in ("a", "an"):
        return None
    phrase = read_noun_phrase(tokens, unit.last, one=True)
    return QuantityMention("article", first - 1, first, first - 1, first, 1.0, 1.0, 1.0, "exact", False, phrase=phrase)


_LENGTH_OPENERS = frozenset({"for", "take", "took", "takes", "taking", "lasted", "lasting", "lasts", "last", "within", "spent", "spend", "nearly", "almost", "about"})


def _a_length(tokens: Sequence[Token], index: int) -> QuantityMention | None:
    """ "less than a minute", "a day and a half", "an hour and 20 minutes": an article that states one."""
    unit = read_unit(tokens, index + 1, digits=False)
    if unit is None or unit.dimension != "time" or unit.first != index + 1 or unit.old:
        return None
    rest = [token.lower for token in tokens[unit.last : unit.last + 4]]
    before = modifier_before(tokens, index)
    value = 1.5 if rest[:3] == ["and", "a", "half"] else 1.0
    larger = rest[:1] == ["and"] and len(rest) > 1 and rest[1][0].isdigit()
    lasting = index > 0 and tokens[index - 1].lower in _LENGTH_OPENERS and rest[:1] not in (["ago"], ["later"], ["earlier"])
    if not (before and before[0] != "approximate") and value == 1.0 and not larger and not lasting and rest[:2] != ["or", "more"]:
        return None
    modifier = before[0] if before else "exact"
    bounds = bound(value, 1.0, modifier)
    mention = QuantityMention("cardinal", index, index + 1, before[1] if before else index, index + 1, *bounds, modifier, False)
    return replace(mention, unit=unit._replace(last=unit.last + 3) if value == 1.5 else unit)


def _long_length(tokens: Sequence[Token], index: int) -> QuantityMention | None:
    """ "a weeklong truce", "a year-long siege": a unit that states one of itself."""
    lower = tokens[index].lower
    if lower.endswith("long") and len(lower) > 6:
        unit, last = read_unit([*tokens[:index], tokens[index]._replace(lower=lower[:-4])], index, digits=False), index + 1
    elif index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 2].lower == "long" and not lower.endswith("s"):
        unit, last = read_unit(tokens, index, digits=False), index + 3
    else:
        return None
    if unit is None or unit.dimension != "time" or unit.first != index:
        return None
    mention = QuantityMention("cardinal", index, last, index, last, 1.0, 1.0, 1.0, "exact", False)
    return replace(mention, unit=unit._replace(first=index, last=last, hyphenated=True))


def _is_share(tokens: Sequence[Token], index: int) -> bool:
    """ "half of the victims", "half the residents", "half its staff"."""
    after = [token.lower for token in tokens[index + 1 : index + 3]]
    return after[:1] in (["of"], ["the"], ["its"], ["their"], ["all"], ["his"], ["her"]) and after != ["the", "size"] and after != ["the", "time"]


def _zero(first: int, last: int, outer: int) -> QuantityMention:
    return QuantityMention("zero", first, last, outer, last, 0.0, 0.0, 0.0, "exact", False)


def _without_overlaps(mentions: list[QuantityMention]) -> list[QuantityMention]:
    zeros = [mention for mention in mentions if mention.kind == "zero"]
    covered = {index for mention in zeros for index in range(mention.first, mention.last)}
    return [mention for mention in mentions if mention.kind == "zero" or mention.first not in covered]


def counts_people(tokens: Sequence[Token], mention: QuantityMention) -> bool:
    """Whether the noun a quantity counts names people."""
    phrase = mention.phrase
    return phrase is not None and not phrase.pronoun and not phrase.hyphenated and is_person(tokens[phrase.head].text)


def touches_next(tokens: Sequence[Token], mention: QuantityMention) -> bool:
    """Whether the token after the number stands against it, as in "12-member"."""
    return touching(tokens, mention.last)
