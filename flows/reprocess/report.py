"""Report: the table in the Prefect UI of the facts that reprocessing added, removed and altered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prefect.artifacts import create_table_artifact

from flows.reprocess.summary import ReprocessSummary
from warehouse import FactChange

# The server keeps a table whole, and a browser shows it whole.
_SHOWN_CHANGES = 500


def publish_report(summary: ReprocessSummary) -> None:
    """Creates the artifact `reprocess-changes`."""
    create_table_artifact(list(_rows(summary.changes)), key="reprocess-changes", description=describe(summary))


def describe(summary: ReprocessSummary) -> str:
    """What changed, in a sentence or two."""
    counts = ", ".join(f"{summary.counts.get(change, 0)} {change}" for change in ("added", "removed", "altered"))
    would = "Dry run, nothing was changed. " if summary.dry_run else ""
    shown = f" The first {_SHOWN_CHANGES} are shown." if summary.changed > _SHOWN_CHANGES else ""
    return (
        f"{would}{summary.run.files_found} articles read again by extractor {summary.run.extractor_version}; "
        f"facts {counts}, in {summary.articles_changed} articles.{shown}"
    )


def _rows(changes: Iterable[FactChange]) -> Iterable[dict[str, Any]]:
    for change in list(changes)[:_SHOWN_CHANGES]:
        fact = change.fact
        yield {
            "change": change.change,
            "kind": fact["kind"],
            "text": fact["text"],
            "what": "; ".join(f"{name}: {before} → {after}" for name, (before, after) in change.altered.items()),
            "fact": fact["fact_id"],
            "article": fact["article_id"],
        }
