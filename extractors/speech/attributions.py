"""Attributions: which of a sentence's speech acts reaches a number in it."""

import re
from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.acts import SpeechAct
from extractors.speech.clauses import is_past
from extractors.speech.shapes import word_set
from extractors.speech.speakers import Source

# What follows the speaker in "…,” said X, 41, a teacher who lost two sons" is about the speaker, not said by them.
_ABOUT_SPEAKER = re.compile(r",(?:#[,.]|w|D)|w")

# A mark or a conjunction ends the clause of "he said".
_BREAK = re.compile(r"[,;:Qq&j~.(]")

# What these verbs govern is not said in so many words: who reports it comes first.
_WEAK = frozenset(["want", "count"])
# A sentence of news has few acts and clauses; the bounds keep one without end from costing more than its length.
_NEIGHBOURS = 8
_REACH = 200


class Attribution(NamedTuple):
    """Who states something: the source as written, where it stands, the rule, and the cue words."""

    source: str
    start: int
    end: int
    rule: str
    cue_start: int
    cue_end: int


class PlacedAct(NamedTuple):
    """A speech act in characters of the article, its speaker resolved and named up to `named_to`."""

    start: int
    end: int
    named_to: int
    act: SpeechAct
    source: Source | None

    def names(self, start: int, end: int) -> bool:
        """Whether a span is within the words that name the speaker: the "two" of "two officials said"."""
        return self.start <= start and end <= self.named_to

    def attribute(self) -> Attribution | None:
        """The attribution that the act gives; None where its speaker is not known."""
        if self.source is None:
            return None
        return Attribution(*self.source, self.act.rule, self.start, self.end)


def near(acts: tuple[PlacedAct, ...], at: int) -> tuple[PlacedAct, ...]:
    """The acts of a sentence around a place.

    Args:
        acts: the sentence's acts, in text order.
        at: a character of the article.
    """
    nearest = bisect_left(acts, at, key=attrgetter("start"))
    return acts[max(0, nearest - _NEIGHBOURS) : nearest + _NEIGHBOURS]


def choose_act(
    sentence: Sentence, shape: str, acts: tuple[PlacedAct, ...], start: int, end: int, quoted: bool = False
) -> PlacedAct | None:
    """The act whose words a span of its sentence belongs to.

    "Rescuers said 12 died, while the army put the number at 8": an act that leads reaches to the next act's clause;
    "12 died and 30 were hurt, police said": one that follows reaches back to the clause of the act before it.

    Args:
        sentence: the sentence.
        shape: its token classes.
        acts: its speech acts, in text order.
        start: first character of the span.
        end: one past its last character.
        quoted: whether the span stands in a quotation, which "described him as" leads up to as well.
    """
    before = after = around = None
    for act in near(acts, start):
        if act.act.verb == "describe" and not quoted:
            continue
        if act.names(start, end):
            return None
        if act.end <= start:
            if not act.act.fronted:
                around = act if _reaches_on(sentence, shape, act, start) else around
            elif _reaches_to(sentence, shape, act, start):
                before = act
        elif not act.act.fronted and end <= act.start and after is None:
            after = act
    if before and after and before.act.verb in _WEAK:
        return after
    if before and after:
        ahead = _count_breaks(sentence, shape, end, after.start)
        return before if _count_breaks(sentence, shape, before.end, start) <= ahead else after
    if around and before:
        return max(around, before, key=lambda act: act.end)
    return before or after or around


def _reaches_on(sentence: Sentence, shape: str, act: PlacedAct, start: int) -> bool:
    """Whether an act that follows some words also covers those after it: "fled, he said, and one lived".

    What stands in the clause of the act itself is about the saying: "he told analysts on a call of 80 minutes".
    """
    first = bisect_left(sentence.tokens.starts, start)
    after = max(0, act.act.last - 1)
    if _BREAK.search(shape, after, min(first, after + _REACH)) is None:
        return False
    if sentence.tokens.lowers[act.act.last : act.act.last + 2] == [",", "as"]:
        # "…, mediators said, as an attack killed at least 17": told by the reporter.
        return False
    verb_last = act.act.speaker is None or act.act.speaker.last < act.act.last
    return verb_last or _ABOUT_SPEAKER.match(shape, act.act.last) is None


def _reaches_to(sentence: Sentence, shape: str, act: PlacedAct, start: int) -> bool:
    """What somebody wants, fears or counts ends with the clause: "feared 300 dead when the slope gave way"."""
    if act.act.verb == "deny" and _goes_on(sentence, shape, act, start):
        return False
    if act.act.verb not in _WEAK:
        return not _is_inset(sentence, shape, act, start)
    return _count_breaks(sentence, shape, act.end, start, word_set("clause_openers")) == 0


def _goes_on(sentence: Sentence, shape: str, act: PlacedAct, start: int) -> bool:
    """ "denied shelling the hospital and accused the army of using 25,000": past "and" and a verb of speech nothing is
    denied, as it is in "denied that soldiers raided the village and killed 12"."""
    tokens = sentence.tokens
    first, last = bisect_left(tokens.starts, act.end), bisect_left(tokens.starts, start)
    return "&V" in shape[first : min(last, first + _REACH)]


def _is_inset(sentence: Sentence, shape: str, act: PlacedAct, start: int) -> bool:
    """ "The toll, which officials said could rise, stood at 12": the inset ends before its sentence goes on."""
    speaker = act.act.speaker
    if speaker is None or "w" not in shape[max(0, speaker.outer - 1) : act.act.last]:
        return False
    last = bisect_left(sentence.tokens.starts, start)
    return any(
        shape[index] == "," and (shape[index + 1] in "xbV" or is_past(sentence.tokens.lowers[index + 1]))
        for index in range(act.act.last, min(last - 1, act.act.last + _REACH))
    )


def _count_breaks(sentence: Sentence, shape: str, start: int, end: int, openers: frozenset[str] | None = None) -> int:
    """How many clauses begin between two places."""
    words = openers or word_set("coordinators")
    tokens = sentence.tokens
    first = bisect_left(tokens.starts, start)
    last = bisect_left(tokens.starts, end, lo=first)
    return sum(
        shape[index] == ";" or tokens.lowers[index] in words for index in range(first, min(last, first + _REACH))
    )
