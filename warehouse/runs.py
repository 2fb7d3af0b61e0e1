"""The books of the runs: begun, counted up with every load in the load's own transaction, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas import Run
from warehouse.rows import replace_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOADED = ("articles_loaded", "facts_loaded")


def start_run(connection: DuckDBPyConnection, run: Run) -> None:
    """Put a run on record. Earlier ones that never ended were killed: they are marked as failed."""
    connection.execute("UPDATE runs SET state = 'failed' WHERE state = 'running'")
    replace_rows(connection, "runs", "run_id", [run])


def count_loaded(connection: DuckDBPyConnection, run_id: str, articles: int, facts: int) -> None:
    """Add what a load brought to its run, so that whatever ends the run, its row tells what there is of it."""
    counted = ", ".join(f"{name} = {name} + ?" for name in _LOADED)
    connection.execute(f"UPDATE runs SET {counted} WHERE run_id = ?", [articles, facts, run_id])


def finish_run(connection: DuckDBPyConnection, run: Run) -> None:
    """Put on record how a run ended. What it loaded is what was counted here: it may not know of its last load."""
    sql = f"SELECT {', '.join(_LOADED)} FROM runs WHERE run_id = ?"
    counted = connection.execute(sql, [run.run_id]).fetchone()
    if counted is not None:
        run = run.model_copy(update=dict(zip(_LOADED, counted, strict=True)))
    replace_rows(connection, "runs", "run_id", [run])
