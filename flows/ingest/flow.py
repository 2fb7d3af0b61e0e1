"""Flow: `ingest` and its tasks. A task names, times and retries; what it does is a method of `RunInHand`."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run, task_run
from prefect.states import Cancelled, Failed

from flows.ingest.batches import FileBatch, make_batches
from flows.ingest.report import publish_report
from flows.ingest.run import Inputs, RunInHand
from flows.ingest.summary import RunSummary
from flows.ledger import kind_records
from flows.runners import Runner, RunnerName
from flows.settings import DEFAULT_DATABASE
from flows.workers import CannotWorkError, StoppedError, Workers
from schemas import SuppliedMetadata
from warehouse import NotWritableError, StorageFullError, Warehouse, WarehouseError

Refusal = TypeVar("Refusal", bound=Exception)

# Reading and loading meet other programs and other machines' disks; extraction meets nothing, and repeating it is vain.
_RETRY_DELAYS = [1.0, 5.0]


def _name_run() -> str:
    paths = flow_run.parameters.get("paths", [])
    shown = ", ".join(str(path) for path in paths[:3])
    return f"ingest {shown}{' …' if len(paths) > 3 else ''}"


def _name_task(stage: str) -> Callable[[], str]:
    return lambda: f"{stage} {task_run.parameters['batch'].label}"


@task(task_run_name="discover files", retries=2, retry_delay_seconds=_RETRY_DELAYS, cache_policy=NO_CACHE)
def discover_files(run: RunInHand) -> None:
    """Finds the files that the warehouse does not hold yet."""
    run.discover()


def _unless_stopped(
    stage: Callable[[FileBatch, Workers], None], batch: FileBatch, workers: Workers
) -> State[None] | None:
    try:
        stage(batch, workers)
    except StoppedError as error:
        # Raised from a task, it would be logged as that task's failure, traceback and all.
        return Cancelled(message=str(error))
    return None


@task(task_run_name=_name_task("parse"), retries=2, retry_delay_seconds=_RETRY_DELAYS, cache_policy=NO_CACHE)
def parse_batch(batch: FileBatch, run: RunInHand, workers: Workers) -> State[None] | None:
    """Reads the files of a batch and parses them."""
    return _unless_stopped(run.parse, batch, workers)


@task(task_run_name=_name_task("extract"), cache_policy=NO_CACHE)
def extract_batch(batch: FileBatch, run: RunInHand, workers: Workers) -> State[None] | None:
    """Extracts the facts of a batch."""
    return _unless_stopped(run.extract, batch, workers)


@task(task_run_name=_name_task("load"), retries=2, retry_delay_seconds=_RETRY_DELAYS, cache_policy=NO_CACHE)
def load_batch(batch: FileBatch, run: RunInHand) -> int | State[WarehouseError]:
    """Loads a batch in one transaction and returns how many facts it brought."""
    try:
        return run.load(batch)
    except (StorageFullError, NotWritableError) as error:
        # Waiting mends neither; and raised from here, Prefect would log a traceback beside what the message says.
        return Failed(message=error.message, data=_without_frames(error))


def _without_frames(error: Refusal) -> Refusal:
    # Prefect keeps the error until the interpreter exits, and its frames would keep the connection, of which DuckDB
    # complains then.
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return error


@task(task_run_name="audit and publish", cache_policy=NO_CACHE)
def finish_run(run: RunInHand) -> RunSummary:
    """Runs the audits, publishes the database and the report of the run."""
    summary = run.finish()
    publish_report(summary)
    if summary.issues:
        codes = Counter(f"{issue.stage} {issue.code}" for issue in summary.issues)
        counts = ", ".join(f"{count} × {code}" for code, count in codes.most_common())
        get_run_logger().warning("%s issues, in full in the table `issues`: %s", len(summary.issues), counts)
    return summary


@flow(flow_run_name=_name_run, persist_result=False)
def ingest(
    paths: list[str],
    db: str = DEFAULT_DATABASE,
    published_on: date | None = None,
    workers: int | None = None,
    again: bool = True,
    runner: RunnerName | None = None,
    dask_address: str | None = None,
    staging: str | None = None,
    prune: bool = False,
) -> RunSummary:
    """Reads news articles and loads the numbers in them into a DuckDB file.

    Args:
        paths: files and folders, e.g. ``["seeds"]``.
        db: the database file; made when it is missing.
        published_on: publication date of articles whose sidecar gives none.
        workers: processes to extract with; 0 for none, None to choose by the amount of text.
        again: try once more what failed at this extractor version. A sweep does not, so that a file nobody can read
            is one row in `issues` and not one for each sweep.
        runner: where the work is done; None to choose by the amount of text.
        dask_address: of a Dask scheduler; None with the runner `dask` starts workers on this machine.
        staging: a folder or URL that every worker can write to; None for one beside the database.
        prune: whether articles whose files are gone from the given folders are taken out.

    Returns:
        What the run did. Files that could not be read are rows in `issues`, and do not fail the run.

    Raises:
        WarehouseError: the database cannot be used. What was loaded before stays.
        CannotWorkError: the workers cannot be had, or the staging folder not be used. Likewise.
    """
    supplied = None if published_on is None else SuppliedMetadata(published_on=published_on)
    try:
        with Warehouse.open(db, kind_records()) as warehouse:
            inputs = Inputs(tuple(paths), supplied, again, prune)
            return _run(inputs, warehouse, Runner(runner, workers, dask_address, staging))
    except (WarehouseError, CannotWorkError) as error:
        # The message says it all: raised from here, Prefect would log a traceback beside it.
        return Failed(message=error.message, data=_without_frames(error))  # type: ignore[return-value]


def _run(inputs: Inputs, warehouse: Warehouse, runner: Runner) -> RunSummary:
    run = RunInHand(str(flow_run.id), inputs, warehouse, runner.staging)
    try:
        discover_files(run)
        _work_through(run, runner)
        return finish_run(run)
    except BaseException:
        run.fail()
        raise
    finally:
        run.release()


def _work_through(run: RunInHand, runner: Runner) -> None:
    logger = get_run_logger()
    if not run.new:
        logger.info("Nothing new: %s files, all in the warehouse at this extractor version", run.run.files_skipped)
        return
    under_way: deque[tuple[FileBatch, PrefectFuture[Any]]] = deque()
    with runner.start(sum(file.size for file in run.new)) as workers:
        batches = make_batches(run.new, workers.count)
        # Each batch lets go of its files when it is loaded; a list of all of them would keep them.
        run.new = ()
        for batch in batches:
            parsed = parse_batch.submit(batch, run, workers)
            extracted = extract_batch.submit(batch, run, workers, wait_for=[parsed], return_state=False)
            under_way.append((batch, extracted))
            # Enough to keep every process busy while one batch loads; more would only fill the memory.
            if len(under_way) > workers.count + 1:
                _finish_batch(run, *under_way.popleft())
        while under_way:
            _finish_batch(run, *under_way.popleft())


def _finish_batch(run: RunInHand, batch: FileBatch, extracted: PrefectFuture[Any]) -> None:
    extracted.result()
    facts = load_batch(batch, run)
    if isinstance(facts, State):
        raise cast("WarehouseError", facts.data)
    get_run_logger().info("Loaded %s: %s facts", batch.label, facts)
    batch.clear()
