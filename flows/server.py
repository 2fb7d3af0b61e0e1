"""Server: the Prefect API a run talks to when no server is prepared, in a process of its own that ends with the run.

Prefect can start one itself, but only once it is imported, and it leaves the process behind when the run is killed.
Started here, the server loads beside the run's own imports, and finds its database migrated by an earlier run.
"""

from __future__ import annotations

import atexit
import fcntl
import itertools
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path
from typing import IO

START_SECONDS = 120
# The warehouse's own `runs` is the record of what ran; this one is for looking at in the UI, and begun anew when large.
LARGEST_DATABASE = 256 * 1024 * 1024


class ServerNotStartedError(Exception):
    """The embedded Prefect server did not come up.

    Attributes:
        message: what happened.
        hint: what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}\n{hint}")
        self.message, self.hint = message, hint


class _EmbeddedServer:
    """The server process, and the folder it keeps its database in for as long as it lives."""

    def __init__(self) -> None:
        self._lock, home = _claim_home()
        self.log = home / "server.log"
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}/api"
        self._process = _start(port, home, self.log)

    def ended(self) -> bool:
        return self._process.poll() is not None

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._lock.close()


_embedded: _EmbeddedServer | None = None


def ensure_api() -> None:
    """Sees that Prefect has an API to talk to: the user's where PREFECT_API_URL is set, else a server of our own.

    Call it before Prefect is imported. Our own server is still loading when this returns (`wait_for_api` waits for
    it) and serves every later run of this process. Where Prefect is imported already, it has made its choice.
    """
    global _embedded
    if _embedded is not None or "prefect" in sys.modules or os.environ.get("PREFECT_API_URL"):
        return
    _embedded = _EmbeddedServer()
    os.environ["PREFECT_API_URL"] = _embedded.url
    # Prefect sends its last log lines and events when the interpreter exits; what is registered first ends last.
    atexit.register(_embedded.stop)


def wait_for_api() -> bool:
    """Waits until our own server answers; a user's server is taken to be up.

    Returns:
        Whether the server is our own.

    Raises:
        ServerNotStartedError: it ended, or did not answer in time.
    """
    if _embedded is None:
        return False
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and not _embedded.ended():
        try:
            with urllib.request.urlopen(f"{_embedded.url}/health", timeout=5):  # noqa: S310 - our own loopback address
                return True
        except OSError:
            time.sleep(0.05)
    raise ServerNotStartedError(
        f"The embedded Prefect server did not start; its last words are in {_embedded.log}",
        "Try again, or start a server with `prefect server start` and set PREFECT_API_URL",
    )


def _claim_home() -> tuple[IO[str], Path]:
    # Two servers on one SQLite file lock each other out, so each run that goes on at the same time has its own folder.
    # A folder is kept for the next run, whose server then finds its database migrated, which saves eight seconds.
    base = _state_folder() / f"prefect-{version('prefect')}"
    for number in itertools.count(1):
        home = base / str(number)
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            _forget_when_large(home)
            return lock, home
    raise AssertionError("unreachable")


def _state_folder() -> Path:
    configured = os.environ.get("XDG_STATE_HOME")
    folder = (Path(configured) if configured else Path.home() / ".local" / "state") / "tallywire"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        writable = False
    else:
        writable = os.access(folder, os.W_OK)
    return folder if writable else Path(tempfile.gettempdir()) / f"tallywire-{os.getuid()}"


def _forget_when_large(home: Path) -> None:
    database = home / "prefect.db"
    if database.exists() and database.stat().st_size > LARGEST_DATABASE:
        for file in home.glob("prefect.db*"):
            file.unlink()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(port: int, home: Path, log: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / 'prefect.db'}",
        "PREFECT_UI_ENABLED": "0",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
    }
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-m", "flows.server", str(port)],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            env=environment,
            # Ctrl-C is for the run, which still needs its server to say that it was cancelled.
            start_new_session=True,
        )


def serve(port: int) -> None:
    """Serves the Prefect API on loopback until told to stop, or until standard input ends because the run is gone."""
    import uvicorn

    threading.Thread(target=_leave_with_parent, daemon=True).start()
    factory = "prefect.server.api.server:create_app"
    uvicorn.run(factory, factory=True, host="127.0.0.1", port=port, log_level="error", lifespan="on")


def _leave_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
