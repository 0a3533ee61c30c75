"""Turn sentences into spaCy documents, paragraph by paragraph, text as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from synopticon.evaluation.conllu import Sentence, Word

PARAGRAPH = 10


def paragraphs(sentences: Iterable[Sentence], longest: int = PARAGRAPH) -> Iterator[list[Sentence]]:
    """Group sentences of one paragraph, at most `longest` at a time."""
    group: list[Sentence] = []
    for sentence in sentences:
        new = sentence.paragraph or (group and sentence.document != group[-1].document)
        mixed = group and sentence.names_known != group[-1].names_known
        if group and (new or mixed or len(group) >= longest):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def document(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Give one gold document of some sentences that follow each other."""
    words = [word for sentence in group for word in sentence.words]
    starts = [i == 0 for sentence in group for i in range(len(sentence.words))]
    spaces = [w.space for w in words]
    for sentence, end in _ends(group):
        spaces[end - 1] = True
    offsets = [end - len(sentence.words) for sentence, end in _ends(group) for _ in sentence.words]
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=spaces,
        pos=[w.upos if w.upos != "_" else "X" for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=[w.head + offset for w, offset in zip(words, offsets)],
        deps=["ROOT" if w.deprel == "root" else w.deprel for w in words],
        sent_starts=starts,
    )
    if group[0].names_known:
        doc.set_ents(list(_names(doc, words)), default="outside")
    else:
        doc.set_ents([], default="missing")
    return doc


def _ends(group: list[Sentence]) -> Iterator[tuple[Sentence, int]]:
    end = 0
    for sentence in group:
        end += len(sentence.words)
        yield sentence, end


def _names(doc: Doc, words: list[Word]) -> Iterator[Span]:
    start = None
    for i, word in enumerate([*words, Word("")]):
        if start is not None and not word.name.startswith("I-"):
            yield Span(doc, start, i, label=words[start].name[2:])
            start = None
        if word.name.startswith("B-"):
            start = i
