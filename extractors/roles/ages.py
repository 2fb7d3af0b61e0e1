"""Bare numbers that are ages: "Amal Saleh, 41", "aged 22 and 25", "children under five", "the oldest of them 83"."""

import re
from itertools import pairwise

from extractors.candidates import Candidate
from extractors.lexicon import time_words
from extractors.quantities.nouns import is_person, is_plural, is_state, singular
from extractors.roles.antecedents import lists_places
from extractors.roles.triggers import participle_labels

OLDEST = 122
AGE_WORDS = frozenset({"age", "aged", "ages"})
_BEING = frozenset({"is", "was", "turned", "turns", "am", "'m", "’m", "'s", "’s"})
# "three children, who were 13, nine and five"
_BEING_SEVERAL = frozenset({"are", "were"})
_YOUNG = frozenset({"daughters", "sons", "children", "girls", "boys", "grandchildren", "kids", "brothers", "sisters"})
_NAME_BEFORE = re.compile(r"[^\W\d_][\w'’.-]*\Z")


def rule_of_age(candidate: Candidate) -> str | None:
    """Tell whether a number with neither unit nor currency is an age.

    Args:
        candidate: the number; a noun may follow it.

    Returns:
        The rule that says so, or None: "aged 22" gives "age.aged-N", "Amal Saleh, 41," gives "age.name-comma-N".
    """
    if _aged(candidate):
        return "age.aged-N"
    if _of_the_oldest(candidate):
        return "age.the-oldest-N"
    if _between_commas(candidate) or _under_age(candidate):
        return "age.name-comma-N"
    return None


def _aged(candidate: Candidate) -> bool:
    before = candidate.before(3)
    if (
        before[-1:] == ["of"]
        and before[-2:-1]
        and singular(before[-2]) in ("man", "woman", "boy", "girl", "child", "kid", "teenager")
    ):
        return True
    if before[-1:] in (["aged"], ["age"], ["ages"]) or before[-2:] in (
        ["age", "of"],
        ["ages", "of"],
        ["aged", "just"],
        ["aged", "only"],
    ):
        return True
    if before[-1:] in (["and"], ["to"], ["or"], ["between"], [","]) and candidate.reading.drafts:
        return _goes_on_with_ages(candidate)
    was = before[-2:-1] in (["was"], ["is"], ["were"], ["turned"], ["turning"]) or before[-1:] in (
        ["was"],
        ["turned"],
        ["were"],
    )
    after = candidate.after(4)
    if candidate.mention.phrase is not None and candidate.mention.phrase.noun not in ("time",):
        return False
    if _is_old(candidate) or (before[-2:] == [",", "now"] and after[:1] == [","] and _is_named(candidate)):
        return True
    retirement = not AGE_WORDS.isdisjoint(candidate.before(6)) and before[-1:] in (["from"], ["to"], ["at"], ["of"])
    return (
        (was and after[:3] == ["at", "the", "time"])
        or (before[-3:-1] == ["since", "they"] and was)
        or (before[-2:-1] in (["they"], ["he"], ["she"]) and was and after[:1] in ([], ["."], ["”"], [","]))
        or retirement
    )


def _is_named(candidate: Candidate) -> bool:
    """ "James Fields, now 22,": behind the comma stands a name."""
    at = candidate.mention.outer_first - 3
    return at >= 0 and candidate.tokens[at][0].isupper() and candidate.mention.phrase is None


def _goes_on_with_ages(candidate: Candidate) -> bool:
    """ "aged 22 and 25", "daughters, eight and three"; but "aged 22, and 40 others"."""
    last = candidate.reading.drafts[-1]
    near = last.candidate.line is candidate.line and candidate.mention.first - last.candidate.end <= 2
    young = any(word in _YOUNG for word in last.candidate.before(2)[:1])
    listed = last.rule == "age.aged-N" or young
    ends = candidate.after(1) in ([], ["."], [","], [";"], ["”"], ['"'], ["when"])
    listed = listed or (ends and last.candidate.before(1) in (["are"], ["were"]))
    return last.kind == "age" and near and listed and candidate.mention.phrase is None


