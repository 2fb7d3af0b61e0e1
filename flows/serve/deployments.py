"""Deployments: puts the flows on the Prefect server with their schedules, and runs what is due, until told to end."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from flows.serve.settings import Serving

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

# A run that somebody starts in the UI begins within this time.
_POLL_SECONDS = 5.0

_log = logging.getLogger(__name__)


def run_deployments(serving: Serving) -> None:
    """Serves the deployments until SIGTERM; the run that goes on is then cancelled, its batch rolled back."""
    # Made outside the loop: inside it, Prefect gives a coroutine.
    deployments = make_deployments(serving)
    asyncio.run(_serve(deployments, serving.began))


async def _serve(deployments: Sequence[RunnerDeployment], began: datetime | None) -> None:
    from prefect.runner import Runner

    if began is not None:
        await _close_lost_runs(began)
        await _forget_missed_sweeps(began)
    # One run after the other: there is one warehouse, and it has one writer.
    runner = Runner(name="tallywire", query_seconds=_POLL_SECONDS, limit=1, pause_on_shutdown=False)
    for deployment in deployments:
        await runner.aadd_deployment(deployment)
    ending = asyncio.Event()
    running = asyncio.create_task(runner.start())
    # The runner's own way with SIGTERM leaves the loop before the runs have ended. It is set as the task begins.
    await asyncio.sleep(0)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)
    asking = asyncio.create_task(ending.wait())
    await asyncio.wait((running, asking), return_when=asyncio.FIRST_COMPLETED)
    if asking.done():
        await runner.astop()
    asking.cancel()
    await running


def make_deployments(serving: Serving) -> list[RunnerDeployment]:
    """The deployments `ingest`, `sweep` and `reprocess`, by the names that `prefect.yaml` gives them too."""
    from prefect.deployments.runner import RunnerDeployment
    from prefect.types.entrypoint import EntrypointType

    from flows.ingest.flow import ingest
    from flows.reprocess.flow import reprocess

    target = {"db": serving.db}
    folders = {"paths": list(serving.folders), "published_on": serving.published_on, **target}
    shared: dict[str, Any] = {
        "tags": ["tallywire"],
        "version": version("tallywire"),
        # By module: the flow is found from whatever folder this was started in.
        "entrypoint_type": EntrypointType.MODULE_PATH,
    }
    schedule = {"interval": serving.every} if serving.cron is None else {"cron": serving.cron}
    return [
        RunnerDeployment.from_flow(
            ingest, "ingest", parameters=folders, description="Reads files and folders", **shared
        ),
        RunnerDeployment.from_flow(
            ingest,
            "sweep",
            parameters={**folders, "again": False},
            description="Reads what the watch has missed; what failed before waits for `tallywire retry`",
            **schedule,
            **shared,
        ),
        RunnerDeployment.from_flow(
            reprocess,
            "reprocess",
            parameters=target,
            description="Extracts again what an older extractor version read",
            **shared,
        ),
    ]


async def _close_lost_runs(began: datetime) -> None:
    """Says of runs that went on when an earlier server was killed that they are over: they ended with it."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter
    from prefect.states import Crashed

    lost = {"state": {"type": {"any_": ["RUNNING"]}}, "start_time": {"before_": began}}
    async with get_client() as client:
        for run in await client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(lost)):
            _log.info("The run '%s' had not ended when its server did", run.name)
            message = "The run ended with the server. What it had not finished, the next run does."
            await client.set_flow_run_state(run.id, Crashed(message=message), force=True)


async def _forget_missed_sweeps(began: datetime) -> None:
    """Deletes the sweeps that were due while nothing ran: the next one does the work of all of them."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter

    missed = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"before_": began}}
    async with get_client() as client:
        for run in await client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(missed)):
            # What a person has asked for is still wanted.
            if run.auto_scheduled:
                await client.delete_flow_run(run.id)
