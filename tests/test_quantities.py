"""Quantities: the bounds that modifiers and ranges leave a number, and the numbers that count nothing."""

from __future__ import annotations

import pytest

from extractors.quantities.modifiers import bound
from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check


def _bounds(fact: Fact) -> Reading:
    return fact.text, fact.modifier, fact.value, fact.low, fact.high


def _values(fact: Fact) -> Reading:
    return fact.text, fact.value


# One group a row of the annotation guideline's table of bounds.
BOUNDS = cases(
    # a verb says that it was passed
    ("The toll surpassed 300.", [("300", "more_than", 300, 300, None)], "surpassed"),
    ("Aid groups fear that deaths could exceed 300.", [("300", "more_than", 300, 300, None)], "could exceed"),
    ("Damage could top $2 billion.", [("$2 billion", "more_than", 2e9, 2e9, None)], "a figure may top a number"),
    ("Infections passed 10,000.", [("10,000", "more_than", 10000, 10000, None)], "or pass it"),
    ("Parliament passed 12 laws.", [("12 laws", "exact", 12, 12, 12)], "laws are passed otherwise"),
    ("They crossed two rivers.", [("two rivers", "exact", 2, 2, 2)], "and rivers crossed"),
    ("Fines must not exceed 500 euros.", [("not exceed 500 euros", "at_most", 500, None, 500)], "not"),
    # exact
    ("Police arrested 40 men.", [("40 men", "exact", 40, 40, 40)], "a number alone"),
    (
        "Some 90 North Korean troops died, and 40 South Sudanese ones.",
        [("Some 90 North Korean troops", "approximate", 90, 85, 95), ("40 South Sudanese ones", "exact", 40, 40, 40)],
        "a direction belongs to some nations' names",
    ),
    ("They moved 40 metres north.", [("40 metres", "exact", 40, 40, 40)], "elsewhere it ends what is counted"),
    ("It was about the 40 hostages.", [("40 hostages", "exact", 40, 40, 40)], "about leads to the hostages"),
    ("Staff struck over a 4% offer.", [("4%", "exact", 4, 4, 4)], "over leads to the offer"),
    (
        "Two US soldiers and 40 of us fled.",
        [("Two US soldiers", "exact", 2, 2, 2), ("40 of us", "exact", 40, 40, 40)],
        "US",
    ),
    ("All 26 sailors were rescued.", [("26 sailors", "exact", 26, 26, 26)], "all is no modifier"),
    ("Exactly 12 miners died.", [("12 miners", "exact", 12, 12, 12)], "exactly says what the number says"),
    # at_least
    ("At least 123 people were killed.", [("At least 123 people", "at_least", 123, 123, None)], "at least"),
    ("The quake left 107 or more dead.", [("107 or more", "at_least", 107, 107, None)], "or more, after it"),
    ("No fewer than 9 soldiers died.", [("No fewer than 9 soldiers", "at_least", 9, 9, None)], "no fewer than"),
    ("No less than $5 million was lost.", [("No less than $5 million", "at_least", 5e6, 5e6, None)], "before the $"),
    ("The clinic treated 200+ patients.", [("200+ patients", "at_least", 200, 200, None)], "a plus sign"),
    ("He was held for 40 years or more.", [("40 years or more", "at_least", 40, 40, None)], "after the unit"),
    (
        "At least another 1,100 people were hurt.",
        [("At least another 1,100 people", "at_least", 1100, 1100, None)],
        "another stands between",
    ),
    ("A minimum of 15 votes is needed.", [("A minimum of 15 votes", "at_least", 15, 15, None)], "a minimum of"),
    # more_than
    (
        "More than 1 million people fled.",
        [("More than 1 million people", "more_than", 1e6, 1e6, None)],
        "the bound itself is excluded",
    ),
    ("The blaze killed over 900 sheep.", [("over 900 sheep", "more_than", 900, 900, None)], "over, of a number"),
    ("Upwards of 70 homes burned.", [("Upwards of 70 homes", "more_than", 70, 70, None)], "upwards of"),
    ("Well over 300 guests fell ill.", [("Well over 300 guests", "more_than", 300, 300, None)], "well over"),
    ("Losses were in excess of $2bn.", [("in excess of $2bn", "more_than", 2e9, 2e9, None)], "in excess of"),
    ("Just over 50 ships waited.", [("Just over 50 ships", "more_than", 50, 50, None)], "just over"),
    # at_most
    ("Up to 50 people are missing.", [("Up to 50 people", "at_most", 50, None, 50)], "up to"),
    ("As many as 50 gunmen took part.", [("As many as 50 gunmen", "at_most", 50, None, 50)], "as many as"),
    ("At most 50 seats are left.", [("At most 50 seats", "at_most", 50, None, 50)], "at most"),
    ("No more than 30 mourners may enter.", [("No more than 30 mourners", "at_most", 30, None, 30)], "no more than"),
    ("It weighs 20 kg or less.", [("20 kg or less", "at_most", 20, None, 20)], "or less, after the unit"),
    # less_than
    ("Fewer than 30 patients survived.", [("Fewer than 30 patients", "less_than", 30, None, 30)], "fewer than"),
    ("Nearly 53,000 people fled.", [("Nearly 53,000 people", "less_than", 53000, None, 53000)], "nearly"),
    ("Almost 120,000 people fled.", [("Almost 120,000 people", "less_than", 120000, None, 120000)], "almost"),
    ("Just under 10 percent voted.", [("Just under 10 percent", "less_than", 10, None, 10)], "just under"),
    ("Close to 400 firms closed.", [("Close to 400 firms", "less_than", 400, None, 400)], "close to"),
    ("It cost less than €40.", [("less than €40", "less_than", 40, None, 40)], "before the sign of a currency"),
    ("In less than a minute it was over.", [("less than a minute", "less_than", 1, None, 1)], "an article is a one"),
    # approximate: half a unit of the last significant digit on either side
    ("About 80 people were hurt.", [("About 80 people", "approximate", 80, 75, 85)], "tens are significant"),
    (
        "Some 1.4 million people live there.",
        [("Some 1.4 million people", "approximate", 1.4e6, 1.35e6, 1.45e6)],
        "hundreds of thousands are",
    ),
    (
        "An estimated 1.4 million people shelter there.",
        [("An estimated 1.4 million people", "approximate", 1.4e6, 1.35e6, 1.45e6)],
        "an estimated",
    ),
    ("Some 40 tents burned.", [("Some 40 tents", "approximate", 40, 35, 45)], "some, before a number"),
    ("A roughly six-week truce.", [("roughly six-week", "approximate", 6, 5.5, 6.5)], "ones are significant"),
    ("Roughly 85 ships waited.", [("Roughly 85 ships", "approximate", 85, 84.5, 85.5)], "no zero at the end"),
    ("Around $250 was paid.", [("Around $250", "approximate", 250, 245, 255)], "before the sign"),
    ("Perhaps 15 boats sank.", [("Perhaps 15 boats", "approximate", 15, 14.5, 15.5)], "perhaps"),
    (
        "About three dozen goats died.",
        [("About three dozen goats", "approximate", 36, 30, 42)],
        "half a dozen on either side",
    ),
    ("A couple of shells hit it.", [("A couple of shells", "approximate", 2, 2, 2)], "a couple is about two"),
    # range
    (
        "Between 200 and 300 people died.",
        [("Between 200 and 300 people", "range", None, 200, 300)],
        "between … and",
    ),
    ("Repairs take 2-3 weeks.", [("2-3 weeks", "range", None, 2, 3)], "a hyphen"),
    ("Repairs take 2–3 weeks.", [("2–3 weeks", "range", None, 2, 3)], "a dash"),
    (
        "From 200 to 300 homes are flooded.",
        [("200 to 300 homes", "range", None, 200, 300)],
        "from … to, with no verb of change",
    ),
    (
        "Some 10 to 20 billion litres leaked.",
        [("10 to 20 billion litres", "range", None, 1e10, 2e10)],
        "the magnitude is for both",
    ),
    ("It costs $10-$20.", [("$10-$20", "range", None, 10, 20)], "the sign is written twice"),
    ("Five or six boats sank.", [("Five or six boats", "range", None, 5, 6)], "or, of neighbours"),
    ("A 10-to-15-year sentence.", [("10-to-15-year", "range", None, 10, 15)], "hyphens all through"),
    ("Between two and three million voted.", [("Between two and three million", "range", None, 2e6, 3e6)], "words"),
    # vague
    ("Several people were hurt.", [("Several people", "vague", None, 3, 9)], "several"),
    ("A few soldiers died.", [("A few soldiers", "vague", None, 3, 9)], "a few"),
    ("Dozens of people were hurt.", [("Dozens of people", "vague", None, 24, 99)], "dozens"),
    ("Scores of houses fell.", [("Scores of houses", "vague", None, 40, 99)], "scores of"),
    ("Hundreds of homes burned.", [("Hundreds of homes", "vague", None, 200, 999)], "hundreds"),
    ("Thousands fled the city.", [("Thousands", "vague", None, 2000, 9999)], "people, where no noun says what"),
    ("Tens of thousands of people fled.", [("Tens of thousands of people", "vague", None, 20000, 99999)], "tens of"),
    ("Millions of dollars went missing.", [("Millions of dollars", "vague", None, 2e6, 9999999)], "of dollars"),
    (
        "More than several hundred people came.",
        [("More than several hundred people", "vague", None, 200, 999)],
        "a modifier keeps the vague bounds",
    ),
    # zero
    ("No one was killed.", [("No one", "exact", 0, 0, 0)], "no one"),
    ("No casualties were reported.", [("No casualties", "exact", 0, 0, 0)], "no casualties"),
    ("None of the passengers was hurt.", [("None of the passengers", "exact", 0, 0, 0)], "none of"),
)


