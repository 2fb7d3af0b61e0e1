"""Launch: what a command does around a flow: settings, a server where none is prepared, somebody told of progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.server import ensure_api, wait_for_api
from flows.settings import configure_prefect


@contextmanager
def prefect_ready(
    console_level: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Iterator[None]:
    """Makes ready what a flow needs to run in this process; import the flow inside.

    Args:
        console_level: the least severe log lines to print, e.g. ``WARNING``.
        progress: called with articles done and articles to do, as batches are finished.

    Raises:
        ServerNotStartedError: no server was prepared, and the embedded one did not start.
    """
    configure_prefect(console_level)
    ensure_api()
    # These imports take seconds, which the server needs to start anyway.
    import prefect.flows  # noqa: F401
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    from flows.ledger import progress_listener

    token = progress_listener.set(progress)
    # Heartbeats tell a server that outlives the run when the run has died; ending them costs a second.
    without_heartbeat = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None} if wait_for_api() else {}
    try:
        with temporary_settings(without_heartbeat):
            yield
    finally:
        progress_listener.reset(token)
