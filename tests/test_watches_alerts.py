"""Alerts: one for what is new, none for a copy, none lost in a crash; channels that are safe and can be trusted."""

from __future__ import annotations

import hashlib
import hmac
import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import feedparser
import pytest
from typer.testing import CliRunner

from synopticon.case import Case
from synopticon.cli import app
from synopticon.cli.watch import deliver, queue
from synopticon.reconciling.changes import changes
from synopticon.records import Record
from synopticon.store.outbox import Outbox, Queued
from synopticon.watches import load
from synopticon.watches.alerts import Alert, ChannelError, Options, alerts, channel, decode, encode
from synopticon.watches.alerts.webhook import Hook, HookError, is_public
from tests.affair import built, write

DPRK = load("dprk")
RUN = ("watch", "run")


def _alerts(old: Record, new: Record) -> list[Alert]:
    return list(alerts(old, new, changes(old, new), DPRK))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("first")
    with built(folder / "a", folder / "case.db", "accused.txt", "coal.txt", "parade.txt") as case:
        return case.record()


def _with(tmp_path: Path, *names: str) -> Record:
    with built(tmp_path / "b", tmp_path / "b.db", "accused.txt", "coal.txt", "parade.txt", *names) as case:
        return case.record()


def test_the_first_run_alerts_to_each_happening_once(first: Record) -> None:
    found = _alerts(Record(), first)
    assert [(a.kind, a.headline.split(" ")[0]) for a in found] == [("new-event", "Alleged"), ("new-sentence", "Said:")]
    assert all(a.reason.endswith(".") and "watched because" in a.reason for a in found[:1])
    assert len({a.id for a in found}) == 2 and found[0].cited[0].text.startswith("South Korea's Defence Ministry")
    assert _alerts(first, first) == []


def test_a_copy_makes_no_alert(tmp_path: Path, first: Record) -> None:
    assert _alerts(first, _with(tmp_path, "copia.txt")) == []


def test_a_new_happening_makes_one_alert(tmp_path: Path, first: Record) -> None:
    (alert,) = _alerts(first, _with(tmp_path, "launch.txt"))
    assert alert.kind == "new-event" and "ballistic" in alert.headline and alert.headline.startswith("Alleged")
    assert alert.provisions == ("S/RES/1718 (2006) §2", "S/RES/1874 (2009) §2")


def test_a_new_account_of_a_watched_happening_alerts_by_what_it_changes(tmp_path: Path, first: Record) -> None:
    found = _alerts(first, _with(tmp_path, "tokio.txt"))
    assert found and {a.kind for a in found} <= {"new-origin", "status", "new-disagreement", "new-event"}
    assert len({(a.kind, a.event, a.after) for a in found}) == len(found)


def test_an_alert_survives_its_json(first: Record) -> None:
    for alert in _alerts(Record(), first):
        assert decode(encode(alert)) == alert and "\n" not in encode(alert)


# ---------------------------------------------------------------- the outbox


class _Kept:
    """A channel that keeps what it takes, and fails when it is told to."""

    name = "kept"

    def __init__(self, fails_after: int = 99) -> None:
        self.taken: list[str] = []
        self.fails_after = fails_after

    def send(self, alert: Alert, history: Any) -> None:
        if len(self.taken) >= self.fails_after:
            raise ChannelError("kept: full")
        self.taken.append(alert.id)

    def close(self) -> None:
        pass


def test_what_a_channel_does_not_take_is_kept_for_the_next_run(tmp_path: Path) -> None:
    with built(tmp_path / "a", tmp_path / "case.db", "accused.txt", "launch.txt", "coal.txt") as case:
        outbox = Outbox(case.store)
        failing, working = _Kept(fails_after=1), _Kept()
        queue(case, outbox, DPRK, [failing.name])
        assert deliver(outbox, failing, DPRK) == "kept: full; 2 alerts are kept for the next run"
        queue(case, outbox, DPRK, [working.name])
        assert deliver(outbox, working, DPRK) == ""
        assert len(failing.taken) == 1 and len(working.taken) == 2
        assert not set(failing.taken) & set(working.taken)
        assert deliver(outbox, working, DPRK) == "" and len(working.taken) == 2


def test_a_channel_named_later_gets_what_comes_from_then_on(tmp_path: Path) -> None:
    with built(tmp_path / "a", tmp_path / "case.db", "accused.txt") as case:
        outbox = Outbox(case.store)
        queue(case, outbox, DPRK, ["one"])
        queue(case, outbox, DPRK, ["two"])
        assert len(outbox.pending("one", ["dprk/arms"])) == 1
        assert outbox.pending("two", ["dprk/arms"]) == [] and outbox.pending("one", ["libya/embargo"]) == []
        outbox.put([Queued("alert-x", ("dprk/arms",), "{}")], {}, [])
        assert [q.id for q in outbox.pending("two", ["dprk/arms"])] == ["alert-x"]


