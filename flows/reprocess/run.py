"""Run: the work of one run of the flow `reprocess`; the tasks of `flows.reprocess.flow` call its methods."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.ledger import Ledger
from flows.reprocess.summary import ReprocessSummary
from flows.stages import Extracted, article_crashed, extract_articles
from flows.workers import Workers
from schemas import Article, Run
from warehouse import (
    ArticleSize,
    AuditResult,
    Batch,
    FactChange,
    Warehouse,
    compare_batch,
    connect_read_only,
    read_articles_again,
    select_articles,
)

# What a report can show of the changes; all of them are in `facts` and `facts_history`.
KEPT_CHANGES = 10_000


@dataclass(frozen=True)
class Selection:
    """Which articles are to be read again, among those that another extractor version read last.

    Attributes:
        where: a condition on the columns of `articles`; None for all.
        since: the first day (UTC) on which they were taken in; None for any.
        changed_only: whether articles whose facts stay the same are left without a row in the history.
    """

    where: str | None = None
    since: date | None = None
    changed_only: bool = False

    def describe(self) -> str:
        """The selection in words, a line each."""
        lines = [f"where {self.where}"] if self.where is not None else []
        lines += [f"since {self.since}"] if self.since is not None else []
        lines += ["changed only"] if self.changed_only else []
        return "\n".join(lines) or "all articles"


class Reprocessing:
    """One run while it goes on. Not a record, and so opaque to Prefect.

    It reads from the published file as it was at the start, and writes to the warehouse. `work` may be called from
    several threads for different batches.
    """

    def __init__(self, run_id: str, selection: Selection, db: str, warehouse: Warehouse | None) -> None:
        """Begins a run.

        Args:
            run_id: its key.
            selection: which articles to read.
            db: the published file, up to date.
            warehouse: the same, open for writing; None for a dry run.
        """
        self._began = time.monotonic()
        self._selection = selection
        self._db = db
        self._warehouse = warehouse
        self._reader = connect_read_only(db)
        self._lock = threading.Lock()
        self._ledger = Ledger(run_id, "reprocess", selection.describe(), warehouse)
        self._changes: list[FactChange] = []
        self._counts: Counter[str] = Counter()
        self._done = self._articles_changed = 0
        self.selected: tuple[ArticleSize, ...] = ()

    @property
    def run(self) -> Run:
        """The run's row of `runs`, as it is now."""
        return self._ledger.run

    def select(self) -> None:
        """Leaves in `selected` the articles to read again."""
        selection = self._selection
        version = self.run.extractor_version
        self.selected = select_articles(self._reader, version, selection.where, selection.since)
        self._ledger.count(files_found=len(self.selected))
        self._ledger.tell(0, len(self.selected))

    def work(self, articles: Sequence[ArticleSize], workers: Workers) -> int:
        """Reads a batch of articles again and loads what comes of it; returns how many facts are not what they were."""
        with self._lock:
            texts = read_articles_again(self._reader, [article.article_id for article in articles])
        pieces = workers.run(extract_articles, texts, _extraction_died)
        changed = sum(self._take(piece) for piece in pieces)
        with self._lock:
            self._done += len(articles)
            self._ledger.tell(self._done, len(self.selected))
        return changed

    def finish(self) -> ReprocessSummary:
        """Audits what the run loaded, and publishes it."""
        broken: tuple[AuditResult, ...] = ()
        if self._warehouse is not None:
            broken = tuple(audit for audit in self._warehouse.audit(self.run.run_id) if audit.failures)
        self._ledger.end("completed_with_issues" if self._ledger.issues or broken else "completed")
        if self._warehouse is not None:
            self._warehouse.publish()
        return ReprocessSummary(
            run=self.run,
            db=self._db,
            dry_run=self._warehouse is None,
            counts=dict(self._counts),
            articles_changed=self._articles_changed,
            changes=tuple(sorted(self._changes, key=_by_place)),
            issues=tuple(self._ledger.issues.values()),
            broken_audits=broken,
            seconds=time.monotonic() - self._began,
        )

    def fail(self) -> None:
        """Records that the run broke off; what it has loaded stays, and the next run does the rest."""
        self._ledger.end("failed")

    def release(self) -> None:
        """Lets go of the warehouse and of the file that was read, after which the run can do nothing more.

        DuckDB complains at the interpreter's exit of a connection that somebody still refers to.
        """
        self._ledger.close()
        self._reader.close()
        del self._reader, self._warehouse

    def _take(self, piece: Extracted) -> int:
        self._ledger.record(piece.issues)
        if piece.columns is None:
            return 0
        with self._lock:
            changes = compare_batch(self._reader, piece.columns)
            changed = {change.fact["article_id"] for change in changes}
            self._counts.update(change.change for change in changes)
            self._changes += changes[: KEPT_CHANGES - len(self._changes)]
            self._articles_changed += len(changed)
            if self._warehouse is not None:
                self._load(self._warehouse, piece.columns, changed)
        return len(changes)

    def _load(self, warehouse: Warehouse, columns: Batch, changed: set[str]) -> None:
        provenance = self._ledger.provenance()
        if self._selection.changed_only:
            same = set(columns.articles["article_id"].to_pylist()) - changed
            warehouse.confirm(same, provenance)
            columns = columns.only(changed)
        loaded = warehouse.load(columns, provenance)
        self._ledger.count(articles_loaded=loaded.articles, facts_loaded=loaded.facts)


def _by_place(change: FactChange) -> tuple[str, int, int, str]:
    fact = change.fact
    return fact["article_id"], fact["start_char"], fact["end_char"], fact["kind"]


def _extraction_died(article: Article, reason: str) -> Extracted:
    return Extracted(None, Counter(), (), (article_crashed(article, reason),))
