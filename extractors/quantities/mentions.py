"""Quantity mentions: a sentence's numerals joined into ranges, bounded by modifiers, with unit and counted noun."""

from dataclasses import replace
from operator import attrgetter

from extractors.numbers import find_numerals
from extractors.quantities.currency import read_currency
from extractors.quantities.identifiers import counts_nothing
from extractors.quantities.mention import QuantityMention
from extractors.quantities.modifiers import bound, modifier_after
from extractors.quantities.phrases import read_noun_phrase
from extractors.quantities.ranges import join_ranges
from extractors.quantities.series import share_units
from extractors.quantities.units import read_unit
from extractors.quantities.unnumbered import before_age, find_unnumbered
from extractors.sentences import Sentence
from extractors.tokens import Tokens


def find_quantities(sentence: Sentence) -> list[QuantityMention]:
    """Find the quantities of a sentence: what counts, measures or orders, and nothing that only names.

    Args:
        sentence: the sentence with its tokens.

    Returns:
        Mentions in text order that do not overlap: "killing 107 or more and wounding 238" gives two.
    """
    tokens = sentence.tokens
    numerals = [numeral for numeral in find_numerals(tokens) if not counts_nothing(tokens, numeral)]
    found = [_complete(tokens, mention) for mention in join_ranges(tokens, numerals)]
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    found += [_complete(tokens, mention) for mention in find_unnumbered(tokens, taken)]
    if not found:
        return found
    found += [article for mention in found if (article := before_age(tokens, mention))]
    found.sort(key=attrgetter("first"))
    return share_units(tokens, found)


def _complete(tokens: Tokens, mention: QuantityMention) -> QuantityMention:
    """Add unit, currency and counted noun to a mention that nobody else has yet; a modifier may follow those too
    ("40 years or more")."""
    if mention.unit is not None:
        return mention
    last = mention.outer_last
    if mention.kind == "half":
        return mention
    measured = _past_of(tokens, mention)
    if mention.kind not in ("ordinal", "zero", "article"):
        currency = read_currency(tokens, mention.first, measured)
        if currency:
            mention.currency = currency
            return mention
    if measured > mention.last and not _is_several(tokens, measured):
        measured = mention.last
    unit = (
        read_unit(tokens, max(last, measured), digits=mention.digits)
        if mention.kind not in ("zero", "article")
        else None
    )
    if unit:
        mention.unit = unit
        if unit.name.startswith("degree") and tokens.lowers[mention.first - 1 : mention.first] in (["minus"], ["−"]):
            return _below_zero(mention)
        return _modified_after(tokens, mention, unit.last)
    one = mention.kind in ("article", "ordinal") or mention.value == 1
    phrase = read_noun_phrase(tokens, _skip_more(tokens, last), one=one or mention.kind == "zero")
    if phrase is None and mention.kind == "zero":
        phrase = read_noun_phrase(tokens, last)
    mention.phrase = phrase
    return mention if phrase is None or phrase.hyphenated else _modified_after(tokens, mention, phrase.last)


def _below_zero(mention: QuantityMention) -> QuantityMention:
    """ "minus 6 degrees": the sign is part of the number."""
    value, low, high = (None if bound_ is None else -bound_ for bound_ in (mention.value, mention.high, mention.low))
    first = mention.first - 1
    return replace(mention, first=first, outer_first=min(first, mention.outer_first), value=value, low=low, high=high)


def _past_of(tokens: Tokens, mention: QuantityMention) -> int:
    """Where the unit of a quantity may begin: behind the "of" of "thousands of dollars" and "hundreds of miles"."""
    return mention.last + (mention.kind == "vague" and tokens.lowers[mention.last : mention.last + 1] == ["of"])


def _is_several(tokens: Tokens, at: int) -> bool:
    """Whether units are plural, as those counted are: "hundreds of feet", not "hundreds of foot soldiers"."""
    word = tokens.lowers[at] if at < len(tokens) else ""
    return word.endswith("s") or word == "feet"


def _skip_more(tokens: Tokens, index: int) -> int:
    """ "dozens more people", "200 other soldiers": the noun comes after."""
    while (
        index + 1 < len(tokens) and tokens.lowers[index] in ("more", "other", "such") and tokens[index + 1][0].isalpha()
    ):
        if tokens.lowers[index + 1] in ("of", "than"):
            break
        index += 1
    return index


def _modified_after(tokens: Tokens, mention: QuantityMention, last: int) -> QuantityMention:
    if mention.modifier != "exact" or mention.kind != "cardinal":
        return mention
    after = modifier_after(tokens, last)
    if not after:
        return mention
    value, low, high = bound(mention.value, mention.step, after[0])
    return replace(
        mention, modifier=after[0], value=value, low=low, high=high, outer_last=max(mention.outer_last, after[1])
    )
