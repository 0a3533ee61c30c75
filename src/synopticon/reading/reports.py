"""`synopticon_reports`: who did what to whom, when, where, in what status.

Over the dependency tree, with predicates of `languages/{language}/predicates.toml` and status words of `status.toml`.
Types, modes and contexts are PLOVER's (codebook 0.8, September 2021).
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.chronology import behind
from synopticon.languages import is_coded
from synopticon.reading import extensions
from synopticon.reading.coding.coder import Coder
from synopticon.reading.coding.cues import cues
from synopticon.reading.coding.lexicon import lexicon
from synopticon.reading.held import hold_text
from synopticon.records import Report

extensions.register()


class ReportReader:
    """The component: reads `doc._.mentions`, `doc._.entities`, `doc._.times`, `doc._.statements` where they are there,
    and leaves reports in `doc._.reports` and what the text says did not happen in `doc._.undecided`.

    `extra` is a TOML file of the user's own, of the form of languages/en/predicates.toml: `[verbs.HAPPENING]` and
    `[nouns.HAPPENING]` tables whose entries come before the language's own.
    """

    def __init__(self, language: str, extra: Path | None = None) -> None:
        self.lexicon = lexicon(language, extra)
        self.cues = cues(language)

    def given(self, doc: Doc, spans: tuple[tuple[int, int], ...]) -> tuple[Report, ...]:
        """Give the reports of a read Doc when the spans (characters) are known to be parties of one, of a PLOVER type
        if there is any."""
        if not _has_tree(doc):
            return ()
        strict = Coder(doc, self.lexicon, self.cues, spans).reports()[0]
        if any(is_coded(report.type) for report in strict):
            return strict
        return Coder(doc, self.lexicon, self.cues, spans, loose=True).reports()[0] or strict

    def __call__(self, doc: Doc) -> Doc:
        """Add the reports; a Doc without a tree gets none."""
        if not _has_tree(doc):
            return doc
        with hold_text(doc):
            reports, undecided = Coder(doc, self.lexicon, self.cues).reports()
        doc._.times, doc._.reports = behind(doc._.times, reports, doc._.published)
        doc._.undecided = (*doc._.undecided, *undecided)
        return doc


def _has_tree(doc: Doc) -> bool:
    """Tell whether a Doc was parsed."""
    return len(doc) > 0 and doc.has_annotation("DEP")


@Language.factory("synopticon_reports", default_config={"extra": None})
def make_reports(nlp: Language, name: str, extra: str | None) -> ReportReader:
    """Make the component for the language of `nlp`; `extra` is the path of a dictionary of the user's own.

    Raises:
        LookupError: the language is not supported.
        ValueError: the user's dictionary cannot be read.
    """
    return ReportReader(nlp.lang or "", Path(extra) if extra else None)
