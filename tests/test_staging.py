"""Staging: what a stage leaves there, the next one finds as it was, on any storage."""

from pathlib import Path

import pytest

from flows.discover import discover
from flows.ledger import kind_records
from flows.stages import extract_articles, parse_files
from flows.staging import StagedArticle, Staging, extract_in_staging, extraction_died, parse_to_staging
from flows.workers import CannotWorkError
from schemas import Article, Issue
from warehouse import make_batch

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(params=["folder", "memory"])
def staging(request: pytest.FixtureRequest, tmp_path: Path) -> Staging:
    """A folder of this machine, and a storage that only fsspec knows."""
    return Staging(str(tmp_path / "staging") if request.param == "folder" else f"memory://{tmp_path.name}")


def test_the_stages_give_in_staging_what_they_give_in_memory(staging: Staging) -> None:
    files = discover([str(SEEDS)]).files
    articles = [article for article in parse_files(files) if isinstance(article, Article)]
    (expected,) = extract_articles(articles)
    staged = parse_to_staging(staging, "", files)
    assert [(article.path, article.article_id) for article in staged if isinstance(article, StagedArticle)] == [
        (article.path, article.article_id) for article in articles
    ]
    # Half of a batch, as when a process died over it, is read from the same file.
    for part in (staged, staged[3:]):
        (got,) = extract_in_staging(staging, [article for article in part if isinstance(article, StagedArticle)])
        assert got.columns is not None
        assert expected.columns is not None
        kept = articles[-len(part) :]
        batch = make_batch(zip(kept, [()] * len(kept), strict=True), kind_records())
        assert staging.read_batch(got.columns).articles == batch.articles
        if part is staged:
            assert staging.read_batch(got.columns).facts == expected.columns.facts
            assert got.outcome.kinds == expected.kinds


def test_paths_start_where_the_run_is_and_are_kept_as_written(staging: Staging, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("At least 12 people were killed.")
    (file,) = discover([str(tmp_path / "news.txt")]).files
    relative = type(file)("news.txt", file.article_id, file.size, None)
    (article,) = parse_to_staging(staging, str(tmp_path), [relative])
    assert article.path == "news.txt"
    assert isinstance(article, StagedArticle)


def test_issues_pass_by(staging: Staging, tmp_path: Path) -> None:
    for name, text in {"a": "Twelve people were killed.", "b": "", "c": "Nine people were killed."}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    outcomes = parse_to_staging(staging, "", discover([str(tmp_path)]).files)
    assert [type(outcome) for outcome in outcomes] == [StagedArticle, Issue, StagedArticle]
    assert [outcome.row for outcome in outcomes if isinstance(outcome, StagedArticle)] == [0, 1]


def test_an_article_that_a_process_died_over_is_an_issue() -> None:
    died = extraction_died(StagedArticle("x.parquet", 3, "news.txt", "0" * 16), "it died")
    assert died.columns is None
    assert [(issue.path, issue.stage, issue.message) for issue in died.outcome.issues] == [
        ("news.txt", "extract", "it died")
    ]


def test_what_is_discarded_and_removed_is_gone(staging: Staging) -> None:
    (article,) = parse_to_staging(staging, "", discover([str(SEEDS)]).files[:1])
    assert isinstance(article, StagedArticle)
    staging.discard([article.file, article.file])
    with pytest.raises(CannotWorkError, match="staging folder"):
        staging.read(article.file)
    staging.remove()
    staging.remove()


def test_a_folder_that_cannot_be_written_stops_the_run_and_blames_no_article(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWorkError, match="cannot be used") as error:
        parse_to_staging(Staging(str(tmp_path / "file" / "run")), "", discover([str(SEEDS)]).files)
    assert error.value.hint
