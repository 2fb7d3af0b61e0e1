"""Breakdowns: counts that divide an earlier one between places, outcomes or groups, over one sentence or several."""

from functools import cache
from itertools import groupby

from extractors.context.shares import earlier_states, root, top
from extractors.context.totals import REMEMBERED, is_aside, is_older_figure, link, within
from extractors.context.wholes import elsewhen, resumed_whole, same_noun
from extractors.kinds import Draft
from extractors.lexicon import load_lexicon
from extractors.quantities.nouns import singular
from extractors.roles.gaps import clause_words
from extractors.roles.triggers import noun_labels

_BACK = 6

_ANYONE = frozenset({"people", "person", "man", "woman", "other"})

_ABOARD = "board"

_GROUP_REACH = 2

# Words of rules for states that those hurt are in later: "One pensioner was still in hospital".
_TREATED = ("hospital", "condition", "intensive", "ventilator", "life-support")


def continued(draft: Draft, previous: Draft, near: list[Draft]) -> bool:
    """ "Seventy of them were deported, while 16 were moved", "… and three others": a further part of the same whole."""
    if previous.candidate.line is not draft.candidate.line or previous.antecedent is None:
        return False
    phrase, whole = draft.candidate.mention.phrase, previous.antecedent
    before, after = draft.candidate.before(1), draft.candidate.after(1)
    if before[-1:] not in (["and"], [","], [";"], ["while"], ["but"]):
        return False
    words = clause_words()
    bare = phrase is None and bool(after) and (after[0] in words.helpers or after[0].endswith("ed"))
    if not (bare or (phrase is not None and phrase.noun == "others")):
        return False
    if previous.candidate.mention.phrase is not None and is_aside(previous):
        # "20 died, including two girls, and five were hurt": an aside says nothing of what follows it.
        return False
    parts = [other for other in near if other.antecedent is whole and other.candidate.line is draft.candidate.line]
    return _sum_fits([*parts, draft], whole)


def completes(draft: Draft, previous: Draft) -> bool:
    """ "Of that total, 38 had convictions. Three had none": no noun, and with the part before it the whole."""
    whole = previous.antecedent
    if whole is None or draft.candidate.mention.phrase is not None or draft.value is None:
        return False
    return draft.kind == previous.kind and whole.value == draft.value + (previous.value or 0.0)


def _sum_fits(parts: list[Draft], whole: Draft) -> bool:
    size = whole.value if whole.value is not None else whole.high
    return size is None or sum(part.value or part.low or 0.0 for part in parts) <= size


def raised_by(draft: Draft, toll: Draft) -> bool:
    """ "Nine more people died, bringing the toll to 112": those who are new are in the running total."""
    lexicon = load_lexicon("wholes")["raising"]
    own = draft.candidate
    between = own.tokens.lowers[own.end : toll.candidate.mention.outer_first]
    new = any(word in lexicon["more"] for word in own.tokens.lowers[max(0, own.mention.outer_first - 1) : own.end + 1])
    return (
        new and toll.label == draft.label and any(word in lexicon["verbs"] for word in between) and within(draft, toll)
    )


