"""People: whether a quantity counts them, what happened to them, and from which earlier count it takes its noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.mentions import counts_people
from extractors.quantities.nouns import NounPhrase, is_collective, is_person, is_plural, is_state, read_noun_phrase, singular
from extractors.roles.relations import Role, clause_words, read_role
from extractors.roles.triggers import noun_labels

if TYPE_CHECKING:
    from extractors.kinds import Draft


@dataclass(frozen=True, slots=True)
class People:
    """A count of people: kind of fact, label, who is counted, and the draft it continues."""

    kind: str
    label: str
    rule: str
    score: float
    subject: str | None
    subject_span: tuple[int, int] | None
    trigger: tuple[int, int] | None
    heir: Draft | None = None


_PEOPLE_KINDS = ("casualty", "headcount")
_LOOK_BACK = 3
_COLLECTIVE_HEADS = ("strong", "member", "man", "woman", "person", "people", "seat")
_BARE_LABELS = 7.0


def read_people(candidate: Candidate) -> People | None:
    """Read a quantity as a count of people.

    Args:
        candidate: a quantity in its sentence.

    Returns:
        What it says of whom, or None where it counts no people: "killing 12" is a casualty although no noun follows,
        "12 votes" is nothing of the kind.
    """
    mention = candidate.mention
    if mention.kind in ("ordinal", "half") or mention.unit or mention.currency:
        return None
    if mention.value is not None and mention.value % 1:
        return None
    role = read_role(candidate.tokens, candidate.line.hits, mention)
    if role is not None and role.relation not in _OWN_RELATIONS and _is_total(candidate):
        role = _noun_role(candidate)
    if mention.kind == "zero":
        return _zero(candidate, role)
    if mention.kind == "article" or (mention.value == 1 and not mention.digits and mention.kind == "cardinal"):
        return _one(candidate, role)
    phrase = mention.phrase
    if phrase is None or (phrase.partitive and (phrase.pronoun or is_state(phrase.noun))):
        return _without_noun(candidate, role)
    if phrase.noun == "sources" and _says(candidate):
        return People("headcount", "other", "headcount.N-sources-said", 6.0, _text(candidate, _noun_span(candidate)), _noun_span(candidate), None)
    if phrase.hyphenated:
        return _collective(candidate, role)
    if counts_people(candidate.tokens, mention):
        return _counted(candidate, role)
    return _labelled_thing(candidate, role)


def _says(candidate: Candidate) -> bool:
    return any(word in clause_words().speech for word in candidate.after(6))


_OWN_RELATIONS = ("head", "participle-before-noun", "participle-after-noun", "state-after-number", "of-the-dead")


def _is_total(candidate: Candidate) -> bool:
    """Whether this is the whole of "eight of the 12 jurors": the verb speaks of the part."""
    first = candidate.mention.outer_first
    return any(
        other.phrase is not None and other.phrase.partitive and other.phrase.last == first and other is not candidate.mention
        for other in candidate.line.mentions
    )


def _noun_role(candidate: Candidate) -> Role | None:
    return read_role(candidate.tokens, (), candidate.mention)


def _made(candidate: Candidate, role: Role, subject_span: tuple[int, int] | None, subject: str | None, heir: Draft | None = None) -> People:
    trigger = candidate.characters(role.first, role.last)
    rule = f"{role.kind}.{role.relation}-{role.entry.replace(' ', '-')}"
    return People(role.kind, role.label, rule, role.score, subject, subject_span, trigger, heir)


def _noun_span(candidate: Candidate) -> tuple[int, int] | None:
    phrase = candidate.mention.phrase
    if phrase is None:
        return None
    first = phrase.first
    if phrase.head >= phrase.last:
        return candidate.characters(phrase.head, phrase.head + 1)
    while first < phrase.head and candidate.tokens[first].lower in ("of", "the", "these", "more", "other", "others", "further", "new", "-"):
        first += 1
    return candidate.characters(first, phrase.last)


def _text(candidate: Candidate, span: tuple[int, int] | None) -> str | None:
    return candidate.reading.article.text[span[0] : span[1]] if span else None


def _counted(candidate: Candidate, role: Role | None) -> People:
    span = _noun_span(candidate)
    subject = _text(candidate, span)
    phrase = candidate.mention.phrase
    if (role is None or role.kind == "headcount") and _given_a_term(candidate):
        return People("headcount", "sentenced", "headcount.N-were-given-N-years", 8.0, subject, span, None)
    if role is None and phrase is not None and phrase.noun == "others":
        heir = _antecedent(candidate)
        if heir is not None:
            return People(heir.kind, heir.label or "other", f"{heir.kind}.N-others", 6.0, heir.subject, span, None, heir)
    if role is None and _there_are(candidate):
        return People("headcount", "living", "headcount.there-are-N-people", 6.0, subject, span, None)
    if role is None and _is_total(candidate) and (heir := _named_total(candidate)):
        return People(heir.kind, heir.label or "other", f"{heir.kind}.N-of-the-N", 6.0, subject, span, None, heir)
    if role is not None and role.relation == "head" and role.kind == "headcount":
        heir = _continued(candidate)
        if heir is not None:
            return People(heir.kind, heir.label or "other", f"{heir.kind}.including-N-people", 6.5, subject, span, None, heir)
    if role is not None:
        if role.entry == "free" and any(hit.trigger.label == "trapped" for hit in candidate.line.hits):
            role = role._replace(label="rescued")
        return _made(candidate, _of_captives(role, phrase), span, subject)
    heir = _continued(candidate)
    if heir is not None:
        return People(heir.kind, heir.label or "other", f"{heir.kind}.N-more-people", 5.5, subject, span, None, heir)
    return People("headcount", "other", "headcount.N-people", 4.0, subject, span, None)


def _given_a_term(candidate: Candidate) -> bool:
    """ "Nine others were given between 30 and 40 years": what they were given is a sentence."""
    after = candidate.after(5)
    given = next((index for index, word in enumerate(after) if word in ("given", "handed", "got", "received")), None)
    if given is None or not all(word in clause_words().be | clause_words().adverbs | {"each", "all"} for word in after[:given]):
        return False
    at = candidate.end + given + 1
    return any(
        other.unit is not None and other.unit.name in ("year", "month") and at <= other.outer_first <= at + 2 for other in candidate.line.mentions
    )


def _of_captives(role: Role, phrase: NounPhrase | None) -> Role:
    """Prisoners who escape are not rescued, nor displaced; soldiers who are flown in are deployed."""
    noun = noun_labels().get(singular(phrase.noun), ("", ""))[1] if phrase is not None else ""
    if noun == "held" and role.entry in ("escape", "flee", "return", "get out"):
        return role._replace(label="other")
    if noun == "displaced" and role.label == "travelling":
        return role._replace(label="displaced")
    if noun == "deployed" and (role.label in ("travelling", "employed") or role.entry == "airlift"):
        return role._replace(label="deployed")
    return role


def _there_are(candidate: Candidate) -> bool:
    """ "There are 1.4 million civilians in Rafah"."""
    before = candidate.before(7)
    there = any(before[index : index + 2] in (["there", "are"], ["there", "were"]) for index in range(len(before)))
    return there and candidate.after(1) == ["in"]


_JOBS = frozenset({"job", "position", "post", "role", "cut", "redundancy", "layoff"})


def _labelled_thing(candidate: Candidate, role: Role | None) -> People | None:
    """Nouns for what happened to people ("29 deaths", "23 lives", "seven bodies") and jobs that are lost."""
    phrase = candidate.mention.phrase
    if phrase is None:
        return None
    noun = singular(phrase.noun)
    span = _noun_span(candidate)
    if noun == "life" and _claimed(candidate):
        return People("casualty", "killed", "casualty.claimed-N-lives", 9.5, _text(candidate, span), span, span)
    if role is None and noun not in ("cut", "layoff", "redundancy", "job"):
        return None
    if noun == "life" and role is not None and role.label in ("killed", "rescued"):
        return _made(candidate, role, span, _text(candidate, span))
    deed = role is not None and (role.kind == "casualty" or role.label in ("arrested", "detained") or (role.label == "infected" and _is_disease(candidate)))
    if role is not None and role.relation == "head" and deed:
        return _made(candidate, role, span, _text(candidate, span))
    if noun in ("cut", "layoff", "redundancy", "job") and role is None and (heir := _antecedent(candidate)) and heir.label == "dismissed":
        return People("headcount", "dismissed", "headcount.N-of-the-cuts", 6.5, _text(candidate, span), span, None, heir)
    if noun in _JOBS and any(hit.trigger.label == "dismissed" for hit in candidate.line.hits):
        return People("headcount", "dismissed", "headcount.N-jobs", 7.5, _text(candidate, span), span, None)
    if noun in _JOBS and role is not None and role.label in ("dismissed", "employed") and role.relation != "head":
        return _made(candidate, role, span, _text(candidate, span))
    return None


def _is_disease(candidate: Candidate) -> bool:
    """ "confirmed cases", "cholera cases"; court cases are things."""
    phrase, words = candidate.mention.phrase, load_lexicon("clauses")["disease"]
    if phrase is None:
        return False
    near = any(token.lower in words for token in candidate.tokens[phrase.first : phrase.last + 3])
    return near or any(token.lower in load_lexicon("clauses")["diseases"] for token in candidate.tokens)


def _claimed(candidate: Candidate) -> bool:
    return any(word in ("claim", "claims", "claimed", "claiming", "cost", "costing", "took", "taken", "takes", "lost", "lose", "losing") for word in candidate.before(5))


def _zero(candidate: Candidate, role: Role | None) -> People | None:
    phrase = candidate.mention.phrase
    span = _noun_span(candidate)
    if phrase is not None and role is not None and role.relation == "head" and role.kind == "casualty":
        conjoined = [token.lower for token in candidate.tokens[phrase.last : phrase.last + 2]]
        if conjoined[:1] in (["or"], ["and"]) and conjoined[1:] and conjoined[1] in ("deaths", "injuries", "fatalities", "casualties", "injured", "dead"):
            role = role._replace(label="casualty")
        return _made(candidate, role, span, _text(candidate, span))
    if phrase is not None and singular(phrase.noun) == "survivor":
        return People("headcount", "other", "headcount.no-survivors", 8.0, _text(candidate, span), span, None)
    if role is None or role.score < 6.5 or role.relation == "head":
        return None
    if phrase is not None and not is_person(phrase.noun):
        return None
    return _made(candidate, role, span, _text(candidate, span)) if role.kind == "casualty" or phrase is not None else None


def _one(candidate: Candidate, role: Role | None) -> People | None:
    """ "one person was killed", "killing a policeman": a number only where something is said to have happened to one."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    if phrase is None and mention.kind == "cardinal" and (role is None or role.score < 6.5) and candidate.after(1) and candidate.after(1)[0].endswith("ly"):
        return _without_noun(candidate, None)
    stated = mention.kind == "cardinal" and role is not None and role.kind == "casualty" and role.relation in ("head", "participle-before-noun")
    if stated and role is not None:
        return _made(candidate, role, _noun_span(candidate), _text(candidate, _noun_span(candidate)))
    if role is None or role.relation in ("head", "participle-before-noun", "of-noun", "toll"):
        return None
    if mention.kind == "article":
        if phrase is None or phrase.partitive or not is_person(candidate.tokens[phrase.head].text):
            return None
        if candidate.before(1) in (["including"], ["them"], ["and"], [","]) or candidate.after(1) == ["who"]:
            return None
        plain = (role.relation == "object" and role.score > 9.4) or (role.relation in ("subject", "passive") and role.score > 9.0)
        return _made(candidate, role, _noun_span(candidate), _text(candidate, _noun_span(candidate))) if role.kind == "casualty" and role.label in ("killed", "injured") and plain else None
    if phrase is None or (phrase.partitive and phrase.pronoun):
        return _without_noun(candidate, role) if role.score > 6.5 else None
    if not counts_people(candidate.tokens, mention) or role.score < 6.5:
        return None
    return _made(candidate, role, _noun_span(candidate), _text(candidate, _noun_span(candidate)))


