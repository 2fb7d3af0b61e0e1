"""Count how often facts of each pattern are right on annotated articles, and write them to the confidence lexicon.

Usage: calibrate_confidence.py GOLD_FOLDER …   (NAME.txt beside NAME.json, as `tallywire evaluate` takes them)
"""

import argparse
import collections
import pathlib

from extractors.articles import parse_document
from extractors.context.confidence import pattern_of
from extractors.extract import extract_facts
from flows.gold import read_gold
from flows.matching import match_facts
from schemas import Document

LEXICON = pathlib.Path(__file__).parent.parent / "extractors" / "lexicon" / "confidence.toml"


def count_patterns(folders: list[pathlib.Path]) -> dict[str, list[int]]:
    """Right and seen of each pattern over all articles of the folders."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for folder in folders:
        for gold in read_gold(folder):
            article = parse_document(Document(path=str(gold.path), data=gold.path.read_bytes()))
            facts = extract_facts(article)
            right = set(match_facts(gold.facts, facts).values())
            for index, fact in enumerate(facts):
                count = counts[pattern_of(fact.kind, fact.rule)]
                count[0] += index in right
                count[1] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    counts = count_patterns(parser.parse_args().gold)
    lines = [f'"{pattern}" = [{right}, {seen}]' for pattern, (right, seen) in sorted(counts.items())]
    head = LEXICON.read_text(encoding="utf-8").split("[patterns]")[0]
    LEXICON.write_text(head + "[patterns]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
