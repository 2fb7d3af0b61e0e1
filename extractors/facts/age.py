"""Ages of people and things."""

import re
from dataclasses import replace

from extractors.candidates import Candidate
from extractors.kinds import Draft, Kind, make_draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_person, is_plural, is_stop, singular
from extractors.roles.antecedents import lists_places
from schemas import Fact


class Age(Fact):
    """How old someone or something is; its unit is a unit of time."""


_OLDEST = 122
_BEING = frozenset({"is", "was", "turned", "turns", "am", "'m", "’m", "'s", "’s"})
_CHILD = frozenset({"child", "boy", "girl", "toddler", "baby", "infant", "son", "daughter", "grandson", "grandchild"})
# "three children, who were 13, nine and five"
_BEING_SEVERAL = frozenset({"are", "were"})
_YOUNG = frozenset({"daughters", "sons", "children", "girls", "boys", "grandchildren", "kids", "brothers", "sisters"})
_AGE_WORDS = frozenset({"age", "aged", "ages"})
_AGE_REACH = 8
# What stands between two numbers that are both ages.
_WITHIN_AGES = frozenset({"and", "or", "to", "between", "from", ",", "-", "–", ":", "("})
_NAME_BEFORE = re.compile(r"[^\W\d_][\w'’.-]*\Z")


def _recognise(candidate: Candidate) -> Draft | None:
    mention, unit = candidate.mention, candidate.mention.unit
    if mention.kind not in ("cardinal", "vague") or mention.currency:
        return None
    if unit is not None and unit.dimension == "time":
        aged = unit.old or _man_of(candidate) or _of_age(candidate) or _is_of_a_child(candidate)
        return _with_unit(candidate) if aged and not _lasts(candidate) else None
    if mention.value is None and mention.modifier != "range":
        return None
    if unit is not None or (mention.value or 0) > _OLDEST:
        return None
    if _aged(candidate) or _between_commas(candidate) or _under_age(candidate):
        return make_draft(_bare(candidate), "age", "year", "age.name-comma-N" if not _aged(candidate) else "age.aged-N")
    return None


def _bare(candidate: Candidate) -> Candidate:
    return Candidate(candidate.line, replace(candidate.mention, phrase=None))


def _with_unit(candidate: Candidate) -> Draft:
    unit = candidate.mention.unit
    draft = make_draft(candidate, "age", unit.name if unit else None, "age.N-year-old")
    if unit:
        draft.explain("unit", "unit.time", candidate.characters(unit.first, unit.last))
    return draft


def _lasts(candidate: Candidate) -> bool:
    """ "10-day-old strike", "the nine-year-old war": what is so old is a state, and its length a duration."""
    states = load_lexicon("durations")["states"]
    return any(word in states for word in candidate.after(3))


def _of_age(candidate: Candidate) -> bool:
    """ "The median age is 27 years (range: 8 months to 71 years)", "baby Rory, eight months,"."""
    if _AGE_WORDS & set(candidate.before(_AGE_REACH)) and candidate.before(1) != ["plus"]:
        return not _leaves_age(candidate)
    if _follows_age(candidate) and (
        candidate.before(1) == ["to"]
        and candidate.mention.outer_first - candidate.reading.drafts[-1].candidate.end == 1
    ):
        return True
    if _follows_age(candidate) and "range" in candidate.before(4):
        return True
    tokens, first = candidate.tokens, candidate.mention.outer_first
    named = first >= 2 and tokens[first - 1] == "," and tokens[first - 2][0].isupper()
    return (
        named
        and candidate.mention.unit is not None
        and candidate.after(1) in ([","], ["."], [")"])
        and _follows_age(candidate)
    )


