"""Sites: places that a sentence points at without a name: "a vegetable market", "five new camps", "the region"."""

from collections.abc import Iterator, Sequence

from extractors.places.spots import Relation, Spot
from extractors.places.words import PlaceWords
from extractors.sentences import Sentence
from extractors.tokens import Token

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
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        relation = _relation(token.lower, words)
        if relation is None:
            continue
        span = _read_phrase(tokens, at + 1, words)
        if span is not None:
            first, last = span
            start, end = tokens[first].start, tokens[last - 1].end
            yield Spot(start, end, first, last, index, "site", relation, text[start:end], (), token.lower)


def _relation(word: str, words: PlaceWords) -> Relation | None:
    if word in words.at:
        return "at"
    if word in words.to:
        return "to"
    if word in words.origin:
        return "from"
    return "struck" if word in words.site_verbs else None


def _read_phrase(tokens: Sequence[Token], begin: int, words: PlaceWords) -> tuple[int, int] | None:
    """The noun phrase that begins here, if its head is a noun for a place."""
    head = None
    ahead = begin
    while ahead < len(tokens) and ahead - begin < _LONGEST_PHRASE:
        token = tokens[ahead]
        if token.lower in words.function_words or not (token.text[0].isalnum() or token.text in "-‑"):
            break
        if token.text[0].isupper() and ahead > begin and head is not None:
            break
        if token.lower in words.sites or token.lower in words.areas:
            head = ahead
        elif head is not None:
            return None if _continues_compound(token, words) else _trim(tokens, begin, head, words)
        ahead += 1
    return None if head is None else _trim(tokens, begin, head, words)


def _continues_compound(token: Token, words: PlaceWords) -> bool:
    """Whether the word makes the noun before it a mere modifier: "in school uniforms", but "in hospital later"."""
    word = token.lower
    return not (word in words.after_site or word.endswith(("ed", "ing", "ly")) or word[0].isdigit())


def _trim(tokens: Sequence[Token], begin: int, head: int, words: PlaceWords) -> tuple[int, int] | None:
    first = begin
    while first < head and tokens[first].lower in words.determiners and not _is_count(tokens[first].lower):
        first += 1
    if any(token.text[0].isupper() and token.text.isalpha() for token in tokens[first : head + 1]):
        return None
    return first, head + 1


def _is_count(word: str) -> bool:
    return word in ("six", "seven", "eight", "nine", "ten", "two", "three", "four", "five")
