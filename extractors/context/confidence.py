"""Confidence: how often facts made the same way are right."""

from extractors.kinds import Draft


def score_confidence(draft: Draft) -> float:
    """A score between 0 and 1 from how plainly the rule's words speak of the number; see docs/CONFIDENCE.md."""
    return round(min(0.99, max(0.3, 0.35 + 0.06 * draft.score)), 2)
