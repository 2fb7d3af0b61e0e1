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
    ("He put the toll at 18, denying opposition claims of ⟦70⟧ dead.", "negated", "the claim of another, denied"),
    ("The army rejected rebel claims that ⟦40⟧ soldiers were captured.", "negated", "denied as a noun"),
    ("The mayor denied it, and police said ⟦12⟧ were arrested.", "asserted", "another clause than the denial"),
    ("The toll was 12, not ⟦15⟧, as claimed.", "negated", "not N"),
    ("Not more than ⟦15⟧ died.", "asserted", "not more than is a bound"),
    ("Radio reported ⟦three⟧ found alive; the mayor said that was untrue.", "negated", "taken back"),
    ("The army said ⟦12⟧ died and denied the rest.", "asserted", "the denial is elsewhere"),
]


# What was done, whatever else its sentence hopes for; and what is there already.
DONE: list[tuple[str, str, str]] = [
    ("Police called to the school were able to rescue ⟦164⟧ people.", "asserted", "able to is done"),
    ("Crews called to the port managed to free ⟦three⟧ sailors.", "asserted", "managed to is done"),
    ("Troops called in on Monday helped to evacuate ⟦400⟧ people.", "asserted", "helped to is done"),
    ("Firefighters called to the mill needed ⟦four hours⟧ to free the men.", "asserted", "needed is past"),
    ("Police have not confirmed reports that ⟦17⟧ died.", "possible", "reports that nobody has confirmed"),
    ("There was no confirmation that ⟦17⟧ died.", "possible", "no confirmation"),
    ("Police confirmed reports that ⟦17⟧ died.", "asserted", "confirmed"),
    ("He did not leave before it was verified that ⟦17⟧ had died.", "asserted", "what was not done is something else"),
    ("Medics might be able to save ⟦40⟧ of them.", "possible", "might be able to is not done"),
    ("The deal could have helped ⟦40⟧ families.", "conditional", "could have helped is not done"),
    ("The army wants to be able to house ⟦400⟧ men.", "proposed", "wants to be able to"),
    ("The mill will shut, ending ⟦six decades⟧ of work there.", "asserted", "what ends was there"),
    ("The crew will fly up, joining ⟦seven⟧ residents.", "asserted", "whom one joins is there"),
    ("The deal would end a ⟦15-month⟧ war.", "asserted", "what a deal ends was there"),
    ("The men will train alongside ⟦900⟧ Latvians.", "asserted", "those alongside are there"),
    ("They want to end the war in ⟦six weeks⟧.", "proposed", "the end is ahead, and so is its length"),
    ("They suspended accession talks for ⟦four years⟧.", "asserted", "a length that was decided, no subject of talks"),
    ("He had halted negotiations for ⟦two weeks⟧.", "asserted", "the same of negotiations"),
    ("They held talks for a ⟦six-week⟧ truce.", "proposed", "the subject of talks"),
    ("Staff with ⟦ten years⟧ of service will be offered more.", "asserted", "what they bring is there"),
    ("⟦Fourteen⟧ of the dead were would-be recruits.", "asserted", "would-be is no verb"),
    ("⟦Hundreds⟧ fled with whatever they could carry.", "asserted", "another subject's modal"),
    ("⟦Twelve⟧ doctors said they would resign.", "asserted", "those who say it are there"),
    ("The mandate is for ⟦five years⟧ and will be renewed unless it is ended.", "asserted", "another predicate's if"),
    ("They had ⟦40⟧ men and would attack if provoked.", "asserted", "another predicate's if, after and"),
]