def _collective(candidate: Candidate, role: Role | None) -> People | None:
    """ "a 12-member panel", "a 45,000-strong force": the number counts the people inside."""
    phrase = candidate.mention.phrase
    if phrase is None or phrase.noun not in _COLLECTIVE_HEADS or phrase.noun == "seat":
        return None
    last = phrase.last
    while last < len(candidate.tokens) and last - phrase.last < 4 and candidate.tokens[last].text[0].isalpha():
        if is_collective(candidate.tokens[last].lower):
            break
        last += 1
    else:
        last = phrase.last
    if last >= len(candidate.tokens) or not is_collective(candidate.tokens[last].lower):
        return None
    span = candidate.characters(phrase.last, last + 1)
    noun = candidate.tokens[last].lower
    label = "employed" if noun in ("workforce", "staff", "crew") else "deployed" if noun in ("force", "army", "contingent", "garrison", "deployment") else "participating"
    return People("headcount", label, "headcount.N-member-team", 8.0, _text(candidate, span), span, None)


def _without_noun(candidate: Candidate, role: Role | None) -> People | None:
    """Numbers that leave their noun out: "wounding 238", "134 of whom are held", "nine critically", "another 200"."""
    container = _container(candidate, role) or _number_of(candidate, role) or _listed(candidate, role) or _of_named(candidate, role)
    if container is not None:
        return container
    mention = candidate.mention
    phrase = mention.phrase
    heir = _antecedent(candidate)
    if phrase is not None and phrase.pronoun and heir is None and (role is None or role.score < _BARE_LABELS):
        return None
    own = role if role is not None and _governs(candidate, role, heir) else None
    if own is not None and own.kind == "headcount" and own.relation != "object" and _keeps_outcome(candidate, heir):
        # Wounded who are sent home were wounded, and bodies still inside are dead.
        own = None
    if own is not None and (heir is None or own.relation in ("object", "toll", "state-after-number", "of-noun", "of-the-dead")):
        span, subject = _own_subject(candidate, heir if heir is not None and heir.kind == own.kind else None)
        return _made(candidate, own, span, subject, heir if phrase is not None else None)
    if heir is not None and phrase is None and heir.kind == "headcount" and _given_a_term(candidate):
        return People("headcount", "sentenced", "headcount.N-were-given-N-years", 8.0, heir.subject, None, None, heir)
    if heir is None:
        return _crowd(candidate, role)
    if own is not None:
        span, subject = _own_subject(candidate, heir if phrase is not None or heir.kind == own.kind else None)
        return _made(candidate, own, span, subject, heir)
    if phrase is None and not (_continues(candidate) or _figure(candidate)):
        return None
    label = heir.label or "other"
    span, subject = _own_subject(candidate, heir)
    return People(heir.kind, label, f"{heir.kind}.N-of-them", min(heir.score, 6.5), subject, span, None, heir)


