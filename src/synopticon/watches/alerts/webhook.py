"""Posting to a webhook: signed, to a public address that is resolved once and connected to by number.

The signature is the HMAC-SHA256 of `TIMESTAMP.BODY` under a shared secret, as hexadecimal digits after `sha256=` in
X-Synopticon-Signature, with the timestamp (seconds) in X-Synopticon-Timestamp; X-Synopticon-Id lets repeats be dropped.
Redirects are not followed, proxies not used.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urlsplit

_TIMEOUT = 15.0
_MOST = 65_536
_REFUSED = "is not a public address; give --allow-private if it is meant"


class HookError(Exception):
    """A webhook cannot be used or did not take what was posted; one line that says why."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Give the signature of a body."""
    return "sha256=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


class Hook:
    """A webhook. Its host is resolved when it is made, every address checked, and one of them used from then on.

    Raises:
        HookError: the URL is none, there is no secret, the host has no address, or one that is not public.
    """

    def __init__(self, url: str, secret: str, *, allow_private: bool = False) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise HookError(f"no URL ({error}); write it as https://host/path") from None
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise HookError("no URL of http or https; write it as https://host/path")
        if parts.username or parts.password:
            raise HookError("names and passwords do not belong in the URL; the secret signs what is posted")
        if not secret:
            raise HookError("there is no secret to sign with; set SYNOPTICON_WEBHOOK_SECRET")
        self._secret, self._host, self._secure = secret, parts.hostname, parts.scheme == "https"
        self._port = port or (443 if self._secure else 80)
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self.address = _resolve(self._host, self._port, allow_private=allow_private)

    def post(self, key: str, body: bytes) -> None:
        """Post a body.

        Raises:
            HookError: it was not taken (no connection, no time, any status but 2xx).
        """
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "synopticon",
            "X-Synopticon-Id": key,
            "X-Synopticon-Timestamp": timestamp,
            "X-Synopticon-Signature": sign(self._secret, timestamp, body),
        }
        connection = self._connection()
        try:
            connection.request("POST", self._path, body, headers)
            response = connection.getresponse()
            response.read(_MOST)
        except (OSError, http.client.HTTPException) as error:
            raise HookError(f"not taken ({' '.join(str(error).split()) or type(error).__name__})") from error
        finally:
            connection.close()
        if not 200 <= response.status < 300:
            moved = "; redirects are not followed" if 300 <= response.status < 400 else ""
            raise HookError(f"not taken (status {response.status}{moved})")

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            return _PinnedTls(self._host, self._port, self.address)
        return _Pinned(self._host, self._port, self.address)


def _resolve(host: str, port: int, *, allow_private: bool) -> str:
    """Give one address of a host; all of them must be public unless `allow_private`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise HookError(f"{host} has no address ({error})") from None
    addresses = sorted({str(row[4][0]) for row in found})
    for address in addresses:
        if not allow_private and not is_public(address):
            raise HookError(f"{host} ({address}) {_REFUSED}")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet; what it embeds (IPv4 in IPv6) must be so too."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if any(each is not None and not is_public(str(each)) for each in inner):
            return False
        if found in _TRANSLATED or found.ipv4_mapped:
            return True
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class _Pinned(http.client.HTTPConnection):
    """A connection to an address, whatever the name of the host is resolved to meanwhile."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), _TIMEOUT)


class _PinnedTls(_Pinned):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
