"""Ones and none: "a policeman was killed", "one of them", "nobody was hurt": numbers that few words state."""

from __future__ import annotations

from dataclasses import replace

from extractors.candidates import Candidate
from extractors.quantities.mention import counts_people
from extractors.quantities.nouns import is_person, singular
from extractors.roles.complements import left_in_state
from extractors.roles.count import People, make_people, noun_span, text_of
from extractors.roles.elliptical import read_without_noun, stands_with_adverb
from extractors.roles.gaps import clause_words
from extractors.roles.meanings import fit_label, label_of_noun
from extractors.roles.role import Role
from extractors.roles.things import read_thing, took_lives

_REACH = 12
_OWN_VERB = 8.0
_LISTED, _AT_ONE = 4, 2
_FOUND = frozenset(
    {"found", "recovered", "discovered", "retrieved", "pulled", "washed", "identified", "located", "brought"}
)
_FRONTED = frozenset({"meanwhile", "separately", "elsewhere", "earlier", "later", "also", "yesterday"})
_BEFALLEN = ("killed", "injured", "missing")
_OPENING_LISTS = frozenset({"including", "them"})
_YOUNG_OR_OLD = frozenset({"toddler", "baby", "infant", "newborn", "teenager", "teenage", "elderly", "pregnant"})
_ON_TOP = (["more"], ["new"], ["further"], ["additional"], ["other"])
# "No one was arrested" counts; "nobody works there" is a figure of speech.
_DEEDS = frozenset(
    {"arrested", "charged", "detained", "sentenced", "evacuated", "rescued", "captured", "dismissed", "released"}
)


def read_zero(candidate: Candidate, role: Role | None) -> People | None:
    """ "nobody was hurt", "no injuries", "no one has been charged": none, where something might have happened."""
    phrase = candidate.mention.phrase
    span = noun_span(candidate)
    if phrase is not None and role is not None and role.relation == "head" and role.kind == "casualty":
        conjoined = candidate.tokens.lowers[phrase.last : phrase.last + 2]
        if (
            conjoined[:1] in (["or"], ["and"])
            and conjoined[1:]
            and conjoined[1] in ("deaths", "injuries", "fatalities", "casualties", "injured", "dead")
        ):
            role = replace(role, label="casualty")
        return make_people(candidate, role, span, text_of(candidate, span))
    if phrase is not None and singular(phrase.noun) == "survivor":
        return People("headcount", "other", "headcount.no-survivors", 8.0, text_of(candidate, span), span, None)
    if phrase is not None and phrase.noun == "lives" and took_lives(candidate):
        return People("casualty", "killed", "casualty.claimed-no-lives", 9.5, text_of(candidate, span), span, span)
    if role is None or role.score < 6.5 or role.relation == "head":
        return None
    if phrase is not None and not is_person(phrase.noun):
        return None
    if role.kind == "headcount" and phrase is None and role.label not in _DEEDS:
        return None
    return make_people(candidate, role, span, text_of(candidate, span))


def may_state_one(candidate: Candidate) -> bool:
    """Whether "a policeman" can be a number: it stands with a person, in a sentence where somebody is hurt."""
    phrase = candidate.mention.phrase
    if phrase is None or phrase.partitive or not is_person(candidate.tokens[phrase.head]):
        return False
    if _is_included(candidate) or _is_body_of(candidate):
        return True
    return any(hit.trigger.label in _BEFALLEN for hit in candidate.line.hits)


