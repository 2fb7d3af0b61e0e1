"""Roles: which trigger governs a quantity, so that "killing 12 and wounding 30" gives each number its own outcome."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.lexicon import time_words
from extractors.quantities.mention import QuantityMention
from extractors.quantities.nouns import is_person, singular
from extractors.roles.behind import read_behind
from extractors.roles.complements import accompanies, ended_by
from extractors.roles.gaps import after_be, clause_words, gap_cost
from extractors.roles.reach import begins_clause, belongs_elsewhere, opens_clause, reach_of_whom
from extractors.roles.role import Role, make_role
from extractors.roles.triggers import TriggerHit, noun_labels
from extractors.tokens import Tokens

_LINK_REACH = 20
_PHRASE_REACH = 4
_ASIDE_SCORE = 5.0
_SINGLED_OUT = ("among-the-dead-were", "among-the-dead-included", "among-those-saved-were")
_BECOMES = {"injured": ("killed",), "missing": ("killed", "rescued")}
_MINIMUM = 3.0
_HAVE = ("have", "has", "had")
_TOLD = 5.0
_REACH = 40
_INSETS = tuple([",", who, has] for who in ("which", "who") for has in ("has", "have", "had"))
_DAYS = frozenset({"today", "yesterday", "tonight", "overnight"}) | time_words("weekday")
_CURRENCIES = frozenset("$£€¥₹")
_OF = frozenset({"of", "from", "to", "with", "by"})
_GOVERNING = frozenset({"to", "in", "at", "on", "for", "with", "of", "from", "near", "against", "into", "across"})


def mention_end(mention: QuantityMention) -> int:
    """One past the last token of a quantity with its noun."""
    return max(
        mention.outer_last, mention.phrase.last if mention.phrase else 0, mention.unit.last if mention.unit else 0
    )


def read_role(tokens: Tokens, hits: Sequence[TriggerHit], mention: QuantityMention) -> Role | None:
    """Find the trigger that governs a quantity.

    Args:
        tokens: the sentence's tokens.
        hits: the sentence's triggers.
        mention: one of the sentence's quantities.

    Returns:
        The likeliest role, or None where no trigger reaches the quantity.
    """
    begin, end = mention.outer_first, mention_end(mention)
    roles = [_head_role(tokens, mention)]
    speaks = opens_clause(tokens, begin, end)
    inset = tokens.lowers[max(0, begin - 3) : begin] in _INSETS
    reach = reach_of_whom(tokens, mention, end, _REACH)
    for hit in hits:
        if hit.first >= end and inset and "," in tokens.lowers[end : hit.first]:
            # "The force, which has 2,900 troops, was attacked": what is said behind the inset is not of them.
            continue
        if (hit.last <= begin and speaks) or hit.first - end > reach or begin - hit.last > _REACH:
            continue
        if hit.last <= begin:
            beside = make_role(hit, "along-with", 9.0) if accompanies(tokens, hit, begin) else None
            roles.append(_left(tokens, hit, mention, begin) or beside)
        elif hit.first >= end:
            role = read_behind(tokens, hit, end, mention)
            if role and role.score >= _MINIMUM and not belongs_elsewhere(tokens, hit, mention, begin, end):
                roles.append(role)
        elif hit.first >= mention.outer_last:
            roles.append(_inside(hit, mention))
    likely = [role for role in roles if role and role.score >= _MINIMUM]
    if not likely:
        return None
    best = max(_figures(mention, _after_aside(tokens, end, _became(mention, end, likely))), key=lambda role: role.score)
    relative = end < len(tokens) and tokens.lowers[end] in ("who", "which", "that") and best.first > end
    # "Two policemen guarding a clinic were shot dead": a participle only says which policemen.
    relative = relative or (best.relation == "subject" and best.first == end and tokens.lowers[end].endswith("ing"))
    # "Nine tenants trapped by the fire died": a state may be such a participle.
    placed = best.entry in ("trapped", "stranded") or best.label == "travelling"
    relative = relative or (best.relation == "state-after-number" and placed)
    chosen = _main_verb(tokens, best, likely) if best.relation == "participle-after-noun" or relative else best
    return ended_by(tokens, chosen, hits)


def _became(mention: QuantityMention, end: int, likely: list[Role]) -> list[Role]:
    """ "two of the injured died": what became of them since, and nothing else, says more than what they were."""
    state = next((role for role in likely if role.relation in ("head", "of-the-dead")), None)
    if state is None or mention.phrase is None or not mention.phrase.partitive or state.label not in _BECOMES:
        return likely
    return [role for role in likely if role.first >= end and role.label in _BECOMES[state.label]] or [state]


def _main_verb(tokens: Tokens, reduced: Role, likely: list[Role]) -> Role:
    """ "40 hostages held in the camp were freed": the main verb, not the participle that only says which hostages."""
    told = next((role for role in likely if role.relation in _SINGLED_OUT), None)
    if told is not None:
        # "Among the dead were five teachers who had gathered for a birthday"
        return told
    for role in likely:
        if role.relation in ("passive", "predicate", "subject") and role.first > reduced.last:
            gap = tokens.lowers[reduced.last : role.first]
            if gap[-1:] == ["since"] and gap[-2:-1] != [] and gap[-2] in _HAVE:
                # "arrested in the case have since died"
                gap = gap[:-1]
            linked = any(word in clause_words().be or word in _HAVE for word in gap[-3:])
            near = role.relation == "subject" and len(gap) <= _PHRASE_REACH
            if len(gap) >= 2 * _LINK_REACH or not (linked or near) or any(_parts_clauses(word) for word in gap):
                continue
            # "nine people shot dead by gunmen who stormed a bar": the second verb is that of those who shot.
            if gap[:1] != ["by"] or clause_words().relatives.isdisjoint(gap[-3:]):
                return role
    return reduced


def _parts_clauses(word: str) -> bool:
    return word in ",;:–—" or word == "and" or word in clause_words().breaks


def _after_aside(tokens: Tokens, end: int, likely: list[Role]) -> list[Role]:
    """ "Nineteen sailors, who were detained in June, have been released": what is said after the aside counts."""
    if end + 1 >= len(tokens) or tokens[end] != ",":
        return likely
    # "All 33 miners, trapped for 69 days, were lifted out"
    opener = tokens.lowers[end + 1]
    if opener not in clause_words().relatives and not any(
        role.first == end + 1 and role.relation == "participle-after-noun" for role in likely
    ):
        return likely
    closing = next((index for index in range(end + 2, len(tokens)) if tokens[index] == ","), None)
    beyond = [role for role in likely if closing is not None and role.first > closing and role.score >= _ASIDE_SCORE]
    return beyond or likely


def _figures(mention: QuantityMention, likely: list[Role]) -> list[Role]:
    """ "The toll, which stood at 26 on Sunday, reached 34": what a toll announces is the subject of nothing."""
    if mention.phrase is not None:
        return likely
    announced = [role for role in likely if role.relation == "toll" and role.score >= _TOLD]
    behind = ("subject", "passive", "predicate", "participle-after-noun")
    return [role for role in likely if role.relation not in behind] if announced else likely


def _head_role(tokens: Tokens, mention: QuantityMention) -> Role | None:
    """The label that the counted noun carries itself: "29 deaths", "40 hostages"."""
    phrase = mention.phrase
    if phrase is None or phrase.pronoun:
        return None
    noun = singular(phrase.noun)
    before = tokens.lowers[phrase.head - 1] if phrase.head > phrase.first else ""
    label = noun_labels().get(f"{before} {noun}") or noun_labels().get(noun)
    if label is None:
        return None
    if noun == "victim" and not clause_words().wrongs.isdisjoint(tokens.lowers[phrase.last : phrase.last + 4]):
        label = "headcount", "affected"
    score = 11.0 if label[0] == "casualty" and noun != "victim" else 6.0
    return Role(*label, "head", noun, score, phrase.head, phrase.head + 1)


def _inside(hit: TriggerHit, mention: QuantityMention) -> Role | None:
    """ "hundreds of detained Palestinians": a participle between the number and its noun."""
    phrase = mention.phrase
    participle = hit.form == "participle" and hit.trigger.type == "transitive"
    if phrase is None or hit.first == phrase.head or not (participle or hit.trigger.type == "state"):
        if phrase is not None and hit.first == phrase.head and phrase.partitive and hit.trigger.type == "state":
            return make_role(hit, "of-the-dead", 10.0)
        return None
    return make_role(hit, "participle-before-noun", 7.5)


def _left(tokens: Tokens, hit: TriggerHit, mention: QuantityMention, begin: int) -> Role | None:
    type_ = hit.trigger.type
    if type_ == "transitive":
        return _object(tokens, hit, begin)
    if type_ == "nominal" and hit.last < begin and tokens.lowers[hit.last] in _DAYS:
        # "welcomes the release today of three citizens"
        hit = replace(hit, last=hit.last + 1)
    if type_ == "nominal" and hit.last < begin and tokens.lowers[hit.last] in ("of", "by", "for", ":", "among", "to"):
        base = 10.4 if hit.trigger.kind == "casualty" and hit.trigger.label != "missing" else 9.7
        if hit.trigger.label == "living" and begin - hit.last > 3:
            return None
        if tokens.lowers[hit.last] == "of" and hit.last + 1 < begin and tokens.lowers[hit.last + 1].endswith("ing"):
            # "accused the army of using 25,000 civilians"
            return None
        return make_role(hit, "of-noun", base - 1.5 * gap_cost(tokens, hit.last + 1, begin, prepositions=2.0))
    if type_ == "nominal" and hit.last == begin and hit.trigger.entry.endswith((" to", " for", " by", " against")):
        return make_role(hit, "home-to", 9.0)
    if type_ == "toll":
        return _toll(tokens, hit, mention, begin)
    if type_ == "state" and hit.trigger.entry.endswith(("included", "include")):
        return make_role(
            hit, "among-the-dead-included", 9.5 - 0.5 * gap_cost(tokens, hit.last, begin, prepositions=1.0)
        )
    if type_ == "state" and _inverted(tokens, hit, begin):
        return make_role(
            hit, "among-the-dead-were", 8.5 - 0.5 * gap_cost(tokens, hit.last + 1, begin, prepositions=1.0)
        )
    return None


def _object(tokens: Tokens, hit: TriggerHit, begin: int) -> Role | None:
    if hit.form in ("past", "participle") and _inverted(tokens, hit, begin):
        return make_role(
            hit, "among-those-saved-were", 8.5 - 0.5 * gap_cost(tokens, hit.last + 1, begin, prepositions=1.0)
        )
    if hit.form in ("past", "participle") and after_be(tokens, hit.first):
        return None
    if begins_clause(tokens, hit.last, begin):
        return None
    cost = gap_cost(tokens, hit.last, begin, prepositions=2.4)
    if hit.last < begin and tokens.lowers[begin - 1] in _GOVERNING:
        # "carried food for 25,000 people": the preposition, not the verb, governs the number.
        cost += 3.0
    # "the injured, four of whom died": they are what they are called, unless something else became of them.
    named = tokens.lowers[hit.first - 1 : hit.first] == ["the"]
    return make_role(hit, "object", (8.4 if named else 10.0) - 0.7 * cost)


def _inverted(tokens: Tokens, hit: TriggerHit, begin: int) -> bool:
    """ "Among those saved … were 34 minors": the subject stands after the verb."""
    lead = tokens.lowers[max(0, hit.first - 3) : hit.first + 1]
    if hit.first <= 1 and hit.last == begin - 1 and tokens.lowers[begin - 1] in ("are", "were"):
        return True
    return "among" in lead and any(word in ("were", "was", "are", "is") for word in tokens.lowers[hit.last : begin])


def _are_they(tokens: Tokens, hit: TriggerHit, begin: int) -> bool:
    """ "the confirmed deaths are fourteen civilians and five soldiers": who they are."""
    link = tokens.lowers[hit.last : begin]
    if hit.trigger.label == "killed" and hit.trigger.entry in ("toll", "death toll"):
        # "Toll from attack rises to seven peacekeepers"
        return link[-1:] == ["to"]
    return hit.trigger.label == "killed" and hit.trigger.entry.endswith("s") and link in (["are"], ["were"])


def _toll(tokens: Tokens, hit: TriggerHit, mention: QuantityMention, begin: int) -> Role | None:
    if begin - hit.last > _LINK_REACH or begin == 0:
        return None
    if hit.trigger.label == "infected" and not _OF.isdisjoint(tokens.lowers[max(0, hit.first - 3) : hit.first]):
        # "deaths due to coronavirus infections surpassed 100,000"
        return None
    if mention.phrase is not None and not mention.phrase.partitive:
        noun = singular(mention.phrase.noun)
        lost = (hit.trigger.label == "casualty" or _are_they(tokens, hit, begin)) and is_person(noun)
        if not lost and noun not in ("person", "people") and noun_labels().get(noun, ("", ""))[0] != "casualty":
            return None
    if not _CURRENCIES.isdisjoint(tokens[hit.last : begin]):
        # "insured losses could top $200m as thousands wait": of money
        return None
    link = begin - 1
    if tokens.lowers[link] in ("a", "the", "an", "“", '"', "‘"):
        link -= 1
    while link > hit.last and tokens.lowers[link] in ("now", "already", "still", "currently"):
        link -= 1
    hundreds = mention.kind == "vague" and tokens.lowers[link] == "in"
    if _are_they(tokens, hit, begin):
        return make_role(hit, "toll", _TOLD + 4.0)
    if link < 0 or (tokens.lowers[link] not in clause_words().toll_links and not hundreds):
        return None
    return make_role(
        hit, "toll", 9.5 - 0.15 * (begin - hit.last) - 0.4 * gap_cost(tokens, hit.last, begin, prepositions=0.1)
    )
