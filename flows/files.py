"""Files: reads an article's bytes and its sidecar for discover and parse, and says in one way why it could not."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from codecs import BOM_UTF8
from io import BufferedReader, FileIO

from pydantic import ValidationError

from schemas import Issue, Stage, SuppliedMetadata

# Ten times the longest real news file met; what is longer is a data dump, and would stall a batch.
SIZE_LIMIT = 32 * 1024 * 1024
SIDECAR_LIMIT = 64 * 1024
SIDECAR_SUFFIX = ".meta.json"
# Most news in one piece, and little enough to be had without asking the system for memory.
_CHUNK = 64 * 1024
# Windows has neither the flags nor what they are for.
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_READING = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | _NO_WAITING


class NotReadError(Exception):
    """A file that could not be read.

    Attributes:
        path: the file.
        code: what went wrong, in one word.
        message: what happened.
        hint: what to do next.
    """

    def __init__(self, path: str, code: str, message: str, hint: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path, self.code, self.message, self.hint = path, code, message, hint

    @classmethod
    def from_os_error(cls, path: str, error: OSError) -> NotReadError:
        """The same for what the operating system said, e.g. "Permission denied"."""
        if isinstance(error, FileNotFoundError):
            hint = "It was there when the run began; put it back and run again"
            return cls(path, "vanished", "The file is not there", hint)
        hint = "See with `ls -lL` what the file is and whose, then run again"
        if isinstance(error, PermissionError):
            hint = "Give the user who runs this the right to read the file, then run again"
        return cls(path, "unreadable", error.strerror or str(error), hint)

    def issue(self, stage: Stage, article_id: str | None = None) -> Issue:
        """The row that `issues` gets."""
        return Issue(
            path=shown_path(self.path),
            article_id=article_id,
            stage=stage,
            code=self.code,
            message=self.message,
            hint=self.hint,
        )


def open_file(path: str) -> FileIO:
    """Opens a regular file; a named pipe would wait for a writer, and a device might never end.

    Raises:
        NotReadError: it is something else.
        OSError: it is not there, or may not be read.
    """
    _require_regular(path)
    # Should a pipe have taken its place meanwhile, it looks empty and is not waited for.
    return FileIO(path, opener=lambda name, flags: os.open(name, flags | _NO_WAITING))


def hash_file(path: str, regular: bool = False) -> tuple[str, int]:
    """The key of the article a file holds: the first 16 hex digits of the SHA-256 of its bytes; and its size.

    Args:
        path: the file.
        regular: whether it is known to be a regular file, or was a moment ago; it is then not asked again.

    Raises:
        NotReadError: it is not there, may not be read, or is no regular file.
    """
    # Not by a file object, which would take as long again as the calls to the system.
    try:
        descriptor = _open_descriptor(path, regular)
        try:
            digest, size = hashlib.sha256(), 0
            while chunk := os.read(descriptor, _CHUNK):
                digest.update(chunk)
                size += len(chunk)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise NotReadError.from_os_error(path, error) from error
    return digest.hexdigest()[:16], size


def _open_descriptor(path: str, regular: bool) -> int:
    if regular:
        try:
            # A link to a device that never ends may have taken its place meanwhile.
            return os.open(path, _READING | _NO_LINK)
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
    _require_regular(path)
    return os.open(path, _READING)


def _require_regular(path: str) -> None:
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a Path costs ten times as much
        raise NotReadError(path, "unreadable", "Not a regular file", "Give a file, or a folder of files")


def read_bytes(path: str, limit: int = SIZE_LIMIT, hint: str = "Split it into one file per article") -> bytes:
    """Reads a whole file.

    Args:
        path: the file.
        limit: the largest size accepted, in bytes.
        hint: what to do about a file that is larger.

    Raises:
        NotReadError: it is not there, may not be read, is no regular file, or is larger than the limit.
    """
    try:
        with BufferedReader(open_file(path)) as file:
            data = file.read(limit + 1) or b""
    except OSError as error:
        raise NotReadError.from_os_error(path, error) from error
    if len(data) > limit:
        raise NotReadError(path, "too-large", f"The file is larger than {limit:,} bytes", hint)
    return data


def shown_path(path: str) -> str:
    """A path as it can be stored and printed: bytes of a file name that are no UTF-8 are written as ``\\xe9``."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def supplied_path(path: str) -> str:
    """Where the sidecar of an article's file is looked for: `NAME.meta.json` for `NAME.txt`."""
    return f"{os.path.splitext(path)[0]}{SIDECAR_SUFFIX}"  # noqa: PTH122 - a Path costs ten times as much


def read_supplied(path: str) -> SuppliedMetadata:
    """Reads a sidecar.

    Args:
        path: a JSON file, e.g. ``{"published_on": "2024-03-21", "publisher": "AP"}``.

    Raises:
        NotReadError: it cannot be read, or is not what a sidecar may hold.
    """
    hint = 'Write it like {"published_on": "2024-03-21", "publisher": "AP"}; the article is read without it'
    data = read_bytes(path, SIDECAR_LIMIT, hint)
    try:
        # Some editors on Windows begin every file with a byte-order mark.
        return SuppliedMetadata.model_validate_json(data.removeprefix(BOM_UTF8))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        raise NotReadError(path, "bad-sidecar", f"{field}: {first['msg']}", hint) from error