@pytest.mark.parametrize("case", BOUNDS, ids=lambda case: case.sentence)
def test_bounds(case: Case) -> None:
    check(case, _bounds)


NO_RANGE = cases(
    ("Inflation rose from 9 to 10 percent.", [("9", 9), ("10 percent", 10)], "a change states two numbers"),
    ("It slumped from 24 seats to 17.", [("24 seats", 24), ("17", 17)], "the noun after the first"),
    ("Almost one building in three fell.", [("Almost one building in three", 33.33)], "a share, with a noun inside"),
    ("Two women in ten were attacked.", [("Two women in ten", 20)], "more than one of ten"),
    ("One attack in three days is too many.", [("three days", 3)], "a length of time, no share"),
    ("Takings are down by more than half.", [("more than half", 50)], "a half of what was named"),
    ("The loaf was cut in half.", [], "divided, no share"),
    ("Not one person was hurt.", [("Not one person", 0)], "not one is none"),
    ("Not one but two bridges fell.", [("two bridges", 2)], "not one, but two"),
    ("It expects another 2 to 3 inches of rain.", [("2 to 3 inches", None)], "a range behind another"),
    ("It rose by another 2 to 13 inches.", [("13 inches", 13)], "by so much, and to so much"),
    ("The number of voters rose 12 percent to 653,000.", [("12 percent", 12), ("653,000", 653000)], "risen by, and to"),
    ("They lost 24 seats and 17 mayors.", [("24 seats", 24), ("17 mayors", 17)], "and, without between"),
    ("Spain beat Italy 2-1 in the final.", [], "a score"),
    ("Lakers won 102-99.", [], "a score of falling numbers"),
    ("The party has taken over 12 newspapers.", [("12 newspapers", 12)], "over belongs to take"),
    ("They agreed to hand over 214 captives.", [("214 captives", 214)], "over belongs to hand"),
    ("Some say 12 boats sank.", [("12 boats", 12)], "some is no modifier of a verb"),
    (
        "Its hotline received calls about 63 detainees.",
        [("63 detainees", 63)],
        "what calls are about, and not a number blurred",
    ),
    ("He said about 63 people came.", [("about 63 people", 63)], "said is no such noun"),
)


