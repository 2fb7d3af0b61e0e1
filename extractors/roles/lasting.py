"""What lasts: the state, event or process whose length a duration states."""

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_stop
from extractors.quantities.phrases import read_noun_phrase
from extractors.roles.gaps import clause_words

Subject = tuple[int, int, str]

_PARTICLES = frozenset({"down", "out", "up", "off", "on", "over"})
_AHEAD = frozenset({"next", "coming", "following"})
_BEFORE_LENGTHS = _AHEAD | {"the", "just", "only", "last", "past", "another", "within", "a"}


def find_subject(candidate: Candidate) -> Subject | None:
    """Find what a length of time is the length of.

    Args:
        candidate: a quantity in a unit of time.

    Returns:
        The subject's characters and the rule that chose it, or None: "ceasefire" for "a six-week ceasefire",
        "talks" for "10 days of talks", "waited" for "we have waited seven years".
    """
    return (
        _noun_after(candidate)
        or _of_noun(candidate)
        or _window(candidate)
        or _lasting_noun(candidate)
        or _verb_before(candidate)
    )


def _noun_after(candidate: Candidate) -> Subject | None:
    tokens, end = candidate.tokens, candidate.end
    unit = candidate.mention.unit
    possessive = end < len(tokens) and tokens[end] in ("'", "’", "'s", "’s")
    if unit is None or not (unit.hyphenated or possessive or unit.old):
        return None
    start = end + possessive
    while start < len(tokens) and tokens[start] == "-":
        start += 1
    phrase = read_noun_phrase(tokens, start, one=True)
    if phrase is None and start < len(tokens) and tokens[start][0].isalpha() and not is_stop(tokens.lowers[start]):
        return (*candidate.characters(start, start + 1), "subject.noun-after")
    if phrase is None:
        return None
    return (*candidate.characters(phrase.first, phrase.last), "subject.noun-after")


def _of_noun(candidate: Candidate) -> Subject | None:
    tokens, end = candidate.tokens, candidate.end
    if end + 1 >= len(tokens) or tokens.lowers[end] not in ("of", "in", "into"):
        return None
    if tokens.lowers[end] == "into":
        # "six months into the siege"
        said = read_noun_phrase(
            tokens, end + 1 + (tokens.lowers[end + 1] in ("the", "a", "an", "its", "their")), one=True
        )
        return None if said is None else (*candidate.characters(said.first, said.last), "subject.into-noun")
    if tokens.lowers[end] == "in":
        return (
            (*candidate.characters(end + 1, end + 2), "subject.in-noun")
            if tokens.lowers[end + 1] in ("prison", "jail", "power", "office", "captivity", "detention", "custody")
            else None
        )
    last = end + 1
    while last < len(tokens) and tokens[last][0].isalpha() and not is_stop(tokens.lowers[last]) and last - end < 5:
        last += 1
    return (*candidate.characters(end + 1, last), "subject.of-noun") if last > end + 1 else None


def _window(candidate: Candidate) -> Subject | None:
    """ "in the previous 24 hours": the window is its own subject."""
    mention, tokens = candidate.mention, candidate.tokens
    first = mention.outer_first
    if first == 0 or tokens.lowers[first - 1] not in load_lexicon("durations")["windows"]:
        return None
    before = tokens.lowers[first - 2] if first > 1 else ""
    if before == "to" or before in clause_words().auxiliaries:
        # "was due to last 72 hours"
        return None
    if tokens.lowers[first - 1] in _AHEAD or tokens.lowers[max(0, first - 3) : first - 1] == ["for", "the"]:
        # "must answer in the next ten days", "has worked there for the past 25 years": what is done lasts so long.
        return None
    return (*candidate.characters(first - 1, candidate.end), "subject.window")


def _lasting_noun(candidate: Candidate) -> Subject | None:
    """The noun of a state before the length: "a ceasefire for at least six weeks", "the raids lasted 40 minutes"."""
    tokens, lexicon = candidate.tokens, load_lexicon("durations")
    start = candidate.mention.outer_first
    if any(word in lexicon["sentencing"] for word in tokens.lowers[max(0, start - 8) : candidate.end + 4]):
        position = next(
            (
                index
                for index in range(start - 1, -1, -1)
                if tokens.lowers[index] in ("sentenced", "jailed", "serve", "given", "got", "sentence")
            ),
            None,
        )
        if position is not None:
            return (*candidate.characters(position, position + 1), "subject.sentence")
    for index in range(start - 1, max(-1, start - 14), -1):
        lower = tokens.lowers[index]
        if lower in lexicon["states"]:
            return (*candidate.characters(index, index + 1), "subject.state")
        if lower in lexicon["lasting"] and index > 0 and tokens.lowers[index - 1 : index + 1] != ["the", "last"]:
            return _noun_before(candidate, index)
    return None


def _noun_before(candidate: Candidate, verb: int) -> Subject | None:
    tokens, words = candidate.tokens, clause_words()
    index = verb - 1
    # "a plan to unfold over four months", "a war that has dragged on for two years": the noun of the clause.
    between = load_lexicon("durations")["raising"]
    passed = words.light.union(words.relatives, between)
    while index >= 0 and tokens.lowers[index] in passed:
        index -= 1
    if index > 0 and tokens[index] == "," and tokens.lowers[index + 1] in words.relatives:
        index -= 1
    if index > 1 and tokens[index] == ",":
        opening = next((at for at in range(index - 1, max(0, index - 8), -1) if tokens[at] == ","), None)
        index = opening - 1 if opening is not None else index
    if index > 1 and tokens.lowers[index] in _PARTICLES and tokens.lowers[index - 1].endswith("ed"):
        # "sentences handed down"
        index -= 2
    if index < 0 or not tokens[index][0].isalpha() or len(tokens[index]) < 3:
        return (*candidate.characters(verb, verb + 1), "subject.verb")
    return (*candidate.characters(index, index + 1), "subject.of-the-verb")


def _verb_before(candidate: Candidate) -> Subject | None:
    """ "held on to the mango tree for five hours": the verb with what follows it, else the word before."""
    tokens, words = candidate.tokens, clause_words()
    last = candidate.mention.outer_first
    while last > 0 and (tokens.lowers[last - 1] in words.prepositions or tokens.lowers[last - 1] in _BEFORE_LENGTHS):
        last -= 1
    for index in range(last - 1, max(-1, last - 9), -1):
        if tokens[index] in '.;:“”"' or tokens.lowers[index] in words.relatives:
            break
        if _is_verb_at(candidate, index):
            return (*candidate.characters(index, last), "subject.verb-phrase")
    if last == 0 or not tokens[last - 1][0].isalpha():
        return None
    return (*candidate.characters(last - 1, last), "subject.word-before")


def _is_verb_at(candidate: Candidate, index: int) -> bool:
    tokens, words = candidate.tokens, clause_words()
    word, before = tokens.lowers[index], tokens.lowers[index - 1] if index else ""
    if not word.isalpha() or word in words.light or word in words.prepositions:
        return False
    inflected = (word.endswith(("ed", "ing")) and len(word) > 4) or any(
        hit.first == index and hit.form for hit in candidate.line.hits
    )
    return inflected or before in words.auxiliaries or before in ("i", "he", "she", "they", "we")
