"""How surely a number is stated, as a corpus: a text with a number in ⟦ ⟧, its modality, and why."""

import pytest

from tests.speech_texts import read_marked

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
    ("The truce is to last ⟦72 hours⟧.", "proposed", "is to"),
    ("The truce, due to last ⟦72 hours⟧, began.", "proposed", "due to, of a plan"),
    ("Due to the rain, ⟦12⟧ people died.", "asserted", "due to, of a cause"),
    ("The sides agreed a ⟦72-hour⟧ truce.", "proposed", "agreed a"),
    ("He faces ⟦20 years⟧ in prison.", "possible", "faces"),
    ("He faces ⟦20 years⟧ in prison if convicted.", "conditional", "faces, if"),
    ("The toll rose to ⟦34⟧.", "asserted", "to before a number is no plan"),
    ("The government is considering sending ⟦500⟧ troops.", "proposed", "considering"),
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
    speech, text, spans = read_marked(marked)
    modality, rule, cue = speech.modality_of(*spans[0])
    assert modality == expected, f"{reason}: {rule} read {text[slice(*cue)] if cue else None!r}"


def test_a_headline_s_infinitive_is_a_plan() -> None:
    speech, _, spans = read_marked("Vanmaker Nordvik to axe ⟦4,200⟧ jobs", role="title")
    assert speech.modality_of(*spans[0])[0] == "proposed"