def alone_in(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "In Barpeta district alone, 90,000 have fled": one place of those that an earlier count covers."""
    if "alone" not in draft.candidate.before(4):
        return None
    wholes = [other for other in near if other.kind == draft.kind and within(draft, other)]
    wholes = [other for other in wholes if other.candidate.line is draft.candidate.line] or wholes
    same = [other for other in wholes if other.label == draft.label]
    alike = same or [other for other in wholes if akin(draft, other)]
    return top((alike or wholes)[-1]) if wholes else None


def first_of(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "The first 150 troops are to arrive": of the last count of people that is large enough."""
    if draft.candidate.before(2) != ["the", "first"]:
        return None
    wholes = [root(other) for other in near if other.kind == draft.kind and within(draft, other)]
    return wholes[-1] if wholes else None


def taken_up(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "Three passengers escaped", "One victim died in hospital": a noun for people counted before, with no "other"."""
    phrase = draft.candidate.mention.phrase
    if phrase is None or phrase.partitive or phrase.hyphenated or draft.modifier not in ("exact", "approximate"):
        return None
    if elsewhen(draft):
        return None
    taken = _let_go(draft, near)
    if taken is not None or _is_new(draft):
        return taken
    noun = singular(phrase.noun)
    total = None
    if noun not in _ANYONE:
        total = same_noun(
            draft, noun, [other for other in near if other.label == "travelling" or _ABOARD in other.rule]
        )
    if total is None and noun in load_lexicon("wholes")["resumed_bare"]["nouns"]:
        total = resumed_whole(draft, noun, near)
    if total is None:
        total = _one_of_a_group(draft, noun, near)
    if (
        total is not None
        and within(draft, total)
        and (total.label in ("other", "killed") or total.label != draft.label)
    ):
        return total
    return _treated_still(draft, near)


def _one_of_a_group(draft: Draft, noun: str, near: list[Draft]) -> Draft | None:
    """ "Three gunmen stormed the bank. One gunman was killed": what became of some of a group just told of."""
    if noun in _ANYONE or ".head-" in draft.rule or draft.label == "other":
        return None
    line = draft.candidate.line.index
    groups = [
        other
        for other in near
        if line - other.candidate.line.index <= _GROUP_REACH and other.label in earlier_states() and _is_whole(other)
    ]
    total = same_noun(draft, noun, groups)
    return total if total is not None and total.label != draft.label and _plain_noun(draft) else None


def _plain_noun(draft: Draft) -> bool:
    """Whether no word sets these people apart from those before: "two soldiers", not "two Kessian soldiers"."""
    phrase = draft.candidate.mention.phrase
    return phrase is not None and phrase.head == phrase.first


def _let_go(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "They seized 34 people. Nine women were let go": those set free are of those who were taken just before."""
    if draft.label != "released" or ".object" in draft.rule:
        # "On Monday it freed 936 inmates": whoever did it may hold others.
        return None
    if any(other.label == "released" for other in near if _is_beside(other, draft)):
        return None
    line = draft.candidate.line.index
    taken = [
        other
        for other in near
        if other.label in ("captured", "held", "detained", "arrested")
        and line - other.candidate.line.index <= _GROUP_REACH
        and _is_whole(other)
        and within(draft, other)
    ]
    swap = any(_is_beside(other, draft) for other in taken)
    return taken[-1] if taken and not swap else None


def _is_beside(other: Draft, draft: Draft) -> bool:
    return other.candidate.line is draft.candidate.line and other.antecedent is None


def _treated_still(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "One pensioner was still in hospital": one of those who were hurt."""
    if draft.label != "injured" or not any(word in draft.rule for word in _TREATED):
        return None
    return next((other for other in reversed(near) if other.label == "injured" and within(draft, other)), None)


def of_the_cases(draft: Draft, near: list[Draft]) -> Draft | None:
    """ "371 cases. … More than 200 people have died, and 109 have recovered": what became of those who fell ill."""
    if not (draft.label == "killed" or draft.rule.endswith("-recover")):
        return None
    previous = near[-1]
    after = draft.candidate.line.index - previous.candidate.line.index
    total = previous if previous.antecedent is None else previous.antecedent
    return total if 0 < after <= 1 and total.rule.endswith("-case") and within(draft, total) else None


def _is_new(draft: Draft) -> bool:
    """ "another three passengers", "two more victims" are counted on top."""
    own = draft.candidate
    more = (*load_lexicon("wholes")["raising"]["more"], "other", "new")
    return any(word in more for word in own.tokens.lowers[max(0, own.mention.outer_first - 1) : own.end])


def link_remaining(people: list[Draft]) -> None:
    """ "The navy took off 1,100; the remaining 1,400 wait": with those told of before they make up the whole."""
    for index, draft in enumerate(people):
        if draft.value is None or draft.candidate.before(1) not in (["remaining"], ["other"]):
            continue
        line = draft.candidate.line.index
        near = [other for other in people[max(0, index - _BACK) : index] if line - other.candidate.line.index <= 1]
        for first in near[::-1]:
            whole = next((other for other in near if other.value == draft.value + (first.value or 0.0)), None)
            if whole is not None and whole.start < first.start and first.antecedent in (None, whole):
                link(first, whole, "beside-the-remaining")
                link(draft, whole, "remaining")
                break


def link_rests(people: list[Draft]) -> None:
    """ "870 are in stores, 300 at its head office and the rest in Corby": a rest shows that the others are parts."""
    begin = 0
    for index, drafts in groupby(people, key=lambda draft: draft.candidate.line.index):
        parts = list(drafts)
        earlier = people[max(0, begin - REMEMBERED) : begin]
        begin += len(parts)
        at = _rest_after(parts[0], index)
        parts = [part for part in parts if part.end <= at]
        if not parts:
            continue
        total = _divided(parts, earlier)
        for part in parts:
            if total is not None and part is not total and part.antecedent is None:
                link(part, total, "leaves-a-rest")


def _rest_after(draft: Draft, index: int) -> int:
    """Where "the rest" stands in a sentence, or where the sentence ends if the next begins with it; -1 for nowhere."""
    words = load_lexicon("wholes")["rest"]["nouns"]
    tokens = draft.candidate.tokens
    for at, word in enumerate(tokens.lowers):
        if word in words and at and tokens.lowers[at - 1] == "the":
            return tokens.starts[at]
    sentences = draft.candidate.reading.sentences
    following = sentences[index + 1].tokens.lowers[:2] if index + 1 < len(sentences) else []
    if len(following) == 2 and following[0] == "the" and following[1] in words:
        return sentences[index].end
    return -1


def _divided(parts: list[Draft], earlier: list[Draft]) -> Draft | None:
    """The whole whose rest is told of: the sentence's own first count if it is large enough, else one just before."""
    first = parts[0]
    if len(parts) > 1 and _leads(first, parts[1]) and _sum_fits(parts[1:], first):
        return first
    same = _of_same_noun(first, earlier)
    if same is not None and _sum_fits(parts, same):
        return same
    line = first.candidate.line.index
    before = [
        other
        for other in reversed(earlier)
        if line - other.candidate.line.index <= _BACK and _is_whole(other) and _sum_fits(parts, other)
        if not is_older_figure(other)
    ]
    before = [other for other in before if all(within(part, other) for part in parts)]
    same_label = [other for other in before if other.label == first.label]
    return next((other for other in (*same_label, *before) if akin(first, other)), None)


def _of_same_noun(part: Draft, earlier: list[Draft]) -> Draft | None:
    phrase = part.candidate.mention.phrase
    if phrase is None or phrase.partitive:
        return None
    larger = [other for other in earlier if _is_whole(other) and within(part, other)]
    return same_noun(part, singular(phrase.noun), larger)


def _leads(first: Draft, second: Draft) -> bool:
    """Whether a sentence's first count is what the others divide: "Of the 50, 20 …", "50 people: 20 …"."""
    if first.candidate.tokens.lowers[0] == "of":
        return True
    between = first.candidate.tokens.lowers[first.candidate.end : second.candidate.mention.outer_first]
    return within(second, first) and any(word in ":;–—(" or word == "whom" for word in between)


def _is_whole(draft: Draft) -> bool:
    return draft.antecedent is None and draft.candidate.line.sentence.role != "title"


def akin(draft: Draft, total: Draft) -> bool:
    """Whether what is said of a part can hold within the whole: the same label, or one of the same family."""
    if draft.label == total.label:
        return True
    phrase = draft.candidate.mention.phrase
    label = noun_labels().get(singular(phrase.noun), ("", draft.label))[1] if phrase is not None else draft.label
    if "other" in (label, total.label) and draft.kind == total.kind:
        return label == draft.label
    return of_one_family(label, total.label)


def of_one_family(label: str | None, other: str | None) -> bool:
    """Whether two labels can hold of one group of people, as "held" and "arrested" do."""
    return label == other or any({label, other} <= family for family in _families())


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(labels) for labels in load_lexicon("wholes")["families"].values())
