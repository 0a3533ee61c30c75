"""The command line: one file a command. Stages are imported when a command runs, so that help is quick."""

from __future__ import annotations

import sys

import typer

from synopticon.cli import bench, brief, build, export, judge, read, register, runs, screen, serve, watch

app = typer.Typer(
    name="synopticon",
    help="One sourced, dated, checkable record from many accounts of international affairs.",
    epilog="Example: synopticon build articles/ -o case.db && synopticon brief case.db",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (build, brief, runs, judge, register, screen, serve, read, export, bench):
    app.command(epilog=module.EXAMPLE)(module.command)
app.add_typer(watch.app, name="watch")


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    if version:
        from synopticon import __version__

        typer.echo(f"synopticon {__version__}")
        raise typer.Exit


def main() -> None:
    """Run a command; errors are one line on standard error, status 2 for bad input and 1 for a fault."""
    try:
        app()
    except KeyboardInterrupt:
        _end("stopped; run the same command again to go on", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        _end(*_explain(error))


def _explain(error: Exception) -> tuple[str, int]:
    from synopticon.cli.errors import status

    code = status(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'standard output'}: {error.strerror}", code or 1
    if code is not None:
        return str(error), code
    return f"a fault in the program: {type(error).__name__}: {error}; please report it", 1


def _end(message: str, code: int) -> None:
    sys.stderr.write(f"synopticon: {' '.join(message.split())}\n")
    sys.exit(code)
