"""Scope: whether a number counts one incident, a window, a running total, or a state at a moment."""

from bisect import bisect_left
from operator import attrgetter

from extractors.context.causes import NEW, of_a_long_cause
from extractors.context.headcount_scope import headcount_scope
from extractors.context.stretches import counts_a_stretch, left_long_ago, on_a_day_of_its_own, window_of
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.antecedents import is_compared
from extractors.roles.gaps import clause_words
from schemas import Scope, TimeExpression

_WENT = ("-overboard", "-sweep-away", "-wash-away", "passive-sweep", "-wash-overboard")
_ARMED = frozenset(
    {"attacker", "gunman", "assailant", "militant", "rebel", "soldier", "fighter", "policeman", "bomber"}
)
_FIGURES = frozenset(
    {"figures", "data", "statistics", "records", "recorded", "documented", "alone", "homicides", "year"}
)
_VACCINE = frozenset({"vaccinators", "team", "teams", "workers"})


def read_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    """Tell a count's scope from its label and the words around it.

    Args:
        draft: a casualty or a headcount.
        times: the time expressions of its sentence.

    Returns:
        The scope and the rule that told it: "54 killed in the preceding 24 hours" is a period, "1.4 million people
        shelter in Rafah" a stock.
    """
    heir = draft.heir
    if heir is not None and heir.scope is not None and is_compared(draft.candidate):
        return heir.scope, "scope.of-what-it-is-compared-with"
    if draft.kind == "casualty":
        return _casualty_scope(draft, times)
    return headcount_scope(draft, times)


def _clause(draft: Draft) -> list[str]:
    return draft.candidate.tokens.lowers


def _casualty_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    if draft.label == "missing":
        went = left_long_ago(draft, times) or draft.rule.endswith(_WENT)
        return ("event", "scope.left-missing") if went else ("stock", "scope.missing")
    total = draft.antecedent
    beside = total is not None and total.candidate.line is draft.candidate.line
    if total is not None and beside and on_a_day_of_its_own(draft, total, times):
        # "Strikes have killed 21 since May, including six on 3 June"
        return "event", "scope.one-incident"
    window = window_of(draft, times)
    if window:
        return window
    if (earlier := _earlier_toll(draft)) is not None and earlier.scope is not None:
        return earlier.scope, "scope.of-the-earlier-toll"
    heir = draft.heir if not times and draft.heir and _is_near(draft, draft.heir) else None
    whole = draft.antecedent or heir
    if whole is not None and whole.scope in ("period", "cumulative") and not on_a_day_of_its_own(draft, whole, times):
        return whole.scope, "scope.of-the-total"
    words = _clause(draft)
    if of_a_long_cause(draft):
        return "cumulative", "scope.the-war-has-killed"
    if _has_killed_thousands(draft, times) or _of_its_sick(draft) or _is_documented(draft, times):
        return "cumulative", "scope.have-been-killed"
    if draft.label == "injured" and _lies_in_care(draft):
        return "stock", "scope.in-care"
    incidents = load_lexicon("scopes")["incidents"]
    named = any(word in incidents for word in words) or _died_when(draft)
    if _heads_the_entry(draft):
        return "event", "scope.heads-the-entry"
    if counts_a_stretch(draft, times) and not (named or _at_once(draft) or _are_few_of_a_month(draft, times)):
        return "period", "scope.in-a-year"
    if draft.value == 1 and draft.candidate.mention.kind == "article":
        return "event", "scope.one-person"
    if draft.label == "killed" and _of_an_epidemic(draft):
        return "cumulative", "scope.deaths-of-a-disease"
    return "event", "scope.one-incident"


def _is_near(draft: Draft, heir: Draft) -> bool:
    """ "94 people died there in five years. Five were minors": what is said of the next sentence's is of the same."""
    return draft.candidate.line.index - heir.candidate.line.index <= 1


