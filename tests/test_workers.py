"""Workers: a process that dies takes nothing with it but the item it died over."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.workers import SHARE, StoppedError, Workers, choose_workers


def double(items: Sequence[int]) -> list[int]:
    """A stage that ends its process over 13, and fails over 7."""
    if 13 in items:
        os._exit(1)
    if 7 in items:
        raise ValueError("seven")
    return [2 * item for item in items]


def lost(item: int, reason: str) -> int:
    """Stands for the issue that names the item."""
    assert reason
    return -item


@pytest.mark.parametrize("count", [0, 1], ids=["in this process", "in another"])
@pytest.mark.parametrize(
    ("items", "expected"),
    [([1, 2, 3], [2, 4, 6]), ([], []), ([1, 7, 2], [2, -7, 4]), ([7], [-7])],
)
def test_an_item_that_fails_stands_alone(count: int, items: list[int], expected: list[int]) -> None:
    with Workers(count) as workers:
        assert workers.run(double, items, lost) == expected


def test_an_item_that_kills_its_process_stands_alone_and_work_goes_on() -> None:
    with Workers(1) as workers:
        assert workers.run(double, [1, 2, 13, 4], lost) == [2, 4, -13, 8]
        assert workers.run(double, [5, 6], lost) == [10, 12]


def killed_once(items: Sequence[str]) -> list[str]:
    """A stage whose process is killed from outside the first time, as the kernel does when memory runs out."""
    mark = Path(items[0])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return [item.upper() for item in items]


def test_a_batch_whose_process_is_killed_by_others_is_done_again(tmp_path: Path) -> None:
    with Workers(1) as workers:
        mark = str(tmp_path / "mark")
        assert workers.run(killed_once, [mark], lambda item, reason: reason) == [mark.upper()]


def test_idle_processes_that_were_killed_cost_no_item() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(2) as threads:
        both = [threads.submit(workers.run, slow_process_of, [1], lost) for _ in range(2)]
        for process in {future.result()[0] for future in both}:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.3)
        assert workers.run(double, [5], lost) == [10]


def slow_process_of(items: Sequence[int]) -> list[int]:
    """A stage that tells where it runs, and takes a while, so that two batches run in two processes."""
    time.sleep(0.5)
    return [os.getpid() for _ in items]


def test_who_comes_when_the_run_is_broken_off_waits_for_nobody() -> None:
    workers = Workers(1)
    with pytest.raises(KeyError), workers:
        raise KeyError
    with ThreadPoolExecutor(1) as threads, pytest.raises(StoppedError):
        threads.submit(workers.run, double, [1], lost).result(timeout=20)


def process_of(items: Sequence[int]) -> list[int]:
    """A stage that tells where it runs."""
    return [os.getpid() for _ in items]


def test_a_process_that_has_done_its_share_gives_way_to_a_new_one() -> None:
    # It has copied pages that the others share, and would go on.
    with Workers(1) as workers:
        small, large = range(3), range(SHARE)
        ids = [workers.run(process_of, items, lost)[0] for items in (small, large, small, small)]
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_what_dies_in_one_process_leaves_the_batch_of_another_alone(tmp_path: Path) -> None:
    with Workers(2) as workers, ThreadPoolExecutor(2) as threads:
        slow = threads.submit(workers.run, counted_slowly, [str(tmp_path / "count")] * 3, lambda item, reason: reason)
        assert workers.run(double, [13], lost) == [-13]
        assert slow.result() == ["x", "xx", "xxx"]


def counted_slowly(items: Sequence[str]) -> list[str]:
    """A stage that would count on if it were done twice."""
    counts: list[str] = []
    for item in items:
        time.sleep(0.3)
        with Path(item).open("a") as file:
            file.write("x")
        counts.append(Path(item).read_text())
    return counts


@pytest.mark.parametrize(
    ("size", "wanted", "expected"),
    [(10_000, None, 0), (10_000, 3, 3), (10**9, 0, 0)],
    ids=["too little text for a process", "the user knows", "none at all"],
)
def test_processes_are_for_much_text(size: int, wanted: int | None, expected: int) -> None:
    assert choose_workers(size, wanted) == expected


def test_much_text_uses_every_core() -> None:
    assert choose_workers(10**9) >= 1


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists a process's threads")
def test_what_processes_are_forked_from_has_one_thread() -> None:
    # Libraries start threads of their own, which Python does not count.
    modules = "flows.stages, flows.staging, extractors.articles, flows.preload"
    code = f"import os, {modules}; print(len(os.listdir('/proc/self/task')))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(answer.stdout) == 1
