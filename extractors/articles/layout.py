"""The layout of an article: which of its characters are headline, byline, dateline, caption, text or boilerplate."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractors.articles.boilerplate import find_closing_credit, is_boilerplate, is_link_heading
from extractors.articles.captions import is_caption
from extractors.articles.dateline import Dateline, match_dateline
from extractors.articles.headerline import HeaderLine, is_date_label, read_header_line, read_lone_line
from extractors.articles.labels import is_label
from extractors.articles.leads import match_after_lead
from extractors.articles.lines import Line, bullet_length, split_lines
from schemas import Article, ParsedArticle

Role = Literal["title", "byline", "dateline", "caption", "paragraph", "list_item", "boilerplate"]

_CONTENT = frozenset({"title", "caption", "paragraph", "list_item"})
_MAX_TITLE = 250
_MAX_LINK = 120
_PROSE = 100
_HEADER_LINES = 14
_HEADER_PROSE = 2
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,30}:\s")
_CLOSERS = "\"”’'»)]"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one role. Offsets are half-open, in characters of the article's text."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of an article in text order; white space between them belongs to none.

    `header_lines` holds what each byline or date line says, with the index of its block, and `datelines` what each
    dateline says.
    """

    blocks: tuple[Block, ...]
    header_lines: tuple[tuple[int, HeaderLine], ...]
    datelines: tuple[Dateline, ...]


def find_layout(text: str) -> Layout:
    """Find the blocks of an article's text.

    Args:
        text: the article's text, with any line ends and in any script.

    Returns:
        Blocks that cover every character that shows. Boilerplate ("Leave a Comment (4)") is to be left out of the
        sentences; headlines, captions, list items and section heads ("KEY FACTS") are content. A dateline
        ("Cairo, Mar. 22, (dpa/GNA) – ") is a block of its own in front of its paragraph.
    """
    return _LayoutReader(text).read()


def pack_blocks(blocks: Iterable[Block]) -> str:
    """The blocks as a `ParsedArticle` carries them: "title:0:55 paragraph:57:300"."""
    return " ".join(f"{block.role}:{block.start}:{block.end}" for block in blocks)


def content_blocks(article: Article) -> list[tuple[int, int, str]]:
    """The blocks whose sentences are read: headlines, captions, paragraphs and list items.

    Args:
        article: an article; one that comes from the parse stage brings its blocks along.

    Returns:
        Start, end and role of each in text order, half-open, in characters of the article's text.
    """
    packed = article.layout if isinstance(article, ParsedArticle) else None
    if packed is None:
        packed = pack_blocks(find_layout(article.text).blocks)
    blocks = (block.split(":") for block in packed.split(" ") if block)
    return [(int(start), int(end), role) for role, start, end in blocks if role in _CONTENT]


