"""Scope: whether a number counts one incident, a window, a running total, or a state at a moment."""

from bisect import bisect_left
from operator import attrgetter

from extractors.context.stretches import LEAVING, counts_a_stretch, left_long_ago, window_of
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.roles.antecedents import is_compared, is_total
from extractors.roles.gaps import clause_words
from schemas import Scope, TimeExpression

_STOCK_STATUSES = frozenset({"held", "living", "employed", "affected", "sheltering", "trapped"})
_HAVE = frozenset({"had", "have", "has"})
_AFTER_HAVE = frozenset({"only", "just", "another", "some", "at", "all", "still", "now"})
_BEING = (["is", "being"], ["are", "being"])
_NOT_YET = frozenset({"to", "may", "might", "could", "must", "would", "should"})
_REMAINING = (["remain"], ["remains"], ["remained"], ["remaining"])
_VACCINE = frozenset({"vaccination", "vaccinators", "vaccine", "vaccines", "team", "teams", "campaign", "workers"})
_HELPING = frozenset({"treat", "help", "assist", "feed", "vaccinate", "inoculate", "immunise", "immunize"})
_PRESENT = frozenset({"are", "is", "have", "has", "remain", "remains", "still", "now", "currently"})


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
    return _headcount_scope(draft, times)


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
    if _of_a_long_cause(draft):
        return "cumulative", "scope.the-war-has-killed"
    if counts_a_stretch(draft, times) and not any(word in load_lexicon("scopes")["incidents"] for word in words):
        return "period", "scope.in-a-year"
    if draft.label == "killed" and _of_an_epidemic(draft):
        return "cumulative", "scope.deaths-of-a-disease"
    return "event", "scope.one-incident"


def _of_a_long_cause(draft: Draft) -> bool:
    """ "the war has killed 40,000", "37,000 have been killed in the war": what a long cause has done until now."""
    words, start, end = _clause(draft), draft.candidate.mention.outer_first, draft.candidate.end
    causes, has = clause_words().long_causes, {"has", "have"}
    if has & set(words[max(0, start - 8) : start]) and not causes.isdisjoint(words[max(0, start - 12) : start]):
        return True
    behind = words[end : end + _CAUSE_REACH]
    at = next((at for at, word in enumerate(behind) if word in has), None)
    return at is not None and behind[at + 1 : at + 2] == ["been"] and not causes.isdisjoint(behind[at:])


def _of_an_epidemic(draft: Draft) -> bool:
    """ "the virus has claimed 6,606 lives": deaths of a disease add up, but those that are new do not."""
    words, own = _clause(draft), draft.candidate
    stated = words[max(0, own.mention.outer_first - 2) : own.end]
    if not _VACCINE.isdisjoint(words):
        # "two policemen guarding a polio team were shot"
        return False
    if not _NEW.isdisjoint(stated):
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
_CAUSE_REACH = 18
_NEW = frozenset({"new", "more", "another", "additional", "further"})


def _headcount_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    label = draft.label or "other"
    after = draft.candidate.after(3)
    given = _given_scope(draft, label, times)
    if given is not None:
        return given
    if _is_told_in_the_past(draft, label, after):
        return "event", "scope.past-event"
    if (
        label in ("travelling", "displaced")
        and ({"has", "have"} & set(after[:2]) or _have_before(draft.candidate.before(4)))
        and "been" not in after
    ):
        return "cumulative", "scope.have-arrived"
    if label == "displaced" and _of_a_long_cause(draft):
        return "cumulative", "scope.the-war-has-displaced"
    if draft.candidate.after(2) in _BEING:
        return "stock", "scope.present-state"
    if label in _STOCK_STATUSES or ("N-member-team" in draft.rule and label in ("deployed", "employed")):
        return "stock", "scope.status-is-a-state"
    window = window_of(draft, times)
    if window:
        return window
    if label == "infected":
        return _infected_scope(draft)
    if ".number-of-" in draft.rule or (draft.heir is not None and ".number-of-" in draft.heir.rule):
        return "stock", "scope.number-of"
    if label == "displaced" and (".state-" in draft.rule or ".predicate" in draft.rule):
        return "stock", "scope.present-state"
    words = _clause(draft)[draft.candidate.end : draft.candidate.end + 8]
    before = draft.candidate.before(2)
    if before[-1:] and before[-1] in load_lexicon("scopes")["having"]:
        return "stock", "scope.has-N"
    if label == "other" and (_has(before) or "we-were" in draft.rule):
        return "stock", "scope.have-N"
    if label in ("displaced", "other", "deployed", "detained", "travelling") and _is_present(words, label):
        return "stock", "scope.present-state"
    if label == "deployed" and ".head-" in draft.rule:
        return "stock", "scope.present-state"
    return "event", "scope.one-incident"


