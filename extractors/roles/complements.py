"""Complements: the state in which something leaves those counted ("left two soldiers and 15 rebels dead"), the verb
that a verb goes on with ("were ambushed and killed"), and those beside its subject ("died along with four others")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.numbers.numeral import number_words
from extractors.roles.gaps import after_be, clause_words
from extractors.tokens import Tokens

if TYPE_CHECKING:
    from extractors.roles.role import Role
    from extractors.roles.triggers import TriggerHit

_BETWEEN = 3
_LISTED = 5
_HURT = ("killed", "injured")
_PARTICIPLES = ("passive", "participle-after-noun")
_LEAVING = frozenset({"left", "leaves", "leave", "leaving", "found", "find", "finds"})
_REACH = 12
_OWN = frozenset({"his", "her", "their"})
_TOGETHER = (["along", "with"], ["together", "with"], ["alongside"])
_PLACING = frozenset({"in", "at", "on"})
_JOINTS = frozenset({",", "and", "-"})


def left_in_state(tokens: Tokens, begin: int, state: int) -> bool:
    """Whether a state is that in which a verb before leaves those counted.

    Args:
        tokens: the sentence's tokens.
        begin: first token of the quantity, its modifier included.
        state: first token of the state.

    Returns:
        True for both numbers of "left two soldiers and 15 rebels dead", where the first is far from its state, and
        False for the first of "left two soldiers behind and found 15 rebels dead".
    """
    verb = next((at for at in range(begin - 1, max(-1, begin - 1 - _REACH), -1) if tokens.lowers[at] in _LEAVING), None)
    if verb is None:
        return False
    return all(_lists(tokens, at, opens=tokens.lowers[at - 1] in (",", "and")) for at in range(verb + 1, state))


def _lists(tokens: Tokens, at: int, *, opens: bool) -> bool:
    """Whether a token can stand in a list of counts: no verb, no preposition but that of "dozens of", no new clause.

    `opens`: it stands where the next count of the list must begin.
    """
    words, word = clause_words(), tokens.lowers[at]
    if word in _JOINTS or word in words.of_counts or word in words.determiners:
        return True
    if opens:
        return word[0].isdigit() or word in number_words().starters or word in ("a", "an")
    if word in words.helpers or word in words.breaks or word in words.relatives or word in words.prepositions:
        return False
    return word[0].isalnum() and word not in words.speech and not word.endswith("ed")


def ended_by(tokens: Tokens, best: Role, hits: Sequence[TriggerHit]) -> Role:
    """ "were ambushed and killed", "abducted and later shot dead": of two participles the one that ends it all."""
    if best.relation not in _PARTICIPLES:
        return best
    if best.label in _HURT and "or" in tokens.lowers[best.last : best.last + _LISTED]:
        # "were killed, injured, or kidnapped"
        listed = tokens.lowers[best.last : best.last + 1] == [","]
        if listed and any(hit.first == best.last + 1 and hit.form == "participle" for hit in hits):
            return replace(best, label="casualty")
    if best.kind == "casualty" and best.label != "casualty":
        return best
    for hit in hits:
        between = tokens.lowers[best.last : hit.first]
        killed = hit.form == "participle" and hit.trigger.label == "killed" and hit.trigger.type == "transitive"
        if killed and between[:1] == ["and"] and len(between) <= _BETWEEN:
            return replace(
                best, kind="casualty", label="killed", entry=hit.trigger.entry, first=hit.first, last=hit.last
            )
    return best


def accompanies(tokens: Tokens, hit: TriggerHit, begin: int) -> bool:
    """Whether a quantity stands beside the subject of a verb, so that the verb speaks of both.

    Args:
        tokens: the sentence's tokens.
        hit: a trigger before the quantity.
        begin: first token of the quantity, its modifier included.

    Returns:
        True for "was rescued with her two children" and "died along with four others".
    """
    befell = hit.trigger.type == "intransitive" or (hit.form == "participle" and after_be(tokens, hit.first))
    gap = tokens.lowers[hit.last : begin]
    own = gap[-1:] != [] and gap[-1] in _OWN
    together = gap[:-1] if own else gap
    placed = gap[:1] != [] and gap[0] in _PLACING and _is_plain(gap[1:-2])
    beside = together in _TOGETHER or (placed and gap[-2:] in _TOGETHER)
    family = gap[:1] == ["with"] and gap[1:2] != [] and gap[1] in _OWN and _is_listed(gap[2:])
    return befell and (beside or family or (own and together == ["with"]))


def _is_listed(words: Sequence[str]) -> bool:
    """Whether words are the first of a list: the "wife," of "was seized with his wife, four sons and his brother"."""
    return 0 < len(words) <= _LISTED and words[-1] in (",", "and") and words[0].isalpha()


def _is_plain(words: Sequence[str]) -> bool:
    """Whether words are one noun phrase: "in the strike along with three men"."""
    helpers = clause_words().helpers
    return len(words) <= _LISTED and all(word[0].isalpha() and word not in helpers for word in words)
