"""Plans: the words before a number that make it something proposed, demanded, offered or appointed."""

from extractors.speech.clauses import modal_words
from extractors.speech.cues import Context, Reading
from extractors.tokens import Tokens

# A proposed thing stands near its adjective.
_CLOSE = 8
_LABEL = 8
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def read_label(context: Context) -> Reading | None:
    """Read a number behind a label of its own, as in reports: "People to be assisted: 50,000".

    Args:
        context: the number in its sentence.
    """
    colon = context.clause.first - 1
    if not 0 < colon <= _LABEL or context.words[colon] != ":":
        return None
    for index in range(colon):
        word = context.words[index]
        if word in modal_words("proposed_labels") or context.words[index : index + 2] == ["to", "be"]:
            return context.found(index, "proposed", "to-be-assisted-N")
        if word in modal_words("possible_after"):
            return context.found(index, "possible", "expected-N")
    return None


def read_until(context: Context) -> Reading | None:
    """Read a number that is waited for: "will go on until 1,210 interns are posted", but "until 12 were found".

    Args:
        context: the number in its sentence.
    """
    words, first, last = context.words, context.clause.first, context.clause.last
    opener = next((index for index in range(first - 1, max(-1, first - 4), -1) if words[index] == "until"), None)
    if opener is None:
        return None
    for word in words[last : last + _CLOSE]:
        if word in ("is", "are", "can", "get"):
            return context.found(opener, "proposed", "until-N-are")
        if not word.isalpha():
            return None
    return None


def read_proposed(context: Context, index: int) -> Reading | None:
    """Read a number that follows a word of planning.

    Args:
        context: the number in its sentence.
        index: the word's index, before the number and in its clause.

    Returns:
        The reading; None where the word plans nothing, or something else.
    """
    words, first = context.words, context.clause.first
    word, following = words[index], words[index + 1]
    if word in modal_words("proposed_adjectives") and first - index < _CLOSE:
        return context.found(index, "proposed", "proposed-N")
    if word in modal_words("proposed_verbs") and following not in modal_words("sought_not_proposed"):
        return context.found(index, "proposed", "sought-N")
    if word == "forward" and words[index - 1 : index] in (["put"], ["puts"], ["putting"]):
        return context.found(index, "proposed", "put-forward-N")
    if word in modal_words("proposed_with") and _leads_to(words, index, first):
        return context.found(index, "proposed", "agreed-to-N")
    if word in modal_words("pressing_verbs") and _presses(words, index):
        return context.found(index, "proposed", "pressed-for-N")
    if word in modal_words("deliberating_verbs") and _weighs(words, index):
        return context.found(index, "proposed", "weighs-N")
    if word in modal_words("proposed_nouns") and _links_to(context, index):
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
        return words[index + 1] == "to" and words[index + 2] in modal_words("due_to")
    if words[index].startswith("agree") and words[index + 1] in ("a", "an"):
        return True
    if words[index : index + 2] == ["called", "to"] and words[index + 2] in modal_words("clause_subjects"):
        return False
    return any(word in ("to", "on", "that", "for") for word in words[index + 1 : min(first, index + 4)])


def _presses(words: list[str], index: int) -> bool:
    """ "pressed for a pause", "insisted on 1,500", but not "insisted on Friday"."""
    return words[index + 1] in ("for", "on") and words[index + 2 : index + 3] != [] and words[index + 2] not in _DAYS


def _weighs(words: list[str], index: int) -> bool:
    """ "weighs a six-week pause", "weighs six-week pause", but not "weighs 60 kilograms" nor "a ton"."""
    if words[index + 1] not in ("a", "an") and words[index + 2 : index + 3] != ["-"]:
        return False
    return not modal_words("time_units").isdisjoint(words[index + 1 : index + 6])


def _links_to(context: Context, index: int) -> bool:
    """ "talks on a six-week truce", but not "after talks on Friday, 12 were freed" nor "suspended talks for a year"."""
    words, first = context.words, context.clause.first
    following = words[index + 1 : index + 3]
    if following[0] not in modal_words("proposed_links") or "," in words[index:first]:
        return False
    if words[index] in ("call", "calls") and following[0] == "about":
        # "received calls about 63 detainees"
        return False
    if following[0] == "for" and index + 2 == first and context.is_length():
        return False
    return _DAYS.isdisjoint(following)


def _is_headline_future(tokens: Tokens, index: int) -> bool:
    """ "Vanmaker to axe 4,200 jobs": the infinitive follows the headline's subject, with no verb before it."""
    return (
        1 <= index <= 4
        and index + 1 < len(tokens)
        and tokens[index + 1].isalpha()
        and all(token[0].isupper() or token in ("'s", "’s", "-") for token in tokens[:index])
    )
