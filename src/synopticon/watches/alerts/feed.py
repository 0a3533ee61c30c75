"""The Atom feed (RFC 4287) of alerts: one entry an alert, its id the alert's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from synopticon.watches.alerts.model import Alert

_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = 500
_BEGINNING = "1970-01-01T00:00:00+00:00"


def feed(alerts: Sequence[Alert]) -> str:
    """Give the feed of the latest alerts, the newest first."""
    kept = list(alerts)[-_KEPT:][::-1]
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _add(root, "id", "urn:synopticon:alerts")
    _add(root, "title", "Synopticon: alerts")
    _add(root, "updated", max((a.made for a in kept), default="") or _BEGINNING)
    _add(_add(root, "author"), "name", "Synopticon")
    for alert in kept:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:synopticon:{alert.id}")
        _add(entry, "title", alert.headline)
        _add(entry, "updated", alert.made or _BEGINNING)
        _add(entry, "category").set("term", alert.kind)
        _add(entry, "summary", alert.reason)
        quoted = "\n".join(f"“{c.text}” ({c.outlet}, {c.start}–{c.end})" for c in alert.cited)
        _add(entry, "content", quoted).set("type", "text")
        for uri in dict.fromkeys(c.uri for c in alert.cited if c.uri.startswith(("http://", "https://"))):
            link = _add(entry, "link")
            link.set("rel", "related")
            link.set("href", _legal(uri))
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _add(parent: ElementTree.Element, tag: str, text: str = "") -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag)
    child.text = _legal(text) or None
    return child


def _legal(text: str) -> str:
    """Give text without the characters that XML 1.0 does not allow."""
    return _ILLEGAL.sub("", text)
