"""Modality: whether the words around a number assert it, or only fear, propose, condition or deny it."""

from bisect import bisect_left, bisect_right
from functools import cache

from extractors.sentences import Sentence
from extractors.speech.clauses import find_clause
from extractors.speech.clauses import modal_words as _words
from extractors.speech.cues import ASSERTED, Context, Reading
from extractors.speech.futures import opens_future, read_expected, read_future
from extractors.speech.plans import read_label, read_proposed, read_until

# Some cues govern only what is near.
_CLOSE = 8
# A sentence has no more words than this between a number and what conditions or denies it.
_FAR = 80
_NEAR_THAT = 10
_TELLING = frozenset(["told", "tells", "telling", "assured", "warned", "informed", "promised", "reminded"])
# "its 38,000-strong workforce" and "the 10-day-old strike" are there already, whatever is to happen to them.
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "'s", "’s"])
_NOT_BEFORE = frozenset(["more", "fewer", "less", "only", "just", "a", "one", "least", "even", "all", "yet"])
_DENIED = frozenset(["that", "this", "it", "which", "report", "reports", "claim", "claims", "figure", "dismissed"])
# Subjects of their own, whose "could" says nothing of the number before: "fled with whatever they could carry".
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "what", "whatever", "there"])
_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had"])
_BE = frozenset(["is", "are", "was", "were"])
# Before "expected", these make a verb of it, said of the subject.
_LINKS = _BE | {"be", "been", "being", "also", "now", "still", "not", "widely", ","}


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
        "pressing_verbs",
        "deliberating_verbs",
        "proposed_labels",
        "proofs",
        "verifying",
    )
    return frozenset({"will", "would", "should", "to", "forward", "not", "rather", "instead", "until", "true"}).union(
        *(_words(name) for name in names)
    )


@cache
def _weighed() -> frozenset[str]:
    """Every word that a number's clause is read for; the others are passed over."""
    return _cues().union({"able", "that"}, _words("achieved"), _words("presupposing"))


def list_cue_words(sentence: Sentence) -> list[str] | None:
    """The words of a sentence in lower case, for `read_modality`; None where none of them bears on modality.

    Args:
        sentence: the sentence with its tokens.
    """
    words = sentence.tokens.lowers
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
    first = bisect_right(tokens.ends, start)
    last = bisect_left(tokens.starts, end, lo=first)
    if (first and words[first - 1] in _POSSESSIVES) or "old" in words[first:last]:
        return ASSERTED
    if _is_told(words, first, last):
        return ASSERTED
    context = Context(tokens, words, find_clause(words, first, last), sentence.role == "title")
    return (
        _read_negated(context)
        or _read_conditional(context)
        or read_label(context)
        or read_until(context)
        or _read_after(context)
        or _read_before(context)
        or ASSERTED
    )


def _is_told(words: list[str], first: int, last: int) -> bool:
    """ "told several thousand strikers that they would stay": those who are told something are there."""
    if not first or words[first - 1] not in _TELLING:
        return False
    return "that" in words[last : last + _CLOSE]


def _read_negated(context: Context) -> Reading | None:
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
    for index in context.clause.before:
        if words[index] == "that" and _refutes(words[max(0, index - 4) : index]):
            return context.found(index - 1, "negated", "no-evidence-that-N")
        if words[index] == "that" and _leaves_open(words[max(0, index - _NEAR_THAT) : index]):
            return context.found(index - 1, "possible", "not-confirmed-that-N")
    return None


def _leaves_open(lead: list[str]) -> bool:
    """What leads up to "that": "police have not confirmed reports", "there was no independent confirmation"."""
    verb = next((at for at, word in enumerate(lead) if word in _words("verifying")), None)
    return verb is not None and any(
        word in ("not", "no", "cannot", "never", "unable", "without") or word.endswith(("n't", "n’t"))
        for word in lead[max(0, verb - 4) : verb]
    )


def _refutes(lead: list[str]) -> bool:
    """What leads up to "that": "there was no evidence", "it is not true", "dismissed as false reports"."""
    if lead[-2:] == ["not", "true"] or not _words("untrue").isdisjoint(lead):
        return True
    return lead[-1:] != [] and lead[-1] in _words("proofs") and "no" in lead


def _read_conditional(context: Context) -> Reading | None:
    """Inside an if-clause, or in the main clause beside one; "would have been" needs none."""
    words, clause = context.words, context.clause
    opener = None
    start, stop = max(0, clause.first - _FAR), min(len(words), clause.last + _FAR)
    if not _words("conditional_openers").isdisjoint(words[start:stop]):
        opener = next((i for i in range(start, stop) if _opens_condition(context, i)), None)
    if opener is not None:
        within = words[opener] != "without" and opener in clause.before
        if within and "," not in words[opener : clause.first]:
            return context.found(opener, "conditional", "if-N")
        if words[opener - 1 : opener] == ["even"]:
            # "will go on, even if it rains": it does without the condition.
            return None
        near = {words[i] for i in (*clause.before, *clause.after)}
        between = words[min(opener, clause.last) : max(opener, clause.first)]
        if near & (_words("modals") | _words("faced")) and ";" not in between:
            return context.found(opener, "conditional", "if-then-N")
    for index in clause.before:
        if words[index : index + 2] in (["would", "have"], ["could", "have"]):
            return context.found(index, "conditional", "would-have-N")
    return None


