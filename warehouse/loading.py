"""The load stage: batches into the warehouse, one short transaction each, by one writer."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from schemas import IssueRow, Provenance, Run
from warehouse.audits import AuditResult, run_audits_while_writing
from warehouse.batches import Batch
from warehouse.connection import first_row, require_file, transaction, with_enough_memory
from warehouse.ddl import Kinds
from warehouse.errors import storage_errors
from warehouse.failures import Failure, list_failures
from warehouse.files import FileSeen, Recorded, find_unsettled, look_up, paths_under, prune, record
from warehouse.lock import WriterLock, lock_path
from warehouse.publishing import WorkingCopy
from warehouse.replacing import Origin, confirm_articles, registered, replace_articles
from warehouse.rows import replace_rows, utc
from warehouse.runs import count_loaded, finish_run, start_run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_Result = TypeVar("_Result")

# Publishing costs a copy of the whole file: it may take at most this share of the time between two publications.
_PUBLISHING_SHARE = 0.05


class Loaded(NamedTuple):
    """What a batch added or replaced; articles that were already there at this version do not count.

    Attributes:
        articles: how many articles.
        facts: how many facts.
        superseded: how many other articles were taken out, because the only file that held them holds one of these now.
    """

    articles: int
    facts: int
    superseded: int = 0


class Warehouse:
    """The one writer of a warehouse, from when it is opened until it is closed.

    It writes to a working copy; readers see what was last published: at the latest every `publish_every` seconds
    while batches are loaded, or less often when the file is so large that copying would take more than a twentieth of
    the time, and always when it is closed. Its methods may be called from several threads.

        with Warehouse.open("facts.duckdb", {"casualty": Casualty}) as warehouse:
            warehouse.load(make_batch(extracted, kinds), provenance)
    """

    def __init__(self, path: Path, kinds: Kinds, lock: WriterLock, copy: WorkingCopy, publish_every: float) -> None:
        self.path = path
        self._kinds = kinds
        self._lock = lock
        self._copy = copy
        self._publish_every = publish_every
        self._threads = threading.RLock()
        self._published_at = time.monotonic()
        self._publishing_took = 0.0
        # What a killed run committed but did not publish is still in the working copy.
        self._unpublished = True

    @classmethod
    def open(cls, path: str | Path, kinds: Kinds, *, wait: float = 30.0, publish_every: float = 30.0) -> Warehouse:
        """Open a warehouse for writing; database and folder are made when they are missing.

        Args:
            path: the database file, e.g. ``warehouse/facts.duckdb``.
            kinds: each kind's name and the record of its facts.
            wait: seconds to wait for another writer to finish.
            publish_every: seconds between publications while batches are loaded.

        Raises:
            WarehouseBusyError: another writer holds it for longer than `wait`.
            NotAWarehouseError: the file is something else, or damaged.
            SchemaTooNewError: a later version wrote it.
            DatabaseLockedError: another program has the file open for writing.
            NotWritableError: the folder may not be written to.
            StorageFullError: there is no room on the disk.
        """
        path = Path(path)
        with storage_errors(path):
            # Of links that lead in a circle, unlike Path.resolve, it leaves what it is given.
            path = Path(os.path.realpath(path))
            path.parent.mkdir(parents=True, exist_ok=True)
        require_file(path)
        lock = WriterLock(lock_path(path))
        lock.acquire(path, wait)
        try:
            copy = WorkingCopy(path)
            copy.open(kinds)
        except BaseException:
            lock.release()
            raise
        return cls(path, kinds, lock, copy, publish_every)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Publish what is not published yet, and let the next writer in. Closing twice does nothing."""
        with self._threads:
            try:
                if self._unpublished:
                    self.publish()
            finally:
                self._unpublished = False
                self._copy.close()
                self._lock.release()

    def known(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Which of these articles are there, and at which extractor version they were read last.

        Returns:
            article_id → extractor_version, only for those that are there; one without any fact is there too.
        """
        sql = "SELECT article_id, extractor_version FROM articles WHERE article_id IN (SELECT unnest(?::VARCHAR[]))"
        with self._threads, storage_errors(self.path):
            return dict(self._connection.execute(sql, [list(article_ids)]).fetchall())

    def load(self, batch: Batch, provenance: Provenance, origins: Iterable[Origin] = ()) -> Loaded:
        """Load a batch in one transaction: all of it, or after a failure or a kill nothing of it.

        An article that is there at the same extractor version is left as it is, with its facts. One that is there at
        another version, or read with other metadata, keeps when, where and by which run it was first seen; all else,
        and its facts, are replaced, and what they were goes to the history. So does an article that was held by a file
        which holds one of the batch now.

        Args:
            batch: articles with all their facts.
            provenance: the extractor's version, the run, and the time.
            origins: where the articles come from; one without an origin keeps what is on record about it.
        """
        at, origins = utc(provenance.extracted_at), list(origins)
        seen = [file for origin in origins for file in origin.files]

        def replace(connection: DuckDBPyConnection) -> Loaded:
            articles, facts = replace_articles(connection, provenance, origins)
            count_loaded(connection, provenance.run_id, articles, facts)
            return Loaded(articles, facts, record(connection, seen, (), at, provenance.run_id))

        with self._threads, registered(self._connection, batch):
            loaded = self._write(replace)
        self._publish_if_due()
        return loaded

    def confirm(self, article_ids: Iterable[str], provenance: Provenance) -> None:
        """Note that this extractor makes of these articles the very facts that are there; the history gets no row."""
        confirmed = list(article_ids)
        self._write(lambda connection: confirm_articles(connection, confirmed, provenance.extractor_version))

    def find_unsettled(self, seen: Sequence[FileSeen], version: str) -> set[str]:
        """The articles about which there is something to do, or to put on record, where a run has found these files.

        Args:
            seen: what the run has found; of an article all the files that hold it.
            version: of the extractor.
        """
        return self._read(lambda connection: find_unsettled(connection, seen, version))

    def look_up(self, seen: Sequence[FileSeen]) -> Recorded:
        """What is on record about files that a run has found, and about their articles."""
        return self._read(lambda connection: look_up(connection, seen))

    def record_files(self, seen: Sequence[FileSeen], gone: Iterable[str], at: datetime, run_id: str) -> int:
        """Put on record what files hold that a run need not read, in one transaction.

        An article whose file holds another one now, and which no other file holds, is taken out.

        Args:
            seen: files whose articles are in the warehouse.
            gone: paths that are no longer there, as when their files were moved. Alone they take nothing out.
            at: the time.
            run_id: the run.

        Returns:
            How many articles were taken out.
        """
        gone = list(gone)
        return self._write(lambda connection: record(connection, seen, gone, utc(at), run_id))

    def prune(self, gone: Iterable[str], at: datetime) -> int:
        """Take out the articles that were held only by files that are gone, and return how many."""
        gone = list(gone)
        return self._write(lambda connection: prune(connection, gone, utc(at)))

    def paths_under(self, folders: Iterable[str]) -> tuple[str, ...]:
        """The absolute paths of files on record that are among `folders`, or under them."""
        folders = list(folders)
        return self._read(lambda connection: paths_under(connection, folders))

    def start_run(self, run: Run) -> None:
        """Record that a run has begun. Earlier runs that never ended were killed: they are marked as failed."""
        with self._transaction() as connection:
            start_run(connection, run)

    def finish_run(self, run: Run) -> None:
        """Record how a run ended, in the place of what was recorded when it began.

        What it loaded is what its loads put on record with them, whatever the run itself says.
        """
        with self._transaction() as connection:
            finish_run(connection, run)

    def record_issues(self, issues: Sequence[IssueRow]) -> None:
        """Record what went wrong. The same issue of the same run is recorded once."""
        with self._transaction() as connection:
            replace_rows(connection, "issues", "issue_id", issues)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read and has not been loaded since."""
        with self._threads:
            return list_failures(self._connection, self.path)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = ("articles", "facts", "issues", "runs")
        sql = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
        with self._threads, storage_errors(self.path):
            return dict(zip(tables, first_row(self._connection, sql) or (), strict=True))

    def audit(self, run_id: str | None = None) -> tuple[AuditResult, ...]:
        """Run every audit, on the facts of one run or on all.

        Returns:
            One result for each audit; `failures` is 0 where it holds.
        """
        with self._threads:
            return run_audits_while_writing(self._connection, self.path, self._kinds, run_id)

    def publish(self) -> None:
        """Let readers see what has been loaded so far.

        Raises:
            PublishedChangedError: someone else changed the published file meanwhile.
            StorageFullError: there is no room for the copy; what was published before stays.
        """
        with self._threads:
            began = time.monotonic()
            self._copy.publish()
            self._published_at = time.monotonic()
            self._publishing_took = self._published_at - began
            self._unpublished = False

    @property
    def _connection(self) -> DuckDBPyConnection:
        return self._copy.connection

    def _read(self, work: Callable[[DuckDBPyConnection], _Result]) -> _Result:
        def once() -> _Result:
            with storage_errors(self.path):
                return work(self._connection)

        with self._threads:
            return with_enough_memory(self._connection, once)

    def _write(self, work: Callable[[DuckDBPyConnection], _Result]) -> _Result:
        """Do some work in a transaction of its own, and in another with more memory where that is needed."""

        def once() -> _Result:
            with self._transaction() as connection:
                return work(connection)

        with self._threads:
            return with_enough_memory(self._connection, once)

    @contextmanager
    def _transaction(self) -> Iterator[DuckDBPyConnection]:
        with self._threads, storage_errors(self.path):
            with transaction(self._connection):
                yield self._connection
            self._unpublished = True

    def _publish_if_due(self) -> None:
        pause = max(self._publish_every, self._publishing_took / _PUBLISHING_SHARE)
        with self._threads:
            if time.monotonic() - self._published_at >= pause:
                self.publish()
