"""People: whether a quantity counts them, what happened to them, and from which earlier count it takes its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.quantities.mention import QuantityMention, counts_people
from extractors.quantities.nouns import is_state
from extractors.roles.among import counted_among
from extractors.roles.antecedents import (
    continued_count,
    included_in,
    is_total,
    named_total,
    resumed_whole,
    within_count,
)
from extractors.roles.collectives import read_collective
from extractors.roles.containers import read_parent
from extractors.roles.count import People, given_a_term, make_people, noun_span, text_of
from extractors.roles.elliptical import read_of_a_cause, read_without_noun
from extractors.roles.figures import read_number_of
from extractors.roles.gaps import clause_words
from extractors.roles.meanings import fit_label, label_of_noun
from extractors.roles.ones import may_state_one, read_one, read_zero
from extractors.roles.others import others_are_things, read_children_beside, read_others
from extractors.roles.relations import mention_end, read_role
from extractors.roles.role import Role
from extractors.roles.searches import read_searched_for
from extractors.roles.things import read_thing

if TYPE_CHECKING:
    from extractors.kinds import Draft

_RECENT = 12
_WHO_REACH = 3
# What a noun alone tells of people.
_LASTING = ("other", "employed", "living", "deployed", "participating", "affected")
# "20 missing, 50 survivors": nouns for what happened to people go on with no count before them.
_DEEDS = ("rescued", "arrested", "infected", "dismissed", "evacuated")


_OWN_RELATIONS = ("head", "participle-before-noun", "participle-after-noun", "state-after-number", "of-the-dead")


def read_people(candidate: Candidate) -> People | None:
    """Read a quantity as a count of people.

    Args:
        candidate: a quantity in its sentence.

    Returns:
        What it says of whom, or None where it counts no people: "killing 12" is a casualty although no noun follows,
        "12 votes" is nothing of the kind.
    """
    mention = candidate.mention
    if not _may_count_people(candidate):
        return None
    role = _read_own_role(candidate)
    if candidate.tokens.lowers[candidate.end : candidate.end + 1] == ["who"] and is_total(candidate):
        # "919 of the 138,127 people who contracted the disease died": of the whole only what its own clause says.
        near = [hit for hit in candidate.line.hits if hit.first <= candidate.end + _WHO_REACH]
        role = read_role(candidate.tokens, near, mention)
    kept = role is not None and (role.relation in _OWN_RELATIONS or _in_clause_of(candidate, role, candidate.end))
    if role is not None and not kept and is_total(candidate):
        role = _noun_role(candidate)
    if mention.kind == "zero":
        return read_zero(candidate, role)
    if mention.kind == "article" or (mention.value == 1 and not mention.digits and mention.kind == "cardinal"):
        return read_one(candidate, role)
    if (own := read_parent(candidate)) is not None:
        return own
    phrase = mention.phrase
    if phrase is not None and phrase.noun == "others" and role is None and others_are_things(candidate):
        return None
    if (of_a_cause := read_of_a_cause(candidate)) is not None:
        return of_a_cause
    if phrase is None or (phrase.partitive and (phrase.pronoun or is_state(phrase.noun))):
        return read_without_noun(candidate, role)
    if phrase.noun == "sources" and _says(candidate):
        return People(
            "headcount",
            "other",
            "headcount.N-sources-said",
            6.0,
            text_of(candidate, noun_span(candidate)),
            noun_span(candidate),
            None,
        )
    if phrase.hyphenated:
        return read_collective(candidate)
    if counts_people(candidate.tokens, mention):
        return read_number_of(candidate, role) or _counted(candidate, role)
    return read_thing(candidate, role)


def _may_count_people(candidate: Candidate) -> bool:
    mention = candidate.mention
    if mention.kind in ("ordinal", "half") or mention.unit or mention.currency:
        return False
    whole = mention.value is None or not mention.value % 1
    return whole and (mention.kind != "article" or may_state_one(candidate))


def _says(candidate: Candidate) -> bool:
    return any(word in clause_words().speech for word in candidate.after(6))


def _noun_role(candidate: Candidate) -> Role | None:
    """What a noun phrase says of its people by itself: "hostages", "kidnapped nuns", "people on board"."""
    phrase = candidate.mention.phrase
    own = [
        hit
        for hit in candidate.line.hits
        if phrase
        and (phrase.first <= hit.first < phrase.head or (hit.first == phrase.last and hit.trigger.type == "state"))
    ]
    return read_role(candidate.tokens, own, candidate.mention)


def _counted(candidate: Candidate, role: Role | None) -> People:
    span = noun_span(candidate)
    subject = text_of(candidate, span)
    phrase = candidate.mention.phrase
    if (role is None or role.kind == "headcount") and given_a_term(candidate):
        return People("headcount", "sentenced", "headcount.N-were-given-N-years", 8.0, subject, span, None)
    if (
        told := read_others(candidate, role) or read_children_beside(candidate) or read_searched_for(candidate)
    ) is not None:
        return told
    if (present := _present(candidate, role)) is not None:
        return People("headcount", *present, subject, span, None)
    if role is None and is_total(candidate) and (heir := named_total(candidate)):
        return People(heir.kind, heir.label or "other", f"{heir.kind}.N-of-the-N", 6.0, subject, span, None, heir)
    if (role is None or role.relation == "head") and (whole := _named_again(candidate)) is not None:
        return People(
            whole.kind, whole.label or "other", f"{whole.kind}.N-of-those-again", 6.0, subject, span, None, whole
        )
    said = role is None or role.relation in ("head", "object") or _tells_which(candidate, role)
    if said and (included := _included(candidate, span)) is not None:
        return included
    aside = candidate.before(2) == ["among", "them"] and candidate.after(1) == [","]
    listed = aside or (candidate.before(1) == ["including"] and candidate.after(2) == [",", "and"])
    plain = role is not None and role.relation == "head" and role.kind == "headcount" and role.label not in _DEEDS
    if role is not None and (
        listed or (plain and not _beside(candidate)) or _shares_verb(candidate, role) or _shares_object(candidate, role)
    ):
        # "including two girls, and five were hurt": the verb behind the list is that of the five.
        heir = continued_count(candidate)
        if heir is not None and not _cares_for(role, heir):
            return People(
                heir.kind, heir.label or "other", f"{heir.kind}.including-N-people", 6.5, subject, span, None, heir
            )
    if role is not None:
        return make_people(candidate, fit_label(candidate, role, label_of_noun(phrase)), span, subject)
    heir = continued_count(candidate)
    if heir is not None:
        return People(heir.kind, heir.label or "other", f"{heir.kind}.N-more-people", 5.5, subject, span, None, heir)
    return People("headcount", "other", "headcount.N-people", 4.0, subject, span, None)


def _named_again(candidate: Candidate) -> Draft | None:
    """ "A court sentenced three teachers. Two of the teachers have appealed": the count of that noun to which they
    belong, where something happened to its people."""
    phrase, drafts = candidate.mention.phrase, candidate.reading.drafts
    if (
        phrase is None
        or not phrase.partitive
        or candidate.tokens.lowers[phrase.first : phrase.first + 2] != ["of", "the"]
    ):
        return None
    if phrase.noun == "victims" and (whole := resumed_whole(candidate)) is not None:
        return whole if whole.kind == "casualty" else None
    for draft in reversed(drafts[-_RECENT:]):
        counted = draft.candidate.mention.phrase
        if counted is None or counted.noun != phrase.noun:
            continue
        befell = draft.kind == "casualty" or draft.label not in _LASTING
        return draft if befell and within_count(candidate, draft) else None
    return None


def _included(candidate: Candidate, span: tuple[int, int] | None) -> People | None:
    """ "The cuts include 640 crew": of the whole that the verb's subject takes up, or of cuts with no number."""
    labels, whole = included_in(candidate)
    subject = text_of(candidate, span)
    if whole is not None and within_count(candidate, whole):
        label = whole.label or "other"
        return People(whole.kind, label, f"{whole.kind}.included-N-people", 6.5, subject, span, None, whole)
    if labels[:1] == ("dismissed",):
        return People("headcount", "dismissed", "headcount.included-N-people", 6.5, subject, span, None)
    if labels[:1] in (("killed",), ("injured",), ("missing",)):
        return People("casualty", labels[0], "casualty.included-N-people", 6.5, subject, span, None)
    return None


