"""Bounded time: no text makes extraction slow. Four times the text may take four times as long, not sixteen.

Processor time is compared, never a clock, and only with itself: a slow machine is slow at both lengths.
"""

import gc
import os
import sys
import time
from types import FrameType
from typing import Any

import pytest

from extractors.articles import ParseError, parse_document
from extractors.extract import extract_facts
from schemas import Article, Document

SHORT, TIMES = 8_000, 4
# Linear growth is 4, quadratic 16; what is done once for an article makes it less than 4.
MOST_GROWTH = 9.0
# Far below what matters, and too short to compare.
UNMEASURABLE = 0.02
REPEATS = 3
# Sentences; more than the counts that any step remembers.
MANY = 300

HOSTILE = {
    "one sentence that does not end": "the minister said that the soldiers of the northern army went on and ",
    "a digit run": "1234567890",
    "a digit run in groups": "123,456,",
    "a number after number": "12 people and 3,400 dollars, ",
    "numbers and nothing else": "3 and ",
    "ranges in a chain": "10 to 20 ",
    "sentences with a number each": "12 people were killed. ",
    "subsets of subsets": "12 of the ",
    "number words": "twenty-one hundred thousand and ",
    "quotes in quotes": "“he said ‘she said ",
    "quotes that never close": '"a ',
    "may, the modal and the month": "may ",
    "days and months": "Monday March 3 ",
    "brackets": "(((( ",
    "hyphens": "a-",
    "names": "John Smith ",
    "initials": "A. B. ",
    "units": "5 km per hour per ",
    "currencies": "$ € £ 5 ",
    "places in places": "in Paris, Texas, ",
    "said said said": "said he said ",
    "blank": " \t ",
    "line breaks": "a\n\n",
    "accents that combine": "e\u0301\u0301",
    "full stops": ". ",
}


def _article(text: str) -> Article:
    return Article(article_id="0" * 16, path="hostile.txt", media_type="text/plain", text=text)


def _parse(text: str) -> None:
    try:
        parse_document(Document(path="hostile.txt", data=text.encode(), supplied=None))
    except ParseError:
        return


def _seconds(work: str, text: str) -> float:
    """The least of several: what else the machine does can only add to it."""
    # The collector looks through all that earlier tests have left, now and then, and mostly in the longer of two texts.
    gc.disable()
    try:
        return min(_seconds_once(work, text) for _ in range(REPEATS))
    finally:
        gc.enable()


def _seconds_once(work: str, text: str) -> float:
    began = time.process_time()
    if work == "parse":
        _parse(text)
    else:
        extract_facts(_article(text))
    return time.process_time() - began


@pytest.mark.parametrize("work", ["parse", "extract"])
@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_and_no_faster(work: str, pattern: str) -> None:
    text = pattern * (SHORT * TIMES // len(pattern))
    long = _seconds(work, text)
    if long > UNMEASURABLE:
        assert long / _seconds(work, text[:SHORT]) < MOST_GROWTH


def _steps(text: str) -> int:
    """The lines of the steps that look at the article's other counts which are run for a text."""
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if f"{os.sep}context{os.sep}" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract_facts(_article(text))
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "sentence",
    [
        "The agency put the death toll at 12. ",
        "They seized 34 people. Nine women were let go. ",
        "Two officers were among the nine people shot dead. ",
        "Of those detained, 12 were freed. ",
    ],
)
def test_no_count_is_compared_with_all_others(sentence: str) -> None:
    """What is done for each pair of counts is too little to be seen in the time of texts as short as those above."""
    assert _steps(sentence * (MANY * TIMES)) / _steps(sentence * MANY) < 1.5 * TIMES


@pytest.mark.parametrize("opening", ["<div>", "<p>“", "<b><i>", "<!--", "&amp;", "<a href='"])
def test_pages_of_nothing_but_openings_are_read_in_time(opening: str) -> None:
    page = "<html><body><p>Twelve people were killed.</p>" + opening * (SHORT * TIMES // len(opening))
    long = _seconds("parse", page)
    if long > UNMEASURABLE:
        assert long / _seconds("parse", page[:SHORT]) < MOST_GROWTH
