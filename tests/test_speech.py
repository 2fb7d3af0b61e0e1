"""Who states a number, as a corpus: a text with numbers in ⟦ ⟧, the source of each, and why."""

import pytest

from extractors.sentences import read_sentences
from extractors.speech import read_speech
from tests.speech_texts import read_marked

SOURCES: list[tuple[str, list[str | None], str]] = [
    # In front of what is said.
    ("According to the ministry, ⟦12⟧ people died.", ["ministry"], "fronted, without its article"),
    ("According to a report by Amnesty International, ⟦12⟧ died.", ["Amnesty International"], "who made the report"),
    ("The army said on Tuesday that ⟦12⟧ had died.", ["army"], "a date between verb and clause"),
    ("In a statement on Monday, the army said ⟦12⟧ fighters were killed.", ["army"], "not the statement's day"),
    ("Ana Ruiz, the mayor of the town, said ⟦12⟧ were missing.", ["Ana Ruiz"], "over an apposition"),
    ("The mayor, Ana Ruiz, said ⟦12⟧ were missing.", ["Ana Ruiz"], "the apposition is the name"),
    ("The head of the mission in Mali, Ana Ruiz, said ⟦12⟧ were hurt.", ["Ana Ruiz"], "the place is not the speaker"),
    ("City police chief Ana Ruiz told local radio ⟦12⟧ had died.", ["Ana Ruiz"], "the name after a role"),
    ("The U.N. refugee agency, UNHCR, says ⟦40,000⟧ people fled.", ["UNHCR"], "an abbreviation as apposition"),
    ("The World Health Organization (WHO) said ⟦12⟧ died.", ["World Health Organization"], "over a parenthesis"),
    ("Mali’s army said on its page that it had killed ⟦203⟧ militants.", ["Mali’s army"], "a possessive is part of it"),
    ("Gov. Ana Ruiz said ⟦12⟧ had died.", ["Gov. Ana Ruiz"], "the full stop of a title ends nothing"),
    ("Dr. Ana Ruiz, director of the clinic, told AFP by telephone that ⟦12⟧ died.", ["Dr. Ana Ruiz"], "told X that"),
    ("The minister was quoted by AFP as saying that ⟦20⟧ were captured.", ["minister"], "passive"),
    ("State media quoted a police officer as saying ⟦20⟧ were hurt.", ["police officer"], "the quoted one speaks"),
    ("Data from the ministry showed ⟦1,200⟧ people were infected.", ["ministry"], "evidence, and whose"),
    # After it, and within it.
    ("⟦Twelve⟧ people died, police said.", ["police"], "trailing"),
    ("⟦Twelve⟧ people died, said police spokesman Juan Ortiz.", ["Juan Ortiz"], "the speaker after the verb"),
    ("⟦Twelve⟧ died, the mayor said, and ⟦30⟧ were missing.", ["mayor", "mayor"], "in the middle: both sides"),
    ("⟦Twelve⟧ men were shot, Reuters reported, citing local officials.", ["Reuters"], "the nearer of two"),
    (
        "At least ⟦38⟧ civilians have died since the war began on Oct. 22, said Ko Zaw Lin.",
        ["Ko Zaw Lin"],
        "a date in front of the verb",
    ),
    ("⟦Two⟧ people died, said a 31-year-old teacher now in Indaw.", ["31-year-old teacher"], "an age counts nobody"),
    (
        "Raids killed ⟦23⟧ people, the Ministry for Development reported on 1 November.",
        ["Ministry for Development"],
        "a day",
    ),
    (
        "Police held ⟦42⟧ people, Interior Minister Kemal Sarac wrote on X. Warrants are out.",
        ["Interior Minister Kemal Sarac"],
        "X",
    ),
    ('Quote from Lisovyi: "⟦Two⟧ people have been killed."', ["Lisovyi"], "a label in front of what is quoted"),
    ("The toll stands at ⟦12⟧, per the health ministry.", ["health ministry"], "per, of a speaker"),
    ("A union official, however, said ⟦12⟧ had died.", ["union official"], "over however"),
    ("A further ⟦64⟧ are reported by the authorities to have died.", ["authorities"], "the agent of a passive"),
    ("The court was told that ⟦86⟧ officers raided it.", ["court"], "a hearing stands for who spoke at it"),
    ("In 2022 Liberia reported ⟦57⟧ cases.", ["Liberia"], "the year is not the speaker's"),
    ("Prosecutors had requested ⟦16⟧ years.", ["Prosecutors"], "who wants it states it"),
    # Figures without a clause.
    ("Hospital sources gave a toll of ⟦23⟧ dead.", ["Hospital sources"], "gave a toll of"),
    ("The Red Cross revised its toll to ⟦23⟧.", ["Red Cross"], "revised the toll"),
    ("Officials counted ⟦12,300⟧ arrivals.", ["Officials"], "counted"),
    ("The union, which claims ⟦128,000⟧ members, is on strike.", ["union"], "what which stands for"),
    ("As reported by state media, ⟦12⟧ people died.", ["state media"], "as reported by"),
    ("Ana Ruiz of the aid group Oxfam said ⟦12⟧ died.", ["Ana Ruiz of the aid group Oxfam"], "named before the group"),
    ("The bank plans to cut ⟦9,000⟧ jobs, sources said.", ["sources"], "who reports the plan"),
    ("The UN's rights office said it verified ⟦12⟧ deaths.", ["UN's rights office"], "it: who spoke in the sentence"),
    ("A doctor who treated the wounded said ⟦12⟧ had died.", ["doctor"], "over a relative clause without commas"),
    ("The WHO said ⟦12⟧ people died.", ["WHO"], "capitals tell it from who"),
    # Which clause it reaches.
    (
        "Rescuers said ⟦12⟧ died, while the army put the number at ⟦8⟧.",
        ["Rescuers", "army"],
        "each speaker has a clause",
    ),
    ("The attack killed ⟦12⟧, but the army said ⟦8⟧ had died.", [None, "army"], "not the clause before"),
    ("⟦Twelve⟧ soldiers died, Ukraine said; Russia said it lost ⟦three⟧.", ["Ukraine", "Russia"], "after a semicolon"),
    ("The army said it killed ⟦12⟧ and that ⟦3⟧ were hurt.", ["army", "army"], "the second clause is said too"),
    (
        "Doctors said ⟦12⟧ died, adding that ⟦30⟧ were hurt.",
        ["Doctors", "Doctors"],
        "a participle takes the subject before it",
    ),
    ("Authorities feared ⟦100⟧ dead after ⟦five⟧ days of rain.", ["Authorities", None], "the rain was not feared"),
    ("The toll, which officials said could rise, stood at ⟦12⟧.", [None], "the inset ends before its sentence goes on"),
    (
        "In Gaza, where the army said ⟦12⟧ died, ⟦two⟧ of them children, it rained.",
        ["army", "army"],
        "its list goes on",
    ),
    # Nobody states it but the article.
    ("The army would not say how many of the ⟦34⟧ died.", [None], "a refusal to say"),
    ("The cyclone claimed ⟦23⟧ lives.", [None], "claimed lives is no speech"),
    ("The group claimed responsibility for the attack that killed ⟦23⟧.", [None], "claimed responsibility"),
    ("Rescuers found ⟦12⟧ bodies in the rubble.", [None], "found bodies is no speech"),
    ("No injuries were reported among the ⟦23⟧ passengers.", [None], "passive, nobody named"),
    ("⟦Two⟧ officials said the talks went on.", [None], "the number counts the speakers"),
    ("The army denied that ⟦20⟧ civilians had died.", [None], "who denies it does not state it"),
    ("A minister stressed the need to protect ⟦1.4 million⟧ people.", [None], "an object is no statement"),
    ("The company, which employs ⟦300⟧ people, said it was closing.", [None], "beside the verb's clause"),
    ("The teacher was told that ⟦12⟧ had died.", [None], "who is told does not say it"),
    ("• Seven deaths reported, of which ⟦five⟧ were children.", [None], "deaths report nothing"),
    ("• Of 412 contacts listed, ⟦380⟧ were seen.", [None], "nor do contacts"),
    ("The figure raises to ⟦200⟧ the number of dead.", [None], "nor does a figure"),
    ("Peru declared ⟦three days⟧ of mourning.", [None], "what is declared is made"),
    ("“We sold out,” he told analysts on a call of ⟦80 minutes⟧.", [None], "the call is about the saying"),
    # Across sentences.
    ("The ministry said 3 died. It added that ⟦12⟧ were hurt.", ["ministry"], "it: a body"),
    ("Police said 3 died. They said ⟦12⟧ were hurt.", ["Police"], "they: many"),
    ("Ana Ruiz met the families. She said ⟦12⟧ had died.", ["Ana Ruiz"], "she: the subject before"),
    (
        "Police said 3 died. Officials called it absurd: ⟦30⟧ had prayed there, they said.",
        ["Officials"],
        "they: the subject of their own sentence before an earlier speaker",
    ),
    ("The agency says it needs money. It has cut rations for ⟦500,000⟧.", ["agency"], "the speaker goes on"),
    ("Police said they arrested ⟦12⟧ men. ⟦Three⟧ were later freed.", ["Police", None], "the article goes on"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), SOURCES)
