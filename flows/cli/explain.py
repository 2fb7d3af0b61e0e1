"""`tallywire explain`: why a fact is as it is, field by field."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import DEFAULT_DATABASE, Database
from flows.cli.screen import console, say

if TYPE_CHECKING:
    from schemas import Article, Evidence

COMMAND = "explain"
EPILOG = """Examples:

\b
  tallywire show 002_15e4a900d2dc02be.txt
  tallywire explain 859e8f2f

The first lists the facts of an article with their ids; the start of an id will do.
"""

# Said in the lines above the table, or about storage and not about the text.
_NOT_FIELDS = {
    "fact_id",
    "article_id",
    "kind",
    "start_char",
    "end_char",
    "text",
    "sentence_start",
    "sentence_end",
    "rule",
    "confidence",
    "extractor_version",
    "run_id",
    "extracted_at",
}


def command(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="The fact's id, or the beginning of it.")],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Shows why a fact is as it is.

    Prints the sentence with the fact marked, the rule that made it, and the words and rules that gave each field.

    The article stored in the database is read again to find that out, so it shows what the installed extractor does.
    """
    from extractors.extract import analyse
    from extractors.version import extractor_version
    from warehouse import connect_read_only, get_article, get_fact

    with closing(connect_read_only(db)) as connection:
        fact = get_fact(connection, fact_id)
        stored = get_article(connection, fact["article_id"])
    article = _as_parsed(stored)
    analysis = analyse(article)
    now = next((found.model_dump() for found in analysis.facts if found.fact_id == fact["fact_id"]), None)
    _print_sentence(article, fact)
    _print_fields(article, fact, now, analysis.evidence.get(fact["fact_id"], ()))
    if now is None:
        say("\nThe installed extractor does not find this fact: what is shown is what the database holds.")
    if fact["extractor_version"] != extractor_version():
        say(
            f"\nThe database holds what extractor {fact['extractor_version']} made of the article; the installed one is"
            f" {extractor_version()}.\nTo bring it up to date: tallywire reprocess"
        )


def _as_parsed(stored: Article) -> Article:
    """The article as parsing made it, without what the warehouse added."""
    from schemas import Article

    return Article.model_validate({name: getattr(stored, name) for name in Article.model_fields})


def _print_sentence(article: Article, fact: dict[str, Any]) -> None:
    from flows.cli.text import underline

    sentence = article.text[fact["sentence_start"] : fact["sentence_end"]]
    span = (fact["start_char"] - fact["sentence_start"], fact["end_char"] - fact["sentence_start"])
    say(f"{fact['kind']} {fact['fact_id']}")
    say(f"in {article.title or '(no title)'}")
    say(f"   {article.path}, characters {fact['start_char']} to {fact['end_char']}\n")
    for line in underline(sentence, span, console().width - 2):
        say(f"  {line}")
    say(f"\nrule        {fact['rule']}\nconfidence  {fact['confidence']:.2f}\n")


def _print_fields(
    article: Article, fact: dict[str, Any], now: dict[str, Any] | None, evidence: tuple[Evidence, ...]
) -> None:
    from flows.cli.tables import print_grid

    rows: list[tuple[Any, ...]] = []
    for name, value in fact.items():
        if name in _NOT_FIELDS or (value is None and (now or {}).get(name) is None):
            continue
        reasons = [reason for reason in evidence if reason.field == name]
        words = [article.text[reason.start : reason.end] for reason in reasons if reason.start is not None]
        rows.append((name, value, " … ".join(words) or None, "; ".join(reason.rule for reason in reasons) or None))
        if now is not None and name in now and now[name] != value:
            rows.append(("  now", now[name], None, None))
    print_grid(("field", "value", "words", "rule"), rows)
