"""Articles, facts and kinds that the warehouse tests load: real sentences, with their spans found in the text."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from pydantic import Field

from schemas import Article, Fact, IssueRow, Provenance, Run, make_fact_id
from warehouse import FileSeen, Origin


class Casualty(Fact):
    """People killed, injured or missing."""

    outcome: str | None = Field(default=None, description="killed, injured, missing or casualty")


class Headcount(Fact):
    """People in another state or role."""

    status: str | None = Field(default=None, description="State or role: held, released, displaced …")


class Duration(Fact):
    """How long something lasts."""

    iso8601: str | None = Field(default=None, description="The length in ISO 8601: P6W")
    low_days: float | None = Field(default=None, description="Lower bound in days")
    high_days: float | None = Field(default=None, description="Upper bound in days")


KINDS: dict[str, type[Fact]] = {"casualty": Casualty, "headcount": Headcount, "duration": Duration}
NOON = datetime(2024, 3, 22, 12, tzinfo=UTC)


def article(text: str, **fields: Any) -> Article:
    """An article with this text, and an id derived from it."""
    article_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    given = {"path": f"in/{article_id}.txt", "media_type": "text/plain", "title": text[:20], **fields}
    return Article(article_id=article_id, text=text, **given)


def casualty(within: Article, span: str, **fields: Any) -> Casualty:
    """The casualty that a span of an article states."""
    start = within.text.index(span)
    end = start + len(span)
    given: dict[str, Any] = {
        "fact_id": make_fact_id(within.article_id, "casualty", start, end),
        "article_id": within.article_id,
        "kind": "casualty",
        "value": 40,
        "low": 40,
        "high": 40,
        "modifier": "exact",
        "unit": "person",
        "outcome": "killed",
        "start_char": start,
        "end_char": end,
        "text": span,
        "sentence_start": 0,
        "sentence_end": len(within.text),
        "rule": "casualty.N-people-were-killed",
        "confidence": 0.9,
        **fields,
    }
    return Casualty(**given)


def extracted(count: int, first: int = 0) -> list[tuple[Article, list[Fact]]]:
    """Some different articles with one fact each."""
    articles = [
        article(
            f"Flood {number}: 40 people were killed on Friday.",
            published_on=date(2024, 3, 22),
            published_basis="dateline",
        )
        for number in range(first, first + count)
    ]
    return [(each, [casualty(each, "40 people")]) for each in articles]


def origins(count: int, first: int = 0) -> list[Origin]:
    """The files of `extracted`: the article number 3 is in /in/3.txt."""
    return [
        Origin(each.article_id, None, (FileSeen(f"/in/{number}.txt", each.path, each.article_id, None),))
        for number, (each, _) in enumerate(extracted(count, first), start=first)
    ]


def provenance(version: str = "v1", run_id: str = "run-1", at: datetime = NOON) -> Provenance:
    return Provenance(extractor_version=version, run_id=run_id, extracted_at=at)


def run(run_id: str = "run-1", **fields: Any) -> Run:
    given: dict[str, Any] = {
        "started_at": NOON,
        "state": "running",
        "extractor_version": "v1",
        "inputs": "in",
        **fields,
    }
    return Run(run_id=run_id, **given)


def issue(issue_id: str = "i1", **fields: Any) -> IssueRow:
    given: dict[str, Any] = {
        "run_id": "run-1",
        "path": "in/empty.txt",
        "stage": "parse",
        "code": "empty-file",
        "message": "The file is empty.",
        "hint": "Fetch it again.",
        "happened_at": NOON,
        **fields,
    }
    return IssueRow(issue_id=issue_id, **given)
