"""The `tallywire` application: its commands, its global options, and what becomes of errors on the way out.

Only typer and the standard library are imported here: each command imports what it needs when it runs, so that
`tallywire --help` answers at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from flows.cli import evaluate, explain, extract, kinds, query, run, show
from flows.cli.errors import SOME_FAILED, CommandError, as_command_error
from flows.cli.text import visible

# What a shell reports for a program ended by SIGINT or SIGPIPE: 128 and the signal's number.
INTERRUPTED = 130
PIPE_CLOSED = 141


class _Commands(TyperGroup):
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
        except KeyboardInterrupt:
            typer.echo(
                "Stopped before the end. Run the same command again: it takes up where this one stopped.", err=True
            )
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # The reader of a pipe (`| head`) has gone. Without this the interpreter's last flush would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(PIPE_CLOSED) from None
        except (typer.TyperException, typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                traceback.print_exc()
            failure = error if isinstance(error, CommandError) else as_command_error(error) or _fault(error)
            typer.echo(f"Error: {_sentence(failure.message)}\n  {_sentence(failure.hint)}", err=True)
            raise typer.Exit(failure.exit_code) from None
        return result


def _fault(error: Exception) -> CommandError:
    return CommandError(
        f"Unexpected {type(error).__name__}: {error}",
        "This is a fault in tallywire: run again with --debug and report what it prints",
        SOME_FAILED,
    )


def _sentence(text: str) -> str:
    text = visible(text).rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


app = typer.Typer(
    cls=_Commands,
    # Plain help: it reads the same on a terminal, in a pipe and in a log, and spares importing rich.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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


for module in (run, query, extract, show, explain, kinds, evaluate):
    app.command(module.COMMAND, epilog=module.EPILOG)(module.command)


def main() -> None:
    """Runs the console script `tallywire`."""
    app()
