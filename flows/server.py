"""Server: the Prefect API a run talks to when no server is prepared, and the one of `tallywire serve`, with its UI.

Prefect can start one itself, but only once it is imported, and it leaves the process behind when the run is killed.
Started here, in a process of its own that ends with its owner, the server loads beside the run's own imports, and
finds its database migrated by an earlier run.
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
_FOR_ONE_RUN = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
# A package of the server's has the type of every argument checked at every call, which takes a tenth of its start.
_UNCHECKED = {"PY_KEY_VALUE_DISABLE_BEARTYPE": "true"}


class ServerNotStartedError(Exception):
    """The embedded Prefect server did not come up.

    Attributes:
        message: what happened.
        hint: what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}\n{hint}")
        self.message, self.hint = message, hint


class PrefectServer:
    """A server process on loopback; it ends with the process that started it.

    Attributes:
        url: of its API.
        log: the file with its last words.
    """

    def __init__(self, home: Path, lock: IO[str], port: int, *, lasting: bool = False) -> None:
        """Starts the process, which is still loading when this returns.

        Args:
            home: the folder of its database.
            lock: open and locked, so that no other server uses the folder.
            port: on 127.0.0.1.
            lasting: with the UI and the services of a server that goes on from one run to the next.
        """
        self._lock = lock
        self.log = home / "server.log"
        self.url = f"http://127.0.0.1:{port}/api"
        environment = {
            **_UNCHECKED,
            **os.environ,
            **_database_settings(home),
            **(_lasting(self.url, home) if lasting else _FOR_ONE_RUN),
        }
        self._process = _start(port, self.log, environment)

    def ended(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def wait_until_up(self) -> None:
        """Waits until the server answers.

        Raises:
            ServerNotStartedError: it ended, or did not answer in time.
        """
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up and not self.ended():
            if answers(self.url):
                return
            time.sleep(0.05)
        raise ServerNotStartedError(
            f"The Prefect server did not start; its last words are in {self.log}",
            "Try again, or start a server with `prefect server start` and set PREFECT_API_URL",
        )

    def stop(self) -> None:
        """Ends the process and waits until it is gone."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._lock.close()


_embedded: PrefectServer | None = None


def ensure_api() -> None:
    """Sees that Prefect has an API to talk to: the user's where PREFECT_API_URL is set, else a server of our own.

    Call it before Prefect is imported. Our own server is still loading when this returns (`wait_for_api` waits for
    it) and serves every later run of this process. Where Prefect is imported already, it has made its choice.
    """
    global _embedded
    if _embedded is not None or "prefect" in sys.modules or os.environ.get("PREFECT_API_URL"):
        return
    home, lock = _claim_any_home()
    _embedded = PrefectServer(home, lock, free_port())
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
    _embedded.wait_until_up()
    return True


def answers(url: str) -> bool:
    """Whether a Prefect API answers at an address.

    Args:
        url: e.g. ``http://127.0.0.1:4200/api``.
    """
    if not url.startswith(("http://", "https://")):
        return False
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=5):  # noqa: S310 - the scheme is checked
            return True
    except OSError:
        return False


def _claim_any_home() -> tuple[Path, IO[str]]:
    # Two servers on one SQLite file lock each other out, so each run that goes on at the same time has its own folder.
    # A folder is kept for the next run, whose server then finds its database migrated, which saves eight seconds.
    base = state_folder() / f"prefect-{version('prefect')}"
    for number in itertools.count(1):
        home = base / str(number)
        lock = claim_home(home)
        if lock is not None:
            _forget_when_large(home)
            return home, lock
    raise AssertionError("unreachable")


def claim_home(home: Path) -> IO[str] | None:
    """Takes a folder for one server, and makes it where it is missing.

    Returns:
        The lock, held until it is closed or the process ends; None when another process has it.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def state_folder() -> Path:
    """The folder of all that outlives a run but is no data: XDG_STATE_HOME/tallywire, or one that can be written."""
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


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _database_settings(home: Path) -> dict[str, str]:
    database = f"sqlite+aiosqlite:///{home / 'prefect.db'}"
    return {"PREFECT_HOME": str(home), "PREFECT_SERVER_DATABASE_CONNECTION_URL": database}


def _lasting(url: str, home: Path) -> dict[str, str]:
    month = str(30 * 24 * 3600)
    return {
        "PREFECT_API_URL": url,
        "PREFECT_UI_ENABLED": "1",
        "PREFECT_UI_API_URL": url,
        # The UI's files are unpacked at the first start; beside Prefect's own, only its owner may write.
        "PREFECT_UI_STATIC_DIRECTORY": str(home / "ui"),
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": month,
    }


def _start(port: int, log: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
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
    # Not through sys.stdin, which the interpreter could not close at its end while a thread reads it.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
