"""Staging: the folder through which batches travel between stages, as Parquet files.

Workers write their results there, wherever they run; only names and counts come back to the run. Each attempt at a
batch writes files of its own, so that a worker taken for dead which is not cannot spoil what another one wrote.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from flows.discover import FoundFile
from flows.memory import give_back
from flows.stages import Extracted, article_crashed, extract_articles, parse_files
from flows.workers import CannotWorkError
from schemas import Issue, ParsedArticle
from warehouse import Batch, read_articles, write_articles

if TYPE_CHECKING:
    import fsspec
    import pyarrow


class StagedArticle(NamedTuple):
    """An article that lies in the staging folder.

    Attributes:
        file: the staged file it is in.
        row: its row there, 0-based.
        path: where it was found.
        article_id: its key.
    """

    file: str
    row: int
    path: str
    article_id: str


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """A batch's columns that lie in the staging folder."""

    articles: str
    facts: str


@dataclass(frozen=True, slots=True)
class StagedFacts:
    """What extract makes of some articles.

    Attributes:
        columns: where the articles and their facts lie; None where there are none.
        outcome: what else there is to say of them; its own `columns` is None.
    """

    columns: StagedBatch | None
    outcome: Extracted


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder for the results of one run.

    Attributes:
        url: a local path, or any URL fsspec knows, e.g. ``s3://bucket/tallywire/RUN`` (which needs s3fs installed
            beside the run and its workers).
    """

    url: str

    def write(self, table: pyarrow.Table) -> str:
        """Writes columns to a new file and returns its name."""
        from pyarrow import parquet

        name = f"{uuid.uuid4().hex}.parquet"
        with self._opened() as (system, folder):
            system.makedirs(folder, exist_ok=True)
            with system.open(f"{folder}/{name}", "wb") as file:
                parquet.write_table(table, file, compression="zstd")
        return name

    def read(self, name: str) -> pyarrow.Table:
        """The columns of a file."""
        from pyarrow import parquet

        with self._opened() as (system, folder), system.open(f"{folder}/{name}", "rb") as file:
            # Not `read_table`, which loads all that Arrow has for whole folders of files.
            return parquet.ParquetFile(file).read(use_threads=False)

    def write_batch(self, batch: Batch) -> StagedBatch:
        """Writes both tables of a batch."""
        return StagedBatch(self.write(batch.articles), self.write(batch.facts))

    def read_batch(self, staged: StagedBatch) -> Batch:
        """The batch as it was before it was written."""
        return Batch(self.read(staged.articles), self.read(staged.facts))

    def discard(self, names: Iterable[str]) -> None:
        """Deletes files that nobody needs any more."""
        with self._opened() as (system, folder):
            for name in set(names):
                system.rm_file(f"{folder}/{name}")

    def remove(self) -> None:
        """Deletes the folder with all that is in it."""
        with self._opened() as (system, folder):
            if system.exists(folder):
                system.rm(folder, recursive=True)

    @contextmanager
    def _opened(self) -> Iterator[tuple[fsspec.AbstractFileSystem, str]]:
        import fsspec

        try:
            yield fsspec.url_to_fs(self.url)
        except Exception as error:  # each kind of storage has its own
            hint = "Every worker must be able to write there: see that it exists, has room, and may be written to"
            message = f"The staging folder {self.url} cannot be used: {type(error).__name__}: {error}"
            raise CannotWorkError(message[:500], hint) from error


def parse_to_staging(staging: Staging, folder: str, files: Sequence[FoundFile]) -> list[StagedArticle | Issue]:
    """The stage parse: like `parse_files`, with the articles left in the staging folder."""
    outcomes = parse_files(files, folder)
    articles = [outcome for outcome in outcomes if isinstance(outcome, ParsedArticle)]
    name = staging.write(write_articles(articles)) if articles else ""
    rows = iter(range(len(articles)))
    return [
        outcome if isinstance(outcome, Issue) else StagedArticle(name, next(rows), outcome.path, outcome.article_id)
        for outcome in outcomes
    ]


def extract_in_staging(staging: Staging, articles: Sequence[StagedArticle]) -> list[StagedFacts]:
    """The stage extract: like `extract_articles`, from the staging folder and back to it."""
    rows: dict[str, list[int]] = {}
    for article in articles:
        rows.setdefault(article.file, []).append(article.row)
    read = [article for name in rows for article in read_articles(staging.read(name).take(rows[name]))]
    staged = [
        StagedFacts(None if piece.columns is None else staging.write_batch(piece.columns), replace(piece, columns=None))
        for piece in extract_articles(read)
    ]
    # What a batch leaves free lies between what is remembered of it, and would stay with this process.
    give_back()
    return staged


def extraction_died(article: StagedArticle, reason: str) -> StagedFacts:
    """What extract makes of an article that a process died over."""
    return StagedFacts(None, Extracted(None, Counter(), (), (article_crashed(article, reason),)))
