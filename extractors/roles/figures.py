"""Figures: "the number of refugees has risen to 58,000", "put the number of those who had drowned at 41"."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_person, is_plural, singular
from extractors.quantities.phrases import read_noun_phrase
from extractors.roles.antecedents import announces_figure, find_antecedent
from extractors.roles.count import People, text_of
from extractors.roles.gaps import clause_words
from extractors.roles.role import Role
from extractors.roles.triggers import noun_labels, participle_meanings

_NUMBERING = (["number"], ["numbered"], ["numbering"])
_NUMBERS = ("number", "numbers", "total", "count", "tally")
_NUMBER_REACH = 15
_CASES = frozenset({"cases", "infections"})
_LEAST_RISE = 3


def read_number_of(candidate: Candidate, role: Role | None) -> People | None:
    """ "The number of refugees has risen to 58,000": the noun that is numbered says who is counted.

    Args:
        candidate: a number without a noun, or of "people".
        role: the trigger that governs it, if any.

    Returns:
        Who and what happened to them, by what is said of those numbered ("who have drowned"), else by their noun.
        None where the sentence announces no figure.
    """
    tokens, first = candidate.tokens, candidate.mention.outer_first
    stated = candidate.mention.phrase
    if (stated is not None and stated.noun not in ("people", "persons")) or not announces_figure(candidate):
        return None
    for index in range(first - 1, max(0, first - _NUMBER_REACH), -1):
        if tokens.lowers[index] == "of" and tokens.lowers[index - 1] in _NUMBERS:
            phrase = read_noun_phrase(tokens, index + 1)
            if tokens.lowers[index + 1] == "those" and (told := _said_of(candidate, index + 2)) is not None:
                return People(*told, f"{told[0]}.number-of-those", 7.0, None, None, None)
            if phrase is None or not is_person(tokens[phrase.head]):
                return None
            said = _said_of(candidate, phrase.last)
            if said is None and role is not None and role.kind == "casualty":
                return None
            states = (participle_meanings().get(word) for word in tokens.lowers[phrase.first : phrase.head])
            label = (
                said
                or noun_labels().get(singular(phrase.noun))
                or next((state for state in states if state is not None), ("headcount", "other"))
            )
            span = candidate.characters(phrase.first, phrase.last)
            return People(*label, f"{label[0]}.number-of-{phrase.noun}", 7.0, text_of(candidate, span), span, None)
    return None


def read_they_number(candidate: Candidate) -> People | None:
    """ "The attackers, said to number more than a hundred, struck": who numbers so many stands before the verb."""
    if candidate.mention.phrase is not None or candidate.before(1) not in _NUMBERING:
        return None
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    for at in range(first - 2, max(-1, first - _NUMBER_REACH), -1):
        if is_person(lowers[at]):
            label = noun_labels().get(singular(lowers[at]), ("headcount", "other"))
            span = candidate.characters(at, at + 1)
            return People(*label, f"{label[0]}.they-number-N", 6.0, text_of(candidate, span), span, None)
    heir = find_antecedent(candidate)
    if heir is not None:
        return People(heir.kind, heir.label or "other", f"{heir.kind}.N-of-them", 6.0, heir.subject, None, None, heir)
    return People("headcount", "other", "headcount.they-number-N", 5.0, None, None, None)


def read_rising(candidate: Candidate) -> People | None:
    """ "Evacuees rise to 11,274": whose number it is stands before the verb, as headlines tell it."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if candidate.mention.phrase is not None or candidate.before(1) != ["to"] or first < _LEAST_RISE:
        return None
    at = first - 2 - (lowers[first - 2].endswith("ly") or lowers[first - 2] == "further")
    if lowers[at] not in load_lexicon("clauses")["sizing"] or at < 1:
        return None
    noun = at - 1
    if not (is_plural(lowers[noun]) and is_person(candidate.tokens[noun])) or "of" in lowers[max(0, noun - 2) : noun]:
        return None
    label = noun_labels().get(singular(lowers[noun]), ("headcount", "other"))
    span = candidate.characters(noun, noun + 1)
    return People(*label, f"{label[0]}.N-rise-to", 6.5, text_of(candidate, span), span, None)


def read_falling_cases(candidate: Candidate) -> People | None:
    """ "weekly cases fell from 96 to 41": of a disease, where the article tells of one."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if candidate.mention.phrase is not None or candidate.before(1) not in (["from"], ["to"]):
        return None
    at = first - 2 if candidate.before(1) == ["from"] else first - 4
    if at < 1 or lowers[at] not in load_lexicon("clauses")["sizing"] or lowers[at - 1] not in _CASES:
        return None
    if not candidate.reading.tells_of_disease and clause_words().diseases.isdisjoint(lowers):
        return None
    span = candidate.characters(at - 1, at)
    return People("headcount", "infected", "headcount.cases-from-N-to-N", 7.0, text_of(candidate, span), span, None)


def _said_of(candidate: Candidate, index: int) -> tuple[str, str] | None:
    """ "The number of people living in tents", "of those who have died": what is said right after those numbered."""
    lowers, words = candidate.tokens.lowers, clause_words()
    opening = words.relatives | words.auxiliaries | {"been"}
    while index < len(lowers) and lowers[index] in opening:
        index += 1
    hit = next((hit for hit in candidate.line.hits if hit.first == index and hit.form != "base"), None)
    return (hit.trigger.kind, hit.trigger.label) if hit is not None else None
