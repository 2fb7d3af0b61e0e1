"""Memory: gives back to the system what the C library keeps of what was freed."""

from __future__ import annotations

import ctypes

# Other C libraries than GNU's have none, and keep less.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back() -> None:
    """Gives back all memory that is free, also between what is in use; it takes some milliseconds."""
    if _trim is not None:
        _trim(0)
