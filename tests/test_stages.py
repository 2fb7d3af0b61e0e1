"""Stages: what goes in comes out once, as a result or as an issue."""

from collections.abc import Sequence
from pathlib import Path

from flows.discover import FoundFile, discover
from flows.stages import extract_articles, largest_facts, parse_files
from schemas import Article, Issue, ParsedArticle

SENTENCE = "At least 12 people were killed and 30 injured in the blast on Monday."


def _found(folder: Path, **texts: str | bytes) -> Sequence[FoundFile]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return discover([str(folder)]).files


def test_each_file_becomes_an_article_or_an_issue_in_order(tmp_path: Path) -> None:
    files = _found(tmp_path, a=SENTENCE, b="", c=b"\x00\x01\x02\xff" * 500, d=SENTENCE + " More.")
    outcomes = parse_files(files)
    assert [type(outcome) for outcome in outcomes] == [ParsedArticle, Issue, Issue, ParsedArticle]
    issues = [outcome for outcome in outcomes if isinstance(outcome, Issue)]
    assert [Path(issue.path).name for issue in issues] == ["b.txt", "c.txt"]
    assert all(issue.stage == "parse" and issue.message and issue.hint for issue in issues)


def test_a_file_that_vanishes_between_the_stages_is_an_issue(tmp_path: Path) -> None:
    files = _found(tmp_path, a=SENTENCE)
    (tmp_path / "a.txt").unlink()
    (issue,) = parse_files(files)
    assert isinstance(issue, Issue)
    assert (issue.code, issue.stage, issue.article_id) == ("vanished", "parse", files[0].article_id)


def test_a_file_that_changes_between_the_stages_is_left_for_the_next_run(tmp_path: Path) -> None:
    # Its key is the hash of what discover saw: loading other bytes under it would be a lie.
    files = _found(tmp_path, a=SENTENCE)
    (tmp_path / "a.txt").write_text(SENTENCE + " And it goes on.")
    (issue,) = parse_files(files)
    assert isinstance(issue, Issue)
    assert issue.code == "changed"


def test_extract_gives_columns_and_counts(tmp_path: Path) -> None:
    articles = [article for article in parse_files(_found(tmp_path, a=SENTENCE)) if isinstance(article, Article)]
    (extracted,) = extract_articles(articles)
    assert extracted.columns is not None
    assert extracted.columns.articles.num_rows == 1
    assert extracted.columns.facts.num_rows == sum(extracted.kinds.values()) == 2
    assert [fact.value for fact in extracted.largest] == [30, 12]
    assert largest_facts(reversed(extracted.largest)) == extracted.largest
    assert not extracted.issues


def test_no_articles_give_no_columns() -> None:
    (extracted,) = extract_articles([])
    assert extracted.columns is None
    assert not extracted.kinds
