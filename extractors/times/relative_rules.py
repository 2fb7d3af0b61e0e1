"""Rules for dates told from another date: "today", "last week", "two days later", "the same month a year ago"."""

from __future__ import annotations

from extractors.lexicon import load_lexicon
from extractors.times.calendar import Point, point_of
from extractors.times.counting import Count, read_count
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import is_told_step, shift_period, step_of
from schemas import TimexType

_FIRST_OF_WEEKEND = 6


def _read_value(capture: Capture, value: str, kind: TimexType = "DATE", mod: str | None = None) -> Reading:
    known = "X" not in value[:10] and not value.endswith("REF")
    return capture.read_as(value, "relative" if known else "unresolved", kind, mod=mod)


def _with_part(value: str, part: str | None) -> str:
    return f"{value}T{'NI' if part == '1N' else part}" if part else value


def read_today(capture: Capture, context: Context) -> Reading:
    """Read "today", "yesterday", "earlier today", "the day before yesterday", "tomorrow morning"."""
    offset, part = capture.value("today"), capture.value("part")
    if capture.part("beyond"):
        offset += -1 if offset < 0 else 1
    if context.narrative and not part:
        return capture.read_as("PRESENT_REF", "unresolved")
    base = point_of(context.reference) if context.reference else None
    return _read_value(capture, _with_part(shift_period("1D", base, offset), part), "TIME" if part else "DATE")


def read_tonight(capture: Capture, context: Context) -> Reading:
    """Read "tonight", "last night", "this morning": a part of a day told from the publication date."""
    base = point_of(context.reference) if context.reference else None
    offset = step_of(capture.surface("which"))
    return _read_value(capture, _with_part(shift_period("1D", base, offset), capture.value("part")), "TIME")


def read_period(capture: Capture, context: Context) -> Reading | None:
    """Read "last week", "this year", "early next month", "later this week", "the previous year": granularity kept."""
    unit, which = capture.value("unit"), capture.surface("which")
    told = is_told_step(which) or (which == "next" and bool(capture.part("the")))
    if which == "past" or (capture.part("the") and not capture.mod and _lasts(capture, context)):
        return None
    if unit[0] == "T" or (unit in {"1D", "1N"} and not told):
        return None
    if told and unit in {"1D", "1N"}:
        return read_told_day(capture, context)
    base = context.told if told else context.now
    return _read_value(capture, shift_period(unit, base, step_of(which)))


def _lasts(capture: Capture, context: Context) -> bool:
    """Whether a length is meant and not a date: "for the next year"."""
    return context.text[max(0, capture.start - 5) : capture.start].lower().split()[-1:] == ["for"]


def read_told_period(capture: Capture, context: Context) -> Reading | None:
    """Read "the end of the month", "the beginning of the year", "late in the day", "month's end"."""
    unit = capture.value("unit")
    if unit[0] == "T":
        return None
    base = context.told_day if unit in {"1D", "1N"} else context.told
    return _read_value(capture, shift_period(unit, base, 0))


def read_told_day(capture: Capture, context: Context) -> Reading | None:
    """Read "the next day", "that same day", "the following morning", "the day before"."""
    part = capture.value("part")
    base = context.told_day if context.anchor_day or context.narrative else None
    value = shift_period("1D", base, step_of(capture.surface("which")))
    return _read_value(capture, _with_part(value, part), "TIME" if part else "DATE")


def read_told_neighbour(capture: Capture, context: Context) -> Reading | None:
    """Read "the day before", "the year after": where nothing follows that they are counted from."""
    unit = capture.value("unit")
    if unit == "1D":
        return read_told_day(capture, context)
    return (
        None
        if unit[0] == "T"
        else _read_value(capture, shift_period(unit, context.told, step_of(capture.surface("which"))))
    )


def read_ago(capture: Capture, context: Context) -> Reading | None:
    """Read "two days ago", "a year earlier", "six weeks later", "a few months later"."""
    count, unit, which = read_count(capture.part("count")), capture.value("unit"), capture.surface("which")
    unit = "T1S" if isinstance(unit, int) else "1D" if unit == "1N" else unit
    if which == "ago":
        base = point_of(context.reference) if context.reference else None
    else:
        base = context.told_day if unit[-1] in "DW" or unit[0] == "T" else context.told
    sign = 1 if which in {"later", "afterwards"} else -1
    if unit[0] == "T":
        return _read_value(capture, shift_period(unit, base, 0), "TIME", count.mod)
    if unit in {"10Y", "100Y"} and count.number is not None:
        count, unit = Count(count.number * int(unit[:-1]), count.mod), "1Y"
    if unit == "1Y" and count.number is not None and count.number % 1:
        count, unit = Count(count.number * 12, count.mod), "1M"
    if count.number is None or count.number % 1:
        return _read_value(capture, "FUTURE_REF" if sign > 0 else "PAST_REF", mod=count.mod)
    return _read_value(capture, shift_period(unit, base, sign * int(count.number)), mod=count.mod)


def read_told_time(capture: Capture, context: Context) -> Reading:
    """Read the time of "by that time", "during this period": the last one told."""
    if capture.surface("which") == "this" and not context.narrative:
        return capture.read_as("PRESENT_REF", "unresolved")
    told = context.anchor
    return capture.read_as(told.value if told else "XXXX-XX-XX", "relative" if told else "unresolved")


