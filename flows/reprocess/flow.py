"""Flow: `reprocess` and its tasks, one a batch. What a task does is a method of `Reprocessing`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run, task_run
from prefect.states import Cancelled, Failed

from flows.ingest.batches import cut, label
from flows.ledger import kind_records
from flows.reprocess.report import publish_report
from flows.reprocess.run import Reprocessing, Selection
from flows.reprocess.summary import ReprocessSummary
from flows.settings import DEFAULT_DATABASE
from flows.workers import CannotWorkError, StoppedError, Workers, choose_workers
from warehouse import ArticleSize, Warehouse, WarehouseError, connect_read_only


class ArticleBatch:
    """Some articles to read again. Not a record, and opaque to Prefect, which would otherwise look into each."""

    def __init__(self, name: str, articles: Sequence[ArticleSize]) -> None:
        self.name = name
        self.articles = articles


def _name_run() -> str:
    given = flow_run.parameters
    rest = [f"where {given['where']}"] if given.get("where") else []
    rest += [f"since {given['since']}"] if given.get("since") else []
    return f"{'dry run of ' if given.get('dry_run') else ''}reprocess {', '.join(rest) or 'all'}"[:200]


def _name_batch() -> str:
    return f"extract {task_run.parameters['batch'].name}"


@task(task_run_name=_name_batch, cache_policy=NO_CACHE)
def work_on_batch(batch: ArticleBatch, run: Reprocessing, workers: Workers) -> int | State[None]:
    """Extracts the facts of a batch again and loads them; returns how many are not what they were."""
    try:
        return run.work(batch.articles, workers)
    except StoppedError as error:
        return Cancelled(message=str(error))


@task(task_run_name="audit and publish", cache_policy=NO_CACHE)
def finish_run(run: Reprocessing) -> ReprocessSummary:
    """Runs the audits, publishes the database and the report of what changed."""
    summary = run.finish()
    publish_report(summary)
    return summary


@flow(flow_run_name=_name_run, persist_result=False)
def reprocess(
    db: str = DEFAULT_DATABASE,
    where: str | None = None,
    since: date | None = None,
    changed_only: bool = False,
    dry_run: bool = False,
    workers: int | None = None,
) -> ReprocessSummary:
    """Extracts again, from the texts in the warehouse, what an older extractor version read.

    Args:
        db: the database file.
        where: a condition on the columns of `articles`, e.g. ``publisher = 'AP'``; all articles without it.
        since: only articles that were taken in on this day (UTC) or later.
        changed_only: leave articles whose facts stay the same without a new row in the history.
        dry_run: say what would change, and change nothing.
        workers: processes to extract with; 0 for none, None to choose by the amount of text.

    Returns:
        What changed. Articles that extraction broke over are rows in `issues`, and stay as they are.

    Raises:
        WarehouseError: the database cannot be used, or the condition is none. What was loaded before stays.
    """
    selection = Selection(where, since, changed_only)
    try:
        with _writer(db, dry_run) as warehouse:
            return _run(selection, db, warehouse, workers)
    except (WarehouseError, CannotWorkError) as error:
        # The message says it all: raised from here, Prefect would log a traceback beside it.
        return Failed(message=error.message, data=error)  # type: ignore[return-value]


@contextmanager
def _writer(db: str, dry_run: bool) -> Iterator[Warehouse | None]:
    # What is not there is not made: there would be nothing in it to read again.
    connect_read_only(db).close()
    if dry_run:
        yield None
        return
    with closing(Warehouse.open(db, kind_records())) as warehouse:
        # A run that was killed may have left articles that are not published yet.
        warehouse.publish()
        yield warehouse


def _run(selection: Selection, db: str, warehouse: Warehouse | None, workers: int | None) -> ReprocessSummary:
    run = Reprocessing(str(flow_run.id), selection, db, warehouse)
    try:
        # No task: what is wrong with a condition is told once, and not as the failure of a task as well.
        run.select()
        _work_through(run, workers)
        return finish_run(run)
    except BaseException:
        run.fail()
        raise
    finally:
        run.release()


def _work_through(run: Reprocessing, wanted: int | None) -> None:
    logger = get_run_logger()
    if not run.selected:
        logger.info("Nothing to do: no such article was read by another extractor version")
        return
    count = choose_workers(sum(article.size for article in run.selected), wanted)
    parts = cut(run.selected, count)
    under_way: deque[tuple[str, PrefectFuture[Any]]] = deque()
    with Workers(count) as workers:
        for number, part in enumerate(parts):
            batch = ArticleBatch(label(number, parts), part)
            under_way.append((batch.name, work_on_batch.submit(batch, run, workers, return_state=False)))
            # Enough to keep every process busy while one batch loads; more would only fill the memory.
            if len(under_way) > count + 1:
                _await(*under_way.popleft())
        while under_way:
            _await(*under_way.popleft())


def _await(name: str, done: PrefectFuture[Any]) -> None:
    get_run_logger().info("Extracted %s: %s facts are not what they were", name, done.result())
