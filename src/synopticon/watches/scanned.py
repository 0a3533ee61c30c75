"""A record's index, and where in each article the words of watches may be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from synopticon.languages import supported, table
from synopticon.records import Document, Event, Mention, Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.model import Cast, Rule, Watch

_LONG = 80  # characters of a name


class Scanned:
    """A record's index, and where in each article the words of the watches may be; each article is scanned once."""

    def __init__(self, index: Index, watches: Iterable[Watch]) -> None:
        watches = tuple(watches)
        self.index = index
        lists = {words_ for watch in watches for table in watch.words.values() for words_ in table.values()}
        self._scanner = words.Scanner(sorted(lists))
        casts = ((watch, rule.named) for watch in watches for rule in watch.rules)
        self._names = words.Scanner({w for watch, cast in casts for n in cast.words for w in watch.words[n].values()})
        self._names_in: dict[str, frozenset[tuple[str, ...]]] = {}
        self._hits: dict[str, words.Hits] = {}
        self._spans: dict[str, list[Span]] = {}
        self._naming: dict[Cast, frozenset[str]] = {}
        self._numbers: dict[tuple[Cast, str], frozenset[int]] = {}
        self._where: tuple[str, dict[tuple[str, ...], frozenset[int]]] = ("", {})
        self._by_happening: dict[str, dict[str, None]] = {}
        for event in index.record.events:
            for key in event.reports:
                self._by_happening.setdefault(index.reports[key].happening, {})[event.id] = None

    def hits(self, document: str) -> words.Hits:
        """Give where words of the lists may begin in an article."""
        if document not in self._hits:
            self._hits[document] = self._scanner.scan(self.index.document(document).text)
        return self._hits[document]

    def names(self, document: str) -> frozenset[tuple[str, ...]]:
        """Give the lists that casts go by of which a word may be in an article."""
        if document not in self._names_in:
            self._names_in[document] = self._names.scan(self.index.document(document).text).lists
        return self._names_in[document]

    def may_name(self, watch: Watch, cast: Cast, document: str) -> bool:
        """Tell whether an article may name somebody whom a cast allows."""
        if not cast or document in self.naming(cast):
            return True
        language = self.index.document(document).language
        return any(words_of(watch, name, language) in self.names(document) for name in cast.words)

    def naming(self, cast: Cast) -> frozenset[str]:
        """Give the articles that mention somebody whom a cast allows."""
        if cast not in self._naming:
            readings = self.index.record.readings
            named = (r.document.id for r in readings if any(self.index.allowed(cast, r.document.id, r.mentions)))
            self._naming[cast] = frozenset(named)
        return self._naming[cast]

    def sentences(self, document: str) -> list[Span]:
        """Give the sentences of an article, without its title."""
        if document not in self._spans:
            reading = self.index.readings[document]
            title = reading.document.title_start, reading.document.title_end
            spans = (self.index.sentence(document, *place) for place in reading.sentences)
            self._spans[document] = [span for span in spans if not _is_title(*title, span)]
        return self._spans[document]

    def may_hold(self, watch: Watch, names: Iterable[str], span: Span) -> bool:
        """Tell whether a word of each list may be in a stretch."""
        language, hits = self.index.document(span.document).language, self.hits(span.document)
        return all(words.may_be_within(hits, words_of(watch, name, language), span.start, span.end) for name in names)

    def where(self, watch: Watch, name: str, document: str) -> frozenset[int]:
        """Give the sentences of an article, by number, in which a word of a list may begin."""
        if self._where[0] != document:
            self._where = document, {}
        list_, known = words_of(watch, name, self.index.document(document).language), self._where[1]
        if list_ not in known:
            known[list_] = self._numbered(document, self.hits(document).of(list_))
        return known[list_]

    def naming_sentences(self, cast: Cast, document: str) -> frozenset[int]:
        """Give the sentences of an article, by number, that mention somebody whom a cast allows."""
        key = cast, document
        if key not in self._numbers:
            named = self.index.allowed(cast, document, self.index.readings[document].mentions)
            self._numbers[key] = self._numbered(document, (start for start, _ in named))
        return self._numbers[key]

    def _numbered(self, document: str, places: Iterable[int]) -> frozenset[int]:
        starts = [span.start for span in self.sentences(document)]
        return frozenset(bisect_right(starts, place) - 1 for place in places)

    def find(self, watch: Watch, name: str, span: Span, given: str = "") -> str:
        """Give the first words of a list in a stretch, or in what is `given`; "" where there are none."""
        document = self.index.document(span.document)
        list_ = words_of(watch, name, document.language)
        if given:
            return words.find(list_, given)
        found = words.places_within(self.hits(span.document), list_, document.text, span.start, span.end)
        plain = (place for place in found if not self._is_of_a_name(list_, document, *place))
        return next((" ".join(document.text[low:high].split()) for low, high in plain), "")

    def _is_of_a_name(self, list_: tuple[str, ...], document: Document, start: int, end: int) -> bool:
        """Tell whether words are only part of a name ("the Silver Heron"): not what it says that it is ("Foreign Trade
        Bank"), nor a name of the list."""
        text = document.text[start:end]
        if not text[0].isupper() or words.find(words.capitals(list_), text):
            return False
        mentions = self.index.mentions(Span(document.id, max(0, start - _LONG), end))
        around = (m for m in mentions if m.form == "name" and m.start <= start and end <= m.end)
        return any(m.end - m.start > end - start and not _heads(document, m, start, end) for m in around)

    def candidates(self, rule: Rule) -> Iterable[Event]:
        """Give the events that have a report of a happening that a rule asks for."""
        if not rule.happenings:
            return self.index.record.events
        ids = {e for happening in rule.happenings for e in self._by_happening.get(happening, ())}
        return [self.index.events[e] for e in sorted(ids)]


def _heads(document: Document, name: Mention, start: int, end: int) -> bool:
    """Tell whether words of a name say what it names: its last in some languages, its first in others."""
    last = document.language in supported() and table(document.language, "parsing")["heads_last"]
    return end == name.end if last else start == name.start


def words_of(watch: Watch, name: str, language: str) -> tuple[str, ...]:
    """Give a list of a watch in a language."""
    return watch.words[name].get(language, ())


def _is_title(start: int, end: int, span: Span) -> bool:
    return start >= 0 and span.start < end and start < span.end
