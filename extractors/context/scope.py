"""Scope: whether a number counts one incident, a window, a running total, or a state at a moment."""

from bisect import bisect_left
from operator import attrgetter

from extractors.context.causes import NEW, of_a_long_cause
from extractors.context.headcount_scope import headcount_scope
from extractors.context.stretches import counts_a_stretch, left_long_ago, window_of
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.antecedents import is_compared
from extractors.roles.gaps import clause_words
from schemas import Scope, TimeExpression

_ARMED = frozenset(
    {"attacker", "gunman", "assailant", "militant", "rebel", "soldier", "fighter", "policeman", "bomber"}
)
_VACCINE = frozenset({"vaccination", "vaccinators", "vaccine", "vaccines", "team", "teams", "campaign", "workers"})


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
        return ("event", "scope.left-missing") if left_long_ago(draft, times) else ("stock", "scope.missing")
    window = window_of(draft, times)
    if window:
        return window
    if (earlier := _earlier_toll(draft)) is not None and earlier.scope is not None:
        return earlier.scope, "scope.of-the-earlier-toll"
    heir = draft.heir if not times and draft.heir and draft.heir.candidate.line is draft.candidate.line else None
    whole = draft.antecedent or heir
    if whole is not None and whole.scope in ("period", "cumulative") and not _on_a_day(draft, whole, times):
        return whole.scope, "scope.of-the-total"
    words = _clause(draft)
    if of_a_long_cause(draft):
        return "cumulative", "scope.the-war-has-killed"
    named = any(word in load_lexicon("scopes")["incidents"] for word in words)
    if _heads_the_entry(draft):
        return "event", "scope.heads-the-entry"
    if counts_a_stretch(draft, times) and not named and not _were_found(draft):
        return "period", "scope.in-a-year"
    if draft.value == 1 and draft.candidate.mention.kind == "article":
        return "event", "scope.one-person"
    if draft.label == "killed" and _of_an_epidemic(draft):
        return "cumulative", "scope.deaths-of-a-disease"
    return "event", "scope.one-incident"


def _heads_the_entry(draft: Draft) -> bool:
    """ "Accra, 2001: 126 killed": an entry of a list of disasters, each with its place and year."""
    lowers, tokens = _clause(draft), draft.candidate.tokens
    colon = next((at for at, word in enumerate(lowers[:_ENTRY_REACH]) if word == ":"), None)
    if colon is None or colon < _ENTRY_LEAST or colon >= draft.candidate.mention.first:
        return False
    year, name = lowers[colon - 1], tokens[colon - 3]
    return lowers[colon - 2] == "," and len(year) == len("2001") and year.isdecimal() and name[0].isupper()


def _were_found(draft: Draft) -> bool:
    """ "the bodies of 71 people were found in a lorry", "39 people were found dead": at once, whatever month it was."""
    return "-find-dead" in draft.rule or ("of-noun-bodies" in draft.rule and "found" in draft.candidate.after(4))


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
    if not clause_words().diseases.isdisjoint(words):
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


def _on_a_day(draft: Draft, whole: Draft, times: list[TimeExpression]) -> bool:
    """ "Shelling has killed 260 since May. Nineteen died on Monday": those of one day are one incident."""
    if whole.candidate.line is draft.candidate.line:
        return False
    return any(
        time.type == "DATE" and time.window_start is not None and time.window_start == time.window_end for time in times
    )


_TOLL_REACH = 2
_ENTRY_REACH, _ENTRY_LEAST = 8, 3
