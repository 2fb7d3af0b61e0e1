"""Supervisor: starts the server, the deployments and the watch, starts again what dies, and ends all in order."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from flows.serve.settings import Serving
from flows.server import PrefectServer, ServerNotStartedError, answers, claim_home, free_port, state_folder
from flows.settings import configure_prefect

DEFAULT_PORT = 4200
# A run that is told to end needs its batch rolled back and its end recorded; Prefect gives it 30 seconds.
_STOP_SECONDS = 60.0
_LONGEST_PAUSE = 60.0

_log = logging.getLogger(__name__)


class _Child:
    """A process of a role, started again when it ends, after a pause that grows while it keeps ending."""

    def __init__(self, role: Literal["deployments", "watch"]) -> None:
        self.role = role
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._due = 0.0
        self._pause = 1.0

    def keep_going(self, serving: Serving) -> None:
        """Starts the process where it is not running."""
        now = time.monotonic()
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return
            self._process = None
            self._pause = min(self._pause * 2, _LONGEST_PAUSE) if now - self._started < _LONGEST_PAUSE else 1.0
            self._due = now + self._pause
            _log.error("The process of the %s ended (%s); it is started again in %d s", self.role, code, self._pause)
        if now >= self._due:
            self._start(serving)

    def _start(self, serving: Serving) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-m", "flows.serve", self.role],
            stdin=subprocess.PIPE,
            # Ctrl-C is for the supervisor, which ends the others in order.
            start_new_session=True,
        )
        if self._process.stdin is not None:
            self._process.stdin.write(serving.model_dump_json().encode() + b"\n")
            self._process.stdin.flush()

    def terminate(self) -> None:
        """Tells the process to end."""
        if self._process is not None:
            self._process.terminate()

    def wait(self, until: float) -> None:
        """Waits for the process to end, and ends it by force at a time of the monotonic clock."""
        if self._process is None:
            return
        try:
            self._process.wait(max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            _log.warning("The process of the %s did not end in time and is killed; nothing is lost by it", self.role)
            # With the runs it has started, which are in its group.
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


class Supervisor:
    """The processes behind `tallywire serve`. Use it as a context manager: leaving it ends them all."""

    def __init__(self, serving: Serving, port: int | None = None) -> None:
        """Args: serving: what to serve. port: of the server; None = 4200, or another where that is taken."""
        self._configured = os.environ.get("PREFECT_API_URL")
        self._serving = serving
        self._wanted_port = port
        self._server: PrefectServer | None = None
        self._children = (_Child("deployments"), _Child("watch"))
        self.url = self._configured or ""

    def __enter__(self) -> Supervisor:
        """Starts the server, or finds the one that PREFECT_API_URL names.

        Raises:
            ServerNotStartedError: there is none, or the warehouse is served already.
        """
        configure_prefect()
        if self._configured is not None:
            if not answers(self._configured):
                raise ServerNotStartedError(
                    f"No Prefect server answers at {self._configured}, which PREFECT_API_URL names",
                    "Start it, or unset PREFECT_API_URL to have one started here",
                )
            return self
        self._serving = self._serving.model_copy(update={"began": datetime.now(UTC)})
        self._start_server(self._wanted_port or _default_port())
        os.environ["PREFECT_API_URL"] = self.url
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.terminate()
        until = time.monotonic() + _STOP_SECONDS
        for child in self._children:
            child.wait(until)
        if self._server is not None:
            self._server.stop()
            _home(self._serving.db).joinpath("address.json").unlink(missing_ok=True)

    @property
    def ui(self) -> str:
        """Where the Prefect UI is."""
        return self.url.removesuffix("/").removesuffix("/api")

    def run(self, pause: Callable[[float], None] = time.sleep) -> None:
        """Keeps the processes going until an exception, such as KeyboardInterrupt, ends it."""
        while True:
            if self._server is not None and self._server.ended():
                _log.error("The Prefect server ended; it is started again. Its last words are in %s", self._server.log)
                self._server.stop()
                self._start_server(int(self.url.rsplit(":", 1)[1].split("/")[0]))
            for child in self._children:
                child.keep_going(self._serving)
            pause(1.0)

    def _start_server(self, port: int) -> None:
        home = _home(self._serving.db)
        lock = claim_home(home)
        if lock is None:
            raise ServerNotStartedError(
                f"{self._serving.db} is being served already, at {served_url(self._serving.db)}",
                "Use that one, or stop it first",
            )
        self._server = PrefectServer(home, lock, port, lasting=True)
        self.url = self._server.url
        try:
            self._server.wait_until_up()
        except BaseException:
            self._server.stop()
            raise
        address = {"url": self.url, "folders": self._serving.folders}
        home.joinpath("address.json").write_text(json.dumps(address), "utf-8")


def served_url(db: str) -> str | None:
    """The API of the server that serves a database at the moment.

    Args:
        db: the database file.

    Returns:
        None when none does, or it does not answer.
    """
    url = _address(db).get("url")
    return url if url and answers(url) else None


def served_folders(db: str) -> list[str]:
    """The folders that are served into a database at the moment; empty when it is not served."""
    return list(_address(db).get("folders", ()))


def _address(db: str) -> dict[str, Any]:
    try:
        address: dict[str, Any] = json.loads(_home(db).joinpath("address.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return address


def _home(db: str) -> Path:
    # By warehouse, and not by version of Prefect: the history of runs goes on after an upgrade.
    name = hashlib.sha256(str(Path(db).resolve()).encode()).hexdigest()[:12]
    return state_folder() / "serve" / name


def _default_port() -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", DEFAULT_PORT))
        except OSError:
            return free_port()
    return DEFAULT_PORT
