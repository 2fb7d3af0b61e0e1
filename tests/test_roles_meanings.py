"""Meanings: words whose label depends on whom they speak of, and counts that take theirs from a whole named before."""

from __future__ import annotations

import pytest

from tests.fact_corpus import Case, cases, check, facts_of, label_of, labelled

LABELS = cases(
    # whom a verb speaks of
    ("Twelve inmates escaped through a tunnel.", [("Twelve inmates", "other")], "inmates who escape are not rescued"),
    ("Twelve passengers escaped through a window.", [("Twelve passengers", "rescued")], "passengers are"),
    ("Nine hostages walked out on Tuesday.", [("Nine hostages", "released")], "hostages who walk out are free"),
    ("Nine nurses walked out on Tuesday.", [("Nine nurses", "participating")], "nurses who walk out are on strike"),
    ("The jail houses 534 inmates.", [("534 inmates", "held")], "a jail shelters nobody"),
    ("The school houses 534 families of evacuees.", [("534 families", "count")], "families are no headcount"),
    ("The airline let 40 pilots go.", [("40 pilots", "released")], "let … go, with nothing between that tells"),
    ("Forty cleaners were let go.", [("Forty cleaners", "dismissed")], "workers who are let go"),
    ("Forty suspects were let go.", [("Forty suspects", "released")], "suspects who are let go"),
    ("They put 45,000 soldiers on the streets.", [("45,000 soldiers", "deployed")], "soldiers on the streets"),
    ("Some 45,000 fans were on the streets.", [("Some 45,000 fans", "participating")], "fans on the streets"),
    ("The agency registered 4,000 refugees.", [("4,000 refugees", "displaced")], "to register changes nobody's state"),
    # ill or hurt
    ("Sixty pupils were hospitalised after eating noodles.", [("Sixty pupils", "infected")], "food makes ill"),
    ("Sixty pupils were hospitalised after the crash.", [("Sixty pupils", "injured")], "a crash hurts"),
    (
        "The outbreak infected 400 people; 97 patients are in hospital.",
        [("400 people", "infected"), ("97 patients", "infected")],
        "patients of an outbreak",
    ),
    ("Doctors at the hospital admitted 12 fans.", [("12 fans", "injured")], "admitted to hospital"),
    ("The club admitted 12 fans.", [("12 fans", "participating")], "admitted to a club"),
    (
        "A blast hurt 112 people; 79 had been discharged by Sunday.",
        [("112 people", "injured"), ("79", "injured")],
        "those sent home were hurt",
    ),
    ("Thirteen were treated for frostbite.", [("Thirteen", "injured")], "an injury of cold"),
    # what lies between a verb and a number
    (
        "Gunmen wounded six voters, as 5.1 million people cast ballots.",
        [("six voters", "injured"), ("5.1 million people", "participating")],
        "another clause after as",
    ),
    (
        "Crews are digging out the airport, where 1,200 travellers slept on cots.",
        [("1,200 travellers", "sheltering")],
        "another clause after where",
    ),
    (
        "Of 1,264 cases of measles, 812 were in children who had not been vaccinated.",
        [("1,264 cases", "infected"), ("812", "infected")],
        "who goes back to children",
    ),
    (
        "About 400 residents of nearby blocks were evacuated.",
        [("About 400 residents", "evacuated")],
        "several people take no verb in -s",
    ),
    (
        "One gunman was killed and the other two captured.",
        [("One gunman", "killed"), ("two", "captured")],
        "the verb be is left out",
    ),
    (
        "Some 3,252 infants received the vaccine and the other 1,626 a rabies shot.",
        [("Some 3,252 infants", "affected"), ("1,626", "affected")],
        "an object of its own is no verb",
    ),
    # groups
    ("Its army shrank from 41,000 in 2005 to 18,500.", [("41,000", "deployed"), ("18,500", "deployed")], "a change"),
    ("Police put the crowd at 6,500.", [("6,500", "participating")], "the size of a crowd"),
    ("The group put the toll at 18.", [("18", "killed")], "a toll, not the group's size"),
    ("The number of people infected is 900.", [("900", "infected")], "what the numbered do"),
    (
        "The clinic sees 500 patients a day with two doctors.",
        [("500 patients", "affected"), ("two doctors", "employed")],
        "with others than those counted",
    ),
    (
        "Relatives of the dead, about 30 of whom were in court, wept.",
        [("about 30 of whom", "other")],
        "of the relatives, who live",
    ),
    # numbers that name something else
    ("Six coaches of the train jumped the rails.", [("Six coaches", "count")], "coaches of a train"),
    ("Six coaches of the team were fired.", [("Six coaches", "dismissed")], "coaches of a team"),
    ("Last month 112 wedding guests fell sick.", [("112 wedding guests", "infected")], "no name of a month"),
    ("One of my colleagues was turned away.", [], "one of the colleagues is no thing"),
    ("Rescuers searched for 12 miners.", [("12 miners", "missing")], "those looked for are missing"),
    ("Police are looking for two suspects.", [("two suspects", "other")], "those the police look for are not"),
    ("Managers agreed to take 400 staff back in-house.", [("400 staff", "employed")], "taken back, not captured"),
    ("Rebels took 12 soldiers prisoner.", [("12 soldiers", "captured")], "taken prisoner"),
    ("A court handed life terms to 11 ex-soldiers.", [("11 ex-soldiers", "sentenced")], "handed terms"),
    (
        "Some 300 nurses launched a two-week strike.",
        [("Some 300 nurses", "participating"), ("two-week", "duration")],
        "strike",
    ),
    ("The protests forced the resignation of two ministers.", [("two ministers", "dismissed")], "not forced from home"),
    ("The club had a permit for 120.", [("120", "other")], "a capacity"),
)


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case.sentence)
def test_label(case: Case) -> None:
    check(case, labelled)


