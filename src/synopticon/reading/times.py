"""Times in news: the spaCy component `synopticon_times`.

Reads the text and, where they are there, tags, parse and entities of a `Doc`; writes `doc._.times`, and where the
article's date is unknown and its own words decide it, `doc._.published`. Rules and words: `languages/*/times.toml`;
spans and values follow TIMEX3 (TimeML 1.2.1 annotation guidelines).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.chronology import resolve_all
from synopticon.chronology.resolving import EDGES
from synopticon.languages import supported
from synopticon.reading import extensions
from synopticon.reading.dating import infer
from synopticon.reading.timex.clocks import ahead
from synopticon.reading.timex.events import counted
from synopticon.reading.timex.finding import Lean, find
from synopticon.reading.timex.leaning import leaning
from synopticon.reading.timex.sections import of_sections
from synopticon.reading.timex.tense import direction
from synopticon.records import Span, TimeDirection, TimeExpression, When

extensions.register()
_NAMES = ("PER", "PERSON")


@dataclass(frozen=True, slots=True)
class Times:
    """The component; picklable, without state beyond its language."""

    language: str

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.times`; leave a text of a language without a table as it is."""
        if self.language not in supported():
            return doc
        found = unresolved(doc, self.language)
        if not doc._.published.known:
            stated = resolve_all(found, doc._.published)
            doc._.published, undecided = infer(doc, stated, self.language)
            doc._.undecided = (*doc._.undecided, *undecided)
        doc._.times = ahead(doc, resolve_all(found, doc._.published))
        return doc


@Language.factory("synopticon_times", assigns=["doc._.times", "doc._.published"])
def make(nlp: Language, name: str) -> Times:
    """Make the component for the pipeline's language."""
    return Times(nlp.lang or "")


def unresolved(doc: Doc, language: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, with their own span as evidence and nothing resolved."""

    def lean(start: int, end: int) -> TimeDirection:
        return direction(doc, start, end, language)

    document = doc._.document.id if doc._.document else ""
    names = _names(doc)
    return tuple(
        replace(_of_now(e, lean), when=When(evidence=(Span(document, e.start, e.end),)))
        for e in leaning(doc, counted(doc, of_sections(doc.text, find(doc.text, language, lean))), language)
        if not any(start <= e.start and e.end <= end for start, end in names)
    )


def _of_now(expression: TimeExpression, lean: Lean) -> TimeExpression:
    """Count "the end of the month", told of what is or will be, from the day of writing; of what is past, from the
    month spoken of."""
    edge = expression.anchor == "expression" and expression.mod in EDGES and not expression.shift.strip("P0D")
    if not edge or lean(expression.start, expression.end) == "past":
        return expression
    return replace(expression, anchor="publication")


def _names(doc: Doc) -> list[tuple[int, int]]:
    """Give where names stand that hold no time: those of persons, and those the gazetteer knows ("USA Today")."""
    people = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in _NAMES]
    linked = {entity.id for entity in doc._.entities if entity.link}
    return people + [(m.start, m.end) for m in doc._.mentions if m.entity in linked and m.form == "name"]