_AFTER_AGE = frozenset({".", ",", "and", "now", "when", "”", '"', "but", ")", "at", "this", "today", "then", "–"})
_OLDER = frozenset({"youngest", "oldest", "eldest"})
_OLDER_REACH = 8
_BESIDE_OLDER = frozenset(
    {"of", "them", "whom", "those", "the", "is", "was", "being", "aged", "just", "only", "who", "a"}
)
# Ages that laws and statistics divide people at.
_DIVIDING_AGES = frozenset({5, 10, 12, 13, 14, 15, 16, 17, 18, 20, 21, 25, 30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90})
_SHARES = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "most", "many", "some", "all", "percent", "%", "them", "whom"}
)
_BE = frozenset({"are", "were", "is", "was"})
_WOULD = frozenset({"would", "will", "'d", "’d", "'ll", "’ll"})


def _is_old(candidate: Candidate) -> bool:
    """ "Maseko, who is 43, …", "My father is 79", "At 33, Benedetti is the youngest"."""
    tokens, first, after = candidate.tokens, candidate.mention.outer_first, candidate.after(1)
    if (
        candidate.mention.phrase is not None
        or candidate.mention.modifier not in ("exact", "range")
        or (after and after[0] not in _AFTER_AGE)
    ):
        return False
    if first == 1 and tokens[0] == "At" and after == [","]:
        return True
    if first > 2 and tokens.lowers[first - 1] in ("only", "just", "barely") and tokens.lowers[first - 2] in _BEING:
        first -= 1
    if first > 2 and (_would_be(tokens.lowers[max(0, first - 4) : first]) or _is_when(candidate)):
        return True
    if first < 2 or tokens.lowers[first - 1] not in _BEING | _BEING_SEVERAL:
        return False
    if tokens.lowers[first - 3 : first - 1] == ["of", "them"] or _is_apposed_oldest(tokens.lowers, first):
        return tokens.lowers[first - 1] in ("is", "was")
    owner, lower = tokens[first - 2], tokens.lowers[first - 2]
    if lower in ("he", "she", "who", "i", "they"):
        return True
    if tokens.lowers[first - 1] in _BEING_SEVERAL:
        return _are_two_ages(candidate, lower)
    if tokens.lowers[first - 1] in ("'s", "’s"):
        return False
    if owner == "," and first > 3:
        # "His apprentice, Elif, is 19."
        return tokens[first - 3][0].isupper() and tokens[first - 4] == ","
    person = is_person(owner) and not is_plural(lower)
    return person or (owner[0].isupper() and owner.isalpha() and first > 2 and tokens[first - 3][0].isupper())


def _is_apposed_oldest(lowers: list[str], first: int) -> bool:
    """ "the youngest, a baker's apprentice, was 15": past what is said of who it is."""
    lead = lowers[max(0, first - _OLDER_REACH - 2) : first - 1]
    return lead[-1:] == [","] and any(word in _OLDER and lead[at + 1 : at + 2] == [","] for at, word in enumerate(lead))


def _are_two_ages(candidate: Candidate, owner: str) -> bool:
    """ "The boys were nine and 12.", "The victims were 17 and 19.": one age for each of two people."""
    after = candidate.after(3)
    end = candidate.end + 1
    two = any(other.first == end and other.last == end + 1 for other in candidate.line.mentions)
    ends = after[2:] in ([], ["."], [","], [";"], ["”"], ['"'], ["when"])
    return after[:1] == ["and"] and two and ends and is_plural(owner) and (is_person(owner) or owner in _YOUNG)


def _would_be(before: list[str]) -> bool:
    """ "He would be 84 when he first goes before the board", "She would have been 21 this June"."""
    owners = ("he", "she", "i")
    return before[-1:] in (["be"], ["been"]) and any(
        word in owners and following in _WOULD for word, following in pairwise(before)
    )


def _is_when(candidate: Candidate) -> bool:
    """ "Mills will be 87 when he first comes up for parole": behind a name, and before the time of that age."""
    first = candidate.mention.outer_first
    told = candidate.before(2)[1:] == ["be"] and candidate.before(2)[0] in _WOULD
    return told and candidate.after(1) == ["when"] and candidate.tokens[first - 3][:1].isupper()


