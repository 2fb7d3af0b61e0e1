"""Rules for lengths and recurrences: "six weeks", "a 12-hour", "the past two years", "daily", "every Friday"."""

from __future__ import annotations

from extractors.times.counting import COUNT, Count, read_count
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.windows import window_of_length


def length_value(count: Count, unit: str) -> str:
    """The TIMEX3 value of so many units: P3Y, PT48H, P1.5M, PXW."""
    clock, letter = ("T" if unit[0] == "T" else ""), unit[-1]
    per_unit = int(unit.strip("TDNWEMQYHS"))
    letter = {"N": "D", "E": "WE"}.get(letter, letter)
    if count.number is None:
        names = {10: "DE", 100: "CE"}
        return f"P{clock}X{names.get(per_unit, letter) if letter == 'Y' else letter}"
    number = count.number * per_unit
    return f"P{clock}{int(number) if number == int(number) else round(number, 2)}{letter}"


def read_length(capture: Capture, context: Context) -> Reading | None:
    """ "six weeks", "about three years", "a few days", "12-hour", "fifty-year", "an hour and a half"."""
    count = read_count(capture.part("count"))
    if capture.part("half_more") and count.number is not None:
        count = Count(count.number + 0.5, count.mod)
    unit = capture.value("unit")
    if isinstance(unit, int):
        unit = "T1S"
    return Reading(capture.start, capture.end, "DURATION", length_value(count, unit), count.mod)


def read_bare_length(capture: Capture, context: Context) -> Reading | None:
    """ "for weeks", "months of talks", "in recent years": a length that has no number."""
    return Reading(capture.start, capture.end, "DURATION", length_value(Count(None), capture.value("unit")))


def read_window(capture: Capture, context: Context) -> Reading | None:
    """ "the past 48 hours", "the last three years", "the next six months", "the previous 24 hours", "the past decade"."""
    count = read_count(capture.part("count")) if capture.part("count") else Count(1.0 if capture.part("one") else None)
    unit, which = capture.value("unit"), capture.surface("which")
    if unit in {"1Q"} and capture.part("one"):
        return None
    ahead = which in {"next", "coming", "upcoming", "following", "subsequent", "ensuing"}
    base = context.now.as_date() if context.now and which not in {"following", "subsequent", "ensuing"} else None
    window = None
    if base is not None and count.number is not None and not context.narrative:
        window = window_of_length(base, count.number, unit, ahead=ahead)
    basis = "relative" if window else "unresolved"
    return Reading(capture.start, capture.end, "DURATION", length_value(count, unit), count.mod, basis, window)


def read_rate(capture: Capture, context: Context) -> Reading | None:
    """ "$30,000 a year", "twice a week", "15 a day", "per year"."""
    return Reading(capture.start, capture.end, "SET", length_value(Count(1.0), capture.value("unit")))


def read_recurrence(capture: Capture, context: Context) -> Reading | None:
    """ "every day", "every two years", "every other week", "every Friday", "Fridays", "daily"."""
    if capture.part("adverb"):
        return Reading(capture.start, capture.end, "SET", capture.value("adverb"))
    if capture.part("weekday"):
        return Reading(capture.start, capture.end, "SET", f"XXXX-WXX-{capture.value('weekday')}")
    if capture.part("daypart"):
        part = capture.value("daypart")
        return Reading(capture.start, capture.end, "SET", f"XXXX-XX-XXT{'NI' if part == '1N' else part}")
    if capture.part("season"):
        return Reading(capture.start, capture.end, "SET", f"XXXX-{capture.value('season')}")
    if capture.part("month"):
        return Reading(capture.start, capture.end, "SET", f"XXXX-{capture.value('month'):02}")
    number = 2.0 if capture.part("alternate") else 1.0
    count = read_count(capture.part("count")) if capture.part("count") else Count(number)
    return Reading(capture.start, capture.end, "SET", length_value(count, capture.value("unit")))


_UNIT = "{unit:[unit units night unit_after_number second]}"
_NUMBERED = "(?:HEDGE)?(?:full|another|the? first|the? final)?(?:(?:(?:NUMERAL)(?:and a half)?)|(?:(?:a)? few (?:of|more)?)|half a?)(?:another|more|full|consecutive|less)?"

RULES = (
    Rule("every two years", "every {count:(?:NUMERAL)|few} {unit:units}", read_recurrence),
    Rule("every other week", "every {alternate:other}? {unit:[unit night]}", read_recurrence),
    Rule("every Friday", "every {weekday:any_weekday}", read_recurrence),
    Rule("every morning", "every {daypart:[part_of_day night]}", read_recurrence),
    Rule("every summer", "every {season:any_season}", read_recurrence),
    Rule("every March", "every {month:any_month}", read_recurrence),
    Rule("daily", "{adverb:set}", read_recurrence),
    Rule("Fridays", "{weekday:weekdays}", read_recurrence),
    Rule("the past 48 hours", "the? {which:[last past previous next following]} {count:" + _NUMBERED + "} dash? {unit:[unit units unit_after_number]}", read_window),
    Rule("the past week", "the {which:past} {one:{unit:unit}}", read_window),
    Rule("recent years", "(?:the)? {which:[vague_time last past next following previous]} {unit:units}", read_bare_length),
    Rule("a year and a half", "(?:HEDGE)?{count:a|number} {unit:[unit]} {half_more:and a half}", read_length),
    Rule("two and a half-year", "{count:" + _NUMBERED + "} dash? " + _UNIT + " (?:dash? [long old]|of age)?", read_length),
    Rule("15 a year", "<[day numeral number times] a {unit:unit}", read_rate),
    Rule("per year", "per {unit:unit}", read_rate),
    Rule("a week", "{count:(?:HEDGE)?a full?} {unit:unit} (?:dash? long)?", read_length),
    Rule("single-day", "{count:full} dash {unit:unit}", read_length),
    Rule("months-long", "{unit:[unit units]} dash long", read_bare_length),
    Rule("for weeks", "{unit:units}", read_bare_length),
)  # fmt: skip
