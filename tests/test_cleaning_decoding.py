"""Bytes → text: which encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.cleaning.decoding import decode

SPANISH = "El señor Muñoz llegó mañana, según el ministro: “no habrá acuerdo” – dijo."
CASES = [
    # bytes, declared, text, encoding
    (SPANISH.encode(), False, SPANISH, "utf-8"),
    (b"\xef\xbb\xbf" + SPANISH.encode(), False, SPANISH, "utf-8"),
    (b"\xff\xfe" + SPANISH.encode("utf-16-le"), False, SPANISH, "utf-16-le"),
    (b"\xfe\xff" + SPANISH.encode("utf-16-be"), False, SPANISH, "utf-16-be"),
    (b"\xff\xfe\0\0" + SPANISH.encode("utf-32-le"), False, SPANISH, "utf-32-le"),
    (SPANISH.encode("cp1252"), False, SPANISH, "cp1252"),
    ("El año".encode("latin-1"), False, "El año", "cp1252"),
    (b"<meta charset=iso-8859-1><p>El a\xf1o", True, "<meta charset=iso-8859-1><p>El año", "cp1252"),
    ("<meta charset='koi8-r'>Москва".encode("koi8-r"), True, "<meta charset='koi8-r'>Москва", "koi8-r"),
    (b"<meta charset=no-such-thing>El a\xf1o", True, "<meta charset=no-such-thing>El año", "cp1252"),
    (b"<meta charset=hex>El a\xf1o", True, "<meta charset=hex>El año", "cp1252"),
    ("Señor Muñoz y la señora Núñez".encode() + b"\xff", False, "Señor Muñoz y la señora Núñez\ufffd", "utf-8"),
    (b"", False, "", "utf-8"),
]


@pytest.mark.parametrize(("content", "declared", "text", "encoding"), CASES)
def test_encodings(content: bytes, declared: bool, text: str, encoding: str) -> None:
    assert decode(content, declared=declared) == (text, encoding)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_decode(content: bytes, declared: bool) -> None:
    text, encoding = decode(content, declared=declared)
    assert isinstance(text, str) and encoding


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=100))
def test_utf8_is_utf8(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode())[0] == text or text.encode()[:2] in (b"\xff\xfe", b"\xfe\xff")
