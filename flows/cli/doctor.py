"""`tallywire doctor`: whether all that the pipeline needs is there and sound."""

from __future__ import annotations

import typer

from flows.cli.errors import SOME_FAILED
from flows.cli.options import DEFAULT_DATABASE, Database
from flows.cli.screen import say

COMMAND = "doctor"
EPILOG = """Examples:

\b
  tallywire doctor
  tallywire doctor --db desk.duckdb
"""


def command(db: Database = DEFAULT_DATABASE) -> None:
    """Checks the server, the folder, the database and its audits, and says what to do about what is wrong.

    It changes nothing, and may run at any time. The exit code is 1 when something is wrong.
    """
    from flows.doctor import examine

    wrong = 0
    for finding in examine(db):
        say(f"{finding.state:<6} {finding.check:<10} {finding.message}")
        if finding.hint:
            say(f"{'':17} {finding.hint.rstrip('.')}.")
        wrong += finding.state == "wrong"
    if wrong:
        raise typer.Exit(SOME_FAILED)
