"""Modality: whether the words around a number assert it, or only fear, propose, condition or deny it."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.sentences import Sentence
from extractors.tokens import Token
from schemas import Modality

Reading = tuple[Modality, str, tuple[int, int] | None]
_ASSERTED: Reading = ("asserted", "modality.asserted", None)
# Cues further away than this govern something else.
_REACH = 30
_CLOSE = 8
_PAST = re.compile(r"(?:\w+ed|left|took|hit|cost|has|have|had|was|were|is|are)$")
_STOPS = frozenset(";.:!?")
_QUOTE_MARKS = frozenset('"“”„«»')
_FINITE = frozenset(["has", "have", "had", "was", "were", "is", "are"])
# "its 38,000-strong workforce" and "the 10-day-old strike" are there already, whatever is to happen to them.
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "'s", "’s"])
_NOT_BEFORE = frozenset(["more", "fewer", "less", "only", "just", "a", "one", "least", "even", "all", "yet"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("speech")["modality"][name])


@cache
def _cues() -> frozenset[str]:
    names = (
        "possible_modals",
        "possible_before",
        "possible_after",
        "proposed_verbs",
        "proposed_with",
        "proposed_nouns",
    )
    more = {"will", "would", "to", "not", "rather", "instead"} | _words("untrue") | _words("proposed_adjectives")
    return frozenset().union(*(_words(name) for name in names)) | _words("conditional_openers") | more


def read_modality(sentence: Sentence, start: int, end: int) -> Reading:
    """Read the modality of what stands at a span of a sentence.

    Args:
        sentence: the sentence with its tokens.
        start: first character of the span.
        end: one past its last character.

    Returns:
        The modality, the rule, and the characters of the cue (None: asserted, no words decided).
    """
    tokens = sentence.tokens
    words = [token.lower for token in tokens]
    if _cues().isdisjoint(words):
        return _ASSERTED
    first = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens))
    last = next((i for i in range(first, len(tokens)) if tokens[i].start >= end), len(tokens))
    if (first and words[first - 1] in _POSSESSIVES) or "old" in words[first:last]:
        return _ASSERTED
    low, high = _open_clause(words, first, last), _close_clause(words, last)
    return (
        _read_negated(tokens, words, first, last)
        or _read_conditional(tokens, words, first, last, low, high)
        or _read_after(tokens, words, last, high)
        or _read_before(sentence, words, first, low)
        or _ASSERTED
    )


def _found(tokens: Sequence[Token], index: int, modality: Modality, rule: str) -> Reading:
    return modality, f"modality.{rule}", (tokens[index].start, tokens[index].end)


def _open_clause(words: list[str], first: int, last: int) -> int:
    """The first token of the clause that leads up to the span."""
    boundaries = _words("boundaries")
    own_verb = not _FINITE.isdisjoint(words[last : last + 4])
    for index in range(first - 1, max(-1, first - _REACH), -1):
        word = words[index]
        if word in _STOPS or (word in boundaries and not _joins_range(words, index, first)):
            return index + 1
        if (
            word == "as"
            and words[index + 1] not in ("many", "much", "few", "of")
            and words[index - 2 : index - 1] != ["as"]
        ):
            return index + 1
        if own_verb and word == "," and words[index + 1] == "and":
            return index + 1
        if word == "that" and _PAST.match(words[index + 1]) and index + 1 < first:
            return index + 1
    return max(0, first - _REACH)


def _joins_range(words: list[str], index: int, first: int) -> bool:
    """ "from 20 to 30", "more than 20": part of the number, and no boundary."""
    return (words[index] == "than" and index >= first - 2) or (
        words[index] == "from" and words[index - 1 : index] != ["up"]
    )


def _close_clause(words: list[str], last: int) -> int:
    """One past the last token of the clause that the span leads; what stands between two commas is stepped over."""
    index = last
    while index < min(len(words), last + _REACH):
        word = words[index]
        if word in _STOPS or word in _QUOTE_MARKS or (word in _words("boundaries") and word != "from") or word == "as":
            return index
        if word in (",", "–", "—"):
            again = next((i for i in range(index + 1, min(len(words), index + 14)) if words[i] == word), None)
            if again is None or again + 1 >= len(words) or words[again + 1] not in _words("modals") | {"are", "were"}:
                return index
            index = again
        index += 1
    return index


def _read_negated(tokens: Sequence[Token], words: list[str], first: int, last: int) -> Reading | None:
    """ "not 15, as claimed"; "had reported 20 dead; she said that was untrue"."""
    before = words[first - 1] if first else ""
    if before == "not" and words[first] not in _NOT_BEFORE:
        return _found(tokens, first - 1, "negated", "not-N")
    if words[max(0, first - 2) : first] in (["rather", "than"], ["instead", "of"]):
        return _found(tokens, first - 2, "negated", "rather-than-N")
    for index in range(last + 2, len(words)):
        if words[index] in _words("untrue") and words[index - 1] in ("was", "were", "is", "are", "as"):
            if words[index - 2] in (
                "that",
                "this",
                "it",
                "which",
                "report",
                "reports",
                "claim",
                "claims",
                "figure",
                "dismissed",
            ):
                return _found(tokens, index, "negated", "that-was-untrue")
    return None


def _read_conditional(
    tokens: Sequence[Token], words: list[str], first: int, last: int, low: int, high: int
) -> Reading | None:
    """Inside an if-clause, or in the main clause beside one; "would have been" needs none."""
    opener = next((i for i, word in enumerate(words) if _opens_condition(tokens, words, i)), None)
    if opener is not None:
        if low <= opener < first and "," not in words[opener:first]:
            return _found(tokens, opener, "conditional", "if-N")
        clause = [*words[low:first], *words[last:high]]
        between = words[min(opener, last) : max(opener, first)]
        if not _words("modals").isdisjoint(clause) and ";" not in between:
            return _found(tokens, opener, "conditional", "if-then-N")
    for index in range(low, first):
        if words[index : index + 2] == ["would", "have"] or words[index : index + 2] == ["could", "have"]:
            return _found(tokens, index, "conditional", "would-have-N")
    return None


def _opens_condition(tokens: Sequence[Token], words: list[str], index: int) -> bool:
    if words[index] not in _words("conditional_openers") or tokens[index].text.isupper():
        return False
    before, after = words[index - 1 : index], words[index + 1 : index + 2]
    if words[index] == "provided":
        return after == ["that"]
    return before not in (["as"], ["even"], ["asked"], ["know"]) and not (
        after and after[0] in _words("not_conditional")
    )


def _read_after(tokens: Sequence[Token], words: list[str], last: int, high: int) -> Reading | None:
    """The number is the subject: "150 people might be under the roof", "30 feared dead", "40 hostages to be freed"."""
    for index in range(last, high):
        word = words[index]
        if word in _words("possible_modals") and tokens[index].text[0].islower():
            return _found(tokens, index, "possible", "N-may")
        if word in ("will", "would") and index + 1 < len(words):
            return _read_future(tokens, words, index)
        if word in _words("possible_after") and index - last < _CLOSE and words[index + 1 : index + 2] != ["by"]:
            return _found(tokens, index, "possible", "N-feared")
        if word == "to" and words[index + 1 : index + 2] == ["be"] and index - last < _CLOSE:
            return _found(tokens, index, "proposed", "N-to-be")
        if word in ("that", "who") and words[index + 1 : index + 2] not in (["would"], ["will"], ["could"], ["may"]):
            return None
    return None


def _read_future(tokens: Sequence[Token], words: list[str], index: int) -> Reading | None:
    following = words[index + 1 : index + 4]
    if not _words("settled_verbs").isdisjoint(following):
        return None
    if words[index] == "will" and not _words("forecast_verbs").isdisjoint(following):
        return _found(tokens, index, "possible", "will-need-N")
    return _found(tokens, index, "proposed", "would-N")


def _read_before(sentence: Sentence, words: list[str], first: int, low: int) -> Reading | None:
    """A cue governs the number that follows it: "agreed to exchange 880 prisoners", "feared as many as 300 dead"."""
    tokens = sentence.tokens
    for index in range(first - 1, low - 1, -1):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else ""
        if word in _words("possible_modals") and tokens[index].text[0].islower() and following != "not":
            return _found(tokens, index, "possible", "may-N")
        if word in ("will", "would"):
            return _read_future(tokens, words, index)
        if word in _words("possible_before") and not (word == "thought" and following == "of"):
            return _found(tokens, index, "possible", "feared-N")
        if word in _words("proposed_adjectives") and first - index < _CLOSE:
            return _found(tokens, index, "proposed", "proposed-N")
        if word in _words("proposed_verbs") and following not in _words("sought_not_proposed"):
            return _found(tokens, index, "proposed", "sought-N")
        if word in _words("proposed_with") and _leads_to(words, index, first):
            return _found(tokens, index, "proposed", "agreed-to-N")
        if word in _words("proposed_nouns") and following in _words("proposed_links"):
            return _found(tokens, index, "proposed", "plan-for-N")
        if word == "to" and following == "be" and words[index - 1 : index] == [","]:
            return _found(tokens, index, "proposed", "to-be-N")
        if word == "to" and sentence.role == "title" and _is_headline_future(tokens, index):
            return _found(tokens, index, "proposed", "headline-to-N")
    return None


def _leads_to(words: list[str], index: int, first: int) -> bool:
    """ "agreed on Thursday to exchange", "called for": the link follows within a few words. "Due to" is a cause."""
    if words[index] == "due" and words[index - 1 : index] not in (["is"], ["are"], ["was"], ["were"], ["be"]):
        return False
    return any(word in ("to", "on", "that", "for") for word in words[index + 1 : min(first, index + 4)])


def _is_headline_future(tokens: Sequence[Token], index: int) -> bool:
    """ "Vanmaker to axe 4,200 jobs": the infinitive follows the headline's subject, with no verb before it."""
    return (
        1 <= index <= 4
        and index + 1 < len(tokens)
        and tokens[index + 1].text.isalpha()
        and all(token.text[0].isupper() or token.text in ("'s", "’s", "-") for token in tokens[:index])
    )