class _LayoutReader:
    """One pass over the lines of one article, with what has been seen of it so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.blocks: list[Block] = []
        self.header_lines: list[tuple[int, HeaderLine]] = []
        self.datelines: list[Dateline] = []
        self.has_title = False
        self.prose_seen = 0
        self.in_links = False

    def read(self) -> Layout:
        for index, line in enumerate(self.lines):
            self._read_line(index, line)
        return Layout(tuple(self.blocks), tuple(self.header_lines), tuple(self.datelines))

    def _read_line(self, index: int, line: Line) -> None:
        words = self.text[line.start : min(line.end, line.start + 1000)]
        bullet = bullet_length(self.text, line)
        if index == 0 and self._is_labelled_title(line, words):
            self.has_title = True
            self._add(line.start, line.end, "title")
            return
        if is_boilerplate(words) or (self.in_links and self._is_link(index, line, words, bullet)):
            self.in_links = self.in_links or is_link_heading(words)
            self._add(line.start, line.end, "boilerplate")
            return
        self.in_links = False
        in_header = index < _HEADER_LINES and self.prose_seen < _HEADER_PROSE
        header_line = self._read_header_line(index, words, in_header)
        if header_line is not None:
            self.header_lines.append((len(self.blocks), header_line))
            self._add(line.start, line.end, "byline" if header_line.complete else "paragraph")
            return
        opens_body = in_header and not self.datelines
        dateline = match_dateline(self.text, line.start, line.end, opens_body=opens_body)
        caption = dateline is None and is_caption(words, in_header=in_header)
        if dateline is None and opens_body and not caption:
            dateline = match_after_lead(self.text, line.start, line.end)
        if dateline is not None and self._is_speaker(index, dateline):
            dateline = None
        if caption:
            self._add(line.start, line.end, "caption")
        elif bullet and dateline is None:
            self._add(line.start, line.end, "list_item")
        elif in_header and not self.has_title and self._is_title(index, line, words, dateline):
            self.has_title = True
            self._add(line.start, line.end, "title")
        else:
            self._read_paragraph(line, dateline)

    def _read_header_line(self, index: int, words: str, in_header: bool) -> HeaderLine | None:
        """A byline or date line: any in the header; later only one that says what it is, or the last line of all,
        because a bare date in the body heads an entry of a chronology."""
        header_line = read_header_line(words)
        if in_header and self.has_title:
            if header_line is None:
                return self._read_beside_date(index, words)
            if not header_line.complete:
                return header_line if self._stands_alone(index, words) else None
        elif header_line is not None and not header_line.complete:
            return None
        if header_line is None or in_header or index == len(self.lines) - 1 or header_line.byline:
            return header_line
        return header_line if any(date.label for date in header_line.dates) else None

    def _is_speaker(self, index: int, dateline: Dateline) -> bool:
        """Whether a transcript's speaker and no place stands before a colon: the lines around open in the same way."""
        if dateline.agency or dateline.dated or self.text[dateline.start : dateline.end].rstrip()[-1] != ":":
            return False
        around = self.lines[max(0, index - 1) : index] + self.lines[index + 1 : index + 4]
        return any(_SPEAKER.match(self.text, line.start, line.end) for line in around)

    def _read_beside_date(self, index: int, words: str) -> HeaderLine | None:
        """A line without a date that the line before or after it explains: "JANE DOE" above "March 4, 2020"."""
        lone = read_lone_line(words)
        if lone is None:
            return None
        before = self.header_lines[-1] if self.header_lines else None
        if before is not None and before[0] == len(self.blocks) - 1 and before[1].dates and not before[1].byline:
            return lone
        after = self._header_line_at(index + 1)
        return lone if after is not None and (after.dates or after.publisher) and not after.byline else None

    def _stands_alone(self, index: int, words: str) -> bool:
        """Whether a line with a date among other things heads the article, and is no caption or entry of a list."""
        neighbours = (self._header_line_at(index - 1), self._header_line_at(index + 1))
        is_entry = any(line is not None and not line.complete for line in neighbours)
        return not is_entry and not self.prose_seen and not is_caption(words, in_header=True)

    def _header_line_at(self, index: int) -> HeaderLine | None:
        if index >= len(self.lines):
            return None
        line = self.lines[index]
        return read_header_line(self.text[line.start : min(line.end, line.start + 1000)])

    def _is_labelled_title(self, line: Line, words: str) -> bool:
        """A headline that would else be a link's: "IN PICTURES: A week of storms" is one on the first line."""
        label, colon, title = words.partition(":")
        return bool(colon) and is_label(label) and len(title.split()) > 2 and self._is_title(0, line, words, None)

    def _is_link(self, index: int, line: Line, words: str, bullet: int) -> bool:
        """A line of a list of links: a bullet point, or an unpunctuated line that is not the head of a section."""
        if bullet:
            return True
        if line.end - line.start > _MAX_LINK or words[-1] in ".!…:" or words.rstrip(_CLOSERS)[-1:] == ".":
            return False
        return not line.blank_before or self._nothing_follows(index)

    def _nothing_follows(self, index: int) -> bool:
        """Whether only short unpunctuated lines remain; the look ahead is bounded, for time to stay linear."""
        rest = self.lines[index + 1 : index + 13]
        return len(rest) < 12 and all(
            line.end - line.start <= _MAX_LINK and self.text[line.end - 1] not in '.!”"' for line in rest
        )

    def _is_title(self, index: int, line: Line, words: str, dateline: Dateline | None) -> bool:
        """A headline: a line that ends like no sentence does, with the article below it. "Nigeria – Gunmen kill 12" is
        one, and on the first line "NIGERIA: Gunmen kill 12"; "KANO, Nigeria (AP) — Gunmen" is not."""
        if line.end - line.start > _MAX_TITLE or index == len(self.lines) - 1 or words[-1] in ":;,":
            return False
        if words.rstrip(_CLOSERS)[-1:] == "." and not _ends_in_abbreviation(words):
            return False
        if is_date_label(words):
            return False
        if dateline is None or (index == 0 and dateline.place is None and words[0].isalpha()):
            return True
        if dateline.place is None:
            return False
        is_capitals = dateline.place.split(",")[0].isupper()
        return not (dateline.agency or dateline.dated or dateline.end >= line.end or (is_capitals and index > 0))

    def _read_paragraph(self, line: Line, dateline: Dateline | None) -> None:
        start = line.start
        if dateline is not None:
            self.datelines.append(dateline)
            if dateline.start > start:
                self._read_lead(start, dateline.start)
                start = dateline.start
            self._add(start, start + len(self.text[start : dateline.end].rstrip()), "dateline")
            start = dateline.end
            while start < line.end and self.text[start].isspace():
                start += 1
        if start >= line.end:
            return
        if line.end - start >= _PROSE:
            self.prose_seen += 1
        credit = find_closing_credit(self.text, start, line.end)
        if credit is None or credit == start:
            self._add(start, line.end, "paragraph")
            return
        self._add(start, start + len(self.text[start:credit].rstrip()), "paragraph")
        self._add(credit, line.end, "boilerplate")

    def _read_lead(self, start: int, end: int) -> None:
        lead = self.text[start:end].strip()
        header_line = read_header_line(lead.strip(" .,:|–—-"))
        if header_line is not None:
            self.header_lines.append((len(self.blocks), header_line))
        self._add(start, start + len(lead), "byline")

    def _add(self, start: int, end: int, role: Role) -> None:
        self.blocks.append(Block(start, end, role))


def _ends_in_abbreviation(words: str) -> bool:
    """Whether the last full stop is an abbreviation's: "... to open in the U.S.", "... and Sons Inc."."""
    last = words.rstrip(_CLOSERS).rpartition(" ")[2].rstrip(".")
    return (
        "." in last or last in ("Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "St") or words.rstrip(_CLOSERS).endswith("...")
    )
