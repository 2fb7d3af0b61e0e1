"""What looks like a number and counts nothing: identifiers, scores, idioms, the pronoun "one"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.numbers import Numeral, touching
from extractors.numbers.numeral import number_words
from extractors.quantities.currency import currency_before
from extractors.quantities.naming import follows_naming_noun, is_naming_noun
from extractors.quantities.nouns import is_person, is_plural
from extractors.quantities.units import is_unit
from extractors.tokens import Tokens


@dataclass(frozen=True, slots=True)
class _Identifiers:
    one_before: frozenset[str]
    one_after: frozenset[str]
    score_words: frozenset[str]
    money_prefixes: frozenset[str]
    open_prefixes: frozenset[str]
    unit_letters: frozenset[str]
    one_day_before: frozenset[str]
    ordinal_nouns: frozenset[str]
    idioms: dict[str, list[tuple[int, list[str]]]]


@cache
def _identifiers() -> _Identifiers:
    lexicon = load_lexicon("identifiers")
    idioms: dict[str, list[tuple[int, list[str]]]] = {}
    for phrase in lexicon["idioms"]:
        words = phrase.split()
        for offset, word in enumerate(words):
            idioms.setdefault(word, []).append((offset, words))
    names = (
        "one_before",
        "one_after",
        "score_words",
        "money_prefixes",
        "open_prefixes",
        "unit_letters",
        "one_day_before",
        "ordinal_nouns",
    )
    return _Identifiers(idioms=idioms, **{name: frozenset(lexicon[name]) for name in names})


def counts_nothing(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a numeral is part of a name, a score, an idiom or a pronoun.

    Args:
        tokens: the sentence's tokens.
        numeral: one of the sentence's numerals.

    Returns:
        True for "Flight 2214", "F-35A", "2-1", "one of the things", "the one who"; False for "one person was killed".
    """
    return (
        _is_list_number(tokens, numeral)
        or _in_idiom(tokens, numeral)
        or _is_multiple(tokens, numeral)
        or _is_equation(tokens, numeral)
        or (numeral.kind != "vague" and _is_pronoun_one(tokens, numeral))
        or (numeral.digits and _is_identifier(tokens, numeral))
        or _is_day_two(tokens, numeral)
        or _is_hour(tokens, numeral)
        or _is_named_in_words(tokens, numeral)
        or _is_block(tokens, numeral)
        or _is_score(tokens, numeral)
    )


# "30mph", "10tonnes" run into a unit, "8chan" into a name.
_LONGEST_SHORT_UNIT = 3


def _is_list_number(tokens: Tokens, numeral: Numeral) -> bool:
    """ "2." and "(3)" in front of a caption or a point of a list."""
    if not numeral.digits or (numeral.value or 0) >= 100 or (numeral.first > 0 and tokens[0] not in ".)("):
        return False
    return all(word in ".)(" for index, word in enumerate(tokens) if not numeral.first <= index < numeral.last)


_MULTIPLES = frozenset(
    {
        "its",
        "the",
        "their",
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "that",
        "greater",
        "faster",
        "his",
        "her",
        "what",
        "worse",
    }
)


def _is_multiple(tokens: Tokens, numeral: Numeral) -> bool:
    """ "six times its capacity" compares; it counts no times."""
    last = numeral.last
    if last >= len(tokens) or tokens.lowers[last] != "times":
        return False
    return not _MULTIPLES.isdisjoint(tokens.lowers[last + 1 : last + 2])


def _is_equation(tokens: Tokens, numeral: Numeral) -> bool:
    """ "($1 = 1,382.30 won)": a rate of exchange."""
    return "=" in tokens.lowers[max(0, numeral.first - 3) : numeral.last + 3]


def _in_idiom(tokens: Tokens, numeral: Numeral) -> bool:
    idioms, lowers = _identifiers().idioms, tokens.lowers
    for index in range(numeral.first, numeral.last):
        for offset, words in idioms.get(lowers[index], ()):
            begin = index - offset
            if begin >= 0 and lowers[begin : begin + len(words)] == words:
                return not _states_number(tokens, begin, words)
    return False


