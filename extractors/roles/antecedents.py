"""Antecedents: the earlier count that a number goes back to, goes on with, or is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import participle_labels

if TYPE_CHECKING:
    from extractors.kinds import Draft

PEOPLE_KINDS = ("casualty", "headcount")
_LOOK_BACK, _OWNED_LEAD = 3, 5
_CLAUSE_OF = (["that", "of"], [";", "of"], ["“", "of"])
_LEAD, _LEAD_REACH, _LIST_REACH, _REMEMBERED = 3, 12, 14, 150
_DEFINITE = frozenset({"the", "these", "those"})
_THE_GROUP = (["the", "group"], ["this", "group"], ["the", "party"], ["the", "crowd"])
_POINTING = frozenset({"this", "these", "they", "that", "those"})
_INCLUDE = frozenset({"include", "includes", "included"})
_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "most", "many", "some"})
_NAMING = frozenset({"identified", "named"})
_COMPARED = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])
_FIGURE_REACH, _PUT_REACH = 12, 14


def find_antecedent(candidate: Candidate) -> Draft | None:
    """The count that a number without a noun goes back to: the one "of the 14" names, else the nearest before."""
    named = named_total(candidate) or led_whole(candidate)
    if named is not None:
        return named
    phrase = candidate.mention.phrase
    if phrase is not None and phrase.partitive and phrase.noun in participle_labels():
        # "1,900 of those arrested": of nobody counted for anything else
        label = participle_labels()[phrase.noun]
        earlier = candidate.reading.drafts[-_REMEMBERED:]
        return next((draft for draft in reversed(earlier) if draft.label == label), None)
    gapped = _put_before(candidate) or _of_those_before(candidate)
    if gapped is not None:
        return gapped
    # "killed 15 people in two villages: nine in Bana": the colon opens a list of the people, not of the villages.
    divides = candidate.before(1) == [":"] and candidate.after(1) in (["in"], ["at"], ["from"])
    for draft in reversed(candidate.reading.drafts[-_REMEMBERED:]):
        distance = candidate.line.index - draft.candidate.line.index
        if distance >= _LOOK_BACK:
            return None
        if draft.kind in PEOPLE_KINDS:
            return draft
        if draft.kind == "count" and distance == 0 and not divides and not _exceeds(candidate, draft):
            if is_compared(candidate) and draft.candidate.before(1) in (["from"], ["in"], ["across"]):
                # "3,770 troops from 27 countries, down from some 50,000"
                continue
            return None
    return None


def _of_those_before(candidate: Candidate) -> Draft | None:
    """ "The injured were taken to Chamba. Seven of them …": those whom the sentence before names without a number."""
    phrase, index = candidate.mention.phrase, candidate.line.index
    if phrase is None or phrase.noun != "them" or candidate.mention.outer_first or not index:
        return None
    before = candidate.reading.sentences[index - 1].tokens.lowers
    if before[:1] != ["the"] or len(before) < _LEAD:
        return None
    label = participle_labels().get(before[1])
    return _last_of(candidate, (label,)) if label is not None else None


def _put_before(candidate: Candidate) -> Draft | None:
    """ "put its losses at 18, the rebels at 200", "one report at 35": another figure for what was put "at" a number."""
    link = candidate.before(1)
    if link not in (["at"], ["for"]) or candidate.mention.phrase is not None:
        return None
    line = candidate.line
    return next(
        (
            draft
            for draft in candidate.reading.drafts[-_REMEMBERED:]
            if draft.candidate.line is line and draft.kind in PEOPLE_KINDS and draft.candidate.before(1) == link
        ),
        None,
    )


def _exceeds(candidate: Candidate, draft: Draft) -> bool:
    """ "9,200 people in 40 schools, 3,100 of them …": more than there are things, and so none of the things."""
    value, phrase = candidate.mention.value, candidate.mention.phrase
    of_them = (phrase is not None and phrase.pronoun) or candidate.before(1) == ["including"]
    return of_them and value is not None and draft.value is not None and value > draft.value


def named_total(candidate: Candidate) -> Draft | None:
    """ "11 of the 14 would appeal", "The 14 were fined": the earlier count of that very number."""
    mention, phrase = candidate.mention, candidate.mention.phrase
    value = mention.value if candidate.before(1) in (["the"], ["all"]) or is_total(candidate) else None
    if phrase is not None and phrase.noun == "them":
        value = next((other.value for other in candidate.line.mentions if other.first == phrase.last), None)
    if value is None:
        return None
    return next(
        (
            draft
            for draft in reversed(candidate.reading.drafts[-_REMEMBERED:])
            if draft.kind in PEOPLE_KINDS and draft.value == value
        ),
        None,
    )


def led_whole(candidate: Candidate) -> Draft | None:
    """ "Of the confirmed cases, 812 …", "Of those detained, 12 …": the last earlier count that the opening names."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    if lists_places(candidate) and lowers[0] == "the":
        # The injured, whatever was counted between: "The injured were taken to hospitals in Roha (62) and Alib (35)".
        return _last_of(candidate, _labels_of(candidate, 1))
    if lowers[0] != "of" or first < _LEAD or lowers[1] not in _DEFINITE:
        return None
    closing = next((index for index in range(_LEAD - 1, min(first, _LEAD_REACH)) if lowers[index] == ","), None)
    labels = _labels_of(candidate, closing - 1) if closing is not None else ()
    return _last_of(candidate, labels)


