"""Make extractors/lexicon/person_nouns.txt from WordNet's dictionary files.

Usage: make_person_nouns.py WORDNET_FOLDER OUT.txt   (the folder that holds index.noun, data.noun and cntlist.rev)

A noun is taken when its senses that name persons or groups of persons weigh more than half of all its senses, by
WordNet's own counts of use; without counts, when its first sense does.
"""

import argparse
import collections
import pathlib
import re

PERSON = "18"
ONE_WORD = re.compile(r"[a-z]{3,}\Z")


def read_senses(folder: pathlib.Path) -> dict[str, list[str]]:
    """Map each one-word noun to the lexicographer files of its senses, in WordNet's order."""
    lexfile = {}
    names = set()
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            offset, number = line.split(" ", 2)[:2]
            lexfile[offset] = number
            names |= {(offset, word.lower()) for word in line.split(" | ")[0].split() if word[:1].isupper()}
    senses = {}
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if not line.startswith("  ") and ONE_WORD.match(fields[0]):
            offsets = [offset for offset in fields if offset in lexfile and (offset, fields[0]) not in names]
            if offsets:
                senses[fields[0]] = [lexfile[offset] for offset in offsets]
    return senses


def read_counts(folder: pathlib.Path) -> dict[tuple[str, int], int]:
    """Map (noun, sense number) to how often the sense was seen in WordNet's tagged texts."""
    counts: dict[tuple[str, int], int] = collections.Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%", 1)
        if rest.startswith("1:"):
            counts[lemma, int(sense)] += int(count)
    return counts


def person_nouns(folder: pathlib.Path) -> list[str]:
    """The nouns that mostly name persons, sorted."""
    counts = read_counts(folder)
    chosen = []
    for noun, files in read_senses(folder).items():
        weight = [counts.get((noun, index + 1), 0) for index in range(len(files))]
        if not sum(weight):
            weight = [1] + [0] * (len(files) - 1)
        person = sum(w for w, number in zip(weight, files, strict=True) if number == PERSON)
        if person * 2 > sum(weight):
            chosen.append(noun)
    return sorted(chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.out.write_text("\n".join(person_nouns(arguments.wordnet)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
