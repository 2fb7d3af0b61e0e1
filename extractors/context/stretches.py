"""Stretches of time that a count covers: "in the past 24 hours", "since May", "so far this year", "1,500 a day"."""

import re
from functools import cache
from itertools import pairwise

from extractors.kinds import Draft
from extractors.lexicon import load_lexicon, time_words
from schemas import Scope, TimeExpression

# Verbs that leave people in a state.
LEAVING = frozenset({"left", "leaves", "leaving", "made", "making", "makes", "rendered", "rendering"})
_LEFT_REACH, _LONG_AGO = 4, 31
_COMING = frozenset({"next", "coming", "following"})
_REACH, _OPENING, _ANOTHER_COUNT = 75, 2, 100
_LISTED = 5
_YEAR_REACH, _CLAUSE_REACH = 60, 120
_LEAST_DAYS, _VERB_REACH, _SO_FAR_REACH = 27, 8, 8
_SUPERLATIVE_REACH = 9
_HELD_REACH = 34
_QUOTES = frozenset('“”"')
# "in 2014, when a shell landed": one incident of that year.
_WHEN = re.compile(r",? when\b")
_HELD = re.compile(r" had (?:held|kept|been (?:\w+ing|held|kept|jailed|detained|imprisoned|missing)) ")
# An inset, as in "4,306 soldiers, 168 of them wounded, have been returned since May", parts nothing.
_INSET = re.compile(r" , [^,;]* of (?:them|whom) [^,;]* ,")
_MARKS_YEARS = re.compile(r" (?:marks?|marked|marking) [^.,;]{0,24}\b(?:years|months|weeks|year)\Z")
_FINITE = frozenset({"have", "has", "had", "was", "were", "are", "is"})
_MARK = re.compile(r"[,;:]\s|[“”]")
_MONTH = re.compile(r"XXXX-\d\d")