# ---------------------------------------------------------------- from the command line


def _run(*arguments: str, **environment: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*RUN, *arguments], env=environment)
    return result.exit_code, result.output


def test_a_build_a_run_a_copy_and_a_run(tmp_path: Path) -> None:
    case, feed, lines = tmp_path / "case.db", tmp_path / "alerts.xml", tmp_path / "alerts.jsonl"
    built(tmp_path / "a", case, "accused.txt").close()
    to = ("--watch", "dprk", "--to", "terminal", "--to", f"jsonl:{lines}", "--to", f"atom:{feed}")
    code, output = _run(str(case), *to)
    assert code == 0 and output.count("[new-event]") == 1
    with Case(case) as opened:
        opened.add(write(tmp_path / "more", "copia.txt", "launch.txt"))
    code, output = _run(str(case), *to)
    assert code == 0 and output.count("[new-event]") == 1 and "ballistic" in output
    assert _run(str(case), *to) == (0, "")
    parsed = feedparser.parse(feed.read_bytes())
    assert not parsed.bozo and parsed.version == "atom10" and len(parsed.entries) == 2
    ids = [json.loads(line)["id"] for line in lines.read_text().splitlines()]
    assert [e.id for e in parsed.entries] == [f"urn:synopticon:{i}" for i in ids[::-1]]


def test_a_torn_line_does_not_spoil_the_next(tmp_path: Path, first: Record) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_text('{"id": "cut sho')
    made = _alerts(Record(), first)
    lines = channel(f"jsonl:{path}", Options())
    for alert in made:
        lines.send(alert, made)
    assert [decode(line).id for line in path.read_text().splitlines()[1:]] == [a.id for a in made]


REFUSED = [
    ("pigeon:home", "no such channel"),
    ("jsonl:", "no such channel"),
    ("smtp:desk", "no address"),
    ("webhook:ftp://example.org", "no URL of http"),
    ("webhook:https://user:pw@example.org", "do not belong in the URL"),
    ("webhook:http://127.0.0.1/x", "is not a public address; give --allow-private"),
    ("webhook:http://[::1]/x", "is not a public address"),
    ("webhook:http://169.254.169.254/latest", "is not a public address"),
    ("webhook:http://10.1.2.3:8080/x", "is not a public address"),
    ("webhook:http://localhost/x", "is not a public address"),
    ("webhook:http://2130706433/x", "is not a public address"),
    ("webhook:https://no-such-host.invalid/x", "has no address"),
]


@pytest.mark.parametrize(("spec", "said"), REFUSED)
def test_a_channel_that_cannot_be_used_is_one_line(spec: str, said: str) -> None:
    with pytest.raises(ChannelError) as caught:
        channel(spec, Options(secret="s"))
    assert said in str(caught.value) and "\n" not in str(caught.value)