WHOLES = cases(
    (
        "Skylane will cut 2,100 jobs. The cuts include 640 cabin crew and 310 pilots.",
        [("2,100 jobs", "dismissed", None), ("640 cabin crew", "dismissed", 0), ("310 pilots", "dismissed", 0)],
        "the verb's subject takes up the jobs",
    ),
    (
        "Skylane has 2,100 staff. Its crews include 310 pilots.",
        [("2,100 staff", "employed", None), ("310 pilots", "employed", None)],
        "crews take up no count",
    ),
    (
        "Cholera infected 1,264 people. Nineteen people died. Of the confirmed cases, 812 are children.",
        [("1,264 people", "infected", None), ("Nineteen people", "killed", None), ("812", "infected", 0)],
        "the opening names the cases",
    ),
    (
        "Police held 60 people and freed nine. Of those detained, 12 are minors.",
        [("60 people", "held", None), ("nine", "released", 0), ("12", "held", 0)],
        "those detained are those who were held",
    ),
    (
        "The storm stranded 640 motorists. All but 40 of those stranded were moved to a school.",
        [("640 motorists", "trapped", None), ("40 of those stranded", "evacuated", 0)],
        "those stranded",
    ),
    (
        "The ship rescued 64 people. Twelve of the rescued were taken to hospital.",
        [("64 people", "rescued", None), ("Twelve of the rescued", "injured", 0)],
        "of the rescued, not of others who were hurt",
    ),
    (
        "They seized 34 people. Nine women were let go, and 14 more hostages walked out.",
        [("34 people", "captured", None), ("Nine women", "released", 0), ("14 more hostages", "released", 0)],
        "those let go are of those taken",
    ),
    (
        "They hold 34 people and will free nine women in exchange for 80 prisoners.",
        [("34 people", "held", None), ("nine women", "released", None), ("80 prisoners", "released", None)],
        "in a swap nobody is of the others",
    ),
    (
        "Three gunmen stormed the bank. One gunman was killed.",
        [("Three gunmen", "participating", None), ("One gunman", "killed", 0)],
        "what became of one of them",
    ),
    (
        "Three soldiers guarded the bank. Two Kessian soldiers were killed in the north.",
        [("Three soldiers", "deployed", None), ("Two Kessian soldiers", "killed", None)],
        "other soldiers",
    ),
    (
        "A blast hurt 142 people. Crews saved ten. The injured are in hospitals in Roha (62) and Alib (35).",
        [("142 people", "injured", None), ("ten", "rescued", None), ("62", "injured", 0), ("35", "injured", 0)],
        "numbers in brackets behind places",
    ),
    ("John Smith (62) lives in Roha.", [("62", "age", None)], "a number in brackets behind a person"),
)


@pytest.mark.parametrize("case", WHOLES, ids=lambda case: case.sentence)
def test_whole(case: Case) -> None:
    order = {fact.fact_id: index for index, fact in enumerate(facts_of(case.sentence))}
    check(case, lambda fact: (fact.text, label_of(fact), order.get(getattr(fact, "part_of", None) or "")))


SCOPES = cases(
    ("The firm will hire 350 pilots.", [("350 pilots", "event")], "to be hired"),
    ("The firm employs 350 pilots.", [("350 pilots", "stock")], "the staff that is there"),
    (
        "The firm cut 2,100 jobs over the next two years.",
        [("2,100 jobs", "event"), ("two years", None)],
        "a window to come",
    ),
    ("Five instructors have been suspended.", [("Five instructors", "event")], "the perfect tells what happened"),
    (
        "Clinics treated 6,312 patients in the past two weeks.",
        [("6,312 patients", "period"), ("two weeks", None)],
        "an act",
    ),
    ("He had packed 71 people into a lorry.", [("71 people", "event")], "had packed is not to have"),
    ("He had 71 relatives.", [("71 relatives", "stock")], "to have"),
    ("They brought to the port 64 people.", [("64 people", "event")], "brought to a place"),
    ("That brought to 64 the number of people freed since May.", [("64", "cumulative")], "brought to a number"),
    ("In 2019 a lorry was struck here, leaving four dead.", [("four", "event")], "one collision"),
    ("The number of displaced people rose to 71,300.", [("71,300", "stock")], "how many there are"),
    ("Sixty guests fell ill after the meal.", [("Sixty guests", "event")], "one meal"),
    ("Sixty guests tested positive for measles.", [("Sixty guests", "cumulative")], "cases add up"),
)


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case.sentence)
def test_scope(case: Case) -> None:
    check(case, lambda fact: (fact.text, getattr(fact, "scope", None)))
