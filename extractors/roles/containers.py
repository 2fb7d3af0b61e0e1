"""Nouns before a number that say whom it counts: "a town of 40,000", "Nurses who left: about 4,000", "the wounded, 20 of whom"."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_person, is_plural, read_noun_phrase, singular
from extractors.roles.antecedents import announces_figure
from extractors.roles.count import BARE_SCORE, People, make_people, text_of
from extractors.roles.relations import Role
from extractors.roles.triggers import noun_labels


def read_container(candidate: Candidate, role: Role | None) -> People | None:
    """ "a town of 40,000", "a crew of 26", "a family of four": the noun before says who is inside."""
    if candidate.mention.phrase is not None:
        return None
    before, containers = candidate.before(2), load_lexicon("clauses")["containers"]
    if len(before) < 2 or before[1] != "of" or before[0] not in containers:
        return None
    at = candidate.mention.outer_first - 2
    span = candidate.characters(at, at + 1)
    label = containers[before[0]]
    if role is not None and role.kind == "casualty" and role.score >= BARE_SCORE:
        return make_people(candidate, role, span, before[0])
    subject = None if label == "living" else before[0]
    return People("headcount", label, f"headcount.{before[0]}-of-N", 8.5, subject, span, span)


def read_listed(candidate: Candidate, role: Role | None) -> People | None:
    """ "Nurses who left last year: about 4,000", "We were nine in the house": people named before the number."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    before = candidate.before(2)
    if candidate.mention.phrase is not None or not before:
        return None
    if before[-1] == ":":
        person = next(
            (token for token in tokens[: first - 1] if is_person(token.text) and is_plural(token.lower)), None
        )
        if person is None:
            return None
        label = role.label if role is not None and role.kind == "headcount" else "other"
        return People(
            "headcount", label, "headcount.people-colon-N", 6.0, person.text, (person.start, person.end), None
        )
    if before[-1] in ("numbered", "numbering"):
        person = next(
            (token for token in reversed(tokens[:first]) if is_person(token.text) and is_plural(token.lower)), None
        )
        label = noun_labels().get(singular(person.lower), ("headcount", "other")) if person else ("headcount", "other")
        return person and People(
            "headcount",
            label[1] if label[0] == "headcount" else "other",
            "headcount.who-numbered-N",
            6.0,
            person.text,
            (person.start, person.end),
            None,
        )
    if before in (["we", "were"], ["they", "were"], ["we", "are"], ["they", "are"], ["us", "were"]):
        subject = tokens[first - 2]
        return People(
            "headcount", "other", "headcount.we-were-N", 7.0, subject.text, (subject.start, subject.end), None
        )
    return None


def read_of_named(candidate: Candidate, role: Role | None) -> People | None:
    """ "the wounded, 20 of whom": a state named right before is what they are."""
    phrase, first = candidate.mention.phrase, candidate.mention.outer_first
    if phrase is None or not phrase.pronoun or first < 2 or candidate.tokens[first - 1].text not in ",–—(":
        return None
    at = first - 2
    hit = next((hit for hit in candidate.line.hits if hit.first == at and hit.trigger.type == "state"), None)
    if hit is None or (role is not None and role.score >= 8.0):
        return None
    span = candidate.characters(at, at + 1)
    return People(
        hit.trigger.kind,
        hit.trigger.label,
        f"{hit.trigger.kind}.the-{hit.trigger.entry}-N-of-whom",
        8.0,
        text_of(candidate, span),
        span,
        span,
    )


def read_number_of(candidate: Candidate, role: Role | None) -> People | None:
    """ "The number of refugees has risen to 58,000": the noun that is numbered says who is counted."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    if (
        candidate.mention.phrase is not None
        or not announces_figure(candidate)
        or (role is not None and role.kind == "casualty")
    ):
        return None
    for index in range(first - 1, max(0, first - 12), -1):
        if tokens[index].lower == "of" and tokens[index - 1].lower in ("number", "numbers", "total"):
            phrase = read_noun_phrase(tokens, index + 1)
            if phrase is None or not is_person(tokens[phrase.head].text):
                return None
            label = noun_labels().get(singular(phrase.noun), ("headcount", "other"))
            span = candidate.characters(phrase.first, phrase.last)
            return People(*label, f"{label[0]}.number-of-{phrase.noun}", 7.0, text_of(candidate, span), span, None)
    return None
