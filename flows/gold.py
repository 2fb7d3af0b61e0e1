"""Gold: reads hand-annotated articles (NAME.txt beside NAME.json), for `flows.evaluation` to compare facts with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class GoldError(Exception):
    """A gold folder or file that cannot be used.

    Attributes:
        message: what happened and where.
        hint: what to do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact; fields the annotator left out are None.

    Attributes:
        fields: the annotation as its JSON file holds it.
    """

    fields: Mapping[str, Any]

    def __getitem__(self, field: str) -> Any:
        return self.fields.get(field)

    @property
    def kind(self) -> str:
        return str(self.fields["kind"])

    @property
    def optional(self) -> bool:
        """Whether missing the fact costs nothing ("for weeks")."""
        return bool(self.fields.get("optional", False))

    def accepted(self, field: str) -> list[Any]:
        """The annotated value of a field, then the alternatives the annotator also accepts."""
        alternatives = self.fields.get("alt") or {}
        return [self.fields.get(field), *alternatives.get(field, [])]


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article.

    Attributes:
        path: the text file.
        dated: whether the annotation says anything about the publication date.
        published_on: ISO date, or None when the text does not give one.
        facts: the annotated facts, in the order of the file; `part_of` counts in it.
    """

    path: Path
    dated: bool
    published_on: str | None
    facts: tuple[GoldFact, ...]


def read_gold(folder: Path) -> list[GoldArticle]:
    """Reads every annotated article of a folder.

    Args:
        folder: holds NAME.txt and NAME.json; JSON files without `facts` (say, NAME.meta.json) are passed over.

    Returns:
        The articles by file name.

    Raises:
        GoldError: the folder is missing, holds no gold, or a file in it is broken.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder} is not a folder", "Give a folder that holds NAME.txt and NAME.json, e.g. seeds")
    articles = [article for path in sorted(folder.glob("*.json")) if (article := _read_article(path)) is not None]
    if not articles:
        raise GoldError(f"{folder} holds no gold", "A gold article is NAME.txt with its facts in NAME.json beside it")
    return articles


def _read_article(path: Path) -> GoldArticle | None:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path} cannot be read as JSON: {error}", "Mend the file or move it away") from error
    if not isinstance(gold, dict) or "facts" not in gold:
        return None
    text = path.with_name(gold.get("article", f"{path.stem}.txt"))
    if not text.is_file():
        raise GoldError(f"{path} annotates {text.name}, which is not there", f"Put the article's text at {text}")
    facts = tuple(_read_fact(fields, number, path) for number, fields in enumerate(gold["facts"]))
    return GoldArticle(text, "published_on" in gold, gold.get("published_on"), facts)


def _read_fact(fields: Any, number: int, path: Path) -> GoldFact:
    lacking = [name for name in ("kind", "start", "end", "value") if not isinstance(fields, dict) or name not in fields]
    if lacking:
        raise GoldError(
            f"{path}: facts[{number}] lacks {', '.join(lacking)}",
            "Every fact needs kind, start, end (character offsets) and value (null for a range or a vague number)",
        )
    return GoldFact(fields)
