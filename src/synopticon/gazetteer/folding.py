"""Folding for look-up, and the question whether a stretch of text is a spelling of a name.

Folding keeps the length: code point n of the folded text is code point n of the text, so offsets need no map.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SEPARATOR = re.compile(r"[\W_]")
_JOINERS = frozenset(" \u00a0\u202f-\u2010\u2011\u2013'’ʼ`´.")


@cache
def _letters() -> dict[int, str]:
    """Map every accented Latin letter to its base letter in lower case, one code point to one code point."""
    table = {0x130: "i", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d", ord("Đ"): "d"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii() and base.isalpha():
            table.setdefault(code, base)
    return table


def fold(text: str) -> str:
    """Give the text in lower case, without accents, every sign that is no letter or digit as one space.

    The result has as many code points as `text`. Combining marks (text not in NFC) fold to spaces, so that
    such a name is missed: an accepted gap, since cleaning composes.
    """
    plain = text if text.isascii() else text.translate(_letters())
    return _SEPARATOR.sub(" ", plain.lower())


def patterns(name: str) -> tuple[str, ...]:
    """Give what a spelling folds to, one space at either end; "EE.UU." is also looked for as "EE. UU."."""
    if name.isalnum():
        return (f" {fold(name)} ",)
    written = [name]
    if "." in name:
        written += [re.sub(r"\.(?=\w)", ". ", name), re.sub(r"\. +", ".", name)]
    if "'" in name or "’" in name:
        written.append(name.replace("'", "").replace("’", ""))
    return tuple(dict.fromkeys(f" {fold(form).strip()} " for form in written))


def _capitals(text: str) -> list[bool]:
    return [char.isupper() for char in text if char.isalpha()]


def _titled(text: str) -> bool:
    """Tell whether every capital of the text begins a word."""
    return all(not char.isupper() or index == 0 or not text[index - 1].isalpha() for index, char in enumerate(text))


def joined(surface: str, name: str) -> bool:
    """Tell whether the signs between the words of a stretch of text can stand inside this name."""
    inner = surface.rstrip(".")
    dots = "." in name
    return all(char.isalnum() or (char in _JOINERS and (char != "." or dots)) for char in inner) or surface == name


def cased(surface: str, name: str, caps: bool) -> bool:
    """Tell whether the text is written in a case that the name allows: as given, Titled, or ALL CAPITALS.

    Capitals throughout count only where `caps` allows and there are at least four letters.
    """
    have, want = _capitals(surface), _capitals(name)
    if have == want:
        return True
    if all(want):
        return False
    if all(have):
        return caps and len(have) > 3
    if not _titled(surface):
        return False
    return len(have) == len(want) and all(mine or not theirs for mine, theirs in zip(have, want))


def moved(surface: str, name: str) -> bool:
    """Tell whether the text has an accent where the name has none, and lacks one of its own: "Indicó", "Índico"."""
    mine, theirs = ([fold(char) != char for char in text.lower() if char.isalpha()] for text in (surface, name))
    added = any(a and not b for a, b in zip(mine, theirs))
    return added and any(b and not a for a, b in zip(mine, theirs))


def sentence_cased(surface: str, name: str) -> bool:
    """Tell whether only the first word keeps all the capitals of the name: "Consejo de seguridad de la ONU"."""
    have, want = _capitals(surface), _capitals(name)
    return surface[0].isupper() and len(have) == len(want) and all(mine <= theirs for mine, theirs in zip(have, want))
