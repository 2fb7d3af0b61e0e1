"""`python -m flows.serve ROLE`: one of the supervisor's processes; what is served comes as JSON on standard input."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from types import FrameType

from flows.cli.screen import log_to_stderr
from flows.serve.settings import Serving
from flows.settings import configure_prefect

_LEAVE_SECONDS = 15.0


def main() -> None:
    """Does the role named on the command line until SIGTERM, or until the supervisor is gone."""
    serving = Serving.model_validate_json(sys.stdin.buffer.readline())
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    log_to_stderr()
    configure_prefect()
    if sys.argv[1] == "watch":
        _watch(serving)
    else:
        from flows.serve.deployments import run_deployments

        run_deployments(serving)


def _watch(serving: Serving) -> None:
    from flows.watch import watch_folders

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        watch_folders(serving.folders, serving.db, published_on=serving.published_on, stop=threading.Event())
    except KeyboardInterrupt:
        # Being told to end is how it ends.
        return


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _leave_with_parent() -> None:
    # The supervisor keeps the other end open for as long as it lives, however it dies.
    # (Not through sys.stdin, which the interpreter could not close at its end while a thread reads it.)
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    # The server is gone too, so what ends in order may wait for it in vain; and a killed run loses nothing.
    time.sleep(_LEAVE_SECONDS)
    # With the runs that the deployments have started: the supervisor gave each of its processes a group of its own.
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main()
