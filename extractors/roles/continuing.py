"""Bare numbers whose noun is understood from before: "Four came out", "nine critically", "There were 40 last year"."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.roles.antecedents import find_antecedent, is_compared, lists_places
from extractors.roles.gaps import clause_words

_GAP = 3
_OF_THE = ["of", "the"]
THERE_ARE = (["there", "are"], ["there", "were"], ["there", "was"])
_DATING = frozenset({"last", "this", "in", "through", "during", "since", "so"})


def continues(candidate: Candidate) -> bool:
    """Tell whether a bare number stands where an earlier noun is understood.

    Args:
        candidate: a number without a noun.

    Returns:
        True for "Four came out" and "nine critically"; False where another noun is nearer.
    """
    before = candidate.before(1)
    if candidate.after(2) in ([",", "among"], [",", "including"]) or lists_places(candidate) or _is_gapped(candidate):
        return True
    if _is_of_the_number(candidate) or _is_another_year(candidate):
        return True
    if candidate.before(2) in (["as", "were"], ["as", "was"], ["among", "them"]) or candidate.after(1) == ["each"]:
        return True
    if before == ["claimed"] and candidate.after(1) in ([], ["."], [";"], [","]):
        # "it lost 61 men; the militants claimed 150"
        return True
    if is_compared(candidate) or candidate.before(2) == ["of", "whom"] or before in (["against"], ["not"]):
        return True
    if before and before[0] not in clause_words().understood and before[0] not in load_lexicon("clauses")["counting"]:
        return False
    if before and before[0] in load_lexicon("clauses")["counting"]:
        return True
    if before == ["including"]:
        return True
    after = candidate.after(2)
    if before == ["the"] and after and after[0] in ("who", "it", "they", "he", "she", "we"):
        # "on top of the 1,300 it has there"
        return True
    if any(hit.first == candidate.end and hit.form == "past" for hit in candidate.line.hits):
        return True
    if not after or (before == ["and"] and len(after) == 2 and not after[1][0].isalnum()):
        # "329 are confirmed and 42 probable": an adjective is all that is left of the clause.
        return True
    words = clause_words()
    return (
        after[0] in words.light
        or after[0] in ("of", ",", ".", "in", "on", "at", "from", "by", "and", ";", "more")
        or after[0].endswith(("ed", "ly", "ing"))
        or after[0] in load_lexicon("clauses")["past_verbs"]
        or not before
        or before[0] in ("other", "another", "“", '"', "remaining", "only", "have", "had")
    )


def _is_of_the_number(candidate: Candidate) -> bool:
    """ "Of the 66, detectives have solved 41.": some of the number that opens the sentence."""
    lowers = candidate.tokens.lowers
    opening = next((other for other in candidate.line.mentions if other.first == len(_OF_THE)), None)
    if lowers[: len(_OF_THE)] != _OF_THE or opening is None or lowers[opening.last : opening.last + 1] != [","]:
        return False
    return candidate.mention.phrase is None and candidate.after(1) in ([], ["."], [";"], ["and"])


def _is_another_year(candidate: Candidate) -> bool:
    """ "66 homicides in 2022 … There were 40 last year": the noun of the sentence before, at another time."""
    heir = find_antecedent(candidate)
    while heir is not None and heir.heir is not None:
        heir = heir.heir
    after = candidate.after(1)
    dated = after != [] and (after[0] in _DATING or after[0] in ",.;")
    there = candidate.before(2) in THERE_ARE or (candidate.before(1) == ["and"] and after[:1] != [","])
    return dated and there and heir is not None and ".head-" in heir.rule


def _is_gapped(candidate: Candidate) -> bool:
    """ "Chikwawa reported 12 deaths, Mulanje nine, Thyolo seven and Phalombe four": a name and its number."""
    tokens, at = candidate.tokens, candidate.mention.outer_first - 1
    begin = at
    while begin > 0 and at - begin < _GAP and tokens[begin][0].isupper():
        begin -= 1
    named = begin < at and tokens.lowers[begin] in (",", "and", ";")
    return named and candidate.after(1) in ([], [","], ["."], [";"], ["and"])