def included_in(candidate: Candidate) -> tuple[tuple[str, ...], Draft | None]:
    """ "The cuts include 640 crew", "Those arrested included two men": the whole is the verb's subject."""
    lowers, first = candidate.tokens.lowers, candidate.mention.outer_first
    verb = next((at for at in range(first - 1, max(0, first - _LIST_REACH), -1) if lowers[at] in _INCLUDE), None)
    if verb is None and (_opens_with_those(lowers, first) or _identified(lowers, first)):
        labels = _labels_of(candidate, 1)
        return labels, _last_of(candidate, labels)
    if verb is None or not {";", "."}.isdisjoint(lowers[verb:first]):
        return (), None
    subject = verb - 1
    while subject > 0 and lowers[subject] in clause_words().auxiliaries:
        subject -= 1
    if subject > 1 and lowers[subject] in ("which", "that", "who") and lowers[subject - 1] == ",":
        subject -= 2
    if (lowers[subject] in _POINTING and subject == 0) or lowers[:2] in _THE_GROUP:
        # "Four million took part. This included 250,000 in New York": all who were counted just before.
        return (), _last_before(candidate)
    labels = _labels_of(candidate, subject)
    return labels, _last_of(candidate, labels)


def _last_before(candidate: Candidate) -> Draft | None:
    """The count of people of the sentence before that is no part of another."""
    line = candidate.line.index
    near = [draft for draft in candidate.reading.drafts[-_REMEMBERED:] if line - draft.candidate.line.index == 1]
    return next((draft for draft in near if draft.kind in PEOPLE_KINDS and draft.heir is None), None)


def _identified(lowers: Sequence[str], first: int) -> bool:
    """ "The deceased were identified as Nur Kalam, his wife, and their three sons": those the list names."""
    if lowers[0] != "the":
        return False
    named = next((at for at in range(2, first - 1) if lowers[at] in _NAMING), None)
    return named is not None and lowers[named + 1] == "as" and ";" not in lowers[:first]


def resumed_whole(candidate: Candidate) -> Draft | None:
    """ "six of the victims": the last count of those whom the noun takes up again, the likeliest label first."""
    phrase = candidate.mention.phrase
    return _last_of(candidate, _labels_of(candidate, phrase.head)) if phrase is not None else None


def apposed_whole(candidate: Candidate) -> Draft | None:
    """The earlier count of those whom a list behind their name divides: "The hostages, six Thais and three Nepalis"."""
    if not _opens_with_those(candidate.tokens.lowers, candidate.mention.outer_first):
        return None
    return _last_of(candidate, _labels_of(candidate, 1))


def _opens_with_those(lowers: Sequence[str], first: int) -> bool:
    """ "The dead, eleven men and five women, …", "The victims, including six children, …": what the list tells of."""
    if not 2 < first < _LIST_REACH or lowers[0] != "the" or lowers[2] != ",":
        return False
    words = clause_words()
    return not any(word in words.helpers or word in words.relatives or word in words.speech for word in lowers[3:first])


def _labels_of(candidate: Candidate, index: int) -> tuple[str, ...]:
    """The labels that a count can have which a word takes up again: "cuts", "cases", "those detained"."""
    noun = singular(candidate.tokens.lowers[index])
    resumed = load_lexicon("wholes")["resumed"].get(noun)
    if resumed is not None:
        return tuple(resumed)
    label = participle_labels().get(candidate.tokens.lowers[index])
    return (label,) if label is not None else ()


