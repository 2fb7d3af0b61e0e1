"""Workers: a process that dies takes nothing with it but the item it died over."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.workers import Workers, choose_workers


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
