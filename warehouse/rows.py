"""Rows: single records into their tables, for runs and issues, and times as the tables hold them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from schemas import Record

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def replace_rows(connection: DuckDBPyConnection, table: str, key: str, records: Sequence[Record]) -> None:
    """Insert records in the place of those with the same key; of two with one key the last counts."""
    once = {getattr(record, key): record for record in records}
    for value, record in once.items():
        row = {name: utc(field) if isinstance(field, datetime) else field for name, field in vars(record).items()}
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" for _ in row)
        connection.execute(f"DELETE FROM {table} WHERE {key} = ?", [value])
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))


def utc(moment: datetime) -> datetime:
    """The moment in UTC without a zone, as a TIMESTAMP holds it; one without a zone is taken to be UTC."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