def _last_of(candidate: Candidate, labels: tuple[str, ...]) -> Draft | None:
    earlier = candidate.reading.drafts[-_REMEMBERED:]
    for label in labels:
        for draft in reversed(earlier):
            if draft.label == label and draft.candidate.line.index < candidate.line.index:
                return draft
    return None


def is_total(candidate: Candidate) -> bool:
    """Whether this is the whole of "eight of the 12 jurors": the verb speaks of the part."""
    first = candidate.mention.outer_first
    opening = candidate.tokens.lowers[:first]
    after = candidate.after(1)
    # "Of the hospital's 90 nurses, 34 …", "said that of 112 people who were inside, 98 …"
    led = opening[:1] == ["of"] and len(opening) <= _OWNED_LEAD
    if opening[-2:] == ["of", "the"] and opening[-3:-2] and opening[-3] in _FRACTIONS:
        # "a quarter of the 400 residents were killed"
        return True
    if (led or opening[-2:] in _CLAUSE_OF) and after in ([","], ["on"], ["who"], ["in"], ["aboard"]):
        return True
    return any(
        other.phrase is not None
        and other.phrase.partitive
        and other.phrase.last in (first, candidate.mention.first)
        and other is not candidate.mention
        for other in candidate.line.mentions
    )


def within_count(candidate: Candidate, whole: Draft) -> bool:
    """Whether a number is smaller than an earlier count."""
    value = candidate.mention.value if candidate.mention.value is not None else candidate.mention.low
    size = whole.value if whole.value is not None else whole.high
    return value is not None and (size is None or value < size)


def same_sentence(candidate: Candidate, draft: Draft) -> bool:
    return draft.candidate.line.index == candidate.line.index


def continued_count(candidate: Candidate) -> Draft | None:
    """ "including five children", "four foreigners and two locals": people with no trigger continue a count."""
    heir = find_antecedent(candidate)
    if heir is None or not same_sentence(candidate, heir):
        return None
    before = candidate.before(2)
    if before[-1:] == ["another"] or candidate.before(3) == ["as", "well", "as"]:
        # "killed 20,000 in battle, as well as another 1,600 terrorists inside Israel"
        lead = candidate.before(4)[:-1] if before[-1:] == ["another"] else candidate.before(3)
        return heir if lead[-3:] == ["as", "well", "as"] or lead[-1:] in (["and"], [","], ["plus"]) else None
    return (
        heir
        if before and before[-1] in ("including", "and", ",", "them", "among", "with", "–", "—", "or", ":", "plus")
        else None
    )


def announces_figure(candidate: Candidate) -> bool:
    """ "put the number at 20", "the figure would be 869": a number announced by a noun for numbers."""
    # "put the number of those who had died of hunger since July at 41"
    before = candidate.before(_PUT_REACH if candidate.before(1) == ["at"] else _FIGURE_REACH)
    words = clause_words()
    if _put_before(candidate) is not None:
        return True
    return (
        bool(before)
        and before[-1] in words.toll_links | {"“", '"', "whether"}
        and any(word in words.figures for word in before)
    )


def is_compared(candidate: Candidate) -> bool:
    """ "214 bodies, up from 112", "down from a record 70": an older figure for what was counted before it."""
    before = candidate.before(4)
    return (before[:-2] if before[-2:] == ["a", "record"] else before)[-2:] in _COMPARED


def lists_places(candidate: Candidate) -> bool:
    """ "hospitals in Roha (62), Alib (35) and Mumbari (45)": numbers in brackets, each of people there."""
    tokens, opening = candidate.tokens, candidate.mention.outer_first - 1
    if candidate.before(1) != ["("] or candidate.after(1) != [")"]:
        return False
    while tokens[opening] == "(":
        at = opening - 1
        while at > 0 and tokens[at][0].isupper():
            at -= 1
        if at == opening - 1 or at < _LEAD:
            return False
        if tokens.lowers[at] in ("in", "at", "near"):
            return True
        at -= tokens[at - 1] == "," and tokens.lowers[at] == "and"
        if tokens.lowers[at] not in (",", "and") or tokens[at - 1] != ")":
            return False
        opening = at - 3
    return False
