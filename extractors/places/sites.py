"""Sites: places that a sentence points at without a name: "a vegetable market", "five new camps", "the region"."""

from collections.abc import Iterator

from extractors.places.spots import Spot
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from extractors.tokens import Tokens

_LONGEST_PHRASE = 8
_PUNISHMENTS = frozenset({"prison", "jail", "custody"})


def find_sites(text: str, sentence: Sentence, index: int, words: PlaceWords) -> Iterator[Spot]:
    """Find the unnamed places of one sentence: a noun for a place behind a preposition of place.

    Args:
        text: the article's text.
        sentence: the sentence to read.
        index: its place among the article's sentences.
        words: the place lexicon.

    Yields:
        A spot for each, without its determiner: "inside a crowded mosque" gives "crowded mosque".
    """
    tokens, cues = sentence.tokens, words.cues
    for at in [at for at, word in enumerate(tokens.lowers) if word in cues]:
        if _is_adverb(tokens, at, words):
            yield Spot(tokens.starts[at], tokens.ends[at], at, at + 1, index, "site", "at", tokens[at], ())
            continue
        # "took 400 staff back in-house"
        span = _read_phrase(tokens, at + 1, words) if tokens[at + 1 : at + 2] != ["-"] else None
        if span is not None and not _is_state(tokens, at, span):
            first, last = span
            start, end = tokens.starts[first], tokens.ends[last - 1]
            cue = tokens.lowers[at]
            yield Spot(start, end, first, last, index, "site", cues[cue], text[start:end], (), cue)


def _is_adverb(tokens: Tokens, at: int, words: PlaceWords) -> bool:
    """Whether a word says where by itself: "abroad", but not "aboard the Aurora" or "said there were 40 dead"."""
    word = tokens[at]
    following = tokens.lowers[at + 1] if at + 1 < len(tokens) else None
    if word == "there":
        return following is None or following not in words.being
    if word not in words.adverbs:
        return False
    return (
        following is None
        or not following[0].isalpha()
        or following in words.function_words
        or following in words.after_site
    )


def _read_phrase(tokens: Tokens, begin: int, words: PlaceWords) -> tuple[int, int] | None:
    """The noun phrase that begins here, if its head is a noun for a place."""
    head = None
    ahead = begin
    while ahead < len(tokens) and ahead - begin < _LONGEST_PHRASE:
        word, lower = tokens[ahead], tokens.lowers[ahead]
        if head is not None and (end := _read_direction(tokens, ahead, words)) is not None:
            return _trim(tokens, begin, end, words)
        if lower in words.function_words or not (word[0].isalnum() or word in "-‑"):
            break
        if word[0].isupper() and word not in words.demonyms:
            break
        if head is None and (lower in words.determiners or lower in words.number_words or lower[0].isdigit()):
            # "to leave the hotel", "to guard 400 stations": no preposition, but a verb; the phrase begins behind it.
            begin = ahead
        if lower in words.sites or lower in words.areas or lower in words.vehicles:
            head = ahead
        elif lower in words.directions and (end := _read_part_of(tokens, ahead, words)) is not None:
            return ahead, end
        elif head is not None:
            return None if _continues_compound(lower, words) else _trim(tokens, begin, head, words)
        ahead += 1
    return None if head is None else _trim(tokens, begin, head, words)


def _is_state(tokens: Tokens, cue: int, span: tuple[int, int]) -> bool:
    """ "ten years in prison", "were sent to jail": without an article it says how people are, and not where."""
    first, last = span
    return first == cue + 1 and last == first + 1 and tokens.lowers[first] in _PUNISHMENTS


def _read_part_of(tokens: Tokens, direction: int, words: PlaceWords) -> int | None:
    """One past the end of "east of the country"; of a named country the name says enough."""
    end = direction + 4
    if end > len(tokens) or tokens.lowers[direction + 1] != "of" or tokens.lowers[direction + 3] not in words.areas:
        return None
    return end


def _read_direction(tokens: Tokens, ahead: int, words: PlaceWords) -> int | None:
    """The last token of "island's south", where the possessive stands here."""
    if tokens.lowers[ahead] not in ("'s", "’s") or ahead + 1 >= len(tokens):
        return None
    return ahead + 1 if tokens.lowers[ahead + 1] in words.directions else None


def _continues_compound(word: str, words: PlaceWords) -> bool:
    """Whether the word makes the noun before it a mere modifier: "in school uniforms", but "in hospital later"."""
    return not (word in words.after_site or word.endswith(("ed", "ing", "ly")) or word[0].isdigit())


def _trim(tokens: Tokens, begin: int, head: int, words: PlaceWords) -> tuple[int, int]:
    first = begin
    while first < head and tokens.lowers[first] in words.determiners and tokens.lowers[first] not in words.number_words:
        first += 1
    return first, head + 1
