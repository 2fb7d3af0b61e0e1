"""Summary: what reprocessing changed, or would change, for the command line and the report in the UI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas import Issue, Run
from warehouse import AuditResult, FactChange


@dataclass(frozen=True)
class ReprocessSummary:
    """What one run of the flow `reprocess` did.

    Attributes:
        run: its row of `runs`; files_found counts the articles that were to be read again. Not stored by a dry run.
        db: the database file.
        dry_run: whether nothing was to be changed.
        counts: how many facts were ``added``, ``removed`` and ``altered``.
        articles_changed: articles of which at least one fact was.
        changes: the first of the changes, by article and place in the text.
        issues: articles that extraction broke over; they stay as they are.
        broken_audits: the audits that found rows that must not be.
        seconds: from the selection of articles to the last row published.
        start_seconds: what came before that: starting Prefect, and its server where none is prepared.
    """

    run: Run
    db: str
    dry_run: bool
    counts: Mapping[str, int]
    articles_changed: int
    changes: tuple[FactChange, ...]
    issues: tuple[Issue, ...]
    broken_audits: tuple[AuditResult, ...]
    seconds: float
    start_seconds: float = 0.0

    @property
    def succeeded(self) -> bool:
        """Whether every article was read and every audit holds."""
        return not self.issues and not self.broken_audits

    @property
    def changed(self) -> int:
        """How many facts are not what they were."""
        return sum(self.counts.values())
