"""README: every query and command in the documentation prints what the page shows. After a change: `make docs`."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.examples import PAGES, ROOT, Example, Seeds, find_examples, refresh_examples, same_output

EXAMPLES = [
    pytest.param(example, id=f"{page}: {example.code.splitlines()[0][:60]}")
    for page in PAGES
    for example in find_examples((ROOT / page).read_text(encoding="utf-8"))
    if example.runnable
]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return Seeds(tmp_path_factory.mktemp("checkout"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_prints_what_the_page_shows(example: Example, seeds: Seeds) -> None:
    printed = seeds.run(example)
    assert same_output(printed, example.shown), f"`make docs` refreshes the page. It prints now:\n{printed}"


def test_the_readme_answers_ten_questions() -> None:
    queries = [example for example in find_examples((ROOT / "README.md").read_text("utf-8")) if example.is_sql]
    assert len(queries) == 10
    assert all(query.shown.count("\n| ") > 2 for query in queries), "a question without an answer teaches nothing"


PAGE = """Text with `code` and a | bar.

```sql
SELECT 1
```

| old |
| --- |
| 2 |

```console
$ tallywire kinds
old
$ git status
as it was
```

```sql
SELECT 2
```
The end.
"""


def test_refreshing_replaces_outputs_and_nothing_else() -> None:
    refreshed = refresh_examples(PAGE, lambda example: "\n| new |\n" if example.is_sql else "new\n")
    assert refreshed == PAGE.replace("| old |\n| --- |\n| 2 |", "| new |").replace("old\n", "new\n").replace(
        "SELECT 2\n```\n", "SELECT 2\n```\n\n| new |\n"
    )
    assert refresh_examples(refreshed, lambda example: example.shown) == refreshed


def test_seconds_alone_are_no_difference(tmp_path: Path) -> None:
    assert same_output("It took 1.3 s.", "It took 0.9 s.")
    assert not same_output("5 files", "6 files")