@pytest.mark.parametrize("case", NO_RANGE, ids=lambda case: case.sentence)
def test_what_looks_like_a_bound_is_none(case: Case) -> None:
    check(case, _values)


NOTHING = [
    # Identifiers.
    ("Flight 2214 left Gate 12.", "names of a flight and of a gate"),
    ("A Boeing 737 landed.", "a model"),
    ("An F-16 and an Su-35 were lost.", "letters and a hyphen"),
    ("The council adopted Resolution 2728.", "a resolution's number"),
    ("Channel 12 reported it.", "a channel"),
    ("The Group of 20 will meet.", "a name"),
    ("Leaders of the G7 and the BRICS met.", "letters against the digit"),
    ("Covid-19 vaccines are safe.", "a hyphen after letters"),
    ("Call 555-0142 for details.", "a phone number"),
    ("See page 14.", "a page"),
    ("It stands at 221B Baker Street.", "a letter after the digits"),
    ("Highway 61 was closed.", "a road"),
    ("Room 101 is empty.", "a room"),
    ("He wore No. 10.", "a shirt"),
    ("Article 5 of the treaty applies.", "an article of law"),
    ("The match is in Studio 54.", "a place's name"),
    ("Apollo 11 landed on the moon.", "a mission"),
    ("The posts, 542 and 543, are closed.", "numbers of posts after a comma"),
    # Dates and clock times.
    ("It began on Oct. 7.", "a day"),
    ("It began on March 22, 2023.", "a full date"),
    ("They met at 5 p.m.", "a clock time"),
    ("Doors open at 14:48 UTC.", "a clock time in digits"),
    ("It was built in 1998.", "a year"),
    ("In the 1990s it closed.", "a decade"),
    ("It fell in the 20th century.", "a century"),
    # Scores, votes as names, idioms.
    ("Brazil lost 3-2 on penalties.", "a score"),
    ("It is one of the things he said.", "one of the things"),
    ("On the one hand, it is cheap.", "on the one hand"),
    ("The two sides will meet again.", "the two sides"),
    ("A number of houses fell.", "a number of"),
    ("Many people and a lot of animals fled.", "many, a lot"),
    ("Some people stayed behind.", "some, with no number"),
    ("Wait a second.", "a second"),
    ("They helped one another.", "one another"),
    ("One by one they left.", "one by one"),
    ("Once and for all, it is over.", "once"),
    ("It was a one-sided game.", "one-sided"),
    ("It was a 50-50 chance.", "even odds"),
    ("They seek a two-state solution.", "a name for a plan"),
    ("He works there 24/7.", "day and night"),
    ("First aid was given at ground zero.", "first aid, ground zero"),
    ("At first, nobody noticed.", "an adverb"),
    ("Nobody knows why.", "nobody, said for effect"),
    # The pronoun one.
    ("This one is larger.", "this one"),
    ("The one who left came back.", "the one who"),
    ("One official said so.", "an article in all but name"),
    ("One can see the sea.", "one can"),
    ("One day they will return.", "one day"),
    ("No one knows how it began.", "no one, said for effect"),
    ("A truck is better than an old one.", "an old one"),
    ("It was one way to see it.", "one way"),
    # Multiples.
    ("The ship carried six times its capacity.", "times its capacity"),
    ("Both brothers and a pair of friends left.", "both, a pair"),
    ("Prices doubled.", "doubled"),
]


