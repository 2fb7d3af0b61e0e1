"""Confidence: how often facts made by the same pattern were right on annotated news."""

from functools import cache, lru_cache

from extractors.kinds import Draft
from extractors.lexicon import load_lexicon

# What a pattern is worth before it was seen often: the precision on text that no rule was made with.
_PRIOR = 0.93
_PRIOR_WEIGHT = 40


def score_confidence(draft: Draft) -> float:
    """The chance that a fact's kind, span and number are right.

    Args:
        draft: a fact in the making, with the rule that made it.

    Returns:
        A number between 0 and 1: the share of facts of the same pattern that were right on annotated articles, drawn
        towards 0.93 where the pattern was rare there. See docs/CONFIDENCE.md.
    """
    return _score(draft.kind, draft.rule)


@lru_cache(maxsize=4096)
def _score(kind: str, rule: str) -> float:
    right, seen = _counts().get(pattern_of(kind, rule), (0, 0))
    return round((right + _PRIOR * _PRIOR_WEIGHT) / (seen + _PRIOR_WEIGHT), 2)


def pattern_of(kind: str, rule: str) -> str:
    """The pattern that a fact is counted under: its kind, or for people the relation of trigger to number.

    Args:
        kind: the fact's kind.
        rule: the rule that made it, e.g. ``casualty.object-kill``.
    """
    if kind not in ("casualty", "headcount"):
        return kind
    tail = rule.split(".", 1)[1]
    names = load_lexicon("confidence")["relations"]["names"]
    return next((name for name in names if tail.startswith(name)), "other")


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {pattern: (right, seen) for pattern, (right, seen) in load_lexicon("confidence")["patterns"].items()}
