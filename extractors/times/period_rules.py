"""Rules for months, seasons, quarters, years, decades and centuries: "early October", "the end of 1776", "490 BC"."""

from __future__ import annotations

import re

from extractors.lexicon import load_lexicon
from extractors.times.calendar import Point, nearest_year
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import is_told_step, resolve_month, resolve_season, shift_period, step_of

_SEASON_PREPOSITIONS = ("in", "since", "by", "until", "throughout", "during", "this", "last", "next")
_ERA_REACH = 60
_NEXT_CENTURY_AFTER = 10
_OF_A_LIFE = re.compile(r"\b(?:his|her|their|my|our|your)\s(?:very\s)?(?:(?:early|mid|late)[\s-]?)?\Z", re.IGNORECASE)
_POSSESSIVE_REACH = 18


def read_month(capture: Capture, context: Context) -> Reading:
    """Read "March 2024", "early October", "the end of May", "mid-November"."""
    month, year = capture.value("month"), capture.value("year")
    if capture.part("short_year"):
        year = _full_year(capture.value("short_year"), context)
    if year is not None:
        return capture.read_as(Point(year, month).value, "explicit")
    point = resolve_month(month, context, capture.start, capture.end)
    return capture.read_as(point.value if point else f"XXXX-{month:02}", "relative" if point else "unresolved")


def read_relative_month(capture: Capture, context: Context) -> Reading:
    """Read "last September", "next May", "the previous April": the nearest such month on that side."""
    month, which = capture.value("month"), capture.surface("which")
    base = context.told if is_told_step(which) else context.now
    if base is None or base.month is None:
        return capture.read_as(f"XXXX-{month:02}", "unresolved")
    step, year = step_of(which), base.year
    if step < 0 and month >= base.month:
        year -= 1
    elif step > 0 and month <= base.month:
        year += 1
    return capture.read_as(Point(year, month).value, "relative")


def read_year(capture: Capture, _context: Context) -> Reading:
    """Read "2024", "late 2006", "the end of 1776", "the year 1999"."""
    return capture.read_as(Point(capture.value("year")).value, "explicit")


def read_fiscal_year(capture: Capture, _context: Context) -> Reading:
    """Read "fiscal year 2023": whose days differ by country, so that they are not known."""
    return capture.read_as(f"FY{capture.value('year')}", "unresolved")


def read_short_year(capture: Capture, context: Context) -> Reading:
    """Read "in '99": the year of the century at hand."""
    return capture.read_as(Point(_full_year(capture.value("year"), context)).value, "relative")


def _full_year(short: int, context: Context) -> int:
    now = context.now
    if now is None:
        return (1900 if short > 30 else 2000) + short
    year = now.year // 100 * 100 + short
    return year - 100 if year > now.year + _NEXT_CENTURY_AFTER else year


def read_span_of_years(capture: Capture, _context: Context) -> list[Reading]:
    """Read "1861-1863", "2004-05": two years, where the second follows the first."""
    first, second = capture.part("first")[0], capture.part("second")[0]
    last = int(second.text) if second.text.isdecimal() else 0
    if second.end - second.start == 2:
        last += first.value // 100 * 100
    earlier = Reading(capture.start, first.end, "DATE", Point(first.value).value, None, "explicit")
    if not first.value < last < first.value + 400:
        return [earlier]
    return [earlier, Reading(second.start, capture.end, "DATE", Point(last).value, None, "explicit")]


def read_era(capture: Capture, _context: Context) -> Reading | list[Reading] | None:
    """Read "490 BC", "ca. 466 BC", "April 480 BC", "499-493 BC", "AD 70"."""
    digits, era = capture.part("year")[0].text, capture.value("era")
    if not digits.isdecimal() or len(digits) > 4:
        return None
    year = int(digits) * era
    if capture.part("season"):
        return capture.read_as(f"{Point(year).value}-{capture.value('season')}", "explicit")
    mod = "APPROX" if capture.part("circa") else None
    whole = capture.read_as(Point(year, capture.value("month")).value, "explicit", mod=mod)
    first = capture.part("first")
    if not first or not first[0].text.isdecimal():
        return whole
    earlier = Point(int(first[0].text) * era).value
    return [
        Reading(capture.start, first[0].end, "DATE", earlier, mod, "explicit"),
        whole._replace(start=capture.part("year")[0].start),
    ]