def _crowd(candidate: Candidate, role: Role | None) -> People | None:
    """ "tens of thousands outside parliament": a vague number without a noun counts people."""
    low = candidate.mention.low
    if candidate.mention.kind != "vague" or candidate.mention.value is not None or low is None or low < 20 or candidate.mention.phrase is not None:
        return None
    if role is not None and role.score >= 5.0:
        return _made(candidate, role, None, None)
    return People("headcount", "other", "headcount.thousands", 4.5, None, None, None)


def _number_of(candidate: Candidate, role: Role | None) -> People | None:
    """ "The number of refugees has risen to 58,000": the noun that is numbered says who is counted."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    if candidate.mention.phrase is not None or not _figure(candidate) or (role is not None and role.kind == "casualty"):
        return None
    for index in range(first - 1, max(0, first - 12), -1):
        if tokens[index].lower == "of" and tokens[index - 1].lower in ("number", "numbers", "total"):
            phrase = read_noun_phrase(tokens, index + 1)
            if phrase is None or not is_person(tokens[phrase.head].text):
                return None
            label = noun_labels().get(singular(phrase.noun), ("headcount", "other"))
            span = candidate.characters(phrase.first, phrase.last)
            return People(*label, f"{label[0]}.number-of-{phrase.noun}", 7.0, _text(candidate, span), span, None)
    return None


def _own_subject(candidate: Candidate, heir: Draft | None) -> tuple[tuple[int, int] | None, str | None]:
    """Who a number without a noun counts: "Eleven were policemen", "nine of the wounded", else whom the earlier count names."""
    tokens, end, phrase = candidate.tokens, candidate.end, candidate.mention.phrase
    if phrase is not None and not phrase.pronoun:
        span = candidate.characters(phrase.head, phrase.head + 1)
        return span, _text(candidate, span)
    if end < len(tokens) and tokens[end].lower in ("were", "are", "was"):
        said = read_noun_phrase(tokens, end + 1)
        if said is not None and not said.partitive and not said.hyphenated and is_person(tokens[said.head].text):
            span = candidate.characters(said.first, said.last)
            return span, _text(candidate, span)
    if phrase is not None and phrase.noun not in ("them", "whom", "which", "those", "these", "it"):
        return candidate.characters(phrase.head, phrase.head + 1), phrase.noun
    same = heir is not None and (_same_sentence(candidate, heir) or phrase is not None or bool(heir.heir))
    return None, heir.subject if heir is not None and same else None


def _keeps_outcome(candidate: Candidate, heir: Draft | None) -> bool:
    before = candidate.before(1)
    rest = candidate.mention.phrase is not None or (bool(before) and before[0] in ("other", "remaining"))
    return rest and heir is not None and heir.label in ("killed", "injured")


def _governs(candidate: Candidate, role: Role, heir: Draft | None) -> bool:
    """Whether a trigger speaks of a number without a noun; what holds of the antecedent is inherited, not read again."""
    apart = role.last < candidate.mention.outer_first
    if candidate.mention.phrase is not None and heir is not None and apart and role.relation in ("object", "of-noun", "toll"):
        return False
    if role.relation == "toll":
        return role.score >= 5.0
    if role.relation == "subject" and heir is None:
        return candidate.mention.outer_first == 0 and role.score > 8.5 or candidate.after(1) == ["who"]
    loose = heir is not None and role.relation not in ("passive", "subject", "predicate")
    return role.score >= (5.0 if loose else 6.3 if heir is not None else _BARE_LABELS)


def _listed(candidate: Candidate, role: Role | None) -> People | None:
    """ "Nurses who left last year: about 4,000", "We were nine in the house": people named before the number."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    before = candidate.before(2)
    if candidate.mention.phrase is not None or not before:
        return None
    if before[-1] == ":":
        person = next((token for token in tokens[: first - 1] if is_person(token.text) and is_plural(token.lower)), None)
        if person is None:
            return None
        label = role.label if role is not None and role.kind == "headcount" else "other"
        return People("headcount", label, "headcount.people-colon-N", 6.0, person.text, (person.start, person.end), None)
    if before[-1] in ("numbered", "numbering"):
        person = next((token for token in reversed(tokens[:first]) if is_person(token.text) and is_plural(token.lower)), None)
        label = noun_labels().get(singular(person.lower), ("headcount", "other")) if person else ("headcount", "other")
        return person and People("headcount", label[1] if label[0] == "headcount" else "other", "headcount.who-numbered-N", 6.0, person.text, (person.start, person.end), None)
    if before in (["we", "were"], ["they", "were"], ["we", "are"], ["they", "are"], ["us", "were"]):
        subject = tokens[first - 2]
        return People("headcount", "other", "headcount.we-were-N", 7.0, subject.text, (subject.start, subject.end), None)
    return None


