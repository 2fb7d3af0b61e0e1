"""Sources: the noun phrase that names who speaks, beside a speech verb or after "according to"."""

import re
from typing import NamedTuple

from extractors.speech.shapes import word_set
from extractors.tokens import Tokens

_CORE = r"D{0,2}[ClN#z-]*[ClN]"
_PHRASE = rf"{_CORE}(?:o+{_CORE})*(?:&{_CORE}(?:o+{_CORE})*)?"
_SKIP = r"(?:,?o?T[T#.]*,?|,a,|[ax])*"
_BEFORE = re.compile(rf"(?:(?P<noun>{_PHRASE})|(?P<pronoun>p)|(?P<relative>w))(?:\([^()]{{1,6}}\))?{_SKIP}$")
_AFTER = re.compile(rf"(?P<noun>{_PHRASE})|(?P<pronoun>p)")
_ENDS_PHRASE = re.compile(rf"(?P<noun>{_PHRASE})(?:\([^()]{{1,6}}\))?$")
_APPOSITION = re.compile(r",(?P<inner>#|[wVG][^,;:~.]{1,25}|jC{1,5}|[DClNo][^,;:~.VGxbpj]{0,20}),(?:o?T+)?[ax]*$")
_NAME_AT_END = re.compile(r"(?<=[lN])(?:C-?)+$")
_DOCUMENT = re.compile(rf"D?[lCN]*[lN]o(?P<maker>{_PHRASE})$")
_WINDOW = 40
_CLOSE = 10


class Phrase(NamedTuple):
    """A source as a range of tokens; `outer` is where the whole phrase begins ("police chief Imran Afridi").

    `pronoun` is true where it only points back ("he").
    """

    first: int
    last: int
    outer: int
    pronoun: bool = False


def find_subject(tokens: Tokens, shape: str, verb: int) -> Phrase | None:
    """The noun phrase or pronoun in front of a verb, over adverbs, dates and appositions.

    Args:
        tokens: the sentence's tokens.
        shape: their classes.
        verb: the verb's index.

    Returns:
        Half-open token indexes; None where the verb has no subject of its own ("…, says 11 killed").
    """
    low = max(0, verb - _WINDOW)
    found = _BEFORE.search(shape, low, verb)
    if found is None:
        return _subject_over_apposition(tokens, shape, low, verb)
    if found.group("relative"):
        return _relative_head(tokens, shape, low, found.start("relative"))
    if found.group("pronoun"):
        return Phrase(found.start("pronoun"), found.end("pronoun"), found.start("pronoun"), pronoun=True)
    start, end = found.span("noun")
    who = _relative_before(tokens, shape, start)
    return narrow(tokens, shape, start, end) if who is None else _relative_head(tokens, shape, low, who)


def find_object(tokens: Tokens, shape: str, after: int) -> Phrase | None:
    """The noun phrase or pronoun that begins at a token: after "said" or "according to".

    Args:
        tokens: the sentence's tokens.
        shape: their classes.
        after: index of the token it must begin with.
    """
    found = _AFTER.match(shape, after, min(len(shape), after + _WINDOW))
    if found is None:
        return None
    if found.group("pronoun"):
        return Phrase(found.start(), found.end(), found.start(), pronoun=True)
    return narrow(tokens, shape, *found.span("noun"))


def narrow(tokens: Tokens, shape: str, start: int, end: int) -> Phrase:
    """Cut a phrase to who speaks: the name after a role ("police chief Imran Afridi"), the maker of a statement."""
    outer = start
    if shape[start - 1 : start + 2] == "o#C":
        # "In 2022 Liberia reported …": the year belongs to the preposition.
        start += 1
    made = _DOCUMENT.match(shape, start, end)
    if made and _is_document(tokens, made.start("maker") - 1):
        start = made.start("maker")
    name = _NAME_AT_END.search(shape, start, end)
    # "Ana Ruiz of the aid group Oxfam" is named before the preposition.
    named = "Co" in shape[start : name.start()] if name else False
    if name and not named and tokens[name.start() - 1][0].islower():
        start = name.start()
    while start < end - 1 and (shape[start] == "-" or tokens.lowers[start] in ("the", "a", "an", "one")):
        start += 1
    return Phrase(start, end, outer)


def _relative_before(tokens: Tokens, shape: str, start: int) -> int | None:
    """ "a doctor who treated the wounded said": the "who" whose clause the phrase before the verb belongs to."""
    for index in range(start - 1, max(-1, start - _CLOSE), -1):
        if shape[index] in ",;:.~Q()j&":
            return None
        if tokens.lowers[index] == "who":
            return index
    return None


def _is_document(tokens: Tokens, link: int) -> bool:
    """ "a report by", "a statement from": the words before who made it."""
    return tokens.lowers[link] in ("from", "by") and tokens.lowers[link - 1] in word_set("documents")


def _relative_head(tokens: Tokens, shape: str, low: int, relative: int) -> Phrase | None:
    """ "the union, which claims 128,000 members": what "which" stands for."""
    end = relative - 1 if shape[relative - 1 : relative] == "," else relative
    while end > low and shape[end - 1] == "o":
        end -= 1
    found = _ENDS_PHRASE.search(shape, low, end)
    return narrow(tokens, shape, *found.span("noun")) if found else None


def _subject_over_apposition(tokens: Tokens, shape: str, low: int, verb: int) -> Phrase | None:
    """ "Ronit Alon, a spokeswoman for relatives, said": the name stands before the apposition, or is it."""
    end = verb
    fallback: Phrase | None = None
    while inset := _APPOSITION.search(shape, low, end):
        start, stop = inset.span("inner")
        before = _ENDS_PHRASE.search(shape, low, inset.start())
        if _is_name(shape[start:stop]):
            return Phrase(start, stop, before.start() if before else start)
        # "In Gaza, the ministry, which …": what a preposition leads is a place, not who speaks.
        if before and shape[before.start() - 1 : before.start()] != "o":
            return narrow(tokens, shape, *before.span("noun"))
        inner = _ENDS_PHRASE.search(shape, start, stop)
        if fallback is None and inner and inner.start() == start and shape[start] in "DNl":
            fallback = narrow(tokens, shape, *inner.span("noun"))
        end = inset.start() + 1
    return fallback


def _is_name(shape: str) -> bool:
    return bool(shape) and shape[0] == "C" and set(shape) <= {"C", "-"}
