"""The place layer as a corpus: which names are places, which places they are, and where a number belongs."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.places import Places, read_places
from extractors.places.gazetteer import find_places
from extractors.places.names import fold_name
from extractors.sentences import read_sentences

_LINE = re.compile(r"[^\n]+")


def _read(text: str, dateline: str | None = None, title: bool = False) -> Places:
    """Every line is a block; with `title` the first is the headline."""
    blocks = [
        (line.start(), line.end(), "title" if title and line.start() == 0 else "paragraph")
        for line in _LINE.finditer(text)
    ]
    return read_places(text, read_sentences(text, blocks), dateline)


def _unmark(marked: str) -> tuple[str, int, int]:
    text = marked.replace("⟦", "").replace("⟧", "")
    start = marked.index("⟦")
    return text, start, marked.index("⟧") - 1


MENTIONS: list[tuple[str, list[str], str]] = [
    ("The blast in Sarmin, Syria, killed 12.", ["Sarmin, Syria"], "a town with its country is one mention"),
    ("Floods hit central and northern Mozambique.", ["central and northern Mozambique"], "directions belong to it"),
    ("They fled the rebel-held town of Marib.", ["Marib"], "behind what kind of place it is"),
    ("Police in Orakzai district held 12 men.", ["Orakzai district"], "the kind of place behind the name"),
    ("Refugees from Sudan, Chad and Libya arrived in Rome.", ["Sudan", "Chad", "Libya", "Rome"], "a list"),
    ("A quake struck Deir al-Balah on Monday.", ["Deir al-Balah"], "an Arabic article in the middle"),
    ("Forty died in al-Hol on Friday.", ["al-Hol"], "an Arabic article in front"),
    ("Thirty people died in the Dominican Republic.", ["Dominican Republic"], "a demonym inside a name"),
    ("Gangs killed 70 people in Pont-Sonde.", ["Pont-Sonde"], "a name with a hyphen, whose first half is a town too"),
    ("They fled from Baden-Baden to Port-au-Prince.", ["Baden-Baden", "Port-au-Prince"], "names with hyphens"),
    ("The Israel-Hamas war spread.", ["Israel"], "a country before a hyphen stays one"),
    ("A ship sank in the South China Sea.", ["South China Sea"], "a sea"),
    ("Fighting spread in the village of Tal Asfar.", ["Tal Asfar"], "no gazetteer knows it, the words say what it is"),
    ("Dozens were treated at Korle Bu Teaching Hospital.", ["Korle Bu Teaching Hospital"], "a site with a name"),
    ("The U.S. and the UAE signed it; Us Weekly did not.", ["U.S.", "UAE"], "letters decide on short names"),
    ("They were found off the Kerkennah islands.", ["Kerkennah islands"], "unknown, but islands"),
    # What is no place.
    ("Israeli and Palestinian officials met Saudis.", [], "a demonym is not a place"),
    ("Two US soldiers and three UK nationals left.", [], "capitals for a demonym"),
    ("President Michael Jordan met Paris Hilton.", [], "people"),
    ("The Washington Post and the Bank of England agreed.", [], "organisations named after places"),
    ("The Sydney Morning Herald reported it in March.", [], "a newspaper and a month"),
    ("The Paris Agreement was signed in Arabic.", [], "a treaty and a language"),
    ("A Britain-based group and the US-led coalition spoke.", [], "a name inside an adjective"),
    ("Reading is hard. Nice people help. Mobile phones too.", [], "words that are towns elsewhere"),
    ("He wrote it in the Freedom article.", [], "the preposition belongs to the article"),
    ("She said there were 40 dead.", [], "there, where it is no place"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MENTIONS, ids=[reason for _, _, reason in MENTIONS])
def test_mentions(text: str, expected: list[str], reason: str) -> None:
    assert [place.text for place in _read(text).mentions] == expected, reason


RESOLVED: list[tuple[str, str, str | None, tuple[float, float] | None, str]] = [
    ("Rebels in Sarmin, Syria, fled.", "Sarmin, Syria", "SY", (35.9, 36.7), "the country behind it"),
    ("Israel bombed Gaza. Families in Rafah fled.", "Rafah", "PS", (31.3, 34.2), "the countries of the article"),
    ("Egyptian police closed the crossing in Rafah.", "Rafah", "EG", (31.3, 34.2), "a demonym is a hint"),
    ("Crowds met in Paris.", "Paris", "FR", (48.9, 2.3), "the famous one"),
    ("Crowds met in Paris, Texas.", "Paris, Texas", "US", (33.7, -95.6), "unless the state is named"),
    (
        "A fire in Springfield, Illinois, killed two.",
        "Springfield, Illinois",
        "US",
        (39.8, -89.6),
        "of fifty, that one",
    ),
    ("Egypt, Poland and Morocco sent teams to the United States.", "Egypt", "EG", (27.0, 30.0), "no town in Arizona"),
    ("Georgia said Russian troops left Tbilisi.", "Georgia", "GE", (42.0, 43.5), "the country"),
    ("Georgia and other U.S. states voted; Americans waited.", "Georgia", "US", (32.8, -83.5), "the state"),
    ("Floods in SANAA killed 12.", "SANAA", "YE", (15.4, 44.2), "capitals"),
    ("Troops left Kyiv for Donbas.", "Donbas", "UA", (48.2, 38.5), "a region"),
    ("The hillside settlement of El Mirador in Guatemala is gone.", "El Mirador", None, None, "not Mexico's namesake"),
    ("Ships wait in the Mediterranean.", "Mediterranean", None, (35.0, 18.0), "a sea is in no country"),
]


@pytest.mark.parametrize(
    ("text", "name", "country", "where", "reason"), RESOLVED, ids=[f"{each[1]}: {each[4]}" for each in RESOLVED]
)
def test_resolution(text: str, name: str, country: str | None, where: tuple[float, float] | None, reason: str) -> None:
    place = next(place for place in _read(text).mentions if place.text == name)
    assert place.country_code == country, reason
    if where is None or place.latitude is None or place.longitude is None:
        assert (place.latitude, place.longitude, place.geoname_id) == (None, None, None), reason
    else:
        assert (place.latitude, place.longitude) == pytest.approx(where, abs=0.4), reason


NEAREST: list[tuple[str, str, str | None, str]] = [
    ("Raids killed ⟦18 people⟧ in Sarmin.", "casualty", "Sarmin", "behind the number"),
    ("In Kumasi, police held ⟦17 men⟧.", "headcount", "Kumasi", "in front of the clause"),
    ("A bomb in Kohat killed 46 and wounded ⟦more than 100⟧.", "casualty", "Kohat", "shared by the second number"),
    ("Five drowned in Malawi; in Mozambique ⟦23⟧ died.", "casualty", "Mozambique", "the clause of its own"),
    ("Two were shot at a ⟦checkpoint⟧.", "casualty", "checkpoint", "a site without a name"),
    ("Forty drowned, of ⟦310⟧ aboard.", "headcount", None, "aboard is no place"),
    ("⟦5,000 people⟧ fled Sarmin.", "headcount", "Sarmin", "what they fled"),
    ("Rebels bombed Marib, a town of ⟦40,000⟧, on Monday.", "headcount", "Marib", "its population"),
    (
        "Missiles hit Ukraine's second-largest city of Kharkiv, killing ⟦14⟧.",
        "casualty",
        "Kharkiv",
        "not the possessor",
    ),
    ("Police found ⟦22 bodies⟧ in Kenya's Shakahola forest.", "casualty", "Shakahola forest", "nor here"),
    ("The siege of Mariupol cost ⟦20,000 lives⟧.", "casualty", "Mariupol", "an event's of"),
    ("About 4,000 nurses left: ⟦900⟧ work abroad.", "headcount", "abroad", "an adverb of place"),
    ("Guards hold ⟦300 people⟧ in Israeli prisons.", "headcount", "Israeli prisons", "a demonym with a site"),
    ("The storm hit Malawi. ⟦Twelve people⟧ died there.", "casualty", "Malawi", "there points back"),
    ("A quake struck Haiti. It killed ⟦200⟧ across the country.", "casualty", "Haiti", "so does the country"),
    (
        (
            "In Kuich, Ulang County, a market was hit twice within minutes, killing 17 people, 11 of them women, and "
            "wounding ⟦39⟧."
        ),
        "casualty",
        "Kuich",
        "a place in front holds for the whole sentence",
    ),
    ("Ulang Hospital came under shelling. ⟦Three guards⟧ died.", "casualty", "Ulang Hospital", "what came under fire"),
    ("• Lima, 1964: ⟦328⟧ killed", "casualty", "Lima", "an entry of a list of disasters"),
    (
        "Two died in a Sofia hospital. ⟦Five⟧ more died.",
        "casualty",
        None,
        "where some are cared for, others did not die",
    ),
    ("Soldiers searched Banga. ⟦Six captives⟧ died in the forest.", "casualty", "forest", "the forest is no town"),
    ("Kassala recorded 17 deaths, followed by El Gedaref with ⟦11⟧.", "casualty", "El Gedaref", "the next of a list"),
    # What is not where the number happened.
    ("A committee in Aden says ⟦1,100 men⟧ are held.", "headcount", None, "the speaker's place"),
    ("The truce would last ⟦six weeks⟧, Egypt said.", "duration", None, "a speaker is no place"),
    ("A sentence of ⟦12 years⟧ was handed down.", "duration", None, "nothing said"),
    ("⟦Forty workers⟧ went home.", "headcount", None, "nothing said"),
    ("In Izmir a court kept ⟦three men⟧ in custody.", "headcount", "Izmir", "custody is a state, not a place"),
    ("Off Dover ⟦58 people⟧ were brought ashore.", "headcount", "Dover", "nor is ashore"),
    ("He got ⟦ten years⟧ in prison.", "duration", None, "prison is a state, not a place"),
    ("⟦Nine⟧ were hurt at the prison.", "casualty", "prison", "the prison is a place"),
    ("They took ⟦400 staff⟧ back in-house.", "headcount", None, "in-house is no place"),
]


@pytest.mark.parametrize(("marked", "kind", "expected", "reason"), NEAREST, ids=[each[3] for each in NEAREST])
def test_place_of_a_number(marked: str, kind: str, expected: str | None, reason: str) -> None:
    text, start, end = _unmark(marked)
    found = _read(text).place_of(start, end, kind)
    assert (found[0].text if found else None) == expected, reason


def test_people_who_move_are_placed_where_they_go() -> None:
    text, start, end = _unmark("The agency moved ⟦80,000 people⟧ from Darfur to five new camps.")
    found = _read(text).place_of(start, end, "headcount", "evacuated")
    assert found is not None
    assert found[0].text == "five new camps"


def test_the_story_gives_its_place_to_casualties_only() -> None:
    lead = "Air strikes hit market\nWarplanes struck a market in the town of Sarmin on Sunday, rescuers said.\n"
    text = lead + "Six children were among the dead.\nThe pilot has 20 years of practice."
    places = _read(text, title=True)
    six, twenty = text.index("Six"), text.index("20 years")
    casualty = places.place_of(six, six + 12, "casualty")
    assert casualty is not None
    assert (casualty[0].text, casualty[1]) == ("Sarmin", "place.story")
    assert places.place_of(twenty, twenty + 8, "duration") is None, "a length is not the story's"


def test_what_lasts_is_of_the_whole_country_or_of_no_place_told() -> None:
    lead = "Shelling hits market\nShells hit a market in Nangarhar on Sunday, officials in Afghanistan said.\n"
    text = lead + "Mines have killed 600 people this year."
    places = _read(text, title=True)
    start = text.index("600")
    assert places.place_of(start, start + 10, "casualty", lasting=True) is None
    found = places.place_of(start, start + 10, "casualty")
    assert found is not None
    assert found[0].text == "Nangarhar", "those of one incident are the story's"


def test_a_dateline_is_where_the_reporter_sits() -> None:
    text = "BEIRUT - Warplanes struck a market in northern Syria, killing 18 people."
    places = _read(text, dateline="BEIRUT")
    start = text.index("18")
    found = places.place_of(start, start + 9, "casualty")
    assert found is not None
    assert found[0].text == "northern Syria"


def test_spellings_of_one_name_meet() -> None:
    for written in ("Ma'rib", "Ma’rib", "MARIB", "Marib"):
        assert fold_name(written) == "marib"
    assert find_places("Deir al-Balah") == find_places("Deir el Balah") != ()
    assert find_places("Zzyzzyx") == ()


def test_every_gazetteer_name_is_one_of_the_places_it_finds() -> None:
    """The compiled file answers for its first, last and middle entries, and for nothing beside them."""
    for name in ("Jakarta", "N'Djamena", "São Paulo", "Washington", "U.S.", "Gulf of Aden"):
        assert find_places(name), name
    assert [place.kind for place in find_places("Georgia")[:2]] == ["country", "region"]


@given(st.text(alphabet="AaBb Gaza Syria.,;-'’\n012én In the of to שלום 🙂", max_size=200))
def test_mentions_are_the_text_and_in_order(text: str) -> None:
    mentions = _read(text).mentions
    assert all(text[place.start : place.end] == place.text for place in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert _read(text).mentions == mentions


@given(
    st.lists(
        st.sampled_from(
            [
                "In",
                "in",
                "the",
                "town",
                "of",
                "Rafah",
                "Gaza",
                ",",
                ".",
                "and",
                "said",
                "12",
                "died",
                "people",
                "there",
                "from",
                "to",
                "-",
                "al",
            ]
        ),
        max_size=40,
    ),
    st.integers(0, 150),
)
def test_a_place_is_found_for_any_span_or_none(words: list[str], start: int) -> None:
    text = " ".join(words)
    found = _read(text).place_of(start, start + 3, "casualty")
    if found is not None:
        place, rule = found
        assert text[place.start : place.end] == place.text
        assert rule.startswith("place.")
