"""Values: a database value or a record's field as it is printed, as text and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from flows.cli.text import visible_json

# Beyond this a double no longer holds every whole number, and its digits would promise what it does not know.
_LARGEST_EXACT = 2**53


def as_text(value: Any) -> str:
    """A value in words and digits.

    Args:
        value: anything DuckDB or a record can hold.

    Returns:
        ``1400000`` for 1.4e6, ``2024-03-22`` for a date, ``""`` for None, JSON for lists and structs.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, list | tuple | Mapping):
        return json.dumps(as_json(value), ensure_ascii=False)
    return str(value)


def as_json(value: Any) -> Any:
    """A value that `json` can write.

    Args:
        value: anything DuckDB or a record can hold.

    Returns:
        Numbers without a needless fraction (1400000, not 1.4e6), ISO 8601 for dates and times, None for the numbers
        JSON has no words for (infinity, not-a-number).
    """
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) <= _LARGEST_EXACT else value
    if isinstance(value, Decimal):
        return as_json(float(value))
    if isinstance(value, Mapping):
        return {as_text(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str):
        return value
    return as_text(value)


def json_text(value: Any, indent: int | None = None) -> str:
    """A JSON document that is safe to send to a terminal."""
    return visible_json(json.dumps(as_json(value), ensure_ascii=False, indent=indent))


def _float_text(number: float) -> str:
    if number.is_integer() and abs(number) <= _LARGEST_EXACT:
        return str(int(number))
    return repr(number)
