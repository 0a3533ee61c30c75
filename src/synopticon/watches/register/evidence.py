"""The evidence of an entry: its sentences by selectors, in the clean text and in the text as received."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from synopticon.chronology import describe
from synopticon.records import Document, Span
from synopticon.watches.index import Index
from synopticon.watches.register.model import Article, Quote, Selector

_AROUND = 32
_MOST = 2_048


@dataclass(frozen=True, slots=True)
class Received:
    """An article as received: its decoded text, SHA-256 of its bytes (hexadecimal), when it came (ISO 8601, UTC), its
    media type, and `place`, which carries a stretch of the clean text back to the text as received."""

    text: str
    sha256: str
    received: str
    media_type: str
    place: Callable[[int, int], tuple[int, int]]


Receiver = Callable[[Sequence[Document]], Iterable[Received]]
"""Gives articles as received, in their order; none at all where the caller does not have them."""


class Evidence:
    """Quotes sentences, and numbers the articles in the order in which they are first quoted."""

    def __init__(self, index: Index, receiver: Receiver) -> None:
        self._index = index
        self._receiver = receiver
        self._received: dict[str, Received | None] = {}
        self._numbers: dict[str, int] = {}

    def number(self, document: str) -> int:
        """Give the number of an article."""
        return self._numbers.setdefault(document, len(self._numbers) + 1)

    def fetch(self, documents: Iterable[str]) -> None:
        """Have articles as received at hand, all at once."""
        wanted = [key for key in dict.fromkeys(documents) if key not in self._received]
        found = self._receiver([self._index.document(key) for key in wanted])
        self._received.update(zip_longest(wanted, found))

    def received(self, document: str) -> Received | None:
        """Give an article as received; None where the caller does not have it."""
        if document not in self._received:
            self.fetch([document])
        return self._received[document]

    def quote(self, span: Span) -> Quote:
        """Quote a stretch of an article."""
        document = self._index.document(span.document)
        received = self.received(span.document)
        return Quote(
            article=self.number(span.document),
            language=document.language,
            text=" ".join(self._index.text(span).split()),
            clean=select(document.text, span.start, span.end),
            received=select(received.text, *received.place(span.start, span.end)) if received else None,
        )

    def articles(self) -> tuple[Article, ...]:
        """Give the articles that were quoted, in the order of their numbers."""
        return tuple(self._article(document, number) for document, number in self._numbers.items())

    def _article(self, key: str, number: int) -> Article:
        document, received = self._index.document(key), self.received(key)
        when = self._index.published(key)
        return Article(
            number=number,
            document=document.id,
            name=document.outlet or document.path,
            title=" ".join(document.title.split()),
            path=document.path,
            uri=document.uri,
            language=document.language,
            published=f"{describe(when)} ({when.basis})" if when.known else "date unknown",
            credits=tuple(f"{c.role}: {c.name or c.uri}" for c in document.credits),
            sha256=received.sha256 if received else "",
            received=received.received if received else "",
            media_type=received.media_type if received else "",
            encoding=document.encoding,
        )


def select(text: str, start: int, end: int) -> Selector:
    """Make the selectors of text[start:end], with as much around it as makes it the only such place."""
    exact, around = text[start:end], _AROUND
    while True:
        prefix, suffix = text[max(0, start - around) : start], text[end : end + around]
        whole = prefix + exact + suffix
        once = text.find(whole, text.find(whole) + 1) < 0
        if once or around >= _MOST or len(whole) == len(text):
            return Selector(exact, prefix, suffix, start, end)
        around *= 2


def find(text: str, selector: Selector) -> tuple[int, int] | None:
    """Find a stretch again by its quote: where it stood if the characters are still there, else wherever they are now.

    None where they are not, or in several places.
    """
    if text[selector.start : selector.end] == selector.exact:
        return selector.start, selector.end
    whole = selector.prefix + selector.exact + selector.suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    start = first + len(selector.prefix)
    return start, start + len(selector.exact)