def _tells_which(candidate: Candidate, role: Role) -> bool:
    """ "The wounded include 12 pupils returning from a festival": what stands right behind only says which."""
    if role.kind == "headcount" and candidate.before(1) in (["include"], ["included"], ["includes"]):
        return True
    if role.relation == "participle-after-noun" and role.kind == "headcount" and candidate.after(1) == ["and"]:
        # "The dead included 11 soldiers, two engineers and a driver employed by the agency"
        return True
    return (
        role.kind == "headcount"
        and role.first == candidate.end
        and candidate.tokens.lowers[role.first].endswith(("ing", "ed"))
    )


def _shares_verb(candidate: Candidate, role: Role) -> bool:
    """ "freed 41 women and 55 children held for a year": the participle says which children, the verb what became."""
    heir = continued_count(candidate) if role.relation == "participle-after-noun" else None
    return (
        heir is not None
        and ".object-" in heir.rule
        and candidate.before(1) == ["and"]
        and candidate.mention.outer_first - heir.candidate.end == 1
    )


def _shares_object(candidate: Candidate, role: Role) -> bool:
    """ "took seven people down ladders, including three kids": the verb says of a part what it says of the whole."""
    heir = continued_count(candidate) if candidate.before(1) == ["including"] and role.relation == "object" else None
    return heir is not None and role.last <= heir.candidate.mention.outer_first


