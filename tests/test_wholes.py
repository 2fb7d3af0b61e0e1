"""Wholes: which of the counts before it, beside it or behind it a smaller count is part of."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of

BESIDE = cases(
    (
        "The crash injured 48 people. Nine of the injured, three of them in critical condition, were flown to Manila.",
        [("48 people", None), ("Nine of the injured", "48 people"), ("three of them", "Nine of the injured")],
        "in apposition to the count right before",
    ),
    (
        "Shelling killed seven, four from the same family, and left at least 18 wounded.",
        [("seven", None), ("four", "seven"), ("at least 18", None)],
        "a detail behind a comma, with no pronoun",
    ),
    (
        "Six more, one a paramedic, were wounded.",
        [("Six", None), ("one", "Six")],
        "what one of them is",
    ),
    (
        "Two firefighters were hospitalized, one with burns and the other with heat exhaustion.",
        [("Two firefighters", None), ("one", "Two firefighters")],
        "what happened to one of them",
    ),
    (
        "The attack killed 12 in Kano, four in Jos.",
        [("12", None), ("four", None)],
        "places side by side divide nothing",
    ),
    (
        "Fighters killed 32 soldiers, a captain among them, and captured seven in four ambushes.",
        [("32 soldiers", None), ("seven", None), ("four ambushes", None)],
        "what stands behind 'among them' is no part",
    ),
    (
        "Three guards, two nuns and an unknown number of attackers were killed.",
        [("Three guards", None), ("two nuns", None)],
        "a list of equals, not three of whom two are nuns",
    ),
    (
        "Four climbers, three Austrians and a Czech, were killed.",
        [("Four climbers", None), ("three Austrians", "Four climbers")],
        "three and one are four",
    ),
)

BY_PLACE = cases(
    (
        (
            "Some 483 cases had been recorded. Twelve people have died of cholera. Garissa is the worst hit, with 341 "
            "cases and nine deaths, followed by Nairobi with 97 cases."
        ),
        [
            ("Some 483 cases", None),
            ("Twelve people", "Some 483 cases"),
            ("341 cases", "Some 483 cases"),
            ("nine deaths", "Twelve people"),
            ("97 cases", "Some 483 cases"),
        ],
        "each place has its own",
    ),
    (
        "Twenty people died of it. Kano recorded 12 deaths.",
        [("Twenty people", None), ("12 deaths", "Twenty people")],
        "the place is the subject",
    ),
)

BEHIND = cases(
    (
        "We found four bodies. The shell killed a couple and two of their four children.",
        [("four bodies", None), ("a couple", None), ("two", "four children"), ("four children", None)],
        "theirs are told of here for the first time",
    ),
    (
        "Four still at large after 11 inmates break out of jail",
        [("Four", "11 inmates"), ("11 inmates", None)],
        "of those who fled",
    ),
    (
        "Four soldiers at large after 11 guards were killed",
        [("Four soldiers", None), ("11 guards", None)],
        "the dead are not at large",
    ),
)

BEFORE = cases(
    (
        "Police arrested 41 people. Of that total, 38 people had prior convictions. Three did not.",
        [("41 people", None), ("38 people", "41 people"), ("Three", "41 people")],
        "with the part before it, it is the whole",
    ),
    (
        "At least 29 people were injured. Two are unaccounted for.",
        [("At least 29 people", None), ("Two", None)],
        "the missing are counted apart from the injured",
    ),
    (
        (
            "At least 21 people were killed in separate bombings across Iraq. In Mosul, two bombs left seven people "
            "dead. Three policemen were among the dead."
        ),
        [
            ("At least 21 people", None),
            ("two bombs", None),
            ("seven people", "At least 21 people"),
            ("Three policemen", "seven people"),
        ],
        "of one incident among several",
    ),
    (
        (
            "The bus hit a wall, killing at least 16 people. It overturned. He said that 15 people died at the scene, "
            "while another person died in hospital."
        ),
        [("at least 16 people", None), ("15 people", "at least 16 people")],
        "all but one, and the one",
    ),
    (
        "The protests have left 120 people dead. Women accounted for 40 of the deaths.",
        [("120 people", None), ("40 of the deaths", "120 people")],
        "a group's share",
    ),
    (
        "At least 17 people died in the landslide. My neighbor and her three children did not make it, Rosalba said.",
        [("At least 17 people", None), ("three children", None)],
        "nobody says that a witness's own are in the toll",
    ),
    (
        "Georgian police detained 48 people. The ministry said 41 of those held face charges, while seven are freed.",
        [("48 people", None), ("41 of those", "48 people"), ("seven", "48 people")],
        "those held are those detained",
    ),
)


PARTS_OF_PARTS = cases(
    (
        "Seventy-eight people were hurt. By Sunday, 41 of them were still in hospital, nine in critical condition.",
        [("Seventy-eight people", None), ("41 of them", "Seventy-eight people"), ("nine", "41 of them")],
        "of those who are still there",
    ),
    (
        "The blast hurt 40. Thirty were taken to Jos, where six were in serious condition.",
        [("40", None), ("Thirty", "40"), ("six", "Thirty")],
        "of those who were taken there",
    ),
    (
        "Thirty-four people, nine of them under 16, have died.",
        [("Thirty-four people", None), ("nine of them", "Thirty-four people"), ("under 16", None)],
        "an age behind 'of them' is no whole",
    ),
    (
        "Toledo recorded 66 homicides in 2022. Of the 66, detectives have solved 41.",
        [("66 homicides", None), ("66", None), ("41", "66")],
        "of the number that opens the sentence",
    ),
    (
        "“We were six in the car,” said Savchuk. “Two of us came out.”",
        [("six", None), ("Two of us", "six")],
        "one speaker, whose quotation goes on",
    ),
    ("The toll jumped to 41, up from 17.", [("41", None), ("17", None)], "an older figure is no part"),
    (
        "At least 22 people, including five women, lost their lives and 17 others sustained injuries.",
        [("At least 22 people", None), ("five women", "At least 22 people"), ("17 others", None)],
        "the verb ends the list",
    ),
    (
        "They counted nine civilians killed and 25 injured. Two of the wounded died, raising the toll to 11.",
        [("nine civilians", None), ("25", None), ("Two of the wounded", "25"), ("11", None)],
        "a toll is of all of them",
    ),
    (
        "The toll rose to 19 after six more bodies were found and two of the injured died.",
        [("19", None), ("six more bodies", "19"), ("two of the injured", "19")],
        "what a toll rose by",
    ),
)

CASES = PARTS_OF_PARTS + BY_PLACE + BESIDE + BEHIND + BEFORE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_whole(case: Case) -> None:
    texts = {fact.fact_id: fact.text for fact in facts_of(case.sentence)}

    def read(fact: Fact) -> Reading:
        return fact.text, texts[fact.part_of] if fact.part_of else None

    check(case, read)
