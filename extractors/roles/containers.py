"""Nouns before a number that say whom it counts: "a town of 40,000", "the wounded, 20 of whom"."""

from collections.abc import Sequence

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_collective, is_person, is_plural, singular
from extractors.quantities.phrases import NounPhrase
from extractors.roles.antecedents import find_antecedent
from extractors.roles.count import BARE_SCORE, People, make_people, text_of
from extractors.roles.gaps import clause_words
from extractors.roles.role import Role
from extractors.roles.triggers import noun_labels, participle_meanings
from extractors.tokens import Tokens

_NEAR_COLON = 8
_SEPARATORS = frozenset({";", ".", ",", "•", "*", "|", ")"})
_LABEL_REACH = 4
_FIGURES = frozenset({"number", "total", "toll", "count", "tally"})
_FIGURE_REACH = 8
_LEAST_LEAD = 3
_SIZE_REACH = 12
_PUTTING = frozenset({"put", "puts", "placed", "estimated", "estimate", "estimates"})
_NUMBERING = ("numbers", "numbered", "numbering", "totals", "totalled", "totaled")
_SIZE_LINKS = frozenset({"from", "to", "at", "of", *_NUMBERING})
# These grow in size and in number of people alike, or stand for what is no group.
_SITED = frozenset({"area", "state", "district", "region", "province", "territory", "party", "class"})


def read_parent(candidate: Candidate) -> People | None:
    """ "a father of four was shot": the number is that of his children, and what happened did not happen to them.

    Of "parents of three girls wounded in the blast", it did.
    """
    lexicon, before, phrase = load_lexicon("clauses"), candidate.before(2), candidate.mention.phrase
    if len(before) < 2 or before[1] != "of" or before[0] not in lexicon["parents"]:
        return None
    if phrase is not None and (phrase.noun not in lexicon["own_children"] or _told_of_them(candidate, phrase)):
        return None
    at = candidate.mention.outer_first - 2
    span = candidate.characters(at, at + 1)
    return People("headcount", "other", "headcount.parent-of-N", 8.5, "children", None, span)


def _told_of_them(candidate: Candidate, phrase: NounPhrase) -> bool:
    return any(hit.form == "participle" and hit.first in (phrase.last, phrase.head - 1) for hit in candidate.line.hits)


def read_container(candidate: Candidate, role: Role | None) -> People | None:
    """ "a town of 40,000", "a crew of 26", "a family of four": the noun before says who is inside."""
    if candidate.mention.phrase is not None:
        return None
    before, containers = candidate.before(2), load_lexicon("clauses")["containers"]
    if (grown := _strong(candidate) or _grown(candidate)) is not None:
        return grown
    if (at := _population(candidate)) is not None and candidate.mention.modifier != "range":
        return People(
            "headcount", "living", "headcount.population-N", 8.0, None, None, candidate.characters(at, at + 1)
        )
    if len(before) < 2 or before[1] != "of" or before[0] not in containers:
        return None
    at = candidate.mention.outer_first - 2
    span = candidate.characters(at, at + 1)
    label = containers[before[0]]
    plain = (
        role is not None
        and role.score >= 8.0
        and role.relation in ("passive", "subject", "object")
        and label == "other"
    )
    if role is not None and (plain or (role.kind == "casualty" and role.score >= BARE_SCORE)):
        return make_people(candidate, role, span, before[0])
    subject = None if label == "living" else before[0]
    return People("headcount", label, f"headcount.{before[0]}-of-N", 8.5, subject, span, span)


def _population(candidate: Candidate) -> int | None:
    """Where the "population" of "population 5,500" and "whose population was around 5,500" stands."""
    before, at = candidate.before(2), candidate.mention.outer_first - 1
    if before[-1:] == ["population"]:
        return at
    if before[:-1] == ["population"] and before[-1] in clause_words().be:
        return at - 1
    # "whose population before the crisis was some 45,000"
    lowers = candidate.tokens.lowers
    named = next(
        (index for index in range(at - 1, max(-1, at - _FIGURE_REACH), -1) if lowers[index] == "population"), None
    )
    if named is None or lowers[at] not in clause_words().be:
        return None
    return named if lowers[named + 1] in ("before", "in", "at", "of") and "," not in lowers[named:at] else None


def _strong(candidate: Candidate) -> People | None:
    """ "The mission, 13,000 strong, …": a group and how many are in it."""
    at = candidate.mention.outer_first - 2
    if candidate.after(1) != ["strong"] or candidate.before(1) != [","] or at < 0:
        return None
    noun = candidate.tokens.lowers[at]
    if not is_collective(noun):
        return None
    label = load_lexicon("clauses")["containers"].get(noun, "participating")
    span = candidate.characters(at, at + 1)
    return People("headcount", label, f"headcount.{noun}-of-N", 8.0, noun, span, span)