# "one of the deaths" counts somebody.
_ENDS = frozenset({"deaths", "killings", "murders", "fatalities"})


def _states_number(tokens: Tokens, begin: int, words: list[str]) -> bool:
    """ "one of them was killed" states a number where "one of the things" does not."""
    after = begin + len(words)
    if words == ["one", "day"]:
        if after < len(tokens) and tokens.lowers[after] == "of":
            return True
        return begin > 0 and tokens.lowers[begin - 1] in _identifiers().one_day_before
    if words != ["one", "of"] or after >= len(tokens):
        return False
    return tokens.lowers[after] in ("them", "whom", "us") or any(
        (is_plural(tokens.lowers[at]) and is_person(tokens[at])) or tokens.lowers[at] in _ENDS
        for at in range(after, min(after + 4, len(tokens)))
    )


def _is_pronoun_one(tokens: Tokens, numeral: Numeral) -> bool:
    if numeral.value != 1 or numeral.kind != "cardinal" or numeral.digits:
        return False
    lexicon = _identifiers()
    if numeral.last < len(tokens) and tokens.lowers[numeral.last] == "day":
        return False
    if tokens.lowers[max(0, numeral.first - 2) : numeral.first] == ["no", "-"]:
        return True
    if tokens.lowers[numeral.last : numeral.last + 1] == ["in"] and numeral.first > 0:
        # "found that one in four …"
        follow = tokens.lowers[numeral.last + 1 : numeral.last + 2]
        if follow and (follow[0].isdecimal() or follow[0] in number_words().starters):
            return False
    before = tokens.lowers[numeral.first - 1] if numeral.first else ""
    if before in ("the", "that", "which", "where") and numeral.last < len(tokens) and is_person(tokens[numeral.last]):
        return False
    after = tokens.lowers[numeral.last] if numeral.last < len(tokens) else ""
    return before in lexicon.one_before or after in lexicon.one_after


_HOURS = 24
_AT_HOURS = frozenset({"at", "by", "until", "till", "beyond", "from", "around"})
_SPEAKS_ON = frozenset({"there", "they", "we", "he", "she", "it", "i", "everyone", "nobody"})


_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[.:][0-5]\d")


def _is_hour(tokens: Tokens, numeral: Numeral) -> bool:
    """ "We opened at seven and by eight there were only women left": an hour, behind which its clause begins."""
    first, last, value = numeral.first, numeral.last, numeral.value or 0
    if not first and last < len(tokens) and _CLOCK.fullmatch(tokens[0]) and tokens[last][0].isupper():
        # "15.05 Toll rises", of a page that is written as things happen
        return True
    if not first or last >= len(tokens) or not 1 <= value <= _HOURS or tokens.lowers[first - 1] not in _AT_HOURS:
        return False
    if tokens.lowers[last] == "hrs" and touching(tokens, last):
        # "open at 16hrs"
        return True
    opens = tokens.lowers[first - 1] in ("by", "at", "until") and tokens.lowers[last] in _SPEAKS_ON
    return opens and numeral.kind == "cardinal" and value <= _HOURS / 2


def _is_named_in_words(tokens: Tokens, numeral: Numeral) -> bool:
    """ "a Form Three student", "a Grade Eight pupil": a name of two words with capitals before its noun."""
    first, last = numeral.first, numeral.last
    if numeral.digits or first == 0 or last >= len(tokens) or not tokens[first][0].isupper():
        return False
    return tokens[first - 1].istitle() and tokens[last].islower() and is_naming_noun(tokens.lowers[first - 1])


