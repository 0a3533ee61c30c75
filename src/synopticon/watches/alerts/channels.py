"""Where alerts go: the terminal, a file of JSON lines, an Atom feed, e-mail, a webhook."""

from __future__ import annotations

import os
import smtplib
import ssl
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from synopticon.watches.alerts.feed import feed
from synopticon.watches.alerts.model import Alert, encode
from synopticon.watches.alerts.webhook import Hook, HookError

_TIMEOUT = 20.0


class ChannelError(Exception):
    """A channel cannot be used, or did not take an alert; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """What channels need besides their address. `secret` signs webhooks; `smtp` is HOST or HOST:PORT."""

    secret: str = ""
    allow_private: bool = False
    smtp: str = "localhost:25"
    sender: str = "synopticon@localhost"
    user: str = ""
    password: str = ""


class Channel(Protocol):
    """Takes alerts. `name` is what its deliveries are kept under."""

    name: str

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Take an alert; `history` is all that was ever put for it, up to this one.

        Raises:
            ChannelError: it was not taken.
        """

    def close(self) -> None:
        """End what is open."""


def channel(spec: str, options: Options) -> Channel:
    """Make a channel from `terminal`, `jsonl:FILE`, `atom:FILE`, `smtp:ADDRESS` or `webhook:URL`.

    Raises:
        ChannelError: it is none of these, or cannot be used.
    """
    kind, _, address = spec.partition(":")
    if kind == "terminal" and not address:
        return Terminal()
    if kind in ("jsonl", "atom") and address:
        path = Path(address).resolve()
        return Lines(path) if kind == "jsonl" else Feed(path)
    if kind == "smtp" and address:
        return Mail(address, options)
    if kind == "webhook" and address:
        return Web(address, options)
    raise ChannelError(
        f"--to {spec}: no such channel; use terminal, jsonl:FILE, atom:FILE, smtp:ADDRESS or webhook:URL"
    )


def plain(text: str) -> str:
    """Give text without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)


def written(alert: Alert) -> list[str]:
    """Give an alert as lines of plain text."""
    lines = [f"[{alert.kind}] {alert.headline}", f"  {alert.reason}"]
    if alert.provisions:
        lines.append(f"  It would concern: {'; '.join(alert.provisions)}")
    lines += [f"  “{cited.text}” ({cited.outlet}, {cited.start}–{cited.end})" for cited in alert.cited]
    return [plain(line) for line in [*lines, f"  {alert.id}"]]


class Terminal:
    """Prints alerts to standard output."""

    name = "terminal"

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Print it."""
        sys.stdout.write("\n".join(written(alert)) + "\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Do nothing."""


class Lines:
    """Appends alerts to a file, one JSON object a line; each line is on the disk before the next."""

    def __init__(self, path: Path) -> None:
        self.name = f"jsonl:{path}"
        self._path = path

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Append it; a line that a crash cut short is ended first."""
        try:
            with self._path.open("ab+") as file:
                size = file.seek(0, os.SEEK_END)
                torn = size > 0 and (file.seek(size - 1), file.read(1))[1] != b"\n"
                file.write((b"\n" if torn else b"") + encode(alert).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise ChannelError(f"{self.name}: cannot be written ({error.strerror})") from error

    def close(self) -> None:
        """Do nothing: nothing stays open."""


class Feed:
    """Writes an Atom feed of the latest alerts; the file is put in place only when it is whole."""

    def __init__(self, path: Path) -> None:
        self.name = f"atom:{path}"
        self._path = path

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Write the feed up to this alert."""
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            with beside.open("w", encoding="utf-8") as file:
                file.write(feed(history))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise ChannelError(f"{self.name}: cannot be written ({error.strerror})") from error

    def close(self) -> None:
        """Do nothing."""


class Mail:
    """Sends each alert as one message; its Message-ID follows from the alert's id, so that repeats can be dropped."""

    def __init__(self, address: str, options: Options) -> None:
        if "@" not in address or any(c.isspace() for c in address):
            raise ChannelError(f"--to smtp:{address}: no address; write it as smtp:desk@example.org")
        self.name = f"smtp:{address}"
        self._address, self._options = address, options
        self._server: smtplib.SMTP | None = None

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Send it."""
        try:
            self._open().send_message(message(alert, self._options.sender, self._address))
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise ChannelError(f"{self.name}: {self._options.smtp} did not take it ({_line(error)})") from error

    def _open(self) -> smtplib.SMTP:
        if self._server is None:
            host, _, port = self._options.smtp.partition(":")
            server = smtplib.SMTP(host, int(port or 25), timeout=_TIMEOUT)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            elif self._options.password:
                server.close()
                raise smtplib.SMTPNotSupportedError("offers no TLS, and a password is not sent without it")
            if self._options.password:
                server.login(self._options.user, self._options.password)
            self._server = server
        return self._server

    def close(self) -> None:
        """End the connection."""
        if self._server is not None:
            try:
                self._server.quit()
            except (OSError, smtplib.SMTPException):
                self._server.close()
            self._server = None


def message(alert: Alert, sender: str, to: str) -> EmailMessage:
    """Give an alert as a message of plain text."""
    made = EmailMessage()
    made["From"], made["To"] = sender, to
    made["Subject"] = plain(f"[{alert.kind}] {alert.headline}")[:200]
    made["Message-ID"] = f"<{alert.id}@synopticon>"
    made["X-Synopticon-Alert"] = alert.id
    made.set_content("\n".join(written(alert)) + "\n")
    return made


class Web:
    """Posts each alert, signed, to an address that is resolved once."""

    def __init__(self, url: str, options: Options) -> None:
        self.name = f"webhook:{url}"
        try:
            self._hook = Hook(url, options.secret, allow_private=options.allow_private)
        except HookError as error:
            raise ChannelError(f"--to webhook:{url}: {error}") from None

    def send(self, alert: Alert, history: Sequence[Alert]) -> None:
        """Post it."""
        try:
            self._hook.post(alert.id, encode(alert).encode())
        except HookError as error:
            raise ChannelError(f"{self.name}: {error}") from error

    def close(self) -> None:
        """Do nothing: each post is a connection of its own."""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
