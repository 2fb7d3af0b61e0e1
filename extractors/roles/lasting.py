"""What lasts: the state, event or process whose length a duration states."""

from itertools import pairwise

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import is_stop
from extractors.quantities.phrases import read_noun_phrase
from extractors.roles.gaps import clause_words, is_content

Subject = tuple[int, int, str]

_PARTICLES = frozenset({"down", "out", "up", "off", "on", "over"})
_SHORTEST_GERUND, _LONGEST_DEED, _TAKING_REACH, _HANDS_REACH, _PHRASE_REACH, _SPENT_REACH = 5, 4, 8, 4, 6, 4
_TAKING = frozenset({"took", "take", "takes", "taken", "spent", "spend", "spends", "spending", "had", "have", "has"})
_PRONOUNS = frozenset({"they", "he", "she", "it", "we"})
_AHEAD = frozenset({"next", "coming", "following"})
_BEFORE_LENGTHS = _AHEAD | {"after", "before", "the", "just", "only", "last", "past", "another", "within", "a"}


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
        or _spent(candidate)
        or _done_in_it(candidate)
        or _window(candidate)
        or _noun_of(candidate)
        or _extended_by(candidate)
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
            if tokens.lowers[end + 1] in load_lexicon("durations")["spent_in"]
            else _in_hands(candidate)
        )
    last = end + 1
    while last < len(tokens) and tokens[last][0].isalpha() and not is_stop(tokens.lowers[last]) and last - end < 5:
        last += 1
    return (*candidate.characters(end + 1, last), "subject.of-noun") if last > end + 1 else None


def _in_hands(candidate: Candidate) -> Subject | None:
    """ "nearly five years in ISIS hands"."""
    ahead = candidate.after(_HANDS_REACH)
    if "hands" not in ahead:
        return None
    return (*candidate.characters(candidate.end, candidate.end + ahead.index("hands") + 1), "subject.in-hands")


def _spent(candidate: Candidate) -> Subject | None:
    """ "landed after 40 days at sea", "freed after a year on the run": where or how the time was spent."""
    after = candidate.after(_SPENT_REACH)
    if candidate.before(1) not in (["after"], ["spent"], ["spend"]) or after[:1] not in (
        ["at"],
        ["on"],
        ["under"],
        ["without"],
    ):
        return None
    last = next((at for at, word in enumerate(after) if at and not word[0].isalpha()), len(after))
    return (*candidate.characters(candidate.end, candidate.end + last), "subject.spent") if last > 1 else None


def _done_in_it(candidate: Candidate) -> Subject | None:
    """ "20 minutes to pack", "spent 72 hours digging", "took more than four hours to pull out the victims"."""
    tokens, end = candidate.tokens, candidate.end
    following = tokens.lowers[end : end + 2]
    gerund = following[:1] != [] and following[0].endswith("ing") and len(following[0]) > _SHORTEST_GERUND
    if not gerund and (following[:1] != ["to"] or following[1:2] == ["go"] or not following[1:]):
        return None
    lead = tokens.lowers[max(0, candidate.mention.outer_first - _TAKING_REACH) : end]
    if not any(word in _TAKING and following != "to" for word, following in pairwise(lead)):
        return None
    first = end if gerund else end + 1
    if not tokens[first][0].isalpha() or tokens.lowers[first] in clause_words().determiners:
        return None
    last = first + 1
    stops = clause_words().prepositions | {",", ".", ";", "”", '"', "because", "and", "before", "after", "while"}
    while last < len(tokens) and tokens.lowers[last] not in stops and last - first < _LONGEST_DEED:
        last += 1
    return (*candidate.characters(first, last), "subject.done-in-it")


def _noun_of(candidate: Candidate) -> Subject | None:
    """ "a break of more than three years", "a delay of six hours": the noun that is so long."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    if first < 2 or tokens.lowers[first - 1] != "of" or not tokens[first - 2].isalpha():
        return None
    noun = tokens.lowers[first - 2]
    if noun in clause_words().functional or noun in load_lexicon("durations")["no_length"]:
        return None
    return (*candidate.characters(first - 2, first - 1), "subject.noun-of")


def _extended_by(candidate: Candidate) -> Subject | None:
    """ "wanted to extend the first phase by up to 50 days", "the truce was extended by two weeks"."""
    tokens, first = candidate.tokens, candidate.mention.outer_first
    if first < 2 or tokens.lowers[first - 1] not in ("by", "for"):
        return None
    verbs = load_lexicon("durations")["extending"]
    verb = next((at for at in range(first - 2, max(-1, first - 12), -1) if tokens.lowers[at] in verbs), None)
    if verb is None:
        return None
    if verb == first - 2:
        return _noun_before(candidate, verb)
    begin = verb + 1 + (tokens.lowers[verb + 1] in clause_words().determiners)
    return (*candidate.characters(begin, first - 1), "subject.extended-by") if begin < first - 1 else None


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
        if lower in _PRONOUNS and tokens.lowers[index - 1 : index] in (["after"], ["before"], ["when"], ["while"]):
            # "sacked the nurses after they downed tools for two weeks": a clause of its own.
            return None
        if lower in lexicon["states"]:
            return (*candidate.characters(index, index + 1), "subject.state")
        if lower.startswith("continu") and tokens.lowers[index + 1 : index + 2] == ["to"]:
            # "The mine continued to operate for nearly four months": what it did.
            last = start
            while last > index + 3 and tokens.lowers[last - 1] in clause_words().prepositions:
                last -= 1
            return (*candidate.characters(index + 2, last), "subject.goes-on-to")
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
    if words.relatives.isdisjoint(tokens.lowers[index:verb]):
        index = _head_of(candidate, index)
    return (*candidate.characters(index, index + 1), "subject.of-the-verb")


def _head_of(candidate: Candidate, index: int) -> int:
    """The "gunfire" of "the gunfire around the palace lasted": what a preposition adds to a noun lasts no time."""
    tokens, prepositions = candidate.tokens, clause_words().prepositions
    for at in range(index - 1, max(0, index - _PHRASE_REACH), -1):
        if not tokens[at][0].isalnum():
            return index
        if tokens.lowers[at] in prepositions:
            noun = tokens.lowers[at - 1]
            counted = at > 1 and tokens[at - 2][0].isdigit()
            plain = is_content(noun) and noun not in ("and", "or", "but") and not noun.endswith(("ed", "ing"))
            plain = plain and noun.isalpha() and not counted
            return at - 1 if plain else index
    return index


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
    if tokens.lowers[last - 1] in words.auxiliaries:
        # "a transition that should not exceed 12 months"
        found = _noun_before(candidate, last)
        return found if found is not None and found[0] < tokens.starts[last - 1] else None
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
