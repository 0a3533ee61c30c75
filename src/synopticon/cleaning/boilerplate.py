"""What pages put around an article: forms, links, share bars, biographies, notices. Which lines are that."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from synopticon import languages
from synopticon.cleaning.draft import cut
from synopticon.cleaning.lines import Line, is_sentence, patterns, split
from synopticon.records import Edit

HEAD = 8
TAIL = 12
_LONGEST = 400
_BLOCK = 4_000
_TWICE = 60
_STORY = 600  # characters outside a gallery that make an article of their own
_LINK = 250
_HASHTAGS = re.compile(r"(?:[#＃]\w[\w-]*[\s,;|·]*){2,}|[#＃]\w+")
# A line all in square brackets is a link to another article, unless it is a sentence or a word or two.
_BRACKETED = re.compile(r"\[ ?(?P<title>[^\[\]]{15,200}?) ?\]")
# A gallery's captions: "3/16 2003 A mother …".
_NUMBERED = re.compile(r"(?P<number>\d{1,3}) ?/ ?(?P<all>\d{1,3}) \S.*")
# A comment form ends an article only where this much of it stands above the form.
_ABOVE = 0.5


def lines_cut(text: str, repeated: frozenset[str]) -> list[Edit]:
    """Give edits that cut the lines of a text (in canonical white space) that are no part of its story.

    `repeated` are lines that the outlet is known to repeat (see `repeated_lines`).
    """
    lines = split(text)
    gone = [_alone(lines, index, repeated) for index in range(len(lines))]
    _captions(lines, gone)
    _galleries(lines, gone)
    _twice(lines, gone)
    _lists(lines, gone)
    _closed(lines, gone, len(text))
    return [cut(line.start, line.end, "boilerplate") for line, is_gone in zip(lines, gone) if is_gone]


def _alone(lines: list[Line], index: int, repeated: frozenset[str]) -> bool:
    """Judge a line by itself and by how near the ends of the article it stands."""
    line = lines[index]
    if line.text in repeated or (index and (_is_block(line) or _is_buttons(line.core))):
        return True
    if len(line.text) > _LONGEST:
        return index >= len(lines) - TAIL and _biography(lines, index)
    core = line.core
    if not core or _HASHTAGS.fullmatch(line.text) or _is("anywhere", core):
        return True
    if index < HEAD and _is("head", core):
        return True
    if index >= len(lines) - TAIL and (_is("tail", core) or _biography(lines, index)):
        return True
    return _link(line, core) or (index > 0 and _is_bracketed(line))


@cache
def _buttons() -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = patterns("cleaning", "buttons")
    return one, patterns("cleaning", "buttons", whole=r"(?:{}(?:[\s|/,·•:;&+-]+|\Z)){2,}")


@lru_cache(maxsize=4096)
def _is_buttons(core: str) -> bool:
    """Tell a bar of buttons by which readers share, print and save: two and more of them and nothing else."""
    one, all_ = _buttons()
    return len(core) <= _LINK and one.match(core) is not None and all_.fullmatch(core) is not None


@cache
def _blocks() -> re.Pattern[str]:
    return patterns("cleaning", "begins")


def _is_block(line: Line) -> bool:
    """Tell furniture run together into one line, by how it begins."""
    return len(line.text) <= _BLOCK and _blocks().match(line.text) is not None


def _is_bracketed(line: Line) -> bool:
    found = _BRACKETED.fullmatch(line.text)
    return found is not None and not is_sentence(found["title"]) and found["title"].count(" ") >= 3


def _galleries(lines: list[Line], gone: list[bool]) -> None:
    """Cut the numbered captions of a gallery: three and more lines that count to one number."""
    counted: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        found = _NUMBERED.fullmatch(line.text) if line.text[0].isdigit() else None
        if found and 0 < int(found["number"]) <= int(found["all"]):
            counted.setdefault(found["all"], []).append(index)
    for members in counted.values():
        others = sum(len(line.text) for index, line in enumerate(lines) if not gone[index] and index not in members)
        if len(members) >= 3 and others >= _STORY:
            for index in members:
                gone[index] = True


def _twice(lines: list[Line], gone: list[bool]) -> None:
    """Cut a long line that stands above already, word for word (a caption, a pulled quotation)."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if len(line.text) >= _TWICE and not gone[index]:
            gone[index] = line.text in seen
            seen.add(line.text)


