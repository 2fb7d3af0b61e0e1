"""The extractor's version: a hash over its own code and lexicon, so that no change can go unnoticed."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ENDINGS = (".py", ".toml", ".txt", ".gz", ".json")


@cache
def extractor_version() -> str:
    """12 hex digits over every code and lexicon file of the extractor, by path and content."""
    digest = hashlib.sha256()
    for name, file in sorted(_walk(files("extractors"), "")):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            found.append((prefix + entry.name, entry))
    return found
