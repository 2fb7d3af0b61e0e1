"""Web pages: main text and metadata through trafilatura, with captions kept and nothing guessed."""

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from extractors.articles.dates import find_dates
from extractors.articles.errors import ParseError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|section|div|meta|title|h1|p|table)\b", re.I)
_ANY_ELEMENT = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)\b[^<>]*>", re.I)
_HEAD = 4096
_ENDINGS = (".html", ".htm", ".xhtml")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|$)")
# Characters that XML has no room for, raw or as references ("&#27;"): with one of them, the library gives up a page.
_NOT_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]))(?:;|(?![0-9a-f]))",
    re.I,
)
# Fixed bounds: left alone, the library takes today for the last possible day, and the clock would change the result.
_DATE_PARAMETERS = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1980-01-01",
    "max_date": "2100-01-01",
}


class Page(NamedTuple):
    """A web page's main text and what its tags say about it; None where they say nothing."""

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published_on: date | None
    language: str | None


def is_page(text: str, path: str) -> bool:
    """Whether a decoded file is a web page: by its content; the ending of its name only decides with a tag in it."""
    head = text[:_HEAD].lstrip()
    if head.startswith("<"):
        return _TAG.search(head) is not None
    return path.lower().endswith(_ENDINGS) and _ANY_ELEMENT.search(text[: 4 * _HEAD]) is not None


def read_page(html: str, path: str, url: str | None = None) -> Page:
    """Take the article out of a web page.

    Args:
        html: the page's source, decoded.
        path: where it came from, for the message of an error.
        url: its address, where the user gave it; a date in it counts.

    Returns:
        The article: its headline on the first line, then one line per paragraph, heading, caption and list item.

    Raises:
        ParseError: the page has no text of its own.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        tree = _parse(html)
        language = _declared_language(tree)
        article = bare_extraction(
            _with_captions(tree),
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATE_PARAMETERS),
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise _no_text(path, f"the page cannot be read ({error})") from error
    if article is None or isinstance(article, dict) or not article.text or not article.text.strip():
        raise _no_text(path, "no main text was found in the page")
    title = " ".join(article.title.split()) if article.title else None
    return Page(
        text=_under_headline(article.text.strip(), title),
        title=title,
        author=article.author or None,
        publisher=article.sitename or None,
        url=article.url or url,
        published_on=_settled_date(html, date.fromisoformat(article.date)) if article.date else None,
        language=language,
    )


def _settled_date(html: str, day: date) -> date | None:
    """The day, unless all that the page gives for it is "03/04/2024": the library takes that for 3 April, a guess."""
    numeric = rf"\b(?:0?{day.day}[/.-]0?{day.month}|0?{day.month}[/.-]0?{day.day})[/.-]{day.year}\b"
    if max(day.day, day.month) > 12 or day.day == day.month or not re.search(numeric, html):
        return day
    return day if any(found.day == day for found in find_dates(html)) else None


def _parse(html: str) -> "HtmlElement":
    from lxml.html import HTMLParser, document_fromstring

    # As bytes, because lxml refuses a string that declares an encoding in its first line.
    return document_fromstring(_NOT_XML.sub(" ", html).encode("utf-8"), parser=HTMLParser(encoding="utf-8"))


def _with_captions(tree: "HtmlElement") -> "HtmlElement":
    """Turn captions into paragraphs: the library drops figures whole, and captions are content."""
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
    for figure in tree.iter("figure"):
        figure.tag = "div"
    return tree


def _declared_language(tree: "HtmlElement") -> str | None:
    match = _LANGUAGE.match(tree.get("lang") or tree.get("xml:lang") or "")
    return match[1].lower() if match else None


def _under_headline(text: str, title: str | None) -> str:
    """Put the headline above the text where the main text came without it."""
    if title is None or title.casefold() in " ".join(text[: 4 * len(title) + 400].split()).casefold():
        return text
    return f"{title}\n{text}"


def _no_text(path: str, why: str) -> ParseError:
    return ParseError(
        "no-text-in-page",
        f"{path}: {why}.",
        "Check that the page holds the article itself and not a consent wall or a script; or save its text as .txt.",
    )