def test_source(marked: str, expected: list[str | None], reason: str) -> None:
    speech, _, spans = read_marked(marked)
    found = [speech.source_of(*span) for span in spans]
    assert [attribution and attribution.source for attribution in found] == expected, reason


QUOTATIONS: list[tuple[str, list[str | None], str]] = [
    ("“We lost ⟦12⟧ men,” said Ana Ruiz, 44.", ["Ana Ruiz"], "after the mark"),
    ('"We lost ⟦12⟧ men," aid worker Ana Ruiz, 27, said by phone.', ["Ana Ruiz"], "name, role and age between"),
    ("Ana Ruiz said: “We lost ⟦12⟧ men.”", ["Ana Ruiz"], "before the mark"),
    (
        "“We lost ⟦12⟧. The rest fled,” said Ana Ruiz. “⟦Three⟧ are here.”",
        ["Ana Ruiz", "Ana Ruiz"],
        "said once for both",
    ),
    ("“We lost ⟦12⟧,” said Ana Ruiz.\n“⟦Three⟧ are here.”", ["Ana Ruiz", "Ana Ruiz"], "on into the next paragraph"),
    (
        "“We lost ⟦12⟧.\n“⟦Three⟧ are here,” said Ana Ruiz.",
        [None, "Ana Ruiz"],
        "an unclosed one ends with its paragraph",
    ),
    ("Ana Ruiz stated,\n“⟦Three⟧ are here.”", ["Ana Ruiz"], "led up to in the paragraph before"),
    ("A rescuer put the number at “⟦not more than 20⟧.”", ["rescuer"], "a fragment belongs to the clause around it"),
    ("The premier described it as “the loss of ⟦12⟧ heroes”.", ["premier"], "described as"),
    ("“We lost ⟦12⟧,” 67-year-old Ana told my colleagues in Mali. She left.", ["Ana"], "an age before the name"),
    ("“We lost ⟦12⟧,” said Ana Ruiz, whose ⟦two⟧ sons are missing.", ["Ana Ruiz", None], "about the speaker"),
    ("“We lost ⟦12⟧,” said Ana Ruiz.\nIt rained.\nNobody came.\n“⟦Three⟧ more.”", ["Ana Ruiz", None], "too far away"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), QUOTATIONS)
