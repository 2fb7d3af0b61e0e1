"""Limits: work that does not end is ended, in the main thread and in any other."""

import threading

import pytest

from flows import limits
from flows.limits import OverTimeError, time_limit


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_PER_ARTICLE", 0.01)


def _never_ending() -> str:
    try:
        with time_limit():
            while True:
                sum(range(100))
    except OverTimeError as error:
        return str(error)


def test_the_main_thread_is_interrupted() -> None:
    assert _never_ending() == "Not done after 0.01 seconds"


def test_other_threads_are_interrupted_each_by_itself() -> None:
    said: list[str] = []
    threads = [threading.Thread(target=lambda: said.append(_never_ending())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == ["Not done after 0.01 seconds"] * 3


def test_work_that_ends_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_PER_ARTICLE", 30)
    said: list[int] = []

    def work() -> None:
        with time_limit():
            said.append(sum(range(1_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    work()
    assert said == [499_500] * 2
