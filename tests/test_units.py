"""Units of quantities: measures, money, percentages, ages, ordinals and counts, each in the unit its words name."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check


def _unit(fact: Fact) -> Reading:
    return fact.text, fact.kind, fact.value, fact.unit


MEASURES = cases(
    (
        "Winds reached 185 kilometres per hour.",
        [("185 kilometres per hour", "measurement", 185, "kilometre per hour")],
        "a compound in words",
    ),
    (
        "Winds of 120 km/h tore off roofs.",
        [("120 km/h", "measurement", 120, "kilometre per hour")],
        "a compound in signs",
    ),
    ("Gusts of 70 mph were recorded.", [("70 mph", "measurement", 70, "mile per hour")], "a compound in letters"),
    ("The fire burned 2,300 hectares.", [("2,300 hectares", "measurement", 2300, "hectare")], "an area"),
    (
        "It spread over 40 square kilometres.",
        [("40 square kilometres", "measurement", 40, "square kilometre")],
        "square stands before the unit",
    ),
    ("A 61-metre ship waits.", [("61-metre", "measurement", 61, "metre")], "a hyphen before the unit"),
    ("The river rose 5.4m above its mark.", [("5.4m", "measurement", 5.4, "metre")], "metres, not millions"),
    ("It struck 200m from the school.", [("200m", "measurement", 200, "metre")], "metres, before from"),
    ("Nearly 30 tonnes of aid arrived.", [("Nearly 30 tonnes", "measurement", 30, "tonne")], "a mass"),
    ("The parcel weighed 18 pounds.", [("18 pounds", "measurement", 18, "pound")], "pounds weigh without a sign"),
    ("A 500-kg bomb was found.", [("500-kg", "measurement", 500, "kilogram")], "a short form with a hyphen"),
    ("It was 40 degrees Celsius.", [("40 degrees Celsius", "measurement", 40, "degree Celsius")], "a temperature"),
    ("It was 40°C in the shade.", [("40°C", "measurement", 40, "degree Celsius")], "a temperature in signs"),
    ("A magnitude 6.4 quake struck.", [("6.4", "measurement", 6.4, "magnitude")], "magnitude before the number"),
    (
        "The fire was mapped at 310 acres Thursday, 4,750 Friday and 8,900 Saturday.",
        [
            ("310 acres", "measurement", 310, "acre"),
            ("4,750", "measurement", 4750, "acre"),
            ("8,900", "measurement", 8900, "acre"),
        ],
        "a series of days has one unit",
    ),
    (
        "He drove 40 km on Monday and met 12 people.",
        [("40 km", "measurement", 40, "kilometre"), ("12 people", "headcount", 12, "person")],
        "people are no part of it",
    ),
    ("A 6.4-magnitude quake struck.", [("6.4-magnitude", "measurement", 6.4, "magnitude")], "magnitude after it"),
    ("The quake was 10 km deep.", [("10 km", "measurement", 10, "kilometre")], "a depth"),
    ("The plant makes 900 megawatts.", [("900 megawatts", "measurement", 900, "megawatt")], "power"),
    ("A 12-foot wall surrounds it.", [("12-foot", "measurement", 12, "foot")], "feet"),
    ("The ship is 12 nautical miles off.", [("12 nautical miles", "measurement", 12, "nautical mile")], "two words"),
)

MONEY = cases(
    ("The deal is worth $1.5bn.", [("$1.5bn", "money", 1.5e9, "USD")], "a sign before, a magnitude after"),
    ("It cost €40 million.", [("€40 million", "money", 4e7, "EUR")], "a magnitude in a word"),
    ("She paid £12.50.", [("£12.50", "money", 12.5, "GBP")], "pence"),
    ("A 1,000-euro fine awaits.", [("1,000-euro", "money", 1000, "EUR")], "a hyphen before the currency"),
    ("Japan gave 3 billion yen.", [("3 billion yen", "money", 3e9, "JPY")], "a name after"),
    ("Revenue slipped to SEK 41.3 billion.", [("SEK 41.3 billion", "money", 4.13e10, "SEK")], "a code before"),
    ("They raised 5 million USD.", [("5 million USD", "money", 5e6, "USD")], "a code after"),
    ("Rents in Sydney rose by A$50.", [("A$50", "money", 50, "AUD")], "a letter before the sign"),
    ("Canada pledged C$20 million.", [("C$20 million", "money", 2e7, "CAD")], "the Canadian dollar"),
    ("Pakistan set aside 2 million rupees.", [("2 million rupees", "money", 2e6, "PKR")], "the country's rupee"),
    ("India set aside Rs 2 crore.", [("Rs 2 crore", "money", 2e7, "INR")], "the country's rupee, in crores"),
    ("He paid 300 Egyptian pounds.", [("300 Egyptian pounds", "money", 300, "EGP")], "an adjective says which pound"),
    ("Fifty dollars went missing.", [("Fifty dollars", "money", 50, "USD")], "words"),
    (
        "Australian police seized $3 million in Sydney.",
        [("$3 million", "money", 3e6, "AUD")],
        "the dollar of the article's country",
    ),
)

SHARES = cases(
    ("Turnout was 58.3 percent.", [("58.3 percent", "percentage", 58.3, "percent")], "percent"),
    ("Turnout was 58 per cent.", [("58 per cent", "percentage", 58, "percent")], "two words"),
    ("Shares fell 6.4%.", [("6.4%", "percentage", 6.4, "percent")], "the sign"),
    (
        "About one in four children is malnourished.",
        [("About one in four", "percentage", 25, "percent")],
        "one in four",
    ),
    ("Nine out of 10 homes lost power.", [("Nine out of 10", "percentage", 90, "percent")], "nine out of ten"),
    ("Two-thirds of the votes were counted.", [("Two-thirds", "percentage", 66.67, "percent")], "two-thirds"),
    ("Half of the town burned.", [("Half", "percentage", 50, "percent")], "half of"),
    ("Three quarters of the crop failed.", [("Three quarters", "percentage", 75, "percent")], "three quarters"),
    ("Support fell by 3 percentage points.", [("3 percentage points", "percentage", 3, "percent")], "points"),
    ("He scored 24 points.", [("24 points", "count", 24, "point")], "points of a game are things"),
)

OTHERS = cases(
    ("A 26-year-old firefighter fell.", [("26-year-old", "age", 26, "year")], "year-old"),
    ("Ana Ruiz, 41, a teacher, left.", [("41", "age", 41, "year")], "between commas after a name"),
    ("Police sought boys aged 12 and 15.", [("12", "age", 12, "year"), ("15", "age", 15, "year")], "aged"),
    ("A six-month-old girl survived.", [("six-month-old", "age", 6, "month")], "month-old"),
    ("The house is 300 years old.", [("300 years old", "age", 300, "year")], "things are old too"),
    ("It was his sixth trip.", [("sixth trip", "ordinal", 6, "trip")], "a possessive before"),
    ("She lives on the 33rd floor.", [("33rd floor", "ordinal", 33, "floor")], "a floor"),
    ("The strike is in its 10th day.", [("10th day", "ordinal", 10, "day")], "a day of a series is no length"),
    ("The blast wrecked 15 buildings.", [("15 buildings", "count", 15, "building")], "things"),
    ("Two air strikes hit it.", [("Two air strikes", "count", 2, "air strike")], "a compound"),
    ("A three-phase plan was laid out.", [("three-phase", "count", 3, "phase")], "a hyphen before the noun"),
    ("They downed 51 of 67 drones.", [("51", "count", 51, "drone"), ("67 drones", "count", 67, "drone")], "of a whole"),
    ("It hurt two - the driver and a child.", [("two", "casualty", 2, "person")], "a hyphen for a dash"),
    ("It won 29 seats.", [("29 seats", "count", 29, "seat")], "seats are no people"),
    (
        "Some 300 families lost their homes.",
        [("Some 300 families", "count", 300, "family")],
        "families are counted apart",
    ),
    ("Wolves killed 30 sheep.", [("30 sheep", "count", 30, "sheep")], "animals are no casualties"),
    ("The petition has 12,000 signatures.", [("12,000 signatures", "count", 12000, "signature")], "signatures"),
    (
        "They fired 20 rockets and 3 missiles.",
        [("20 rockets", "count", 20, "rocket"), ("3 missiles", "count", 3, "missile")],
        "two in a row",
    ),
)


@pytest.mark.parametrize("case", MEASURES + MONEY + SHARES + OTHERS, ids=lambda case: case.sentence)
def test_unit(case: Case) -> None:
    check(case, _unit)
