"""Scope of headcounts: what is done to people in an incident or a window, and the states that they are in."""

from extractors.context.causes import NEW, of_a_long_cause
from extractors.context.magnitude import scope_of_many
from extractors.context.stretches import LEAVING, counts_a_stretch, goes_on, on_a_day_of_its_own, so_far, window_of
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.roles.antecedents import is_total
from extractors.roles.gaps import clause_words
from schemas import Scope, TimeExpression

_STOCK_STATUSES = frozenset({"held", "living", "employed", "affected", "sheltering", "trapped"})
_HAVE = frozenset({"had", "have", "has"})
_AFTER_HAVE = frozenset({"only", "just", "another", "some", "at", "all", "still", "now"})
_BEING = (["is", "being"], ["are", "being"])
_NOT_YET = frozenset({"to", "may", "might", "could", "must", "would", "should"})
_REMAINING = (["remain"], ["remains"], ["remained"], ["remaining"])
_SAW = (["we", "received"], ["i", "saw"], ["we", "saw"], ["we", "treated"], ["we", "had"])
_THOUSANDS = 5_000
_DONE_OVER_TIME = frozenset({"arrested", "detained", "displaced", "dismissed", "charged", "released"})
_REMAIN_REACH = 6
_HELPING = frozenset({"reach", "treat", "help", "assist", "feed", "vaccinate", "inoculate", "immunise", "immunize"})
# What is done to people, or by them, again and again in a stretch of time.
_DONE_TO = frozenset({"travelling", "captured", "arrested", "rescued", "released", "displaced"})
_DEEDS = frozenset({"captured", "arrested", "rescued", "released"})
_PRESENT = frozenset({"are", "is", "have", "has", "remain", "remains", "still", "now", "currently"})
# What goes on: "feeds 350,000".
_KEPT = frozenset({"affected", "employed", "sheltering", "held", "deployed"})
_BY_REACH, _BETWEEN_REACH = 4, len("between ")


def headcount_scope(draft: Draft, times: list[TimeExpression]) -> tuple[Scope, str]:
    """Tell a headcount's scope.

    Args:
        draft: a headcount, with its modality.
        times: the time expressions of its sentence.

    Returns:
        The scope and the rule that told it: "1.4 million people shelter in Rafah" is a stock, "31,000 had reached Italy
        by 13 April" cumulative.
    """
    label = draft.label or "other"
    after = draft.candidate.after(3)
    given = _told_beside(draft, label, times) or _given_scope(draft, label, times)
    if given is not None:
        return given
    if _is_told_in_the_past(draft, label, after):
        return "event", "scope.past-event"
    if (
        label in ("travelling", "displaced")
        and ({"has", "have"} & set(after[:2]) or _have_before(draft.candidate.before(4)))
        and "been" not in after
        and ".number-of-" not in draft.rule
    ):
        return "cumulative", "scope.have-arrived"
    if label == "displaced" and of_a_long_cause(draft):
        return "cumulative", "scope.the-war-has-displaced"
    if draft.candidate.after(2) in _BEING:
        return "stock", "scope.present-state"
    if label in _STOCK_STATUSES or (
        label == "deployed" and "N-member-team" in draft.rule and draft.modality != "proposed"
    ):
        return "stock", "scope.status-is-a-state"
    window = window_of(draft, times)
    if window:
        return window
    if label in ("travelling", "displaced") and _by_then(draft, times):
        return "cumulative", "scope.had-arrived-by"
    if label in _DONE_TO and draft.modality == "asserted" and _between_days(draft, times, label):
        return "period", "scope.in-a-year"
    if label == "infected":
        return _infected_scope(draft)
    if ".number-of-" in draft.rule and label in _DEEDS:
        return "event", "scope.one-incident"
    if ".number-of-" in draft.rule or (draft.heir is not None and ".number-of-" in draft.heir.rule):
        return "stock", "scope.number-of"
    if label == "displaced" and (".state-" in draft.rule or ".predicate" in draft.rule):
        return "stock", "scope.present-state"
    return _scope_of_state(draft, label) or scope_of_many(draft, label, times) or ("event", "scope.one-incident")


