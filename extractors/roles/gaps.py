"""Gaps: the function words between a trigger and a number, and how hard it is to read across them."""

from dataclasses import dataclass, fields
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lists of `clauses.toml`; `helpers`, `light` and `functional` each hold more of them together."""

    be: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    speech: frozenset[str]
    determiners: frozenset[str]
    toll_links: frozenset[str]
    figures: frozenset[str]
    long_causes: frozenset[str]
    refusals: frozenset[str]
    understood: frozenset[str]
    diseases: frozenset[str]
    wrongs: frozenset[str]
    of_counts: frozenset[str]
    helpers: frozenset[str]
    light: frozenset[str]
    functional: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """The function words that the role grammar steps over, weighs or stops at."""
    lexicon = load_lexicon("clauses")
    lists = {field.name: frozenset(lexicon.get(field.name, ())) for field in fields(ClauseWords)}
    lists["helpers"] = lists["be"] | lists["auxiliaries"]
    lists["light"] = lists["helpers"] | lists["adverbs"]
    lists["functional"] = lists["light"] | lists["prepositions"] | lists["determiners"]
    return ClauseWords(**lists)


_PERFECT = frozenset({"have", "has", "had"})


def after_be(tokens: Tokens, position: int) -> bool:
    words = clause_words()
    for index in range(position - 1, max(-1, position - 6), -1):
        lower = tokens.lowers[index]
        if lower in words.be:
            return True
        if lower in _PERFECT:
            # "are confirmed to have died": they did it, whatever is said of it.
            return False
        if lower not in words.adverbs and lower not in ("not", "never", "to") and not lower.endswith("ly"):
            return False
    return False


def is_content(lower: str) -> bool:
    return lower[0].isalpha() and lower not in clause_words().functional and not lower.endswith("ly")


def gap_cost(tokens: Tokens, start: int, end: int, *, prepositions: float, apposed: float = 0.8) -> float:
    """How hard it is to read across a gap: clause breaks weigh most, function words least, asides next to nothing.

    Args:
        tokens: the sentence's tokens.
        start: first token of the gap.
        end: one past its last token.
        prepositions: what a preposition weighs; much where it would govern the number itself.
        apposed: what a number after a comma weighs, which may begin a clause of its own.
    """
    words, costs = clause_words(), _costs()
    total = 0.0
    depth = 0
    dashed = False
    for index in range(start, end):
        text, lower = tokens[index], tokens.lowers[index]
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif _is_dash(tokens, index):
            dashed = not dashed and any(_is_dash(tokens, later) for later in range(index + 1, end))
            total += 0.4 if dashed else 1.0
        elif depth > 0 or dashed:
            total += 0.05
        elif text[0].isdigit() or (lower in _NUMBERS and index and tokens[index - 1] == "with"):
            total += apposed if index and tokens[index - 1] == "," else 0.8 if text[0].isdigit() else 2.0
        elif lower in words.be and _opens_clause(tokens, index + 1, end):
            total += 2.5
        elif lower in words.prepositions:
            total += prepositions
        elif lower == "since" and index > start and tokens.lowers[index - 1] in words.auxiliaries:
            # "have since died": an adverb.
            continue
        elif lower in words.speech and index and tokens.lowers[index - 1] in words.be:
            # "are confirmed to have died": what is said of them breaks no clause.
            total += _CONTENT_COST
        else:
            total += costs.get(lower, _CONTENT_COST)
    return total


def _is_dash(tokens: Tokens, index: int) -> bool:
    """A dash between phrases: the mark, or the second of two hyphens as typewriters had them."""
    return tokens[index] in "–—" or (tokens[index] == "-" and tokens[index - 1 : index] == ["-"])


def _opens_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a form of "be" has a predicate of its own within the gap, so that what lies beyond is another clause."""
    return any(is_content(word) for word in tokens.lowers[start:end])


# "raising the toll to 22, with one hiker missing": a number in words begins a clause as one in digits does.
_NUMBERS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)
_MARKS = {",": 0.6, ";": 6.0, ":": 6.0, ".": 6.0, "!": 6.0, "?": 6.0}
_CONTENT_COST = 0.25


@cache
def _costs() -> dict[str, float]:
    """What function words and marks weigh in a gap; where a word is in several lists, the later one here decides."""
    words = clause_words()
    weighed = (words.light | words.determiners, 0.0), (("and",), 0.7), (words.relatives, 1.0)
    costs = {word: cost for listed, cost in (*weighed, (words.speech | words.breaks, 4.0)) for word in listed}
    return costs | _MARKS
