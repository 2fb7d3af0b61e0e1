"""Reading one article for the commands that need no database: a file, standard input or a text becomes an Article."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cli.errors import SOME_FAILED, WRONG_USE, CommandError
from flows.cli.screen import warn

if TYPE_CHECKING:
    from schemas import Article, Issue, SuppliedMetadata


def supply(published_on: date | None, publisher: str | None = None) -> SuppliedMetadata | None:
    """What the user says on the command line about articles, as the record that parsing takes."""
    from schemas import SuppliedMetadata

    if published_on is None and publisher is None:
        return None
    return SuppliedMetadata(published_on=published_on, publisher=publisher)


def read_file(path: str, supplied: SuppliedMetadata | None) -> Article:
    """Reads and parses an article's file just as a run would, its sidecar included.

    Raises:
        CommandError: there is no such file, or no readable article in it.
    """
    from flows.discover import discover
    from flows.stages import parse_files
    from schemas import Article

    if Path(path).is_dir():
        raise CommandError(f"{path} is a folder", f"To read all its articles: tallywire run {path}")
    discovery = discover([path], supplied)
    for issue in discovery.issues:
        if not discovery.files:
            raise _as_error(issue)
        warn(f"{issue.path}: {issue.message}. {issue.hint}")
    [article] = parse_files(discovery.files)
    if isinstance(article, Article):
        return article
    raise _as_error(article)


def read_standard_input() -> bytes:
    """What is piped in.

    Raises:
        CommandError: nothing is piped in.
    """
    if sys.stdin.isatty():
        hint = "Pipe an article in, e.g. tallywire extract - < article.txt"
        raise CommandError("Nothing is piped into standard input", hint)
    return sys.stdin.buffer.read()


def parse(path: str, data: bytes, supplied: SuppliedMetadata | None) -> Article:
    """Parses an article that is not in a file.

    Args:
        path: stands for a path in messages and in the record.
        data: the article's bytes.
        supplied: what the user says about it.

    Raises:
        CommandError: the bytes are no readable article.
    """
    from extractors.articles import ParseError, parse_document
    from schemas import Document

    try:
        return parse_document(Document(path=path, data=data, supplied=supplied))
    except ParseError as error:
        # It names the path itself.
        raise CommandError(error.message, error.hint, SOME_FAILED) from error


def _as_error(issue: Issue) -> CommandError:
    exit_code = WRONG_USE if issue.code == "missing-path" else SOME_FAILED
    return CommandError(f"{issue.path}: {issue.message}", issue.hint, exit_code)
