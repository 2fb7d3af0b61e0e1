"""The command line `tallywire`: one module per command over `flows`, `warehouse` and `extractors`."""

from flows.cli.app import app, main

__all__ = ["app", "main"]
