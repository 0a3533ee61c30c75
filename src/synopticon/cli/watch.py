"""`synopticon watch`: watches explained, and alerts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopticon.case import Case
    from synopticon.store.outbox import Outbox
    from synopticon.watches import Watch
    from synopticon.watches.alerts import Channel

app = typer.Typer(
    help="Watches: explain and try them, and run them for alerts.",
    epilog="Example: synopticon watch check dprk --case case.db",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_CASE = Annotated[Path, typer.Argument(help="The case file.")]
_WATCH = Annotated[
    list[str], typer.Option("--watch", "-w", help="A regime pack by its name (dprk, libya), a folder, or a file.")
]


@app.command(epilog="Example: synopticon watch check watches/arms.toml --case case.db")
def check(
    file: Annotated[str, typer.Argument(help="A watch file, a folder of them, or a regime pack by its name.")],
    case: Annotated[Path | None, typer.Option("--case", help="A case; what the watch matches in it is shown.")] = None,
) -> None:
    """Explain a watch in plain words, and show what it would have matched in a case."""
    from synopticon.watches import explain, load

    watches = load(file)
    for number, watch in enumerate(watches):
        typer.echo(("\n" if number else "") + "\n".join(explain(watch)))
    if case is not None:
        _show_matches(case, watches)


def _show_matches(path: Path, watches: Sequence[Watch]) -> None:
    from synopticon.case import Case
    from synopticon.watches import Index
    from synopticon.watches.alerts.channels import plain
    from synopticon.watches.matching import match
    from synopticon.watches.wording import headline

    with Case(path, must_exist=True) as opened:
        index = Index(opened.record())
    found = match(index, watches)
    typer.echo(f"\n{path}: {len(found)} matches" if found else f"\n{path}: nothing matches")
    for one in found:
        event = index.events.get(one.event)
        shown = headline(event) if event else "a sentence"
        typer.echo(plain(f"  {one.watch}, rule “{one.rule}”: {shown}. {' '.join(one.reasons)}"))
        for span in one.spans:
            typer.echo(plain(f"      “{' '.join(index.text(span).split())}” [{index.document(span.document).path}]"))


@app.command(epilog="Example: synopticon watch run case.db --watch dprk --to terminal --to atom:alerts.xml")
def run(
    case: _CASE,
    watch: _WATCH,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", help="terminal, jsonl:FILE, atom:FILE, smtp:ADDRESS, webhook:URL; may be repeated."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Allow webhooks at private, loopback and link-local addresses.")
    ] = False,
    smtp: Annotated[str, typer.Option(help="Mail server, HOST:PORT.", envvar="SYNOPTICON_SMTP")] = "localhost:25",
    sender: Annotated[
        str, typer.Option("--from", help="Sender of mail.", envvar="SYNOPTICON_SMTP_FROM")
    ] = "synopticon@localhost",
) -> None:
    """Alert to what is new since the watches were last run: once for each new event, status, origin or disagreement.

    A copy of what was told before makes no alert. What a channel does not take is kept and sent when the command is
    run again; each alert has an id by which a receiver can drop repeats. The secret that signs webhooks is read from
    SYNOPTICON_WEBHOOK_SECRET, the mail account from SYNOPTICON_SMTP_USER and SYNOPTICON_SMTP_PASSWORD.
    """
    import os

    from synopticon.case import Case
    from synopticon.cli.errors import BadInput
    from synopticon.store.outbox import Outbox
    from synopticon.watches import load_all
    from synopticon.watches.alerts import ChannelError, Options, channel

    environment = (f"SYNOPTICON_{name}" for name in ("WEBHOOK_SECRET", "SMTP_USER", "SMTP_PASSWORD"))
    secret, user, password = (os.environ.get(name, "") for name in environment)
    options = Options(secret, allow_private, smtp, sender, user, password)
    watches = load_all(watch)
    try:
        channels = [channel(spec, options) for spec in dict.fromkeys(to or ["terminal"])]
    except ChannelError as error:
        raise BadInput(str(error)) from None
    with Case(case, must_exist=True) as opened:
        outbox = Outbox(opened.store)
        queue(opened, outbox, watches, [each.name for each in channels])
        failed = [line for each in channels if (line := deliver(outbox, each, watches))]
    for line in failed:
        typer.echo(f"synopticon: {line}", err=True)
    if failed:
        raise typer.Exit(1)


def queue(case: Case, outbox: Outbox, watches: Sequence[Watch], channels: Sequence[str]) -> None:
    """Put what is new on watches into the outbox, each since the record up to which it was last run."""
    import dataclasses

    from synopticon.reconciling.changes import changes
    from synopticon.records import Record
    from synopticon.store.outbox import Queued
    from synopticon.watches.alerts import alerts, encode

    new = case.record()
    latest = case.runs()[-1]
    marks = outbox.watermarks()
    queued = []
    for mark in dict.fromkeys(marks.get(watch.id, "") for watch in watches):
        if mark == latest.id:
            continue
        old = case.record(run=mark) if mark else Record()
        mine = [watch for watch in watches if marks.get(watch.id, "") == mark]
        for alert in alerts(old, new, changes(old, new), mine):
            stamped = dataclasses.replace(alert, made=latest.made)
            queued.append(Queued(alert.id, tuple(alert.watches), encode(stamped)))
    outbox.put(queued, {watch.id: latest.id for watch in watches}, channels)


def deliver(outbox: Outbox, to: Channel, watches: Sequence[Watch]) -> str:
    """Deliver what is pending for a channel; give the line that says what failed, "" where nothing did."""
    from datetime import UTC, datetime

    from synopticon.watches.alerts import ChannelError, decode

    ids = [watch.id for watch in watches]
    pending = outbox.pending(to.name, ids)
    history = [decode(one.body) for one in outbox.all(to.name, ids)] if pending else []
    try:
        for one in pending:
            alert = decode(one.body)
            known = next(n for n, each in enumerate(history) if each.id == alert.id)
            to.send(alert, history[: known + 1])
            outbox.delivered(to.name, one.id, datetime.now(UTC).isoformat(timespec="seconds"))
    except ChannelError as error:
        left = len(outbox.pending(to.name, ids))
        return f"{error}; {left} alert{'s are' if left != 1 else ' is'} kept for the next run"
    finally:
        to.close()
    return ""
