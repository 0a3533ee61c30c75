"""Turn sentences into spaCy documents, paragraph by paragraph, text as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from synopticon.evaluation.conllu import Sentence, Word

PARAGRAPH = 3  # the parser's oracle takes time with the square of a document


def paragraphs(sentences: Iterable[Sentence], longest: int = PARAGRAPH) -> Iterator[list[Sentence]]:
    """Group sentences of one document, at most `longest` at a time."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.document != group[-1].document or len(group) >= longest):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def document(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Give one gold document of some sentences that follow each other, an empty line before each new paragraph."""
    words: list[Word] = []
    starts: list[bool | int | None] = []
    unknown: list[tuple[int, int]] = []
    for sentence in group:
        if words:
            words[-1] = replace(words[-1], space=not sentence.paragraph)
        if words and sentence.paragraph:
            words.append(Word("\n\n", "\n\n", "SPACE", head=len(words) - 1, deprel="dep", space=False))
            starts.append(False)
        starts.extend(n == 0 for n in range(len(sentence.words)))
        offset = len(words)
        words.extend(replace(word, head=word.head + offset) for word in sentence.words)
        if not sentence.names_known:
            unknown.append((offset, len(words)))
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos if w.upos != "_" else "X" for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=[w.head for w in words],
        deps=["ROOT" if w.deprel == "root" else w.deprel for w in words],
        sent_starts=starts,
    )
    missing = [doc[start:end] for start, end in unknown]
    names = [name for name in _names(doc, words) if not any(s <= name.start < e for s, e in unknown)]
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def _names(doc: Doc, words: list[Word]) -> Iterator[Span]:
    start = None
    for i, word in enumerate([*words, Word("")]):
        if start is not None and not word.name.startswith("I-"):
            yield Span(doc, start, i, label=words[start].name[2:])
            start = None
        if word.name.startswith("B-"):
            start = i
