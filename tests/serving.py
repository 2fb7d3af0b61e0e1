"""A `tallywire` command as a process of its own, which the tests wait for, ask and kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from warehouse import DatabaseMissingError, NotAWarehouseError, connect_read_only

Answer = TypeVar("Answer")
# No test depends on how long something takes: this is when a test gives up, on the slowest of machines.
_PATIENCE_SECONDS = 60.0


def wait_for(ask: Callable[[], Answer], what: str) -> Answer:
    """Asks until the answer is true, and returns it."""
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < give_up:
        if answer := ask():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


class Command:
    """A running `tallywire` command, whose output goes to a file."""

    def __init__(self, log: Path, *args: str | Path) -> None:
        self.log = log
        environment = dict(os.environ)
        if args[0] == "serve":
            # Other tests of this session may have a server up, which is none to be served from.
            environment.pop("PREFECT_API_URL", None)
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", *map(str, args)],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                env=environment,
                cwd=Path(__file__).parent.parent,
            )

    def output(self) -> str:
        """What it has printed so far."""
        return self.log.read_text("utf-8", "replace")

    def wait_until_it_says(self, text: str, times: int = 1) -> None:
        """Waits until a text has been printed so many times."""
        wait_for(lambda: self.output().count(text) >= times or self.process.poll() is not None, f"{text!r}")
        assert self.output().count(text) >= times, self.output()

    def end(self, number: int = signal.SIGTERM) -> int:
        """Sends a signal, and returns the exit code when the process has ended."""
        self.process.send_signal(number)
        return self.process.wait(_PATIENCE_SECONDS)


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a query gives at this moment; nothing while there is no database."""
    try:
        with closing(connect_read_only(db)) as connection:
            return connection.execute(sql).fetchall()
    except (DatabaseMissingError, NotAWarehouseError):
        return []


def post(url: str, **query: Any) -> Any:
    """What the Prefect API answers."""
    request = urllib.request.Request(url, json.dumps(query).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def descendants(pid: int) -> dict[int, str]:
    """The processes that a process has started, and those that these have, with their command lines."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
    found: dict[int, str] = {}
    pending = [pid]
    while pending:
        parent = pending.pop()
        for child, its_parent in parents.items():
            if its_parent == parent:
                found[child] = command_line(child)
                pending.append(child)
    return found


def command_line(pid: int) -> str:
    """The command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def gone(pids: list[int]) -> bool:
    """Whether none of the processes is there any more."""
    return not any(_is_alive(pid) for pid in pids)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that nobody has waited for is a name without a process.
    return command_line(pid) != ""