def read_one(candidate: Candidate, role: Role | None) -> People | None:
    """ "one person was killed", "killing a policeman": a number only where something happened to one."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    if mention.kind == "article" and (included := _included_one(candidate)) is not None:
        return included
    if _is_of_no_count(candidate) or (mention.kind == "cardinal" and _is_named(candidate)):
        return None
    if mention.kind == "article" and _is_body_of(candidate):
        span = noun_span(candidate)
        return People("casualty", "killed", "casualty.body-of-one", 8.0, text_of(candidate, span), span, None)
    if mention.kind == "cardinal" and (stands_with_adverb(candidate) or _one_of_them(candidate) or _one_was(candidate)):
        return read_without_noun(candidate, role)
    if mention.kind == "cardinal" and role is not None and _is_stated(role):
        return make_people(candidate, role, noun_span(candidate), text_of(candidate, noun_span(candidate)))
    if mention.kind == "cardinal" and candidate.tokens.lowers[mention.last : mention.last + 1] in _ON_TOP:
        # "reported one more case": what comes on top is counted.
        thing = read_thing(candidate, role)
        if thing is not None:
            return thing
    if mention.kind == "cardinal" and (listed := _one_in_list(candidate, role)) is not None:
        return listed
    if role is None or role.relation in ("head", "participle-before-noun", "of-noun", "toll"):
        return None
    if mention.kind == "article":
        return _read_article(candidate, role)
    if phrase is None or (phrase.partitive and phrase.pronoun):
        return read_without_noun(candidate, role) if role.score > 6.5 else None
    if not counts_people(candidate.tokens, mention) or role.score < 6.5:
        return None
    fitted = fit_label(candidate, role, label_of_noun(phrase))
    if fitted.label == "other":
        # "One member, Colonel Goukoye, spoke"
        return None
    return make_people(candidate, fitted, noun_span(candidate), text_of(candidate, noun_span(candidate)))


def _is_stated(role: Role) -> bool:
    """Whether the noun says what befell the one: "one death", "one wounded soldier"."""
    return role.kind == "casualty" and role.relation in ("head", "participle-before-noun")


def _one_in_list(candidate: Candidate, role: Role | None) -> People | None:
    """ "fourteen civilians, five soldiers, and one member of the Coast Guard": the last of a list of counts."""
    phrase, last = candidate.mention.phrase, candidate.last_beside()
    if last is None or last.kind not in ("casualty", "headcount"):
        return None
    between = candidate.between(last)
    own = role is not None and role.score > _OWN_VERB and role.relation not in ("head", "toll")
    if own or between not in (["and"], [",", "and"]) or phrase is None or not is_person(candidate.tokens[phrase.head]):
        return None
    span = noun_span(candidate)
    label = last.label or "other"
    return People(last.kind, label, f"{last.kind}.and-one", 6.0, text_of(candidate, span), span, None, last.heir)


def _is_of_no_count(candidate: Candidate) -> bool:
    """ "One of the victims said so", "as one heart, one body", "A man can die only once": nobody is counted."""
    phrase = candidate.mention.phrase
    after = candidate.tokens.lowers[phrase.last : phrase.last + 1] if phrase is not None else []
    if phrase is None or candidate.mention.kind == "article":
        return after == ["can"]
    if phrase.noun == "body":
        return _FOUND.isdisjoint(candidate.tokens.lowers)
    return phrase.partitive and phrase.noun == "victims" and after != [] and after[0] in clause_words().speech


def _read_article(candidate: Candidate, role: Role) -> People | None:
    """ "killing a policeman", "two guards and a driver died": one, where it is plain that somebody was hurt."""
    joined = candidate.before(1) == ["and"]
    aged = candidate.mention.last < len(candidate.tokens) and _is_aged(candidate)
    if candidate.before(1) in (["including"], ["them"], ["one"]) or (candidate.after(1) == ["who"] and not aged):
        # "one a paramedic": the one is counted already.
        return None
    if candidate.before(1) == [","] and not _is_fronted(candidate):
        return None
    if joined and not _is_one_more(candidate, role):
        return None
    paired = candidate.after(2) in (["and", "a"], ["and", "an"]) or _is_followed_by_count(candidate)
    plain = (role.relation == "object" and role.score > (8.5 if joined else 9.4)) or (
        role.relation in ("subject", "passive", *(("predicate",) if joined or aged else ()))
        and role.score > (7.0 if paired or aged else 9.0)
    )
    if role.relation in ("left-in-state", "state-after-number"):
        plain = left_in_state(candidate.tokens, candidate.mention.outer_first, role.first)
    if role.label not in (_BEFALLEN if joined or aged else _BEFALLEN[:2]) or not plain:
        return None
    return make_people(candidate, role, noun_span(candidate), text_of(candidate, noun_span(candidate)))


def _is_followed_by_count(candidate: Candidate) -> bool:
    """ "a civilian was killed and five more were wounded", "a nurse and two guards died": a list of numbers."""
    lowers, end = candidate.tokens.lowers, candidate.end
    near = (other for other in candidate.following(end + 1, _LISTED) if other.outer_first <= end + _LISTED)
    return any(other.kind == "cardinal" and lowers[other.outer_first - 1] == "and" for other in near)


def _is_fronted(candidate: Candidate) -> bool:
    """ "In Nakuru, a 29-year-old woman died": the comma closes what stands before the subject."""
    lowers, comma = candidate.tokens.lowers, candidate.mention.outer_first - 1
    if lowers[comma - 1] in ("ago", "later", "earlier"):
        # "Two weeks ago, a Slovenian peacekeeper was killed"
        return "," not in lowers[:comma]
    return (lowers[0] in clause_words().prepositions or lowers[0] in _FRONTED) and "," not in lowers[:comma]


def _included_one(candidate: Candidate) -> People | None:
    """ "killed four people, including a 7-year-old boy": one of those who were hurt or are missing.

    Only of those whose age is told: "among them a senior officer" rather says who they were.
    """
    if not _is_included(candidate):
        return None
    whole = candidate.last_beside()
    if whole is None or whole.value == 1:
        return None
    if whole.kind != "casualty" and whole.label not in _DEEDS:
        return None
    if candidate.mention.outer_first - whole.candidate.end > _REACH:
        return None
    span = noun_span(candidate)
    return People(
        whole.kind,
        whole.label or "casualty",
        f"{whole.kind}.including-one",
        7.0,
        text_of(candidate, span),
        span,
        None,
        whole if candidate.before(1) != ["and"] else whole.heir,
    )


def _is_included(candidate: Candidate) -> bool:
    before = candidate.before(3)
    if before[-1:] == ["and"]:
        # "The dead included two French nationals and a nine-year-old girl"
        last = candidate.last_beside()
        if last is None or last.candidate.end != candidate.mention.outer_first - 1:
            return False
        first = last.candidate.mention.outer_first
        opened = not _OPENING_LISTS.isdisjoint(candidate.tokens.lowers[max(0, first - 2) : first])
        return (opened or any(word in last.rule for word in ("includ", "among-the"))) and _is_aged(candidate)
    led = before[-1:] == ["including"] or before[-2:] == ["among", "them"]
    return led and (_is_aged(candidate) or _has_children(candidate))


def _has_children(candidate: Candidate) -> bool:
    """ "including a woman and her two sons": told of for their number, and not for who she is."""
    after = candidate.after(2)
    owned = after[:1] == ["and"] and after[1:] in (["her"], ["his"], ["their"])
    return owned and candidate.quantity_at(candidate.end + 2) is not None


def _is_aged(candidate: Candidate) -> bool:
    phrase, last = candidate.mention.phrase, candidate.mention.last
    if phrase is not None and not _YOUNG_OR_OLD.isdisjoint(candidate.tokens.lowers[phrase.first : phrase.last]):
        return True
    behind = (other for other in candidate.following(last, _AT_ONE) if other.first == last)
    return any(other.unit is not None and other.unit.old for other in behind)


def _is_body_of(candidate: Candidate) -> bool:
    """ "The body of a 62-year-old shepherd was found": he is dead."""
    return candidate.before(2) == ["body", "of"] and not _FOUND.isdisjoint(candidate.tokens.lowers)


def _is_named(candidate: Candidate) -> bool:
    """ "said Slavica Perovic, one of about 150 relatives": who she is, and no count."""
    tokens, at = candidate.tokens, candidate.mention.outer_first - 1
    phrase = candidate.mention.phrase
    if phrase is None or not phrase.partitive or phrase.pronoun or at < 1:
        return False
    aside = tokens[at - 1] == "," and tokens[0][0].isupper()
    if tokens.lowers[at] in ("was", "is", "be") and (tokens.lowers[at - 1] in ("he", "she", "who", "i") or aside):
        # "He was one of 12 men sentenced to death"
        return True
    if tokens[at] != ",":
        return False
    if tokens[at - 1].isdecimal() and tokens[at - 2 : at - 1] == [","]:
        # "said Moussa Issoufou, 26, one of several thousand people"
        at -= 2
    first = at
    while first and tokens[first - 1][0].isupper():
        first -= 1
    return first < at and (first == 0 or tokens.lowers[first - 1] not in clause_words().prepositions)


def _is_one_more(candidate: Candidate, role: Role) -> bool:
    """ "Two guards and a driver died", "killed two guards and a driver"; not "Ana, a nurse and a mother, died"."""
    first, tokens = candidate.mention.outer_first, candidate.tokens
    if role.relation in ("subject", "passive", "predicate", "left-in-state", "state-after-number"):
        return "," not in tokens[candidate.end : role.first]
    before = candidate.last_beside()
    if before is None or before.candidate.end != first - 1:
        return False
    return role.relation == "object" and before.label == role.label


def _one_was(candidate: Candidate) -> bool:
    """ "Four of the victims were patients and one was a nurse": one more of them."""
    tokens, end, drafts = candidate.tokens, candidate.end, candidate.reading.drafts
    if candidate.mention.phrase is not None or candidate.before(1) not in (["and"], [","]):
        return False
    counted = drafts[-1].candidate if drafts else None
    if counted is None or counted.line is not candidate.line or counted.mention.phrase is None:
        return False
    said = tokens.lowers[end : end + 2] in (["was", "a"], ["was", "an"], ["is", "a"], ["is", "an"])
    return counted.mention.phrase.partitive and said and any(is_person(word) for word in tokens[end + 2 : end + 5])


def _one_of_them(candidate: Candidate) -> bool:
    """ ", one of them seriously": right after those that it is one of."""
    phrase = candidate.mention.phrase
    return phrase is not None and phrase.partitive and phrase.pronoun and candidate.before(1) == [","]
