"""The one error of the parse stage: a file that is no readable article."""


class ParseError(Exception):
    """A file that cannot be read as an article. The run records it as a row of `issues` and goes on."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Keep what the `issues` row needs.

        Args:
            code: what went wrong, in one word: empty-file, not-text, unknown-encoding, no-text-in-page, too-large.
            message: what happened, with the file.
            hint: what to do next.
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["ParseError"], tuple[str, str, str]]:
        """Let the error travel between worker processes, which pickle it with its three arguments."""
        return ParseError, (self.code, self.message, self.hint)
