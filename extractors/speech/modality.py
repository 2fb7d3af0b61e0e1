"""Modality: whether the words around a number assert it, or only fear, propose, condition or deny it."""

from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.clauses import Clause, find_clause
from extractors.speech.clauses import modal_words as _words
from extractors.tokens import Token
from schemas import Modality

Reading = tuple[Modality, str, tuple[int, int] | None]
ASSERTED: Reading = ("asserted", "modality.asserted", None)
# Some cues govern only what is near.
_CLOSE = 8
# A sentence has no more words than this between a number and what conditions or denies it.
_FAR = 80
# "its 38,000-strong workforce" and "the 10-day-old strike" are there already, whatever is to happen to them.
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "'s", "’s"])
_NOT_BEFORE = frozenset(["more", "fewer", "less", "only", "just", "a", "one", "least", "even", "all", "yet"])
_DENIED = frozenset(["that", "this", "it", "which", "report", "reports", "claim", "claims", "figure", "dismissed"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


class _Context(NamedTuple):
    """A number in its sentence."""

    tokens: tuple[Token, ...]
    words: list[str]
    clause: Clause
    headline: bool

    def found(self, index: int, modality: Modality, rule: str) -> Reading:
        token = self.tokens[index]
        return modality, f"modality.{rule}", (token.start, token.end)

    def is_modal(self, index: int) -> bool:
        """Whether a word is "may", not the month."""
        if self.words[index] != "may":
            return self.words[index] in _words("possible_modals")
        return self.tokens[index].text != "May"


@cache
def _cues() -> frozenset[str]:
    names = (
        "possible_modals",
        "possible_before",
        "possible_after",
        "proposed_verbs",
        "proposed_with",
        "proposed_nouns",
        "proposed_adjectives",
        "conditional_openers",
        "untrue",
        "faced",
    )
    return frozenset({"will", "would", "should", "to", "not", "rather", "instead"}).union(
        *(_words(name) for name in names)
    )


def list_cue_words(sentence: Sentence) -> list[str] | None:
    """The words of a sentence in lower case, for `read_modality`; None where none of them bears on modality.

    Args:
        sentence: the sentence with its tokens.
    """
    words = [token.lower for token in sentence.tokens]
    return None if _cues().isdisjoint(words) else words


def read_modality(sentence: Sentence, words: list[str], start: int, end: int) -> Reading:
    """Read the modality of what stands at a span of a sentence.

    Args:
        sentence: the sentence with its tokens.
        words: their lower case, as `list_cue_words` gave it.
        start: first character of the span.
        end: one past its last character.

    Returns:
        The modality, the rule, and the characters of the cue (None: asserted, no words decided).
    """
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=attrgetter("end"))
    last = bisect_left(tokens, end, lo=first, key=attrgetter("start"))
    if (first and words[first - 1] in _POSSESSIVES) or "old" in words[first:last]:
        return ASSERTED
    context = _Context(tokens, words, find_clause(words, first, last), sentence.role == "title")
    return (
        _read_negated(context)
        or _read_conditional(context)
        or _read_after(context)
        or _read_before(context)
        or ASSERTED
    )


def _read_negated(context: _Context) -> Reading | None:
    """ "not 15, as claimed"; "had reported 20 dead; she said that was untrue"."""
    words, first = context.words, context.clause.first
    if first and first < len(words) and words[first - 1] == "not" and words[first] not in _NOT_BEFORE:
        return context.found(first - 1, "negated", "not-N")
    if words[max(0, first - 2) : first] in (["rather", "than"], ["instead", "of"]):
        return context.found(first - 2, "negated", "rather-than-N")
    for index in range(context.clause.last + 2, min(len(words), context.clause.last + _FAR)):
        copula = words[index - 1] in ("was", "were", "is", "are", "as")
        if copula and words[index] in _words("untrue") and words[index - 2] in _DENIED:
            return context.found(index, "negated", "that-was-untrue")
    return None


def _read_conditional(context: _Context) -> Reading | None:
    """Inside an if-clause, or in the main clause beside one; "would have been" needs none."""
    words, clause = context.words, context.clause
    opener = None
    if not _words("conditional_openers").isdisjoint(words):
        reach = range(max(0, clause.first - _FAR), min(len(words), clause.last + _FAR))
        opener = next((i for i in reach if _opens_condition(context, i)), None)
    if opener is not None:
        if opener in clause.before and "," not in words[opener : clause.first]:
            return context.found(opener, "conditional", "if-N")
        near = {words[i] for i in (*clause.before, *clause.after)}
        between = words[min(opener, clause.last) : max(opener, clause.first)]
        if near & (_words("modals") | _words("faced")) and ";" not in between:
            return context.found(opener, "conditional", "if-then-N")
    for index in clause.before:
        if words[index : index + 2] in (["would", "have"], ["could", "have"]):
            return context.found(index, "conditional", "would-have-N")
    return None


def _opens_condition(context: _Context, index: int) -> bool:
    words = context.words
    if words[index] not in _words("conditional_openers") or context.tokens[index].text.isupper():
        return False
    before, after = words[index - 1 : index], words[index + 1 : index + 2]
    if words[index] == "provided":
        return after == ["that"]
    if before and before[0] in ("as", "even", "asked", "know"):
        return False
    return not after or after[0] not in _words("not_conditional")


def _read_after(context: _Context) -> Reading | None:
    """The number is the subject: "150 people might be under the roof", "30 feared dead", "40 hostages to be freed"."""
    words, last = context.words, context.clause.last
    for index in context.clause.after:
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else ""
        if context.is_modal(index):
            return context.found(index, "possible", "N-may")
        if word in ("will", "would"):
            return _read_future(context, index)
        if word in _words("possible_after") and index - last < _CLOSE and following != "by":
            return context.found(index, "possible", "N-feared")
        if word == "to" and following == "be" and index - last < _CLOSE:
            return context.found(index, "proposed", "N-to-be")
        if word == "that" and following not in _words("modals"):
            return None
    return None


def _read_future(context: _Context, index: int) -> Reading | None:
    following = context.words[index + 1 : index + 4]
    if not _words("settled_verbs").isdisjoint(following):
        return None
    if context.words[index] == "will" and not _words("forecast_verbs").isdisjoint(following):
        return context.found(index, "possible", "will-need-N")
    return context.found(index, "proposed", "would-N")


def _read_before(context: _Context) -> Reading | None:
    """A cue governs the number that follows it: "agreed to exchange 880 prisoners", "feared as many as 300 dead"."""
    for index in context.clause.before:
        word = context.words[index]
        if context.is_modal(index) and context.words[index + 1] != "not":
            return context.found(index, "possible", "may-N")
        if word in ("will", "would", "should"):
            return _read_future(context, index)
        if word in _words("faced") and not _words("lengths").isdisjoint(
            context.words[context.clause.first : context.clause.last + 1]
        ):
            return context.found(index, "possible", "faces-N-years")
        if word in _words("possible_before") and context.words[index : index + 2] != ["thought", "of"]:
            return context.found(index, "possible", "feared-N")
        proposed = _read_proposed(context, index)
        if proposed is not None:
            return proposed
    return None


def _read_proposed(context: _Context, index: int) -> Reading | None:
    words, first = context.words, context.clause.first
    word, following = words[index], words[index + 1]
    if word in _words("proposed_adjectives") and first - index < _CLOSE:
        return context.found(index, "proposed", "proposed-N")
    if word in _words("proposed_verbs") and following not in _words("sought_not_proposed"):
        return context.found(index, "proposed", "sought-N")
    if word in _words("proposed_with") and _leads_to(words, index, first):
        return context.found(index, "proposed", "agreed-to-N")
    if word in _words("proposed_nouns") and _links_to(words, index, first):
        return context.found(index, "proposed", "plan-for-N")
    if word == "to" and _is_appointed(words, index, first):
        return context.found(index, "proposed", "is-to-N")
    if word == "to" and context.headline and _is_headline_future(context.tokens, index):
        return context.found(index, "proposed", "headline-to-N")
    return None


def _is_appointed(words: list[str], index: int, first: int) -> bool:
    """ "a truce that is to last 72 hours", ", to be carried out over three days"; "to 34" is no verb."""
    if index + 1 >= first or not words[index + 1].isalpha():
        return False
    before = words[index - 1 : index]
    return before in (["is"], ["are"], ["was"], ["were"]) or (before == [","] and words[index + 1] == "be")


def _leads_to(words: list[str], index: int, first: int) -> bool:
    """ "agreed on Thursday to exchange", "called for": the link follows within a few words. "Due to" is a cause."""
    if words[index] == "due":
        return words[index + 1] == "to" and words[index + 2] in _words("due_to")
    if words[index].startswith("agree") and words[index + 1] in ("a", "an"):
        return True
    return any(word in ("to", "on", "that", "for") for word in words[index + 1 : min(first, index + 4)])


def _links_to(words: list[str], index: int, first: int) -> bool:
    """ "talks on a six-week truce", but not "after talks on Friday, 12 were freed"."""
    following = words[index + 1 : index + 3]
    if following[0] not in _words("proposed_links") or "," in words[index:first]:
        return False
    return _DAYS.isdisjoint(following)


def _is_headline_future(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Vanmaker to axe 4,200 jobs": the infinitive follows the headline's subject, with no verb before it."""
    return (
        1 <= index <= 4
        and index + 1 < len(tokens)
        and tokens[index + 1].text.isalpha()
        and all(token.text[0].isupper() or token.text in ("'s", "’s", "-") for token in tokens[:index])
    )
