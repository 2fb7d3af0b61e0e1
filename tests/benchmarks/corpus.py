"""A corpus of made-up news for the benchmark: of the sizes, vocabulary and density of numbers of real news, seeded.

Some of the sentences have numbers, people, places and dates in them, the others are prose. The words are drawn
by Zipf's law from a vocabulary that goes on growing with the corpus, as it does in real news: with few words, whatever
the extractor remembers of them would make it look faster than it is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# Bytes: most news is 1 to 5 kB, and little of it long.
MEDIAN_SIZE, SPREAD, LEAST, MOST = 2_250, 0.45, 400, 20_000
# The share of sentences with numbers. NEWS gives 3.7 figures in a thousand characters: whole articles of Wikinews with
# tolls or sums in them have 3.5 at the median, articles of sites and agencies one to two. DENSE gives 6, as the first
# sentences of business news have.
NEWS, DENSE = 0.12, 0.25
FILES_PER_FOLDER = 1_000

NUMBERED = (
    "At least {n} people were killed and {n} injured when {a} {noun} hit {place} on {day}, {official} said.",
    "{Place}'s health ministry said {n} {group} had been killed since {month} {d}, including {small} {group}.",
    "More than {big} {group} have been displaced by fighting in {place}, according to the United Nations.",
    "“We counted {small} {group} in the first {small} hours,” said {name}, a spokesman for the {noun}.",
    "The {noun} cost ${money} million, up {small} percent from a year earlier, {name} told reporters in {place}.",
    "Police detained {n} {group} in {place} on {day} and released {small} of them the next day.",
    "Some {big} troops were deployed along the {adjective} border, about {n} kilometres from {place}.",
    "A {small}-week truce would allow the release of {n} {group} in exchange for hundreds of {group}.",
    "The {year} {noun} left dozens of {group} dead and between {n} and {big} homes destroyed.",
    "{name}, {age}, has led the {adjective} {noun} for {small} years and won {small} of the last {small} elections.",
    "The central bank of {place} raised its rate to {small}.{d} percent, the highest since {year}.",
    "{Place} won {small}-{small} on {day}, its {small}th victory in {n} games, before a crowd of {big}.",
    "The toll rose to {n} from {n} after rescuers found {small} more {group} under the {noun}, {name} said.",
)
PLAIN = (
    "{name} said the {adjective} {noun} would {verb} the {noun} of {place} despite the {noun}.",
    "The {noun}, which the {adjective} {noun} had called “{adjective}”, was expected to {verb} {group} in {place}.",
    "“The {noun} must {verb} the {noun}, and the {group} know it,” {name} told the {adjective} parliament.",
    "In {place}, {group} gathered outside the {noun} to {verb} what one {noun} described as a {adjective} {noun}.",
    "Critics of the {noun} say that it may {verb} {group} and leave the {adjective} {noun} to the courts.",
    "The {adjective} minister, {name}, denied that the {noun} had ever tried to {verb} the {noun}.",
    "It was not immediately clear whether the {noun} would {verb} a {adjective} {noun}.",
    "Meanwhile the {noun} of {place} has continued to {verb} {group}, drawing anger from the {adjective} {noun}.",
)
GROUPS = [
    "people",
    "civilians",
    "soldiers",
    "children",
    "hostages",
    "prisoners",
    "women",
    "migrants",
    "workers",
    "fighters",
    "students",
    "refugees",
    "protesters",
    "police",
    "officers",
    "passengers",
    "residents",
    "villagers",
    "journalists",
    "doctors",
    "voters",
    "miners",
    "farmers",
]
PLACES = [
    "Gaza",
    "Cairo",
    "Jakarta",
    "Kyiv",
    "Khartoum",
    "Lagos",
    "Manila",
    "Lima",
    "Ankara",
    "Beirut",
    "Baghdad",
    "Kabul",
    "Paris",
    "Nairobi",
    "Dhaka",
    "Bogota",
    "Mosul",
    "Aleppo",
    "Donetsk",
    "Tripoli",
    "Port-au-Prince",
    "Rafah",
    "Goma",
    "Sanaa",
    "Idlib",
    "Mogadishu",
    "Quetta",
    "Peshawar",
    "Seoul",
    "Caracas",
]
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ta",
    "len",
    "dor",
    "vas",
    "shi",
    "bel",
    "nar",
    "qui",
    "zo",
    "per",
    "hal",
    "mun",
    "go",
    "ri",
    "sto",
    "fen",
    "ja",
    "lu",
    "wen",
    "bra",
    "cho",
    "di",
    "ek",
    "fal",
    "gri",
    "hu",
]


@dataclass(frozen=True)
class Vocabulary:
    """Words by role, most frequent first."""

    nouns: list[str]
    verbs: list[str]
    adjectives: list[str]
    names: list[str]


@cache
def _vocabulary() -> Vocabulary:
    draw = random.Random(0)
    text = " ".join(path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    seen = sorted({word for word in text.split() if word.isalpha() and word.islower() and len(word) > 4})
    made = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))) for _ in range(30_000)]
    common = (ROOT / "extractors" / "lexicon" / "person_nouns.txt").read_text("utf-8").split()
    draw.shuffle(seen)
    draw.shuffle(common)
    return Vocabulary(
        nouns=[*seen[: len(seen) // 2], *common[:4_000], *(f"{word}tion" for word in made[:10_000])],
        verbs=[*seen[len(seen) // 2 :], *(f"{word}ize" for word in made[10_000:12_000])],
        adjectives=[f"{word}ish" for word in made[12_000:15_000]],
        names=[word.capitalize() for word in made[15_000:]],
    )


class Writer:
    """Writes one article after another; the same number gives the same article."""

    def __init__(self, number: int, numbered: float = NEWS) -> None:
        """Args: number: of the article. numbered: the share of its sentences that have numbers in them."""
        self._numbered = numbered
        self._draw = random.Random(number)
        self._words = _vocabulary()

    def article(self) -> str:
        """An article: a title, a dateline and paragraphs."""
        draw = self._draw
        size = int(min(max(draw.lognormvariate(0, SPREAD) * MEDIAN_SIZE, LEAST), MOST))
        day = f"{self._month()} {draw.randint(1, 28)}"
        title = self._sentence(PLAIN).rstrip(".").title()
        parts = [f"{title}\n", f"{draw.choice(PLACES).upper()}, {day}, 2024 (Newswire) - {self._sentence(NUMBERED)}"]
        length = sum(map(len, parts))
        while length < size:
            sentences = [
                self._sentence(NUMBERED if draw.random() < self._numbered else PLAIN) for _ in range(draw.randint(1, 4))
            ]
            parts.append(" ".join(sentences))
            length += len(parts[-1]) + 2
        return "\n\n".join(parts) + "\n"

    def _sentence(self, patterns: tuple[str, ...]) -> str:
        pattern = self._draw.choice(patterns)
        return "".join(
            self._slot(part) if number % 2 else part for number, part in enumerate(pattern.replace("}", "{").split("{"))
        )

    def _slot(self, name: str) -> str:
        draw, words = self._draw, self._words
        match name:
            case "noun" | "verb" | "adjective":
                return self._zipf(getattr(words, f"{name}s"))
            case "name" | "official":
                return f"{self._zipf(words.names)} {self._zipf(words.names)}"
            case "place" | "Place":
                return draw.choice(PLACES) if draw.random() < 0.7 else self._zipf(words.names)
            case "group":
                return draw.choice(GROUPS)
            case "day":
                return draw.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
            case "month":
                return self._month()
            case "a":
                return draw.choice(("a", "the", "another"))
            case _:
                return self._number(name)

    def _number(self, name: str) -> str:
        draw = self._draw
        ranges = {"d": (1, 28), "small": (2, 30), "n": (3, 900), "age": (18, 90), "year": (1950, 2023)}
        if name == "big":
            return f"{draw.randint(1, 400) * 500:,}"
        if name == "money":
            return f"{draw.uniform(1, 900):.1f}"
        if name == "small" and draw.random() < 0.4:
            return draw.choice(
                ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
            )
        return str(draw.randint(*ranges[name]))

    def _month(self) -> str:
        months = "January February March April May June July August September October November December"
        return self._draw.choice(months.split())

    def _zipf(self, words: list[str]) -> str:
        return words[min(int(len(words) ** self._draw.random()) - 1, len(words) - 1)]


def write_corpus(folder: Path, count: int, first: int = 0, numbered: float = NEWS) -> int:
    """Writes articles into folders of a thousand; what is there already stays.

    Args:
        folder: made when it is missing.
        count: how many articles.
        first: number of the first one; other numbers are other articles.
        numbered: the share of sentences that have numbers in them.

    Returns:
        Bytes of all of them.
    """
    size = 0
    for number in range(first, first + count):
        file = folder / f"{number // FILES_PER_FOLDER:04}" / f"{number:07}.txt"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(Writer(number, numbered).article(), "utf-8")
        size += file.stat().st_size
    return size