def _of_the_oldest(candidate: Candidate) -> bool:
    """ "the oldest of them 83", "The youngest is 21", "the youngest of the dead was only three"."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    ends = candidate.after(1) in ([], ["."], [","], [";"], [")"], ["and"])
    if candidate.mention.phrase is not None or candidate.mention.modifier != "exact" or not ends:
        return False
    if _OLDER.isdisjoint(lowers[max(0, first - _OLDER_REACH) : first]):
        return False
    counted = {at for other in candidate.line.mentions for at in range(other.first, other.last)}
    for at in range(first - 1, max(-1, first - _OLDER_REACH), -1):
        if lowers[at] in _OLDER:
            return lowers[first - 1] != "of"
        beside = lowers[at] in _BESIDE_OLDER or is_state(lowers[at]) or lowers[at] in participle_labels()
        if not beside and at not in counted and not is_person(lowers[at]):
            return False
    return False


def _divides_people(candidate: Candidate) -> bool:
    """ "seven were under 18", "more than half of the displaced are over 60"."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    value = candidate.mention.low if candidate.mention.value is None else candidate.mention.value
    if first < 2 or lowers[first - 1] not in _BE or value not in _DIVIDING_AGES:
        return False
    counted = any(other.last in (first - 1, first - 2) for other in candidate.line.mentions if other.unit is None)
    return counted or lowers[first - 2] in _SHARES or is_person(lowers[first - 2]) or _is_share_of_people(lowers, first)


def _is_share_of_people(lowers: list[str], first: int) -> bool:
    before = lowers[max(0, first - _OLDER_REACH) : first - 1]
    return not _SHARES.isdisjoint(before) and any(is_person(word) for word in before)


def _under_age(candidate: Candidate) -> bool:
    """ "children under five", "women over 60": a bound on people's age right after the noun."""
    mention, tokens = candidate.mention, candidate.tokens
    first = mention.outer_first
    if mention.modifier == "range" and first and mention.phrase is None and tokens.lowers[first] == "between":
        # "for women between 20 and 35"
        return is_person(tokens[first - 1]) and (mention.high or 0) <= OLDEST and candidate.before(2)[:1] != ["of"]
    if mention.modifier == "at_most" and first and mention.phrase is None:
        # "men aged 18 to 35 and women up to 27"
        return is_person(tokens[first - 1]) and follows_age(candidate)
    if mention.modifier not in ("less_than", "more_than") or first == 0 or candidate.mention.phrase is not None:
        return False
    if _divides_people(candidate):
        return True
    of_all = (tokens.lowers[first - 1] in ("all", "both") and tokens[first - 2] == ",") or tokens.lowers[first - 1] in (
        "those",
        "anyone",
        "everyone",
    )
    of_all = of_all or (tokens.lowers[first - 1] in ("them", "whom") and mention.value in _DIVIDING_AGES)
    return tokens.lowers[first] in ("under", "over", "below", "above") and (of_all or is_person(tokens[first - 1]))


def _between_commas(candidate: Candidate) -> bool:
    """ "Amal Saleh, 41, a schoolteacher": a number between commas after a name or a role."""
    tokens, first, last = candidate.tokens, candidate.mention.first, candidate.mention.last
    if candidate.mention.modifier != "exact" or candidate.mention.outer_first != first:
        return False
    opened = first >= 2 and tokens[first - 1] in (",", "(")
    if opened and tokens.lowers[first - 2] in _YOUNG:
        # "their daughters, eight and three, died"
        return last < len(tokens) and tokens.lowers[last] in (",", "and")
    if not opened or not (candidate.mention.digits or follows_age(candidate)):
        return False
    if tokens[first - 1] == "(" and (lists_places(candidate) or tokens.lowers[first - 2] in time_words("weekday")):
        return False
    closed = last >= len(tokens) or tokens[last] in (",", ".", ")", ";", "–", "—", "”")
    name = tokens[first - 2]
    named = name[0].isupper() and bool(_NAME_BEFORE.search(name)) and (candidate.mention.value or 0) >= 1
    return closed and (named or is_person(name))


def follows_age(candidate: Candidate) -> bool:
    """Whether the number before this one in the sentence is an age: "Alfie, 11, Maisie, six"."""
    drafts = candidate.reading.drafts
    return bool(drafts) and drafts[-1].kind == "age" and drafts[-1].candidate.line is candidate.line
