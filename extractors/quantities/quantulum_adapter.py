"""quantulum3 behind one door: names of compound and rare units of measure, from clean spans that the grammar chose.

quantulum3 reads numbers in news text wrongly (see docs/LIBRARIES.md), so it is given the number 1 and a unit, never the
article; its tables take seconds to build, so it is loaded when the first such unit turns up.
"""

import importlib
import logging
import warnings
from functools import lru_cache

_LONGEST_UNIT = 48


@lru_cache(maxsize=4096)
def unit_name(surface: str) -> str | None:
    """Name the unit of measure that a clean surface writes.

    Args:
        surface: unit words alone, e.g. ``"cubic metres per second"``.

    Returns:
        The unit's singular name, ``"cubic metre per second"``; None where quantulum3 knows no such unit.
    """
    if len(surface) > _LONGEST_UNIT:
        return None
    found = _parser().parse(f"1 {surface}")
    if len(found) != 1 or found[0].value != 1 or found[0].span[1] < len(surface):
        return None
    unit = found[0].unit
    return None if unit.name in ("dimensionless", "") or unit.entity.name == "currency" else str(unit.name)


@lru_cache(maxsize=1)
def _parser():  # type: ignore[no-untyped-def]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # It warns on import that its optional classifier is absent; the adapter does without it on purpose.
        logging.getLogger("quantulum3").setLevel(logging.ERROR)
        return importlib.import_module("quantulum3.parser")
