"""Reach: which of a sentence's words speak of which of its numbers, where several of both stand close together."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of, labelled

LABELS = cases(
    # agreement
    (
        "A plane carrying 65 prisoners was shot down, killing all 74 on board.",
        [("65 prisoners", "travelling"), ("74", "killed")],
        "was speaks of the plane; killing outweighs where they were",
    ),
    ("A group of 12 was freed on Friday.", [("12", "released")], "a group takes was"),
    ("Eight women were attacked last week.", [("Eight women", "other")], "it was done to them"),
    ("Eight women attacked a guard.", [("Eight women", "participating")], "they did it"),
    ("Fire leaves 3,000 refugees homeless", [("3,000 refugees", "displaced")], "news gives no orders"),
    # the state something leaves them in, told once for all of them
    (
        "The attack left at least two soldiers and 15 rebels dead.",
        [("at least two soldiers", "killed"), ("15 rebels", "killed")],
        "dead is told of both",
    ),
    (
        "Leaving five villagers, two policemen and several attackers dead, the gang fled.",
        [("five villagers", "killed"), ("two policemen", "killed"), ("several attackers", "killed")],
        "and of three",
    ),
    (
        "The blast left a guard dead and 12 people injured.",
        [("a guard", "killed"), ("12 people", "injured")],
        "one dead among the hurt",
    ),
    (
        "Floods left at least 12 dead and thousands homeless.",
        [("at least 12", "killed"), ("thousands", "displaced")],
        "each its own state",
    ),
    (
        "The raid left two soldiers behind and found 15 rebels dead.",
        [("two soldiers", "deployed"), ("15 rebels", "killed")],
        "another verb finds them dead",
    ),
    # the whole keeps the label of its own words, whatever happens to a part of it
    (
        "Two of the seven kidnapped nuns were freed on Sunday.",
        [("Two", "released"), ("seven kidnapped nuns", "captured")],
        "only two were freed",
    ),
    (
        "Six of the nine detained activists were charged.",
        [("Six", "charged"), ("nine detained activists", "detained")],
        "only six were charged",
    ),
    (
        "Four of the six missing climbers were found dead.",
        [("Four", "killed"), ("six missing climbers", "missing")],
        "only four are dead",
    ),
    # what the injured and the dead are called says who they are, unless something else became of them
    ("Rescuers treated the injured, four of whom died.", [("four of whom", "killed")], "four died"),
    ("Of the injured, four died in hospital.", [("four", "killed")], "likewise without a pronoun"),
    ("Of the wounded, 12 were children.", [("12", "injured")], "nothing else became of them"),
    ("Of the dead, 12 were women.", [("12", "killed")], "nor of these"),
    ("The shelling killed four and wounded the mayor.", [("four", "killed")], "the mayor was wounded"),
    ("The blast that killed 12 also injured the driver.", [("12", "killed")], "the driver was"),
    # a parent is described by children, to whom nothing happened
    ("A mother of two was killed by a shell.", [("A mother", "killed"), ("two", "other")], "she was killed"),
    (
        "Ahmed Saleh, a father of four, was shot dead by soldiers.",
        [("four", "other")],
        "he was shot",
    ),
    ("A mother of two children was killed.", [("A mother", "killed"), ("two children", "other")], "she was"),
    ("Parents of three girls wounded in the blast waited.", [("three girls", "injured")], "the girls were"),
    ("A family of four was killed in a crash.", [("four", "killed")], "all of them were"),
    # asides and clauses within the subject
    (
        "The general, who commanded 5,000 men, surrendered.",
        [("5,000 men", "other")],
        "who surrendered is told before the aside",
    ),
    (
        "A drive that reached 14,000 people was suspended.",
        [("14,000 people", "other")],
        "the drive was suspended",
    ),
    (
        "All 33 miners, trapped for 69 days, were lifted out.",
        [("33 miners", "rescued"), ("69 days", "duration")],
        "the verb behind the aside",
    ),
    (
        "More than 3,000 people released lanterns to remember the 230 who drowned.",
        [("More than 3,000 people", "other"), ("230", "killed")],
        "who goes back to the nearer number",
    ),
    (
        "Some 900 inmates have tuberculosis, and 11 died of it.",
        [("Some 900 inmates", "held"), ("11", "killed")],
        "a further number begins a clause",
    ),
    (
        "Troops freed 41 women and 55 children held for a year.",
        [("41 women", "released"), ("55 children", "released"), ("a year", "duration")],
        "the participle says which children",
    ),
    # tolls
    (
        "The death toll, which stood at 26 on Sunday, reached 34 on Monday.",
        [("26", "killed"), ("34", "killed")],
        "a toll's figure is no subject",
    ),
    (
        "The army put its losses at 18 dead, the rebels at 200.",
        [("18", "killed"), ("200", "killed")],
        "another figure for the same",
    ),
    ("The shop opens at 9.", [], "at a time"),
    ("That brought to 667 the number of detainees freed.", [("667", "released")], "the noun stands behind"),
    # labels of reports
    ("Dead: 12; injured: 40.", [("12", "killed"), ("40", "injured")], "a label before the number"),
    ("Score: 12.", [], "a label of something else"),
    ("Estonia, population 1.3 million, votes on Sunday.", [("1.3 million", "living")], "a population"),
    # what words mean of things and of places
    ("Floods have hit 24 lakh people.", [("24 lakh people", "affected")], "floods hit without wounding"),
    ("A car hit 24 people.", [("24 people", "casualty")], "a car wounds"),
    ("The camp holds 640 people.", [("640 people", "sheltering")], "a camp keeps nobody captive"),
    ("The militia holds 640 people.", [("640 people", "held")], "a militia does"),
    ("Officials ordered 900 villagers to leave.", [("900 villagers", "evacuated")], "told to go"),
    ("Some 900 villagers left.", [("Some 900 villagers", "travelling")], "they went"),
    ("The fans were taken in the same week.", [], "no take in"),
    ("Families took in 500 evacuees.", [("500 evacuees", "sheltering")], "take in"),
    # numbers that look like something else
    ("They hold out for a second week.", [("second week", "ordinal")], "no second of time"),
    (
        "He took part in a parade in which one man and one boy died.",
        [("one man", "killed"), ("one boy", "killed")],
        "which is no name of one",
    ),
    ("Twice as many as the 28 who died in May.", [("28", "killed")], "as many as compares"),
    # those beside the subject
    ("Ana Ruiz was rescued with her two children.", [("two children", "rescued")], "with her own"),
    ("The mayor was killed along with two guards.", [("two guards", "killed")], "along with"),
    ("The mayor was found with two guns.", [("two guns", "count")], "with things of another"),
    # asides between a subject and its verb
    (
        "Two million people -- most of them children -- face hunger.",
        [("Two million people", "affected")],
        "hyphens for a dash",
    ),
    ("Two million people (mostly children) face hunger.", [("Two million people", "affected")], "in parentheses"),
    # a subject of its own
    (
        "Aid reached 85,000 people, while midwives attended the march.",
        [("85,000 people", "other")],
        "who attended are the midwives",
    ),
    # participles that only describe
    ("Some 300 people live in crowded camps.", [("Some 300 people", "living")], "crowded says which camps"),
    (
        "Two men and a retired officer died.",
        [("Two men", "killed"), ("a retired officer", "killed")],
        "retired says who",
    ),
    # one of several
    (
        "Five of them, including a four-year-old girl, were pulled out alive.",
        [("Five of them", "rescued"), ("a four-year-old girl", "rescued"), ("four-year-old", "age")],
        "one among those who were saved",
    ),
    (
        "The body of a 62-year-old shepherd was found near the village.",
        [("a 62-year-old shepherd", "killed"), ("62-year-old", "age")],
        "a body is one dead",
    ),
    ("The body of work was found wanting.", [], "no body of anyone"),
    (
        "It was hard, said Slavica Perovic, one of about 150 relatives.",
        [("about 150 relatives", "other")],
        "one of them says who she is",
    ),
    (
        "In the camp, one of about 150 refugees died.",
        [("one", "killed"), ("about 150 refugees", "displaced")],
        "one died",
    ),
)


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case.sentence)
def test_label(case: Case) -> None:
    check(case, labelled)


WHOLES = cases(
    (
        "The attack killed nine people. Three of the attackers died.",
        [("nine people", None), ("Three of the attackers", None)],
        "attackers are not of those they killed",
    ),
    (
        "The attack killed nine people. Three of the dead were guards.",
        [("nine people", None), ("Three of the dead", 0)],
        "the dead are",
    ),
    (
        "Two of the three missing are crew.",
        [("Two", 1), ("three", None)],
        "of a number with its state",
    ),
    (
        "Only 6 of the 27 who signed up finished.",
        [("6", 1), ("27", None)],
        "of people who were not counted before",
    ),
)


@pytest.mark.parametrize("case", WHOLES, ids=lambda case: case.sentence)
def test_whole(case: Case) -> None:
    order = {fact.fact_id: index for index, fact in enumerate(facts_of(case.sentence))}
    check(case, lambda fact: (fact.text, order.get(getattr(fact, "part_of", None) or "")))


def _modality(fact: Fact) -> Reading:
    return fact.text, getattr(fact, "modality", None)


MODALITIES = cases(
    (
        "Seven are feared drowned and 13 have been saved.",
        [("Seven", "possible"), ("13", "asserted")],
        "a fear of some is none of others",
    ),
    (
        "The rebels, believed to have 1,200 men, hold 14 soldiers.",
        [("1,200 men", "possible"), ("14 soldiers", "asserted")],
        "a doubt within an aside",
    ),
    ("Some 32 bodies have yet to be claimed.", [("Some 32 bodies", "asserted")], "they are there"),
    ("Some 32 bodies are to be claimed.", [("Some 32 bodies", "proposed")], "they are to be"),
    ("Prosecutors asked for 18 years.", [("18 years", "proposed")], "asked for"),
    ("Seven men are suspected of assault.", [("Seven men", "asserted")], "there are seven"),
    ("Its hotline received calls about 63 detainees.", [("63 detainees", "asserted")], "calls about, not calls for"),
    ("I will come, even if it takes ten years.", [("ten years", "conditional")], "within the condition"),
)


@pytest.mark.parametrize("case", MODALITIES, ids=lambda case: case.sentence)
def test_modality(case: Case) -> None:
    check(case, _modality)
