"""Labels and credits in front of a text: its kind ("Situation Report No. 7", "Joint press release") or its making."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon

_MAX_LABEL = 60
_MAX_NUMBERS = 2
_MAX_DESK = 6
_WORD = re.compile(r"[^\W\d_]+|\d+")
_STOP = re.compile(r"[.:,]\s+")


@dataclass(frozen=True, slots=True)
class _Labels:
    kinds: frozenset[str]
    words: frozenset[str]
    credits: frozenset[str]
    desks: frozenset[str]


@cache
def _labels() -> _Labels:
    lexicon = load_lexicon("layout")["labels"]
    kinds = frozenset(lexicon["kinds"])
    return _Labels(
        kinds, kinds | frozenset(lexicon["modifiers"]), frozenset(lexicon["credits"]), frozenset(lexicon["desks"])
    )


def is_label(phrase: str) -> bool:
    """Whether a phrase only names the kind of a text: "Photo essay", "Flash Update #3"; not "Report of 12 deaths"."""
    if len(phrase) > _MAX_LABEL:
        return False
    labels = _labels()
    words = _WORD.findall(phrase.lower())
    numbers = [word for word in words if word.isdigit()]
    named = [word for word in words if not word.isdigit()]
    return (
        len(numbers) <= _MAX_NUMBERS
        and any(word in labels.kinds for word in named)
        and all(w in labels.words for w in named)
    )


def is_desk(phrase: str) -> bool:
    """Whether a phrase names who made a text without a person: "Nairobi bureau", "Ministry of Health press release"."""
    words = _WORD.findall(phrase.lower())
    if not 1 < len(words) <= _MAX_DESK or any(word.isdigit() for word in words):
        return False
    return words[-1] in _labels().desks or words[-1] in _labels().kinds


def is_credit(phrase: str) -> bool:
    """Whether a phrase says how a text was made: "translated from the Spanish", "Adds details"."""
    opening = _WORD.match(phrase)
    return opening is not None and opening[0].lower() in _labels().credits


def without_label(phrase: str) -> str:
    """Take a label off the beginning of a phrase: "Live blog. Nino Beridze" is "Nino Beridze"."""
    if is_label(phrase):
        return phrase
    stop = _STOP.search(phrase, 0, _MAX_LABEL)
    return phrase[stop.end() :] if stop is not None and is_label(phrase[: stop.start()]) else phrase
