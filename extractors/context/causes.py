"""Causes that go on for long: what a war or an epidemic has done adds up."""

from extractors.kinds import Draft
from extractors.roles.gaps import clause_words

_CAUSE_REACH, _TOLL_REACH = 18, 7
_CAMPAIGNS = frozenset({"offensive", "war", "campaign", "conflict", "insurgency"})
# Of those who come on top of what was counted before.
NEW = frozenset({"new", "more", "another", "additional", "further"})


def of_a_long_cause(draft: Draft) -> bool:
    """Whether a count is of what a long cause has done until now.

    Args:
        draft: a casualty or a headcount.

    Returns:
        True for "the war has killed 40,000", "37,000 have been killed in the war", "had already displaced 3 million".
    """
    words, start, end = draft.candidate.tokens.lowers, draft.candidate.mention.outer_first, draft.candidate.end
    causes, has = clause_words().long_causes, {"has", "have"} | ({"had"} if "already" in words else set())
    if has & set(words[max(0, start - 8) : start]) and not causes.isdisjoint(words[max(0, start - 12) : start]):
        return True
    if ".toll" in draft.rule and not _CAMPAIGNS.isdisjoint(words[max(0, start - _TOLL_REACH) : start]):
        # "raising its toll in the ground offensive to 318"
        return True
    behind = words[end : end + _CAUSE_REACH]
    at = next((at for at, word in enumerate(behind) if word in has), None)
    return at is not None and behind[at + 1 : at + 2] == ["been"] and not causes.isdisjoint(behind[at:])
