"""What is to be served, in a form that the supervisor can send to the processes it starts."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class Serving(BaseModel):
    """What `tallywire serve` was asked for; paths are absolute.

    Attributes:
        folders: where articles arrive.
        db: the database file.
        every: seconds from one sweep to the next; None where there is a cron.
        cron: when to sweep, as in ``0 6 * * *`` (every day at six, UTC).
        published_on: publication date of articles whose sidecar gives none.
        began: when the supervisor started a server of its own; None where it uses another. Runs that began before
            it ended with the server before.
    """

    model_config = ConfigDict(frozen=True)

    folders: tuple[str, ...]
    db: str
    every: float | None = None
    cron: str | None = None
    published_on: date | None = None
    began: datetime | None = None
