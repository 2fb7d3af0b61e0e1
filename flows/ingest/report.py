"""Report: the artifacts that show in the Prefect UI what a run found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.ingest.summary import RunSummary

_SHOWN_ISSUES = 50
# What Markdown and HTML read as more than text; article text and file names are anybody's.
_MARKUP = str.maketrans({character: f"&#{ord(character)};" for character in "\\`*_{}[]<>()#+-.!|&\n\r"})


def publish_report(summary: RunSummary) -> None:
    """Creates the artifacts `ingest-run` (counts and issues) and `ingest-facts` (the largest numbers found)."""
    create_markdown_artifact(describe_run(summary), key="ingest-run", description="What the run did")
    rows = [
        {
            "kind": fact.kind,
            "value": fact.value,
            "text": fact.text,
            "subject": fact.subject or "",
            "place": fact.place or "",
            "source": fact.source or "",
            "article": fact.article_id,
        }
        for fact in summary.largest
    ]
    create_table_artifact(rows, key="ingest-facts", description="The largest numbers of people among the run's facts")


def describe_run(summary: RunSummary) -> str:
    """The run in Markdown: counts by kind, audits, and the first issues."""
    run = summary.run
    counts = f"**{run.articles_loaded} articles, {run.facts_loaded} facts** from {run.files_found} files"
    rest = f"{run.files_skipped} were known, {summary.copies} were copies of others."
    if summary.superseded or summary.pruned:
        rest += f" {summary.superseded} articles were replaced by others in their files, {summary.pruned} were pruned."
    lines = [f"{counts} in {summary.seconds:.1f} s; {rest}", "", *_table(("kind", "facts"), summary.kinds.items())]
    if summary.broken_audits:
        rows = [(audit.name, audit.failures, audit.description) for audit in summary.broken_audits]
        lines += ["", *_table(("broken audit", "rows", "what it guards"), rows)]
    if summary.issues:
        shown = [(issue.stage, issue.code, issue.path, issue.message) for issue in summary.issues[:_SHOWN_ISSUES]]
        lines += ["", *_table(("stage", "issue", "file", "message"), shown)]
    if len(summary.issues) > _SHOWN_ISSUES:
        lines += ["", f"{len(summary.issues) - _SHOWN_ISSUES} more issues are in the table `issues`."]
    return "\n".join(lines)


def _table(header: Sequence[str], rows: Iterable[Iterable[object]]) -> list[str]:
    written = [[str(cell).translate(_MARKUP) for cell in row] for row in rows]
    return [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *written)]