def _opens_condition(context: Context, index: int) -> bool:
    words = context.words
    if words[index] not in _words("conditional_openers") or context.tokens[index].isupper():
        return False
    before, after = words[index - 1 : index], words[index + 1 : index + 2]
    if words[index] == "provided":
        return after == ["that"]
    if words[index] == "without":
        # "Without new funds, deliveries to 75,000 will stop", but not "Without naming them, he said 12 would be freed".
        return (not before or not before[0].isalpha()) and bool(after) and not after[0].endswith("ing")
    if before and before[0] in ("as", "asked", "know"):
        return False
    return not after or after[0] not in _words("not_conditional")


def _read_after(context: Context) -> Reading | None:
    """The number is the subject: "150 people might be under the roof", "30 feared dead", "40 hostages to be freed"."""
    last = context.clause.last
    # "Workers with ten years of service will …": what "with" adds to the subject is there already.
    if context.word(context.clause.first - 1) == "with":
        return None
    weighed = _weighed()
    for index in context.clause.after:
        word, following = context.words[index], context.word(index + 1)
        if word not in weighed:
            continue
        future = opens_future(context, index)
        if (future or context.is_modal(index)) and index - 1 > last and context.words[index - 1] in _PRONOUNS:
            return None
        if future:
            return read_future(context, index)
        if context.is_modal(index):
            return context.found(index, "possible", "N-may")
        # "feared by", and "Seven are suspected of assault": there are seven.
        stated = following == "by" or (word == "suspected" and following == "of")
        if word in _words("possible_after") and index - last < _CLOSE and not stated:
            if _has_subject_that_doubts(context, index):
                return None
            if _is_of_another(context, index):
                continue
            if not context.is_attributive(index):
                return read_expected(context, index, "N-feared")
        if word == "to" and context.words[index - 1] == "yet":
            # "have yet to be claimed": there they are.
            return None
        if word == "to" and context.is_awaited(last, index):
            return None
        if word == "to" and index - last < _CLOSE and (following == "be" or context.words[index - 1] in _BE):
            return context.found(index, "proposed", "N-to-be")
        if word == "that" and following not in _words("modals"):
            return None
    return None


def _has_subject_that_doubts(context: Context, index: int) -> bool:
    """ "Nine analysts polled had expected a loss": the number counts those who expect."""
    between = context.words[context.clause.last : index]
    return "been" not in between and not {"has", "have", "had"}.isdisjoint(between)


def _is_of_another(context: Context, index: int) -> bool:
    """ "the evacuation of 4,000 people ahead of a cyclone expected to hit": what is expected is the noun before."""
    between = context.words[context.clause.last + 1 : index]
    if context.words[index] not in _words("forecasts") or not between or between[-1] in _LINKS:
        return False
    return any(word in ("a", "an", "the") for word in between[:-1])


def _read_before(context: Context) -> Reading | None:
    """A cue governs the number that follows it: "agreed to exchange 880 prisoners", "feared as many as 300 dead"."""
    weighed = _weighed()
    for index in context.clause.before:
        word = context.words[index]
        if word not in weighed:
            continue
        if _is_settled(context, index) or _stands_apart(context, index):
            return None
        if context.is_modal(index) and context.words[index + 1] != "not":
            return context.found(index, "possible", "may-N")
        if word == "should" or opens_future(context, index):
            return read_future(context, index)
        if word in _words("faced") and not _words("lengths").isdisjoint(
            context.words[context.clause.first : context.clause.last + 1]
        ):
            return context.found(index, "possible", "faces-N-years")
        if word in _words("possible_before") and _doubts(context, index):
            return read_expected(context, index, "feared-N")
        proposed = read_proposed(context, index)
        if proposed is not None:
            return proposed
    return None


def _stands_apart(context: Context, index: int) -> bool:
    """ "Of the 33 due to be freed, 17 are still held": past the comma a number with a verb of its own is there."""
    words, clause = context.words, context.clause
    own = words[clause.last : clause.last + 2]
    if context.word(clause.first - 1) == "," and "whom" in words[clause.first : clause.last + 1]:
        # "78 people suspected of planning attacks, 14 of whom were picked up"
        return "of" in (context.word(index - 1), context.word(index + 1))
    still = own[:1] in (["are"], ["were"]) and own[1:] == ["still"]
    return words[0] == "of" and "," in words[index : clause.first] and still


def _doubts(context: Context, index: int) -> bool:
    """Whether a word of doubt bears on the number after it, not on another noun: "a forecast from 14 analysts"."""
    words, clause = context.words, context.clause
    if words[index : index + 2] == ["thought", "of"] or context.is_attributive(index):
        return False
    beside = [*context.tokens[max(1, index - 1) : index], *context.tokens[index + 1 : index + 2]]
    named = index > 0 and context.tokens[index][0].isupper() and any(word[0].isupper() for word in beside)
    if named and not context.headline:
        # "the Missing Migrants Project", but not "“Possibly 12 …"
        return False
    if words[clause.first - 1] == "and" and words[clause.last : clause.last + 1] and words[clause.last] in _FINITE:
        # "Seven are feared drowned and 13 have been saved"
        return False
    if words[index - 1] == "," and "," in words[index : clause.first]:
        # "The rebels, believed to have 1,200 men, hold 14 soldiers"
        return False
    forecasters = not _words("forecasters").isdisjoint(words[clause.first : clause.last + 1])
    return not (forecasters and context.word(clause.first - 1) in ("from", "by", "of"))


def _is_settled(context: Context, index: int) -> bool:
    """Whether the number follows what was achieved ("were able to rescue 164") or what is there to end or to join."""
    words, first = context.words, context.clause.first
    if words[index] in _words("achieved"):
        return words[index - 1 : index] not in (["not"], ["have"], ["be"], ["been"], ["to"])
    if words[index] == "able":
        return words[index - 1 : index] in (["was"], ["were"])
    return words[index] in _words("presupposing") and _words("detaching").isdisjoint(words[index + 1 : first])
