"""Roles: what happened to the people a number counts, in the many shapes that news gives to saying it."""

from __future__ import annotations

import pytest

from tests.fact_corpus import Case, cases, check, labelled

PASSIVE = cases(
    ("Ten people may have been killed.", [("Ten people", "killed")], "may have been"),
    ("Ten people were feared drowned.", [("Ten people", "killed")], "feared drowned"),
    (
        "Nearly 90 people were not hurt.",
        [("Nearly 90 people", "injured")],
        "the label; that it is denied is for modality",
    ),
    ("Two brothers were stabbed to death in a bar.", [("Two brothers", "killed")], "to death"),
    ("Two brothers were stabbed in a bar.", [("Two brothers", "injured")], "stabbed, and no more said"),
    ("Six workers were pulled alive from the rubble.", [("Six workers", "rescued")], "pulled alive"),
    ("Six bodies were pulled from the rubble.", [("Six bodies", "killed")], "bodies are not rescued"),
    ("Twelve miners were killed when the shaft flooded.", [("Twelve miners", "killed")], "be and a participle"),
    ("Four tourists have been injured.", [("Four tourists", "injured")], "have been"),
    ("At least 30 pupils were abducted from a school.", [("At least 30 pupils", "captured")], "of a headcount"),
    ("Seventeen suspects are being held at a base.", [("Seventeen suspects", "held")], "are being"),
    ("Some 900 residents had to be evacuated.", [("Some 900 residents", "evacuated")], "had to be"),
    ("Two officers got shot dead outside a bank.", [("Two officers", "killed")], "shot dead is killed"),
    ("Two officers were shot outside a bank.", [("Two officers", "casualty")], "shot, and no more said"),
    ("Nine climbers were swept away by an avalanche.", [("Nine climbers", "missing")], "swept away"),
    ("More than 61,000 people have been displaced.", [("More than 61,000 people", "displaced")], "displaced"),
    ("Six hostages were freed overnight.", [("Six hostages", "released")], "the verb wins over the noun hostages"),
    ("Three men were sentenced to death.", [("Three men", "sentenced")], "sentenced to death is not killed"),
    ("Forty workers were laid off.", [("Forty workers", "dismissed")], "laid off"),
    ("Fifty villagers were rescued from rooftops.", [("Fifty villagers", "rescued")], "rescued"),
    ("Two thousand troops were deployed to the border.", [("Two thousand troops", "deployed")], "deployed"),
    ("Eleven passengers were taken to hospital.", [("Eleven passengers", "injured")], "taken to hospital"),
    ("Five students were charged with arson.", [("Five students", "charged")], "charged with"),
    ("Eighty fans were detained after the match.", [("Eighty fans", "detained")], "detained"),
    ("Sixteen miners remain trapped underground.", [("Sixteen miners", "trapped")], "remain and a participle"),
    ("About 250 children were infected.", [("About 250 children", "infected")], "infected"),
    ("Seven firefighters, all volunteers, were killed.", [("Seven firefighters", "killed")], "an apposition between"),
    (
        "Seven firefighters from two villages were killed.",
        [("Seven firefighters", "killed"), ("two villages", "count")],
        "where they came from, between",
    ),
)

ACTIVE = cases(
    ("The bomb killed 14 worshippers.", [("14 worshippers", "killed")], "verb and object"),
    ("The bomb killed 14 and wounded 31.", [("14", "killed"), ("31", "injured")], "objects without a noun"),
    ("Police arrested 22 protesters.", [("22 protesters", "arrested")], "arrested"),
    ("Rebels released 53 prisoners.", [("53 prisoners", "released")], "the verb wins over the noun prisoners"),
    ("The militia kidnapped nine aid workers.", [("nine aid workers", "captured")], "kidnapped"),
    ("The floods displaced 40,000 people.", [("40,000 people", "displaced")], "displaced"),
    ("The army lost 11 men.", [("11 men", "killed")], "an army loses men by death"),
    ("The storm claimed 23 lives.", [("23 lives", "killed")], "claimed lives"),
    ("The plant employs 850 people.", [("850 people", "employed")], "employs"),
    ("The carrier will cut 9,000 jobs.", [("9,000 jobs", "dismissed")], "jobs that are cut"),
    ("The navy pulled 60 migrants from the water.", [("60 migrants", "rescued")], "pulled from the water"),
    ("Ten miners died underground.", [("Ten miners", "killed")], "subject of a verb of dying"),
    ("Ten miners drowned.", [("Ten miners", "killed")], "drowned"),
    ("Two hikers went missing in the hills.", [("Two hikers", "missing")], "went missing"),
    ("Thousands fled across the river.", [("Thousands", "displaced")], "fled, with no noun"),
    ("About 700 marchers took part.", [("About 700 marchers", "participating")], "took part"),
    ("Over 2,000 soldiers surrendered.", [("Over 2,000 soldiers", "captured")], "surrendered"),
    ("Some 300 pilgrims were travelling on the bus.", [("Some 300 pilgrims", "travelling")], "travelling"),
    ("The army killed the bill in 12 minutes.", [("12 minutes", "duration")], "what was killed is no number"),
    ("The judge killed 40 contracts.", [("40 contracts", "count")], "contracts do not die"),
    ("The troops killed time for two days.", [("two days", "duration")], "nor does time"),
)