def _of_named(candidate: Candidate, role: Role | None) -> People | None:
    """ "the wounded, 20 of whom": a state named right before is what they are."""
    phrase, first = candidate.mention.phrase, candidate.mention.outer_first
    if phrase is None or not phrase.pronoun or first < 2 or candidate.tokens[first - 1].text not in ",–—(":
        return None
    at = first - 2
    hit = next((hit for hit in candidate.line.hits if hit.first == at and hit.trigger.type == "state"), None)
    if hit is None or (role is not None and role.score >= 8.0):
        return None
    span = candidate.characters(at, at + 1)
    return People(hit.trigger.kind, hit.trigger.label, f"{hit.trigger.kind}.the-{hit.trigger.entry}-N-of-whom", 8.0, _text(candidate, span), span, span)


def _container(candidate: Candidate, role: Role | None) -> People | None:
    """ "a town of 40,000", "a crew of 26", "a family of four": the noun before says who is inside."""
    if candidate.mention.phrase is not None:
        return None
    before, containers = candidate.before(2), load_lexicon("clauses")["containers"]
    if len(before) < 2 or before[1] != "of" or before[0] not in containers:
        return None
    at = candidate.mention.outer_first - 2
    span = candidate.characters(at, at + 1)
    label = containers[before[0]]
    if role is not None and role.kind == "casualty" and role.score >= _BARE_LABELS:
        return _made(candidate, role, span, before[0])
    subject = None if label == "living" else before[0]
    return People("headcount", label, f"headcount.{before[0]}-of-N", 8.5, subject, span, span)


