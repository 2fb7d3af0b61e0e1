"""Occurrences: the sentence that says when the incident happened which an article is about, late as it may come.

News of a new toll, a rescue or a trial opens with its own day: "Rescuers on Tuesday pulled three more survivors …",
and tells further on that "the avalanche came down on Monday". Those who were hurt, were hurt then.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.context.story import Window, may_date, story_window, window_of_time
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.reading import Reading
from schemas import TimeExpression

_HAPPENED = re.compile(
    r"(?:^|[,“\"]\s*|\b(?:said|that|when)\s+)[Tt]he\s+(?:[a-z0-9.-]+\s+){0,2}?(?P<noun>[a-z]+)"
    r"(?:,[^,.;:“”\"]{0,60},|\s+(?:of|in|at|on|near)\s[^,.;:“”\"]{0,30}?)?\s+"
    r"(?:occurred|happened|took\splace|struck|hit|broke\sout|came\sdown|went\soff|exploded|collapsed|sank|crashed"
    r"|erupted|derailed|capsized|opened\sfire|attacked|stormed|rammed|swept)\b(?P<rest>[^;:“”\"]{0,120})"
)
_REACH, _NAMED = 14, 3


class Story(NamedTuple):
    """When an article's main event happened.

    Attributes:
        main: what its opening sentences tell of.
        occurred: the incident behind it, where a sentence says when it happened.
    """

    main: Window | None
    occurred: Window | None

    def window(self, *, befell: bool) -> Window | None:
        """The window of those whom the incident befell, or of all others."""
        return self.occurred or self.main if befell else self.main


def read_story(reading: Reading, times_of: list[list[TimeExpression]]) -> Story:
    """Find when an article's main event happened.

    Args:
        reading: the article.
        times_of: the time expressions of each of its sentences.

    Returns:
        Its windows; "The avalanche, about 300 metres wide, came down shortly after 4 p.m. on Monday" gives the Monday.
    """
    return Story(story_window(reading, times_of), _find_occurrence(reading, times_of))


def _find_occurrence(reading: Reading, times_of: list[list[TimeExpression]]) -> Window | None:
    text = reading.article.text
    named: set[str] | None = None
    for sentence, times in zip(reading.sentences[:_REACH], times_of[:_REACH], strict=False):
        days = [time for time in times if may_date(reading, sentence.start, time, times)]
        if not days:
            continue
        for match in _HAPPENED.finditer(text[sentence.start : sentence.end]):
            named = _named(reading) if named is None else named
            if singular(match["noun"]) not in named:
                continue
            first, last = sentence.start + match.start("rest"), sentence.start + match.end("rest")
            for time in days:
                if first <= time.start < last:
                    return window_of_time(time)._replace(rule="when.the-incident-occurred")
    return None


def _named(reading: Reading) -> set[str]:
    """The incidents, and who or what has a part in them, that the article's first sentences name, singular."""
    scopes = load_lexicon("scopes")
    known = {*scopes["incidents"], *scopes["actors"]}
    words = {singular(word) for sentence in reading.sentences[:_NAMED] for word in sentence.tokens.lowers}
    return known & words
