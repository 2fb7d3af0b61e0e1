"""The speech layer as a corpus: a text with numbers in ⟦ ⟧, who states each, how sure the words are, and why."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sentences import Sentence, read_sentences
from extractors.speech import Speech, find_quotes, read_speech

_WORD = re.compile(r"[^\n]+")


def _read(marked: str, role: str = "paragraph") -> tuple[Speech, str, list[tuple[int, int]]]:
    """Take the marks out of a text and read it; every line is a block."""
    text, spans, opened = "", [], 0
    for character in marked:
        if character == "⟦":
            opened = len(text)
        elif character == "⟧":
            spans.append((opened, len(text)))
        else:
            text += character
    return read_speech(text, _sentences(text, role)), text, spans


def _sentences(text: str, role: str = "paragraph") -> tuple[Sentence, ...]:
    return read_sentences(text, [(line.start(), line.end(), role) for line in _WORD.finditer(text)])


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
    ("The toll stands at ⟦12⟧, per the health ministry.", ["health ministry"], "per, of a speaker"),
    # Figures without a clause.
    ("Hospital sources gave a toll of ⟦23⟧ dead.", ["Hospital sources"], "gave a toll of"),
    ("The Red Cross revised its toll to ⟦23⟧.", ["Red Cross"], "revised the toll"),
    ("Officials counted ⟦12,300⟧ arrivals.", ["Officials"], "counted"),
    ("The union, which claims ⟦128,000⟧ members, is on strike.", ["union"], "what which stands for"),
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
    # Nobody states it but the article.
    ("The cyclone claimed ⟦23⟧ lives.", [None], "claimed lives is no speech"),
    ("The group claimed responsibility for the attack that killed ⟦23⟧.", [None], "claimed responsibility"),
    ("Rescuers found ⟦12⟧ bodies in the rubble.", [None], "found bodies is no speech"),
    ("No injuries were reported among the ⟦23⟧ passengers.", [None], "passive, nobody named"),
    ("⟦Two⟧ officials said the talks went on.", [None], "the number counts the speakers"),
    ("The army denied that ⟦20⟧ civilians had died.", [None], "who denies it does not state it"),
    ("A minister stressed the need to protect ⟦1.4 million⟧ people.", [None], "an object is no statement"),
    ("The company, which employs ⟦300⟧ people, said it was closing.", [None], "beside the verb's clause"),
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
    speech, _, spans = _read(marked)
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
    ("“We lost ⟦12⟧,” said Ana Ruiz, whose ⟦two⟧ sons are missing.", ["Ana Ruiz", None], "about the speaker"),
    ("“We lost ⟦12⟧,” said Ana Ruiz.\nIt rained.\nNobody came.\n“⟦Three⟧ more.”", ["Ana Ruiz", None], "too far away"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), QUOTATIONS)
def test_speaker_of_a_quotation(marked: str, expected: list[str | None], reason: str) -> None:
    speech, _, spans = _read(marked)
    found = [speech.source_of(*span) for span in spans]
    assert [attribution and attribution.source for attribution in found] == expected, reason


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
    speech, _, spans = _read(marked, role="title")
    found = speech.source_of(*spans[0])
    assert (found.source if found else None) == expected, reason


def test_a_name_heads_a_headline_when_it_speaks_in_the_text() -> None:
    text = "Ruiz: 46 dead\nMayor Ana Ruiz said rescue went on."
    sentences = read_sentences(text, [(0, 13, "title"), (14, len(text), "paragraph")])
    found = read_speech(text, sentences).source_of(6, 13)
    assert found is not None
    assert found.source == "Ruiz"


MODALITIES: list[tuple[str, str, str]] = [
    ("⟦Some 200⟧ people may have drowned.", "possible", "a modal after its subject"),
    ("The blast may have killed ⟦12⟧ people.", "possible", "a modal before"),
    ("More than ⟦100⟧ are feared dead.", "possible", "feared dead"),
    ("⟦Thirty⟧ people are believed to be trapped.", "possible", "believed to"),
    ("The UN expects ⟦40,000⟧ arrivals.", "possible", "expects"),
    ("In May ⟦12⟧ people were killed.", "asserted", "the month"),
    ("⟦Twelve⟧ prisoners, who may appeal, were sentenced.", "asserted", "the modal is in an inset"),
    ("The man, who could be jailed, killed ⟦12⟧ people.", "asserted", "the modal is in an inset before"),
    ("⟦Twelve⟧ people died and 30 could be in danger.", "asserted", "the modal has another subject"),
    ("Israel agreed to release ⟦40⟧ prisoners.", "proposed", "agreed to"),
    ("The deal would free ⟦40⟧ hostages.", "proposed", "would"),
    ("Mediators proposed a truce of ⟦60 days⟧.", "proposed", "proposed"),
    ("Lawmakers called for a ⟦30-day⟧ truce.", "proposed", "called for"),
    ("Prosecutors had sought ⟦40 years⟧.", "proposed", "sought"),
    ("The two sides are in talks on a ⟦six-week⟧ truce.", "proposed", "talks on"),
    ("The men will be freed over ⟦three days⟧.", "proposed", "a plan"),
    ("The region will need food for ⟦1.7 million⟧ people.", "possible", "a forecast"),
    ("They agreed to swap 880 prisoners after ⟦10 days⟧ of talks.", "asserted", "after begins what has happened"),
    ("After talks on Friday, ⟦12⟧ prisoners were freed.", "asserted", "a day is no subject of talks"),
    ("The families sought refuge in ⟦three⟧ schools.", "asserted", "refuge is not proposed"),
    ("It would cut 11% of its ⟦38,000⟧ jobs.", "asserted", "what it has, it has"),
    ("Nurses vowed to go on with the ⟦10-day-old⟧ strike.", "asserted", "an age so far"),
    ("He will serve ⟦12 years⟧ in prison.", "asserted", "a sentence given"),
    ("⟦Two⟧ officials said the deal would hold.", "asserted", "those who speak are there"),
    ("If the dam breaks, ⟦2,000⟧ people will have to leave.", "conditional", "if before"),
    ("⟦2,000⟧ people would have to leave if the dam broke.", "conditional", "if after"),
    ("They will respond if it does not stop within ⟦48 hours⟧.", "conditional", "inside the condition"),
    ("Unless aid comes, ⟦2,000⟧ could die.", "conditional", "unless outweighs could"),
    ("An hour later the toll would have been ⟦1,000⟧.", "conditional", "would have"),
    ("Asked if he was hurt, he said ⟦12⟧ were.", "asserted", "an indirect question"),
    ("The army denied that ⟦20⟧ civilians had died.", "negated", "denied that"),
    ("The toll was 12, not ⟦15⟧, as claimed.", "negated", "not N"),
    ("Not more than ⟦15⟧ died.", "asserted", "not more than is a bound"),
    ("Radio reported ⟦three⟧ found alive; the mayor said that was untrue.", "negated", "taken back"),
    ("The army said ⟦12⟧ died and denied the rest.", "asserted", "the denial is elsewhere"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), MODALITIES)
def test_modality(marked: str, expected: str, reason: str) -> None:
    speech, text, spans = _read(marked)
    modality, rule, cue = speech.modality_of(*spans[0])
    assert modality == expected, f"{reason}: {rule} read {text[slice(*cue)] if cue else None!r}"


def test_a_headline_s_infinitive_is_a_plan() -> None:
    speech, _, spans = _read("Vanmaker Nordvik to axe ⟦4,200⟧ jobs", role="title")
    assert speech.modality_of(*spans[0])[0] == "proposed"


QUOTES: list[tuple[str, list[str], str]] = [
    ("“We were nine,” he said.", ["We were nine,"], "typographic"),
    ('He said "nine died" there.', ["nine died"], "straight"),
    ("«Nine died», he said.", ["Nine died"], "guillemets"),
    ("„Nine died“, he said.", ["Nine died"], "low and high"),
    ("``Nine died,'' he said.", ["Nine died,"], "doubled backquotes of old wires"),
    ("‘Nine died,’ he said.", ["Nine died,"], "single typographic"),
    ("He said 'nine died' there.", ["nine died"], "single straight"),
    ("Syria's army and the workers' union", [], "possessives"),
    ("the ’90s and '80s, rock 'n' roll, months’ pay", [], "elisions"),
    ("‘The nurses’ strike is over,’ he said.", ["The nurses’ strike is over,"], "a possessive inside"),
    ("“He said ‘nine’ twice,” she said.", ["He said ‘nine’ twice,"], "one inside another"),
    ("“One.\n\n“Two,” he said.", ["One.", "Two,"], "goes on with the next paragraph"),
    ("“One. He left.\n\nNine died.", ["One. He left."], "unclosed: to the paragraph's end"),
    ('a 6\'2" man and a 24" screen', [], "feet and inches"),
    ("a line that is “wrapped\nhere” by hand", ["wrapped\nhere"], "a line's end inside a paragraph"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), QUOTES)
def test_quotes(text: str, expected: list[str], reason: str) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == expected, reason


def test_a_number_beside_a_scare_quote_is_not_quoted() -> None:
    speech, _, spans = _read("Army kills ⟦11⟧ ‘terrorists’, “⟦four⟧ of them” foreign")
    assert [speech.quoted(*span) for span in spans] == [False, True]


def _news() -> Iterator[str]:
    yield from ("“", "”", '"', "'", "‘", "’", "\n", "\n\n", ". ", ", ", "; ", ": ", " – ", "said", "police", "he", "12")
    yield from (
        "Ana Ruiz",
        "the army",
        "according to",
        "if",
        "may",
        "denied that",
        "would",
        "who",
        "and",
        "which",
        "is",
    )


NEWS_LIKE = st.lists(st.sampled_from(list(_news())), max_size=40).map(" ".join)


@given(st.one_of(NEWS_LIKE, st.text(alphabet="“”\"'‘’«»„\n aSé漢😀.,", max_size=80)))
def test_quotes_are_disjoint_and_in_order(text: str) -> None:
    end = 0
    for start, stop in find_quotes(text):
        assert end <= start < stop <= len(text)
        end = stop


@given(NEWS_LIKE)
def test_every_answer_points_into_the_text(text: str) -> None:
    speech = read_speech(text, _sentences(text))
    for number in re.finditer("12", text):
        attribution = speech.source_of(*number.span())
        if attribution is not None:
            assert " ".join(text[attribution.start : attribution.end].split()) == attribution.source
            assert 0 <= attribution.cue_start < attribution.cue_end <= len(text)
        modality, rule, cue = speech.modality_of(*number.span())
        assert rule.startswith("modality.")
        assert (cue is None) == (modality == "asserted")
        assert speech.quoted(*number.span()) == any(
            start <= number.start() and number.end() <= end for start, end in find_quotes(text)
        )
