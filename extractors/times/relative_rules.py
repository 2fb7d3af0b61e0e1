"""Rules for dates told from another date: "today", "last week", "two days later", "the same month a year ago"."""

from __future__ import annotations

from datetime import timedelta

from extractors.times.calendar import Point, point_of, week_value
from extractors.times.counting import COUNT, Count, read_count
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import shift_period
from schemas import TimexType

_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "that": 0,
    "same": 0,
    "these": 0,
}


def _step(which: str) -> int:
    return _STEPS.get(which, 1)


def _reading(capture: Capture, value: str, mod: str | None = None, kind: TimexType = "DATE") -> Reading:
    known = "X" not in value[:4] and "REF" not in value
    return Reading(capture.start, capture.end, kind, value, mod, "relative" if known else "unresolved")


def read_today(capture: Capture, context: Context) -> Reading:
    """ "today", "yesterday", "earlier today", "the day before yesterday", "tomorrow morning"."""
    offset = capture.value("today")
    if capture.part("beyond"):
        offset += -1 if offset < 0 else 1
    if (
        offset == 0
        and (context.narrative or context.text[capture.end : capture.end + 2] in {"'s", "’s"})
        and not capture.part("part")
    ):
        return Reading(capture.start, capture.end, "DATE", "PRESENT_REF" if context.narrative else _day(context, 0))
    part = capture.value("part")
    suffix = f"T{'NI' if part == '1N' else part}" if part else ""
    return _reading(capture, _day(context, offset) + suffix, kind="TIME" if suffix else "DATE")


def _day(context: Context, offset: int) -> str:
    base = point_of(context.reference) if context.reference else None
    return shift_period("1D", base, offset)


def read_tonight(capture: Capture, context: Context) -> Reading:
    """ "tonight", "last night", "this morning", "tomorrow night": a part of a day told from the publication date."""
    part = capture.value("part")
    offset = -1 if capture.surface("which") in {"last", "past"} else 0
    return _reading(capture, f"{_day(context, offset)}T{'NI' if part == '1N' else part}", kind="TIME")


def read_period(capture: Capture, context: Context) -> Reading | None:
    """ "last week", "this year", "early next month", "later this week", "the end of last year": granularity kept."""
    unit, which = capture.value("unit"), capture.surface("which")
    if unit[0] == "T" or unit in {"1D", "1N"} and which in {"last", "past", "next"}:
        return None
    mod = capture.value("edge") or capture.value("early") or ("END" if capture.part("latter") else None)
    anchored = which in {"that", "same", "previous", "preceding", "prior", "following", "subsequent", "ensuing"}
    anchored = anchored or (which == "next" and bool(capture.part("the")))
    base = context.told if anchored else (context.now if not context.narrative else context.anchor)
    return _reading(capture, shift_period(unit, base, _step(which)), mod)


def read_told_period(capture: Capture, context: Context) -> Reading | None:
    """ "the end of the month", "the beginning of the year", "late in the day", "month's end"."""
    unit = capture.value("unit")
    if unit[0] == "T":
        return None
    mod = capture.value("edge") or capture.value("early") or "END"
    return _reading(capture, shift_period(unit, context.told, 0), mod)


def read_told_day(capture: Capture, context: Context) -> Reading | None:
    """ "the next day", "that same day", "the following morning", "the day before", "the day after"."""
    which = capture.surface("which")
    step = {"before": -1, "earlier": -1, "previous": -1, "preceding": -1, "prior": -1}.get(which, 1)
    if which in {"same", "that", "this"}:
        step = 0
    unit = capture.value("unit") or "1D"
    if unit[0] == "T":
        return None
    value = shift_period(unit, context.told if context.anchor else None, step)
    if unit == "1D" and capture.part("part"):
        part = capture.value("part")
        return _reading(capture, f"{value}T{'NI' if part == '1N' else part}", capture.value("early"), "TIME")
    return _reading(capture, value, capture.value("early"))


def read_ago(capture: Capture, context: Context) -> Reading | None:
    """ "two days ago", "a year earlier", "six weeks later", "a few months later"."""
    count = read_count(capture.part("count"))
    which, unit = capture.surface("which"), capture.value("unit")
    sign = 1 if which in {"later", "after", "afterwards"} else -1
    base = context.told if which != "ago" else context.now
    if which == "ago" and context.narrative and context.reference:
        base = point_of(context.reference)
    return _shifted(capture, count, unit, base, sign)


def _shifted(capture: Capture, count: Count, unit: str, base: Point | None, sign: int) -> Reading | None:
    kind: TimexType = "TIME" if unit[0] == "T" else "DATE"
    if count.number is None:
        return _reading(capture, "FUTURE_REF" if sign > 0 else "PAST_REF", count.mod)
    if unit == "1N":
        unit = "1D"
    if unit in {"10Y", "100Y"}:
        count = Count(count.number * int(unit[:-1]), count.mod)
        unit = "1Y"
    number = count.number or 0.0
    if number != int(number):
        if unit != "1Y":
            return _reading(capture, "FUTURE_REF" if sign > 0 else "PAST_REF", count.mod)
        unit, number = "1M", number * 12
    return _reading(capture, shift_period(unit, base, sign * int(number)), count.mod, kind)


