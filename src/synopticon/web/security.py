"""What keeps the desk to those it is for: headers, the Host header, the token, and forms that only our pages send."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
TOKEN_COOKIE = "synopticon_token"
FORM_COOKIE = "synopticon_form"
_HOST = re.compile(r"^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$")


class Refused(Exception):
    """A form that none of our pages gave out."""


@dataclass(frozen=True, slots=True)
class Guard:
    """`hosts` are the names the desk answers to, empty for any (a token guards it then); `token` "" for none."""

    hosts: frozenset[str] = LOOPBACK
    token: str = ""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def answers_to(self, host: str) -> bool:
        """Tell whether a Host header names the desk: a page of another name that points here is kept out."""
        found = _HOST.match(host.lower())
        return found is not None and (not self.hosts or found[1] in self.hosts)

    def form_token(self, visitor: str) -> str:
        """Give the token that forms of a visitor's pages carry."""
        return hmac.new(self.secret, visitor.encode(), "sha256").hexdigest()

    def check_form(self, request: Request, given: str) -> None:
        """Check that a form was sent from one of our pages.

        Raises:
            Refused: it was not.
        """
        visitor = request.cookies.get(FORM_COOKIE, "")
        origin = request.headers.get("origin", "null")  # "null" is what no-referrer makes of it in our own forms too
        elsewhere = origin != "null" and origin.partition("://")[2] != request.headers.get("host", "")
        if not visitor or elsewhere or not hmac.compare_digest(self.form_token(visitor), given):
            raise Refused


class Wall:
    """ASGI middleware: checks Host and token before anything else, and sets the headers of every response."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visitor = _cookies(headers).get(FORM_COOKIE, "")
        fresh = "" if re.fullmatch(r"[\w-]{20,60}", visitor) else secrets.token_urlsafe(24)
        scope.setdefault("state", {})["visitor"] = fresh or visitor

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                out.setdefault("Cache-Control", "private, no-cache" if "etag" in out else "no-store")  # files: 304
                if fresh:
                    out.append("Set-Cookie", f"{FORM_COOKIE}={fresh}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refusal = self._refusal(scope, headers)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if not self.guard.answers_to(headers.get("host", "")):
            return PlainTextResponse("This desk does not answer to that name (Host header).\n", 421)
        if not self.guard.token:
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), "")
        if not hmac.compare_digest(given.encode(), self.guard.token.encode()):
            if self._known(headers):
                return None
            return PlainTextResponse("A token is needed: open the address that `synopticon serve` printed.\n", 401)
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        answer = RedirectResponse(_local(scope["path"]) + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(TOKEN_COOKIE, self.guard.token, httponly=True, samesite="strict")
        return answer

    def _known(self, headers: Headers) -> bool:
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        given = bearer if kind.lower() == "bearer" else _cookies(headers).get(TOKEN_COOKIE, "")
        return hmac.compare_digest(given.encode(), self.guard.token.encode())


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _local(path: str) -> str:
    """Give a path that stays on this server whatever it begins with ("//elsewhere" would not)."""
    return "/" + path.lstrip("/\\")
