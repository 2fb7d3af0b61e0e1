"""Numbers that leave their noun out: "wounding 238", "134 of whom are held", "nine critically", "another 200"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.quantities.nouns import is_person, is_plural, singular
from extractors.quantities.phrases import DETERMINERS, read_noun_phrase
from extractors.roles.antecedents import announces_figure, find_antecedent, is_compared, same_sentence
from extractors.roles.bare import counts_by_its_verb
from extractors.roles.capacities import read_capacity
from extractors.roles.containers import read_container, read_listed, read_of_named, read_some_of
from extractors.roles.continuing import THERE_ARE, continues
from extractors.roles.count import BARE_SCORE, People, given_a_term, make_people
from extractors.roles.figures import read_falling_cases, read_number_of, read_rising, read_they_number
from extractors.roles.meanings import fit_label
from extractors.roles.role import Role
from extractors.roles.searches import read_searched_for
from extractors.roles.subjects import own_subject
from extractors.roles.triggers import noun_labels

if TYPE_CHECKING:
    from extractors.kinds import Draft


_REMAINS = ("bodies", "remains", "corpses")
_SENT_HOME = ("discharge", "send home", "release", "let go")


def read_without_noun(candidate: Candidate, role: Role | None) -> People | None:
    """Numbers that leave their noun out: "wounding 238", "134 of whom are held", "nine critically", "another 200"."""
    mention = candidate.mention
    if mention.phrase is None and ((mention.low or 0) >= _MOST_CROWD or candidate.before(2) == ["capacity", "of"]):
        return None
    named = _read_named(candidate, role)
    if named is not None:
        return named
    phrase = mention.phrase
    heir = find_antecedent(candidate)
    if heir is None and _names_things(candidate, role):
        return None
    if heir is not None and _is_us(candidate, heir):
        return _crowd_of_us(candidate, role)
    if phrase is not None and phrase.pronoun and heir is None and (role is None or role.score < BARE_SCORE):
        return _crowd_of_us(candidate, role) if phrase.noun == "us" else read_some_of(candidate)
    if heir is not None and _goes_on(candidate, heir):
        role = None
    own = _own_role(candidate, role, heir)
    if own is not None and (
        heir is None or own.relation in ("object", "toll", "state-after-number", "of-noun", "of-the-dead")
    ):
        span, subject = own_subject(candidate, heir if heir is not None and heir.kind == own.kind else None, own.label)
        return make_people(candidate, own, span, subject, heir if phrase is not None else None)
    bare = phrase is None or phrase.pronoun
    if heir is not None and bare and heir.kind == "headcount" and given_a_term(candidate):
        return People("headcount", "sentenced", "headcount.N-were-given-N-years", 8.0, heir.subject, None, None, heir)
    if heir is None:
        return (read_some_of(candidate) if phrase is not None else None) or _crowd(candidate, role)
    if own is not None:
        counted = heir if phrase is not None or heir.kind == own.kind else None
        span, subject = own_subject(candidate, counted, own.label)
        return make_people(candidate, own, span, subject, heir)
    if phrase is None and not (continues(candidate) or announces_figure(candidate) or _compares_again(candidate, heir)):
        return None
    label = heir.label or "other"
    span, subject = own_subject(candidate, heir, label)
    return People(heir.kind, label, f"{heir.kind}.N-of-them", min(heir.score, 6.5), subject, span, None, heir)


def _read_named(candidate: Candidate, role: Role | None) -> People | None:
    """Numbers whose people are named before them: by a group, a total, a list, or what befell them."""
    return (
        _in_all(candidate)
        or read_they_number(candidate)
        or read_rising(candidate)
        or read_falling_cases(candidate)
        or _appositive(candidate, role)
        or read_searched_for(candidate)
        or read_capacity(candidate)
        or read_container(candidate, role)
        or read_number_of(candidate, role)
        or read_listed(candidate, role)
        or read_of_named(candidate, role)
    )


def _in_all(candidate: Candidate) -> People | None:
    """ "There are 19 of us in two tents", "he told me there were 50 of them": how many they are, in all."""
    phrase = candidate.mention.phrase
    if phrase is None or phrase.noun not in ("us", "them") or candidate.before(2) not in THERE_ARE:
        return None
    subject = "us" if phrase.noun == "us" else None
    label = "living" if candidate.before(1) == ["are"] else "other"
    return People("headcount", label, "headcount.there-are-N-of-us", 6.0, subject, None, None)


def _appositive(candidate: Candidate, role: Role | None) -> People | None:
    """ "The men, 60 or 70 of them, came out of the trees": of the noun right before, whoever was counted last."""
    phrase, at = candidate.mention.phrase, candidate.mention.outer_first - 2
    if phrase is None or phrase.noun != "them" or candidate.before(1) != [","] or at < 1:
        return None
    noun, lowers = candidate.tokens[at], candidate.tokens.lowers
    if lowers[at - 1] not in ("the", "these") or not (is_plural(lowers[at]) and is_person(noun)):
        return None
    if candidate.after(1) != [","] or _is_counted(candidate, at):
        return None
    span = candidate.characters(at, at + 1)
    if role is not None and role.score >= BARE_SCORE:
        return make_people(candidate, role, span, noun)
    kind, label = noun_labels().get(singular(lowers[at]), ("headcount", "other"))
    return People(kind, label, f"{kind}.the-people-N-of-them", 6.0, noun, span, None)


def _is_counted(candidate: Candidate, noun: int) -> bool:
    return any(other.phrase is not None and other.phrase.head == noun for other in candidate.line.mentions)


def _names_things(candidate: Candidate, role: Role | None) -> bool:
    """ "37 structures have burned, 14 of them homes": of things that were counted just before."""
    phrase = candidate.mention.phrase
    last = candidate.last_beside()
    if last is None or last.kind != "count":
        return False
    if phrase is None or not phrase.pronoun:
        # "shot down 344 of the drones, while another 151 were lost"
        shared = role is None or role.entry == "lose"
        return phrase is None and shared and candidate.before(1) in (["another"], ["other"], ["further"])
    said = read_noun_phrase(candidate.tokens, candidate.end)
    return said is None or said.first != candidate.end or not is_person(candidate.tokens[said.head])


def _is_us(candidate: Candidate, heir: Draft) -> bool:
    """ "Four of us were drinking tea": said by one of a group that nobody has counted before."""
    phrase = candidate.mention.phrase
    if phrase is None or phrase.noun != "us":
        return False
    start, end = candidate.span
    speech = candidate.reading.speech
    return speech.quoted(start, end) and not speech.quoted(heir.start, heir.end)


def _crowd_of_us(candidate: Candidate, role: Role | None) -> People | None:
    if role is not None and role.score >= BARE_SCORE:
        return make_people(candidate, role, None, "us")
    before = candidate.before(2)
    label = "living" if before in (["there", "are"], ["there", "were"]) else "other"
    return People("headcount", label, "headcount.N-of-us", 6.0, "us", None, None)


def _own_role(candidate: Candidate, role: Role | None, heir: Draft | None) -> Role | None:
    """The trigger that speaks of a number without a noun, fitted to those it counts; None where it inherits."""
    if role is None or not _governs(candidate, role, heir):
        return None
    if role.entry == "take" and announces_figure(candidate):
        # "taking the total to 5,112"
        return None
    own = fit_label(candidate, role, heir.label or "" if heir is not None else "")
    if own.label == "casualty" and heir is not None and heir.label in ("killed", "injured"):
        # "30 villagers were killed, 12 of whom were shot in the back"
        return None
    if own.label == "released" and heir is not None and heir.subject in _REMAINS and same_sentence(candidate, heir):
        # "received 757 bodies and gave back 45"
        return replace(own, kind="casualty", label="killed")
    if own.kind == "headcount" and own.relation != "object" and _keeps_outcome(candidate, own, heir):
        # Wounded who are sent home were wounded, and bodies still inside are dead.
        return None
    return own


def _goes_on(candidate: Candidate, heir: Draft) -> bool:
    """Whether a number only goes on with what was said of its antecedent, whatever trigger stands near."""
    return (
        # "214 bodies, up from 112 on Tuesday, and 1,100 were hurt": the older figure is of those counted before it.
        is_compared(candidate)
        or _compares_again(candidate, heir)
        or stands_with_adverb(candidate)
        or _is_named(candidate)
        or _shares_verb(candidate, heir)
        or _shares_object(candidate, heir)
    )


def _compares_again(candidate: Candidate, heir: Draft) -> bool:
    """ "up from 703,000 in September and 315,000 a year ago": one older figure more."""
    older = same_sentence(candidate, heir) and is_compared(heir.candidate)
    return older and candidate.before(1) == ["and"] and candidate.mention.phrase is None


def _shares_object(candidate: Candidate, heir: Draft) -> bool:
    """ "Half received the vaccine and the other 1,626 a rabies shot": a further object, under the verb of the first."""
    gapped = candidate.after(1) in (["a"], ["an"], ["the"]) and candidate.mention.phrase is None
    return gapped and same_sentence(candidate, heir) and candidate.before(1) in (["other"], ["and"], ["remaining"])


def stands_with_adverb(candidate: Candidate) -> bool:
    """ ", three seriously, and 70 fans were arrested": an adverb alone goes on with what was said before."""
    after = candidate.after(2)
    alone = len(after) == 1 or (len(after) == 2 and not after[1][0].isalpha()) or after[1:] in (["and"], ["or"])
    return candidate.mention.phrase is None and bool(after) and after[0].endswith("ly") and alone


def _is_named(candidate: Candidate) -> bool:
    """ "five of whom were minors": a noun says who they are, and nothing of what happened to them."""
    phrase, at = candidate.mention.phrase, candidate.end
    if phrase is None or not phrase.pronoun or candidate.after(1) not in (["were"], ["are"], ["was"]):
        return False
    said = read_noun_phrase(candidate.tokens, at + 1)
    return said is not None and not said.partitive and not said.hyphenated and said.first == said.head == at + 1


def _shares_verb(candidate: Candidate, heir: Draft) -> bool:
    """ "Eight died at the scene and six in hospital": the second number shares the verb of the first."""
    rule = heir.rule.split(".", 1)[1]
    beside = same_sentence(candidate, heir) and heir.label == "killed" and rule.startswith(("subject", "N-of-them"))
    after = candidate.after(1)
    placed = bool(after) and after[0] in ("in", "at", "on", "from", "of", "by")
    return beside and placed and candidate.before(1) in (["and"], [","]) and candidate.mention.phrase is None


def read_of_a_cause(candidate: Candidate) -> People | None:
    """ "Three died of Covid-19, two by suicide and four of conditions …": what follows "of" is what they died of."""
    phrase = candidate.mention.phrase
    if phrase is None or not phrase.partitive or phrase.pronoun or candidate.before(1) not in (["and"], [","]):
        return None
    heir = find_antecedent(candidate)
    if heir is None or not same_sentence(candidate, heir) or heir.label != "killed" or is_person(phrase.noun):
        return None
    if candidate.tokens.lowers[phrase.first + 1] in DETERMINERS or not heir.rule.endswith(("-die", "N-of-them")):
        return None
    return People(heir.kind, "killed", "casualty.N-of-a-cause", 6.5, heir.subject, None, None, heir)


def _governs(candidate: Candidate, role: Role, heir: Draft | None) -> bool:
    """Whether a trigger speaks of a number without a noun; what holds of the antecedent is inherited."""
    apart = role.last < candidate.mention.outer_first
    if (
        candidate.mention.phrase is not None
        and heir is not None
        and apart
        and role.relation in ("object", "of-noun", "toll")
    ):
        return False
    if role.relation == "toll":
        return role.score >= 5.0
    if role.relation == "subject" and heir is None:
        return (counts_by_its_verb(candidate, role)) or candidate.after(1) == ["who"]
    loose = heir is not None and role.relation not in ("passive", "subject", "predicate")
    return role.score >= (5.0 if loose else 6.3 if heir is not None else BARE_SCORE)


# "dozens" and up; "billions" with no noun are money.
_LEAST_CROWD, _MOST_CROWD = 20, 1e9
_WHO = ("headcount.the-N-who", 5.0)


def _crowd(candidate: Candidate, role: Role | None) -> People | None:
    """ "tens of thousands outside parliament", "the 230 who drowned": a number without a noun that counts people."""
    if candidate.before(1) == ["the"] and candidate.after(1) == ["who"] and candidate.mention.phrase is None:
        return (
            make_people(candidate, role, None, None) if role else People("headcount", "other", *_WHO, None, None, None)
        )
    low = candidate.mention.low
    if (
        candidate.mention.kind != "vague"
        or candidate.mention.value is not None
        or low is None
        or not _LEAST_CROWD <= low < _MOST_CROWD
        or candidate.mention.phrase is not None
    ):
        return None
    if role is not None and role.score >= 5.0:
        return make_people(candidate, role, None, None)
    return People("headcount", "other", "headcount.thousands", 4.5, None, None, None)


def _keeps_outcome(candidate: Candidate, own: Role, heir: Draft | None) -> bool:
    before = candidate.before(1)
    if heir is None or heir.label not in ("killed", "injured"):
        return False
    if candidate.mention.phrase is not None:
        return True
    rest = before in (["other"], ["remaining"])
    if heir.label == "injured":
        return rest or own.entry in _SENT_HOME
    # "One gunman was killed and the other two captured": of those who are not killed.
    return rest and not (own.relation == "participle-after-noun" and same_sentence(candidate, heir))
