"""`python -m flows.ingest [PATH…]`: runs the flow with its defaults, and prints what Prefect logs."""

from __future__ import annotations

import sys

from flows.ingest import run_ingest


def main() -> int:
    """Runs over the given paths, `seeds` where there are none. Returns 0 when every input was read, else 1."""
    summary = run_ingest(sys.argv[1:] or ["seeds"])
    return 0 if summary.succeeded else 1


if __name__ == "__main__":
    sys.exit(main())
