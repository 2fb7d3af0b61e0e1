"""Articles: from a file's bytes to text, metadata and layout."""

from extractors.articles.errors import ParseError
from extractors.articles.layout import Block, Layout, Role, find_layout
from extractors.articles.parse import parse_document

__all__ = ["Block", "Layout", "ParseError", "Role", "find_layout", "parse_document"]
