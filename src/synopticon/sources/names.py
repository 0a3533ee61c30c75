"""File names as they are shown and kept: what cannot be written in UTF-8 or breaks a line is spelt out."""

from __future__ import annotations

import re

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(name: str) -> str:
    r"""Give a name with line breaks, controls and bytes that are no UTF-8 written as escapes (`\n`, `\xff`).

    Two files whose names differ only in such a character and its escape share one location, an accepted gap.
    """
    return _ODD.sub(lambda found: _escape(found.group()), name)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte of a name that is not UTF-8 (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