# What nobody decides is predicted; what somebody announces is planned.
AHEAD: list[tuple[str, str, str]] = [
    ("He said trains would be disrupted for ⟦three days⟧.", "possible", "nobody plans a disruption"),
    ("Stocks in the north would run out in ⟦ten weeks⟧.", "possible", "run out"),
    ("The agency said ⟦4,000⟧ children would starve.", "possible", "would starve"),
    ("I expect it will take ⟦ten days⟧.", "possible", "I expect it will"),
    ("Repairs would take ⟦six months⟧.", "possible", "what it takes is estimated"),
    ("The swap will take place over ⟦three days⟧.", "proposed", "to take place is no estimate"),
    ("It estimates that the outbreak will last ⟦six months⟧.", "possible", "estimates that"),
    ("The rainy season will last ⟦five months⟧.", "possible", "a season is not planned"),
    ("The truce would last ⟦six weeks⟧.", "proposed", "a truce is planned"),
    ("The operation will probably last ⟦two weeks⟧.", "possible", "probably"),
    ("By then we will have lost ⟦seven⟧ more.", "possible", "will have, of what was done by then"),
    ("⟦Forty⟧ families will have to leave.", "proposed", "will have to is an order"),
    ("⟦Two million⟧ children are expected to receive a dose.", "proposed", "receive, of a plan"),
    ("⟦Forty⟧ hostages are expected to be freed on Sunday.", "proposed", "freed, of a plan"),
    ("⟦Two million⟧ people are expected to cross the border.", "possible", "cross, of a forecast"),
    ("⟦Nine⟧ analysts polled had expected a loss.", "asserted", "those who expect are counted"),
    ("It beat a forecast from ⟦14⟧ analysts.", "asserted", "those who forecast are counted"),
    ("Analysts had forecast ⟦140⟧ arrests.", "possible", "what they forecast"),
    ("⟦The first 200⟧ were to have arrived by now.", "proposed", "were to, of an appointment missed"),
    ("Without new money, aid to ⟦75,000⟧ people will stop.", "conditional", "without, and will"),
    ("Without naming them, he said ⟦12⟧ would be freed.", "proposed", "without doing is no condition"),
]

DEMANDED: list[tuple[str, str, str]] = [
    ("Mediators had pressed for a ⟦seven-day⟧ pause.", "proposed", "pressed for"),
    ("Unions lobbied for ⟦30 weeks⟧ of leave.", "proposed", "lobbied for"),
    ("The group has insisted on ⟦1,500⟧.", "proposed", "insisted on"),
    ("He insisted on Friday ⟦12⟧ had died.", "asserted", "insisted on a day"),
    ("The union has threatened a ⟦three-day⟧ walkout.", "proposed", "threatened a length"),
    ("Gunmen threatened ⟦12⟧ guards.", "asserted", "threatened people"),
    ("The cabinet weighs a ⟦six-week⟧ pause.", "proposed", "weighs a length"),
    ("Cabinet weighs six-week pause, ⟦35⟧ captives in first stage.", "proposed", "and what comes with it"),
    ("They discussed it for ⟦three hours⟧.", "asserted", "discussed for a length"),
    ("The strike goes on until ⟦1,210⟧ interns are posted.", "proposed", "until N are: not yet"),
    ("The search went on until ⟦12⟧ bodies were found.", "asserted", "until N were: by now"),
    ("People to be assisted: ⟦50,000⟧", "proposed", "a label of a plan"),
    ("Households targeted: ⟦50,000⟧", "proposed", "targeted, in a label"),
    ("People killed: ⟦50⟧", "asserted", "a label of a fact"),
]

DOUBTED: list[tuple[str, str, str]] = [
    ("Four suspected smugglers, ⟦one⟧ of them a fisherman, were held.", "asserted", "suspected is the smugglers'"),
    ("There were 84 suspected cases, including ⟦nine⟧ deaths.", "asserted", "suspected is the cases'"),
    ("Suspected rebels killed ⟦12⟧ farmers.", "asserted", "suspected is the rebels'"),
    ("Doctors suspected ⟦12⟧ patients had cholera.", "possible", "suspected N"),
    ("⟦Twelve⟧ people are suspected dead.", "possible", "suspected dead"),
    ("There was no evidence that ⟦12⟧ had died.", "negated", "no evidence that"),
    ("He dismissed as false reports that ⟦12⟧ had died.", "negated", "false reports that"),
    ("There was evidence that ⟦12⟧ had died.", "asserted", "evidence is no denial"),
    ("At least ⟦20⟧ died in what may be the worst flood yet.", "asserted", "the modal is the flood's"),
]


@pytest.mark.parametrize(("marked", "expected", "reason"), [*MODALITIES, *DONE, *AHEAD, *DEMANDED, *DOUBTED])
def test_modality(marked: str, expected: str, reason: str) -> None:
    speech, text, spans = read_marked(marked)
    modality, rule, cue = speech.modality_of(*spans[0])
    assert modality == expected, f"{reason}: {rule} read {text[slice(*cue)] if cue else None!r}"


def test_a_headline_s_infinitive_is_a_plan() -> None:
    speech, _, spans = read_marked("Vanmaker Nordvik to axe ⟦4,200⟧ jobs", role="title")
    assert speech.modality_of(*spans[0])[0] == "proposed"