def _told_beside(draft: Draft, label: str, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """What the words right before or behind a count tell of it, whatever its status."""
    before, after = draft.candidate.before(2), draft.candidate.after(3)
    if after[:1] in _REMAINING or after == ["have", "yet", "to"] or _remain(draft):
        return "stock", "scope.remain"
    if draft.rule.endswith("there-are-N-of-us"):
        return "stock", "scope.there-were"
    if after[:1] == ["being"] or after[:2] == ["are", "still"]:
        return "stock", "scope.present-state"
    if before[-1:] == ["told"] or (before in _SAW and label == "affected"):
        return "event", "scope.told-N"
    if label == "held" and draft.rule.endswith(".object-hold") and before[-1:] == ["held"] and times:
        return "event", "scope.held-on-a-day"
    if before == ["there", "are"] or after[:2] == ["in", "place"]:
        return "stock", "scope.there-are"
    if label in _KEPT and goes_on(draft):
        return "stock", "scope.present-state"
    if _adds_up(draft, label, times):
        return "cumulative", "scope.have-been"
    if draft.value and so_far(draft):
        return "cumulative", "scope.so-far"
    if "ever" in after:
        return "cumulative", "scope.have-ever"
    return None


def _adds_up(draft: Draft, label: str, times: list[TimeExpression]) -> bool:
    """ "More than 27,000 have been arrested": so many, over a long time."""
    many = (draft.value or draft.low or 0.0) >= _THOUSANDS and not times
    return many and label in _DONE_OVER_TIME and draft.candidate.after(2) == ["have", "been"]


def _scope_of_state(draft: Draft, label: str) -> tuple[Scope, str] | None:
    """What people have, and where they are at the moment told of."""
    words = draft.candidate.tokens.lowers[draft.candidate.end : draft.candidate.end + 8]
    before = draft.candidate.before(2)
    if before[-1:] and before[-1] in load_lexicon("scopes")["having"]:
        return "stock", "scope.has-N"
    if label == "other" and (_has(before) or "we-were" in draft.rule):
        return "stock", "scope.have-N"
    if label in ("displaced", "other", "deployed", "detained", "travelling") and _is_present(words, label):
        return "stock", "scope.present-state"
    if label == "deployed" and ".head-" in draft.rule:
        return "stock", "scope.present-state"
    return None


def _between_days(draft: Draft, times: list[TimeExpression], label: str) -> bool:
    """ "1,200 arrived in 2022", "intercepted 14,406 between January and March": others may be done to once a year."""
    if label == "travelling":
        return counts_a_stretch(draft, times)
    text = draft.candidate.reading.article.text
    between = any(text[max(0, time.start - _BETWEEN_REACH) : time.start].lower() == "between " for time in times)
    return between and counts_a_stretch(draft, times)


def _by_then(draft: Draft, times: list[TimeExpression]) -> bool:
    """ "31,000 people had reached Italy by 13 April": a running total up to a day."""
    text = draft.candidate.reading.article.text
    by = any(text[max(0, time.start - _BY_REACH) : time.start].strip().lower() == "by" for time in times)
    return by and "had" in draft.candidate.after(2)


def _is_told_in_the_past(draft: Draft, label: str, after: list[str]) -> bool:
    """ "forty hostages were freed", "sixty workers were hurt", of whom a noun alone says no lasting state."""
    if not after or "still" in after or is_total(draft.candidate):
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


def _remain(draft: Draft) -> bool:
    """ "thousands of people arrested under it remain in four camps": the main verb, behind a participle."""
    ahead = draft.candidate.after(_REMAIN_REACH)
    at = next((at for at, word in enumerate(ahead) if word in ("remain", "remains")), None)
    return at is not None and "," not in ahead[:at] and clause_words().be.isdisjoint(ahead[:at])


def _is_gapped(draft: Draft, heir: Draft) -> bool:
    """ "It has two staff in Damascus, another two in Lebanon": what is said of the first holds for all."""
    return draft.rule.endswith("N-of-them") and heir.candidate.line is draft.candidate.line


def _is_there(draft: Draft) -> bool:
    """Whether people are there already, whatever is planned: a team with its members, the whole of "five of the 19"."""
    return "N-member-team" in draft.rule or is_total(draft.candidate)


def _is_act(draft: Draft) -> bool:
    """ "treated 6,300 patients in the past week": what was done to people in a window; being in need is a state."""
    done = (
        ".object-" in draft.rule or ".passive-" in draft.rule or draft.rule.endswith("participle-after-noun-vaccinate")
    )
    return draft.label == "affected" and done


def _stated(draft: Draft) -> list[str]:
    own = draft.candidate
    return own.tokens.lowers[own.mention.outer_first : own.end]


def _are_doing(draft: Draft) -> bool:
    """ "the hospital was treating 159 patients": at that moment."""
    before = draft.candidate.before(2)
    return before[-1:] != [] and before[-1].endswith("ing") and before[0] in clause_words().be


def _has(before: list[str]) -> bool:
    """ "have 12 relatives", "had only 12", but not "had packed 71 people into a lorry"."""
    return before[-1:] != [] and (before[-1] in _HAVE or (before[0] in _HAVE and before[-1] in _AFTER_HAVE))


def _is_present(words: list[str], label: str) -> bool:
    """Whether a count is told of in the present; "12 have been dismissed" tells what happened."""
    if not _PRESENT & set(words[:4]):
        return False
    perfect = words[:1] in (["have"], ["has"]) and any(word == "been" or word.endswith("ed") for word in words[1:4])
    return label == "displaced" or not perfect


def _scope_of_act(draft: Draft, label: str, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """What was done for people, in a window or until now, and infections in a window."""
    if (label == "infected" or _is_act(draft)) and (window := window_of(draft, times)):
        return window
    if label == "affected" and NEW & {*draft.candidate.before(1), *_stated(draft)} and window_of(draft, times):
        return "period", "scope.new-ones"
    if _is_act(draft) and draft.rule.rpartition("-")[2] in _HELPING and not _are_doing(draft):
        done = _HAVE & {*draft.candidate.before(4), *draft.candidate.after(4)} - {"had"}
        return ("cumulative" if done else "event"), "scope.done-to-them"
    if draft.rule.endswith("-recover") and _HAVE & set(draft.candidate.after(2)):
        return "cumulative", "scope.have-recovered"
    return None


def _scope_of_size(draft: Draft, label: str) -> tuple[Scope, str] | None:
    """What a place is built for, a family and a force: how many there are of them."""
    if draft.rule == "headcount.built-for-N":
        return "stock", "scope.capacity"
    if draft.rule == "headcount.parent-of-N":
        return "stock", "scope.family"
    if draft.rule.endswith("-of-N") and label == "deployed":
        return "stock", "scope.strength"
    return None


def _given_scope(draft: Draft, label: str, times: list[TimeExpression]) -> tuple[Scope, str] | None:
    """What tells a headcount's scope before its status does: a window of infections, its whole, what stranded it."""
    if draft.modality == "proposed" and label == "employed" and not _is_there(draft):
        return "event", "scope.to-be"
    if label == "employed" and draft.rule.rpartition("-")[2] in load_lexicon("scopes")["engaging"]:
        return "event", "scope.taken-on"
    if (acted := _scope_of_act(draft, label, times)) is not None:
        return acted
    whole = draft.antecedent
    if label in ("affected", "displaced") and "still" in draft.candidate.after(2):
        return "stock", "scope.present-state"
    if whole is not None and whole.scope is not None:
        # "intercepted 14,406 in March. Of these, 13,138 came from …": in the same time, whatever is said of them.
        of_these = draft.candidate.tokens.lowers[:1] == ["of"] and whole.scope in ("period", "cumulative")
        own_day = whole.scope in ("period", "cumulative") and on_a_day_of_its_own(draft, whole, times)
        if (whole.label == label and not own_day) or of_these:
            return whole.scope, "scope.of-the-total"
    heir = draft.heir
    if (
        heir is not None
        and ("N-people" in draft.rule or _is_gapped(draft, heir))
        and heir.label == label
        and heir.scope is not None
    ):
        return heir.scope, "scope.of-the-list"
    if label == "displaced" and ".state-" in draft.rule and not LEAVING.isdisjoint(draft.candidate.before(3)):
        return "event", "scope.left-homeless"
    if label == "trapped" and "-strand" in draft.rule and not _are_stranded(draft):
        return "event", "scope.stranded-by-an-event"
    if (sized := _scope_of_size(draft, label)) is not None:
        return sized
    if draft.candidate.before(1) == ["remaining"]:
        return "stock", "scope.remain"
    if draft.candidate.after(2)[1:] in (["eligible"], ["registered"], ["entitled"]) or draft.rule.endswith("-on-duty"):
        return "stock", "scope.present-state"
    if draft.candidate.before(3) == ["made", "up", "of"] or draft.candidate.before(1) == ["comprising"]:
        return "stock", "scope.made-up-of"
    return None
