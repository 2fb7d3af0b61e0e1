"""Speech acts: each place in a sentence where somebody is said to say something, with its speaker and its reach."""

import re
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.shapes import participle_classes, verb_classes, word_set
from extractors.speech.sources import Phrase, find_object, find_subject

_ADDRESSEE = re.compile(r"(?:D?[ClN#z-]*[ClN])?")
_REST_OF_CLAUSE = re.compile(r"[^,;:.~Q]*")
_FINITE = re.compile(r"[#jpxb&VG]")
_AT_FIGURE = 9


class SpeechAct(NamedTuple):
    """Somebody says something. Token indexes are within the sentence.

    `fronted` acts reach what follows them ("X said 12 died"); the others also what precedes ("12 died, X said").
    `speaker` is None where the subject is that of the clause before ("…, saying 12 died").
    """

    speaker: Phrase | None
    first: int
    last: int
    fronted: bool
    verb: str
    rule: str


def find_acts(sentence: Sentence, shape: str) -> list[SpeechAct]:
    """Find the speech acts of one sentence.

    Args:
        sentence: a sentence with its tokens.
        shape: its token classes.

    Returns:
        The acts in text order; empty where nobody speaks. Words inside quotations are not read.
    """
    acts: list[SpeechAct] = []
    for index, letter in enumerate(shape):
        act = None
        if letter == "V":
            act = _read_verb(sentence, shape, index)
        elif letter == "G":
            act = _read_participle(sentence, shape, index)
        elif sentence.tokens[index].lower == "according":
            act = _read_according(sentence, shape, index)
        if act is not None:
            acts.append(act)
    if sentence.role != "paragraph" and not acts:
        acts.extend(_read_headline(sentence, shape))
    return acts


def _read_verb(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    tokens = sentence.tokens
    verb = verb_classes()[tokens[index].lower]
    if verb == "quote":
        return _read_quote(sentence, shape, index)
    if shape[index - 1 : index] == "b" or not _speaks(sentence, shape, index, verb):
        return None
    subject = find_subject(tokens, shape, index)
    if verb == "say" and (
        subject is None or (subject.last < index and shape[subject.last] in ",Q" and not subject.pronoun)
    ):
        inverted = _read_inverted(sentence, shape, index)
        if inverted is not None:
            return inverted
    if subject is None and shape[index - 1 : index] not in ("&", ","):
        return None
    fronted = verb not in ("say", "tell") or subject is None or not _is_trailing(sentence, shape, index, subject, verb)
    rule = f"speech.X-{verb}" if fronted else f"speech.trailing-X-{verb}"
    return SpeechAct(subject, min(index, subject.first) if subject else index, index + 1, fronted, verb, rule)


def _speaks(sentence: Sentence, shape: str, index: int, verb: str) -> bool:
    """Whether a verb that also means other things speaks here."""
    following = sentence.tokens[index + 1 : index + 1 + _AT_FIGURE]
    if verb == "put":
        return any(token.lower in word_set("figures") for token in following) and any(
            token.lower in ("at", "of", "to", "from", "as") for token in following
        )
    if verb == "count":
        return "#" in shape[index + 1 : index + 7] or "D" in shape[index + 1 : index + 7]
    if sentence.tokens[index].lower.startswith(("claim", "report")):
        return not any(token.lower in word_set("not_spoken") for token in following[:6])
    return True


def _is_trailing(sentence: Sentence, shape: str, index: int, subject: Phrase, verb: str) -> bool:
    """ "…, X said on Monday, …" and "…,” X told reporters." follow what is said; "X said 12 had died" leads it."""
    start = subject.first
    while start and shape[start - 1] not in ",Q;:~.":
        start -= 1
    if not start or shape[start - 1] not in ",Q~":
        return False
    after = index + 1
    if verb == "tell":
        after = _ADDRESSEE.match(shape, after).end()  # type: ignore[union-attr]
    if sentence.tokens[after : after + 1] and sentence.tokens[after].text == ":":
        return False
    if shape[start - 1] == "Q":
        return True
    rest = _REST_OF_CLAUSE.match(shape, after)
    return rest is not None and _FINITE.search(rest.group()) is None and len(rest.group()) <= _AT_FIGURE


def _read_inverted(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "…, said the officials, who asked not to be named": the speaker follows the verb."""
    if index and shape[index - 1] not in ",Qqa":
        return None
    speaker = find_object(sentence.tokens, shape, index + 1)
    if speaker is None:
        return None
    return SpeechAct(speaker, index, speaker.last, False, "say", "speech.said-X")


def _read_quote(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "SANA quoted a military source as saying", "X was quoted as saying", "quoted by Reuters"."""
    tokens = sentence.tokens
    later = [token.lower for token in tokens[index + 1 : index + 12]]
    if "saying" not in later:
        return None
    passive = shape[index - 1 : index] == "b"
    speaker = find_subject(tokens, shape, index - 1) if passive else find_object(tokens, shape, index + 1)
    if speaker is None:
        return None
    last = index + 2 + later.index("saying")
    ends = shape[last : last + 1] in (".", "") or (shape[last : last + 1] in "oT,")
    return SpeechAct(
        speaker,
        min(index, speaker.first),
        last,
        not (ends and "Q" in shape[:index]),
        "say",
        "speech.quoted-X-as-saying",
    )


def _read_participle(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    verb = participle_classes()[sentence.tokens[index].lower]
    if shape[max(0, index - 2) : index].endswith(("b", "o", "as")):
        return None
    if sentence.tokens[index - 1].lower == "as":
        return None
    if verb == "quote":
        speaker = find_object(sentence.tokens, shape, index + 1)
        return SpeechAct(speaker, index, speaker.last, False, "say", "speech.citing-X") if speaker else None
    if verb == "put" and not _speaks(sentence, shape, index, verb):
        return None
    if shape[index - 1 : index] not in (",", "&", "Q"):
        return None
    return SpeechAct(None, index, index + 1, True, verb, f"speech.participle-{verb}")


def _read_according(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "according to a statement from the office of the U.N. envoy"."""
    following = sentence.tokens[index + 1 : index + 2]
    if not following or following[0].lower != "to":
        return None
    speaker = find_object(sentence.tokens, shape, index + 2)
    if speaker is None:
        return None
    return SpeechAct(speaker, index, speaker.last, index == 0, "say", "speech.according-to-X")


def _read_headline(sentence: Sentence, shape: str) -> list[SpeechAct]:
    """ "46 dead – officials", "Blinken: talks go on"."""
    marks = [index for index, token in enumerate(sentence.tokens) if token.text in ":–—"]
    if not marks:
        return []
    last = marks[-1]
    tail = shape[last + 1 :]
    if tail and len(tail) <= 4 and set(tail) <= set("DCNlz-") and "N" in tail:
        return [
            SpeechAct(find_object(sentence.tokens, shape, last + 1), last, len(shape), False, "say", "speech.dash-X")
        ]
    first = marks[0]
    head = shape[:first]
    if sentence.tokens[first].text == ":" and 0 < len(head) <= 4 and set(head) <= set("CN-"):
        return [SpeechAct(find_object(sentence.tokens, shape, 0), 0, first + 1, True, "say", "speech.colon-X")]
    return []
