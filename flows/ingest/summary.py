"""Summary: what a run did, for the command line to print and the exit code to follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas import Fact, Issue, Run
from warehouse import AuditResult


@dataclass(frozen=True)
class RunSummary:
    """What one run of the flow `ingest` did.

    Attributes:
        run: its row of `runs`, which counts files, articles, facts and issues.
        db: the database file.
        copies: files that hold the same bytes as another of the run.
        superseded: articles taken out because their file holds another one now.
        pruned: articles taken out because their file is gone, where that was asked for.
        kinds: facts loaded by this run, by kind, most frequent first.
        largest: the largest numbers of people among them, largest first.
        issues: what went wrong with which file.
        broken_audits: the audits that found rows that must not be.
        seconds: from the first file looked for to the last row published.
        start_seconds: what came before that: starting Prefect, and its server where none is prepared.
    """

    run: Run
    db: str
    copies: int
    superseded: int
    pruned: int
    kinds: Mapping[str, int]
    largest: tuple[Fact, ...]
    issues: tuple[Issue, ...]
    broken_audits: tuple[AuditResult, ...]
    seconds: float
    start_seconds: float = 0.0

    @property
    def succeeded(self) -> bool:
        """Whether every input was read and every audit holds."""
        return not self.issues and not self.broken_audits

    @property
    def nothing_new(self) -> bool:
        """Whether everything was in the warehouse already."""
        changed = self.run.articles_loaded or self.superseded or self.pruned or self.issues
        return not changed and self.run.files_skipped > 0
