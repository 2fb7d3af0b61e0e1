"""Numbers in words: "twenty-two", "half a million", "dozens", "a couple of"."""

from extractors.lexicon import load_lexicon
from extractors.numbers.numeral import Numeral, number_words
from extractors.numbers.scales import read_and_a_half, read_scale
from extractors.tokens import Tokens

# "killing scores", "12 dead and scores injured"; what a team scores stands behind and before something else.
_BEFORE_SCORES = frozenset(
    {"killing", "killed", "kills", "injuring", "injured", "wounding", "wounded", "arresting", "arrested", "leaving"}
)
_AFTER_SCORES = frozenset({"of", "more", "others", "dead", "injured", "wounded", "hurt", "killed", "missing"})


def read_vague(tokens: Tokens, index: int) -> Numeral | None:
    """Vague numbers keep their bounds whatever multiplies them: "several dozen" is as wide as "dozens"."""
    words = number_words()
    lowers = tuple(tokens.lowers[index : index + 3])
    for size in (3, 2, 1):
        bounds = words.vague.get(lowers[:size])
        if bounds is None or len(lowers) < size:
            continue
        last = index + size
        if lowers[:size] in (("several",), ("a", "few")) and last < len(tokens):
            if (wider := _several_of(tokens, last)) is not None:
                low, high = words.vague[tuple(tokens.lowers[last:wider])]
                return Numeral(index, wider, "vague", None, low=low, high=high)
            plural = tokens.lowers[last] + "s"
            group = words.vague.get((plural,))
            if group and plural != "tens":
                return Numeral(index, last + 1, "vague", None, low=group[0], high=group[1])
        struck = index > 0 and lowers[0] == "scores" and tokens.lowers[index - 1] in _BEFORE_SCORES
        if (
            lowers[:size] in (("tens",), ("scores",))
            and not struck
            and not (last < len(tokens) and tokens.lowers[last] in _AFTER_SCORES)
        ):
            return None
        return Numeral(index, last, "vague", None, low=bounds[0], high=bounds[1])
    if (lowers[0] == "couple" and lowers[1:2] == ("of",)) or lowers[:2] == ("a", "couple"):
        last = index + (1 if lowers[0] == "couple" else 2)
        if tokens.lowers[last : last + 1] in (["'s"], ["’s"]):
            return None
        last += last < len(tokens) and tokens.lowers[last] == "of"
        scale, last = read_scale(tokens, last, digits=False)
        return Numeral(index, last, "vague", 2 * scale, low=2 * scale, high=2 * scale)
    return None


def _several_of(tokens: Tokens, at: int) -> int | None:
    """One past the end of the "tens of thousands" in "several tens of thousands"; None where no such group follows."""
    known = number_words().vague
    for size in (3, 1):
        group = tuple(tokens.lowers[at : at + size])
        if len(group) == size and group in known and group[0].endswith("s"):
            return at + size
    return None


