"""Stages: parse and extract as plain functions over many articles, run in this process or in one of `Workers`.

What goes in comes out once, as a result or as an `Issue`: a bad file never stops the others and is never lost.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from flows.discover import FoundFile
from flows.files import NotReadError, read_bytes, shown_path
from flows.limits import time_limit
from schemas import Article, Document, Fact, Issue, ParsedArticle
from warehouse import Batch, join_batches, make_batch

REPORTED = 10
# Articles whose facts are records at one time: as columns they take a twentieth of the memory.
_AT_ONCE = 64

Item = TypeVar("Item")
Result = TypeVar("Result")


class Known(Protocol):
    """An article, or what stands for one."""

    @property
    def path(self) -> str:
        """Where it was found."""

    @property
    def article_id(self) -> str:
        """Its key."""


@dataclass(frozen=True)
class Extracted:
    """What extract makes of some articles: columns ready to load, and what the run's report says of them.

    Attributes:
        columns: the articles and their facts; None where there are none.
        kinds: how many facts of each kind.
        largest: the largest numbers, for the report.
        issues: what went wrong.
    """

    columns: Batch | None
    kinds: Counter[str]
    largest: tuple[Fact, ...]
    issues: tuple[Issue, ...]


def parse_files(files: Sequence[FoundFile], folder: str = "") -> list[ParsedArticle | Issue]:
    """Reads files and parses them.

    Args:
        files: what discover found.
        folder: where relative paths start; "" is the folder this process is in.

    Returns:
        An article or an issue for each, in the same order.
    """
    return [_guarded(partial(_parse_file, folder), file, file_crashed) for file in files]


def extract_articles(articles: Sequence[Article]) -> list[Extracted]:
    """Extracts the facts of articles.

    Args:
        articles: what parse made.

    Returns:
        One piece with all of them. They are columns already, because a hundred thousand records are slow to send
        from one process to another.
    """
    from extractors.extract import side_by_side
    from extractors.facts import KINDS

    records = {kind.name: kind.record for kind in KINDS}
    kinds: Counter[str] = Counter()
    largest: tuple[Fact, ...] = ()
    columns, issues = [], []
    once = list({article.article_id: article for article in reversed(articles)}.values())[::-1]
    for start in range(0, len(once), _AT_ONCE):
        outcomes = [
            outcome for group in side_by_side(once[start : start + _AT_ONCE]) for outcome in _extract_group(group)
        ]
        pairs = [outcome for outcome in outcomes if not isinstance(outcome, Issue)]
        facts = [fact for _, facts in pairs for fact in facts]
        kinds.update(fact.kind for fact in facts)
        largest = largest_facts((*largest, *facts))
        issues += [outcome for outcome in outcomes if isinstance(outcome, Issue)]
        if pairs:
            columns.append(make_batch(pairs, records))
    return [Extracted(join_batches(columns) if columns else None, kinds, largest, tuple(issues))]


def largest_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts a report shows first: of those about people, the ones with the largest numbers, largest first."""
    people = [fact for fact in facts if fact.unit == "person" and fact.value is not None]
    return tuple(sorted(people, key=lambda fact: (-(fact.value or 0), fact.fact_id))[:REPORTED])


def file_crashed(file: FoundFile, reason: str) -> Issue:
    """The issue for a file that parsing broke over. `reason` is what happened."""
    hint = "Look at the file: it may be damaged or built to break readers. It is tried again in the next run"
    return Issue(
        path=shown_path(file.path),
        article_id=file.article_id,
        stage="parse",
        code="parse-failed",
        message=reason,
        hint=hint,
    )


def article_crashed(article: Known, reason: str) -> Issue:
    """The issue for an article that extraction broke over. `reason` is what happened."""
    hint = "Report it with the article: extraction must not fail on any text. It is tried again in the next run"
    return Issue(
        path=article.path,
        article_id=article.article_id,
        stage="extract",
        code="extract-failed",
        message=reason,
        hint=hint,
    )


def _parse_file(folder: str, file: FoundFile) -> ParsedArticle | Issue:
    from extractors.articles import ParseError, parse_document

    try:
        data = read_bytes(os.path.join(folder, file.path))  # noqa: PTH118 - a Path would cost as much as the read
    except NotReadError as error:
        return error.issue("parse", file.article_id)
    if hashlib.sha256(data).hexdigest()[:16] != file.article_id:
        hint = "It is still being written, perhaps; the next run takes it in as it is then"
        return NotReadError(file.path, "changed", "The file changed while the run was reading it", hint).issue("parse")
    try:
        return parse_document(Document(path=shown_path(file.path), data=data, supplied=file.supplied))
    except ParseError as error:
        return NotReadError(file.path, error.code, error.message, error.hint).issue("parse", file.article_id)


def _extract_group(articles: Sequence[Article]) -> list[tuple[Article, tuple[Fact, ...]] | Issue]:
    """Side by side; where one of them fails, one by one, so that only that one is an issue."""
    if len(articles) > 1:
        try:
            with time_limit():
                return list(_extract(articles))
        except Exception:  # noqa: S110 - which article it is shows when they are done one by one
            pass
    return [_guarded(_extract_article, article, article_crashed) for article in articles]


def _extract_article(article: Article) -> tuple[Article, tuple[Fact, ...]]:
    return next(_extract([article]))


def _extract(articles: Sequence[Article]) -> Iterator[tuple[Article, tuple[Fact, ...]]]:
    from extractors.extract import analyse_together

    for article, analysis in zip(articles, analyse_together(articles), strict=True):
        if len({fact.fact_id for fact in analysis.facts}) < len(analysis.facts):
            raise ValueError("two facts have the same kind and span")
        yield article, analysis.facts


def _guarded(work: Callable[[Item], Result], item: Item, crashed: Callable[[Item, str], Issue]) -> Result | Issue:
    try:
        with time_limit():
            return work(item)
    except Exception as error:  # whatever a hostile file provokes is that file's issue, not the run's end
        return crashed(item, f"{type(error).__name__}: {error}"[:500])
