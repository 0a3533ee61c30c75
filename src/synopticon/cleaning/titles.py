"""The title: told from a first sentence, or found where a dump's field says it is."""

from __future__ import annotations

import re

from synopticon.cleaning.lines import is_sentence, split
from synopticon.records import Edit

_LONGEST, _WORDS = 220, 32
_WORD = re.compile(r"\w+")


def locate(text: str, given: str, others: tuple[str, ...] = ()) -> tuple[str, int, int]:
    """Give title and where it stands in a clean text; -1, -1 where it is known from outside only, "" if unknown.

    `given` came with the article, `others` are what its page calls it, best first.
    """
    names = tuple(name for name in (given, *others) if name.strip())
    lines = split(text)[:4]
    for name in names:
        wanted = _letters(name)
        for line in lines:
            if wanted and _letters(line.text) == wanted:
                return line.text, line.start, line.end
    if names:
        return " ".join(names[0].split()), -1, -1
    return _first_line(text)


def parting(text: str, given: str) -> list[Edit]:
    """Give the edit that puts a known title on its own line where a paragraph was run on to it."""
    words = _WORD.findall(given)
    if len(words) < 4 or not text:
        return []
    found = re.match(
        r"\W*" + r"\W+".join(map(re.escape, words)) + r"[\w.!?”’\"')]*(?P<gap>[ \t]+)(?=[“\"'«¿¡(]*[A-ZÁÉÍÓÚÑ])",
        text,
        re.I,
    )
    if not found or not re.match(r"\W*[^\W\d_a-z]", text[found.end() :]):
        return []
    return [Edit(found.start("gap"), found.end("gap"), "\n\n", "whitespace")]


def _first_line(text: str) -> tuple[str, int, int]:
    """Take the first line as title where it is short, no sentence, and paragraphs follow it."""
    lines = split(text)
    if len(lines) < 2 or not _is_title(lines[0].text):
        return "", -1, -1
    body = [line for line in lines[1:6] if is_sentence(line.text) and len(_WORD.findall(line.text)) >= 8]
    if not body:
        return "", -1, -1
    first = lines[1] if _is_kicker(lines[0].text, lines[1].text) else lines[0]
    return first.text, first.start, first.end


def _is_kicker(first: str, second: str) -> bool:
    """Tell a kicker or a section's name: a word or three above what reads as the title."""
    return len(_WORD.findall(first)) <= 3 and len(_WORD.findall(second)) >= 5 and _is_title(second)


def _is_title(line: str) -> bool:
    words = len(_WORD.findall(line))
    if not 2 <= words <= _WORDS or len(line) > _LONGEST or line.endswith((",", ";", ":", "…")):
        return False
    if line.endswith(("?", "!", "”", '"', "’", "»", "'")):
        return words <= 20 and not re.search(r"[.!?]\W* \w", line)
    return not is_sentence(line)


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
