"""Status: how the pipeline stands, from its database, its folders and its server, for `tallywire status`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.version import extractor_version
from flows.discover import discover
from flows.serve.supervisor import served_folders, served_url
from warehouse import Failure, connect_read_only, find_writer, list_failures, run_query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SHOWN_RUNS = 5
_RUNS = f"SELECT * FROM runs ORDER BY started_at DESC LIMIT {_SHOWN_RUNS}"
_COUNTS = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM facts), (SELECT schema_version FROM meta)"
_OUTDATED = "SELECT count(*) FROM articles WHERE extractor_version <> '{version}'"
_INPUTS = "SELECT DISTINCT inputs FROM runs WHERE state <> 'running'"


@dataclass(frozen=True)
class Cause:
    """One way of failing: how many files, and what to do about it."""

    stage: str
    code: str
    files: int
    example: str
    hint: str


@dataclass(frozen=True)
class Backlog:
    """A folder, and how many of its files the next run would read."""

    folder: str
    files: int


@dataclass(frozen=True)
class Status:
    """How the pipeline stands.

    Attributes:
        db: the database file.
        size: its bytes.
        articles: how many it holds.
        facts: likewise.
        outdated: articles that another version of the extractor read last.
        runs: the last runs, newest first, as column → value.
        causes: files that could not be read, by cause, most frequent first.
        backlog: the folders of earlier runs, or those asked for.
        versions: of this program, its extractor, the tables and the libraries it stands on.
        writer: who is writing at the moment.
        server: the API of the server that serves the database.
    """

    db: str
    size: int
    articles: int
    facts: int
    outdated: int
    runs: tuple[dict[str, Any], ...]
    causes: tuple[Cause, ...]
    backlog: tuple[Backlog, ...]
    versions: dict[str, str]
    writer: str | None
    server: str | None


def read_status(db: Path, folders: Sequence[str] = ()) -> Status:
    """Looks at everything.

    Args:
        db: the database file.
        folders: whose backlog to count; none = those that are served, else those that earlier runs read.

    Raises:
        WarehouseError: there is no database, or it cannot be read.
    """
    with closing(connect_read_only(db)) as connection:
        failures = list_failures(connection, db)
        ((articles, facts, schema),) = _rows(connection, _COUNTS)
        ((outdated,),) = _rows(connection, _OUTDATED.format(version=extractor_version()))
        counted = folders or served_folders(str(db)) or _folders_of_runs(connection)
        return Status(
            db=str(db),
            size=db.stat().st_size,
            articles=articles,
            facts=facts,
            outdated=outdated,
            runs=_runs(connection),
            causes=count_causes(failures),
            backlog=tuple(_backlog(connection, folder, failures) for folder in counted),
            versions=_versions(schema),
            writer=find_writer(db),
            server=served_url(str(db)),
        )


def count_causes(failures: Sequence[Failure]) -> tuple[Cause, ...]:
    """Groups failures by stage and code, the most frequent first."""
    groups: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        groups.setdefault((failure.stage, failure.code), []).append(failure)
    causes = [Cause(stage, code, len(group), group[0].path, group[0].hint) for (stage, code), group in groups.items()]
    return tuple(sorted(causes, key=lambda cause: (-cause.files, cause.stage, cause.code)))


def _backlog(connection: DuckDBPyConnection, folder: str, failures: Sequence[Failure]) -> Backlog:
    found = {file.article_id for file in discover([folder]).files}
    sql = f"SELECT article_id FROM articles WHERE extractor_version = '{extractor_version()}'"
    known = {article_id for (article_id,) in _rows(connection, sql)}
    return Backlog(folder, len(found - known - {failure.article_id for failure in failures}))


def _folders_of_runs(connection: DuckDBPyConnection) -> list[str]:
    lines = {line for (inputs,) in _rows(connection, _INPUTS) for line in inputs.splitlines()}
    folders = sorted(line for line in lines if Path(line).is_dir())
    # What lies in a folder that is counted already would be counted twice.
    return [folder for folder in folders if not any(parent != folder and _holds(parent, folder) for parent in folders)]


def _holds(parent: str, folder: str) -> bool:
    return Path(folder).resolve().is_relative_to(Path(parent).resolve())


def _runs(connection: DuckDBPyConnection) -> tuple[dict[str, Any], ...]:
    result = run_query(connection, _RUNS)
    return tuple(dict(zip(result.columns, row, strict=True)) for row in result.rows)


def _rows(connection: DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return list(run_query(connection, sql).rows)


def _versions(schema: int) -> dict[str, str]:
    return {
        "tallywire": version("tallywire"),
        "extractor": extractor_version(),
        "schema": str(schema),
        "duckdb": version("duckdb"),
        "prefect": version("prefect"),
    }


def seconds_taken(run: dict[str, Any]) -> float | None:
    """How long a run took; None while it goes on, or when it was killed."""
    started: datetime = run["started_at"]
    finished: datetime | None = run["finished_at"]
    return None if finished is None else (finished - started).total_seconds()
