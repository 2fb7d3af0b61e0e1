"""Wholes that are told of twice, named by a noun not used before, or told of place by place."""

from __future__ import annotations

import pytest

from schemas import Fact
from tests.fact_corpus import Case, Reading, cases, check, facts_of

RETOLD = cases(
    (
        "Court Jails Nine Smugglers\n\nA court in Bari jailed nine members of a ring. Two of them are brothers.",
        [("Nine Smugglers", None), ("nine members", None), ("Two of them", "nine members")],
        "what the text counts again is divided there, not in the headline",
    ),
    (
        "The coastguard pulled 63 people alive from the sea. Ten were taken to hospital.",
        [("63 people", None), ("Ten", "63 people")],
        "the rescued are whom an ambulance takes",
    ),
    (
        "The clinic spoke of 87 dead and 213 wounded. Sixty-one have died there since Monday.",
        [("87", None), ("213", None), ("Sixty-one", "87")],
        "of those with the same fate, though others were counted last",
    ),
    (
        "Kyiv said 131 of the 140 Ukrainians freed were privates.",
        [("131", "140 Ukrainians"), ("140 Ukrainians", None)],
        "the number of the whole stands right behind, with its noun",
    ),
    (
        "The airline flew home 84 prisoners. Those freed, among them 12 women, were met by relatives.",
        [("84 prisoners", None), ("12 women", "84 prisoners")],
        "named by what was done to them, with no number",
    ),
    (
        "In 2013 some 31 inmates escaped; eight of the fugitives were never caught.",
        [("some 31 inmates", None), ("eight of the fugitives", "some 31 inmates")],
        "a noun that has not been used takes up those counted just before",
    ),
    (
        "Gunmen killed seven soldiers. Four of the attackers also died.",
        [("seven soldiers", None), ("Four of the attackers", None)],
        "those who did it are none of those it was done to",
    ),
    (
        "The militia has abducted dozens of nurses. Three midwives, taken in May, are among at least 20 staff held.",
        [("dozens of nurses", None), ("Three midwives", "at least 20 staff"), ("at least 20 staff", None)],
        "an aside stands before 'are among'",
    ),
    (
        "Israel is to free 602 men, including 50 boys and 445 Gazans. Another list follows. 108 would be deported.",
        [("602 men", None), ("50 boys", "602 men"), ("445 Gazans", "602 men"), ("108", None)],
        "two sentences on, a bare number may count anyone",
    ),
)

NEARER = cases(
    (
        (
            "Rescuers counted 38 minors and 52 women. Nineteen people were distributed among three hospitals: "
            "11 in Tuxtla, five in Tierra Blanca and three in Veracruz."
        ),
        [
            ("38 minors", None),
            ("52 women", None),
            ("Nineteen people", None),
            ("three hospitals", None),
            ("11", "Nineteen people"),
            ("five", "Nineteen people"),
            ("three", "Nineteen people"),
        ],
        "11 and 5 and 3 are 19, though with the 19 they are 38 as well",
    ),
    (
        "The toll climbed to 641. The toll had stood at 587 on Friday. Some 54 bodies were found overnight.",
        [("641", None), ("587", None), ("Some 54 bodies", None)],
        "an older figure and what came on top of it divide nothing",
    ),
    (
        "Police detained a dozen people, including three journalists. All but two had been let go by the evening.",
        [("a dozen people", None), ("three journalists", "a dozen people"), ("two", "a dozen people")],
        "all but two of all, not of those in the aside",
    ),
)

OTHER_WHOLES = cases(
    (
        (
            "The court in Tunis convicted 40 men in the smuggling trial on Monday. "
            "A court in Sfax on Tuesday jailed three officers."
        ),
        [("40 men", None), ("three officers", None)],
        "another court's verdict is another trial",
    ),
    (
        "The storm killed 31 people. Divers found five bodies in a well on Sunday.",
        [("31 people", None), ("five bodies", None)],
        "bodies just found may not be in the toll",
    ),
    (
        "The bomb killed 31 people. Nine bodies have not been identified.",
        [("31 people", None), ("Nine bodies", "31 people")],
        "bodies that wait for a name are those of the dead",
    ),
    (
        "The junta holds 21,000 prisoners. On Jan. 4 it freed 936 inmates.",
        [("21,000 prisoners", None), ("936 inmates", None)],
        "those it freed are not among those it still holds",
    ),
    (
        "The fever has killed 31 people. The hospital is treating 159 patients.",
        [("31 people", None), ("159 patients", None)],
        "patients are none of the dead",
    ),
)

ROUNDUPS = cases(
    (
        (
            "Russia fired drones and missiles at Ukraine overnight on June 10, killing nine people and injuring 71. "
            "In Kharkiv, three people were killed and 19 injured when a drone struck a house. "
            "In Odesa, two men died."
        ),
        [
            ("nine people", None),
            ("71", None),
            ("three people", "nine people"),
            ("19", "71"),
            ("two men", "nine people"),
        ],
        "what a night's attack did in each place is part of what it did in all",
    ),
    (
        ("Missiles killed nine people across the country overnight. In May, a raid killed four people in Odesa."),
        [("nine people", None), ("four people", None)],
        "a month is no place",
    ),
)


@pytest.mark.parametrize("case", RETOLD + NEARER + OTHER_WHOLES + ROUNDUPS, ids=lambda case: case.sentence)
def test_whole(case: Case) -> None:
    texts = {fact.fact_id: fact.text for fact in facts_of(case.sentence)}

    def read(fact: Fact) -> Reading:
        return fact.text, texts[fact.part_of] if fact.part_of else None

    check(case, read)
