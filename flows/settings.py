"""Settings: what Prefect, Arrow and the C library read from the environment, once; set it before they are loaded."""

from __future__ import annotations

import ctypes
import os

DEFAULT_DATABASE = "warehouse/facts.duckdb"

_SETTINGS = {
    # For the processes that are started: C libraries otherwise keep memory for each of many threads, or for later.
    "MALLOC_ARENA_MAX": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # Their tracebacks name lines, and no columns.
    "PYTHONNODEBUGRANGES": "1",
    # Nothing about a run is told to anyone.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLI_PROMPT": "false",
    # A busy machine needs longer than the 20 seconds Prefect allows.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # The warehouse keeps what a run made; Prefect need not keep it again.
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_EVENTS_RETENTION_PERIOD": "30d",
    # The flow says one line a batch itself; that each task began and ended is in the UI.
    "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "WARNING",
    "PREFECT_LOGGING_COLORS": "false",
}


_M_ARENA_MAX = -8  # of malloc.h


def configure_prefect(console_level: str | None = None) -> None:
    """Sets the environment that a run needs, leaving alone what the user has set.

    Args:
        console_level: the least severe log lines to print, e.g. ``WARNING`` where a progress bar has the terminal;
            None prints the flow's lines.
    """
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    _spare_memory()
    if console_level is not None:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", console_level)


def _spare_memory() -> None:
    """Does in this process, whose C library has read its environment, what MALLOC_ARENA_MAX does in those it starts."""
    # Some 50 MB. Other C libraries than GNU's have no arenas.
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, int(os.environ["MALLOC_ARENA_MAX"]))
