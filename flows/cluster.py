"""Cluster: workers on a Dask cluster, one that exists or one of this machine's processes.

The scheduler gives a batch whose worker is lost to another one. A batch that takes three workers with it is halved,
as `flows.workers` does with processes, until the article that does it stands alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any

from flows.workers import CannotWorkError, Item, Result, Stage, WorkerDiedError, Workers

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 30
# A cluster that grows and shrinks may have no worker for a while.
_LOOK_SECONDS = 30
_LOOKS_WITHOUT_WORKERS = 10


class ClusterWorkers(Workers):
    """Runs stage functions over batches on Dask workers.

    Use it as a context manager. Safe to call from several threads.
    """

    def __init__(self, address: str | None, count: int) -> None:
        """Connects.

        Args:
            address: of a scheduler, e.g. ``tcp://10.0.0.5:8786``; None starts workers on this machine.
            count: how many to start there.

        Raises:
            CannotWorkError: Dask is not installed, nobody answers, or the workers run another extractor.
        """
        super().__init__(0)
        try:
            import distributed
        except ImportError:
            hint = (
                "Install it with pip install 'tallywire[dask]'; constraints-dask.txt has the versions that are tested"
            )
            raise CannotWorkError("Dask is not installed", hint) from None
        from extractors.version import extractor_version

        self._version = extractor_version()
        self._open = ExitStack()
        try:
            self._client = self._connect(distributed, address, count)
            self._check_workers()
            self.count = sum(self._client.nthreads().values())
        except BaseException:
            self._open.close()
            raise

    def _connect(self, distributed: Any, address: str | None, count: int) -> Client:
        if address is None:
            cluster = distributed.LocalCluster(
                n_workers=count, threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR
            )
            address = self._open.enter_context(cluster).scheduler_address
        try:
            client: Client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
            self._open.enter_context(client)
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            hint = "Look whether `dask scheduler` and at least one `dask worker` run, and can be reached from here"
            raise CannotWorkError(f"No Dask worker answers at {address}: {error}", hint) from error
        return client

    def _check_workers(self) -> None:
        try:
            versions: dict[str, str] = self._client.run(_version_here)
        except ImportError as error:
            hint = "Install on every worker what is installed here"
            raise CannotWorkError(f"A Dask worker cannot import this program: {error}", hint) from error
        for worker, version in versions.items():
            if version != self._version:
                raise _other_extractor(worker, version, self._version)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, traceback)
        self._open.close()

    def _attempt(self, stage: Stage[Item, Result], items: Sequence[Item]) -> list[Result]:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            # Impure: the same batch of another run is other work.
            future = self._client.submit(_run_here, stage, items, self._version, pure=False)
            results: list[Result] = self._wait(future)
        except KilledWorker as error:
            raise WorkerDiedError from error
        except (CommClosedError, CancelledError) as error:
            hint = "What is loaded is kept: see that the scheduler runs, and run again"
            raise CannotWorkError("The connection to the Dask scheduler is lost", hint) from error
        return results

    def _attempt_anew(self, stage: Stage[Item, Result], items: Sequence[Item]) -> list[Result]:
        return self._attempt(stage, items)

    def _wait(self, future: Future[Any]) -> Any:
        idle = 0
        while True:
            try:
                return future.result(timeout=_LOOK_SECONDS)
            except TimeoutError:
                idle = 0 if self._client.nthreads() else idle + 1
                if idle == _LOOKS_WITHOUT_WORKERS:
                    hint = "What is loaded is kept: start workers, and run again"
                    raise CannotWorkError("The Dask cluster has no workers any more", hint) from None


def _run_here(stage: Stage[Item, Result], items: Sequence[Item], version: str) -> list[Result]:
    from extractors.version import extractor_version

    # A worker that joined later was not looked at when the run began.
    if extractor_version() != version:
        raise _other_extractor("that joined", extractor_version(), version)
    return stage(items)


def _version_here() -> str:
    from extractors.version import extractor_version

    return extractor_version()


def _other_extractor(worker: str, theirs: str, ours: str) -> CannotWorkError:
    hint = "Install the same Tallywire on every worker; otherwise results would depend on which one did the work"
    return CannotWorkError(f"The Dask worker {worker} has the extractor {theirs}; this run has {ours}", hint)
