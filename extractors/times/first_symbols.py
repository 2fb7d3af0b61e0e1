"""Which word classes a grammar rule can begin with, so that at each word only the rules that may fit are tried."""

from __future__ import annotations


def first_symbols(pattern: str) -> frozenset[str]:
    """The characters with which a match of the pattern can begin.

    Args:
        pattern: a compiled rule: character sets, groups, alternatives, `?`, `*` and lookarounds, and nothing else.

    Returns:
        Every such character; tried against each other, a rule whose set lacks a word's class cannot match there.
    """
    symbols, _, _ = _alternatives(pattern, 0)
    return frozenset(symbols)


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """First characters of an expression, whether it may be empty, and where it ends."""
    symbols: set[str] = set()
    nullable = False
    while True:
        branch, branch_nullable, at = _sequence(pattern, at)
        symbols |= branch
        nullable = nullable or branch_nullable
        if at >= len(pattern) or pattern[at] != "|":
            return symbols, nullable, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    symbols: set[str] = set()
    nullable = True
    while at < len(pattern) and pattern[at] not in "|)":
        part, optional, at = _atom(pattern, at)
        if at < len(pattern) and pattern[at] in "?*":
            optional = True
            at += 1
        if nullable:
            symbols |= part
        nullable = nullable and optional
    return symbols, nullable, at


def _atom(pattern: str, at: int) -> tuple[set[str], bool, int]:
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return set(pattern[at + 1 : end].replace("\\", "")), False, end + 1
    if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
        _, _, end = _alternatives(pattern, pattern.index("[", at))
        return set(), True, end + 1
    start = pattern.index(">", at) + 1 if pattern.startswith("(?P<", at) else at + len("(?:")
    symbols, nullable, end = _alternatives(pattern, start)
    return symbols, nullable, end + 1
