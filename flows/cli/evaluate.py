"""`tallywire evaluate`: how well the extractor does on hand-annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import SOME_FAILED, CommandError
from flows.cli.options import ReportFormat
from flows.cli.screen import console, say

if TYPE_CHECKING:
    from flows.evaluation import Evaluation, Finding, Scores

COMMAND = "evaluate"
EPILOG = """Examples:

\b
  tallywire evaluate seeds
  tallywire evaluate seeds --errors 20
  tallywire evaluate seeds --rules scope
  tallywire evaluate seeds --format json > scores.json
"""

_PLOT_WIDTH = 33
_SCORE_COLUMNS = ("", "precision", "recall", "F1", "right", "spurious", "missed")


def command(
    folders: Annotated[
        list[Path], typer.Argument(metavar="GOLD_FOLDER", help="Folders with NAME.txt and its facts in NAME.json.")
    ],
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Also print the first N errors.")] = 0,
    rules: Annotated[
        str | None,
        typer.Option("--rules", metavar="FIELD", help="Also print how often each rule was right about a field."),
    ] = None,
    report_format: Annotated[
        ReportFormat, typer.Option("--format", help="Tables, or JSON with every figure.")
    ] = ReportFormat.table,
) -> None:
    """Scores the extractor on annotated articles.

    The articles are extracted in memory, and the facts compared with the annotation.

    A fact is right when kind and number are right and the spans overlap. Fields are scored on the right facts of the
    core kinds (casualty, headcount, duration); `complete` is the share of core gold facts found with bounds, unit,
    quoted, modality, outcome or status, and scope all right.
    """
    from flows.evaluation import evaluate
    from flows.gold import GoldError, read_gold

    try:
        gold_articles = [article for folder in folders for article in read_gold(folder)]
    except GoldError as error:
        raise CommandError(error.message, error.hint) from error
    evaluation, failures = evaluate(gold_articles)
    if rules is not None and rules not in evaluation.field_seen:
        known = ", ".join(sorted(evaluation.field_seen)) or "none"
        raise CommandError(f"No right fact was compared in a field {rules!r}", f"The fields compared here: {known}")
    if report_format is ReportFormat.json:
        _print_json(evaluation, errors, rules)
    else:
        _print_grids(evaluation, len(gold_articles))
        _print_rules(evaluation, rules)
        _print_errors(evaluation.findings[:errors])
    if failures:
        raise CommandError("; ".join(failures), "The figures count all facts of these files as missed", SOME_FAILED)


def _print_json(evaluation: Evaluation, errors: int, rules: str | None) -> None:
    from flows.cli.values import json_text

    report = evaluation.as_dict()
    if rules is not None:
        report["rules"] = {rules: [vars(count) for count in evaluation.by_rule(rules)]}
    if errors:
        report["errors"] = [
            {
                "sort": finding.sort,
                "article": finding.article.path.name,
                "start": finding.start,
                "end": finding.end,
                "text": finding.text[finding.start : finding.end],
                "message": finding.message,
            }
            for finding in evaluation.findings[:errors]
        ]
    say(json_text(report, indent=2))


def _print_grids(evaluation: Evaluation, articles: int) -> None:
    from flows.cli.tables import print_grid
    from flows.evaluation import CORE_KINDS

    kinds = evaluation.kinds()
    secondary = [kind for kind in kinds if kind not in CORE_KINDS]
    rows = [_score_row("core kinds", evaluation.scores(CORE_KINDS))]
    rows += [_score_row(f"  {kind}", evaluation.scores([kind])) for kind in kinds if kind in CORE_KINDS]
    if secondary:
        rows.append(_score_row("other kinds", evaluation.scores(secondary)))
        rows += [_score_row(f"  {kind}", evaluation.scores([kind])) for kind in secondary]
    say(f"{articles} articles\n")
    print_grid(_SCORE_COLUMNS, rows)

    report = evaluation.as_dict()
    fields = [(name, entry["accuracy"], entry["n"]) for name, entry in report["attributes"].items()]
    fields.append(("complete", report["complete"]["share"], report["complete"]["n"]))
    fields.append(("published_on", report["published_on"]["accuracy"], report["published_on"]["n"]))
    say("\nFields of right facts, facts right in full, publication dates\n")
    print_grid(("field", "right", "of"), [(name, _share(share), count) for name, share, count in fields])

    say("\nConfidence: what is claimed, and how often it is right\n")
    bins = report["reliability"]
    shares = [(_share(entry["mean_confidence"]), _share(entry["right"])) for entry in bins]
    ranges = [(f"{entry['from']:.2f}–{entry['to']:.2f}", entry["facts"]) for entry in bins]
    plots = [(_plot(entry["mean_confidence"], entry["right"]),) for entry in bins]
    rows = [(*left, *middle, *plot) for left, middle, plot in zip(ranges, shares, plots, strict=True)]
    print_grid(("confidence", "facts", "claimed", "right", f"0.5 {'right ▆, claimed |':^{_PLOT_WIDTH - 8}} 1.0"), rows)


def _print_rules(evaluation: Evaluation, name: str | None) -> None:
    from flows.cli.tables import print_grid

    if name is None:
        return
    say(f"\nRules of {name}, those that were wrong most often first\n")
    counts = evaluation.by_rule(name)
    print_grid(("rule", "right", "wrong"), [(count.rule, count.right, count.wrong) for count in counts])


def _plot(claimed: float, right: float) -> str:
    """A bar as long as the share that is right, from one half to one, with a mark where the claim stands."""
    length, mark = (round((max(share, 0.5) - 0.5) * 2 * (_PLOT_WIDTH - 1)) for share in (right, claimed))
    bar = ["▆" if position <= length else " " for position in range(_PLOT_WIDTH)]
    bar[mark] = "|"
    return "".join(bar)


def _score_row(name: str, scores: Scores) -> tuple[str | int, ...]:
    shares = (f"{share:.3f}" for share in (scores.precision, scores.recall, scores.f1))
    return (name, *shares, scores.right, scores.spurious, scores.missed)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _print_errors(findings: list[Finding]) -> None:
    from flows.cli.text import underline

    width = console().width - 2
    for finding in findings:
        say(f"\n{finding.sort.upper()} {finding.article.path.name}: {finding.message}")
        start, end = _surroundings(finding)
        span = (finding.start - start, finding.end - start)
        for line in underline(finding.text[start:end], span, width):
            say(f"  {line}")


def _surroundings(finding: Finding) -> tuple[int, int]:
    """The line around a finding, cut to some sixty characters either side."""
    text = finding.text
    start = max(text.rfind("\n", 0, finding.start) + 1, finding.start - 60)
    line_end = text.find("\n", finding.end)
    return start, min(len(text) if line_end < 0 else line_end, finding.end + 60)
