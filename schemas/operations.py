"""Operational records: what went wrong with which file, and one row per run."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas.record import Record

Stage = Literal["discover", "parse", "extract", "load"]
RunState = Literal["running", "completed", "completed_with_issues", "failed"]


class Issue(Record):
    """A row of `issues`: one thing that went wrong with one file, and what to do about it."""

    path: str = Field(description="The file")
    article_id: str | None = Field(default=None, description="The article, where the file got that far")
    stage: Stage = Field(description="discover, parse, extract or load")
    code: str = Field(description="What went wrong, in one word: empty-file, not-text, vanished …")
    message: str = Field(description="What happened")
    hint: str = Field(description="What to do next")


class IssueRow(Issue):
    """An issue as stored, with the run it happened in."""

    issue_id: str = Field(description="16 hex digits derived from run_id, path, stage and code")
    run_id: str = Field(description="The run")
    happened_at: datetime = Field(description="When it was recorded (UTC)")


class Run(Record):
    """A row of `runs`: what one flow run did."""

    run_id: str = Field(description="Key of the run; the Prefect flow run's id where there is one")
    flow: str = Field(default="ingest", description="Which flow it was: ingest or reprocess")
    started_at: datetime = Field(description="When the run began (UTC)")
    finished_at: datetime | None = Field(
        default=None, description="When it ended (UTC); NULL while it runs or if it was killed"
    )
    state: RunState = Field(description="running, completed, completed_with_issues or failed")
    extractor_version: str = Field(description="Hash over the extractor's code and lexicon")
    inputs: str = Field(description="The paths the run was given, one a line, or what reprocess was restricted to")
    files_found: int = Field(default=0, description="Files discovered; of a reprocess run, articles to be read again")
    files_skipped: int = Field(default=0, description="Files already in the warehouse at this extractor version")
    articles_loaded: int = Field(default=0, description="Articles loaded")
    facts_loaded: int = Field(default=0, description="Facts loaded")
    issues_found: int = Field(default=0, description="Rows this run added to `issues`")
