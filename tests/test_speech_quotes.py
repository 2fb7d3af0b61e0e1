"""What stands inside quotation marks, and what always holds of the speech layer."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.speech import find_quotes, read_speech
from tests.speech_texts import read_marked, split_lines

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
    speech, _, spans = read_marked("Army kills ⟦11⟧ ‘terrorists’, “⟦four⟧ of them” foreign")
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
    speech = read_speech(text, split_lines(text))
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
