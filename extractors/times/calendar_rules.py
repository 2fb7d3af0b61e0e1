"""Rules for calendar dates: days, months, years, seasons, quarters, decades and centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.times.calendar import Point, easter, make_date, nth_weekday, span_of
from extractors.times.dateparser_adapter import parse_full_date
from extractors.times.grammar import Capture, Rule
from extractors.times.reading import Context, Reading
from extractors.times.resolution import resolve_month, resolve_month_day, resolve_season, resolve_weekday, shift_period
from schemas import TimeBasis

_COUNTED_NOUN = re.compile(r"\s+(?:[a-z]+\s+)?([a-z]+)")
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1, "following": 1}


def _reading(
    capture: Capture,
    value: str,
    *,
    explicit: bool,
    resolved: bool = True,
    mod: str | None = None,
    to: int | None = None,
) -> Reading:
    basis: TimeBasis = ("explicit" if explicit else "relative") if resolved else "unresolved"
    return Reading(capture.start, capture.end if to is None else to, "DATE", value, mod or _edge(capture), basis)


def _edge(capture: Capture) -> str | None:
    if capture.part("latter"):
        return "END"
    mod = capture.value("edge") or capture.value("part")
    return str(mod) if mod else None


def read_day(capture: Capture, context: Context) -> Reading | None:
    """ "March 22, 2024", "Friday, 22 March", "the 20th of April": a day of a month, with its year or without."""
    month, day, year = capture.value("month"), capture.value("day"), capture.value("year")
    month_word = capture.part("month")[0]
    if year is None and month_word.start < capture.part("day")[0].start and _counts_something(capture, context):
        return _month_reading(capture, context, to=month_word.end)
    if year is not None:
        if make_date(year, month, day) is None:
            return None
        return _reading(capture, Point(year, month, day).value, explicit=True)
    point = resolve_month_day(month, day, context)
    if point is None:
        return _reading(capture, f"XXXX-{month:02}-{day:02}", explicit=False, resolved=False) if day <= 31 else None
    return _reading(capture, point.value, explicit=False)


def _counts_something(capture: Capture, context: Context) -> bool:
    """Whether the number counts what follows: "in May 22 people died"."""
    noun = _COUNTED_NOUN.match(context.text, capture.end, capture.end + 40)
    before = context.text[max(0, capture.start - 4) : capture.start].lower()
    return noun is not None and before.rstrip().endswith("in") and noun[1].endswith(("s", "people", "men", "women"))


def read_day_of_year_named(capture: Capture, context: Context) -> Reading | None:
    """ "August of that year", "October last year", "July 25 of that year", "March this year"."""
    if capture.value("unit") != "1Y":
        return None
    step = _STEPS[capture.surface("which")] if capture.surface("which") in _STEPS else 0
    base = context.told if capture.surface("which") in {"that", "same", "previous", "following"} else context.now
    month, day = capture.value("month"), capture.value("day")
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    year = shift_period("1Y", base, step)
    return _reading(capture, year + tail, explicit=False, resolved=base is not None)


def read_days_of_month(capture: Capture, context: Context) -> list[Reading] | None:
    """ "May 4 and 5", "23-28 March 1951", "from the 13th to the 19th of October": two days of one month."""
    first, second = capture.part("first")[0], capture.part("second")[0]
    month, year = capture.value("month"), capture.value("year")
    month_first = capture.part("month")[0].start < first.start
    readings = []
    for word in (first, second):
        point = Point(year, month, word.value) if year else resolve_month_day(month, word.value, context)
        value = point.value if point else f"XXXX-{month:02}-{word.value:02}"
        begins = capture.start if word is first else word.start
        ends = capture.end if word is second else word.end
        basis: TimeBasis = "explicit" if year else "relative" if point else "unresolved"
        readings.append(Reading(begins, ends, "DATE", value, None, basis))
    if month_first and year is None and _counts_something(capture, context):
        return readings[:1]
    return readings


def read_months_of_year(capture: Capture, context: Context) -> list[Reading]:
    """ "July 1 to July 3, 1863", "August-September 1950": the first takes the year of the second."""
    year = capture.value("year")
    first, second = capture.part("first"), capture.part("second")
    months = [next(word.value for word in part if word.text[0].isalpha()) for part in (first, second)]
    days = [next((word.value for word in part if not word.text[0].isalpha()), None) for part in (first, second)]
    years = [year - 1 if months[0] > months[1] else year, year]
    ends = [first[-1].end, capture.end]
    starts = [first[0].start, second[0].start]
    return [
        Reading(starts[i], ends[i], "DATE", Point(years[i], months[i], days[i]).value, None, "explicit") for i in (0, 1)
    ]


def read_month(capture: Capture, context: Context) -> Reading | None:
    """ "March 2024", "early October", "the end of May", "mid-November": a month, with its year or without."""
    year = capture.value("year")
    if year is not None:
        return _reading(capture, Point(year, capture.value("month")).value, explicit=True)
    if capture.part("short_year"):
        return _reading(
            capture,
            Point(_century_of(capture.value("short_year"), context), capture.value("month")).value,
            explicit=True,
        )
    return _month_reading(capture, context)


def _month_reading(capture: Capture, context: Context, to: int | None = None) -> Reading:
    month = capture.value("month")
    point = resolve_month(month, context, capture.start, capture.end)
    return _reading(
        capture, point.value if point else f"XXXX-{month:02}", explicit=False, resolved=point is not None, to=to
    )


def read_relative_month(capture: Capture, context: Context) -> Reading | None:
    """ "last September", "next May", "the previous April", "this March": the nearest such month on that side."""
    month, which = capture.value("month"), capture.surface("which")
    base = context.told if which in {"previous", "preceding", "following", "same", "that"} else context.now
    if base is None or base.month is None:
        return _reading(capture, f"XXXX-{month:02}", explicit=False, resolved=False)
    step = _STEPS.get(which, -1 if which in {"preceding", "prior"} else 1)
    year = base.year
    if step < 0:
        year -= 1 if month >= base.month else 0
    elif step > 0:
        year += 1 if month <= base.month else 0
    return _reading(capture, Point(year, month).value, explicit=False)


def read_year(capture: Capture, context: Context) -> Reading:
    """ "2024", "late 2006", "the end of 1776", "the year 1999"."""
    return _reading(capture, Point(capture.value("year")).value, explicit=True)


def read_fiscal_year(capture: Capture, context: Context) -> Reading:
    """ "fiscal year 2023", "fiscal 2023"."""
    return Reading(capture.start, capture.end, "DATE", f"FY{capture.value('year')}", _edge(capture), "unresolved")


def read_short_year(capture: Capture, context: Context) -> Reading:
    """ "in '99": the year of the century at hand."""
    return _reading(capture, Point(_century_of(capture.value("year"), context)).value, explicit=False)


def _century_of(short: int, context: Context) -> int:
    now = context.now
    if now is None:
        return 1900 + short if short > 30 else 2000 + short
    year = now.year // 100 * 100 + short
    return year - 100 if year > now.year + 10 else year


def read_span_of_years(capture: Capture, context: Context) -> list[Reading] | None:
    """ "1861-1863", "2004-05": two years."""
    first, second = capture.part("first")[0], capture.part("second")[0]
    last = second.value if isinstance(second.value, int) else int(second.value) if second.value.isdecimal() else -1
    if second.end - second.start == 2:
        last += first.value // 100 * 100
    if not first.value < last < first.value + 400:
        return [Reading(first.start, first.end, "DATE", Point(first.value).value, None, "explicit")]
    spans = [(capture.start, first.end, first.value), (second.start, capture.end, last)]
    return [Reading(start, end, "DATE", Point(year).value, None, "explicit") for start, end, year in spans]


def read_era(capture: Capture, context: Context) -> Reading | None:
    """ "490 BC", "ca. 466 BC", "April 480 BC", "AD 70"."""
    raw, era = capture.part("year")[0], capture.value("era")
    digits = raw.text.replace(",", "")
    if not digits.isdecimal() or len(digits) > 4:
        return None
    year = int(digits) * era
    mod = "APPROX" if capture.part("circa") else None
    if capture.part("season"):
        return _reading(capture, f"{Point(year).value}-{capture.value('season')}", explicit=True, mod=mod)
    return _reading(capture, Point(year, capture.value("month")).value, explicit=True, mod=mod)


def read_decade(capture: Capture, context: Context) -> Reading | None:
    """ "the 1990s", "the late 80s", "the 480s BC"."""
    decade, era = capture.value("decade"), capture.value("era")
    if era == -1:
        return _reading(capture, f"BC{decade // 10:03}", explicit=True)
    if decade < 100:
        decade = _century_of(decade, context)
    if not 1000 <= decade < 2200:
        return None
    # "the 1800s" is the century as often as the decade; only a written decade is sure.
    return _reading(
        capture, str(decade // 100) if decade % 100 == 0 and decade < 2000 else str(decade // 10), explicit=True
    )


def read_century(capture: Capture, context: Context) -> Reading | None:
    """ "the 19th century", "the late eighteenth century", "the 5th century BC"."""
    if capture.value("unit") != "100Y":
        return None
    nth = capture.value("nth")
    value = f"BC{nth - 1:02}" if capture.value("era") == -1 else f"{nth - 1:02}"
    return _reading(capture, value, explicit=True)


def read_season(capture: Capture, context: Context) -> Reading | None:
    """ "the summer of 2023", "spring 2024", "last winter", "the spring"."""
    season, year, which = capture.value("season"), capture.value("year"), capture.surface("which")
    if capture.surface("season") == "fall" and year is None and not which and not _is_autumn(capture, context):
        return None
    if year is not None:
        return _reading(capture, f"{Point(year).value}-{season}", explicit=True)
    known = resolve_season(season, context, capture.start, capture.end)
    if known is None:
        return _reading(capture, f"XXXX-{season}", explicit=False, resolved=False)
    if which and not context.narrative and (now := context.now) and now.month:
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
        step = _STEPS.get(which, 0)
        known = now.year
        if step < 0:
            known -= 1 if now.month < starts + 3 else 0
        elif step > 0:
            known += 1 if now.month >= starts else 0
    elif which and context.narrative:
        known += _STEPS.get(which, 0)
    return _reading(capture, f"{Point(known).value}-{season}", explicit=False)


def _is_autumn(capture: Capture, context: Context) -> bool:
    following = context.text[capture.end : capture.end + 4]
    before = context.text[max(0, capture.start - 8) : capture.start].lower().rstrip()
    return not following.startswith(" of") and (
        before.endswith(("in", "since", "by", "until", "throughout", "during", "inconclusive"))
    )


def read_quarter(capture: Capture, context: Context) -> Reading | None:
    """ "the third quarter of this year", "Q3 2024", "the last quarter", "first half of 2023"."""
    half = bool(capture.part("half"))
    if not half and capture.part("unit") and capture.value("unit") != "1Q":
        return None
    letter, nth = ("H" if half else "Q"), capture.value("nth")
    if not isinstance(nth, int):
        step = _STEPS.get(capture.surface("nth"), 0)
        value = shift_period("1Q", context.now, step)
        return _reading(capture, value, explicit=False, resolved=context.now is not None)
    if nth > (2 if half else 4):
        return None
    year = capture.value("year")
    if year is not None:
        return _reading(capture, f"{year:04}-{letter}{nth}", explicit=True)
    if half and not capture.part("which") and not capture.part("of"):
        return None
    now = context.now
    if now is None:
        return _reading(capture, f"XXXX-{letter}{nth}", explicit=False, resolved=False)
    year = now.year + (_STEPS.get(capture.surface("which"), 0) if capture.part("which") else 0)
    starts = (nth - 1) * (6 if half else 3) + 1
    if (
        not capture.part("which")
        and now.month
        and starts > now.month
        and not context.looks_ahead(capture.start, capture.end)
    ):
        year -= 1
    return _reading(capture, f"{year:04}-{letter}{nth}", explicit=False)


def read_numeric_date(capture: Capture, context: Context) -> Reading | None:
    """ "2024-03-22", "22.03.2024", "7/8/07": where both orders are possible, the one nearest to the publication date."""
    span = context.text[capture.start : capture.end]
    if span[4:5] == "-":
        found = make_date(int(span[:4]), int(span[5:7]), int(span[8:]))
        return _reading(capture, found.isoformat(), explicit=True) if found else None
    orders = ("DMY",) if "." in span else ("MDY", "DMY")
    candidates = {found for order in orders if (found := parse_full_date(span, order))}
    if context.reference is not None and len(candidates) > 1:
        reference = context.reference
        candidates = {min(sorted(candidates), key=lambda found: abs(found - reference))}
    if len(candidates) == 1:
        return _reading(capture, candidates.pop().isoformat(), explicit=True)
    years = {found.year for found in candidates}
    return _reading(capture, f"{years.pop():04}-XX-XX", explicit=True, resolved=False) if len(years) == 1 else None


def read_holiday(capture: Capture, context: Context) -> Reading | None:
    """ "Christmas Day", "Easter 2024", "last Thanksgiving": the nearest one where no year is given."""
    name, year, which = capture.value("holiday"), capture.value("year"), capture.surface("which")
    now = context.now
    if year is not None:
        day = _holiday(name, year)
        return _reading(capture, day.isoformat(), explicit=True) if day else None
    base = now.as_date() if now else None
    if base is None:
        tail = name if name[0].isdecimal() else "XX-XX"
        return _reading(capture, f"XXXX-{tail}", explicit=False, resolved=False)
    step = _STEPS.get(which, 0)
    days = [day for shift in (-1, 0, 1) if (day := _holiday(name, base.year + shift))]
    days = [day for day in days if not step or (day < base if step < 0 else day > base)]
    if not days:
        return None
    return _reading(capture, min(days, key=lambda day: abs(day - base)).isoformat(), explicit=False)


def _holiday(name: str, year: int) -> date | None:
    if name[0].isdecimal():
        return make_date(year, int(name[:2]), int(name[3:]))
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name[6:] or 0))
    if name == "thanksgiving":
        return nth_weekday(year, 11, 4, 4)
    return nth_weekday(year, 9, 1, 1) if name == "labor-day" else nth_weekday(year, 5, 1, -1)


def read_weekday(capture: Capture, context: Context) -> Reading:
    """ "Friday", "last Friday", "next Monday": nearest, or the last or next of that name; unknown without a date."""
    weekday, which = capture.value("weekday"), capture.surface("which")
    day = resolve_weekday(weekday, context, capture.start, capture.end)
    reference = context.reference
    if day is None or reference is None:
        return _reading(capture, f"XXXX-WXX-{weekday}", explicit=False, resolved=False)
    if which in {"last", "past"} and day >= reference:
        day -= timedelta(days=7)
    elif which in {"next", "coming", "following"} and day <= reference:
        day += timedelta(days=7)
    return _reading(capture, day.isoformat(), explicit=False)


_EDGE = "(?:(?:the? very? {edge:edge} of the?)|(?:the? very? {part:[early late mid]} (?:(?:in|part of) the? | dash)?)|(?:the {latter:latter} (?:part|half) of the?))"
_IN_YEAR = "(?:comma? of? {year:year})"

RULES = (
    Rule("22.03.2024", "{date:numeric_date}", read_numeric_date),
    Rule("July 1 to July 3, 1863", "{first:any_month [day nth]?} [joint] the? {second:any_month [day nth]?} comma? of? {year:year}", read_months_of_year),
    Rule("4 May - 3 June 1915", "{first:[day nth] of? any_month} [joint] the? {second:[day nth] of? any_month} comma? of? {year:year}", read_months_of_year),
    Rule("May 4 and 5", "{month:any_month} {first:[day nth]} [joint] {second:[day nth]} !>[month month_abbreviation unit units scale half_of_day clock] " + _IN_YEAR + "?", read_days_of_month),
    Rule("23-28 March 1951", "the? {first:[day nth]} [joint] the? {second:[day nth]} of? {month:any_month} " + _IN_YEAR + "?", read_days_of_month),
    Rule("July 25 of that year", "(?:any_weekday comma?)? {month:any_month} {day:[day nth]}? comma? of? the? {which:[that last next same this previous following]} {unit:unit}", read_day_of_year_named),
    Rule("25 July last year", "(?:any_weekday comma?)? the? {day:[day nth]} of? {month:any_month} comma? of? the? {which:[that last next same this previous following]} {unit:unit}", read_day_of_year_named),
    Rule("Friday, March 22, 2024", "(?:any_weekday comma?)? {month:any_month} {day:[day nth]} " + _IN_YEAR + "?", read_day),
    Rule("the 22nd of March 2024", "(?:any_weekday comma? )? the? {day:[day nth]} of? {month:any_month} " + _IN_YEAR + "?", read_day),
    Rule("April 480 BC", "{month:any_month} {year:[numeral year day]} {era:era}", read_era),
    Rule("the spring of 480 BC", _EDGE + "? the? {season:any_season} of? {year:[numeral year day]} {era:era}", read_era),
    Rule("ca. 466 BC", _EDGE + "? {circa:circa}? {year:[numeral year day]} {era:era}", read_era),
    Rule("AD 70", "{era:era} {year:[numeral year day]}", read_era),
    Rule("early October 2024", _EDGE + "? {month:any_month} (?:comma? of? {year:year}|{short_year:short_year})", read_month),
    Rule("last September", "the? {which:[last next this previous following past]} {month:any_month}", read_relative_month),
    Rule("early October", _EDGE + "? {month:any_month}", read_month),
    Rule("the summer of 2023", _EDGE + "? the? {season:any_season} of? {year:year}", read_season),
    Rule("1982 summer", "{year:year} {season:season}", read_season),
    Rule("last summer", _EDGE + "? the? {which:[last next this previous following past]} {season:any_season}", read_season),
    Rule("the summer", _EDGE + "? the? {season:any_season}", read_season),
    Rule("the first quarter of 2024", "the? {nth:[any_ordinal]} dash? (?:{unit:unit}|{half:half}) of? {year:year}", read_quarter),
    Rule("the first quarter of last year", "the? {nth:[any_ordinal]} dash? (?:{unit:unit}|{half:half}) of? (?:the|{which:[this last next that previous]}) unit", read_quarter),
    Rule("the third quarter", "the? {nth:[any_ordinal]} dash? {unit:unit}", read_quarter),
    Rule("Q3 2024", "{nth:quarter_sign} of? {year:year}", read_quarter),
    Rule("Q3", "{nth:quarter_sign}", read_quarter),
    Rule("fiscal year 2023", "(?:the )? fiscal unit? {year:year}", read_fiscal_year),
    Rule("the late 1980s", _EDGE + "? the? {decade:decade} {era:era}?", read_decade),
    Rule("the 5th century BC", _EDGE + "? the? {nth:[nth ordinal first second]} dash? {unit:unit} {era:era}?", read_century),
    Rule("1861-1863", "{first:year} [dash slash] {second:[year day numeral]} !>[unit units]", read_span_of_years),
    Rule("the end of 1776", _EDGE + "? (?:the unit >year)? {year:year}", read_year),
    Rule("in '99", "<[in of from since to and dash by until between edge any_season] {year:short_year}", read_short_year),
    Rule("last Christmas", "the? {which:[last next this past]}? {holiday:holiday} {year:year}?", read_holiday),
    Rule("last Friday", "the? {which:[last next this past following]}? {weekday:any_weekday}", read_weekday),
)  # fmt: skip
