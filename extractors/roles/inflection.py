"""Forms of English verbs, so that the lexicon lists each verb once."""

import re
from typing import Literal

Form = Literal["base", "third", "past", "participle", "gerund"]

_VOWELS = "aeiou"
# One stressed final syllable doubles its consonant: "trap" → "trapped"; longer verbs that do are listed as irregular.
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]\Z")


def verb_forms(entry: str) -> list[tuple[Form, tuple[str, ...]]]:
    """The forms of a lexicon entry.

    Args:
        entry: "kill", or with irregular forms "shoot shot shot" (past, participle, and the gerund if that is irregular
            too); "_" joins the words of a phrase, whose first word is the verb: "hand_over".

    Returns:
        Pairs of form and words: ``("past", ("handed", "over"))``.
    """
    given = [tuple(form.split("_")) for form in entry.split()]
    base = given[0]
    if base[0] == "never":
        return [("past", form) for form in given[1:]] + [("base", base)]
    verb, rest = base[0], base[1:]
    past = given[1] if len(given) > 1 else (_past(verb), *rest)
    participle = given[2] if len(given) > 2 else past
    gerund = given[3] if len(given) > 3 else (_gerund(verb), *rest)
    return [
        ("base", base),
        ("third", (_third(verb), *rest)),
        ("past", past),
        ("participle", participle),
        ("gerund", gerund),
    ]


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _DOUBLING.match(verb) else verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _DOUBLING.match(verb) else verb) + "ing"