def read_told_era(capture: Capture, context: Context) -> Reading | None:
    """Read "in 492" in a text that has just told of 494 BC."""
    told, digits = context.told, capture.part("year")[0].text
    if told is None or told.year > 0 or not digits.isdecimal() or abs(int(digits) + told.year) > _ERA_REACH:
        return None
    return capture.read_as(Point(-int(digits)).value, "relative")


def read_decade(capture: Capture, context: Context) -> Reading | None:
    """Read "the 1990s", "the late 80s", "the 480s BC"; "the 1800s" is the century."""
    decade = capture.value("decade")
    if decade < 100 and _OF_A_LIFE.search(capture.text[max(0, capture.start - _POSSESSIVE_REACH) : capture.start]):
        # "a man in his 70s"
        return None
    if capture.value("era") == -1:
        return capture.read_as(f"BC{decade // 10:03}", "explicit")
    if decade < 100:
        decade = _full_year(decade, context)
    if not 1000 <= decade < 2200:
        return None
    century = decade % 100 == 0 and decade < 2000
    return capture.read_as(str(decade // 100 if century else decade // 10), "explicit")


def read_century(capture: Capture, _context: Context) -> Reading | None:
    """Read "the 19th century", "late eighteenth-century", "the 5th century BC"."""
    if capture.value("unit") != "100Y":
        return None
    era = "BC" if capture.value("era") == -1 else ""
    return capture.read_as(f"{era}{capture.value('nth') - 1:02}", "explicit")


def read_season(capture: Capture, context: Context) -> Reading | None:
    """Read "the summer of 2023", "spring 2024", "last winter", "the spring"."""
    season, year, which = capture.value("season"), capture.value("year"), capture.surface("which")
    if year is not None:
        return capture.read_as(f"{Point(year).value}-{season}", "explicit")
    if capture.surface("season") == "fall" and not which and not _is_autumn(capture, context):
        return None
    known = resolve_season(season, which, context, capture.start, capture.end)
    if known is None:
        return capture.read_as(f"XXXX-{season}", "unresolved")
    return capture.read_as(f"{Point(known).value}-{season}", "relative")


def read_season_alone(capture: Capture, context: Context) -> Reading | None:
    """Read "the summer offensive", "late in summer", "planned for spring"; "hot spring" is none."""
    if capture.text[capture.start : capture.end] == "spring":
        other = load_lexicon("times")["not_season"]
        before = context.text[max(0, capture.start - 12) : capture.start].lower().split()
        after = context.text[capture.end : capture.end + 8].split()
        if (before and before[-1] in other["before"]) or (after and after[0] in other["after"]):
            return None
    return read_season(capture, context)


def _after_preposition(capture: Capture, context: Context) -> bool:
    before = context.text[max(0, capture.start - 16) : capture.start].lower().replace(" the ", " ").split()
    return before[-1:] != [] and before[-1] in _SEASON_PREPOSITIONS


def _is_autumn(capture: Capture, context: Context) -> bool:
    """Whether "fall" is the season: "throughout the fall", and not "the fall of the city" or "prices fall"."""
    return context.text[capture.end : capture.end + 3] != " of" and _after_preposition(capture, context)


def read_quarter(capture: Capture, context: Context) -> Reading | None:
    """Read "the third quarter of this year", "Q3 2024", "third-quarter", "the first half of 2023"."""
    letter = "H" if capture.part("half") else "Q"
    nth, year, which = capture.value("nth"), capture.value("year"), capture.surface("which")
    if (capture.part("unit") and capture.value("unit") != "1Q") or nth > (2 if letter == "H" else 4):
        return None
    if capture.part("whole") and capture.value("whole") != "1Y":
        return None
    if year is not None:
        return capture.read_as(f"{year:04}-{letter}{nth}", "explicit")
    now = context.now
    if now is None:
        return capture.read_as(f"XXXX-{letter}{nth}", "unresolved")
    if capture.part("whole"):
        year = now.year + step_of(which)
    else:
        middle = (nth - 1) * (6 if letter == "H" else 3) + 2
        year = nearest_year(middle, now)
        ahead = (year, middle) > (now.year, now.month or 12)
        year -= ahead and context.looks_back(capture.start, capture.end)
    return capture.read_as(f"{year:04}-{letter}{nth}", "relative")


def read_relative_quarter(capture: Capture, context: Context) -> Reading | None:
    """Read "the last quarter", "the previous quarter"."""
    if capture.value("unit") != "1Q":
        return None
    base = context.now
    value = shift_period("1Q", base, step_of(capture.surface("which")))
    return capture.read_as(value, "relative" if base and base.month else "unresolved")


_OF_YEAR = "of? (?: the | {which:this|last|next|that|previous} ) {whole:unit}"
_BC_YEAR = "{year:numeral|year|day} {era:era}"

RULES = (
    Rule("April 480 BC", "PHASE? {month:any_month} " + _BC_YEAR, read_era),
    Rule("the spring of 480 BC", "PHASE? the? {season:any_season} of? " + _BC_YEAR, read_era),
    Rule("499-493 BC", "{circa:circa}? {first:numeral|year|day} dash " + _BC_YEAR, read_era),
    Rule("ca. 466 BC", "PHASE? {circa:circa}? " + _BC_YEAR, read_era),
    Rule("AD 70", "{era:era} {year:numeral|year|day}", read_era),
    Rule("in 492", "<[in of by until since early late edge] {year:numeral} >stop", read_told_era),
    Rule("early October 2024", "PHASE? {month:any_month} (?: IN_YEAR | {short_year:short_year} )", read_month),
    Rule(
        "last September",
        "the? {which:last|past|previous|next|following|this} {month:any_month} !>date_day",
        read_relative_month,
    ),
    Rule("early October", "PHASE? {month:any_month} !>date_day", read_month),
    Rule("October", "{month:any_month}", read_month),
    Rule("the summer of 2023", "PHASE? the? {season:any_season} of? {year:year}", read_season),
    Rule("1982 summer", "{year:year} {season:season}", read_season),
    Rule("last summer", "PHASE? the? {which:which} {season:any_season}", read_season),
    Rule("the summer", "PHASE? the {season:any_season} >stop", read_season),
    Rule("late in summer", "PHASE? {season:any_season}", read_season_alone),
    Rule(
        "the first quarter of 2024",
        "the? {nth:any_ordinal} dash? (?:{unit:unit}|{half:half}) of? {year:year}",
        read_quarter,
    ),
    Rule(
        "the first half of last year",
        "the? {nth:any_ordinal} dash? (?:{unit:unit}|{half:half}) " + _OF_YEAR,
        read_quarter,
    ),
    Rule("the third quarter", "the? {nth:any_ordinal} dash? {unit:unit}", read_quarter),
    Rule("Q3 2024", "{nth:quarter_sign} (?: of? {year:year} )?", read_quarter),
    Rule("the last quarter", "the {which:last|previous|next} {unit:unit}", read_relative_quarter),
    Rule("fiscal year 2023", "the? fiscal unit? {year:year}", read_fiscal_year),
    Rule("the late 1980s", "PHASE? the? {decade:decade} {era:era}?", read_decade),
    Rule("the 5th century BC", "PHASE? the? {nth:any_ordinal} dash? {unit:unit} {era:era}?", read_century),
    Rule("1861-1863", "{first:year} (?:dash|slash) {second:year|day|numeral} !>[unit units]", read_span_of_years),
    Rule("the end of 1776", "PHASE? (?: the unit >year )? {year:year}", read_year),
    Rule(
        "in '99", "<[in of from since to and dash by until between edge any_season] {year:short_year}", read_short_year
    ),
)
