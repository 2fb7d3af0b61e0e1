"""Sites: places that a sentence points at without a name: "a vegetable market", "five new camps", "the region"."""

from collections.abc import Iterator

from extractors.places.spots import Spot
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from extractors.tokens import Token, Tokens

_LONGEST_PHRASE = 8


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
        token = tokens[at]
        if _is_adverb(tokens, at, words):
            yield Spot(token.start, token.end, at, at + 1, index, "site", "at", token.text, ())
            continue
        span = _read_phrase(tokens, at + 1, words)
        if span is not None:
            first, last = span
            start, end = tokens[first].start, tokens[last - 1].end
            yield Spot(start, end, first, last, index, "site", cues[token.lower], text[start:end], (), token.lower)


def _is_adverb(tokens: Tokens, at: int, words: PlaceWords) -> bool:
    """Whether a word says where by itself: "abroad", but not "aboard the Aurora" or "said there were 40 dead"."""
    word = tokens[at].text
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if word == "there":
        return following is None or following.lower not in words.being
    if word not in words.adverbs:
        return False
    return (
        following is None
        or not following.text[0].isalpha()
        or following.lower in words.function_words
        or following.lower in words.after_site
    )


def _read_phrase(tokens: Tokens, begin: int, words: PlaceWords) -> tuple[int, int] | None:
    """The noun phrase that begins here, if its head is a noun for a place."""
    head = None
    ahead = begin
    while ahead < len(tokens) and ahead - begin < _LONGEST_PHRASE:
        token = tokens[ahead]
        if token.lower in words.function_words or not (token.text[0].isalnum() or token.text in "-‑"):
            break
        if token.text[0].isupper() and token.text not in words.demonyms:
            break
        if head is None and token.lower in words.determiners:
            # "to leave the hotel": no preposition, but a verb; the phrase begins behind it.
            begin = ahead
        if token.lower in words.sites or token.lower in words.areas or token.lower in words.vehicles:
            head = ahead
        elif token.lower in words.directions and (end := _read_part_of(tokens, ahead, words)) is not None:
            return ahead, end
        elif head is not None:
            return None if _continues_compound(token, words) else _trim(tokens, begin, head, words)
        ahead += 1
    return None if head is None else _trim(tokens, begin, head, words)


def _read_part_of(tokens: Tokens, direction: int, words: PlaceWords) -> int | None:
    """One past the end of "east of the country"; of a named country the name says enough."""
    end = direction + 4
    if end > len(tokens) or tokens[direction + 1].lower != "of" or tokens[direction + 3].lower not in words.areas:
        return None
    return end


def _continues_compound(token: Token, words: PlaceWords) -> bool:
    """Whether the word makes the noun before it a mere modifier: "in school uniforms", but "in hospital later"."""
    word = token.lower
    return not (word in words.after_site or word.endswith(("ed", "ing", "ly")) or word[0].isdigit())


def _trim(tokens: Tokens, begin: int, head: int, words: PlaceWords) -> tuple[int, int]:
    first = begin
    while first < head and tokens[first].lower in words.determiners and tokens[first].lower not in words.number_words:
        first += 1
    return first, head + 1
