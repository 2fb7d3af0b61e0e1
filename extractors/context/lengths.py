"""When a length of time lies, where its sentence says so: "The gunfire lasted about four hours on Thursday"."""

import re

from extractors.context.sentence_dates import nearest_window
from extractors.context.story import Window
from extractors.kinds import Draft
from schemas import TimeExpression

# Days that a unit has, about.
_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "decade": 3_650,
}
_YEAR = 366
_RIGHT_BEHIND = 25
_WINDOW_OPENS = re.compile(r"\b(?:the|in|over|during|within)\s\Z", re.IGNORECASE)
_OPENING_REACH = 8


def date_length(draft: Draft, times: list[TimeExpression]) -> Window | None:
    """Find the window in which a length of time lies.

    Args:
        draft: a fact of duration, with its modality.
        times: the time expressions of its sentence, in text order.

    Returns:
        The window that the length itself names ("the past 48 hours"), or that of a date beside it into which it fits
        ("In 2012 a strike lasted three weeks"); None for "was sentenced on Tuesday to four years", and where nothing
        says when.
    """
    high = draft.high if draft.high is not None else draft.low
    if high is None or draft.unit not in _DAYS or draft.modality != "asserted":
        return None
    days = high * _DAYS[draft.unit]
    own = next((time for time in times if time.start < draft.end and draft.start < time.end), None)
    if own is not None and own.window_start is not None and days < _YEAR and _is_window(draft, own):
        return Window(own.window_start, own.window_end, own.basis, own, "when.the-length-itself")
    window = nearest_window(draft, times)
    if window is None or not _dates(draft, window) or window.start is None or window.end is None:
        return None
    room = (window.end - window.start).days + 1
    return window._replace(rule="when.fits-the-date") if days <= room <= _YEAR else None


def _is_window(draft: Draft, own: TimeExpression) -> bool:
    """ "the last 12 days", and not the verb of "did not last 12 days"."""
    text = draft.candidate.reading.article.text
    verb = own.text.lower().startswith("last")
    return not verb or _WINDOW_OPENS.search(text, max(0, own.start - _OPENING_REACH), own.start) is not None


def _dates(draft: Draft, window: Window) -> bool:
    """Whether a date says when a length was: not "since May", and of "a 12-hour curfew" only what stands right behind.

    A curfew, a crossing or a truce so many hours long is only named by its length.
    """
    time = window.time
    if time is None or time.type == "DURATION":
        return False
    text = draft.candidate.reading.article.text
    if text[max(0, time.start - len("since ")) : time.start].lower() == "since ":
        return False
    return "-" not in text[draft.start : draft.end] or 0 <= time.start - draft.end <= _RIGHT_BEHIND
