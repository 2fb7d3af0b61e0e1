"""What holds for every test: nothing of the user's own is touched."""

from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path

import pytest

# What the tests' processes work with. Each of these is there at once for all that are forked from now on.
PRELOADED = [
    "tests.crash_processes",
    "tests.reprocess_processes",
    "tests.warehouse_processes",
    "flows.stages",
    "flows.staging",
    "duckdb",
    "pyarrow.parquet",
    "flows.preload",
]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database that a test may make."""
    return tmp_path / "facts.duckdb"


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the embedded server's database out of the user's home, and the user's Prefect server out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "TALLYWIRE_DB"):
            patch.delenv(name, raising=False)
        # There is one for all processes of a session: whoever came first would choose what it has.
        forkserver.set_forkserver_preload(PRELOADED)
        forkserver.ensure_running()
        yield