def _cares_for(role: Role, heir: Draft) -> bool:
    """ "14 patients and two nurses": those who care go on with no count of those they care for."""
    return role.label == "employed" and heir.label in ("affected", "infected", "injured") and ".head-" in heir.rule


def _beside(candidate: Candidate) -> bool:
    """ "500 patients a day with two doctors", "a standoff with three gunmen": others than those counted before."""
    before = candidate.before(2)
    return before[-1:] == ["with"] and before[0] not in (",", "–", "—", "(", "along", "together")


def _read_own_role(candidate: Candidate) -> Role | None:
    mention = counted_among(candidate) or candidate.mention
    role = read_role(candidate.tokens, candidate.line.hits, mention)
    whole = _whole_number(candidate)
    if role is None or whole is None:
        return role
    behind = role.first == mention_end(whole) and role.relation in ("predicate", "state-after-number")
    if role.relation == "participle-after-noun" or behind or _in_clause_of(candidate, role, mention_end(whole)):
        # "Six of 30 students kidnapped on Friday were rescued", "two of the 181 people on board survived": what
        # stands right behind the whole is the whole's, the verb the part's.
        hits = [hit for hit in candidate.line.hits if hit.first != role.first]
        role = read_role(candidate.tokens, hits, mention) or role
    return role


def _in_clause_of(candidate: Candidate, role: Role, end: int) -> bool:
    """ "919 of the 138,127 who contracted the disease died": the verb right behind "who" is the whole's."""
    return candidate.tokens.lowers[end : end + 1] == ["who"] and 0 < role.first - end <= _WHO_REACH


def _whole_number(candidate: Candidate) -> QuantityMention | None:
    phrase = candidate.mention.phrase
    if phrase is None or not phrase.partitive:
        return None
    return next((other for other in candidate.line.mentions if phrase.last in (other.outer_first, other.first)), None)


def _present(candidate: Candidate, role: Role | None) -> tuple[str, str, float] | None:
    """The label, rule and score of people who are only there, or are asked: "a survey of 1,200 returnees"."""
    if candidate.before(2) in (["survey", "of"], ["poll", "of"]) and (role is None or role.relation == "head"):
        return "participating", "headcount.survey-of-N", 7.0
    if role is None and _there_are(candidate):
        return "living", "headcount.there-are-N-people", 6.0
    return None


def _there_are(candidate: Candidate) -> bool:
    """ "There are 1.4 million civilians in Rafah"."""
    before = candidate.before(7)
    there = any(before[index : index + 2] in (["there", "are"], ["there", "were"]) for index in range(len(before)))
    return there and candidate.after(1) == ["in"]