def read_compared(capture: Capture, context: Context) -> Reading | None:
    """ "the same month a year ago", "the same period a year earlier", "the same time last year"."""
    unit = capture.value("unit")
    step = -1
    if capture.part("count"):
        count = read_count(capture.part("count"))
        if count.number is None or capture.value("unit_away") != "1Y":
            return None
        step = -int(count.number)
    told = context.told
    if told is None:
        return _reading(capture, "XXXX")
    year = Point(told.year + step, told.month, told.day if unit == "1D" else None)
    return _reading(capture, year.value if unit in {"1D", "1M"} or not unit else str(year.year))


def read_run(capture: Capture, context: Context) -> Reading | None:
    """ "for a third consecutive day", "fourth week in a row": the latest of them is the present one."""
    unit = capture.value("unit")
    if unit[0] == "T":
        return None
    base = context.now
    day = base.as_date() if base else None
    if unit == "1W" and day is not None and day.isoweekday() == 7:
        return _reading(capture, week_value(day - timedelta(days=1)))
    return _reading(capture, shift_period(unit, base, 0))


def read_vague(capture: Capture, context: Context) -> Reading:
    """ "now", "currently", "recently", "the past", "the future", "the present day"."""
    value = capture.value("vague") or ("PAST_REF" if capture.part("past") else "PRESENT_REF")
    return Reading(capture.start, capture.end, "DATE", value)


def read_day_of_verb(capture: Capture, context: Context) -> Reading | None:
    """ "ended the day down 31 points": the day in question."""
    before = context.text[max(0, capture.start - 12) : capture.start].lower().split()
    if not before or before[-1] not in {
        "end",
        "ended",
        "ending",
        "ends",
        "finish",
        "finished",
        "closed",
        "close",
        "closing",
        "finishing",
    }:
        return None
    return _reading(capture, shift_period("1D", context.told, 0))


_EARLY = "(?:very? {early:[early late mid]} dash? (?:in (?:the)?)? )"
_EDGE = (
    "(?:(?:the? very? {edge:edge} of )|"
    + _EARLY
    + "|(?:[earlier later] (?:in (?:the)?)?)|(?:the {latter:latter} [part half] of))"
)
_RELATIVE = "{which:[last next this that previous following same]}"

RULES = (
    Rule("the day before yesterday", "the {beyond:unit} [before after] {today:today}", read_today),
    Rule("tomorrow morning", "[earlier later early late]? {today:today} {part:[part_of_day night]}?", read_today),
    Rule("tonight", "[earlier later early late]? {part:tonight}", read_tonight),
    Rule("last night", "[earlier later early late]? {which:[last this past]} {part:[part_of_day night]}", read_tonight),
    Rule("the same month a year ago", "the same [unit period time] {count:COUNT} {unit_away:[unit units]} [ago earlier before]", read_compared),
    Rule("the same period last year", "the same [unit period time] of? (?:the)? [last previous] unit", read_compared),
    Rule("the next morning", _EARLY + "? [the that]? {which:[next following that same previous]} {part:[part_of_day night]}", read_told_day),
    Rule("that same day", _EARLY + "? [the that] {which:[next following same previous]} {unit:[unit night]}", read_told_day),
    Rule("two days later", "{count:COUNT} {unit:[unit units night unit_after_number]} {which:[ago earlier later]}", read_ago),
    Rule("days later", "{unit:units} {which:[ago earlier later]}", read_ago),
    Rule("the day before", "the {unit:unit} {which:[before after earlier following]} >[stop]", read_told_day),
    Rule("early this week", _EDGE + " {the:the}? " + _RELATIVE + " {unit:[unit night]}", read_period),
    Rule("last week", "{the:the}? " + _RELATIVE + " {unit:unit}", read_period),
    Rule("the end of the month", _EDGE + " (?:the )? {unit:unit} !>of", read_told_period),
    Rule("month's end", "{unit:unit} possessive {edge:edge}", read_told_period),
    Rule("a third consecutive day", "[the a]? any_ordinal consecutive {unit:unit}", read_run),
    Rule("fourth week in a row", "[the a]? any_ordinal {unit:unit} in a row", read_run),
    Rule("the future", "(?:the )?{vague:future} !>[unit]", read_vague),
    Rule("present day", "(?:the )?{vague:present} dash? unit", read_vague),
    Rule("the present", "the {vague:present} >[stop]", read_vague),
    Rule("the past", "the {past:past} >[stop]", read_vague),
    Rule("the time being", "the time being", read_vague),
    Rule("now", "{vague:[vague_time current]} !>[unit units]", read_vague),
    Rule("ended the day", "the unit", read_day_of_verb),
)  # fmt: skip
