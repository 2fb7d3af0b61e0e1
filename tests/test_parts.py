"""Parts: counts that a whole behind them takes in, what became of those hurt, and ages beside lengths of time."""

from __future__ import annotations

import pytest

from tests.fact_corpus import Case, cases, check, facts_of, labelled

LABELS = cases(
    # the whole stands behind its part
    (
        "Three police officers were among the nine people shot dead by gunmen who stormed a bar.",
        [("Three police officers", "killed"), ("nine people", "killed")],
        "what happened to the whole happened to its part",
    ),
    (
        "Five nurses were among 40 hostages freed on Friday.",
        [("Five nurses", "released"), ("40 hostages", "released")],
        "with no article before the whole",
    ),
    ("Five nurses were freed among scenes of joy.", [("Five nurses", "released")], "among, but no whole"),
    # a verb behind a relative pronoun
    (
        "Of 120 hostages, 40 seized by fighters who crossed the border were freed.",
        [("120 hostages", "held"), ("40", "released")],
        "the main verb, past the fighters' own",
    ),
    (
        "Nine pilgrims killed by men who fled into the hills were buried on Sunday.",
        [("Nine pilgrims", "killed")],
        "those who fled are not the nine",
    ),
    # what became of them since
    (
        "Two of the injured died overnight, a doctor said.",
        [("Two of the injured", "killed")],
        "a verb says more than the state before it",
    ),
    ("Three of the wounded have since died.", [("Three of the wounded", "killed")], "since, and no clause"),
    ("Two of the injured are children.", [("Two of the injured", "injured")], "no verb says otherwise"),
    ("Two of the dead were found in a cellar.", [("Two of the dead", "killed")], "the dead stay dead"),
    (
        "Six boys were among the dead at the hospital where 47 of the injured were taken.",
        [("Six boys", "killed"), ("47 of the injured", "injured")],
        "to be taken to hospital changes nothing",
    ),
    ("Two of the missing were found alive.", [("Two of the missing", "rescued")], "the missing may be found"),
    # one more, and none
    (
        "Two guards and a driver were killed.",
        [("Two guards", "killed"), ("a driver", "killed")],
        "one more, with the verb of the others",
    ),
    (
        "A bomb killed two guards and a driver.",
        [("two guards", "killed"), ("a driver", "killed")],
        "one more, of the verb before",
    ),
    (
        "Six boys and a constable were among the dead.",
        [("Six boys", "killed"), ("a constable", "killed")],
        "one more among the dead",
    ),
    ("Ana Ruiz, a nurse and a mother, was killed.", [], "what she was, and no one more"),
    ("No one has been charged over the killings.", [("No one", "charged")], "none, of what might have been done"),
    ("Nobody works there.", [], "a figure of speech"),
    # words that mean two things
    ("A trial of 4,380 adults showed that the vaccine works.", [("4,380 adults", "participating")], "a medical trial"),
    ("The trial of 12 officers opened in Ankara.", [("12 officers", "charged")], "a trial in court"),
    ("The ship took 188 people off three boats.", [("188 people", "rescued"), ("three boats", "count")], "off a boat"),
    ("Gunmen took 12 passengers off a bus.", [("12 passengers", "captured")], "off a bus"),
    # cases of a disease
    (
        "Measles has infected 400 children. Another 34 suspected cases await results.",
        [("400 children", "infected"), ("34 suspected cases", "infected")],
        "cases in a story that has counted the infected",
    ),
    (
        "The virus infected 90 people. Police opened 12 cases against traders.",
        [("90 people", "infected"), ("12 cases", "count")],
        "cases of the police",
    ),
    # ages and lengths
    (
        "His accomplice, aged 22, got nine years.",
        [("22", "age"), ("nine years", "duration")],
        "another number is the age",
    ),
    (
        "Two brothers, aged 19 and 23, got six years each.",
        [("Two brothers", "sentenced"), ("19", "age"), ("23", "age"), ("six years", "duration")],
        "two ages, and a sentence",
    ),
    ("The girl, aged nine years and four months, is safe.", [("nine years", "age"), ("four months", "age")], "one age"),
    ("My youngest, he's 7, kept asking.", [("7", "age")], "he is"),
    ("It's 7 and already dark.", [], "it is, and no person"),
    ("His apprentice, Elif, is 19.", [("19", "age")], "a name in apposition"),
    ("Their daughters, eight and three, are safe.", [("eight", "age"), ("three", "age")], "in words, behind children"),
    ("The boys, two of them armed, fled.", [], "no age, and of a number that nobody gave"),
    (
        "Her sons, 12 and nine, and 40 other boys were freed.",
        [("12", "age"), ("nine", "age"), ("40 other boys", "released")],
        "a number with a noun is no age",
    ),
    # a unit that dates
    ("Sales fell to 45 tonnes last year.", [("45 tonnes", "measurement")], "last year is no unit of 45"),
    ("Deaths fell to 45 last year.", [("45", "killed")], "neither without a unit of its own"),
    ("The two last years were hard.", [("two last years", "duration")], "in the plural it is a length"),
)


@pytest.mark.parametrize("case", LABELS, ids=str)
def test_label(case: Case) -> None:
    check(case, labelled)


WHOLES = [
    ("Two children were among 14 people killed when a bus overturned.", {"Two children": "14 people"}),
    ("Three officers were among the nine people shot dead on Saturday.", {"Three officers": "nine people"}),
    ("Two children were killed among 14 burning houses.", {}),  # houses are no whole of children
]


@pytest.mark.parametrize(("sentence", "wholes"), WHOLES)
def test_whole(sentence: str, wholes: dict[str, str]) -> None:
    facts = {fact.fact_id: fact for fact in facts_of(sentence)}
    linked = {fact.text: facts[fact.part_of].text for fact in facts.values() if fact.part_of}
    assert linked == wholes
