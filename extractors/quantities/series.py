"""Series: bare numbers that take the unit of another: "three and four years", "40 mm on Monday, 85 on Tuesday"."""

from dataclasses import replace

from extractors.lexicon import time_words
from extractors.quantities.mention import QuantityMention
from extractors.tokens import Tokens

_SENTENCING = frozenset({"sentenced", "jailed", "condemned"})
_LASTING = frozenset({"take", "takes", "took", "taking", "last", "lasts", "lasted", "lasting"})
_LINKS = ([","], ["and"], [",", "and"], [",", "then"], [";"], ["to"])
_CORRECTIONS = ([",", "not"], ["not"], [",", "or"], ["or"])
_SERVING = frozenset({"face", "faces", "faced", "facing", "serve", "serves", "served", "serving", "get", "gets", "got"})
_IN_PRISON = (["behind", "bars"], ["in", "prison"], ["in", "jail"])
_TIME_REACH = 3


def share_units(tokens: Tokens, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Give bare numbers the unit that another of their series states, behind them or before.

    Args:
        tokens: the sentence's tokens.
        mentions: its quantities in text order.

    Returns:
        The quantities: "was sentenced to 18 years and his wife to 12" states two terms, "40 mm on Monday and 85 on
        Tuesday" two measures, "nine hours that used to take three" two lengths.
    """
    if not any(mention.unit for mention in mentions):
        return mentions
    forward: list[QuantityMention] = []
    for mention in reversed(mentions):
        following = forward[-1] if forward else None
        joined = following is not None and _is_bare(mention) and _joins(tokens, mention, following)
        forward.append(_measured_as(mention, following) if joined and following is not None else mention)
    shared: list[QuantityMention] = []
    measured: QuantityMention | None = None
    for mention in reversed(forward):
        if measured is not None and _is_bare(mention) and _goes_on(tokens, measured, mention):
            mention = _measured_as(mention, measured)
        if mention.unit is not None and not mention.unit.old and mention.unit.dimension != "percent":
            measured = mention
        shared.append(mention)
    return shared


def _is_bare(mention: QuantityMention) -> bool:
    return not (mention.unit or mention.currency or mention.phrase) and mention.kind == "cardinal"


def _measured_as(mention: QuantityMention, other: QuantityMention) -> QuantityMention:
    """The quantity in the unit of another, which stands nowhere beside it."""
    unit = other.unit and replace(other.unit, first=mention.last - 1, last=mention.last, hyphenated=False)
    return replace(mention, unit=unit)


def _joins(tokens: Tokens, mention: QuantityMention, following: QuantityMention) -> bool:
    """ "three and three-and-a-half years", "extended from 15 to 60 days": a number takes the unit of the one it is
    joined to."""
    if following.unit is None or following.kind != "cardinal":
        return False
    link = tokens.lowers[mention.last : following.outer_first]
    listed = following.unit.first < following.last
    changed = link == ["to"] and tokens.lowers[max(0, mention.outer_first - 1)] == "from"
    return changed or link in (["and"], ["or"]) or (link == [","] and listed)


def _goes_on(tokens: Tokens, measured: QuantityMention, mention: QuantityMention) -> bool:
    unit, first = measured.unit, mention.outer_first
    if unit is None:
        return False
    link = tokens.lowers[unit.last : first]
    if unit.dimension == "time":
        lasts = tokens.lowers[first - 1] in _LASTING or link[-2:] == ["for", "another"]
        return lasts or link in _CORRECTIONS or _is_term(tokens, measured, mention)
    if _time_behind(tokens, mention.last) is None:
        return False
    # "40 mm on Monday", "40 mm fell on Monday"
    told = (step + length for step in (0, 1) if (length := _time_behind(tokens, unit.last + step)) is not None)
    return any(link[at:] in _LINKS for at in told)


def _is_term(tokens: Tokens, measured: QuantityMention, mention: QuantityMention) -> bool:
    """ "his wife to 12", "now face 27 behind bars": a sentence of a court, in the unit of the one before."""
    lowers, first = tokens.lowers, mention.outer_first
    both = lowers[first - 1] == "to" and lowers[max(0, measured.outer_first - 1)] == "to"
    if both and not _SENTENCING.isdisjoint(lowers):
        return True
    return lowers[mention.last : mention.last + 2] in _IN_PRISON and not _SERVING.isdisjoint(
        lowers[max(0, first - 2) : first]
    )


def _time_behind(tokens: Tokens, at: int) -> int | None:
    """How many tokens name a day, a month or a year right behind: "Thursday", "on Friday", "in 2021"."""
    ahead = tokens.lowers[at : at + _TIME_REACH]
    opened = ahead[:1] in (["on"], ["in"], ["by"])
    word = ahead[opened] if len(ahead) > opened else ""
    year = opened and len(word) == len("2021") and word.isdecimal()
    return opened + 1 if word in time_words("weekday", "weekday_abbreviation", "month") or year else None
