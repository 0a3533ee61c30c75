"""Which articles are of one affair: those of a story, and those whose tellings name the same ship or firm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from synopticon.records import Entity, Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.register.telling import ships_in

_THINGS = ("ORG", "MISC", "FAC")


class Affairs:
    """Puts articles to affairs, from the sentences that tell what is entered."""

    def __init__(self, index: Index, spans: Iterable[Span] = ()) -> None:
        self._index = index
        spans = tuple(spans)
        told = dict.fromkeys(span.document for span in spans)
        self.ships = ships_in(index, told)
        self._into: dict[str, str] = {}
        first: dict[str, str] = {}
        media = _media(index)
        for span in spans:
            for key in index.mentioned(span):
                if key in self.ships or is_thing(index.entities.get(key), media):
                    self._join(first.setdefault(key, span.document), span.document)
        for document in told:
            for mention in index.readings[document].mentions:
                if mention.entity in self.ships:
                    self._join(first.setdefault(mention.entity or "", document), document)
        self._documents: dict[str, list[str]] = {}
        for story in index.record.stories:
            self._documents.setdefault(self._root(story.id), []).extend(story.documents)

    def of(self, document: str) -> str:
        """Give the affair that an article is of: its story's, or the article itself."""
        story = self._index.story_of.get(document)
        return self._root(story.id if story else document)

    def documents(self, document: str) -> Iterable[str]:
        """Give the articles of the affair that an article is of."""
        return self._documents.get(self.of(document), (document,))

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self._into[second] = first

    def _root(self, key: str) -> str:
        while key in self._into:
            key = self._into[key]
        return key


def is_thing(entity: Entity | None, media: Mapping[str, None]) -> bool:
    """Tell whether an entity is a ship, a firm or the like: nobody's State, not known to the gazetteer, no medium."""
    if entity is None or entity.link or entity.country or entity.type not in _THINGS:
        return False
    return words.fold(entity.name) not in media


def _media(index: Index) -> dict[str, None]:
    """Give the names of those that the articles are from or credit."""
    documents = [reading.document for reading in index.record.readings]
    named = [name for d in documents for name in (d.outlet, *(c.name for c in d.credits)) if name]
    return dict.fromkeys(map(words.fold, named))
