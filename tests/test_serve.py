"""Serve: a real server, its deployments and a watch; files dropped, processes killed, readers asking all the time."""

from __future__ import annotations

import os
import signal
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.server import free_port
from tests.serving import Command, descendants, gone, post, rows, wait_for

pytestmark = pytest.mark.flow

ARTICLE = "At least {} people were killed and 30 injured in the blast in Lahore on Monday, police said.\n"


class Desk:
    """A folder that is served into a database, and the command that does it."""

    def __init__(self, folder: Path) -> None:
        self.incoming = folder / "incoming"
        self.incoming.mkdir()
        self.db = folder / "facts.duckdb"
        self.log = folder / "serve.log"
        self.port = free_port()
        self.serve = self.start()

    def start(self) -> Command:
        return Command(self.log, "serve", self.incoming, "--db", self.db, "--every", "10s", "--port", str(self.port))

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def drop(self, name: str, number: int) -> None:
        """Writes an article that states a number."""
        (self.incoming / name).write_text(ARTICLE.format(number), "utf-8")

    def wait_for_articles(self, count: int) -> None:
        wait_for(lambda: rows(self.db, "SELECT count(*) FROM articles") == [(count,)], f"{count} articles")

    def wait_for_sweep(self) -> None:
        """Waits until a sweep has ended, so that the next is some seconds off: it takes files as they are."""
        ask = "SELECT count(*) FROM runs WHERE finished_at IS NOT NULL"
        before = rows(self.db, ask)
        wait_for(lambda: rows(self.db, ask) != before, "another run")

    def process(self, role: str) -> int:
        """The process of a role."""
        found = [pid for pid, line in descendants(self.serve.process.pid).items() if f"flows.serve {role}" in line]
        return found[0] if found else 0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.drop("before.txt", 11)
    (desk.incoming / "empty.txt").touch()
    try:
        desk.serve.wait_until_it_says("Ctrl-C stops.")
        desk.wait_for_articles(1)
        yield desk
    finally:
        if desk.serve.process.poll() is None:
            desk.serve.end(signal.SIGKILL)


def test_the_ui_is_where_the_command_says(desk: Desk) -> None:
    address = f"http://127.0.0.1:{desk.port}"
    assert f"Prefect UI: {address}\n" in desk.serve.output()
    with urllib.request.urlopen(address, timeout=30) as page:
        assert "<title>Prefect" in page.read().decode()


def test_the_deployments_are_on_the_server_and_the_sweep_runs_by_itself(desk: Desk) -> None:
    wait_for(lambda: len(post(f"{desk.api}/deployments/filter")) >= 3, "the deployments")
    deployments = {deployment["name"]: deployment for deployment in post(f"{desk.api}/deployments/filter")}
    assert set(deployments) == {"ingest", "sweep", "reprocess"}
    assert deployments["sweep"]["schedules"][0]["schedule"]["interval"] == 10
    assert not deployments["ingest"]["schedules"]
    assert {deployment["parameters"]["db"] for deployment in deployments.values()} == {str(desk.db)}
    sweep = {"id": {"any_": [deployments["sweep"]["id"]]}}
    completed = {"state": {"type": {"any_": ["COMPLETED"]}}}
    wait_for(lambda: post(f"{desk.api}/flow_runs/filter", deployments=sweep, flow_runs=completed), "a sweep")
    # What nobody can read is told once, and not again by every sweep.
    assert rows(desk.db, "SELECT code FROM issues") == [("empty-file",)]


def test_what_arrives_together_is_read_in_one_run_while_readers_ask(desk: Desk) -> None:
    failures: list[BaseException] = []
    enough = threading.Event()

    def ask() -> None:
        while not enough.is_set():
            try:
                rows(desk.db, "SELECT sum(value) FROM facts")
            except BaseException as error:
                failures.append(error)

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        before = len(rows(desk.db, "SELECT * FROM runs WHERE articles_loaded > 0"))
        for number in range(40):
            desk.drop(f"burst-{number}.txt", 100 + number)
        desk.wait_for_articles(41)
    finally:
        enough.set()
        for reader in readers:
            reader.join()
    assert not failures
    assert len(rows(desk.db, "SELECT * FROM runs WHERE articles_loaded > 0")) - before <= 2


def test_a_file_is_not_read_before_it_is_whole(desk: Desk) -> None:
    desk.wait_for_sweep()
    desk.drop("whole.txt", 400)
    with (desk.incoming / "slow.txt").open("w") as slow:
        slow.write("At least 500 people were killed")
        slow.flush()
        # The run over the other one, which waits for this one for a while, is over: this one was not in it.
        desk.wait_for_articles(42)
        slow.write(" and 600 injured in the blast.")
    desk.wait_for_articles(43)
    assert rows(desk.db, "SELECT count(*) FROM articles WHERE path LIKE '%slow.txt'") == [(1,)]
    assert rows(desk.db, "SELECT count(*) FROM facts WHERE value IN (500, 600)") == [(2,)]


def test_a_database_is_served_once(desk: Desk, tmp_path: Path) -> None:
    second = Command(tmp_path / "log", "serve", desk.incoming, "--db", desk.db)
    assert second.process.wait(120) == 1
    assert f"{desk.db} is being served already, at http://127.0.0.1:{desk.port}" in second.output()


def test_a_process_that_dies_is_started_again_and_nothing_is_missed(desk: Desk) -> None:
    watch = desk.process("watch")
    os.kill(watch, signal.SIGKILL)
    desk.drop("meanwhile.txt", 700)
    desk.wait_for_articles(44)
    wait_for(lambda: desk.process("watch") not in (0, watch), "another watch")


def test_when_the_supervisor_is_killed_nothing_is_left_running_and_the_next_start_goes_on(desk: Desk) -> None:
    processes = list(descendants(desk.serve.process.pid))
    assert desk.serve.end(signal.SIGKILL) == -signal.SIGKILL
    wait_for(lambda: gone(processes), "the end of its processes")
    desk.drop("in between.txt", 800)
    desk.serve = desk.start()
    desk.wait_for_articles(45)


def test_sigterm_ends_everything_in_order(desk: Desk) -> None:
    processes = [desk.serve.process.pid, *descendants(desk.serve.process.pid)]
    assert desk.serve.end() == 0
    assert gone(processes)
    assert desk.serve.output().endswith("Stopped. What was finished is kept; what was not is read at the next start.\n")
    assert not rows(desk.db, "SELECT * FROM runs WHERE state = 'running'")
