"""Runners: where a run does its work: in its own threads, in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.workers import Workers, choose_workers, count_cores

RunnerName = Literal["threads", "processes", "dask"]


@dataclass(frozen=True)
class Runner:
    """What a user asks for. The rows are the same whatever it is.

    Attributes:
        name: None leaves the choice to the amount of text: threads for little, processes for much.
        workers: processes, or Dask workers started here; 0 for threads, None for one a core.
        dask_address: of a Dask scheduler, e.g. ``tcp://10.0.0.5:8786``; None with `dask` starts workers here.
        staging: a folder or URL that every worker can write to; None for one beside the database.
    """

    name: RunnerName | None = None
    workers: int | None = None
    dask_address: str | None = None
    staging: str | None = None

    def start(self, size: int) -> Workers:
        """Starts the workers; use the result as a context manager.

        Args:
            size: bytes to work on.

        Raises:
            CannotWorkError: there is no such cluster.
        """
        if self.name == "dask" or self.dask_address is not None:
            from flows.cluster import ClusterWorkers

            return ClusterWorkers(self.dask_address, self.workers or count_cores())
        if self.name == "threads":
            return Workers(0)
        if self.name == "processes":
            return Workers(self.workers or count_cores())
        return Workers(choose_workers(size, self.workers))