class _Sum:
    """A number in words while it is read: finished thousands and up in `total`, the group in hand in `current`."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current = 0.0
        self.seen = False

    @property
    def value(self) -> float:
        return self.total + self.current

    def take(self, word: str) -> bool:
        """Add one word; False where it does not go on with the number."""
        words = number_words()
        fresh = not self.seen or (self.current == 0 and self.total >= 1000)
        if word in words.small and (fresh or _continues(word, self.current)):
            self.current += words.small[word]
        elif word in words.tens and (fresh or (self.current % 100 == 0 and self.current > 0)):
            self.current += words.tens[word]
        elif word in ("hundred", "dozen"):
            self.current = (self.current or 1) * (100 if word == "hundred" else 12)
        elif word in words.scale:
            self.total, self.current = self.total + (self.current or 1) * words.scale[word], 0.0
        else:
            return False
        self.seen = True
        return True


def read_words(tokens: Tokens, index: int) -> Numeral | None:
    """Read a number in words from its first word: "twenty-two", "a hundred and five thousand", "half a million".

    Args:
        tokens: the sentence's tokens.
        index: the token to begin at.

    Returns:
        The numeral, ordinals among them ("twenty-first"); None where no number begins.
    """
    halved = _read_half_a(tokens, index)
    if halved:
        return halved
    number, last = _Sum(), index
    if tokens.lowers[index] in ("a", "an"):
        if not (index + 1 < len(tokens) and tokens.lowers[index + 1] in {*number_words().scale, "dozen"}):
            return None
        number.current, number.seen, last = 1.0, True, index + 1
    while last < len(tokens):
        word = tokens.lowers[last]
        if number.seen and last + 1 < len(tokens) and _joins(word, tokens.lowers[last + 1], number.current):
            last += 1
            continue
        if word in number_words().ordinal and _completes(tokens, last, number):
            return Numeral(index, last + 1, "ordinal", number.value + number_words().ordinal[word])
        if not number.take(word):
            break
        last += 1
    return _finish(tokens, index, last, number) if number.seen else None


def _joins(word: str, following: str, current: float) -> bool:
    """The hyphen of "twenty-two" and the "and" of "a hundred and five"."""
    if word == "-":
        return _continues(following, current)
    return word == "and" and current > 0 and current % 100 == 0 and _is_small(following)


def _completes(tokens: Tokens, last: int, number: _Sum) -> bool:
    """Whether an ordinal word ends the number: "twenty-first", not "twenty first graders"."""
    return not number.seen or (number.current % 10 == 0 and tokens[last - 1] == "-")


def _finish(tokens: Tokens, index: int, last: int, number: _Sum) -> Numeral:
    value, step = number.value, _step(number.value, tokens.lowers[last - 1])
    half = read_and_a_half(tokens, last)
    if half:
        scale, after = read_scale(tokens, half[1], digits=False)
        share = half[0] * _last_scale(tokens, last)
        return Numeral(index, after, "cardinal", (value + share) * scale, share * scale, scale=scale)
    return Numeral(index, last, "cardinal", value, step, scale=_last_scale(tokens, last))


def _step(value: float, word: str) -> float:
    """The size of the last significant digit: 250,000 is known to 10,000, a dozen to itself."""
    if word == "dozen":
        return 12.0
    digits = f"{value:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0


def _last_scale(tokens: Tokens, last: int) -> float:
    word = tokens.lowers[last - 1]
    return float(number_words().scale.get(word, 1))


def _is_small(word: str) -> bool:
    words = number_words()
    return word in words.small or word in words.tens


def _continues(word: str, current: float) -> bool:
    """Whether a word goes on with the number read so far: "twenty" goes on with "two", "two" with "hundred"."""
    words = number_words()
    if word in words.small:
        return current > 0 and (
            current % 100 == 0 or (current % 10 == 0 and words.small[word] < 10 and current % 100 >= 20)
        )
    if word in words.ordinal:
        return current % 10 == 0 and words.ordinal[word] < 10
    return word in words.scale or (word in words.tens and current % 100 == 0)


def _read_half_a(tokens: Tokens, index: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million", "a half-million"."""
    words = number_words()
    lowers = tokens.lowers[index : index + 6]
    skip = 1 if lowers[0] in ("a", "one") else 0
    share = {"half": 0.5, "quarter": 0.25}.get(lowers[skip] if len(lowers) > skip else "")
    if share is None:
        return None
    at = skip + 1
    if len(lowers) > at and lowers[at] in ("of", "-"):
        at += 1
    if len(lowers) > at and lowers[at] in ("a", "an"):
        at += 1 + (lowers[at + 1 : at + 2] == ["-"])
    if len(lowers) <= at or (at == skip + 1 and lowers[at] not in words.scale and lowers[at] != "dozen"):
        return None
    unit = 12 if lowers[at] == "dozen" else words.scale.get(lowers[at])
    if unit is None:
        units = load_lexicon("units")
        length = (
            share == 0.5
            and (lowers[at] in units["time"] or lowers[at] in units["measure"])
            and lowers[at - 1] in ("a", "an", "-")
        )
        return Numeral(index, index + at, "cardinal", share, 0.1) if length else None
    return Numeral(
        index, index + at + 1, "cardinal", share * unit, unit * (0.5 if unit == 12 else 0.1), scale=float(unit)
    )