NOMINAL = cases(
    ("Floods caused 29 deaths.", [("29 deaths", "killed")], "deaths"),
    ("The ministry recorded 12 injuries.", [("12 injuries", "injured")], "injuries"),
    ("The killing of 11 aid workers was condemned.", [("11 aid workers", "killed")], "the killing of"),
    ("The deaths of four miners led to a strike.", [("four miners", "killed")], "the deaths of"),
    ("The release of 90 prisoners was agreed.", [("90 prisoners", "released")], "the release of"),
    ("The arrest of six men ended the hunt.", [("six men", "arrested")], "the arrest of"),
    ("The abduction of 30 girls shocked them.", [("30 girls", "captured")], "the abduction of"),
    ("The evacuation of 4,000 villagers went on.", [("4,000 villagers", "evacuated")], "the evacuation of"),
    ("The bodies of nine sailors washed ashore.", [("nine sailors", "killed")], "the bodies of"),
    ("Seven bodies were found.", [("Seven bodies", "killed")], "a body is one who was killed"),
    ("Police made 14 arrests.", [("14 arrests", "arrested")], "arrests"),
    ("The crash left 32 casualties.", [("32 casualties", "casualty")], "casualties, not said which"),
    ("They hold 40 Israeli hostages.", [("40 Israeli hostages", "held")], "hostages are held"),
    ("There are 300 inmates in the wing.", [("300 inmates", "held")], "inmates are held"),
    ("A funeral for three brothers was held.", [("three brothers", "killed")], "a funeral for"),
)

TOLLS = cases(
    ("The death toll rose to 34.", [("34", "killed")], "a toll that rose to"),
    ("The toll now stands at 1,204.", [("1,204", "killed")], "a toll that stands at"),
    ("That brought the number of dead to 17.", [("17", "killed")], "brought the number of dead to"),
    ("A previous toll of 12 was revised.", [("12", "killed")], "a toll of"),
    ("The toll climbed from 12 to 19.", [("12", "killed"), ("19", "killed")], "a change is two tolls"),
    (
        "Officials put the toll at 40 dead and 120 injured.",
        [("40", "killed"), ("120", "injured")],
        "each number has its state",
    ),
    ("The number of injured rose to 55.", [("55", "injured")], "the number of injured"),
    ("The number of missing fell to eight.", [("eight", "missing")], "the number of missing"),
    ("The bridge toll rose to $4.", [("$4", "money")], "a toll that drivers pay"),
)

STATES = cases(
    ("Seven people are still in hospital.", [("Seven people", "injured")], "in hospital"),
    ("More than 100 are missing and presumed dead.", [("More than 100", "missing")], "missing stands first"),
    ("Nobody was hurt.", [("Nobody", "injured")], "zero of the injured"),
    ("No deaths were reported.", [("No deaths", "killed")], "zero deaths"),
    ("No injuries or deaths were reported.", [("No injuries", "casualty")], "either of them"),
    ("Twenty are dead and three are missing.", [("Twenty", "killed"), ("three", "missing")], "predicates"),
    ("The blast left 12 dead.", [("12", "killed")], "left dead"),
    (
        "The blast left 12 people dead and 40 wounded.",
        [("12 people", "killed"), ("40", "injured")],
        "left dead and wounded",
    ),
    ("Nine people are unaccounted for.", [("Nine people", "missing")], "unaccounted for"),
    ("Four women were in critical condition.", [("Four women", "injured")], "in critical condition"),
    ("Three journalists are behind bars.", [("Three journalists", "held")], "behind bars"),
    ("About 50 families are homeless.", [("About 50 families", "count")], "families are counted apart"),
    ("About 50 people are homeless.", [("About 50 people", "displaced")], "homeless"),
    ("Six hundred are feared dead.", [("Six hundred", "killed")], "feared dead"),
    ("Fifteen people were found dead in a lorry.", [("Fifteen people", "killed")], "found dead"),
)

COLLECTIVES = cases(
    ("A 12-member panel will meet.", [("12-member", "participating")], "the people inside a panel"),
    ("A crew of 26 was on board.", [("26", "employed")], "a crew of"),
    ("It is a town of 40,000.", [("40,000", "living")], "a town of"),
    ("The 45,000-strong force is ready.", [("45,000-strong", "deployed")], "strong, of a force"),
    ("A 12-storey tower fell.", [("12-storey", "count")], "storeys are no people"),
)

ONLY_PEOPLE = cases(
    ("Ten teenagers shrugged.", [("Ten teenagers", "other")], "people with no state of the list"),
    ("Thirty lawmakers disagreed.", [("Thirty lawmakers", "other")], "nor these"),
    (
        "Three women said a bomb killed their neighbour.",
        [("Three women", "other")],
        "they say it; it did not befall them",
    ),
    ("The fire burned 30 cars.", [("30 cars", "count")], "cars do not burn to death"),
    ("The team lost 4-2 and lost two points.", [("two points", "count")], "a team's losses"),
    ("The blast killed 30 cows.", [("30 cows", "count")], "cows are animals"),
    ("It wounded his pride and cost 30 votes.", [("30 votes", "count")], "votes are things"),
    ("The attack hit 12 villages.", [("12 villages", "count")], "villages are things"),
    ("Two bridges were struck.", [("Two bridges", "count")], "bridges are no casualties"),
    ("He died 12 days later.", [], "an offset"),
    ("She was killed on the 12th floor.", [("12th floor", "ordinal")], "a floor"),
    ("The company died after 40 years.", [("40 years", "duration")], "years do not die"),
    ("Some 1.4 million people live in the city.", [("Some 1.4 million people", "living")], "live in"),
)


@pytest.mark.parametrize(
    "case",
    [*PASSIVE, *ACTIVE, *NOMINAL, *TOLLS, *STATES, *COLLECTIVES, *ONLY_PEOPLE],
    ids=lambda case: case.sentence,
)
def test_role(case: Case) -> None:
    check(case, labelled)
