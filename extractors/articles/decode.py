"""From a file's bytes to its characters: byte-order marks, UTF-8, older encodings; what is no text is refused."""

import codecs
import re

from extractors.articles.errors import ParseError

MAX_BYTES = 64_000_000

_SAMPLE = 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.05
# The encodings news files really come in; without the list, English with an accent is now and then taken for others.
_ENCODINGS = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "mac_roman",
    "iso8859_2", "iso8859_15", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{3,30})""", re.I
)
_WEB_LATIN = frozenset({"ascii", "iso8859-1"})
_NOT_FOR_PAGES = frozenset(
    {"utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"}
)


def decode(data: bytes, path: str) -> str:
    """Decode a file's bytes.

    Args:
        data: the bytes.
        path: where they came from, for the message of an error.

    Returns:
        The characters, all of them (CRLF stays CRLF), without a byte-order mark.

    Raises:
        ParseError: the file is too large, empty, no text, or in no encoding that is known.
    """
    if len(data) > MAX_BYTES:
        raise ParseError(
            "too-large",
            f"{path} has {len(data) / 1e6:.0f} MB; the limit for one article is {MAX_BYTES / 1e6:.0f} MB.",
            "Split the file into one file per article.",
        )
    text = _decode_bytes(data, path)
    if not text.strip("\ufeff \t\r\n\v\f\x85\xa0\u2028\u2029") or not text.strip():
        raise ParseError("empty-file", f"{path} holds no text.", "Check how the file was exported; then run again.")
    sample = text[:65536]
    if "\x00" in text or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise _not_text(path, "binary data")
    return text


def _decode_bytes(data: bytes, path: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, path)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _not_text(path, what)
    if b"\x00" in data:
        raise _not_text(path, "binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(data, _declared_encoding(data) or _detect_encoding(data, path), path)


def _decode_as(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown_encoding(path, f"it looks like {encoding}, but byte {error.start} does not fit") from error


def _declared_encoding(data: bytes) -> str | None:
    """The encoding a web page names in its head, as browsers read it: Latin-1 means Windows-1252."""
    match = _DECLARED.search(data, 0, 4096)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    if name in _NOT_FOR_PAGES or name == "utf-8":
        return None
    return "cp1252" if name in _WEB_LATIN else name


def _detect_encoding(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(_sample(data), cp_isolation=_ENCODINGS)
    best = matches.best()
    if best is None:
        raise _unknown_encoding(path, "it is not UTF-8 and fits no other encoding well")
    for match in matches:
        # Many pages of Windows fit English equally well; where the Western one does, it is the likeliest.
        if "cp1252" in match.could_be_from_charset and (match.chaos, -match.coherence) <= (best.chaos, -best.coherence):
            return "cp1252"
    return best.encoding


def _sample(data: bytes) -> bytes:
    """At most a megabyte around the first byte that is not ASCII, cut at line ends so that no character is cut."""
    if len(data) <= _SAMPLE:
        return data
    first = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = data.rfind(b"\n", max(0, first - _SAMPLE // 2), first) + 1
    end = data.rfind(b"\n", start, start + _SAMPLE)
    return data[start:end] if end > first else data


def _not_text(path: str, what: str) -> ParseError:
    return ParseError(
        "not-text", f"{path} is {what}, not a text or a web page.", "Convert it to plain text (UTF-8) or HTML first."
    )


def _unknown_encoding(path: str, why: str) -> ParseError:
    return ParseError(
        "unknown-encoding", f"{path} cannot be decoded: {why}.", "Save the file as UTF-8; then run again."
    )