def read_weekend(capture: Capture, context: Context) -> Reading | None:
    """Read "over the weekend": the one at hand or just past, unless the sentence looks ahead."""
    if capture.value("unit") != "1E":
        return None
    now = context.now.as_date() if context.now else None
    begun = now is not None and now.isoweekday() >= _FIRST_OF_WEEKEND
    ahead = begun or context.looks_ahead(capture.start, capture.end)
    return _read_value(capture, shift_period("1E", context.now, 0 if ahead else -1))


def read_compared(capture: Capture, context: Context) -> Reading | None:
    """Read "the same month a year ago", "the same period a year earlier", "the same time last year"."""
    years = 1
    if capture.part("count"):
        count = read_count(capture.part("count"))
        if count.number is None or capture.value("away") != "1Y":
            return None
        years = int(count.number)
    told, unit = context.told, capture.value("unit")
    if told is None:
        return capture.read_as("XXXX", "unresolved")
    if unit == "1Y":
        return _read_value(capture, Point(told.year - years).value)
    return _read_value(capture, Point(told.year - years, told.month, told.day if unit == "1D" else None).value)


def read_same_period(capture: Capture, context: Context) -> Reading:
    """Read "the same period of 2022", "the same month in 2019"."""
    told, unit, year = context.told, capture.value("unit"), capture.value("year")
    month = told.month if told and unit in {"1M", "1D"} else None
    return capture.read_as(Point(year, month, told.day if told and month and unit == "1D" else None).value, "explicit")


def read_run(capture: Capture, context: Context) -> Reading | None:
    """Read "a third consecutive day", "fourth week in a row": the latest of them is the present one."""
    unit = capture.value("unit")
    return None if unit[0] == "T" else _read_value(capture, shift_period(unit, context.now, 0))


def read_vague(capture: Capture, context: Context) -> Reading | None:
    """Read "now", "currently", "recently", "the past", "the future", "present-day"; "most recent" is no time."""
    before = context.text[max(0, capture.start - 6) : capture.start].lower().split()
    if before[-1:] in (["most"], ["more"]):
        return None
    return capture.read_as(
        capture.value("vague") or ("PAST_REF" if capture.part("past") else "PRESENT_REF"), "unresolved"
    )


def read_day_closed(capture: Capture, context: Context) -> Reading | None:
    """Read the day of "ended the day down 31 points": the one in question."""
    before = context.text[max(0, capture.start - 12) : capture.start].lower().split()
    if not before or before[-1] not in load_lexicon("times")["day_verb"]["words"] or capture.value("unit") != "1D":
        return None
    return _read_value(capture, shift_period("1D", context.told_day, 0))


_SOONER = "(?:earlier|later|early|late)"
_EARLY = "(?: {early:early|late|mid} dash? )"

RULES = (
    Rule("the day before yesterday", "the {beyond:unit} (?:before|after) {today:today}", read_today),
    Rule("tomorrow morning", _SOONER + "? {today:today} {part:any_part}?", read_today),
    Rule("tonight", _SOONER + "? {part:tonight}", read_tonight),
    Rule("last night", _SOONER + "? {which:last|this|past} {part:any_part}", read_tonight),
    Rule(
        "the same month a year ago",
        "the same (?:{unit:unit}|period|time) {count:COUNT} {away:unit|units} (?:ago|earlier|before)",
        read_compared,
    ),
    Rule(
        "the same period last year",
        "the same (?:{unit:unit}|period|time) of? the? (?:last|previous) unit",
        read_compared,
    ),
    Rule("the same period of 2022", "the same (?:{unit:unit}|period|time) of? in? {year:year}", read_same_period),
    Rule(
        "early the next morning",
        _EARLY + "? (?:the|that)? {which:next|following|that|same|previous} {part:any_part}",
        read_told_day,
    ),
    Rule("that same day", "that {which:same} {unit:unit}", read_period),
    Rule("two days later", "{count:COUNT} {unit:any_unit} {which:ago|earlier|later}", read_ago),
    Rule("days later", "{unit:units} {which:ago|earlier|later}", read_ago),
    Rule("the day before", "the {unit:unit} {which:before|after|earlier|following} >stop", read_told_neighbour),
    Rule(
        "early next week", "(?: PHASE | earlier | later )? {the:the}? {which:which} {unit:unit|night} !>of", read_period
    ),
    Rule("the end of the month", "PHASE {unit:unit|night} !>of", read_told_period),
    Rule("year-end", "{unit:unit} dash {edge:edge}", read_told_period),
    Rule("the year's end", "the {unit:unit} possessive {edge:edge}", read_told_period),
    Rule("month's end", "{unit:unit} possessive {edge:edge}", read_told_period),
    Rule(
        "by that time",
        "<[at by from since until before after to through during in on] {which:this|that} (?:time|period|date)",
        read_told_time,
    ),
    Rule("over the weekend", "the {unit:unit}", read_weekend),
    Rule("a third consecutive day", "(?:the|a)? any_ordinal consecutive {unit:unit}", read_run),
    Rule("fourth week in a row", "(?:the|a)? any_ordinal {unit:unit} in a row", read_run),
    Rule("the future", "the? near? {vague:future} !>unit", read_vague),
    Rule("present day", "the? {vague:present} dash? unit", read_vague),
    Rule("the present", "(?: the | <at ) {vague:present} >stop", read_vague),
    Rule("at the moment", "<at (?:the|this) moment >stop", read_vague),
    Rule("the past", "the near? {past:past} >stop", read_vague),
    Rule("the time being", "the time being", read_vague),
    Rule("now", "{vague:vague_time} !>units", read_vague),
    Rule("ended the day", "the {unit:unit}", read_day_closed),
)