@pytest.mark.parametrize(("sentence", "reason"), NOTHING, ids=[sentence for sentence, _ in NOTHING])
def test_what_counts_nothing_gives_no_fact(sentence: str, reason: str) -> None:
    check(Case(sentence, [], reason), _values)


ONE = cases(
    ("One person was killed.", [("One person", 1)], "a number, with what happened to it"),
    ("The blast killed one and hurt two.", [("one", 1), ("two", 2)], "beside another number"),
    ("One of them died.", [("One of them", 1)], "of them, who are people"),
    ("One of the soldiers was shot dead.", [("One of the soldiers", 1)], "of the soldiers"),
    ("Gunmen opened fire, killing a policeman.", [("a policeman", 1)], "an article, where someone was killed"),
    ("A woman was killed by a falling tree.", [("A woman", 1)], "an article before a passive"),
    ("A woman said a tree fell.", [], "nothing happened to her"),
    ("At least one shell hit the roof.", [("At least one shell", 1)], "bounded, so stated"),
    ("They had only one day to leave.", [("one day", 1)], "a length of one"),
)


@pytest.mark.parametrize("case", ONE, ids=lambda case: case.sentence)
def test_one_counts_where_it_states_a_number(case: Case) -> None:
    check(case, _values)


def test_bounds_of_nothing_are_nothing() -> None:
    assert bound(None, 1.0, "at_least") == (None, None, None)
