"""The title: told from a first sentence, or found where a dump's field says it is."""

from __future__ import annotations

import re

from synopticon.cleaning.lines import is_sentence, split

_LONGEST, _WORDS = 220, 32
_WORD = re.compile(r"\w+")


def locate(text: str, given: str) -> tuple[str, int, int]:
    """Give title and where it stands in a clean text; -1, -1 where it is known from outside only, "" if unknown."""
    if given:
        lines = split(text)[:4]
        wanted = _letters(given)
        for line in lines:
            if wanted and _letters(line.text) == wanted:
                return line.text, line.start, line.end
        return " ".join(given.split()), -1, -1
    return _first_line(text)


def _first_line(text: str) -> tuple[str, int, int]:
    """Take the first line as title where it is short, no sentence, and paragraphs follow it."""
    lines = split(text)
    if len(lines) < 2 or not _is_title(lines[0].text):
        return "", -1, -1
    body = [line for line in lines[1:6] if is_sentence(line.text) and len(_WORD.findall(line.text)) >= 8]
    if not body:
        return "", -1, -1
    return lines[0].text, lines[0].start, lines[0].end


def _is_title(line: str) -> bool:
    words = len(_WORD.findall(line))
    if not 2 <= words <= _WORDS or len(line) > _LONGEST or line.endswith((",", ";", ":", "…")):
        return False
    if line.endswith(("?", "!")) or line.endswith(("”", '"', "’", "»", "'")):
        return words <= 20 and not re.search(r"[.!?]\W* \w", line)
    return not is_sentence(line)


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
