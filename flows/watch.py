"""Watch: runs the flow over files as they arrive, in a process that is up and so has nothing to load first."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date

from flows.arrivals import Arrivals
from flows.ingest import run_ingest
from warehouse import WarehouseError

# How often the folders' state is looked at while nothing happens, and so the longest a stop waits.
_TICK_MS = 250
# The paths of a run are recorded with it, so one run is not given them all.
_MOST_FILES = 500
# After a run that failed, what it was for waits: a full disk or a long run of another process need not be tried often.
_RETRY_SECONDS = 30.0

_log = logging.getLogger(__name__)


def watch_folders(
    folders: Sequence[str],
    db: str,
    *,
    published_on: date | None = None,
    stop: threading.Event,
) -> None:
    """Runs the flow over what is in the folders, and then over what arrives, until told to stop.

    Many files that arrive together go in one run. A run that fails is repeated: nothing that arrived is forgotten
    while this goes on, and what arrives while it does not is in the folders at the next start, or for the next sweep.

    Args:
        folders: what to watch, with all folders in them.
        db: the database file.
        published_on: publication date of articles whose sidecar gives none.
        stop: set it to return after the run in hand.

    Raises:
        FileNotFoundError: a folder is not there.
    """
    folders = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100 - resolving links would change the paths
    if hasattr(signal, "SIGIO") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGIO, signal.SIG_IGN)  # see is_open_for_writing
    arrivals = Arrivals(folders)
    # What was there before the first event, and what came while it was read, is found by reading it all again.
    due: list[str] = list(folders)
    not_before = 0.0
    for paths in _events(folders, stop):
        now = time.monotonic()
        arrivals.note(paths, now)
        if now < not_before:
            continue
        due = due or arrivals.take_whole(now, _MOST_FILES)
        if due:
            if _run(due, db, published_on):
                due = []
            else:
                not_before = time.monotonic() + _RETRY_SECONDS


def _events(folders: Sequence[str], stop: threading.Event) -> Iterator[set[str]]:
    """The paths that appeared or changed, and an empty set every now and then when nothing did."""
    from watchfiles import Change, watch

    watching = watch(
        *folders,
        watch_filter=None,
        stop_event=stop,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    _log.info("Watching %s", ", ".join(folders))
    for changes in watching:
        # A folder that changed says nothing that its files do not say; one that appeared may hold files already.
        yield {
            path
            for change, path in changes
            if change is Change.added or (change is Change.modified and not os.path.isdir(path))  # noqa: PTH112
        }


def _run(paths: list[str], db: str, published_on: date | None) -> bool:
    """Runs the flow; says whether the files need not be tried again."""
    try:
        run_ingest(paths, db, published_on=published_on, again=False)
    except WarehouseError as error:
        _log.error("%s %s Trying again in %d s.", error.message, error.hint, _RETRY_SECONDS)
        return False
    except Exception as error:
        if _was_ended(error):
            raise KeyboardInterrupt from error
        # The server may be restarting. A watch that ended over it would not be there when it is back.
        _log.exception("The run failed. Trying again in %d s.", _RETRY_SECONDS)
        return False
    return True


def _was_ended(error: BaseException | None) -> bool:
    """Whether an error came of being told to end: Prefect, telling a server that is gone, raises what that gives."""
    while error is not None:
        if not isinstance(error, Exception):
            return True
        error = error.__cause__ or error.__context__
    return False
