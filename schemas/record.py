"""The base of every record: frozen, strict about unknown fields, and able to say what each column means."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that passes between stages.

    Records are frozen: a stage makes a new one and never edits another's. Each field carries a
    description, which becomes the comment of the database column of the same name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
