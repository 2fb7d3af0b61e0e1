"""Run: the work of one run of the flow, stage by stage; the tasks of `flows.ingest.flow` call its methods."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from flows.discover import Discovery, FoundFile, discover
from flows.files import shown_path
from flows.ingest.batches import FileBatch
from flows.ingest.changes import Changes, find_changes, find_gone
from flows.ingest.summary import RunSummary
from flows.ledger import Ledger
from flows.memory import give_back
from flows.stages import file_crashed, largest_facts
from flows.staging import StagedArticle, Staging, extract_in_staging, extraction_died, parse_to_staging
from flows.workers import Workers
from schemas import Fact, Issue, Run, SuppliedMetadata
from warehouse import Failure, Warehouse


@dataclass(frozen=True)
class Inputs:
    """What a run is asked to read.

    Attributes:
        paths: files and folders.
        supplied: what the user says about all of them.
        again: whether files that failed at this extractor version are tried once more.
        prune: whether articles whose files are gone from the given folders are taken out.
    """

    paths: tuple[str, ...]
    supplied: SuppliedMetadata | None
    again: bool = True
    prune: bool = False


def _will_fail_again(failure: Failure, version: str) -> bool:
    # What happened to the bytes of a file happens again; what happened on the way to them may not.
    return failure.extractor_version == version and failure.code not in {"unreadable", "vanished", "changed"}


class RunInHand:
    """One run while it goes on: what it was asked, what it has counted, and the warehouse it writes to.

    Not a record, and so opaque to Prefect. `parse` and `extract` may be called from several threads for different
    batches; all else from one.
    """

    def __init__(self, run_id: str, inputs: Inputs, warehouse: Warehouse, staging: str | None = None) -> None:
        """Begins a run.

        Args:
            run_id: its key.
            inputs: what to read.
            warehouse: where the facts go.
            staging: a folder or URL that every worker can write to; None = beside the database.
        """
        self._began = time.monotonic()
        self._folder = str(Path.cwd())
        self.staging = _make_staging(run_id, warehouse, staging)
        self._inputs = inputs
        self._warehouse = warehouse
        self._ledger = Ledger(run_id, "ingest", "\n".join(shown_path(path) for path in inputs.paths), warehouse)
        self._kinds: Counter[str] = Counter()
        self._largest: tuple[Fact, ...] = ()
        self._discovery = Discovery((), (), ())
        self._changes = Changes((), {}, (), ())
        self._to_do = self._done = self._copies = self._superseded = self._pruned = 0
        self.new: tuple[FoundFile, ...] = ()

    @property
    def run(self) -> Run:
        """The run's row of `runs`, as it is now."""
        return self._ledger.run

    def discover(self) -> None:
        """Finds the files, and leaves in `new` those to read: the warehouse does not hold what they hold now.

        What they say about files that were moved, copied or overwritten goes on record.
        """
        discovery = discover(self._inputs.paths, self._inputs.supplied)
        version = self.run.extractor_version
        changes = find_changes(discovery, self._warehouse, version)
        failures = () if self._inputs.again else self._warehouse.failures()
        hopeless = {failure.article_id for failure in failures if _will_fail_again(failure, version)}
        told = {(failure.path, failure.stage, failure.code) for failure in failures}
        self.new = tuple(file for file in changes.files if file.article_id not in hopeless)
        self._to_do, self._copies = len(self.new), discovery.copies
        # Of a large archive, only what is needed later is kept.
        self._changes = replace(changes, files=(), seen=(), gone=())
        if self._inputs.prune:
            self._discovery = discovery
        self._superseded += self._warehouse.record_files(changes.seen, changes.gone, datetime.now(UTC), self.run.run_id)
        self._ledger.count(files_found=discovery.found, files_skipped=len(discovery.files) - self._to_do)
        self._ledger.record(issue for issue in discovery.issues if (issue.path, issue.stage, issue.code) not in told)
        self._ledger.tell(self._done, self._to_do)
        del discovery, changes
        give_back()

    def parse(self, batch: FileBatch, workers: Workers) -> None:
        """Fills the batch's articles."""
        stage = partial(parse_to_staging, self.staging, self._folder)
        outcomes: list[StagedArticle | Issue] = workers.run(stage, batch.files, file_crashed)
        batch.articles = [outcome for outcome in outcomes if isinstance(outcome, StagedArticle)]
        batch.issues = [outcome for outcome in outcomes if isinstance(outcome, Issue)]

    def extract(self, batch: FileBatch, workers: Workers) -> None:
        """Fills the batch's facts."""
        stage = partial(extract_in_staging, self.staging)
        batch.extracted = workers.run(stage, batch.articles, extraction_died)
        self.staging.discard(article.file for article in batch.articles)

    def load(self, batch: FileBatch) -> int:
        """Loads a batch, and what went wrong with it, and returns how many facts it brought."""
        provenance = self._ledger.provenance()
        files = batch.files
        facts = 0
        for piece in batch.extracted:
            outcome = piece.outcome
            self._ledger.record(outcome.issues)
            if piece.columns is not None:
                columns = self.staging.read_batch(piece.columns)
                ids = set(columns.articles["article_id"].to_pylist())
                origins = self._changes.origins(file for file in files if file.article_id in ids)
                loaded = self._warehouse.load(columns, provenance, origins)
                self._superseded += loaded.superseded
                self._ledger.count(articles_loaded=loaded.articles, facts_loaded=loaded.facts)
                self.staging.discard((piece.columns.articles, piece.columns.facts))
                facts += loaded.facts
                self._kinds += outcome.kinds
                self._largest = largest_facts((*self._largest, *outcome.largest))
        self._ledger.record(batch.issues)
        self._done += len(files)
        self._ledger.tell(self._done, self._to_do)
        give_back()
        return facts

    def finish(self) -> RunSummary:
        """Prunes where that is asked for, audits what the run loaded, and publishes it."""
        if self._inputs.prune:
            gone = find_gone(self._inputs.paths, self._discovery, self._warehouse)
            self._pruned += self._warehouse.prune(gone, datetime.now(UTC))
        broken = tuple(audit for audit in self._warehouse.audit(self.run.run_id) if audit.failures)
        self._ledger.end("completed_with_issues" if self._ledger.issues or broken else "completed")
        self._warehouse.publish()
        return RunSummary(
            run=self.run,
            db=str(self._warehouse.path),
            copies=self._copies,
            superseded=self._superseded,
            pruned=self._pruned,
            kinds=dict(self._kinds.most_common()),
            largest=self._largest,
            issues=tuple(self._ledger.issues.values()),
            broken_audits=broken,
            seconds=time.monotonic() - self._began,
        )

    def fail(self) -> None:
        """Records that the run broke off; what it has loaded stays, and the next run does the rest."""
        self._ledger.end("failed")

    def release(self) -> None:
        """Clears the staging folder and lets go of the warehouse, after which the run can do nothing more.

        Prefect's threads keep a task's parameters until the interpreter exits, and DuckDB complains then of a
        connection that someone still refers to.
        """
        self._ledger.close()
        del self._warehouse
        self.staging.remove()


def _make_staging(run_id: str, warehouse: Warehouse, wanted: str | None) -> Staging:
    if wanted is not None:
        # Workers may be in another folder.
        url = wanted if "://" in wanted else str(Path(wanted).absolute())
        return Staging(f"{url.rstrip('/')}/{run_id}")
    beside = Staging(str(warehouse.path.with_name(f".{warehouse.path.name}.staging")))
    # Whoever holds the warehouse is the only run, so what lies there was left by one that was killed.
    beside.remove()
    return beside