def _leaves_age(candidate: Candidate) -> bool:
    """ "aged 22, got nine years": another number is the age, and this one does not go on with it."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    word = next(at for at in range(first - 1, -1, -1) if lowers[at] in _AGE_WORDS)
    told = any(word < other.first < first for other in candidate.line.mentions)
    return told and lowers[first - 1] not in _WITHIN_AGES


def _follows_age(candidate: Candidate) -> bool:
    """Whether the number before this one in the sentence is an age: "Alfie, 11, Maisie, six"."""
    drafts = candidate.reading.drafts
    return bool(drafts) and drafts[-1].kind == "age" and drafts[-1].candidate.line is candidate.line


def _man_of(candidate: Candidate) -> bool:
    """ "a man of 100 years"."""
    first = candidate.mention.outer_first
    return (
        first >= 2
        and candidate.tokens.lowers[first - 1] == "of"
        and singular(candidate.tokens.lowers[first - 2])
        in ("man", "woman", "boy", "girl", "child", "infant", "baby", "toddler")
    )


def _is_of_a_child(candidate: Candidate) -> bool:
    """ "a 5-year child": the age with its "old" left out."""
    unit, after = candidate.mention.unit, candidate.after(2)
    child = after[:1] != [] and after[0] in _CHILD
    return (
        child
        and unit is not None
        and unit.hyphenated
        and (len(after) < 2 or is_stop(after[1]) or not after[1][0].isalpha() or after[1].endswith("ed"))
    )


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
    retirement = not _AGE_WORDS.isdisjoint(candidate.before(6)) and before[-1:] in (["from"], ["to"], ["at"], ["of"])
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
    return last.kind == "age" and near and listed and candidate.mention.phrase is None


_AFTER_AGE = frozenset({".", ",", "and", "now", "when", "”", '"', "but", ")", "at"})


def _is_old(candidate: Candidate) -> bool:
    """ "Maseko, who is 43, …", "My father is 79", "At 33, Benedetti is the youngest"."""
    tokens, first, after = candidate.tokens, candidate.mention.outer_first, candidate.after(1)
    if (
        candidate.mention.phrase is not None
        or candidate.mention.modifier != "exact"
        or (after and after[0] not in _AFTER_AGE)
    ):
        return False
    if first == 1 and tokens[0] == "At" and after == [","]:
        return True
    if first < 2 or tokens.lowers[first - 1] not in _BEING | _BEING_SEVERAL:
        return False
    owner, lower = tokens[first - 2], tokens.lowers[first - 2]
    if lower in ("he", "she", "who", "i", "they"):
        return True
    if tokens.lowers[first - 1] in _BEING_SEVERAL:
        return False
    if tokens.lowers[first - 1] in ("'s", "’s"):
        return False
    if owner == "," and first > 3:
        # "His apprentice, Elif, is 19."
        return tokens[first - 3][0].isupper() and tokens[first - 4] == ","
    person = is_person(owner) and not is_plural(lower)
    return person or (owner[0].isupper() and owner.isalpha() and first > 2 and tokens[first - 3][0].isupper())


def _under_age(candidate: Candidate) -> bool:
    """ "children under five", "women over 60": a bound on people's age right after the noun."""
    mention, tokens = candidate.mention, candidate.tokens
    first = mention.outer_first
    if mention.modifier == "range" and first and mention.phrase is None and tokens.lowers[first] == "between":
        # "for women between 20 and 35"
        return is_person(tokens[first - 1]) and (mention.high or 0) <= _OLDEST and candidate.before(2)[:1] != ["of"]
    if mention.modifier not in ("less_than", "more_than") or first == 0 or candidate.mention.phrase is not None:
        return False
    of_all = (tokens.lowers[first - 1] in ("all", "both") and tokens[first - 2] == ",") or tokens.lowers[first - 1] in (
        "those",
        "anyone",
        "everyone",
    )
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
    if not opened or not (candidate.mention.digits or _follows_age(candidate)):
        return False
    if tokens[first - 1] == "(" and lists_places(candidate):
        return False
    closed = last >= len(tokens) or tokens[last] in (",", ".", ")", ";", "–", "—", "”")
    name = tokens[first - 2]
    named = name[0].isupper() and bool(_NAME_BEFORE.search(name)) and (candidate.mention.value or 0) >= 1
    return closed and (named or is_person(name))


KIND = Kind(
    name="age",
    description="ages of people and things",
    record=Age,
    colour="magenta",
    order=30,
    recognise=_recognise,
    core=False,
    examples=(
        ("A 26-year-old firefighter fell.", (("26-year-old", 26.0),)),
        ("“We have waited,” said Amal Saleh, 41, a schoolteacher.", (("41", 41.0),)),
        ("Police arrested men aged 22 and 25.", (("22", 22.0), ("25", 25.0))),
    ),
    counter_examples=("The 10-day-old strike goes on.", "They won 41 seats."),
)
