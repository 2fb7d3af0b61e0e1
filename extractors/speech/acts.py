"""Speech acts: each place in a sentence where somebody is said to say something, with its speaker and its reach."""

import re
from typing import NamedTuple

from extractors.sentences import Sentence
from extractors.speech.shapes import participle_classes, verb_classes, word_set
from extractors.speech.sources import Phrase, find_object, find_subject

_ADDRESSEE = re.compile(r"(?:D?[ClN#z-]*[ClN])?")
_REST_OF_CLAUSE = re.compile(r"[^,;:.~Q]*")
_FINITE = re.compile(r"(?<!T)#(?!T)|[jpxbVG]")
_NAMES_SPEAKER = re.compile(r"D*[Cl#z-]*[CN]")
_HEADLINE_TAIL = re.compile(r"D?[ClNz-]{0,4}(?:N|(?<=C)C|(?<!.)C)(?:oD?C{1,3})?")
_HEADLINE_HEAD = re.compile(r"D?(?:[Cz-]{0,3}C|[Clz-]{0,3}N)")
_NEGATIONS = ("not", "n't", "n’t", "never")
_VERBAL = ("x", "b", "V", "p", "#")
_FIGURE_WINDOW = 16
_SHORT_REST = 9
_COUNT_REACH, _OF_REACH = 5, 3
_FIGURE_PREPOSITIONS = frozenset(["at", "of", "to", "from", "as"])
# Verbs that may follow their speaker's words, and those that may even stand before their speaker: "…, said police".
_QUOTING = frozenset(["say", "tell", "find", "believe"])
_INVERTIBLE = frozenset(["say"])
_YEARS_OLD = ["-", "year", "-", "old"]


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
    read = [
        _read_verb(sentence, shape, index)
        if letter == "V"
        else _read_participle(sentence, shape, index)
        if letter == "G"
        else _read_quoted_from(sentence, shape, index)
        if word == "quote"
        else _read_according(sentence, shape, index)
        for index, (letter, word) in enumerate(zip(shape, sentence.tokens.lowers, strict=True))
        if letter in "VG" or word in ("according", "per", "quote")
    ]
    acts = [act for act in read if act is not None]
    if sentence.role == "title" and not acts:
        acts.extend(_read_headline(sentence, shape))
    return acts