def _antecedent(candidate: Candidate) -> Draft | None:
    """The count that a number without a noun goes back to: the one that "of the 14" names, else the nearest before it."""
    named = _named_total(candidate)
    if named is not None:
        return named
    for draft in reversed(candidate.reading.drafts):
        distance = candidate.line.index - draft.candidate.line.index
        if distance >= _LOOK_BACK:
            return None
        if draft.kind in _PEOPLE_KINDS:
            return draft
        if draft.kind == "count" and distance == 0:
            return None
    return None


def _named_total(candidate: Candidate) -> Draft | None:
    """ "11 of the 14 would appeal", "The 14 were fined": the earlier count of that very number."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    value = mention.value if candidate.before(1) == ["the"] or _is_total(candidate) else None
    if phrase is not None and phrase.noun == "them":
        value = next((other.value for other in candidate.line.mentions if other.first == phrase.last), None)
    if value is None:
        return None
    return next((draft for draft in reversed(candidate.reading.drafts) if draft.kind in _PEOPLE_KINDS and draft.value == value), None)


def _same_sentence(candidate: Candidate, draft: Draft) -> bool:
    return draft.candidate.line.index == candidate.line.index


_OPENERS = frozenset({",", ";", "and", "or", "other", "another", "only", "“", '"', "‘", "but", "remaining", "the", "further", "including", "of", "with", "among", "–", "—", "from", "against", "than", "(", ":", "all", "have", "had", "whom", "not", "while", "whereas", "to"})


def _continues(candidate: Candidate) -> bool:
    """Whether a bare number stands where an earlier noun is understood: "Four came out", "the other 85", "nine critically"."""
    before = candidate.before(1)
    if candidate.after(2) in ([",", "among"], [",", "including"]):
        return True
    if candidate.before(2) in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"], ["of", "whom"]) or before in (["against"], ["not"]):
        return True
    if before and before[0] not in _OPENERS and before[0] not in load_lexicon("clauses")["counting"]:
        return False
    if before and before[0] in load_lexicon("clauses")["counting"]:
        return True
    after = candidate.after(2)
    if not after:
        return True
    words = clause_words()
    return after[0] in words.be | words.auxiliaries | words.adverbs | {"of", ",", ".", "in", "on", "at", "from", "and", ";"} or after[0].endswith(("ed", "ly", "ing")) or not before or before[0] in ("other", "another", "“", '"', "remaining", "only", "have", "had")


def _figure(candidate: Candidate) -> bool:
    """ "put the number at 20", "the figure would be 869": a number announced by a noun for numbers."""
    before = candidate.before(9)
    words = clause_words()
    return bool(before) and before[-1] in words.toll_links | {"“", '"', "whether"} and any(word in words.figures for word in before)


def _continued(candidate: Candidate) -> Draft | None:
    """ "including five children", "four foreigners and two locals": people with no trigger continue the count before them."""
    heir = _antecedent(candidate)
    if heir is None or not _same_sentence(candidate, heir):
        return None
    before = candidate.before(2)
    return heir if before and before[-1] in ("including", "and", ",", "them", "among", "with", "–", "—", "or", ":", "plus") else None
