"""Scope: whether a number counts one incident, a window, a running total, or a state at a moment."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check


def _scope(fact: Fact) -> Reading:
    return fact.text, fact.scope


SCOPES = cases(
    # event
    ("A bomb killed 14 people in the market.", [("14 people", "event")], "one bomb"),
    ("Twelve miners died when the shaft flooded on Monday.", [("Twelve miners", "event")], "one flood"),
    (
        "Shells hit the town, killing nine people, as it marked two years since the start of the war.",
        [("nine people", "event"), ("two years", None)],
        "years that are marked are no window",
    ),
    ("Police arrested 22 protesters.", [("22 protesters", "event")], "one round of arrests"),
    ("The rebels freed 53 captives on Friday.", [("53 captives", "event")], "one release"),
    ("The earthquake of 2010 killed 800 people.", [("800 people", "event")], "a year beside an incident dates it"),
    ("The death toll rose to 34.", [("34", "event")], "the toll of an incident"),
    ("It was the worst attack since March, killing 40.", [("40", "event")], "since after a superlative compares"),
    ("Police have killed 43 people in the west since May.", [("43 people", "cumulative")], "west is no superlative"),
    ("Rebels freed 12 nurses they had held since May.", [("12 nurses", "event")], "since May they were held"),
    (
        "Two soldiers died on Sunday, bringing the toll since the start of the war to 229.",
        [("Two soldiers", "event"), ("229", "cumulative")],
        "the window is the toll's",
    ),
    (
        "Shelling has killed at least 260 civilians since May. Nineteen died on 3 June 2024.",
        [("at least 260 civilians", "cumulative"), ("Nineteen", "event")],
        "those of one day are one incident",
    ),
    (
        "At least 50 people died when a mine flooded in September 2020.",
        [("At least 50 people", "event")],
        "when, in a month",
    ),
    ("In April, 11 members of a wedding party died.", [("11 members", "event")], "so few in a month are of one event"),
    (
        "In January 2022, two quakes left 26 people dead.",
        [("two quakes", None), ("26 people", "event")],
        "quakes, in the plural",
    ),
    ("He told 600 doctors that the strike would go on.", [("600 doctors", "event")], "who was told"),
    ("Officials put the number of kidnapped pupils at 35.", [("35", "event")], "taken at once"),
    (
        "Strikes have killed 21 people since May, including six on 3 June 2024.",
        [("21 people", "cumulative"), ("six", "event")],
        "a part with a day of its own",
    ),
    (
        "Some 1,500 pupils have been kidnapped since gunmen abducted 276 girls in April 2014.",
        [("Some 1,500 pupils", "cumulative"), ("276 girls", "event")],
        "what the clause of since tells of",
    ),
    ("Six men have since been freed.", [("Six men", "event")], "since, with no time behind it"),
    ("Two sailors had gone overboard.", [("Two sailors", "event")], "how they went missing"),
    # period
    (
        "Shelling killed 1,592 civilians and injured 3,329 in the first six months of this year.",
        [("1,592 civilians", "period"), ("3,329", "period"), ("six months", None)],
        "the window behind the second count is that of both",
    ),
    ("Strikes killed 54 people in the past 24 hours.", [("54 people", "period"), ("24 hours", None)], "in the past"),
    ("Over the past week, 300 people were arrested.", [("300 people", "period")], "before the number"),
    ("Eleven cyclists were killed in 2018.", [("Eleven cyclists", "period")], "a year counts many incidents"),
    (
        "Drones killed 88 people in five months.",
        [("88 people", "period"), ("five months", None)],
        "a length right after",
    ),
    ("Some 1,500 people a day cross the border.", [("Some 1,500 people", "period")], "a rate"),
    ("Road crashes kill 400 people every year.", [("400 people", "period")], "every year"),
    ("So far this year 90 miners have died.", [("90 miners", "period")], "so far this year"),
    # cumulative
    (
        "Since October, more than 31,000 people have been killed.",
        [("more than 31,000 people", "cumulative")],
        "since, with a date",
    ),
    ("The war has killed 13,000 civilians.", [("13,000 civilians", "cumulative")], "a war has killed"),
    ("At least 90 people have so far died.", [("At least 90 people", "cumulative")], "so far"),
    ("The outbreak has infected 4,000 people.", [("4,000 people", "cumulative")], "infections add up"),
    ("To date, 120 people have died of it.", [("120 people", "cumulative")], "to date"),
    ("Some 250,000 people have been killed.", [("Some 250,000 people", "cumulative")], "so many, over a war"),
    ("Thirty soldiers have died there over the years.", [("Thirty soldiers", "cumulative")], "over the years"),
    ("Some 290 patients have recovered.", [("Some 290 patients", "cumulative")], "until now"),
    ("Partners have helped 8,450 people.", [("8,450 people", "cumulative")], "aid until now"),
    (
        "Since the 2021 takeover, 4,800 people have been killed and 26,000 arrested.",
        [("4,800 people", "cumulative"), ("26,000", "cumulative")],
        "in front, for both",
    ),
    ("More than 27,000 have been arrested.", [("More than 27,000", "cumulative")], "so many, one after another"),
    # stock
    ("There are 40,000 Syrians under protection.", [("40,000 Syrians", "stock")], "there are"),
    ("Twelve people remain in a critical condition.", [("Twelve people", "stock")], "as they are now"),
    ("Thousands of people arrested under it remain in camps.", [("Thousands of people", "stock")], "the main verb"),
    ("Some 38 residents have yet to be returned.", [("Some 38 residents", "stock")], "not yet"),
    ("The rebels still hold 40 hostages.", [("40 hostages", "stock")], "those held are held now"),
    ("Some 1.4 million people are sheltering in the town.", [("Some 1.4 million people", "stock")], "sheltering"),
    ("Nine people are missing.", [("Nine people", "stock")], "missing until found"),
    ("The plant employs 850 people.", [("850 people", "stock")], "employed"),
    ("It is a town of 40,000.", [("40,000", "stock")], "those who live there"),
    ("Sixteen miners are trapped.", [("Sixteen miners", "stock")], "trapped"),
    ("Two million people remain displaced.", [("Two million people", "stock")], "remain displaced"),
    # several in a sentence
    (
        "The blast killed 12 people and 300 are in shelters.",
        [("12 people", "event"), ("300", "stock")],
        "an event and a state",
    ),
    # neither
    ("The blast wrecked 15 homes.", [("15 homes", None)], "only people have a scope"),
    ("The truce lasted six weeks.", [("six weeks", None)], "nor have lengths"),
)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.sentence)
def test_scope(case: Case) -> None:
    check(case, _scope)