def _is_identifier(tokens: Tokens, numeral: Numeral) -> bool:
    first, last = numeral.first, numeral.last
    if touching(tokens, first) and tokens[first - 1] in ("#", "/", "№", "@", "_"):
        return True
    if touching(tokens, first) and tokens[first - 1][-1].isalpha() and len(tokens[first - 1]) < 4:
        if len(tokens[first - 1]) == 1 and (numeral.value or 0) < 1000:
            return True
        return tokens[first - 1] not in _identifiers().money_prefixes
    if _hyphened_to_letters(tokens, first) or _runs_into_letters(tokens, last) or _is_short_number(tokens, numeral):
        return True
    # "a checkpoint 12km outside town", "Each family will get Tk 25,000"
    measures = touching(tokens, last) and is_unit(tokens.lowers[last])
    paid = currency_before(tokens, first, last) is not None
    return not measures and not paid and follows_naming_noun(tokens, numeral)


def _hyphened_to_letters(tokens: Tokens, first: int) -> bool:
    """ "Covid-19", "F-35"; "mid-20s" is open."""
    if first < 2 or tokens[first - 1] != "-" or not (touching(tokens, first) and touching(tokens, first - 1)):
        return False
    return tokens[first - 2][-1].isalpha() and tokens.lowers[first - 2] not in _identifiers().open_prefixes


def _is_short_number(tokens: Tokens, numeral: Numeral) -> bool:
    """ "text SALMON to 90999": where a message goes."""
    lead = tokens.lowers[max(0, numeral.first - 4) : numeral.first]
    return (
        lead[-1:] == ["to"]
        and lead[:1] in (["text"], ["texting"], ["sms"], ["send"])
        and len(lead) > 2
        and tokens[numeral.first - 2].isupper()
    )


def _runs_into_letters(tokens: Tokens, last: int) -> bool:
    """ "35A", "5G", "8chan"; "10K" is a magnitude."""
    if last >= len(tokens) or not touching(tokens, last):
        return False
    if len(tokens[last]) > 2:
        return len(tokens[last]) > _LONGEST_SHORT_UNIT and tokens[last].isalpha() and not is_unit(tokens.lowers[last])
    if tokens[last] == "G" and len(tokens[last - 1]) == 1:
        return True
    if (
        tokens[last] == "s"
        and tokens[last - 1][-1:] == "0"
        and tokens[last - 1].isdecimal()
        and tokens[last - 1] != "10"
    ):
        # "the 90s", "a man in his 40s"
        return True
    return tokens[last].isupper() and tokens[last] not in _identifiers().unit_letters


def _is_day_two(tokens: Tokens, numeral: Numeral) -> bool:
    """ "on day two of the swap": a place in a series, written as a name."""
    if (
        numeral.first == 0
        or tokens.lowers[numeral.first - 1] not in _identifiers().ordinal_nouns
        or (numeral.value or 0) > 400
    ):
        return False
    if numeral.first > 1 and tokens.lowers[numeral.first - 2] in ("last", "this", "next", "past", "each", "every"):
        # "Last month 112 wedding guests fell sick"
        return False
    return not (numeral.last < len(tokens) and is_plural(tokens.lowers[numeral.last]))


def _is_block(tokens: Tokens, numeral: Numeral) -> bool:
    """ "the 1200 block of Milner Street": a part of an address."""
    return numeral.digits and tokens.lowers[numeral.last : numeral.last + 2] == ["block", "of"]


def _is_score(tokens: Tokens, numeral: Numeral) -> bool:
    if not numeral.digits:
        return False
    for dash, other in ((numeral.last, numeral.last + 1), (numeral.first - 1, numeral.first - 2)):
        if not (0 < dash < len(tokens) and 0 <= other < len(tokens)):
            continue
        if tokens[dash] not in ("-", "–") or not tokens[other].isdigit():
            continue
        if not (touching(tokens, dash) and touching(tokens, dash + 1)):
            continue
        left, right = (numeral.value, float(tokens[other])) if other > dash else (float(tokens[other]), numeral.value)
        nearby = {*tokens.lowers[max(0, numeral.first - 8) : numeral.last + 8]}
        if left is not None and right is not None and (left >= right or nearby & _identifiers().score_words):
            return True
    return False