def _grown(candidate: Candidate) -> People | None:
    """ "Its army has shrunk from 41,000 in 2005 to 18,500", "put the crowd at 6,500": the group that changes size."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if first < _LEAST_LEAD or lowers[first - 1] not in _SIZE_LINKS:
        return None
    lexicon = load_lexicon("clauses")
    groups, verbs = lexicon["containers"], frozenset(lexicon["sizing"])
    at = next((index for index in range(first - 2, max(-1, first - _SIZE_REACH), -1) if lowers[index] in groups), None)
    if (
        at is None
        or lowers[at] in _SITED
        or "," in lowers[at:first]
        or (lowers[first - 1] in ("at", "of") and at < first - 2 and not _is_put(lowers, at))
    ):
        return None
    if lowers[first - 1] not in _NUMBERING and verbs.isdisjoint(lowers[max(0, at - 2) : first]):
        return None
    span = candidate.characters(at, at + 1)
    label = groups[lowers[at]]
    return People("headcount", label, f"headcount.{lowers[at]}-of-N", 8.0, lowers[at], span, span)


def _is_put(lowers: Sequence[str], at: int) -> bool:
    """ "Organizers put attendance at the rally at 12,000"."""
    return not _PUTTING.isdisjoint(lowers[max(0, at - 2) : at])


def read_listed(candidate: Candidate, role: Role | None) -> People | None:
    """ "Nurses who left last year: about 4,000", "We were nine in the house": people named before the number."""
    if candidate.mention.phrase is not None:
        return None
    return (
        _after_colon(candidate, role)
        or _who_numbered(candidate)
        or _we_were(candidate)
        or _number_after(candidate)
        or _in_all(candidate)
    )


def _number_after(candidate: Candidate) -> People | None:
    """ "bringing to 29 the number of the dead": the noun that is numbered stands behind."""
    lowers, end = candidate.tokens.lowers, candidate.end
    if candidate.before(1) != ["to"] or lowers[end : end + 1] != ["the"]:
        return None
    if not _FIGURES.intersection(lowers[end + 1 : end + 3]):
        return None
    numbered = range(end + 2, min(end + _FIGURE_REACH, len(lowers)))
    # "the number of detainees freed": what became of them says more than what they were.
    for labels in (participle_meanings(), noun_labels()):
        at = next((at for at in numbered if singular(lowers[at]) in labels or lowers[at] in labels), None)
        if at is not None:
            label = labels.get(lowers[at]) or labels[singular(lowers[at])]
            span = candidate.characters(at, at + 1)
            return People(*label, f"{label[0]}.to-N-the-number", 7.0, None, None, span)
    return None


def _in_all(candidate: Candidate) -> People | None:
    """ "Fans of both sides, about 200 in all, fought": a number in apposition to those it counts."""
    if candidate.before(1) != [","] or candidate.after(2) != ["in", "all"]:
        return None
    first = candidate.mention.outer_first
    at = next((at for at in range(first - 2, max(-1, first - 8), -1) if _is_people(candidate.tokens, at)), None)
    if at is None:
        return None
    kind, label = noun_labels().get(singular(candidate.tokens.lowers[at]), ("headcount", "other"))
    return _named(candidate, label if kind == "headcount" else "other", "N-in-all", at, 6.0)


def _after_colon(candidate: Candidate, role: Role | None) -> People | None:
    first = candidate.mention.outer_first
    if candidate.before(1) != [":"] or _is_divided(candidate):
        return None
    labelled = _label_before(candidate)
    if labelled is not None:
        return labelled
    person = next((at for at in range(first - 1) if _is_people(candidate.tokens, at)), None)
    if person is None:
        return None
    label = role.label if role is not None and role.kind == "headcount" else "other"
    return _named(candidate, label, "people-colon-N", person, 6.0)


def _label_before(candidate: Candidate) -> People | None:
    """ "Dead: 12; missing: 3", "KILLED: 157": the label of a number, as in reports and tables."""
    lowers, colon = candidate.tokens.lowers, candidate.mention.outer_first - 1
    begin = next((at + 1 for at in range(colon - 1, -1, -1) if lowers[at] in _SEPARATORS), 0)
    if not 0 < colon - begin <= _LABEL_REACH:
        return None
    for at in range(begin, colon):
        noun = singular(lowers[at])
        label = noun_labels().get(noun) or participle_meanings().get(lowers[at])
        if label is not None:
            span = candidate.characters(at, at + 1)
            return People(*label, f"{label[0]}.label-{lowers[at]}", 7.0, None, None, span)
    return None


def _is_divided(candidate: Candidate) -> bool:
    """ "The quake killed 240 people: 150 in Herat …": a count before the colon is what the numbers divide."""
    counted = find_antecedent(candidate)
    if counted is None or counted.candidate.line is not candidate.line:
        return False
    return candidate.mention.outer_first - 1 - counted.candidate.end < _NEAR_COLON


def _who_numbered(candidate: Candidate) -> People | None:
    if candidate.before(1) not in (["numbered"], ["numbering"]):
        return None
    tokens, first = candidate.tokens, candidate.mention.outer_first
    person = next((at for at in reversed(range(first)) if _is_people(tokens, at)), None)
    if person is None:
        return None
    kind, label = noun_labels().get(singular(tokens.lowers[person]), ("headcount", "other"))
    return _named(candidate, label if kind == "headcount" else "other", "who-numbered-N", person, 6.0)


def _we_were(candidate: Candidate) -> People | None:
    before = candidate.before(2)
    if len(before) < 2 or before[0] not in ("we", "they", "us") or before[1] not in ("were", "are"):
        return None
    return _named(candidate, "other", "we-were-N", candidate.mention.outer_first - 2, 7.0)


def _is_people(tokens: Tokens, at: int) -> bool:
    return is_plural(tokens.lowers[at]) and is_person(tokens[at])


def _named(candidate: Candidate, label: str, rule: str, subject: int, score: float) -> People:
    span = candidate.characters(subject, subject + 1)
    return People("headcount", label, f"headcount.{rule}", score, candidate.tokens[subject], span, None)


def read_of_named(candidate: Candidate, role: Role | None) -> People | None:
    """ "the wounded, 20 of whom", "of the wounded, 20": a state named right before is what they are."""
    phrase, first = candidate.mention.phrase, candidate.mention.outer_first
    if first < 2 or candidate.tokens[first - 1] not in ",–—(":
        return None
    at = first - 2
    if not phrase.pronoun if phrase is not None else candidate.tokens.lowers[max(0, at - 2) : at] != ["of", "the"]:
        return None
    hit = next((hit for hit in candidate.line.hits if hit.first == at and hit.trigger.type == "state"), None)
    if hit is None:
        return None
    tokens, span = candidate.tokens, candidate.characters(at, at + 1)
    if role is not None and role.score >= 8.0 and not (hit.trigger.kind == "casualty" != role.kind):
        # Of the wounded, those who died are dead; those who were left disabled or sent home are wounded still.
        died = role.label == "killed" and hit.trigger.label == "injured"
        return make_people(candidate, role, span, text_of(candidate, span)) if died else None
    if at > 0 and tokens.lowers[at - 1] not in clause_words().determiners | {"of", "and"}:
        # "A hundred fans were hurt, nine of them seriously": of the fans.
        return None
    if at > 2 and tokens.lowers[at - 2] == "of" and is_person(tokens[at - 3]):
        # "Relatives of the dead, 30 of whom": of the relatives.
        return _named(candidate, "other", "relatives-of-the-dead", at - 3, 7.0)
    return People(
        hit.trigger.kind,
        hit.trigger.label,
        f"{hit.trigger.kind}.the-{hit.trigger.entry}-N-of-whom",
        8.0,
        text_of(candidate, span),
        span,
        span,
    )


def read_some_of(candidate: Candidate) -> People | None:
    """ "Only 6 of the 27 who signed up finished": of people whom nobody has counted before."""
    phrase, lowers = candidate.mention.phrase, candidate.tokens.lowers
    whole = next((other for other in candidate.line.mentions if phrase and other.first == phrase.last), None)
    if whole is None and phrase is not None and (state := participle_meanings().get(phrase.noun)) is not None:
        # "all but eight of those abducted"
        return People(*state, f"{state[0]}.N-of-those-{phrase.noun}", 6.0, None, None, None)
    if whole is None:
        return None
    following = lowers[whole.last : whole.last + 1]
    state = participle_meanings().get(following[0]) if following else None
    if state is not None:
        return People(*state, f"{state[0]}.N-of-the-N-{following[0]}", 6.5, None, None, None)
    if following != ["who"]:
        return None
    return People("headcount", "other", "headcount.N-of-the-N-who", 5.0, None, None, None)
