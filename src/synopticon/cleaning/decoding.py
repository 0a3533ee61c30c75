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
_WESTERN = frozenset("áéíóúüñçàèìòùâêîôûäëïöãõåæøßÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛÄËÏÖÃÕÅÆØ¿¡«»‹›“”‘’„‚–—…•·ºª°€£¥§©®™½¼¾\xa0\xad´")


def decode(content: bytes, *, declared: bool = False) -> tuple[str, str]:
    """Decode bytes and name the encoding (Python's name). Never fails: what cannot be decoded becomes U+FFFD.

    Tried in this order: a byte-order mark; UTF-16 told by where its zeros stand; UTF-8; what the first 2,048 bytes
    declare, where `declared` says that this is markup; UTF-8 with stretches of Windows-1252 in it; the best guess of
    charset-normalizer; Windows-1252.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace"), wide
    for name in ("utf-8", _declared(content) if declared else None):
        if name and (text := _strict(content, name)) is not None:
            return text, name
    if _mostly_utf8(content):
        return content.decode("utf-8", _PATCHED), "utf-8"
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


def _wide(content: bytes) -> str:
    """Tell UTF-16 without its mark: of Latin text every second byte is zero, and hardly any other; "" if it is none."""
    sample = content[:4096]
    if len(content) < 16 or len(content) % 2 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.7 * half and first * 50 <= half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * half and second * 50 <= half else ""


def _mostly_utf8(content: bytes) -> bool:
    """Tell UTF-8 that some bad bytes spoil (a cut file, a stretch pasted from elsewhere): text of a code page hardly
    ever holds a valid sequence."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return good >= 2 and good * 4 >= bad


_PATCHED = "synopticon-patched"


def _patched(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, where they are Western letters or signs and not the cut end."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    text = error.object[error.start : error.end].decode("cp1252", "replace")
    at_end = error.end == len(error.object)
    return "".join("\ufffd" if at_end or character not in _WESTERN else character for character in text), error.end


codecs.register_error(_PATCHED, _patched)


def _is_western(content: bytes) -> bool:
    """Tell Windows-1252: all it has beyond ASCII is Western letters and typographic signs, and not too much of it."""
    text = _strict(content[:_SAMPLE], "cp1252")
    beyond = [character for character in text or "" if character > "\x7f"]
    return text is not None and len(beyond) * 6 <= len(text) and all(character in _WESTERN for character in beyond)


def _guess(content: bytes) -> str:
    """Guess a legacy encoding; charset-normalizer is asked, of a sample, only where Windows-1252 does not fit.

    Short Western texts fit several code pages equally, and English and Spanish on the web were written in that one.
    """
    if _is_western(content):
        return "cp1252"
    best = from_bytes(content[:_SAMPLE]).best()
    return (_codec(best.encoding) if best else None) or "cp1252"
