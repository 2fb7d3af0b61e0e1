"""Roles across clauses: which of several verbs a number belongs to, and the clipped grammar of headlines."""

from __future__ import annotations

import pytest

from tests.fact_corpus import Case, cases, check, labelled

PARTICIPLES = cases(
    ("A bomb exploded, killing 12 and wounding 30.", [("12", "killed"), ("30", "injured")], "participles of result"),
    ("A bus overturned, injuring 19 tourists.", [("19 tourists", "injured")], "injuring"),
    ("Troops stormed the hall, freeing 40 hostages.", [("40 hostages", "released")], "freeing wins over hostages"),
    ("The 12 miners killed in the blast were buried.", [("12 miners", "killed")], "killed in the blast says which"),
    ("Forty hostages held in the camp were freed.", [("Forty hostages", "released")], "the main verb wins"),
    ("Ten men arrested on Sunday were released.", [("Ten men", "released")], "the main verb wins over arrested"),
    (
        "Hundreds of detained students were freed.",
        [("Hundreds of detained students", "released")],
        "a participle before the noun",
    ),
    ("Hundreds of detained students wait.", [("Hundreds of detained students", "detained")], "and no other verb"),
    ("Police found five wounded men.", [("five wounded men", "injured")], "wounded, before the noun"),
    (
        "The fire trapped 16 workers, leaving three dead.",
        [("16 workers", "trapped"), ("three", "killed")],
        "leaving dead",
    ),
)

RELATIVES = cases(
    ("The 14 men who were killed came from the coast.", [("14 men", "killed")], "a relative clause in the passive"),
    (
        "The convoy carried 60 people, 12 of whom died.",
        [("60 people", "travelling"), ("12 of whom", "killed")],
        "of whom",
    ),
    (
        "They seized 253 people, 134 of whom are still being held.",
        [("253 people", "captured"), ("134 of whom", "held")],
        "of whom has a verb of its own",
    ),
    ("Police, who arrested 40 marchers, used tear gas.", [("40 marchers", "arrested")], "the object inside the clause"),
    ("The strike that killed 22 people hit a school.", [("22 people", "killed")], "that killed"),
)

INVERTED = cases(
    ("Among the dead were five children.", [("five children", "killed")], "among the dead were"),
    ("Among those rescued were 34 minors.", [("34 minors", "rescued")], "among those rescued were"),
    ("Killed in the raid were three bystanders.", [("three bystanders", "killed")], "a participle before the verb be"),
    ("Also wounded were two reporters.", [("two reporters", "injured")], "also wounded were"),
    ("The dead included nine women.", [("nine women", "killed")], "the dead included"),
)

SEVERAL = cases(
    ("Kyiv got back 215 of its soldiers.", [("215 of its soldiers", "released")], "got back"),
    ("The guerrillas let 20 of the conscripts go.", [("20 of the conscripts", "released")], "let … go"),
    ("Police took 130 fans into custody.", [("130 fans", "detained")], "took … into custody"),
    ("Paramedics treated 18 people for smoke inhalation.", [("18 people", "injured")], "treated for an injury"),
    ("Clinics treated 18 people for free.", [("18 people", "affected")], "for free is no injury"),
    (
        "Six of about 30 students kidnapped on Friday have been rescued.",
        [("Six", "rescued"), ("about 30 students", "other")],
        "the participle is the whole's, the verb the part's",
    ),
    ("The attack left 12 dead and scores injured.", [("12", "killed"), ("scores", "injured")], "scores, with a state"),
    (
        "A soldier died and seven others were hurt, two seriously.",
        [("A soldier", "killed"), ("seven others", "injured"), ("two", "injured")],
        "two seriously: of the hurt",
    ),
    (
        "They swapped 50 hostages in exchange for 150 prisoners.",
        [("50 hostages", "released"), ("150 prisoners", "released")],
        "both sides of a swap go free",
    ),
    (
        "The clashes left eight dead, 60 wounded and 200 in custody.",
        [("eight", "killed"), ("60", "injured"), ("200", "held")],
        "left, and three states",
    ),
    ("Thirty were killed in Homs and 12 in Hama.", [("Thirty", "killed"), ("12", "killed")], "the verb is left out"),
    (
        "Police said 12 officers were hurt and 80 protesters arrested.",
        [("12 officers", "injured"), ("80 protesters", "arrested")],
        "two participles, one be",
    ),
    (
        "Three people died, 12 were injured and five are missing.",
        [("Three people", "killed"), ("12", "injured"), ("five", "missing")],
        "each has its verb",
    ),
    (
        "Two people were killed and nine wounded.",
        [("Two people", "killed"), ("nine", "injured")],
        "the second verb be is left out",
    ),
    (
        "Rockets killed four civilians, hurt 11 and forced 300 to flee.",
        [("four civilians", "killed"), ("11", "injured"), ("300", "displaced")],
        "three verbs, one subject",
    ),
    (
        "Police arrested 20 men and charged six of them.",
        [("20 men", "arrested"), ("six of them", "charged")],
        "of them",
    ),
    (
        "The crash killed a pilot and two passengers.",
        [("a pilot", "killed"), ("two passengers", "killed")],
        "an object goes on after and",
    ),
    ("One soldier was killed and another wounded.", [("One soldier", "killed")], "another is no number"),
    (
        "He was jailed for 12 years for killing two women.",
        [("12 years", "duration"), ("two women", "killed")],
        "a term and its victims",
    ),
    (
        "The 2,000-strong force lost 50 men.",
        [("2,000-strong", "deployed"), ("50 men", "killed")],
        "a force and its losses",
    ),
)


@pytest.mark.parametrize(
    "case",
    [*PARTICIPLES, *RELATIVES, *INVERTED, *SEVERAL],
    ids=lambda case: case.sentence,
)
def test_role(case: Case) -> None:
    check(case, labelled)


HEADLINES = cases(
    ("12 killed in blast at market", [("12", "killed")], "a participle alone"),
    ("Blast kills 12, injures 40", [("12", "killed"), ("40", "injured")], "the present tense"),
    ("Bus crash: 9 dead, 20 hurt", [("9", "killed"), ("20", "injured")], "states after a colon"),
    ("Gunmen abduct 30 pupils in raid on school", [("30 pupils", "captured")], "a present verb"),
    ("POLICE ARREST 14 AFTER RIOT", [("14", "arrested")], "in capitals"),
    ("Toll in Quake Rises to 300", [("300", "killed")], "in title case"),
    ("Four still missing after ferry sinks", [("Four", "missing")], "no verb be"),
    ("Ex-mayor jailed for 12 years", [("12 years", "duration")], "a length"),
    ("Carmaker to cut 5,000 jobs", [("5,000 jobs", "dismissed")], "to and a verb"),
    ("Thousands flee as volcano erupts", [("Thousands", "displaced")], "a present verb after a bare number"),
    ("Two charged over warehouse fire", [("Two", "charged")], "charged over"),
)


@pytest.mark.parametrize("case", HEADLINES, ids=lambda case: case.sentence)
def test_role_in_a_headline(case: Case) -> None:
    body = "Rescuers searched the area through the night, and the governor promised help to all who were there.\n"
    check(case._replace(sentence=f"{case.sentence}\n\n{body}"), labelled)
