"""Reach: what lies between a trigger and a number and keeps the one from speaking of the other."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.lexicon import load_lexicon
from extractors.quantities.mention import QuantityMention
from extractors.roles.gaps import after_be, clause_words
from extractors.roles.triggers import TriggerHit, participle_labels
from extractors.tokens import Tokens

_HAVING = frozenset({"has", "have", "had"})
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_WHO = frozenset({"who", "whom", "whose", "which"})

# These begin a clause that no verb before them reaches into.
_CLAUSE_OPENERS = frozenset({"where", "while", "when", "whereas", "although", "though"})


_PAST = frozenset(
    {"hit", "struck", "left", "took", "shot", "drew", "held", "sank", "cost", "saw", "fed", "brought", "sent"}
)
_SINGULAR_BE = frozenset({"is", "was"})
_AGREEMENT_REACH = 2
_JOINTS = frozenset({"and", ",", ";", "but", "while"})
_ASIDE_REACH = 10


@cache
def _finite_words() -> frozenset[str]:
    return _FINITE_BE | clause_words().auxiliaries


@cache
def _behind_participles() -> frozenset[str]:
    """Words that follow a participle and no verb with an object: "released by", "killed and"."""
    words = clause_words()
    return words.prepositions | words.relatives | words.auxiliaries | {"and", "after"}


def belongs_elsewhere(tokens: Tokens, hit: TriggerHit, mention: QuantityMention, begin: int, end: int) -> bool:
    """Whether a trigger behind a number speaks of something else by its grammar.

    Args:
        tokens: the sentence's tokens.
        hit: a trigger behind the number.
        mention: the number.
        begin: its first token.
        end: one past its last, with its noun.
    """
    if speaks_of_a_part(tokens, end, hit.first) or speaks_of_others(tokens, end, hit.first):
        return True
    if "that" in tokens.lowers[end : hit.first] and _goes_on_that(tokens.lowers[end : hit.first]):
        return True
    hyphenated = mention.phrase is not None and mention.phrase.hyphenated
    # "A group of 12 was freed": the verb agrees with the group.
    grouped = begin > 0 and tokens.lowers[begin - 1] == "of"
    several = mention.value not in (0, 1) and not hyphenated and not grouped
    if several and (hit.form == "third" or _is_of_one(tokens, end, hit.first)):
        return True
    if _is_of_next_number(tokens, begin, end, hit.first) or _is_past_quote(tokens, end, hit.first):
        return True
    if _begins_with_number(tokens, end, hit.first) or _is_of_another_subject(tokens, end, hit.first):
        return True
    return _ends_aside(tokens, begin, end) or (_is_relative_object(tokens, begin) and after_be(tokens, hit.first))


def _goes_on_that(gap: Sequence[str]) -> bool:
    """ "said that 22 residents were still there and that more than 500 were missing": a clause of its own."""
    return any(word == "that" and before in ("and", "but") for before, word in pairwise(gap))


def _is_of_another_subject(tokens: Tokens, start: int, end: int) -> bool:
    """ "reaching 85,000 people, while midwives have attended 140 births": the verb has a subject of its own."""
    opener = next((at for at in range(end - 2, start - 1, -1) if tokens.lowers[at] in _CLAUSE_OPENERS), None)
    if opener is None or "," in tokens[opener:end] or tokens[opener - 1] != ",":
        return False
    return not tokens.lowers[opener + 1].endswith(("ing", "ed")) and opener + 2 <= end


def _is_of_one(tokens: Tokens, start: int, end: int) -> bool:
    """ "a plane carrying 65 prisoners was shot down", "400 residents of nearby blocks": several take no "was"."""
    for index in range(end - 1, max(start, end - _AGREEMENT_REACH) - 1, -1):
        if tokens.lowers[index] in _SINGULAR_BE:
            return True
    return False


def _begins_with_number(tokens: Tokens, start: int, end: int) -> bool:
    """ "900 inmates have tuberculosis, and 11 died": past its own verb, a further number is the subject."""
    lowers = tokens.lowers
    if any(lowers[at - 1] == "leaving" and lowers[at][0].isdigit() for at in range(start + 1, end)):
        # "14 girls were found, leaving 85 still missing"
        return True
    numbers = [at for at in range(start + 2, end) if _is_number(lowers[at]) and lowers[at - 1] in _JOINTS]
    if not numbers:
        return False
    verb = (
        start
        if _is_past(lowers[start])
        else next((at for at in range(start, end) if lowers[at] in _finite_words()), None)
    )
    return verb is not None and lowers[verb] != "to" and numbers[-1] >= verb + 2


def _is_of_next_number(tokens: Tokens, begin: int, end: int, verb: int) -> bool:
    """ "were killed, including six women and a soldier, and 124 were injured": past the aside, of the next number."""
    if begin == 0 or tokens.lowers[begin - 1] != "including":
        return False
    return any(
        tokens.lowers[at] == "and" and tokens[at - 1] == "," and _is_number(tokens.lowers[at + 1])
        for at in range(end + 1, verb - 1)
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _small_numbers()


def _is_past_quote(tokens: Tokens, end: int, verb: int) -> bool:
    """ "about a dozen were on the roof,” Commissioner Retired Major Kibzai said": outside what is quoted."""
    return any(tokens[at] in '”"' and tokens[at - 1] in ",.!?" for at in range(end + 1, verb))


def _is_past(word: str) -> bool:
    """ "Nine tenants jumped from windows", "ran for the doors": of a word right behind those counted."""
    return word in load_lexicon("clauses")["past_verbs"] or (word.endswith("ed") and word not in participle_labels())


@cache
def _small_numbers() -> frozenset[str]:
    numbers = load_lexicon("numbers")
    return frozenset({*numbers["small"], *numbers["tens"]}) - {"one", "a", "an"}


def _ends_aside(tokens: Tokens, begin: int, end: int) -> bool:
    """ "The general, who commanded 5,000 men, surrendered": what follows the aside is said of the general."""
    if tokens[end : end + 1] != [","]:
        return False
    for index in range(begin - 1, max(0, begin - _ASIDE_REACH), -1):
        if tokens[index] == ",":
            return False
        if tokens.lowers[index] in ("who", "which") and tokens[index - 1] == ",":
            return True
    return False


def _is_relative_object(tokens: Tokens, begin: int) -> bool:
    """ "A drive that reached 14,000 people was suspended": the number ends a clause within the subject's."""
    verb = tokens.lowers[begin - 1] if begin > 1 else ""
    finite = verb.endswith("ed") or verb in _PAST
    return finite and tokens.lowers[begin - 2] in ("that", "which", "who")


