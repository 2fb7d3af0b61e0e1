"""Workers: the processes that the flow's tasks hand their batches to; one that dies is replaced.

Python threads share one core; extraction is pure computation. A batch too small to be worth the start of a process is
done where it is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from queue import SimpleQueue
from types import TracebackType
from typing import TypeVar

# Two processes take about two seconds to start and to load their lexicons; one process does this much in that time.
WORTH_PROCESSES = 400_000
# Items after which a new process takes over. What it shares with the others becomes its own little by little, as it
# counts who refers to it; a new one takes 25 ms to start. An article is one item to parse and one to extract.
SHARE = 500

Item = TypeVar("Item")
Result = TypeVar("Result")
Stage = Callable[[Sequence[Item]], "list[Result]"]


class StoppedError(Exception):
    """The work was given up because the run it was for was broken off."""


class WorkerDiedError(Exception):
    """The process that worked on a batch is gone."""


class CannotWorkError(Exception):
    """The work cannot be done, whichever batch it is: nobody to do it, or nowhere to put the results.

    Attributes:
        message: what happened.
        hint: what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        """Both, for logs."""
        return f"{self.message}. {self.hint}"


class Workers:
    """Runs stage functions over batches, in other processes or in this one.

    Use it as a context manager. Safe to call from several threads.

    Attributes:
        count: how many batches can be worked on at once; 0 means in the threads that call, one core in all.
    """

    def __init__(self, count: int) -> None:
        """Args: count: processes; 0 does all work in the calling thread."""
        self.count = count
        context = multiprocessing.get_context("forkserver")
        # What the server process has imported, its children need not import again.
        context.set_forkserver_preload(["flows.stages", "flows.staging", "extractors.articles", "flows.preload"])
        self._stopped = context.Event()
        self._processes = [_Process(context, self._stopped) for _ in range(count)]
        self._free: SimpleQueue[_Process] = SimpleQueue()
        for process in self._processes:
            self._free.put(process)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is not None:
            # The run is broken off: nobody will load what the processes are working on.
            self._stopped.set()
        # Whoever waits for a process gets one, and sees that the run was broken off.
        for process in [self._free.get() for _ in self._processes]:
            process.end()
            self._free.put(process)

    def run(
        self, stage: Stage[Item, Result], items: Sequence[Item], crashed: Callable[[Item, str], Result]
    ) -> list[Result]:
        """Runs a stage over a batch.

        Args:
            stage: a function of `flows.stages`.
            items: the batch.
            crashed: makes the result for an item that a process died over.

        Returns:
            What the stage gives for the batch, or, where a process died, what it gives for its parts one after another.

        Raises:
            CannotWorkError: no batch can be done.
            StoppedError: the block that the workers were for has been left by an exception.
        """
        if not items:
            return []
        try:
            return self._attempt(stage, items)
        except (CannotWorkError, StoppedError):
            raise
        except Exception:  # noqa: S110 - a lost process is no fault of the batch, and which item fails shows later
            pass
        return self._again(stage, items, crashed)

    def _again(
        self, stage: Stage[Item, Result], items: Sequence[Item], crashed: Callable[[Item, str], Result]
    ) -> list[Result]:
        if self._stopped.is_set():
            raise StoppedError("The run was broken off")
        try:
            return self._attempt_anew(stage, items)
        except (CannotWorkError, StoppedError):
            raise
        except WorkerDiedError:
            reason = "The process that worked on it died, or had to be ended after its time"
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"[:500]
        if len(items) == 1:
            return [crashed(items[0], reason)]
        # Halved until the item that fails stands alone.
        middle = len(items) // 2
        return [*self._again(stage, items[:middle], crashed), *self._again(stage, items[middle:], crashed)]

    def _attempt(self, stage: Stage[Item, Result], items: Sequence[Item]) -> list[Result]:
        """Does a batch in one process, which no other batch can end. Raises WorkerDiedError."""
        return self._in_process(stage, items, fresh=False)

    def _attempt_anew(self, stage: Stage[Item, Result], items: Sequence[Item]) -> list[Result]:
        """Does a batch in a new process: one that was idle may have been killed meanwhile. Raises WorkerDiedError."""
        return self._in_process(stage, items, fresh=True)

    def _in_process(self, stage: Stage[Item, Result], items: Sequence[Item], *, fresh: bool) -> list[Result]:
        if not self.count:
            return stage(items)
        process = self._free.get()
        try:
            if self._stopped.is_set():
                raise StoppedError("The run was broken off")
            if fresh:
                process.end()
            return process.run(stage, items)
        finally:
            self._free.put(process)


class _Process:
    """One worker process after another: a new one takes over from one that has died, or has done its share."""

    def __init__(self, context: ForkServerContext, stopped: Event) -> None:
        self._context = context
        self._stopped = stopped
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0

    def run(self, stage: Stage[Item, Result], items: Sequence[Item]) -> list[Result]:
        """Does a batch. Raises WorkerDiedError."""
        if self._pool is None:
            # Not with its own `max_tasks_per_child`: with Python 3.11 that can wait for ever.
            self._pool = ProcessPoolExecutor(
                1, mp_context=self._context, initializer=_settle_in, initargs=(self._stopped,)
            )
        try:
            results: list[Result] = self._pool.submit(stage, items).result()
        except BrokenProcessPool:
            self.end()
            raise WorkerDiedError from None
        self._done += len(items)
        if self._done >= SHARE:
            self.end()
        return results

    def end(self) -> None:
        """Ends the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None
        self._done = 0


def choose_workers(size: int, wanted: int | None = None) -> int:
    """How many processes a run should use.

    Args:
        size: bytes to work on.
        wanted: what the user asks for, 0 for none; None leaves the choice to the size and the machine.
    """
    if wanted is not None:
        return wanted
    return 0 if size < WORTH_PROCESSES else count_cores()


def count_cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settle_in(stopped: Event) -> None:
    # Ctrl-C reaches every process of the terminal: the run decides what becomes of the batch in hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    threading.Thread(target=_leave_when_stopped, args=(stopped,), daemon=True).start()


def _leave_with_parent() -> None:
    # A worker waits for work that a killed run can no longer send.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _leave_when_stopped(stopped: Event) -> None:
    stopped.wait()
    os._exit(1)
