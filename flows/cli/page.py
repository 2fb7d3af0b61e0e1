"""Page: an article on the terminal with its facts highlighted, for `tallywire show`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from flows.cli.text import Span, visible, visible_spans

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from schemas import Article

_UNKNOWN_COLOUR = "white"


def print_page(
    screen: Console, article: Article, facts: Sequence[Mapping[str, Any]], colours: Mapping[str, str]
) -> None:
    """Prints head, legend and text of an article.

    Args:
        screen: where to; without colours each fact is bracketed and followed by its kind instead:
            ``[at least 123 people](casualty)``.
        article: the article.
        facts: its facts, as column → value.
        colours: rich colour by kind; kinds without one are white.
    """
    from rich.text import Text

    for line in _head(article):
        screen.print(Text(visible(line)))
    if facts:
        screen.print()
        screen.print(_legend(facts, colours))
    screen.print()
    spans = [(fact["start_char"], fact["end_char"]) for fact in facts]
    text, spans = visible_spans(article.text.rstrip(), spans)
    kinds = [fact["kind"] for fact in facts]
    in_colour = screen.color_system is not None and not screen.no_color
    page = _highlighted(text, spans, kinds, colours) if in_colour else Text(_bracketed(text, spans, kinds))
    screen.print(page, soft_wrap=not screen.is_terminal)


def _head(article: Article) -> list[str]:
    published = f"published {article.published_on} ({article.published_basis})"
    published = published if article.published_on else "publication date unknown"
    byline = f"by {article.byline}" if article.byline else None
    about = (byline, article.publisher, article.dateline_place, published)
    return [
        article.title or "(no title)",
        " · ".join(part for part in about if part),
        f"article {article.article_id} · {article.path}",
    ]


def _legend(facts: Sequence[Mapping[str, Any]], colours: Mapping[str, str]) -> Text:
    from rich.text import Text

    legend = Text()
    for kind, count in Counter(fact["kind"] for fact in facts).most_common():
        legend.append(f" {visible(kind)} ", _style(kind, colours))
        legend.append(f" {count}  ")
    return legend


def _highlighted(text: str, spans: Sequence[Span], kinds: Sequence[str], colours: Mapping[str, str]) -> Text:
    from rich.text import Text

    page = Text(text)
    for (start, end), kind in zip(spans, kinds, strict=True):
        page.stylize(_style(kind, colours), start, end)
    return page


def _style(kind: str, colours: Mapping[str, str]) -> str:
    return f"bold reverse {colours.get(kind, _UNKNOWN_COLOUR)}"


def _bracketed(text: str, spans: Sequence[Span], kinds: Sequence[str]) -> str:
    """Puts the marks in; where spans nest or touch, the inner ends before the outer and both before the next begins."""
    marks = [(start, 1, -end, "[") for start, end in spans]
    marks += [(end, 0, -start, f"]({kind})") for (start, end), kind in zip(spans, kinds, strict=True)]
    pieces, last = [], 0
    for offset, _, _, mark in sorted(marks):
        pieces += [text[last:offset], mark]
        last = offset
    return "".join([*pieces, text[last:]])
