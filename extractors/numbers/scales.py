"""What follows a number and is part of it: magnitudes ("1.4 million", "1.7m") and halves ("and a half")."""

from extractors.lexicon import load_lexicon
from extractors.numbers.numeral import number_words, touching
from extractors.tokens import Tokens


def read_scale(tokens: Tokens, last: int, *, digits: bool) -> tuple[float, int]:
    """Magnitudes after a number: "1.4 million", "2 hundred thousand", "1.7m", "1.4-million"."""
    words = number_words()
    scale = 1.0
    if digits and touching(tokens, last) and tokens[last] in words.short_scale and not _is_metres(tokens, last):
        return float(words.short_scale[tokens[last]]), last + 1
    if last + 1 < len(tokens) and tokens[last] == "-" and tokens.lowers[last + 1] in words.scale:
        return float(words.scale[tokens.lowers[last + 1]]), last + 2
    while last < len(tokens) and tokens.lowers[last] in words.scale:
        scale *= words.scale[tokens.lowers[last]]
        last += 1
    if not digits or scale > 1 or last >= len(tokens):
        return scale, last
    if tokens[last] in ("bn", "mn", "mln", "tn", "trn", "bln"):
        return float(words.short_scale[tokens[last]]), last + 1
    return scale, last


def _is_metres(tokens: Tokens, at: int) -> bool:
    """ "200m from the prison", "the river reached 5.4m": an m that is no million."""
    if tokens[at] != "m" or tokens[max(0, at - 2)] in "$€£":
        return False
    lexicon = load_lexicon("units")["metres"]
    after = tokens.lowers[at + 1] if at + 1 < len(tokens) else ""
    return after in lexicon["after"] or any(word in lexicon["before"] for word in tokens.lowers[max(0, at - 7) : at])


_DENOMINATORS = frozenset({"2", "3", "4", "5", "8"})


def _read_slashed(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """The fraction after a whole number: the "1/2" of "4 1/2 years" and "4-1/2 years"."""
    index += tokens.lowers[index : index + 1] == ["-"]
    above, slash, below = [*tokens[index : index + 3], "", "", ""][:3]
    if slash != "/" or below not in _DENOMINATORS or not (above.isdecimal() and above < below and len(above) == 1):
        return None
    together = tokens.ends[index] == tokens.starts[index + 1] and tokens.ends[index + 1] == tokens.starts[index + 2]
    return (int(above) / int(below), index + 3) if together and tokens[index + 3 : index + 4] != ["/"] else None


def read_and_a_half(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """The fraction after a whole number: "and a half", "-and-a-half", "and three quarters", " 1/2"."""
    if slashed := _read_slashed(tokens, index):
        return slashed
    if tokens.lowers[index : index + 1] not in (["and"], ["-"]):
        return None
    lowers = [word for word in tokens.lowers[index : index + 7] if word != "-"]
    if len(lowers) < 3 or lowers[0] != "and":
        return None
    fractions = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
    value = fractions.get(lowers[2], 0.0) if lowers[1] in ("a", "one") else 0.0
    if lowers[1] == "three" and lowers[2] == "quarters":
        value = 0.75
    if not value:
        return None
    last, seen = index, 0
    while seen < 3:
        seen += tokens[last] != "-"
        last += 1
    return value, last
