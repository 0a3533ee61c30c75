"""One article in, its Reading out: the language's pipeline with our readers behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import as_file, files

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.reading import capitals, extensions, interposed, names, openings, parsing
from synopticon.reading.settings import BadSetting, Settings, settings
from synopticon.records import Document, Reading

READERS = ("entities", "times", "statements", "reports")


def load(language: str) -> Language:
    """Give the pipeline that reads `language` (ISO 639-1), our readers included; made once a process.

    The environment variable SYNOPTICON_PIPELINE_EN (…_ES, …) swaps in any other spaCy pipeline with UD labels,
    by package name or path; SYNOPTICON_PREDICATES_EN adds a dictionary of the user's own (`ReportReader`).

    Raises:
        LookupError: the language is not supported.
        BadSetting: what the environment names cannot be loaded.
    """
    return _chosen(language, readers=True)


def load_plain(language: str) -> Language:
    """Give the same pipeline without our readers: tokens, tags, trees, lemmas and names only."""
    return _chosen(language, readers=False)


def read(document: Document) -> Reading:
    """Read one article. The result depends on the document and the pipeline alone."""
    nlp = load(document.language)
    doc = nlp.make_doc(document.text)
    doc._.document = document
    doc._.published = document.published
    return assemble(nlp(doc), document, version(nlp))


def assemble(doc: Doc, document: Document, pipeline: str) -> Reading:
    """Gather what the readers left in a Doc."""
    return Reading(
        document=document,
        published=doc._.published,
        sentences=tuple(_sentences(doc)),
        mentions=doc._.mentions,
        entities=doc._.entities,
        times=doc._.times,
        statements=doc._.statements,
        reports=doc._.reports,
        undecided=doc._.undecided,
        pipeline=pipeline,
    )


def version(nlp: Language) -> str:
    """Name a pipeline and its version: "en_synopticon_news 0.1.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _chosen(language: str, *, readers: bool) -> Language:
    chosen = settings(language)
    try:
        return _loaded(language, chosen, readers=readers)
    except (OSError, ValueError) as error:
        if chosen == Settings():
            raise
        named = " and ".join(filter(None, (chosen.pipeline, chosen.predicates)))
        raise BadSetting(f"{named}, named in the environment, cannot be used: {error}") from error


@cache
def _loaded(language: str, chosen: Settings, *, readers: bool) -> Language:
    extensions.register()
    nlp = spacy.load(chosen.pipeline) if chosen.pipeline else _shipped(language)
    nlp.add_pipe(parsing.LINES, first=True)
    nlp.add_pipe(capitals.COMPONENT)
    nlp.add_pipe(parsing.PASSIVES)
    for reader in READERS if readers else ():
        import_module(f"synopticon.reading.{reader}")  # registers its factory
        own = {"extra": chosen.predicates} if reader == "reports" and chosen.predicates else {}
        nlp.add_pipe(f"synopticon_{reader}", config=own)
    return nlp


def _shipped(language: str) -> Language:
    """Load the pipeline of the package; where it has a name finder of its own, that replaces spaCy's."""
    with as_file(files("synopticon.languages").joinpath(language, "pipeline")) as path:
        if not (path / names.MODEL).exists():
            return spacy.load(path)
        nlp = spacy.load(path, exclude=["ner"])
        nlp.add_pipe(interposed.COMPONENT)
        nlp.add_pipe(openings.COMPONENT)
        nlp.add_pipe(names.FACTORY, config={"folder": str(path)})
        return nlp


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the offsets of the sentences, without the white space at their ends."""
    for sentence in doc.sents if doc.has_annotation("SENT_START") else ():
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            yield tokens[0].idx, tokens[-1].idx + len(tokens[-1])