def _captions(lines: list[Line], gone: list[bool]) -> None:
    """Cut captions, unless they are the article (a gallery): then its reports are in them."""
    captions = [not is_gone and _picture(line.core) for line, is_gone in zip(lines, gone)]
    told = sum(len(line.text) for line, is_gone in zip(lines, gone) if not is_gone)
    shown = sum(len(line.text) for line, is_caption in zip(lines, captions) if is_caption and " " in line.text)
    for index, is_caption in enumerate(captions):
        if is_caption and (shown * 2 <= told or len(lines[index].text) < 60):
            gone[index] = True


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return patterns("cleaning", kind)


@lru_cache(maxsize=4096)
def _is(kind: str, core: str) -> bool:
    """Tell whether a line matches a list of patterns whole; remembered, as rounds ask about the same lines again."""
    return _whole(kind).fullmatch(core) is not None


@cache
def _links() -> re.Pattern[str]:
    return patterns("cleaning", "links", whole=r"{}\s*(?::|\||[-–—](?=\s)|>+|»)\s*(?P<title>\S.*)?")


def _link(line: Line, core: str) -> bool:
    """Tell a line that leads to another article; a sentence with more than one full stop is none."""
    if len(line.text) > _LINK:
        return False
    found = _links().match(core)
    if found:
        return len(re.findall(r"[a-z]\. [A-Z]", core)) < 2
    return _leads().match(core) is not None and not is_sentence(line.text)


@cache
def _leads() -> re.Pattern[str]:
    """Give the pattern of a link without a colon: its words as they are written, then a title with its capital."""
    leads = [lead for code in languages.supported() for lead in languages.table(code, "cleaning")["leads"]]
    return re.compile(rf"""(?:{"|".join(leads)}) ["'“‘«¿¡]?[A-ZÁÉÍÓÚÜÑ0-9]""")


@cache
def _marks() -> re.Pattern[str]:
    return patterns("cleaning", "picture_marks")


@cache
def _pictures() -> re.Pattern[str]:
    return patterns("cleaning", "pictures", whole=r"{}\s*[:|/]\s*\S.*|{}")


def _picture(core: str) -> bool:
    return bool(_marks().search(core)) and bool(_pictures().fullmatch(core) or _is("picture_lines", core))


@cache
def _biographies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    small = "|".join(languages.of_all("cleaning", "biography", "particles"))
    subject = rf"(?P<who>[A-ZÁÉÍÓÚÑ][\w.’'-]+(?: (?:{small})?[A-ZÁÉÍÓÚÑ][\w.’'-]*){{0,4}}),? "
    is_ = patterns("cleaning", "biography", "is").pattern
    roles = patterns("cleaning", "biography", "roles").pattern
    shape = rf"{subject}(?i:{is_})\b.{{0,120}}?\b(?i:{roles})\b.*"
    return re.compile(shape), patterns("cleaning", "biography", "cues", whole=r"\b{}")


def _biography(lines: list[Line], index: int) -> bool:
    """Tell a paragraph about the article's author: a person as journalist, with what makes it a biography, who is
    not in the story above."""
    shape, cues = _biographies()
    line = lines[index]
    found = shape.fullmatch(line.text) if len(line.text) <= 1_500 else None
    if not found or not cues.search(line.text, found.end("who")):
        return False
    surname = found.group("who").split()[-1]
    return not any(surname in above.text for above in lines[:index] if len(above.text) > 60)


def _lists(lines: list[Line], gone: list[bool]) -> None:
    """Cut headings of lists of links, a link's words that stand alone, and the titles below them."""
    for index, line in enumerate(lines):
        if len(line.text) > 120:
            continue
        core = line.core
        heads = _is("lists", core)
        if not heads and not _is("links", core):
            continue
        if heads and index < len(lines) / 2 and len(lines) > 4 and not _link_like(lines, index + 1):
            continue
        gone[index] = True
        for below in range(index + 1, len(lines) if heads else index + 2):
            if not _link_like(lines, below):
                break
            gone[below] = True


def _link_like(lines: list[Line], index: int) -> bool:
    """Tell a line that can be another article's title: one line, no sentence, nothing quoted at length."""
    return index < len(lines) and len(lines[index].text) <= 160 and not is_sentence(lines[index].text)


def _closed(lines: list[Line], gone: list[bool], length: int) -> None:
    """Cut everything below the first line that ends the article."""
    closes = _whole("closes")
    for index, line in enumerate(lines):
        if line.start > length * _ABOVE and len(line.text) <= _LONGEST and closes.fullmatch(line.core):
            gone[index:] = [True] * (len(lines) - index)
            return
