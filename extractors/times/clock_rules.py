"""Rules for times of the day: "5 p.m.", "16:08 UTC", "Friday morning", "the night of April 18, 1775"."""

from __future__ import annotations

from extractors.times.calendar import Point, point_of, shift_day
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import resolve_month_day, resolve_weekday, shift_period
from schemas import TimeBasis


def _day_of(capture: Capture, context: Context) -> tuple[str, TimeBasis]:
    """The day a time of the day belongs to: one named beside it, else the last date told, else the publication date."""
    month = capture.value("month") or capture.value("its_month")
    if month:
        year, day = (
            capture.value("year") or capture.value("its_year"),
            capture.value("day") or capture.value("first_day"),
        )
        point = Point(year, month, day) if year else resolve_month_day(month, day, context, capture.start)
        if point is None:
            return f"XXXX-{month:02}-{day:02}", "unresolved"
        return point.value, "explicit" if year else "relative"
    if capture.part("weekday"):
        found = resolve_weekday(capture.value("weekday"), context, capture.start, capture.end)
        return (found.isoformat(), "relative") if found else (f"XXXX-WXX-{capture.value('weekday')}", "unresolved")
    if capture.part("today"):
        base = point_of(context.reference) if context.reference else None
        return shift_period("1D", base, capture.value("today")), "relative" if base else "unresolved"
    told = context.told_day
    if told is None or told.as_date() is None:
        return "XXXX-XX-XX", "unresolved"
    return told.value, "relative"


def read_clock(capture: Capture, context: Context) -> Reading | None:
    """ "5 p.m.", "16:08 UTC", "6:40 p.m. (GMT +8)", "noon", "16:00 UTC today", "12:00 UTC Monday"."""
    day, basis = _day_of(capture, context)
    clock = _clock_value(capture)
    if clock is None:
        return None
    zone = "Z" if capture.value("zone") == "Z" and not capture.part("offset") else ""
    return Reading(capture.start, capture.end, "TIME", f"{day}T{clock}{zone}", None, basis)


def _clock_value(capture: Capture) -> str | None:
    if capture.part("word"):
        return str(capture.value("word"))
    written = str(capture.value("clock"))
    if len(written) == len("1430") and written.isdecimal():
        written = f"{written[:2]}:{written[2:]}"
    hour, _, rest = written.replace(".", ":").partition(":")
    if not hour.isdecimal():
        return None
    number, minutes = int(hour), rest or "00"
    half = capture.surface("half")[:1]
    if half and not 1 <= number <= 12:
        return None
    if half:
        number = number % 12 + (12 if half == "p" else 0)
    if number > 24 or int(minutes[:2]) > 59:
        return None
    return f"{number:02}:{minutes}"


def read_part(capture: Capture, context: Context) -> Reading | None:
    """Read "Friday morning", "the night of April 18, 1775", "on the morning of Friday", "that night", "at dawn"."""
    day, basis = _day_of(capture, context)
    part = capture.value("part")
    return Reading(
        capture.start, capture.end, "TIME", f"{day}T{'NI' if part == '1N' else part}", capture.value("early"), basis
    )


def read_overnight(capture: Capture, context: Context) -> Reading:
    """Read "overnight": the night before the publication day, and its morning."""
    today = context.reference
    before = shift_day(today, -1) if today and not context.narrative else None
    if today is None or before is None:
        return capture.read_as("XXXX-XX-XXTNI", "unresolved", "TIME")
    return capture.read_as(f"{before.isoformat()}TNI", "relative", "TIME")._replace(window=(before, today))


def read_any_part(capture: Capture, _context: Context) -> Reading | None:
    """Read "at night", "daytime flights": of any day."""
    part = capture.value("part")
    return capture.read_as(f"XXXX-XX-XXT{'NI' if part == '1N' else part}", "unresolved", "TIME")


_DAY = (
    "(?: comma? on? (?: {weekday:any_weekday} | {today:today}"
    " | (?: any_weekday comma? )? {month:any_month} {day:date_day} IN_YEAR?"
    " | (?: any_weekday comma? )? {first_day:date_day} of? {its_month:any_month} (?: comma? of? {its_year:year} )? ) )"
)
_ZONE = "(?: local time | open? {zone:zone} {offset:(?:plus|dash) day}? close? )"
_EARLY = "(?: {early:early|late|mid} dash? (?:in|on)? )"
_PART = "{part:any_part}"

RULES = (
    Rule("5 p.m. on Friday", "{clock:clock|day} {half:half_of_day} " + _ZONE + "? " + _DAY + "?", read_clock),
    Rule("16:08 UTC today", "{clock:clock} unit_after_number? " + _ZONE + "? " + _DAY + "?", read_clock),
    Rule("1430 GMT", "{clock:numeral|year} {zone:zone} " + _DAY + "?", read_clock),
    Rule("8 o'clock", "{clock:day|number} oclock", read_clock),
    Rule("overnight", "{part:overnight}", read_overnight),
    Rule("noon on Friday", "{word:clock_word} " + _ZONE + "? " + _DAY + "?", read_clock),
    Rule(
        "the night of April 18, 1775",
        _EARLY + "? the? " + _PART + " of the? {month:any_month} {day:date_day} IN_YEAR?",
        read_part,
    ),
    Rule(
        "the night of 20 June 1791",
        _EARLY + "? the? " + _PART + " of the? {day:date_day} of? {month:any_month} IN_YEAR?",
        read_part,
    ),
    Rule("Friday morning", _EARLY + "? {weekday:any_weekday} " + _PART, read_part),
    Rule("the morning of Friday", _EARLY + "? the? " + _PART + " of {weekday:any_weekday}", read_part),
    Rule("early in the morning", _EARLY + " the? " + _PART, read_part),
    Rule("that night", "that " + _PART, read_part),
    Rule("in the morning", "<[in during on by] the " + _PART + " >stop", read_part),
    Rule(
        "at dawn",
        "<[in during on by at until before after] {early:early|late|mid}? dash? {part:part_of_day}",
        read_part,
    ),
    Rule("night", "!<[number day numeral the a] {part:part_of_any_day|night} !>unit", read_any_part),
)
