"""The parse stage: a file's bytes become an article with its text and what it says about itself."""

import hashlib

from extractors.articles.dates import find_dates
from extractors.articles.decode import decode
from extractors.articles.header import Header, read_header
from extractors.articles.layout import find_layout, pack_blocks
from extractors.articles.page import Page, is_page, read_page
from schemas import Document, ParsedArticle, SuppliedMetadata


def parse_document(document: Document) -> ParsedArticle:
    """Read an article out of a file's bytes.

    Args:
        document: the bytes, where they came from, and what the user says about the article, which wins over the text.

    Returns:
        The article. Plain text keeps every character, so offsets hold in the decoded file; of a web page the text is
        its main text. "Cairo, Mar. 22, (dpa/GNA) – " gives the place Cairo, the publisher dpa/GNA, the basis
        ``dateline``, and no publication date, because the year is missing.

    Raises:
        ParseError: the file is empty, no text, too large, in an unknown encoding, or a page without an article.
    """
    supplied = document.supplied or SuppliedMetadata()
    source = decode(document.data, document.path)
    page = read_page(source, document.path, supplied.url) if is_page(source, document.path) else None
    text = page.text if page else source
    layout = find_layout(text)
    header = read_header(text, layout)
    if page is not None:
        header = _prefer_tags(page, header)
    header = _prefer_supplied(supplied, header)
    return ParsedArticle(
        article_id=hashlib.sha256(document.data).hexdigest()[:16],
        path=document.path,
        media_type="text/html" if page else "text/plain",
        **header._asdict(),
        url=supplied.url or (page.url if page else None),
        language=page.language if page else None,
        text=text,
        layout=pack_blocks(layout.blocks),
    )


def _prefer_tags(page: Page, header: Header) -> Header:
    """A page's tags say more surely than its text who published it and when; the agency is only in the text."""
    header = header._replace(
        title=page.title or header.title,
        byline=page.author or header.byline,
        publisher=page.publisher or header.publisher,
    )
    if page.published_on is None:
        return header
    return header._replace(published_on=page.published_on, published_basis="explicit")


def _prefer_supplied(supplied: SuppliedMetadata, header: Header) -> Header:
    published_on = supplied.published_on
    if published_on is None and header.published_on is None and supplied.url:
        published_on = next((found.day for found in find_dates(supplied.url) if found.day), None)
    header = header._replace(title=supplied.title or header.title, publisher=supplied.publisher or header.publisher)
    if published_on is None:
        return header
    return header._replace(published_on=published_on, published_basis="supplied")
