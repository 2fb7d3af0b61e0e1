"""Errors: what a command tells its user when it cannot do what was asked, and the exit code that says so."""

from __future__ import annotations

SOME_FAILED = 1
WRONG_USE = 2


class CommandError(Exception):
    """Ends a command with a message on stderr and no traceback.

    Attributes:
        message: what happened, and where.
        hint: what to do next.
        exit_code: `WRONG_USE`, or `SOME_FAILED` when the request was fine and an input was not.
    """

    def __init__(self, message: str, hint: str, exit_code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


def as_command_error(error: BaseException) -> CommandError | None:
    """Turns an error of the layers below into what the user is told.

    Returns:
        None when the error is not one the layers below mean for users: then it is a fault of ours.
    """
    from flows.server import ServerNotStartedError
    from flows.workers import CannotWorkError
    from warehouse import errors

    if isinstance(error, ServerNotStartedError | CannotWorkError):
        return CommandError(error.message, error.hint, SOME_FAILED)
    if isinstance(error, OSError) and error.strerror:
        # What a command does with its inputs says more than this; left are its output and names no file can have.
        where = "The output cannot be written" if error.filename is None else str(error.filename)
        return CommandError(f"{where}: {error.strerror}", "See that the place exists and has room", SOME_FAILED)
    if not isinstance(error, errors.WarehouseError):
        return None
    wrong_use = (
        errors.DatabaseMissingError,
        errors.NotAWarehouseError,
        errors.SchemaTooNewError,
        errors.QueryError,
        errors.NotFoundError,
        errors.AmbiguousKeyError,
    )
    return CommandError(error.message, error.hint, WRONG_USE if isinstance(error, wrong_use) else SOME_FAILED)
