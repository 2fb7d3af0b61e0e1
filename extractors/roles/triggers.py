"""Triggers: the words of a sentence that say what happened to the people it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import load_lexicon
from extractors.numbers.numeral import number_words
from extractors.quantities.nouns import is_plural
from extractors.roles.inflection import Form, verb_forms
from extractors.tokens import Tokens

TriggerType = Literal["transitive", "intransitive", "state", "noun", "nominal", "toll"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A lexicon entry: what kind of fact and which label (outcome or status) it gives to whom."""

    kind: str
    label: str
    type: TriggerType
    entry: str


@dataclass(slots=True)
class TriggerHit:
    """A trigger's words in a sentence: tokens first … last - 1, in one form of the verb (None for other words)."""

    first: int
    last: int
    trigger: Trigger
    form: Form | None


_VERB_TYPES: tuple[tuple[str, TriggerType], ...] = (("transitive", "transitive"), ("intransitive", "intransitive"))
_WORD_TYPES: tuple[tuple[str, TriggerType], ...] = (("states", "state"), ("nominal", "nominal"), ("tolls", "toll"))

_Entry = tuple[tuple[str, ...], Trigger, Form | None]


@dataclass(frozen=True, slots=True)
class _Index:
    """Entries of one word by that word, longer ones by their first two; those with a "*" in second place, which stands
    for any word, by their first and third."""

    single: dict[str, list[_Entry]]
    pairs: dict[tuple[str, str], list[_Entry]]
    starred: dict[str, dict[str, list[_Entry]]]
    first: frozenset[str]


@cache
def _index() -> _Index:
    single: dict[str, list[_Entry]] = {}
    pairs: dict[tuple[str, str], list[_Entry]] = {}
    starred: dict[str, dict[str, list[_Entry]]] = {}
    for words, trigger, form in _entries():
        if len(words) == 1:
            single.setdefault(words[0], []).append((words, trigger, form))
        elif words[1] == "*":
            starred.setdefault(words[0], {}).setdefault(words[2], []).append((words, trigger, form))
        else:
            pairs.setdefault((words[0], words[1]), []).append((words, trigger, form))
    for entries in pairs.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _Index(single, pairs, starred, frozenset([*single, *(first for first, _ in pairs), *starred]))


def _entries() -> Iterator[_Entry]:
    for kind, labels in load_lexicon("triggers").items():
        for label, table in labels.items():
            for name, type_ in _VERB_TYPES:
                for entry in table.get(name, ()):
                    trigger = Trigger(kind, label, type_, entry.split()[0].replace("_", " "))
                    for form, words in verb_forms(entry):
                        yield words, trigger, form
            for name, type_ in _WORD_TYPES:
                for entry in table.get(name, ()):
                    words = tuple(entry.split("_"))
                    yield words, Trigger(kind, label, type_, " ".join(words)), None


@cache
def noun_labels() -> dict[str, tuple[str, str]]:
    """Counted nouns that carry a label by themselves, singular: ``"hostage" -> ("headcount", "held")``."""
    labels: dict[str, tuple[str, str]] = {}
    for kind, tables in load_lexicon("triggers").items():
        for label, table in tables.items():
            for noun in table.get("nouns", ()):
                labels.setdefault(noun.replace("_", " "), (kind, label))
    return labels


@cache
def participle_meanings() -> dict[str, tuple[str, str]]:
    """Participles and states of one word with kind and label, for those named by them: "rescued", "wounded"."""
    labels: dict[str, tuple[str, str]] = {}
    for words, trigger, form in _entries():
        if len(words) == 1 and (form == "participle" or trigger.type == "state"):
            labels.setdefault(words[0], (trigger.kind, trigger.label))
    return labels


@cache
def participle_labels() -> dict[str, str]:
    """Participles and states of one word with their labels."""
    return {word: label for word, (_, label) in participle_meanings().items()}


def find_triggers(tokens: Tokens, nouns: frozenset[int] = frozenset()) -> list[TriggerHit]:
    """Find the triggers of a sentence.

    Args:
        tokens: the sentence's tokens.
        nouns: tokens known to be counted nouns, which are no verbs: "24 seats".

    Returns:
        Hits in text order; where entries of different length begin at one word, only the longest are kept, so that
        "fell overboard" is not "fell". Entries of several labels may share their words.
    """
    index = _index()
    hits: list[TriggerHit] = []
    lowers = tokens.lowers
    last = len(lowers) - 1
    for position in [position for position, word in enumerate(lowers) if word in index.first]:
        word = lowers[position]
        longer: list[_Entry] = []
        if position < last:
            longer = index.pairs.get((word, lowers[position + 1]), longer)
            if word in index.starred and position + 1 < last:
                thirds = index.starred[word]
                open_ones = [*thirds.get(lowers[position + 2], ()), *thirds.get("*", ())]
                if open_ones:
                    longer = sorted([*longer, *open_ones], key=lambda entry: -len(entry[0]))
        if longer or word in index.single:
            hits += _hits_at(lowers, position, longer, index.single.get(word, ()), nouns)
    return hits


