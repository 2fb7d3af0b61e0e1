"""What the benchmark measures, each in its own process: `python -m tests.benchmarks.measures NAME ARGUMENT…`."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?)\b"
)
HOSTILE = {
    "words": "the minister said that the soldiers of the northern army went on and ",
    "numbers": "12 people and 3,400 dollars, ",
}
REPEATS = 3
WARM_UP = 50


def floor(folder: str) -> dict[str, float]:
    """The least any program must do: read, decode and hash the files, and look through them once for numbers."""

    def work() -> int:
        found = 0
        for file in files:
            data = file.read_bytes()
            hashlib.sha256(data).hexdigest()
            found += len(NUMBER.findall(data.decode("utf-8")))
        return found

    files = sorted(Path(folder).rglob("*.txt"))
    return {"articles": len(files), "seconds": _median_cpu(work), "numbers": work()}


def extraction(folder: str, sample: str) -> dict[str, float]:
    """Extraction alone, on one core: articles that are in memory, to facts, in a process set up as a worker is."""
    import flows.preload  # noqa: F401
    from extractors.extract import analyse_together, extract_facts, side_by_side
    from flows.discover import discover
    from flows.stages import parse_files
    from schemas import Article

    files = discover([folder]).files[: int(sample) + WARM_UP]
    began = time.process_time()
    articles = [article for article in parse_files(files) if isinstance(article, Article)]
    parsing = (time.process_time() - began) * (len(articles) - WARM_UP) / len(articles)
    for article in articles[:WARM_UP]:
        extract_facts(article)
    articles = articles[WARM_UP:]
    began = time.process_time()
    facts = sum(len(analysis.facts) for group in side_by_side(articles) for analysis in analyse_together(group))
    # Once: what is remembered of the first time would make a second one look faster than any archive is.
    seconds = time.process_time() - began
    characters = sum(len(article.text) for article in articles)
    return {"articles": len(articles), "facts": facts, "seconds": seconds, "parsing": parsing, "characters": characters}


def naive(folder: str, sample: str) -> dict[str, float]:
    """What quantulum3 and dateparser's search take, given whole articles."""
    from dateparser.search import search_dates

    warnings.filterwarnings("ignore", module="quantulum3")
    from quantulum3 import parser

    texts = [file.read_text("utf-8") for file in sorted(Path(folder).rglob("*.txt"))[: int(sample)]]
    parser.parse("It cost 12 dollars.")
    search_dates("On March 22, 2024.")
    quantities = _cpu(lambda: sum(len(parser.parse(text)) for text in texts))
    dates = _cpu(lambda: sum(len(search_dates(text) or ()) for text in texts))
    return {"articles": len(texts), "quantulum3": quantities, "dateparser": dates}


def pipeline(folder: str, db: str, runner: str, workers: str) -> dict[str, float]:
    """The whole flow over a folder, Prefect and its server included."""
    from flows.ingest import run_ingest
    from flows.runners import Runner

    chosen = Runner(runner, int(workers))  # type: ignore[arg-type]
    summary = run_ingest([folder], db, runner=chosen, console_level="CRITICAL")
    run = summary.run
    return {
        "start": summary.start_seconds,
        "seconds": summary.seconds,
        "files": run.files_found,
        "articles": run.articles_loaded,
        "facts": run.facts_loaded,
        "issues": run.issues_found,
    }


def hostile(name: str, size: str) -> dict[str, float]:
    """Extraction of one article of so many bytes: one sentence of words, or one of numbers."""
    from extractors.extract import extract_facts
    from schemas import Article

    pattern = HOSTILE[name]
    article = Article(article_id="0" * 16, path=name, media_type="text/plain", text=pattern * 100)
    extract_facts(article)
    article = article.model_copy(update={"text": pattern * (int(size) // len(pattern))})
    return {"seconds": _cpu(lambda: len(extract_facts(article)))}


def _median_cpu(work: Callable[[], object]) -> float:
    return median(_cpu(work) for _ in range(REPEATS))


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    measure: dict[str, Callable[..., dict[str, float]]] = {
        "floor": floor,
        "extraction": extraction,
        "naive": naive,
        "pipeline": pipeline,
        "hostile": hostile,
    }
    json.dump(measure[sys.argv[1]](*sys.argv[2:]), sys.stdout)
