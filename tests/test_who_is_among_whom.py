"""Turns of news on those singled out, awaited, seen and added up, and quantities with a currency or a cell beside."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, column, labelled

_scope = column("scope")
_modality = column("modality", "asserted")
_source = column("source")


def _bounds(fact: Fact) -> Reading:
    return fact.text, f"{fact.low:.9g}-{fact.high:.9g} {fact.unit}"


AMONG = cases(
    ("Among the dead were five teachers who had gathered for a birthday.", [("five teachers", "killed")], "not there"),
    ("Among the wounded were three officers sent to the scene.", [("three officers", "injured")], "a participle"),
    ("Among the missing were two nurses who worked at the clinic.", [("two nurses", "missing")], "the main clause"),
    ("Her husband and two daughters were among the missing.", [("two daughters", "missing")], "the missing are people"),
    ("Four pupils are among those missing.", [("Four pupils", "missing")], "as are those"),
    (
        "Five teachers who had gathered for a birthday were hurt.",
        [("Five teachers", "injured")],
        "none are singled out",
    ),
    ("Five teachers gathered outside the school.", [("Five teachers", "participating")], "those who gather, gather"),
    ("Two jet fighters dropped four bombs.", [("Two jet fighters", "count"), ("four bombs", "count")], "aircraft"),
    ("Two fighters dropped their rifles.", [("Two fighters", "participating")], "people"),
    ("Three sleeper coaches left the rails.", [("Three sleeper coaches", "count")], "of a train"),
    ("Three football coaches were arrested.", [("Three football coaches", "arrested")], "of a team"),
)


@pytest.mark.parametrize("case", AMONG)
def test_who_is_singled_out(case: Case) -> None:
    check(case, labelled)


ADDED_UP = cases(
    (
        "In total, 4,306 soldiers, 168 of them wounded, have been returned since the start of the war.",
        [("4,306 soldiers", "cumulative"), ("168 of them", "cumulative")],
        "an inset parts nothing",
    ),
    (
        "A boat with 40 soldiers sank, and 168 others have been rescued since the start of the storm.",
        [("40 soldiers", "event"), ("168 others", "cumulative")],
        "the other clause is of others",
    ),
    ("The group has verified 4,315 killings by the regime.", [("4,315 killings", "cumulative")], "who keeps a list"),
    ("Lawyers have documented 212 deaths in custody.", [("212 deaths", "cumulative")], "likewise"),
    ("Has 1 death changed the law?", [("1 death", "event")], "no verb between"),
    ("Police have confirmed 12 deaths.", [("12 deaths", "event")], "may well be of one crash"),
)


@pytest.mark.parametrize("case", ADDED_UP)
def test_what_is_added_up(case: Case) -> None:
    check(case, _scope)


SEEN = cases(
    ("We could see four policemen at the gate.", [("four policemen", "asserted")], "what is seen is there"),
    ("Neighbours could hear two children crying.", [("two children", "asserted")], "what is heard too"),
    ("The blast could kill four policemen.", [("four policemen", "possible")], "what may come may come"),
    (
        "A crowd of 8,000 was waiting for the gate to be opened.",
        [("8,000", "asserted")],
        "the gate is to be opened, the crowd is there",
    ),
    (
        "Some 300 people calling for him to be freed marched to the court.",
        [("Some 300 people", "asserted")],
        "likewise",
    ),
    ("The 40 prisoners held for so long are to be freed.", [("40 prisoners", "proposed")], "they are to be"),
)


@pytest.mark.parametrize("case", SEEN)
def test_what_is_there_and_what_may_be(case: Case) -> None:
    check(case, _modality)


SAID = cases(
    (
        "The agency said 112 people died. More than 1,100 people were injured, it said.",
        [("112 people", "agency"), ("More than 1,100 people", "agency")],
        "'it' is nobody called More",
    ),
)


@pytest.mark.parametrize("case", SAID)
def test_who_says_so(case: Case) -> None:
    check(case, _source)


BESIDE = cases(
    (
        "They asked for deposits of between Sh50,000 and Sh200,000.",
        [("between Sh50,000 and Sh200,000", "50000-200000 KES")],
        "the currency twice, one range",
    ),
    ("Fines range from Rs500 to Rs2,000 in India.", [("Rs500 to Rs2,000", "500-2000 INR")], "likewise"),
    (
        "He paid Rs500 to a driver and Rs2,000 to a guide in India.",
        [("Rs500", "500-500 INR"), ("Rs2,000", "2000-2000 INR")],
        "two sums",
    ),
    (
        "It was 3 degrees Celsius (37 Fahrenheit) at night.",
        [("3 degrees Celsius", "3-3 degree Celsius"), ("37 Fahrenheit", "37-37 degree Fahrenheit")],
        "the scale alone is a unit",
    ),
    ("Lakhs of pilgrims bathed in the river.", [("Lakhs of pilgrims", "200000-9999999 person")], "as hundreds of"),
    ("They face a fine or a month in jail.", [("a month", "1-1 month")], "one month, served"),
    ("He worked a year in the prison library.", [], "no sentence"),
)


@pytest.mark.parametrize("case", BESIDE)
def test_quantities_and_what_stands_beside_them(case: Case) -> None:
    check(case, _bounds)