PUBLIC = [
    ("93.184.216.34", True),
    ("2606:2800:220:1::1", True),
    ("127.0.0.1", False),
    ("10.0.0.1", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("100.64.0.1", False),
    ("169.254.1.1", False),
    ("0.0.0.0", False),
    ("224.0.0.1", False),
    ("255.255.255.255", False),
    ("::1", False),
    ("::", False),
    ("fe80::1%eth0", False),
    ("fd00::1", False),
    ("::ffff:127.0.0.1", False),
    ("::ffff:10.0.0.1", False),
    ("64:ff9b::7f00:1", False),
    ("2002:7f00:1::", False),
]


@pytest.mark.parametrize(("address", "public"), PUBLIC)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


# ---------------------------------------------------------------- webhooks and mail, against servers of our own


class _Handler(http.server.BaseHTTPRequestHandler):
    posts: list[tuple[dict[str, str], bytes]]
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posts.append((dict(self.headers), body))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def _server(status: int = 204) -> Iterator[tuple[int, list[tuple[dict[str, str], bytes]]]]:
    posts: list[tuple[dict[str, str], bytes]] = []
    handler = type("Handler", (_Handler,), {"posts": posts, "status": status})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], posts
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_webhook_is_signed_over_time_and_body(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    built(tmp_path / "a", case, "accused.txt").close()
    with _server() as (port, posts):
        to = ("--watch", "dprk", "--to", f"webhook:http://127.0.0.1:{port}/hook?x=1", "--allow-private")
        assert _run(str(case), *to, SYNOPTICON_WEBHOOK_SECRET="tell nobody")[0] == 0
    ((headers, body),) = posts
    told = headers["X-Synopticon-Timestamp"]
    right = hmac.new(b"tell nobody", told.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["X-Synopticon-Signature"] == f"sha256={right}" and abs(int(told) - time.time()) < 60
    assert json.loads(body)["id"] == headers["X-Synopticon-Id"]


def test_a_webhook_that_fails_keeps_the_alert_and_follows_no_redirect(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    built(tmp_path / "a", case, "accused.txt").close()
    for status, said in ((500, "status 500"), (302, "status 302; redirects are not followed")):
        with _server(status) as (port, posts):
            hook = Hook(f"http://127.0.0.1:{port}/", "s", allow_private=True)
            with pytest.raises(HookError, match=said):
                hook.post("alert-1", b"{}")
            assert len(posts) == 1
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    to = ("--watch", "dprk", "--to", f"webhook:http://127.0.0.1:{port}/", "--allow-private")
    code, output = _run(str(case), *to, SYNOPTICON_WEBHOOK_SECRET="s")
    assert code == 1 and "not taken" in output and "1 alert is kept for the next run" in output


def test_a_host_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    hook = Hook("http://rebinding.example/", "s", allow_private=True)
    monkeypatch.undo()
    reached: list[object] = []

    def refuse(address: tuple[str, int], *_: object) -> socket.socket:
        reached.append(address)
        raise OSError("refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(HookError, match="refused"):
        hook.post("alert-1", b"{}")
    assert reached == [("127.0.0.1", 80)]


def test_one_private_address_among_several_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 0)) for a in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(HookError, match=r"10\.0\.0\.1"):
        Hook("https://mixed.example/", "s")


def test_mail_is_one_message_an_alert_with_an_id(tmp_path: Path) -> None:
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    messages: list[Any] = []

    class Kept(Message):
        def handle_message(self, message: Any) -> None:
            messages.append(message)

    case = tmp_path / "case.db"
    built(tmp_path / "a", case, "accused.txt", "launch.txt").close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Kept(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        to = ("--watch", "dprk", "--to", "smtp:desk@example.org", "--smtp", f"127.0.0.1:{port}")
        assert _run(str(case), *to)[0] == 0
    finally:
        controller.stop()
    assert len(messages) == 2
    for message in messages:
        assert message["To"] == "desk@example.org" and message["Message-ID"].startswith("<alert-")
        assert message["Message-ID"] == f"<{message['X-Synopticon-Alert']}@synopticon>"
        assert "It would concern: S/RES/" in message.get_payload(decode=True).decode()


# ---------------------------------------------------------------- killed

_KILLED = """
import os, signal, sys
from pathlib import Path
from synopticon.case import Case
from synopticon.cli.watch import deliver, queue
from synopticon.store.outbox import Outbox
from synopticon.watches import load
from synopticon.watches.alerts import Options, channel

path, lines, moment = sys.argv[1:]
with Case(Path(path)) as case:
    outbox, to, watches = Outbox(case.store), channel(f"jsonl:{lines}", Options()), load("dprk")
    if moment == "before-queue":
        outbox.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    queue(case, outbox, watches, [to.name])
    if moment == "after-queue":
        os.kill(os.getpid(), signal.SIGKILL)
    done = outbox.delivered
    def delivered(*given):
        if moment == "after-send":
            os.kill(os.getpid(), signal.SIGKILL)
        done(*given)
        if moment == "after-one":
            os.kill(os.getpid(), signal.SIGKILL)
    outbox.delivered = delivered
    deliver(outbox, to, watches)
"""


@pytest.mark.parametrize(
    ("moment", "before"), [("before-queue", 0), ("after-queue", 0), ("after-send", 1), ("after-one", 1)]
)
def test_killed_at_any_moment_every_alert_arrives_at_least_once(tmp_path: Path, moment: str, before: int) -> None:
    case, lines = tmp_path / "case.db", tmp_path / "alerts.jsonl"
    built(tmp_path / "a", case, "accused.txt", "launch.txt").close()
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(case), str(lines), moment], env=os.environ, check=False)
    assert ended.returncode == -signal.SIGKILL
    sent = lines.read_text().splitlines() if lines.exists() else []
    assert len(sent) == before
    assert _run(str(case), "--watch", "dprk", "--to", f"jsonl:{lines}")[0] == 0
    ids = [json.loads(line)["id"] for line in lines.read_text().splitlines()]
    assert len(set(ids)) == 2 and len(ids) == (3 if moment == "after-send" else 2)
    assert _run(str(case), "--watch", "dprk", "--to", f"jsonl:{lines}") == (0, "")
    assert len(lines.read_text().splitlines()) == len(ids)
