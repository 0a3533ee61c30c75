"""Bytes → text: which encoding, decided in a fixed order and recorded."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
# Browsers read these labels as the Windows code page that contains them (WHATWG Encoding Standard, section 4.2).
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_SAMPLE = 65536


def decode(content: bytes, *, declared: bool = False) -> tuple[str, str]:
    """Decode bytes and name the encoding (Python's name). Never fails: what cannot be decoded becomes U+FFFD.

    Tried in this order: a byte-order mark; UTF-8; what the first 2,048 bytes declare, where `declared` says that
    this is markup; the best guess of charset-normalizer; Windows-1252.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    for name in ("utf-8", _declared(content) if declared else None):
        if name and (text := _strict(content, name)) is not None:
            return text, name
    if _mostly_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    guess = _guess(content)
    return content.decode(guess, "replace"), guess


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:2048])
    return _codec(found.group(1).decode("ascii")) if found else None


def _codec(label: str) -> str | None:
    """Give the text codec a label stands for; None for unknown ones and for codecs that are not of text."""
    try:
        info = codecs.lookup(label)
    except LookupError:
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return _WINDOWS.get(info.name, info.name)


def _mostly_utf8(content: bytes) -> bool:
    """Tell UTF-8 that a few bad bytes spoil (a cut file, a pasted stretch): better those marked than all guessed."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad * 10 < sum(1 for character in text if character > "\x7f") - bad


def _guess(content: bytes) -> str:
    """Ask charset-normalizer, of a sample: a large file takes no longer than a small one.

    Windows-1252 is taken where it explains the bytes as well as the best does: short Western texts fit several
    code pages equally, and English and Spanish on the web were written in that one.
    """
    matches = from_bytes(content[:_SAMPLE])
    best = matches.best()
    if best is None or any(match.encoding == "cp1252" and match.chaos <= best.chaos for match in matches):
        return "cp1252"
    return _codec(best.encoding) or "cp1252"