def _are_few_of_a_month(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "In April, 11 members of a wedding party died": so few are told of as of one incident, "deaths" are counted."""
    if (draft.value or draft.high or _FEW) >= _FEW or ".head-" in draft.rule or ".toll" in draft.rule:
        return False
    return not any(time.type == "DATE" and len(time.value) == len("2018") for time in times)


def _has_killed_thousands(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "at least 250,000 people have been killed", "says it has killed 18,000 fighters": what adds up over a war."""
    size = draft.value or draft.low or 0.0
    if size < _THOUSANDS or times or not {"quake", "earthquake", "tsunami", "cyclone"}.isdisjoint(_clause(draft)):
        return False
    after, before = draft.candidate.after(3), draft.candidate.before(3)
    behind = after[:2] in (["have", "been"], ["have", "died"], ["have", "now"]) or after[:2] == ["had", "been"]
    return (
        behind
        or ".toll" in draft.rule
        or before[-2:] in (["has", "killed"], ["have", "killed"], ["has", "claimed"], ["have", "claimed"])
    )


def _is_documented(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "The group has verified 4,315 killings": those who watch a war or a prison add up what they can prove."""
    have, *verb = draft.candidate.before(2) or [""]
    return not times and have in ("has", "have") and verb in (["documented"], ["verified"], ["tallied"])


def _of_its_sick(draft: Draft) -> bool:
    """ "with 341 cases and nine deaths": deaths beside the cases that they are of."""
    if draft.label != "killed" or ".head-" not in draft.rule:
        return False
    drafts, own = draft.candidate.reading.drafts, draft.candidate
    at = bisect_left(drafts, draft.start, key=attrgetter("start")) - 1
    beside = drafts[at] if at >= 0 and drafts[at].candidate.line is own.line else None
    return beside is not None and beside.label == "infected" and own.mention.outer_first - beside.candidate.end <= 2


def _lies_in_care(draft: Draft) -> bool:
    """ "Twelve people remain in a critical condition", "Four of them are in intensive care": at the moment told of."""
    after = draft.candidate.after(2)
    return after[:1] in (["remain"], ["remains"]) or (
        after[:1] in (["are"], ["is"]) and after[1:] in (["in"], ["still"])
    )


def _died_when(draft: Draft) -> bool:
    """ "at least 50 people died when a mine flooded": one incident, whatever month it was."""
    after = draft.candidate.after(_WHEN_REACH)
    at = next((at for at, word in enumerate(after) if word == "when"), None)
    return at is not None and "," not in after[:at]


def _heads_the_entry(draft: Draft) -> bool:
    """ "Accra, 2001: 126 killed": an entry of a list of disasters, each with its place and year."""
    lowers, tokens = _clause(draft), draft.candidate.tokens
    colon = next((at for at, word in enumerate(lowers[:_ENTRY_REACH]) if word == ":"), None)
    if colon is None or colon < _ENTRY_LEAST or colon >= draft.candidate.mention.first:
        return False
    year, name = lowers[colon - 1], tokens[colon - 3]
    return lowers[colon - 2] == "," and len(year) == len("2001") and year.isdecimal() and name[0].isupper()


def _at_once(draft: Draft) -> bool:
    """ "the bodies of 71 people were found in a lorry", "224 died at Chamunda temple", "129 died in an attempted
    jailbreak", "four were killed there": at once, whatever month it was, unless figures are told of."""
    own, words = draft.candidate, _clause(draft)
    if "-find-dead" in draft.rule or ("of-noun-bodies" in draft.rule and "found" in own.after(4)):
        return True
    if not _FIGURES.isdisjoint(words) or (draft.value or draft.low or 0.0) >= _MOST_AT_ONCE:
        return False
    if any(word in load_lexicon("scopes")["at_once"] for word in words):
        return True
    tail = words[own.end : own.end + _AT_REACH]
    at = next((at for at, word in enumerate(tail) if word in ("at", "in", "here", "there")), None)
    if at is None or {",", "and", ";"} & set(tail[:at]):
        return False
    if tail[at] in ("here", "there"):
        return True
    behind = own.tokens[own.end + at + 1 : own.end + at + 2]
    return (tail[at] == "at" and behind[:1] != [] and behind[0][0].isupper()) or (
        tail[at] == "in" and behind in (["a"], ["an"])
    )


def _of_an_epidemic(draft: Draft) -> bool:
    """ "the virus has claimed 6,606 lives": deaths of a disease add up, but those that are new do not."""
    words, own = _clause(draft), draft.candidate
    stated = words[max(0, own.mention.outer_first - 2) : own.end]
    if not _VACCINE.isdisjoint(words):
        # "two policemen guarding a polio team were shot"
        return False
    if any(singular(word) in _ARMED for word in stated):
        # "Four of the attackers also died"
        return False
    if not NEW.isdisjoint(stated):
        return False
    if not clause_words().diseases.isdisjoint(words[: words.index(";")] if ";" in words else words):
        return True
    # A word for dying alone, in an article about a disease; what kills in it otherwise is named.
    other = load_lexicon("scopes")["incidents"]
    died = draft.rule.endswith(("-death", "-deaths", "-die", "-fatality", "-succumb"))
    hurt = any(hit.trigger.label == "injured" for hit in own.line.hits)
    return died and own.reading.tells_of_disease and not hurt and not any(word in other for word in words)


def _earlier_toll(draft: Draft) -> Draft | None:
    """ "has killed 43 since July. The WHO puts the toll at 71": another figure for what was counted just before."""
    if ".toll" not in draft.rule or draft.candidate.before(1) != ["at"]:
        return None
    drafts, line = draft.candidate.reading.drafts, draft.candidate.line.index
    for at in range(bisect_left(drafts, draft.start, key=attrgetter("start")) - 1, -1, -1):
        if line - drafts[at].candidate.line.index > _TOLL_REACH:
            return None
        if drafts[at].label == draft.label:
            return drafts[at]
    return None


_TOLL_REACH = 2
_THOUSANDS, _WHEN_REACH, _FEW = 5_000, 10, 50
_MOST_AT_ONCE, _AT_REACH = 1_000, 7
_ENTRY_REACH, _ENTRY_LEAST = 8, 3
