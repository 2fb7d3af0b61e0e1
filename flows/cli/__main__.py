"""Lets `python -m flows.cli` stand in for `tallywire` where the console script is not on the path."""

from flows.cli.app import main

main()