def window_of(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """The window phrase nearest to the number; one with another number in between speaks of that number."""
    if _is_rate(draft):
        return "period", "scope.a-day"
    best = _nearest_window(draft, times)
    if best is None and _lasting_window(draft):
        return "period", "scope.in-N-months"
    return (best[0], f"scope.{best[1].replace(' ', '-')}") if best else None


def counts_a_stretch(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "11 people were killed at level crossings in 2018", "318 died in October", "between March and May": a year or a
    month counts many incidents unless one is named."""
    text = draft.candidate.reading.article.text
    return any(
        time.type == "DATE"
        and (len(time.value) == len("2018") or _is_long(time))
        and _is_near(draft, time)
        and text[max(0, time.start - len("since ")) : time.start].lower() != "since "
        and not _WHEN.match(text, time.end)
        for time in times
    )


def _is_near(draft: Draft, time: TimeExpression) -> bool:
    """Whether a date is near a count, or behind it in the same clause."""
    distance = min(abs(time.start - draft.end), abs(draft.start - time.end))
    if distance >= _YEAR_REACH:
        if not 0 < time.start - draft.end < _CLAUSE_REACH:
            return False
        return _MARK.search(draft.candidate.reading.article.text, draft.end, time.start) is None
    return True


def on_a_day_of_its_own(draft: Draft, whole: Draft, times: list[TimeExpression]) -> bool:
    """ "Shelling has killed 260 since May. Nineteen died on Monday": those of one day are one incident."""
    beside = whole.candidate.line is draft.candidate.line
    return any(
        time.type == "DATE"
        and time.window_start is not None
        and time.window_start == time.window_end
        and (not beside or 0 < time.start - draft.end < _REACH)
        for time in times
    )


def goes_on(draft: Draft) -> bool:
    """ "which feeds 350,000 people", "units that employ 180,000": what is done day by day is a state."""
    relation, _, entry = draft.rule.rpartition(".object-")
    first = draft.candidate.mention.outer_first
    hits = draft.candidate.line.hits_between(first - _VERB_REACH, first)
    return (
        draft.modality == "asserted"
        and relation != ""
        and any(hit.form in ("third", "base") and hit.trigger.entry == entry for hit in hits)
    )


def so_far(draft: Draft) -> bool:
    """ "640 have arrived so far", "So far, 19 have come home": the others may follow."""
    lowers, end = draft.candidate.tokens.lowers, draft.candidate.end
    behind = lowers[end : end + _SO_FAR_REACH]
    if "far" not in behind and lowers[:2] != ["so", "far"]:
        return False
    at = behind.index("far") if "far" in behind else 0
    told = behind[at - 1 : at + 1] == ["so", "far"] and not {",", ";", "and"} & set(behind[:at])
    return (told and behind[at + 1 : at + 2] != ["this"]) or lowers[:3] == ["so", "far", ","]


def left_long_ago(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "in April 2017 an avalanche left 70 missing": so it was then, whatever became of them since."""
    published = draft.candidate.reading.article.published_on
    if published is None or LEAVING.isdisjoint(draft.candidate.before(_LEFT_REACH)):
        return False
    days = [time.window_end for time in times if time.window_end is not None]
    return bool(days) and all((published - day).days > _LONG_AGO for day in days)


def _is_long(time: TimeExpression) -> bool:
    start, end = time.window_start, time.window_end
    if start is None or end is None:
        return _MONTH.fullmatch(time.value) is not None
    return (end - start).days >= _LEAST_DAYS


def _nearest_window(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    words, windows = draft.candidate.tokens.lowers, _windows()
    likely = sorted({entry for word in words if word in windows for entry in windows[word]})
    if not likely:
        return None
    joined = f" {' '.join(words)} "
    begin = len(" ".join(words[: draft.candidate.mention.outer_first]))
    end = len(" ".join(words[: draft.candidate.end]))
    best, nearest = None, 0
    for _, scope, phrase in likely:
        at = joined.find(f" {phrase} ")
        if at < 0 or not _opens_window(phrase, joined, at, times) or _is_of_another(phrase, joined, at):
            continue
        between = _INSET.sub("", joined[end:at]) if at >= end else joined[at + len(phrase) + 2 : begin]
        clause = phrase == "since" and at < begin and "," not in joined[at : begin + 1]
        if clause and not _tells_time(between):
            # "1,500 have been kidnapped since jihadists abducted 276 schoolgirls": what stands in its own clause.
            continue
        if not _QUOTES.isdisjoint(between):
            # "“I come every day,” said one of the 150": what is quoted is of another count.
            continue
        if at >= end and not _raising().isdisjoint(f"{between} {phrase}".split()):
            # "two soldiers died, bringing the toll since May to 229": the window is that of the toll.
            continue
        parted = any(word in (",", ";", "and", "while") for word in between.split())
        # "Since March 2022, more than 53,000 cases and 1,672 deaths have been recorded": in one subject.
        parted = parted and not (at < _OPENING and (_FINITE.isdisjoint(between.split()) or _is_perfect(between)))
        parted = parted and not (at >= end and _goes_on_in_list(between))
        distance = len(between) + (_ANOTHER_COUNT * _count_numbers(between.split()) if parted else 0)
        limit = _REACH * 2 if at < _OPENING else _REACH
        if distance < limit and (best is None or distance < nearest):
            best, nearest = (scope, phrase), distance
    return best


def _tells_time(between: str) -> bool:
    """Whether a "since" before a count leads to a time and not to a clause: "since October 7, 230 …"."""
    words = between.split()
    known = time_words("month", "month_abbreviation", "weekday")
    return words[:1] in (["then"], ["the"], ["a"], ["an"], ["last"]) or any(
        word in known or word.isdecimal() for word in words
    )


def _is_perfect(between: str) -> bool:
    """ "Since the takeover, at least 4,800 have been killed and 26,000 arrested": the window holds for both."""
    return between.lstrip().startswith(("the ", "then", ",")) and (" have " in between or " has " in between)


def _goes_on_in_list(between: str) -> bool:
    """ "were killed and 3,329 injured in the first six months": one count more of the same list, then the window."""
    words = between.split()
    at = words.index("and") if "and" in words else None
    return at is not None and at <= _LISTED and len(words) - at <= _LISTED and "," not in words


def _count_numbers(between: list[str]) -> int:
    """How many further counts stand between a count and a window, but for parts of it: ", among them 716 children,"."""
    return sum(
        word[:1].isdigit() and before not in ("them", "whom", "including")
        for before, word in pairwise(between[: len(between) - 1])
    )


@cache
def _raising() -> frozenset[str]:
    return frozenset(load_lexicon("wholes")["raising"]["verbs"])


def _is_rate(draft: Draft) -> bool:
    """ "1,500 people a day", "350 infants a week"."""
    after = draft.candidate.after(3)
    if after[2:] == ["ago"]:
        return False
    return len(after) > 1 and after[0] in ("a", "per", "each", "every") and after[1] in load_lexicon("scopes")["rates"]


def _lasting_window(draft: Draft) -> bool:
    """ "88 deaths in five months": a length of time right after the count."""
    candidate = draft.candidate
    for other in candidate.line.mentions:
        unit = other.unit
        timed = unit is not None and unit.dimension == "time" and not unit.old and unit.name not in ("second", "minute")
        if timed and 0 < other.first - candidate.end <= 3:
            if not _COMING.isdisjoint(candidate.tokens.lowers[candidate.end : other.first]):
                return False
            return candidate.tokens.lowers[candidate.end] in ("in", "over", "during", "within")
    return False


@cache
def _windows() -> dict[str, list[tuple[int, Scope, str]]]:
    """The phrases that name a window, in the lexicon's order, by the longest word of each: it tells most."""
    lexicon = load_lexicon("scopes")
    periods: list[tuple[Scope, str]] = [("period", phrase) for phrase in lexicon["periods"]]
    totals: list[tuple[Scope, str]] = [("cumulative", phrase) for phrase in (*lexicon["cumulative"], "since")]
    windows: dict[str, list[tuple[int, Scope, str]]] = {}
    for order, (scope, phrase) in enumerate([*periods, *totals]):
        windows.setdefault(max(phrase.split(), key=len), []).append((order, scope, phrase))
    return windows


def _opens_window(phrase: str, joined: str, at: int, times: list[TimeExpression]) -> bool:
    """Whether a phrase tells of a window here: "brought to 667" does, "brought to the port" does not."""
    if phrase == "brought to":
        return joined[at + len(phrase) + 2 :][:1].isdigit()
    return phrase != "since" or _since_dates(joined, at, times)


def _is_of_another(phrase: str, joined: str, at: int) -> bool:
    """ "freed 23 guards they had been holding since Sunday", "that followed last year's vote": of another event."""
    if phrase.endswith("year") and _dates_an_incident(joined[:at].split()):
        return True
    if phrase == "since" and joined[:at].split()[-1:] in (["has"], ["have"], ["had"]):
        # "81 of them had since been located"
        return True
    if phrase == "since" and _MARKS_YEARS.search(joined, max(0, at - _HELD_REACH), at) is not None:
        # "as Syria marked two years since the start of the uprising"
        return True
    if phrase == "since":
        return _HELD.search(joined, max(0, at - _HELD_REACH), at + 1) is not None
    return joined[at + len(phrase) + 2 :].startswith(("'s ", "’s "))


def _dates_an_incident(before: list[str]) -> bool:
    """ "in December last year", "in November of this year" names a month; "one of the deadliest attacks this year"
    compares."""
    month = next((word for word in reversed(before[-2:]) if word != "of"), "")
    return month in time_words("month", "month_abbreviation") or compares_in_clause(before)


def _since_dates(joined: str, at: int, times: list[TimeExpression]) -> bool:
    """Whether "since" opens a span of time, not a reason."""
    following, before = joined[at:].split()[1:3], joined[:at].split()
    if only_compares(before):
        return False
    return bool(times) or following[:1] in (["the"], ["an"], ["a"], ["it"], ["they"], ["then"])


def only_compares(before: list[str]) -> bool:
    """Whether a "since" after these words looks back for something as large: "the deadliest attack since 2019"."""
    superlatives, others = _superlatives()
    near = before[-_SUPERLATIVE_REACH:]
    return any(
        word in superlatives or (word.endswith("est") and word not in others)
        for word, following in zip(near, [*near[1:], ""], strict=False)
        if word != "most" or following != "of"
    )


def compares_in_clause(before: list[str]) -> bool:
    """The same of a "this year", which comparing words reach within their clause alone."""
    last = max((at for at, word in enumerate(before) if word == ","), default=-1)
    return only_compares(before[last + 1 :])


@cache
def _superlatives() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("scopes")
    return frozenset(lexicon["superlatives"]), frozenset(lexicon["not_superlatives"])
