"""Ledger: what a run says of itself while it goes on: its row of `runs`, the issues it met, and how far it is."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import UTC, datetime

from extractors.facts import KINDS
from extractors.version import extractor_version
from schemas import Fact, Issue, IssueRow, Provenance, Run, RunState
from warehouse import Warehouse

# Who wants to know how far the run is: called with articles done and articles to do. A flow's parameters go to the
# Prefect API, so a function cannot be one of them.
progress_listener: ContextVar[Callable[[int, int], None] | None] = ContextVar("progress_listener", default=None)


def kind_records() -> dict[str, type[Fact]]:
    """Name and record of each kind of fact, as the warehouse wants them."""
    return {kind.name: kind.record for kind in KINDS}


class Ledger:
    """The books of one run. Its methods may be called from several threads.

    Attributes:
        run: the run's row, as it is now.
        issues: what went wrong so far, by issue_id.
    """

    def __init__(self, run_id: str, flow: str, inputs: str, warehouse: Warehouse | None) -> None:
        """Begins a run.

        Args:
            run_id: its key.
            flow: ``ingest`` or ``reprocess``.
            inputs: what it was given, a line each.
            warehouse: where the books are kept; None keeps them in memory only.
        """
        self._lock = threading.RLock()
        self._warehouse = warehouse
        self._listener = progress_listener.get()
        self.issues: dict[str, Issue] = {}
        self.run = Run(
            run_id=run_id,
            flow=flow,
            started_at=datetime.now(UTC),
            finished_at=None,
            state="running",
            extractor_version=extractor_version(),
            inputs=inputs,
        )
        if warehouse is not None:
            warehouse.start_run(self.run)

    def provenance(self) -> Provenance:
        """What a fact that is loaded now says of where it comes from."""
        run = self.run
        return Provenance(extractor_version=run.extractor_version, run_id=run.run_id, extracted_at=datetime.now(UTC))

    def count(self, **more: int) -> None:
        """Adds to the counters of the run's row, e.g. ``facts_loaded=12``."""
        with self._lock:
            counted = {name: getattr(self.run, name) + count for name, count in more.items()}
            self.run = self.run.model_copy(update=counted)

    def record(self, issues: Iterable[Issue]) -> None:
        """Records what went wrong; the same thing once."""
        with self._lock:
            rows = {row.issue_id: row for row in map(self._row, issues) if row.issue_id not in self.issues}
            if not rows:
                return
            if self._warehouse is not None:
                self._warehouse.record_issues(list(rows.values()))
            self.issues.update(rows)
            self.count(issues_found=len(rows))

    def tell(self, done: int, total: int) -> None:
        """Says how far the run is to whoever listens."""
        if self._listener is not None:
            self._listener(done, total)

    def end(self, state: RunState) -> None:
        """Records how the run ended."""
        self.run = self.run.model_copy(update={"state": state, "finished_at": datetime.now(UTC)})
        if self._warehouse is not None:
            self._warehouse.finish_run(self.run)

    def close(self) -> None:
        """Lets go of the warehouse."""
        self._warehouse = None

    def _row(self, issue: Issue) -> IssueRow:
        key = "|".join((self.run.run_id, issue.path, issue.stage, issue.code))
        return IssueRow(
            **issue.model_dump(),
            issue_id=hashlib.sha256(key.encode()).hexdigest()[:16],
            run_id=self.run.run_id,
            happened_at=datetime.now(UTC),
        )
