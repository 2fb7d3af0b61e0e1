"""The kinds of fact, one module each: a module here that defines KIND is all that a new kind needs."""

import pkgutil
from importlib import import_module

from extractors.kinds import Draft, Kind

__all__ = ["KINDS", "Draft", "Kind"]


def _discover() -> tuple[Kind, ...]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.KIND for module in modules), key=lambda kind: kind.order))


KINDS: tuple[Kind, ...] = _discover()
