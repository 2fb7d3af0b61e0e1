"""What holds for every test: nothing of the user's own is touched."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the embedded server's database out of the user's home, and the user's Prefect server out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "TALLYWIRE_DB"):
            patch.delenv(name, raising=False)
        yield
