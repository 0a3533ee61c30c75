"""Damage to characters: wrong decodings, control characters, entities left in plain text, white space."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import ftfy
from ftfy import TextFixerConfig, badness

from synopticon.cleaning.offsets import shrink
from synopticon.records import Edit

_CONFIG = TextFixerConfig(uncurl_quotes=False)
_LINE = re.compile(r"[^\n]+")
_DIFF_LIMIT = 1_000

# C0 and C1 without white space, soft hyphen, zero-width and directional marks, the byte-order mark, halves of
# surrogate pairs (which no encoding can write).
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,6});")
# One class first, so that the search runs from space to space: two and more, odd ones, those at the text's ends.
_SPACE = re.compile(r"\s(?:\s+|\Z|(?<=[^\S \n])|(?<=\A\s))")
# A character of several bytes wrongly read as several characters: two beyond ASCII together; the second may have
# been a no-break space that was made a plain one.
_PAIR = re.compile(r"[^\x00-\x7f]{2}|[ÃÂ] ")


def mojibake(text: str) -> Iterator[Edit]:
    """Undo wrong decodings ("aÃ±o"), line by line, as small edits; quotes are left as they are (ftfy)."""
    if text.isascii():
        return
    for line in _LINE.finditer(text):
        if line.group().isascii() or not _PAIR.search(line.group()) or not badness.is_bad(line.group()):
            continue
        fixed = ftfy.fix_encoding(line.group(), _CONFIG)
        if fixed != line.group():
            yield from _difference(line.group(), fixed, line.start())


def _difference(old: str, new: str, start: int) -> Iterator[Edit]:
    if len(old) > _DIFF_LIMIT:  # the comparison is quadratic
        whole = shrink(old, Edit(0, len(old), new, "mojibake"))
        if whole:
            yield Edit(whole.start + start, whole.end + start, whole.replacement, "mojibake")
        return
    for tag, low, high, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(start + low, start + high, new[left:right], "mojibake")


def control(text: str) -> Iterator[Edit]:
    """Take away characters that are not seen."""
    for found in _CONTROL.finditer(text):
        yield Edit(found.start(), found.end(), "", "control")


def entities(text: str) -> Iterator[Edit]:
    """Resolve entities that a scraper left in plain text ("&amp;", "&#8217;")."""
    for found in _ENTITY.finditer(text):
        character = html.unescape(found.group())
        if character != found.group():
            yield Edit(found.start(), found.end(), character, "markup")


def whitespace(text: str) -> Iterator[Edit]:
    """Bring white space into canonical form: single spaces, trimmed lines, at most one blank line."""
    for found in _SPACE.finditer(text):
        wanted = _canonical(found, len(text))
        edit = shrink(text, Edit(found.start(), found.end(), wanted, "whitespace"))
        if edit:
            yield edit


_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def _canonical(found: re.Match[str], length: int) -> str:
    if found.start() == 0 or found.end() == length:
        return ""
    breaks = len(_BREAK.findall(found.group()))
    return "\n" * min(breaks, 2) if breaks else " "


_BREAK_INSIDE = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_SHORTEST, _WIDEST, _ROWS = 50, 100, 6


def wrapped(text: str) -> Iterator[Edit]:
    """Join the lines of a text that was broken at a width: lines of one length, most of which end no sentence."""
    breaks = [found.start() for found in _BREAK_INSIDE.finditer(text)]
    if len(breaks) < _ROWS or len(text) > _WIDEST * (text.count("\n") + 1):
        return
    rows = [text[text.rfind("\n", 0, end) + 1 : end] for end in breaks]
    full = sum(_SHORTEST <= len(row) <= _WIDEST for row in rows)
    open_ended = sum(row[-1] not in ".!?:\"'”’»" for row in rows)
    if full < 0.9 * len(rows) or open_ended < 0.6 * len(rows):
        return
    for start in breaks:
        yield Edit(start, start + 1, " ", "whitespace")
