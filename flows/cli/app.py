"""The `tallywire` application: its commands, its global options, and what becomes of errors on the way out.

Only typer and the standard library are imported here: each command imports what it needs when it runs, so that
`tallywire --help` answers at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import traceback
from types import FrameType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from flows.cli import (
    doctor,
    evaluate,
    explain,
    export,
    extract,
    history,
    kinds,
    query,
    reprocess,
    retry,
    run,
    serve,
    show,
    status,
    watch,
)
from flows.cli.errors import SOME_FAILED, CommandError, as_command_error
from flows.cli.text import visible

# What a shell reports for a program ended by SIGINT, SIGPIPE or SIGTERM: 128 and the signal's number.
INTERRUPTED = 130
PIPE_CLOSED = 141
TERMINATED = 143
_SIGTERM = "SIGTERM"


class Commands(TyperGroup):
    """Runs a command and turns every way it can end into an exit code."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Lets --debug stand after the command's name as well as before it."""
        options = args[: args.index("--")] if "--" in args else args
        if "--debug" in options:
            args = ["--debug", *(arg for arg in options if arg != "--debug"), *args[len(options) :]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; nothing but typer's own usage errors passes through as an exception."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of a pipe (`| head`) has gone. Without this the interpreter's last flush would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(PIPE_CLOSED) from None
        except (typer.TyperException, typer.Exit, typer.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if ctx.params["debug"]:
                traceback.print_exc()
            raise typer.Exit(_explain(error)) from None
        return result


def _explain(error: BaseException) -> int:
    """Says on stderr why a command ended, and returns the exit code that means it."""
    # DuckDB makes of Ctrl-C an error of its own.
    if isinstance(error, KeyboardInterrupt) or (isinstance(error, RuntimeError) and str(error) == "Query interrupted"):
        typer.echo("Stopped. What was finished is kept; the same command again does the rest.", err=True)
        return TERMINATED if error.args == (_SIGTERM,) else INTERRUPTED
    if not isinstance(error, CommandError):
        error = as_command_error(error) or _fault(error)
    typer.echo(f"Error: {_sentence(error.message)}\n  {_sentence(error.hint)}", err=True)
    return error.exit_code


def _end_like_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt(_SIGTERM)


def end_when_told() -> None:
    """Has SIGTERM roll back the batch in hand and say so, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _end_like_ctrl_c)
    sys.unraisablehook = _tell_again


def _tell_again(lost: sys.UnraisableHookArgs) -> None:
    """What interrupts a destructor is ignored by Python, and the run would go on: it is told once more to end."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        told = signal.SIGTERM if lost.exc_value.args == (_SIGTERM,) else signal.SIGINT
        threading.Timer(0.05, os.kill, (os.getpid(), told)).start()
    else:
        sys.__unraisablehook__(lost)


def _fault(error: BaseException) -> CommandError:
    return CommandError(
        f"Unexpected {type(error).__name__}: {error}",
        "This is a fault in tallywire: run again with --debug and report what it prints",
        SOME_FAILED,
    )


def _sentence(text: str) -> str:
    text = visible(text).rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


app = typer.Typer(
    cls=Commands,
    # Plain help: it reads the same on a terminal, in a pipe and in a log, and spares importing rich.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    from extractors.version import extractor_version

    try:
        number = version("tallywire")
    except PackageNotFoundError:
        number = "(not installed)"
    typer.echo(f"tallywire {number}, extractor {extractor_version()}")
    raise typer.Exit


@app.callback(no_args_is_help=True, epilog="Start with:  tallywire run seeds   then:  tallywire query")
def _tallywire(
    debug: Annotated[bool, typer.Option("--debug", envvar="TALLYWIRE_DEBUG", help="Show tracebacks.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads news articles and writes the numbers in them to DuckDB as typed, dated, attributed facts."""


_READING = (run, query, export, extract, show, explain, history, kinds, evaluate)
_OPERATING = (watch, serve, status, retry, reprocess, doctor)
for module in _READING + _OPERATING:
    app.command(module.COMMAND, epilog=module.EPILOG)(module.command)


def _fill_closed_streams() -> None:
    """Puts the null device in the place of standard streams that the shell has closed (``>&-``)."""
    # In this order, each takes the lowest descriptor that is free: the one that would else be a database file's.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def main() -> None:
    """Runs the console script `tallywire`."""
    _fill_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # News is written in every script; a terminal that knows few of them gets the rest written out.
        sys.stdout.reconfigure(errors="backslashreplace")
    end_when_told()
    app()