def _is_told_in_the_past(draft: Draft, label: str, after: list[str]) -> bool:
    """ "forty hostages were freed", "sixty workers were hurt", of whom a noun alone says no lasting state."""
    if not after:
        return False
    if ".head-" in draft.rule:
        return label != "infected" and (after[0] in ("was", "were", "had") or after[0].endswith("ed"))
    if ".predicate" in draft.rule and not draft.rule.endswith("-affected"):
        # "UNICEF said 1.5 million children were at risk"
        return False
    return label in ("employed", "affected") and after[0] in ("was", "were")


def _are_stranded(draft: Draft) -> bool:
    """ "2,000 people are stranded", "refugees stranded on an island face hunger", but not "stranded by floods"."""
    if _PRESENT & set(draft.candidate.after(2)):
        return True
    around = {*draft.candidate.before(3), *draft.candidate.after(4)}
    return ".state-after-number" in draft.rule and around.isdisjoint(LEAVING | {"by", "after", "when"})


def _have_before(before: list[str]) -> bool:
    """ "has displaced 4,000", but not "is thought to have carried 200", "may have had 170", nor "has 40 on board"."""
    return any(
        word in ("has", "have") and before[at - 1] not in _NOT_YET and at < len(before) - 1
        for at, word in enumerate(before)
        if at
    )


def _infected_scope(draft: Draft) -> tuple[Scope, str]:
    """Cases add up; people who fall ill together are of one incident, and those who lie in hospital of a moment."""
    relation = draft.rule.split(".", 1)[1]
    if any(word in relation for word in ("in-hospital", "observation", "ventilator", "intensive", "condition")):
        return "stock", "scope.in-care"
    if relation.endswith(("-ill", "-sick", "-hospitalise", "-hospitalize")) and ".predicate" not in draft.rule:
        # "Sixty guests fell ill", but "1,200 people have fallen ill".
        return ("cumulative" if _HAVE & set(draft.candidate.after(2)) else "event"), "scope.fell-ill"
    return "cumulative", "scope.infections-add-up"


def _is_there(draft: Draft) -> bool:
    """Whether people are there already, whatever is planned: a team with its members, the whole of "five of the 19"."""
    return "N-member-team" in draft.rule or is_total(draft.candidate)


def _is_act(draft: Draft) -> bool:
    """ "treated 6,300 patients in the past week": what was done to people in a window; being in need is a state."""
    return draft.label == "affected" and (".object-" in draft.rule or ".passive-" in draft.rule)


def _has(before: list[str]) -> bool:
    """ "have 12 relatives", "had only 12", but not "had packed 71 people into a lorry"."""
    return before[-1:] != [] and (before[-1] in _HAVE or (before[0] in _HAVE and before[-1] in _AFTER_HAVE))


def _is_present(words: list[str], label: str) -> bool:
    """Whether a count is told of in the present; "12 have been dismissed" tells what happened."""
    if not _PRESENT & set(words[:4]):
        return False
    perfect = words[:1] in (["have"], ["has"]) and any(word == "been" or word.endswith("ed") for word in words[1:4])
    return label == "displaced" or not perfect


def _given_scope(draft: Draft, label: str, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """What tells a headcount's scope before its status does: a window of infections, its whole, what stranded it."""
    if draft.modality == "proposed" and label == "employed" and not _is_there(draft):
        return "event", "scope.to-be"
    if label == "employed" and draft.rule.rpartition("-")[2] in load_lexicon("scopes")["engaging"]:
        return "event", "scope.taken-on"
    if (label == "infected" or _is_act(draft)) and (window := window_of(draft, times)):
        return window
    if _is_act(draft) and draft.rule.rpartition("-")[2] in _HELPING:
        return "event", "scope.done-to-them"
    whole = draft.antecedent
    if whole is not None and whole.label == label and whole.scope is not None:
        return whole.scope, "scope.of-the-total"
    heir = draft.heir
    if heir is not None and "N-people" in draft.rule and heir.label == label and heir.scope is not None:
        return heir.scope, "scope.of-the-list"
    if label == "displaced" and ".state-" in draft.rule and not LEAVING.isdisjoint(draft.candidate.before(3)):
        return "event", "scope.left-homeless"
    if label == "trapped" and "-strand" in draft.rule and not _are_stranded(draft):
        return "event", "scope.stranded-by-an-event"
    if draft.rule == "headcount.built-for-N":
        return "stock", "scope.capacity"
    if draft.rule == "headcount.parent-of-N":
        return "stock", "scope.family"
    if draft.rule.endswith("-of-N") and label == "deployed":
        return "stock", "scope.strength"
    if draft.candidate.after(1) in _REMAINING or draft.candidate.before(1) == ["remaining"]:
        return "stock", "scope.remain"
    if draft.candidate.after(2)[1:] in (["eligible"], ["registered"], ["entitled"]) or draft.rule.endswith("-on-duty"):
        return "stock", "scope.present-state"
    if label == "affected" and "still" in draft.candidate.after(2):
        return "stock", "scope.present-state"
    return None
