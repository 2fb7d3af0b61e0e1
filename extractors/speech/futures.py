"""Futures: whether "will", "would" and "expected to" announce what somebody decides, or predict what may come."""

from extractors.speech.clauses import modal_words
from extractors.speech.cues import Context, Reading

# How far before "will" the verb that predicts it stands: "it estimates that the outbreak will last six months".
_MATRIX = 10
_STOPS = frozenset(";.:!?")


def opens_future(context: Context, index: int) -> bool:
    """Whether a word is a "will" or "would" that is a verb, which that of "would-be recruits" is not.

    Args:
        context: the number in its sentence.
        index: the word's index.
    """
    return context.words[index] in ("will", "would") and context.word(index + 1) != "-"


def read_future(context: Context, index: int) -> Reading | None:
    """Read a number beside "will", "would" or "should".

    Args:
        context: the number in its sentence.
        index: the modal's index.

    Returns:
        Proposed for a plan ("would free 40"), possible for a prediction ("stocks would run out in ten weeks"), None
        where nothing is open ("will serve 12 years").
    """
    following = context.words[index + 1 : index + 4]
    if not modal_words("settled_verbs").isdisjoint(following):
        return None
    if context.words[index] == "will" and not modal_words("forecast_verbs").isdisjoint(following):
        return context.found(index, "possible", "will-need-N")
    if _is_uncontrolled(context, index, following):
        return context.found(index, "possible", "would-run-out-in-N")
    if (predicting := _find_prediction(context, index)) is not None:
        return context.found(predicting, "possible", "estimates-that-it-will-N")
    return context.found(index, "proposed", "would-N")


def read_expected(context: Context, index: int, rule: str) -> Reading:
    """Read a number beside "expected": "are expected to receive two doses" is a plan, "expected to die" a forecast.

    Args:
        context: the number in its sentence.
        index: the index of "expected".
        rule: the rule's name where it is a forecast.
    """
    if context.words[index] == "expected" and context.word(index + 1) == "to":
        planned = modal_words("planned_actions")
        if context.word(index + 2) in planned or (
            context.word(index + 2) == "be" and context.word(index + 3) in planned
        ):
            return context.found(index, "proposed", "expected-to-receive-N")
    return context.found(index, "possible", rule)


def _is_uncontrolled(context: Context, index: int, following: list[str]) -> bool:
    """What nobody decides: "services would be disrupted", "it will take ten days", "the season would last …"."""
    if following[:2] == ["run", "out"]:
        return True
    if any(word in modal_words("uncontrolled_verbs") or word in modal_words("likelihoods") for word in following):
        return True
    if following[:1] == ["have"] and following[1:2] != ["to"] and index + 2 < context.clause.first:
        return True
    if "take" in following and context.is_length() and modal_words("taken_up").isdisjoint(following):
        return True
    return context.word(index - 1) in modal_words("uncontrolled_subjects")


def _find_prediction(context: Context, index: int) -> int | None:
    """The verb before, if what follows is somebody's forecast: "I expect it will", "is predicted that they would"."""
    for before in range(index - 1, max(-1, index - _MATRIX), -1):
        word = context.words[before]
        if word in _STOPS:
            return None
        if word in modal_words("likelihoods"):
            return before
        if word in modal_words("predicting_verbs") and context.words[before + 1] in modal_words("clause_subjects"):
            return before
    return None
