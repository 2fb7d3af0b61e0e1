"""Preload: what the processes of `flows.workers` have in common.

They are forked from one server process, which imports this module: the lexicons are then loaded once, and lie in memory
once, however many processes there are. What starts threads must not be imported here: a process that is forked while
another thread holds a lock may wait for it for ever.
"""

from __future__ import annotations

import gc
import os

import fsspec.implementations.local  # noqa: F401

from extractors.extract import extract_facts
from flows.memory import give_back
from schemas import Article

_EXAMPLE = "CAIRO, March 22 - At least 12 people were killed on Monday, the health ministry of Egypt said."


def _load_arrow() -> None:
    # Arrow brings an allocator that is not used, and that starts a thread when it is loaded unless it is told not to.
    os.environ["JE_ARROW_MALLOC_CONF"] = "background_thread:false"
    import pyarrow.compute
    import pyarrow.parquet  # noqa: F401


_load_arrow()
extract_facts(Article(article_id="0" * 16, path="", media_type="text/plain", text=_EXAMPLE))
# The collector would write into every object it looks at, and so copy what is shared.
gc.collect()
gc.freeze()
# Extraction leaves no cycles behind, so there is next to nothing to find, and all that is known of sixteen articles to
# look through each time: to look less often saves a twentieth of the time.
gc.set_threshold(150_000)
# Reading the lexicons leaves holes, which each process would have as its own as soon as it writes near them.
give_back()