def speaks_of_a_part(tokens: Tokens, start: int, end: int) -> bool:
    """ "1.4 million civilians in Rafah, many of them displaced": what is said of many is not said of all."""
    for index in range(start + 1, end - 1):
        if tokens.lowers[index] == "of" and tokens.lowers[index + 1] in ("them", "whom", "us", "which"):
            closed = any(word in ",–—" for word in tokens[index + 2 : end])
            return not closed and tokens.lowers[index - 1] not in ("all", "most")
    return False


def speaks_of_others(tokens: Tokens, start: int, end: int) -> bool:
    """ "812 were in children who had not been vaccinated": past the verb, "who" goes back to others than the number."""
    words = clause_words()
    verb = next((index for index in range(start, end) if _is_finite(tokens, index)), None)
    if verb is None or not words.relatives.isdisjoint(tokens.lowers[start:verb]):
        return False
    return not _WHO.isdisjoint(tokens.lowers[verb + 1 : end])


def _is_finite(tokens: Tokens, index: int) -> bool:
    """Whether a verb is that of its clause: "were", and "released" before an object, "released by" not."""
    word, following = tokens.lowers[index], tokens.lowers[index + 1 : index + 2]
    if word in _FINITE_BE:
        return True
    active = word.endswith("ed") and bool(following) and following[0][0].isalpha()
    return active and following[0] not in _behind_participles()


def begins_clause(tokens: Tokens, start: int, end: int) -> bool:
    """ "wounding six, as 5 million people voted", "digging out the port, where 1,200 slept": no object of the verb."""
    lowers = tokens.lowers
    joined = next((at for at in range(start, end) if lowers[at] in ("and", "but")), end)
    if any(lowers[at] in _HAVING for at in range(joined + 1, end)):
        # "sent 120 troops to help, and the province has 640 firefighters"
        return True
    return any(
        lowers[index] in _CLAUSE_OPENERS
        or (lowers[index] == "as" and lowers[index - 1] == ",")
        # "accused the army of using 25,000 civilians"
        or (lowers[index] == "of" and index > start and lowers[index + 1].endswith("ing"))
        for index in range(start, end)
    )


def reach_of_whom(tokens: Tokens, mention: QuantityMention, end: int, most: int) -> int:
    """How far to look: ", five of whom flew over Libya, will stay" ends with the clause of "whom"."""
    if mention.phrase is None or mention.phrase.noun != "whom" or tokens.lowers[end : end + 1] == [","]:
        return most
    return next((at - end for at in range(end + 2, len(tokens)) if tokens[at] == ","), most)


def opens_clause(tokens: Tokens, begin: int, end: int) -> bool:
    """ "…, two officials close to the talks said", "…, 20 have been freed": a subject begins a clause of its own."""
    opened = begin == 0 or tokens[begin - 1] in ',;.“”"' or tokens.lowers[begin - 1] in ("and", "but", "while", "as")
    words = clause_words()
    if (
        opened
        and end < len(tokens)
        and tokens.lowers[end] in words.helpers
        and tokens.lowers[end] not in ("to", "left", "not")
    ):
        return True
    if begin and tokens.lowers[begin - 1] == "and":
        return False
    for word in tokens.lowers[end : end + 7]:
        if word in ",;:.":
            return False
        if word in words.speech:
            return opened
    return False


def steps_over(tokens: Tokens, index: int) -> bool:
    """Words between a number and its state: "31 officially missing", "622 war-wounded"."""
    word = tokens[index]
    compound = word == "-" or (index + 1 < len(tokens) and tokens[index + 1] == "-")
    apposed = word == "," and index + 1 < len(tokens) and tokens.lowers[index + 1] in ("all", "both")
    return compound or apposed or tokens.lowers[index] in clause_words().adverbs or word in "“”‘’\"'"
