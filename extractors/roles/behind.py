"""Triggers behind a quantity: "12 were killed", "30 people died", "40 in custody"."""

from extractors.numbers.numeral import number_words
from extractors.quantities.mention import QuantityMention
from extractors.quantities.nouns import is_plural, is_state
from extractors.roles.complements import left_in_state
from extractors.roles.gaps import after_be, clause_words, gap_cost, is_content
from extractors.roles.reach import steps_over
from extractors.roles.role import Role, make_role
from extractors.roles.triggers import TriggerHit
from extractors.tokens import Tokens

_AROUND = ("surround", "besiege", "encircle")
_WITH_BE = ("go", "come", "fall ill", "gather", "assemble", "go missing")


def read_behind(tokens: Tokens, hit: TriggerHit, end: int, mention: QuantityMention) -> Role | None:
    """The role of a trigger that stands behind a quantity.

    Args:
        tokens: the sentence's tokens.
        hit: the trigger.
        end: one past the quantity's last token, its noun included.
        mention: the quantity.

    Returns:
        The role, with its score; None where the trigger cannot speak of it.
    """
    type_, bare = hit.trigger.type, mention.phrase is None
    cost = gap_cost(tokens, end, hit.first, prepositions=0.25, apposed=2.0)
    if type_ == "transitive":
        return _patient(tokens, hit, end, cost)
    if type_ == "intransitive":
        if hit.form in ("past", "participle") and hit.trigger.entry not in _WITH_BE and after_be(tokens, hit.first):
            # "Eight women were attacked": it is done to them, and not by them.
            return None
        if hit.form == "gerund" and hit.first > end and not after_be(tokens, hit.first):
            cost += 1.5
        if hit.form == "base" and hit.first - end >= 2:
            before = tokens.lowers[hit.first - 2]
            if before in clause_words().refusals:
                return None
            cost += 3.0 if tokens.lowers[hit.first - 1] == "to" and is_content(before) else 0.0
        return make_role(hit, "subject", 9.5 - 0.8 * cost)
    if type_ == "state":
        adjacent = all(steps_over(tokens, index) for index in range(end, hit.first))
        if adjacent and tokens.lowers[hit.last : hit.last + 1] != ["the"]:
            # "killing all 74 on board", "kill 11 in camps": where they were says less than what happened to them.
            listed = tokens.lowers[mention.outer_first - 1 : mention.outer_first] in ([], [","], ["and"], [";"])
            lasting = hit.trigger.label == "travelling" or (bare and not listed and hit.trigger.kind == "headcount")
            plain = (bare or hit.last - hit.first == 1) and not lasting
            return make_role(hit, "state-after-number", 10.6 if plain else 8.6)
        if after_be(tokens, hit.first) or hit.last - hit.first > 1:
            return make_role(hit, "predicate", 9.5 - 0.8 * cost)
        if left_in_state(tokens, mention.outer_first, hit.first):
            return make_role(hit, "left-in-state", 10.2)
    return None


def _patient(tokens: Tokens, hit: TriggerHit, end: int, cost: float) -> Role | None:
    """The subject of a passive, or of a participle that follows it: "12 were killed", "12 people killed in"."""
    if hit.form != "participle":
        return None
    if after_be(tokens, hit.first):
        return make_role(hit, "passive", 10.2 - 0.7 * cost)
    if not clause_words().auxiliaries.isdisjoint(tokens.lowers[max(end, hit.first - 3) : hit.first]):
        return None
    if any(_is_finite(tokens, index) for index in range(end, hit.first)):
        return None
    following = tokens.lowers[hit.last] if hit.last < len(tokens) else None
    takes_object = following is not None and (
        following in clause_words().determiners
        or following in number_words().starters
        or following[0].isdigit()
        or (following[0].isalpha() and is_plural(following))
    )
    if hit.trigger.entry in _AROUND and following is not None and tokens[hit.last][0].isupper():
        # "60 soldiers surrounded Brdjani"
        return None
    if takes_object and following is not None and following not in ("at", "up", "over", "around", "near"):
        return None
    return make_role(hit, "participle-after-noun", 10.0 - 1.6 * cost)


def _is_finite(tokens: Tokens, index: int) -> bool:
    words, word = clause_words(), tokens.lowers[index]
    return (
        word in words.auxiliaries
        or (word in words.speech and (index == 0 or tokens.lowers[index - 1] not in words.be))
        or (word.endswith("ed") and word not in words.adverbs and not is_state(word))
    )
