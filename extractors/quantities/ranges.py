"""Numerals to mentions: two numbers as one range, one number with the modifiers around it."""

from functools import cache

from extractors.lexicon import load_lexicon
from extractors.numbers import Numeral
from extractors.quantities.currency import currency_before
from extractors.quantities.mention import QuantityKind, QuantityMention
from extractors.quantities.modifiers import bound, modifier_after, modifier_before
from extractors.quantities.nouns import is_stop
from extractors.tokens import Tokens
from schemas import Modifier

_RANGING = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"})
_SPANNING = _RANGING | {"age", "aged", "ages"}
_LAST_DAY = 31
_FAR = 12
_EXTENDING = frozenset({"extend", "extends", "extended", "extending", "lengthen", "lengthened", "shorten", "shortened"})
_RANGE_JOINERS = frozenset({"to", "-", "–", "—", "or"})


def join_ranges(tokens: Tokens, numerals: list[Numeral]) -> list[QuantityMention]:
    mentions = []
    index = 0
    while index < len(numerals):
        joined = read_range(tokens, numerals[index], numerals[index + 1]) if index + 1 < len(numerals) else None
        mentions.append(joined or make_single(tokens, numerals[index]))
        index += 2 if joined else 1
    return mentions


def read_range(tokens: Tokens, left: Numeral, right: Numeral) -> QuantityMention | None:
    """Two numbers as one range: "between 20 and 30", "2-3 weeks", "10 to 20 billion", "$10-$20", "fourth or fifth"."""
    if left.value is None or right.value is None or left.kind != right.kind:
        return None
    # "between Sh50,000 and Sh200,000"
    end = max(left.last, before_currency(tokens, right.first))
    gap = [word for word in tokens.lowers[left.last : end] if word not in "$€£"]
    opening = before_currency(tokens, left.first)
    between = opening > 0 and tokens.lowers[opening - 1] == "between"
    if gap == ["-", "to", "-"]:
        gap = ["to"]
    if len(gap) == 2 and right.last < len(tokens) and gap[0] == tokens.lowers[right.last]:
        gap = gap[1:]
    if not (len(gap) == 1 and (gap[0] in _RANGE_JOINERS or (between and gap[0] == "and"))):
        return None
    if gap[0] == "to" and (_is_change(tokens, left, right) or _is_day(tokens, left, right)):
        return None
    low = left.value
    if left.scale == 1 and right.scale > 1 and (right.mantissa or 0) > low:
        low *= right.scale
    if not low < right.value or (gap[0] == "or" and not _are_alternatives(low, right.value)):
        return None
    first = opening - 1 if between else left.first
    kind: QuantityKind = "ordinal" if left.kind == "ordinal" else "cardinal"
    return QuantityMention(
        kind, left.first, right.last, first, right.last, None, low, right.value, "range", right.digits
    )


def _are_alternatives(low: float, high: float) -> bool:
    """ "five or six", "10 or 15" are one vague number; "34 or 37" are two."""
    return high - low <= 1 or (low % 5 == 0 and high % 5 == 0 and high <= 2 * low)


def _is_year(text: str) -> bool:
    return len(text) == len("2005") and text.isdigit() and text[:2] in ("19", "20")


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(load_lexicon("modifiers")["between"]["change_verbs"])


def _is_day(tokens: Tokens, left: Numeral, right: Numeral) -> bool:
    """ "brings the totals since May 20 to 1,412": the first is the day of a month, which the second is not."""
    month = left.first > 0 and tokens.lowers[left.first - 1] in load_lexicon("times")["month"]
    return month and (right.value or 0) > _LAST_DAY


def _is_change(tokens: Tokens, left: Numeral, right: Numeral) -> bool:
    """ "rose from 9 to 10", "rose by 9 to 110" state two numbers; "ranges from 2 to 21 days" states one range."""
    if left.first and tokens.lowers[left.first - 1] in ("in", "since") and _is_year(tokens[left.first]):
        # "shrank from 41,000 in 2005 to 18,500"
        return True
    if left.first == 0 or tokens.lowers[left.first - 1] not in ("from", "by", "another", "with"):
        return False
    before = tokens.lowers[max(0, left.first - 6) : left.first]
    if before[-1] == "from" and not _EXTENDING.isdisjoint(tokens.lowers[max(0, left.first - _FAR) : left.first]):
        # "would extend the length of custody before deportation from 10 to 28 days"
        return True
    if before[-1] == "by" and _change_verbs().isdisjoint(before):
        # "punishable by four to seven years"
        return False
    if before[-1] == "from" and before[-2:-1] and before[-2] in _RANGING:
        # "sentences handed down ranged from three to 15 years"
        return False
    if before[-1] == "another" and _change_verbs().isdisjoint(before):
        # "another 2 to 3 inches of rain"
        return False
    if tokens.lowers[left.first - 1] != "from" or not _change_verbs().isdisjoint(before):
        return True
    if not _SPANNING.isdisjoint(before):
        # "aged from 7 to 61", "terms ranging from five to 12"
        return False
    return right.last >= len(tokens) or not tokens[right.last][0].isalpha() or is_stop(tokens.lowers[right.last])


def make_single(tokens: Tokens, numeral: Numeral) -> QuantityMention:
    if numeral.kind == "ordinal":
        value = numeral.value
        return QuantityMention(
            "ordinal",
            numeral.first,
            numeral.last,
            numeral.first,
            numeral.last,
            value,
            value,
            value,
            "exact",
            numeral.digits,
        )
    if _is_not_one(tokens, numeral):
        first, last = numeral.first - 1, numeral.last
        return QuantityMention("zero", first, last, first, last, 0.0, 0.0, 0.0, "exact", False)
    before = modifier_before(tokens, before_currency(tokens, numeral.first))
    after = modifier_after(tokens, numeral.last) if not before else None
    first = before[1] if before else numeral.first
    last = after[1] if after else numeral.last
    if numeral.kind == "vague":
        modifier: Modifier = "approximate" if numeral.value is not None else "vague"
        return QuantityMention(
            "vague", numeral.first, numeral.last, first, last, numeral.value, numeral.low, numeral.high, modifier, False
        )
    chosen = before or after
    modifier = chosen[0] if chosen else "exact"
    bounds = bound(numeral.value, numeral.step, modifier)
    return QuantityMention(
        "cardinal", numeral.first, numeral.last, first, last, *bounds, modifier, numeral.digits, numeral.step
    )


def _is_not_one(tokens: Tokens, numeral: Numeral) -> bool:
    """ "not one person was hurt"; but "not one but two bridges fell"."""
    if numeral.value != 1 or numeral.digits or numeral.first == 0 or tokens.lowers[numeral.first - 1] != "not":
        return False
    return "but" not in tokens.lowers[numeral.last : numeral.last + 2]


def before_currency(tokens: Tokens, first: int) -> int:
    """The first token of a number with the currency that stands before it."""
    currency = currency_before(tokens, first, first)
    return min(first, currency.first) if currency else first
