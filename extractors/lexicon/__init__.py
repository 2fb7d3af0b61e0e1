"""The word lists of the extractor, as TOML files beside this module; the only place where extractors read a file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read one lexicon file, once per process.

    Args:
        name: the file's name without its ending: ``load_lexicon("numbers")`` reads ``numbers.toml``.

    Returns:
        The file's tables, as TOML gives them. Treat it as read-only: every caller gets the same object.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def time_words(*tables: str) -> frozenset[str]:
    """Words of the lexicon of times, in lower case.

    Args:
        tables: names of its tables; ``time_words("month", "weekday")`` holds "march" and "monday".
    """
    times = load_lexicon("times")
    return frozenset(word.lower() for table in tables for word in times[table])