def _hits_at(
    lowers: Sequence[str], position: int, longer: Sequence[_Entry], single: Sequence[_Entry], nouns: frozenset[int]
) -> list[TriggerHit]:
    """The hits that begin at one word: those of the longest entries that match there, each trigger and form once."""
    found: list[TriggerHit] = []
    for words, trigger, form in (*longer, *single):
        if found and position + len(words) < found[0].last:
            break
        if len(words) > 2 and not _matches(lowers, position, words):
            continue
        if trigger.entry == "leave" and form == "gerund" and _begins_number(lowers, position + len(words)):
            continue
        if trigger.entry == "bring" and _ASHORE.isdisjoint(lowers[position : position + _ASHORE_REACH]):
            continue
        if trigger.entry == "fire" and _SHOOTS.intersection(lowers[position + len(words) : position + len(words) + 2]):
            continue
        if trigger.label == "injured" and not _is_of_injured(trigger.entry, lowers, position + len(words)):
            continue
        certain = form == "base" and len(words) > 1 and words[1] in _CERTAIN and position > 0
        if form is not None and not certain and (position in nouns or not _is_verb(lowers, position, form)):
            continue
        if form == "participle" and words[-1] == "in" and _opens_phrase(lowers, position + len(words)):
            continue
        hit = TriggerHit(position, position + len(words), trigger, form)
        if hit not in found:
            found.append(hit)
    return found


def _opens_phrase(lowers: Sequence[str], position: int) -> bool:
    """ "were taken in the same week" has no "take in": the preposition opens a phrase of its own."""
    return position < len(lowers) and lowers[position] in load_lexicon("clauses")["articles"]


# "brought 187 people ashore"; to bring is to save nobody else.
_ASHORE = frozenset({"ashore", "safety", "shore"})
_ASHORE_REACH = 9
# "one assailant fired at the post": nobody is dismissed.
_SHOOTS = frozenset({"at", "on", "into", "back", "shots", "rounds", "rockets", "missiles", "gas", "bullets", "upon"})


def _begins_number(lowers: Sequence[str], position: int) -> bool:
    """ "girls were found, leaving 85 missing": something leaves them, and they do not leave."""
    following = lowers[position : position + 1]
    return bool(following) and (following[0][0].isdigit() or following[0] in number_words().starters)


_NEEDS_INJURY = frozenset({"suffer", "sustain", "receive", "treat for"})
_INJURY_REACH = 6


def _is_of_injured(entry: str, lowers: Sequence[str], position: int) -> bool:
    """Whether a verb that is not always one of injury is one here: "suffered burns", "were admitted to hospital"."""
    if entry == "admit":
        return any(word in lowers for word in load_lexicon("clauses")["hospitals"])
    return entry not in _NEEDS_INJURY or _names_injury(lowers, position)


def _names_injury(lowers: Sequence[str], position: int) -> bool:
    """Whether what is suffered or treated is an injury: "suffered a broken wrist", not "suffered a setback"."""
    injuries = load_lexicon("clauses")["injuries"]
    return any(word in injuries for word in lowers[position : position + _INJURY_REACH])


def _matches(lowers: Sequence[str], position: int, words: tuple[str, ...]) -> bool:
    """Whether an entry's words stand here; "*" in an entry stands for any one word: "sustained bullet wounds"."""
    if position + len(words) > len(lowers):
        return False
    for offset in range(1, len(words)):
        if words[offset] != lowers[position + offset] and words[offset] != "*":
            return False
    return True


# Behind a verb these leave no doubt that it is one: "46 kidnapped persons from Banga regain freedom".
_CERTAIN = frozenset({"freedom", "their", "missing", "free", "injuries", "burns", "wounds", "charges", "trial"})
# What two sides do together.
_OF_TWO = frozenset({"free", "exchange", "swap", "trade", "release"})
_HARD = frozenset({"life", "long", "death", "prison", "jail", "lengthy", "suspended", "serving", "year"})
# Prepositions that lead to a noun, whatever participle stands before it.
_LEADING = frozenset({"in", "into", "at", "on", "from", "with", "through", "near", "inside", "for"})


def _is_verb(lowers: Sequence[str], position: int, form: Form) -> bool:
    """Whether a word that may also be a noun is a verb here: "the strike" is none, "will strike" is one."""
    if position == 0:
        # "Fire leaves 3,000 homeless": news gives no orders.
        return form not in ("third", "base")
    before = lowers[position - 1]
    words = load_lexicon("clauses")
    if before in ("'s", "’s") or (before == "-" and lowers[position - 2 : position - 1] != ["-"]):
        return False
    if before in _HARD and lowers[position] in ("sentences", "terms"):
        # "serving life sentences"
        return False
    joint = lowers[position] in _OF_TWO and position > 2 and lowers[position - 2] == "and"
    if form == "base" and joint and _begins_number(lowers, position + 1):
        # "Armenia and Azerbaijan free 47 prisoners"
        return True
    if form == "base" and before == "that" and position > 1 and is_plural(lowers[position - 2]):
        # "mudslides that kill 14"
        return True
    if form in ("base", "third") and (
        (before in words["articles"] and (before, form) != ("that", "third"))
        or (before in words["prepositions"] and before != "to")
    ):
        return False
    if form in ("past", "participle") and (before in ("a", "an") or before in _LEADING):
        # "a retired police officer", "live in crowded camps"
        return not lowers[position + 1 : position + 2] or not lowers[position + 1][0].isalpha()
    if form != "base":
        return True
    known = (
        before in words["auxiliaries"]
        or before in words["adverbs"]
        or before in ("who", "which", "they", "we", "you", "i", ",", "–", "—", "-", ")", "that")
    )
    return known or is_plural(before) or before.endswith("ly") or before[0].isdigit() or before in words["number_ends"]
