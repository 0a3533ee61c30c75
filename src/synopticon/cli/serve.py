"""`synopticon serve`: the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: synopticon serve case.db --open"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SHORTEST = 16  # characters of a token that guards a desk others can reach


def serve(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Let other machines reach it; demands a --token.")
    ] = False,
    token: Annotated[
        str, typer.Option(envvar="SYNOPTICON_TOKEN", help="A secret that visitors must know; 16 characters or more.")
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve a case as local web pages: stories, accounts side by side, articles, search, judging, and a JSON API.

    It listens on this machine alone. Elsewhere it is served only with --allow-remote and a token, and then in the
    clear: put a proxy with TLS before it. Stop it with Ctrl-C.
    """
    from synopticon.cli.errors import BadInput

    if host not in _LOOPBACK and not allow_remote:
        raise BadInput(f"--host {host}: other machines could reach the desk; add --allow-remote and --token TOKEN")
    if allow_remote and len(token) < _SHORTEST:
        raise BadInput(f"--allow-remote: give a --token of {_SHORTEST} characters or more")
    _run(case, host, port, token, remote=allow_remote, open_browser=open_browser)


def _run(case: Path, host: str, port: int, token: str, *, remote: bool, open_browser: bool) -> None:
    import socket

    import uvicorn

    from synopticon.cli.errors import BadInput
    from synopticon.cli.progress import shown
    from synopticon.web import Options, application

    with shown(False) as progress:
        app = application(case, Options(frozenset(), token) if remote else Options(token=token), progress)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise BadInput(f"--host {host} --port {port}: {error.strerror}; choose another --port") from error
        address = _address(host, listening.getsockname()[1], token)
        typer.echo(f"{case}: {address}  (Ctrl-C to stop)")
        if open_browser:
            typer.launch(address)
        config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def _address(host: str, port: int, token: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


command = serve