def test_speaker_of_a_quotation(marked: str, expected: list[str | None], reason: str) -> None:
    speech, _, spans = read_marked(marked)
    found = [speech.source_of(*span) for span in spans]
    assert [attribution and attribution.source for attribution in found] == expected, reason


def test_a_label_in_capitals_speaks_its_paragraph_of_a_transcript() -> None:
    speech, _, spans = read_marked(
        "PRESENTER: ⟦Fifteen⟧ died.\nRUIZ: We lost ⟦two⟧ men. I expect ⟦three⟧ more days.\n"
        "PRESENTER: Why?\nRUIZ: Police say ⟦nine⟧ fled.\nUPDATE: ⟦four⟧ died."
    )
    found = [attribution and attribution.source for attribution in (speech.source_of(*span) for span in spans)]
    # The presenter's words are the article's, the police speak in the colonel's, and one label alone is no speaker.
    assert found == [None, "RUIZ", "RUIZ", "Police", None]


HEADLINES: list[tuple[str, str | None, str]] = [
    ("⟦46⟧ dead in bombing – officials", "officials", "after a dash"),
    ("⟦46⟧ dead in bombing: UN", "UN", "after a colon"),
    ("Police: ⟦46⟧ dead in bombing", "Police", "before a colon"),
    ("Gaza: ⟦46⟧ dead in bombing", None, "a place heads it"),
    ("Syria denies strike, says ⟦11⟧ fighters killed", "Syria", "two verbs, one subject"),
    ("SYRIA SAYS ⟦11⟧ KILLED IN STRIKE", "SYRIA", "in capitals"),
    ("⟦46⟧ Killed in Air Strike, Officials Say", "Officials", "in title case"),
    ("Ship picks up 129 migrants, finds ⟦seven⟧ bodies", None, "finds is no speech"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), HEADLINES)
def test_source_of_a_headline(marked: str, expected: str | None, reason: str) -> None:
    speech, _, spans = read_marked(marked, role="title")
    found = speech.source_of(*spans[0])
    assert (found.source if found else None) == expected, reason


def test_a_name_heads_a_headline_when_it_speaks_in_the_text() -> None:
    text = "Ruiz: 46 dead\nMayor Ana Ruiz said rescue went on."
    sentences = read_sentences(text, [(0, 13, "title"), (14, len(text), "paragraph")])
    found = read_speech(text, sentences).source_of(6, 13)
    assert found is not None
    assert found.source == "Ruiz"
