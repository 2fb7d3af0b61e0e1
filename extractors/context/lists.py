"""Lists: "including two brothers", "among them a boy", "The dead included nine", "Nine were foreign: four …"."""

from extractors.context.shares import earlier_states, root
from extractors.context.totals import fits, within
from extractors.context.wholes import largest, resumed_whole
from extractors.kinds import Draft
from extractors.quantities.nouns import is_state, singular
from extractors.roles.antecedents import apposed_whole, included_in
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import participle_labels

_LIST_REACH = 14
_AMONG_THEM = 6
_AMONG_THE = 6
_OPENS_LIST = frozenset({",", "–", "—", "("})
_DASHES_OR_COMMA = _OPENS_LIST | {"-", "--"}


def listed(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "including two brothers", "among them a boy and two women": what the list divides stands before it.

    Args:
        draft: a count of people.
        near: the counts of people just before it, in text order.

    Returns:
        The count before the list; None where no list leads to the number.
    """
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    words = clause_words()
    if _begins_clause(draft):
        return None
    near_hits = draft.candidate.line.hits_between(first - _LIST_REACH, first)
    told = [hit.first for hit in near_hits if hit.form == "past" and hit.trigger.type == "intransitive"]
    if _among_them(draft):
        own = [other for other in near if other.candidate.line is draft.candidate.line and within(draft, other)]
        return own[-1] if own else None
    for index in range(first - 1, max(-1, first - _LIST_REACH), -1):
        lower = tokens.lowers[index]
        if index in told:
            # "22 people, including five women, lost their lives and 17 others were hurt": the verb ends the list.
            return None
        if lower in words.be or lower in words.auxiliaries or tokens[index] in ";:.–—":
            return None
        behind = index > 0 and tokens.lowers[index : index + 3] == ["among", "them", ","]
        if behind and tokens.lowers[index - 1] not in _OPENS_LIST:
            # "32 soldiers, a captain among them, and seven …": the list stands before these words.
            return None
        if lower in ("including", "include", "includes", "included") or (
            lower == "among" and tokens.lowers[index + 1] in ("them", "whom")
        ):
            start = tokens.starts[index]
            holders = [
                other
                for other in near
                if other.candidate.line is draft.candidate.line and other.start < start and fits(draft, other)
            ]
            return holders[-1] if holders else None
        if lower in ("whom", "which") and index and tokens.lowers[index - 1] == "of":
            holders = [other for other in near if other.start < tokens.starts[index] and fits(draft, other)]
            return root(holders[-1]) if holders else None
    return None


def _begins_clause(draft: Draft) -> bool:
    """ "12 died, including two girls, and five were hurt": a verb of its own takes the last number out of the list."""
    words, after = clause_words(), draft.candidate.after(1)
    return draft.candidate.before(2) == [",", "and"] and bool(after) and after[0] in words.be | words.auxiliaries


def _among_them(draft: Draft) -> bool:
    """ "215 prisoners, 108 from Azovstal among them": the words for the whole come last."""
    after = draft.candidate.after(_AMONG_THEM)
    at = next((index for index, word in enumerate(after) if word == "among"), None)
    return at is not None and after[at + 1 : at + 2] == ["them"] and draft.candidate.before(1) in ([","], ["and"])


def included(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "The dead included nine children": the whole is named by what happened to it, with no number of its own.

    Args:
        draft: a count of people.
        earlier: the counts of people before it, in text order.

    Returns:
        The count that the words take up again; None where they take up none.
    """
    if draft.rule.endswith("included-N-people"):
        return draft.heir
    apposed = apposed_whole(draft.candidate)
    if apposed is not None and within(draft, apposed):
        return apposed
    tokens, first = draft.candidate.tokens, draft.candidate.mention.outer_first
    at = next(
        (
            index
            for index in range(first - 1, max(0, first - _LIST_REACH), -1)
            if tokens.lowers[index] in ("included", "include", "includes")
        ),
        None,
    )
    if at is None:
        return _among_the(draft, earlier) or _of_those(draft, earlier)
    labels, pointed = included_in(draft.candidate)
    if pointed is not None and not labels and within(draft, pointed):
        return pointed
    if not (is_state(tokens.lowers[at - 1]) or tokens.lowers[at - 1] in ("victims", "casualties", "fatalities")):
        return None
    return largest(draft, earlier)


def _among_the(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Among the passengers were 82 Iranians": the whole is named by a noun for people counted before."""
    lowers, first = draft.candidate.tokens.lowers, draft.candidate.mention.outer_first
    for at in range(max(0, first - _AMONG_THE), first - 2):
        if lowers[at : at + 2] == ["among", "the"] and lowers[first - 1] in ("were", "are", "was"):
            return resumed_whole(draft, singular(lowers[at + 2]), earlier)
    return None


def _of_those(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Those freed, among them 12 women, …", "the wounded, including two": named by their state, with no number."""
    lowers, first = draft.candidate.tokens.lowers, draft.candidate.mention.outer_first
    lead = lowers[max(0, first - _LIST_REACH) : first]
    if "including" not in lead and "among" not in lead:
        return None
    for at in range(first - 1, max(1, first - _LIST_REACH), -1):
        if lowers[at] == "including" or lowers[at : at + 2] == ["among", "them"]:
            named = at - 1
            while named > 0 and lowers[named] in _DASHES_OR_COMMA:
                named -= 1
            label = participle_labels().get(lowers[named])
            pointed = named > 0 and lowers[named - 1] in ("those", "the")
            return largest(draft, earlier, label) if pointed and label is not None else None
    return None


def _plain_one(draft: Draft) -> bool:
    """Whether "and a" goes on with one person, and not with "an unknown number of attackers"."""
    return draft.candidate.after(5)[4:] != ["of"]


def enumerates(draft: Draft, previous: Draft) -> bool:
    """ "Nine were foreigners: four Germans …": a list after a colon divides the count before it.

    Args:
        draft: a count of people.
        previous: the count of people just before it.

    Returns:
        Whether that count is the whole that the list divides.
    """
    if previous.candidate.line is not draft.candidate.line or not within(draft, previous):
        return False
    between = draft.candidate.tokens[previous.candidate.end : draft.candidate.mention.outer_first]
    if len(between) == 1 and between[0] == ",":
        # "four climbers, three Austrians and a Czech": the last one is told of without a number.
        more = draft.candidate.after(2)
        last = more in (["and", "a"], ["and", "an"]) and _plain_one(draft)
        return last and previous.value == (draft.value or 0.0) + 1
    if previous.label != draft.label and (len(between) != 1 or previous.label not in earlier_states()):
        return False
    return bool(between) and between[-1] in ":–—(" and len(between) < 8
