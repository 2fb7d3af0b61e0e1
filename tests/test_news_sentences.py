"""Sentences as long as news writes them: every number in them, each with its own kind, label and part."""

from __future__ import annotations

import pytest

from tests.fact_corpus import Case, cases, check, counted

SENTENCES = cases(
    (
        (
            "A suicide bomber blew himself up outside a mosque in Quetta on Friday, killing at least 15 people, among "
            "them a senior police officer, and wounding more than 20 others."
        ),
        [("at least 15 people", "killed", 15), ("more than 20 others", "injured", 20)],
        "an apposition between two results",
    ),
    (
        (
            "The coast guard rescued 83 migrants, 11 of them children, from a wooden boat that had been adrift for "
            "three days, but two bodies were found on board."
        ),
        [
            ("83 migrants", "rescued", 83),
            ("11 of them", "rescued", 11),
            ("three days", "duration", 3),
            ("two bodies", "killed", 2),
        ],
        "people, a part of them, a length and the dead",
    ),
    (
        (
            "The company, which employs 12,000 people in 14 countries, said it would cut 1,500 jobs, or about 12 "
            "percent of its workforce."
        ),
        [
            ("12,000 people", "employed", 12000),
            ("14 countries", "count", 14),
            ("1,500 jobs", "dismissed", 1500),
            ("about 12 percent", "percentage", 12),
        ],
        "staff, places, jobs and a share",
    ),
    (
        (
            "In the worst such incident, in 2013, 366 people drowned when a 20-metre boat carrying more than 500 "
            "people caught fire and sank within minutes."
        ),
        [("366 people", "killed", 366), ("20-metre", "measurement", 20), ("more than 500 people", "travelling", 500)],
        "a year before a number is no number",
    ),
    (
        (
            "Four crew members and 39 passengers were on board the bus when it plunged 60 metres into a ravine; 27 "
            "died at the scene and 16 were taken to hospital."
        ),
        [
            ("Four crew members", "travelling", 4),
            ("39 passengers", "travelling", 39),
            ("60 metres", "measurement", 60),
            ("27", "killed", 27),
            ("16", "injured", 16),
        ],
        "those on board, and what became of them",
    ),
    (
        (
            "The earthquake, which struck at 4:17 a.m. at a depth of 18 km, flattened at least 2,800 buildings and "
            "left tens of thousands homeless."
        ),
        [
            ("18 km", "measurement", 18),
            ("at least 2,800 buildings", "count", 2800),
            ("tens of thousands", "displaced", (20000, 99999)),
        ],
        "a clock time states nothing",
    ),
    (
        (
            "Police fired tear gas at some 3,000 marchers and detained 64, including eight minors, during the two-hour "
            "protest."
        ),
        [
            ("some 3,000 marchers", "participating", 3000),
            ("64", "detained", 64),
            ("eight minors", "detained", 8),
            ("two-hour", "duration", 2),
        ],
        "a number without a noun between two with one",
    ),
    (
        "He served 14 years of a 25-year sentence for killing his wife before he was released at the age of 61.",
        [("14 years", "duration", 14), ("25-year", "duration", 25), ("61", "age", 61)],
        "two lengths and an age",
    ),
    (
        (
            "The ministry said 1,204 new infections and 17 deaths were recorded in the past 24 hours, taking the toll "
            "to 3,460."
        ),
        [
            ("1,204 new infections", "infected", 1204),
            ("17 deaths", "killed", 17),
            ("24 hours", "duration", 24),
            ("3,460", "killed", 3460),
        ],
        "nouns that carry their label, and a total",
    ),
    (
        "Rebels overran the base at dawn, killing nine soldiers, capturing 22 and seizing 14 vehicles.",
        [("nine soldiers", "killed", 9), ("22", "captured", 22), ("14 vehicles", "count", 14)],
        "three results, the last of them things",
    ),
    (
        "About 40,000 fans, twice the usual number, packed the stadium to see Ghana beat Togo 3-0.",
        [("About 40,000 fans", "participating", 40000)],
        "a score and a multiple count nothing",
    ),
    (
        "The strike, now in its fourth week, has cost the airline €30 million and grounded 1,100 flights.",
        [("fourth week", "ordinal", 4), ("€30 million", "money", 3e7), ("1,100 flights", "count", 1100)],
        "an order of weeks, money and things",
    ),
    (
        (
            "At least 70 people have died and 1.2 million have been forced from their homes by floods since June, the "
            "agency said."
        ),
        [("At least 70 people", "killed", 70), ("1.2 million", "displaced", 1.2e6)],
        "two verbs in the perfect",
    ),
    (
        (
            "The army said it had lost three men and killed 30 fighters in a four-hour battle; the rebels said they "
            "had killed 50 soldiers."
        ),
        [
            ("three men", "killed", 3),
            ("30 fighters", "killed", 30),
            ("four-hour", "duration", 4),
            ("50 soldiers", "killed", 50),
        ],
        "two sides of one battle",
    ),
    (
        "A court in Cairo sentenced 28 people to between three and 15 years in prison and acquitted nine others.",
        [
            ("28 people", "sentenced", 28),
            ("between three and 15 years", "duration", (3, 15)),
            ("nine others", "released", 9),
        ],
        "a range of sentences",
    ),
    (
        (
            "More than 900 residents were moved to shelters after a landslide buried 12 houses, killing a mother and "
            "her two sons."
        ),
        [
            ("More than 900 residents", "evacuated", 900),
            ("12 houses", "count", 12),
            ("a mother", "killed", 1),
            ("two sons", "killed", 2),
        ],
        "houses are buried, people are killed",
    ),
    (
        "The tanker with 26 crew, held since March, was freed on Tuesday for a ransom of $4 million.",
        [("26 crew", "held", 26), ("$4 million", "money", 4e6)],
        "a crew is held with its ship",
    ),
    (
        "Seven climbers died within 48 hours on the 8,167-metre peak, two of them after falling into a crevasse.",
        [
            ("Seven climbers", "killed", 7),
            ("48 hours", "duration", 48),
            ("8,167-metre", "measurement", 8167),
            ("two of them", "killed", 2),
        ],
        "a height between a whole and its part",
    ),
)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.sentence[:60])
def test_every_number_of_a_long_sentence(case: Case) -> None:
    check(case, counted)
