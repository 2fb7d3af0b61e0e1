"""Quotations: which stretches of an article stand inside quotation marks. The speech layer reads them first."""

import re

# A single mark is a quotation only where it opens like one; elsewhere it is an apostrophe ("Syria's", "months’ pay").
_MARK = re.compile(r"``|''|[\"“”„«»‘’']|\n\s*")
_SINGLE_CLOSER = re.compile(r"(?<=\S)[’'](?!\w)")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_LEFT_OF_OPENER = frozenset("([{—–-/“\"‘'«„:")
_ELIDED = re.compile(r"\d0s\b|(?:em|n|til|tis|twas|cause|round)\b", re.IGNORECASE)
# Single quotations are short in news; the bound keeps a text of stray apostrophes from costing more than its length.
_LONGEST_SINGLE = 600
_SENTENCE_END = frozenset(".!?…:;,”\"’'»)")


class _Reader:
    """Walks the marks of one text; `open_at` is the first character inside the outermost open quotation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.open_at: int | None = None
        self.depth = 0
        self.single = False
        self.no_closer_before = 0

    def read(self) -> tuple[tuple[int, int], ...]:
        for match in _MARK.finditer(self.text):
            mark = match.group()
            if mark[0] == "\n":
                self._end_line(match.start(), mark)
            elif mark in ("‘", "’", "'"):
                self._read_single(mark, match.start())
            else:
                self._read_double(mark, match.start(), match.end())
        self._close(len(self.text))
        return tuple(self.spans)

    def _read_double(self, mark: str, start: int, end: int) -> None:
        if self.single:
            return
        if mark in _OPENERS or mark == "``":
            opens = not (mark == "“" and self.open_at is not None and self.text[self.open_at - 1] == "„")
        elif mark in _CLOSERS or mark == "''":
            opens = False
        else:
            opens = self.open_at is None and self._may_open(start, end)
        if not opens:
            self._shut(start)
        elif self.open_at is None:
            self.open_at = end
            self.depth = 1
        else:
            self.depth += 1

    def _read_single(self, mark: str, at: int) -> None:
        if self.single:
            if mark != "‘" and self._may_close_single(at):
                self._close(at)
        elif self.open_at is None and mark != "’" and self._may_open(at, at + 1):
            closer = self._find_single_closer(at)
            if closer is not None:
                self.open_at, self.single, self.depth = at + 1, True, 1

    def _may_open(self, start: int, end: int) -> bool:
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        return (before.isspace() or before in _LEFT_OF_OPENER) and not after.isspace()

    def _may_close_single(self, at: int) -> bool:
        """A plural possessive closes nothing while a better mark follows: ‘the nurses’ strike is over’."""
        if not _is_single_closer(self.text, at):
            return False
        if self.text[at - 1] != "s" or not self.text[at + 1 : at + 3].lstrip(" ")[:1].islower():
            return True
        return self._find_single_closer(at) is None

    def _find_single_closer(self, at: int) -> int | None:
        """The next mark in this paragraph that can close a single quotation opened at `at`."""
        if _ELIDED.match(self.text, at + 1):
            return None
        stop = self._paragraph_end(at)
        closer = _SINGLE_CLOSER.search(self.text, max(at + 1, self.no_closer_before), stop)
        if closer is None:
            self.no_closer_before = stop
            return None
        found = closer.start()
        reopened = self.text.find("‘", at + 1, found) >= 0
        return found if not reopened and _is_single_closer(self.text, found) else None

    def _paragraph_end(self, at: int) -> int:
        limit = min(len(self.text), at + _LONGEST_SINGLE)
        end = self.text.find("\n", at, limit)
        return limit if end < 0 else end

    def _end_line(self, start: int, gap: str) -> None:
        """A line's end ends the paragraph where a blank line follows or where a sentence ends with it."""
        if self.open_at is not None and ("\n" in gap[1:] or self.text[start - 1] in _SENTENCE_END or self.single):
            self._close(start)

    def _shut(self, at: int) -> None:
        self.depth -= 1
        if self.depth <= 0:
            self._close(at)

    def _close(self, at: int) -> None:
        if self.open_at is not None and self.open_at < at:
            self.spans.append((self.open_at, at))
        self.open_at, self.depth, self.single = None, 0, False


def _is_single_closer(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Find the quotations of a text.

    Typographic, straight, guillemet and single marks are read. A quotation inside another belongs to the outer one;
    one that is never closed (the next paragraph opens with a mark again) ends with its paragraph.

    Args:
        text: the article's text.

    Returns:
        Half-open spans of what stands between the marks, in text order, disjoint:
        ``find_quotes('“We were nine,” he said.')`` gives ``((1, 14),)``.
    """
    return _Reader(text).read()
