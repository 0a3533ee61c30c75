"""Words of speech that stand within what is said: "—No cederemos —dijo Olmos—. Es nuestro", "«No —dijo—. Nunca»", and
behind a quotation that nobody closed. Only a listed word of speech, in small letters, parts what is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.text import line_end

_SET_IN = re.compile(r"\s[—–―](?P<word>[^\W\d_]+)(?P<rest>[^—–―\n]*)(?P<close>[—–―]|(?=\n|$))")
_TURN = re.compile(r"^[ \t]*(?P<dash>[—–―])\s?(?=[\w¿¡])", re.M)
_LEFT_OPEN = re.compile(r",\s+(?:(?P<word>[^\W\d_]+)\s[^,.;:!?]+|[^,.;:!?]*\s(?P<last>[^\W\d_]+))\.?\s*$")
_CLITICS = 2  # letters of what may stand before the verb: "le dijo", "se preguntó"


def with_asides(text: str, quotes: tuple[Quote, ...], says: Callable[[str], bool]) -> tuple[Quote, ...]:
    """Add the turns of a dialogue to the quotations of `text`, and part those with a word of speech set in."""
    whole = [_closed(text, quote, says) for quote in quotes]
    found = [part for quote in whole for part in _parted(text, quote, says)]
    taken = [(q.start, q.end) for q in found]
    for turn in _turns(text, says):
        if not any(start < turn.end and turn.start < end for start, end in taken):
            found.append(turn)
    return tuple(sorted(found, key=lambda quote: quote.start))


def _closed(text: str, quote: Quote, says: Callable[[str], bool]) -> Quote:
    """End a quotation without a closing mark before the ", said Ruiz." or ", Ruiz said." that ends its paragraph."""
    match = None if quote.closed else _LEFT_OPEN.search(text, quote.inner_start, quote.inner_end)
    word = (match.group("word") or match.group("last")) if match else ""
    if match is None or not (word.islower() and says(word)) or match.start() <= quote.inner_start:
        return quote
    return Quote(quote.start, match.start() + 1, quote.inner_start, match.start() + 1, resumed=quote.resumed)


def _parted(text: str, quote: Quote, says: Callable[[str], bool]) -> Iterator[Quote]:
    pieces = list(_pieces(text, quote.inner_start, quote.inner_end, says))
    if len(pieces) < 2:
        yield quote
        return
    for number, (start, inner_start, inner_end) in enumerate(pieces):
        last = number == len(pieces) - 1
        begin, end = quote.start if number == 0 else start, quote.end if last else inner_end
        yield Quote(begin, end, inner_start, inner_end, quote.closed, quote.resumed and number == 0)


def _turns(text: str, says: Callable[[str], bool]) -> Iterator[Quote]:
    for turn in _TURN.finditer(text):
        end = line_end(text, turn.end())
        pieces = list(_pieces(text, turn.end(), end, says))
        for number, (start, inner_start, inner_end) in enumerate(pieces if _is_told(text, pieces, end) else []):
            yield Quote(turn.start("dash") if number == 0 else start, inner_end, inner_start, inner_end)


def _is_told(text: str, pieces: list[tuple[int, int, int]], end: int) -> bool:
    return len(pieces) > 1 or (bool(pieces) and pieces[0][2] < len(text[:end].rstrip()))


def _pieces(text: str, start: int, end: int, says: Callable[[str], bool]) -> Iterator[tuple[int, int, int]]:
    """Give what is said between start and end: where its mark begins, where it begins and ends itself."""
    mark = start
    for match in _SET_IN.finditer(text, start, end):
        if not _speaks(match, says) or match.start() < start:
            continue
        if match.start() > start:
            yield mark, start, match.start()
        mark = match.start("close")
        start = match.end()
        while start < end and (text[start] in ".,;:" or text[start].isspace()):
            start += 1
    inner_end = start + len(text[start:end].rstrip())
    if inner_end > start:
        yield mark, start, inner_end


def _speaks(match: re.Match[str], says: Callable[[str], bool]) -> bool:
    word = match.group("word")
    following = match.group("rest").split()
    if len(word) <= _CLITICS and following:
        word = following[0].strip(".,")
    return word.islower() and says(word)
