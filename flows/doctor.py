"""Doctor: the checks behind `tallywire doctor`, each with what to do where it finds something wrong."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractors.facts import KINDS
from extractors.version import extractor_version
from flows.serve.supervisor import served_url
from flows.server import answers
from warehouse import WarehouseError, connect_read_only, find_writer, list_failures, list_tables, run_audits, run_query

# While publishing there are three copies of the database, and one is there already.
_COPIES = 2
_ROOM = 64 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """What a check found.

    Attributes:
        check: its name.
        state: ``ok``, ``note`` for what is worth knowing, ``wrong`` for what keeps the pipeline from working.
        message: what was found.
        hint: what to do next; empty where nothing need be done.
    """

    check: str
    state: Literal["ok", "note", "wrong"]
    message: str
    hint: str = ""


def examine(db: Path) -> Iterator[Finding]:
    """Runs every check, and goes on where one finds something wrong.

    Args:
        db: the database file.
    """
    checks: tuple[Callable[[Path], Iterator[Finding]], ...] = (_server, _folder, _writer, _database)
    for check in checks:
        try:
            yield from check(db)
        except WarehouseError as error:
            yield Finding("database", "wrong", error.message, error.hint)


def _server(db: Path) -> Iterator[Finding]:
    configured = os.environ.get("PREFECT_API_URL")
    if configured and not answers(configured):
        hint = "Start that server, or unset PREFECT_API_URL to have each run start its own"
        yield Finding(
            "server", "wrong", f"No Prefect server answers at {configured}, which PREFECT_API_URL names", hint
        )
    elif url := configured or served_url(str(db)):
        yield Finding("server", "ok", f"Prefect answers at {url}")
    else:
        hint = "For schedules and a history of runs: tallywire serve FOLDER"
        yield Finding("server", "note", "No server is up; each run starts its own and ends it", hint)


def _folder(db: Path) -> Iterator[Finding]:
    folder = db.absolute().parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        hint = "Give the user who runs this the right to write there, or choose another place with --db"
        yield Finding("folder", "wrong", f"{folder} cannot be written to: {error.strerror}", hint)
        return
    size = db.stat().st_size if db.exists() else 0
    if free < _COPIES * size + _ROOM:
        room = f"{folder} has {free // 2**20} MB left; publishing {size // 2**20} MB needs room for two more copies"
        yield Finding("folder", "wrong", room, "Make room on the disk, or move the database with --db")
    else:
        yield Finding("folder", "ok", f"{folder} can be written to, and has {free // 2**20} MB left")


def _writer(db: Path) -> Iterator[Finding]:
    writer = find_writer(db)
    yield Finding("writer", "ok", "Nobody is writing" if writer is None else f"Being written by {writer}")


def _database(db: Path) -> Iterator[Finding]:
    with closing(connect_read_only(db)) as connection:
        tables = [table for table in list_tables(connection) if not table.is_view]
        for table in tables:
            # Reading every value is what finds a damaged block.
            list(run_query(connection, f"SELECT bit_xor(hash(t)) FROM {table.name} AS t").rows)
        rows = sum(table.rows for table in tables)
        yield Finding("database", "ok", f"{db} is sound: {rows} rows in {len(tables)} tables were read")
        broken = [audit for audit in run_audits(connection, db, [kind.name for kind in KINDS]) if audit.failures]
        for audit in broken:
            hint = "Report it with the rows that the audit's query gives; reprocessing may mend them"
            yield Finding(
                "audits", "wrong", f"{audit.name} is broken by {audit.failures} rows: {audit.description}", hint
            )
        if not broken:
            yield Finding("audits", "ok", "Every audit holds")
        sql = f"SELECT count(*) FROM articles WHERE extractor_version <> '{extractor_version()}'"
        ((outdated,),) = run_query(connection, sql).rows
        if outdated:
            message = f"Articles that another version of the extractor read: {outdated}"
            yield Finding("extractor", "note", message, "Extract them again: tallywire reprocess")
        failures = list_failures(connection, db)
        if failures:
            yield Finding(
                "failures", "note", f"Files that could not be read: {len(failures)}", "See them: tallywire status"
            )
