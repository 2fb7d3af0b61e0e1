"""Numbers in words: "twenty-two", "half a million", "dozens", "a couple of"."""

from collections.abc import Sequence

from extractors.lexicon import load_lexicon
from extractors.numbers.numeral import Numeral, number_words
from extractors.numbers.scales import read_and_a_half, read_scale
from extractors.tokens import Token


def read_vague(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Vague numbers keep their bounds whatever multiplies them: "several dozen" is as wide as "dozens"."""
    words = number_words()
    lowers = tuple(token.lower for token in tokens[index : index + 3])
    for size in (3, 2, 1):
        bounds = words.vague.get(lowers[:size])
        if bounds is None or len(lowers) < size:
            continue
        last = index + size
        if lowers[:size] in (("several",), ("a", "few")) and last < len(tokens):
            plural = tokens[last].lower + "s"
            group = words.vague.get((plural,))
            if group and plural != "tens":
                return Numeral(index, last + 1, "vague", None, low=group[0], high=group[1])
        if lowers[:size] in (("tens",), ("scores",)) and not (
            last < len(tokens) and tokens[last].lower in ("of", "more")
        ):
            return None
        return Numeral(index, last, "vague", None, low=bounds[0], high=bounds[1])
    if lowers[0] == "couple" or lowers[:2] == ("a", "couple"):
        last = index + (1 if lowers[0] == "couple" else 2)
        last += last < len(tokens) and tokens[last].lower == "of"
        scale, last = read_scale(tokens, last, digits=False)
        return Numeral(index, last, "vague", 2 * scale, low=2 * scale, high=2 * scale)
    return None


def read_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """A number in words, from its first word: "twenty-two", "a hundred and five thousand", "half a million"."""
    words = number_words()
    halved = _read_half_a(tokens, index)
    if halved:
        return halved
    total, current, last, step = 0.0, 0.0, index, 1.0
    seen = False
    if tokens[index].lower in ("a", "an"):
        if not (
            index + 1 < len(tokens) and (tokens[index + 1].lower in words.scale or tokens[index + 1].lower == "dozen")
        ):
            return None
        current, last, seen = 1.0, index + 1, True
    while last < len(tokens):
        word = tokens[last].lower
        if word == "-" and seen and last + 1 < len(tokens) and _continues(tokens[last + 1].lower, current):
            last += 1
            continue
        if (
            word == "and"
            and seen
            and last + 1 < len(tokens)
            and current % 100 == 0
            and current
            and _is_small(tokens[last + 1].lower)
        ):
            last += 1
            continue
        if word in words.ordinal and (not seen or (current % 10 == 0 and tokens[last - 1].text == "-")):
            return Numeral(index, last + 1, "ordinal", total + current + words.ordinal[word])
        if word in words.small and (not seen or _continues(word, current)):
            current += words.small[word]
            step = 1.0
        elif word in words.tens and (not seen or current % 100 == 0):
            current += words.tens[word]
            step = 10.0
        elif word == "hundred":
            current = (current or 1) * 100
            step = 100.0
        elif word == "dozen":
            current = (current or 1) * 12
            step = 12.0
        elif word in words.scale:
            total, current = total + (current or 1) * words.scale[word], 0.0
            step = float(words.scale[word])
        else:
            break
        seen = True
        last += 1
    if not seen:
        return None
    half = read_and_a_half(tokens, last)
    value = total + current
    if half:
        value, step, last = value + half[0], half[0], half[1]
        scale, last = read_scale(tokens, last, digits=False)
        value, step = value * scale, step * scale
    return Numeral(index, last, "cardinal", value, step, scale=_last_scale(tokens, last))


def _last_scale(tokens: Sequence[Token], last: int) -> float:
    word = tokens[last - 1].lower
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


def _read_half_a(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million", "a half-million"."""
    words = number_words()
    lowers = [token.lower for token in tokens[index : index + 5]]
    skip = 1 if lowers[0] in ("a", "one") else 0
    share = {"half": 0.5, "quarter": 0.25}.get(lowers[skip] if len(lowers) > skip else "")
    if share is None:
        return None
    at = skip + 1
    if len(lowers) > at and lowers[at] in ("of", "-"):
        at += 1
    if len(lowers) > at and lowers[at] in ("a", "an"):
        at += 1
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
