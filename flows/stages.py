"""Stages: parse and extract as plain functions over many articles, run in this process or in one of `Workers`.

What goes in comes out once, as a result or as an `Issue`: a bad file never stops the others and is never lost.
"""

from __future__ import annotations

import faulthandler
import hashlib
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TypeVar

from flows.discover import FoundFile
from flows.files import NotReadError, read_bytes, shown_path
from schemas import Article, Document, Fact, Issue
from warehouse import Batch, make_batch

# Real articles take milliseconds. What is still busy after the first limit is interrupted; what cannot be interrupted
# (a pattern running inside the interpreter's C code) ends with its process after the second.
SECONDS_PER_ARTICLE = 30
SECONDS_BEFORE_KILL = 45
REPORTED = 10

Item = TypeVar("Item")
Result = TypeVar("Result")


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


def parse_files(files: Sequence[FoundFile]) -> list[Article | Issue]:
    """Reads files and parses them.

    Args:
        files: what discover found.

    Returns:
        An article or an issue for each, in the same order.
    """
    return [_guarded(_parse_file, file, file_crashed) for file in files]


def extract_articles(articles: Sequence[Article]) -> list[Extracted]:
    """Extracts the facts of articles.

    Args:
        articles: what parse made.

    Returns:
        One piece with all of them. They are columns already, because a hundred thousand records are slow to send
        from one process to another.
    """
    from extractors.facts import KINDS

    outcomes = [_guarded(_extract_article, article, article_crashed) for article in articles]
    pairs = [outcome for outcome in outcomes if not isinstance(outcome, Issue)]
    facts = [fact for _, facts in pairs for fact in facts]
    return [
        Extracted(
            columns=make_batch(pairs, {kind.name: kind.record for kind in KINDS}) if pairs else None,
            kinds=Counter(fact.kind for fact in facts),
            largest=largest_facts(facts),
            issues=tuple(outcome for outcome in outcomes if isinstance(outcome, Issue)),
        )
    ]


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


def extraction_died(article: Article, reason: str) -> Extracted:
    """What extract makes of an article that a process died over."""
    return Extracted(None, Counter(), (), (article_crashed(article, reason),))


def article_crashed(article: Article, reason: str) -> Issue:
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


def _parse_file(file: FoundFile) -> Article | Issue:
    from extractors.articles import ParseError, parse_document

    try:
        data = read_bytes(file.path)
    except NotReadError as error:
        return error.issue("parse", file.article_id)
    if hashlib.sha256(data).hexdigest()[:16] != file.article_id:
        hint = "It is still being written, perhaps; the next run takes it in as it is then"
        return NotReadError(file.path, "changed", "The file changed while the run was reading it", hint).issue("parse")
    try:
        return parse_document(Document(path=shown_path(file.path), data=data, supplied=file.supplied))
    except ParseError as error:
        return NotReadError(file.path, error.code, error.message, error.hint).issue("parse", file.article_id)


def _extract_article(article: Article) -> tuple[Article, tuple[Fact, ...]]:
    from extractors.extract import extract_facts

    facts = extract_facts(article)
    if len({fact.fact_id for fact in facts}) < len(facts):
        raise ValueError("two facts have the same kind and span")
    return article, facts


def _guarded(work: Callable[[Item], Result], item: Item, crashed: Callable[[Item, str], Issue]) -> Result | Issue:
    try:
        with _time_limit():
            return work(item)
    except Exception as error:  # whatever a hostile file provokes is that file's issue, not the run's end
        return crashed(item, f"{type(error).__name__}: {error}"[:500])


@contextmanager
def _time_limit() -> Iterator[None]:
    # Signals reach the main thread only. Where the stage runs in another one, it runs over little text.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_PER_ARTICLE)
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(SECONDS_BEFORE_KILL, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"not done after {SECONDS_PER_ARTICLE} seconds")
