"""Token shapes: a sentence becomes a string of one-letter word classes, over which the speech rules are patterns.

The letters: V speech verb, G speech participle, D determiner, # number, N noun of one who speaks, C capitalised word,
l other word, o preposition, w relative, x auxiliary, b "be", T time word, a adverb, j conjunction, p pronoun, & "and",
z possessive, - hyphen, ~ dash, q word inside a quotation, Q quotation mark, and punctuation as itself.
"""

from functools import cache, lru_cache

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".!?…",
    "-": "-",
    "~": "–—",
    "(": "([",
    ")": ")]",
    "Q": '"“”„«»‘',
    "z": "’'",
    "&": "&",
}
_WORDS = {
    "l": "documents",
    "D": "determiners",
    "N": "speakers",
    "C": "particles",
    "a": "adverbs",
    "T": "times",
    "o": "prepositions",
    "j": "conjunctions",
    "w": "relatives",
    "x": "auxiliaries",
    "b": "passive",
    "p": "pronouns",
}

# "Col. Hugo Terán": the full stop of a title belongs to the name.
_LONGEST_TITLE = 5
_LONG_WORD = 4
# Classes of words that with a capital may be part of a name.
_NAMEABLE = "lVDaowp"
_ACCUSED = frozenset({"suspected", "accused"})
_LOUD_WORDS = 3
_LONGEST_SYLLABLE = 6
_LINKED = frozenset({"led", "run", "born", "wide", "era", "style", "made", "held", "type", "area", "year", "old"})


@cache
def verb_classes() -> dict[str, str]:
    """Each form of a finite speech verb, with its class: say, tell, quote, count, put, want or deny."""
    return {form: name for name, forms in load_lexicon("speech")["verbs"].items() for form in forms}


@cache
def participle_classes() -> dict[str, str]:
    """Each speech participle, with its class: say, put, quote or deny."""
    return {form: name for name, forms in load_lexicon("speech")["participles"].items() for form in forms}


@cache
def word_set(name: str) -> frozenset[str]:
    """One word list of the lexicon's `words` table."""
    return frozenset(load_lexicon("speech")["words"][name])


@cache
def _letters() -> dict[str, str]:
    letters = {mark: letter for letter, marks in _MARKS.items() for mark in marks}
    for letter, name in _WORDS.items():
        letters.update(dict.fromkeys(word_set(name), letter))
    numbers = load_lexicon("numbers")
    for table in ("small", "tens", "scale"):
        letters.update(dict.fromkeys(numbers[table], "#"))
    letters.update(dict.fromkeys(["dozen", "dozens", "hundreds", "thousands", "several"], "#"))
    letters["one"] = "D"
    letters.update(dict.fromkeys(verb_classes(), "V"))
    letters.update(dict.fromkeys(participle_classes(), "G"))
    letters.update({"and": "&", "'s": "z", "’s": "z"})
    return letters


def shape_sentence(tokens: Tokens, quoted: list[bool] | None) -> str:
    """Give each token of a sentence its class.

    Args:
        tokens: the sentence's tokens.
        quoted: for each of them, whether it stands inside a quotation; None where none does.

    Returns:
        One letter per token: "Police in Gaza said 12 died." is ``NoCV#l.``
    """
    letters, loud = _letters(), _is_loud(tokens)
    shape = [letters.get(lower) or _shape_unknown(word[0]) for word, lower in zip(tokens, tokens.lowers, strict=True)]
    if quoted is not None:
        shape = ["q" if inside else letter for letter, inside in zip(shape, quoted, strict=True)]
    for index, letter in enumerate(shape):
        capital = letter in _NAMEABLE and not loud and tokens[index][0].isupper()
        if letter in "T.V" or capital or (letter == "l" and index > 1 and shape[index - 1] == "-"):
            shape[index] = _shape_in_context(tokens, index, shape, loud=loud)
    return "".join(shape)


def _shape_in_context(tokens: Tokens, index: int, shape: list[str], *, loud: bool) -> str:
    """The class of a word whose own class is not certain; those of the words before it are."""
    word, lower, letter = tokens[index], tokens.lowers[index], shape[index]
    before, shape_before = (tokens.lowers[index - 1], shape[index - 1]) if index else ("", "")
    if letter == "T":
        # "67-year-old Ana Ruiz" is a phrase like any other.
        return "l" if shape_before == "-" else "T"
    if letter == ".":
        titled = shape_before == "C" and len(before) <= _LONGEST_TITLE and index + 1 < len(tokens)
        return "C" if titled and tokens[index + 1][0].isupper() else "."
    if letter == "l" and shape_before == "-" and _ends_a_name(tokens, index, shape):
        return "C"
    if not loud and word[0].isupper() and _is_name(word, letter, shape_before):
        return "C"
    if lower in _ACCUSED and tokens.lowers[index + 1 : index + 2] == ["of"]:
        # "people suspected of planning attacks": they are, and do not say so.
        return "l"
    if letter == "V" and lower in word_set("noun_or_verb") and not _is_verb(lower, before, shape_before):
        return "N" if lower in word_set("speakers") else "l"
    return letter


def _ends_a_name(tokens: Tokens, index: int, shape: list[str]) -> bool:
    """The "hoon" of "Park Ji-hoon", but not the "based" of "a London-based" nor the "led" of "US-led"."""
    given = shape[index - 2] == "C" and index > 2 and shape[index - 3] == "C"
    touching = tokens.ends[index - 2] == tokens.starts[index - 1] and tokens.ends[index - 1] == tokens.starts[index]
    word = tokens.lowers[index]
    return given and touching and len(word) <= _LONGEST_SYLLABLE and not word.endswith("ed") and word not in _LINKED


def _is_name(word: str, letter: str, shape_before: str) -> bool:
    """Tell the WHO from "who", and the Post in the middle of a sentence from "post"."""
    if letter in "wp":
        return len(word) > 1 and word.isupper()
    return letter in "lVDao" and shape_before != "" and shape_before not in "Q.:("


def _is_loud(tokens: Tokens) -> bool:
    """Whether every longer word is capitalised: a headline in capitals or title case, where capitals mean no names."""
    count = 0
    for token in tokens:
        if len(token) >= _LONG_WORD and token.isalpha():
            if not token[0].isupper():
                return False
            count += 1
    return count >= _LOUD_WORDS


def _is_verb(word: str, before: str, shape_before: str) -> bool:
    """Tell "officials estimate 20" and "the agency estimates 20" from "the estimate" and "official estimates"."""
    if word.endswith("s") and not word.endswith("ss"):
        return shape_before == "C" or (
            shape_before != "" and shape_before in "Npwa)" and not before.endswith(("s", "'", "’"))
        )
    return before.endswith("s") or before in word_set("plural_ending") or shape_before == "p"


@lru_cache(maxsize=1024)
def _shape_unknown(first: str) -> str:
    """The class of a word that no list has, by its first character."""
    if first.isdigit():
        return "#"
    if first.isupper():
        return "C"
    return "l" if first.isalpha() else "("