def _read_verb(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    tokens = sentence.tokens
    verb = verb_classes()[tokens.lowers[index]]
    if verb == "quote":
        return _read_quote(sentence, shape, index)
    if (agent := _read_agent(sentence, shape, index, verb)) is not None:
        return agent
    if _means_otherwise(sentence, shape, index, verb):
        return None
    if shape[index - 1 : index] == "b":
        return _read_hearing(sentence, shape, index)
    subject = find_subject(tokens, shape, index)
    if subject is not None and tokens.lowers[subject.last - 1] in word_set("not_speakers"):
        # "with the toll rising to 22, reported officials": what is told of is no speaker.
        return _read_inverted(sentence, shape, index) if verb in _INVERTIBLE else None
    if subject is not None and verb in _INVERTIBLE and _is_over_a_date(shape, index, subject):
        subject = None if _read_inverted(sentence, shape, index) else subject
    if subject is None:
        if verb in _INVERTIBLE and (inverted := _read_inverted(sentence, shape, index)):
            return inverted
        if not _shares_subject(sentence, shape, index):
            return None
    trailing = subject is not None and verb in _QUOTING and _is_trailing(shape, index, subject, verb)
    if subject is not None and _is_reduced(sentence, shape, index, subject, verb):
        return None
    if verb == "find" and not _finds(sentence, shape, index, subject, trailing):
        return None
    rule = f"speech.trailing-X-{verb}" if trailing else f"speech.X-{verb}"
    return SpeechAct(subject, min(index, subject.outer) if subject else index, index + 1, not trailing, verb, rule)


def _read_hearing(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "The court was told that 12 died": a hearing stands for those who spoke at it."""
    subject = find_subject(sentence.tokens, shape, index - 1) if sentence.tokens.lowers[index] == "told" else None
    if subject is None or sentence.tokens.lowers[subject.last - 1] not in word_set("hearings"):
        return None
    return SpeechAct(subject, subject.outer, index + 1, True, "tell", "speech.X-was-told")


def _read_agent(sentence: Sentence, shape: str, index: int, verb: str) -> SpeechAct | None:
    """ "as reported by the agency", ", confirmed by the army", "was reported by police", but not ", said by phone"."""
    before = "j,b" if verb in ("say", "count") else "j,"
    lowers = sentence.tokens.lowers
    # "at least 34 confirmed dead by the army"
    found = lowers[index : index + 2] == ["confirmed", "dead"]
    by = index + 1 + found
    if index == 0 or not (found or shape[index - 1] in before) or lowers[by : by + 1] != ["by"]:
        return None
    if _NAMES_SPEAKER.match(shape, by + 1) is None:
        return None
    speaker = find_object(sentence.tokens, shape, by + 1)
    return speaker and SpeechAct(speaker, index, speaker.last, index <= 1, "say", "speech.as-reported-by-X")


def _means_otherwise(sentence: Sentence, shape: str, index: int, verb: str) -> bool:
    """Whether a verb reports nothing here: "claimed 23 lives", "put out a fire", "did not say how many of the 12"."""
    following = sentence.tokens.lowers[index + 1 : index + 1 + _FIGURE_WINDOW]
    word = sentence.tokens.lowers[index]
    if index and sentence.tokens.lowers[index - 1].endswith(_NEGATIONS):
        return True
    if following and (
        (following[0] == "to" and word in word_set("passive_before_to"))
        or (following[0] in word_set("states") and word in word_set("passive_before_state"))
    ):
        return True
    if verb == "put":
        return word_set("figures").isdisjoint(following) or _FIGURE_PREPOSITIONS.isdisjoint(following)
    if word.startswith("declare") and not word_set("declared_lengths").isdisjoint(following[:4]):
        return True
    if verb == "count":
        # "verified the deaths of at least 13,580 civilians"
        reach = _COUNT_REACH if "of" not in following[:_OF_REACH] else _COUNT_REACH + _OF_REACH
        return "#" not in shape[index + 1 : index + reach]
    if word.startswith("continue"):
        # "he continued", but "the rain may continue for two days"
        return shape[index - 1 : index] == "x" or shape[index + 1 : index + 2] not in ("", *",:Q.")
    if word.startswith("add"):
        # "added three years to his mandate"
        return shape[index + 1 : index + 2] == "#" and "to" in following[1:4]
    if word in ("seek", "seeks", "sought"):
        return not word_set("sought").isdisjoint(following[:3])
    if word.startswith(("claim", "report")):
        return not word_set("not_spoken").isdisjoint(following[:6])
    return False


def _is_reduced(sentence: Sentence, shape: str, index: int, subject: Phrase, verb: str) -> bool:
    """Whether a verb says nothing of its own: "seven deaths reported, of which five", "the figure raises to 200"."""
    if verb == "put":
        word = sentence.tokens.lowers[subject.last - 1]
        return word in word_set("figures") and word not in word_set("documents")
    counted = shape[subject.outer] == "#" and shape[subject.last - 1] == "l"
    return counted and sentence.tokens.lowers[index].endswith("ed") and shape[index + 1 : index + 2] in ("", *",.;)o")


def _shares_subject(sentence: Sentence, shape: str, index: int) -> bool:
    """ "… and said nine were hurt"; after a comma only as in headlines: ", says 11 killed"."""
    return shape[index - 1 : index] == "&" or (
        shape[index - 1 : index] == "," and sentence.tokens.lowers[index].endswith("s")
    )


def _finds(sentence: Sentence, shape: str, index: int, subject: Phrase | None, trailing: bool) -> bool:
    """Whether "found", "showed" … reports: with "that", with a quotation, after a clause, or of evidence."""
    if trailing and subject is not None:
        return shape[subject.last - 1] in "CNp"
    if "that" in sentence.tokens.lowers[index + 1 : index + 4] or shape[index + 1 : index + 3] in (":Q", ",Q"):
        return True
    if subject is None or "#" not in shape[index + 1 :]:
        return False
    return not word_set("evidence").isdisjoint(sentence.tokens.lowers[subject.outer : subject.last])


def _is_trailing(shape: str, index: int, subject: Phrase, verb: str) -> bool:
    """ "…, X said on Monday, …" and "…,” X told reporters." follow what is said; "X said 12 had died" leads it."""
    before = shape[subject.outer - 1 : subject.outer]
    if not before or before not in ",Qq~":
        return False
    after = index + 1
    if verb == "tell" and (addressee := _ADDRESSEE.match(shape, after)):
        after = addressee.end()
    if shape[after : after + 1] == ":":
        return False
    if before in "Qq":
        return True
    rest = _REST_OF_CLAUSE.match(shape, after)
    return rest is not None and _FINITE.search(rest.group()) is None and len(rest.group()) <= _SHORT_REST


def _is_over_a_date(shape: str, index: int, subject: Phrase) -> bool:
    """ "since the fighting began on Oct. 22, said Ko Zaw Lin": words and a date before the comma, and no speaker."""
    return shape[subject.last - 1] == "l" and subject.last < index - 1 and shape[index - 1] == ","


def _read_inverted(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "…, said the officials, who asked not to be named": the speaker follows the verb."""
    if index and shape[index - 1] not in ",Qqa":
        return None
    speaker = find_object(sentence.tokens, shape, index + 1)
    if speaker is None or shape[speaker.last : speaker.last + 1] in _VERBAL:
        return None
    if _counts(sentence, shape, index + 1, speaker.last):
        return None
    return SpeechAct(speaker, index, speaker.last, False, "say", "speech.said-X")


def _counts(sentence: Sentence, shape: str, first: int, last: int) -> bool:
    """Whether a phrase holds a number that is no age: "said 12 officials", but not "said a 31-year-old teacher"."""
    lowers = sentence.tokens.lowers
    return any(shape[at] == "#" and lowers[at + 1 : at + 5] != _YEARS_OLD for at in range(first, last))


def _read_quote(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "SANA quoted a military source as saying", "X was quoted as saying", "quoted by Reuters"."""
    tokens = sentence.tokens
    later = tokens.lowers[index + 1 : index + 12]
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
        min(index, speaker.outer),
        last,
        not (ends and "Q" in shape[:index]),
        "say",
        "speech.quoted-X-as-saying",
    )


def _read_quoted_from(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """Who is named by a label in front of a quotation: "Quote from Lisovyi: ..."."""
    speaker = find_object(sentence.tokens, shape, index + 2)
    if index or speaker is None or shape[1] != "o" or shape[speaker.last : speaker.last + 1] != ":":
        return None
    return SpeechAct(speaker, index, speaker.last, True, "say", "speech.quote-from-X")


def _read_participle(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    verb = participle_classes()[sentence.tokens.lowers[index]]
    if index == 0 or shape[index - 1] in "bo" or sentence.tokens.lowers[index - 1] == "as":
        return None
    if verb == "quote":
        speaker = find_object(sentence.tokens, shape, index + 1)
        if speaker is None or _NAMES_SPEAKER.match(shape, speaker.outer) is None:
            return None
        return SpeechAct(speaker, index, speaker.last, False, "say", "speech.citing-X")
    if shape[index - 1] not in ",&Q" or _means_otherwise(sentence, shape, index, verb):
        return None
    return SpeechAct(None, index, index + 1, True, verb, f"speech.participle-{verb}")


def _read_according(sentence: Sentence, shape: str, index: int) -> SpeechAct | None:
    """ "according to a statement from the office of the U.N. envoy"; ", per the ministry", but not "per day"."""
    tokens = sentence.tokens
    if tokens.lowers[index] == "according":
        speaks = index + 1 < len(tokens) and tokens.lowers[index + 1] == "to"
        first, rule = index + 2, "speech.according-to-X"
    else:
        speaks = shape[index - 1 : index] == "," and _NAMES_SPEAKER.match(shape, index + 1) is not None
        first, rule = index + 1, "speech.per-X"
    speaker = find_object(tokens, shape, first) if speaks else None
    if speaker is None:
        return None
    return SpeechAct(speaker, index, speaker.last, index == 0, "say", rule)


def _read_headline(sentence: Sentence, shape: str) -> list[SpeechAct]:
    """ "46 dead – officials", "Police: 3 held", "Blinken: talks go on" (or a place, or a topic)."""
    marks = [index for index, word in enumerate(sentence.tokens) if word in ":–—"]
    if not marks:
        return []
    last, first = marks[-1], marks[0]
    tail, head = shape[last + 1 :], shape[:first]
    if _HEADLINE_TAIL.fullmatch(tail):
        return [
            SpeechAct(find_object(sentence.tokens, shape, last + 1), last, len(shape), False, "say", "speech.dash-X")
        ]
    if sentence.tokens[first] == ":" and _HEADLINE_HEAD.fullmatch(head):
        rule = "speech.colon-X" if "N" in head else "speech.colon-name"
        return [SpeechAct(find_object(sentence.tokens, shape, 0), 0, first + 1, True, "say", rule)]
    return []
