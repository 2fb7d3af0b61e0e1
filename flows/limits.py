"""Limits: ends the work on one article that takes far too long, on whatever thread or process it runs."""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Real articles take milliseconds, and the longest file that is read less than half of this. What is still busy after
# the first limit is interrupted; what cannot be interrupted (a pattern running inside the interpreter's C code) ends
# with its process after the second.
SECONDS_PER_ARTICLE = 30
SECONDS_BEFORE_KILL = 45
_WATCH_SECONDS = 1.0


class OverTimeError(Exception):
    """Work on an article that was not done in time."""

    def __init__(self) -> None:
        super().__init__(f"Not done after {SECONDS_PER_ARTICLE} seconds")


@contextmanager
def time_limit() -> Iterator[None]:
    """Lets the block run for `SECONDS_PER_ARTICLE`.

    Raises:
        OverTimeError: in the block, when it has taken longer.
    """
    if threading.current_thread() is threading.main_thread():
        with _alarm():
            yield
    else:
        with _watch.over(threading.get_ident()):
            yield


@contextmanager
def _alarm() -> Iterator[None]:
    previous = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_PER_ARTICLE)
    # Nobody handles SIGVTALRM: the kernel ends the process, which needs no turn of the interpreter for that.
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_BEFORE_KILL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise OverTimeError


class _Watch:
    """Interrupts threads other than the main one, which signals do not reach.

    One thread looks at all deadlines once a second: a timer for each article would cost more than most articles.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deadlines: dict[int, float] = {}
        self._watcher: threading.Thread | None = None

    @contextmanager
    def over(self, thread: int) -> Iterator[None]:
        with self._lock:
            self._deadlines[thread] = time.monotonic() + SECONDS_PER_ARTICLE
            if self._watcher is None or not self._watcher.is_alive():
                self._watcher = threading.Thread(target=self._look, name="article time limit", daemon=True)
                self._watcher.start()
        try:
            yield
        finally:
            with self._lock:
                del self._deadlines[thread]
                # Sent but not yet delivered, it would strike whatever the thread does next.
                _send(thread, None)

    def _look(self) -> None:
        while True:
            time.sleep(_WATCH_SECONDS)
            with self._lock:
                if not self._deadlines:
                    self._watcher = None
                    return
                now = time.monotonic()
                for thread in [thread for thread, deadline in self._deadlines.items() if deadline < now]:
                    self._deadlines[thread] = float("inf")
                    _send(thread, ctypes.py_object(OverTimeError))


def _send(thread: int, error: ctypes.py_object[type[OverTimeError]] | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error)


_watch = _Watch()
