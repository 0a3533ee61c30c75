"""What UD-AnCora makes of each configuration of CESS-ESP, counted on the sentences the two share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from synopticon.evaluation.conllu import Sentence, Word, key
from training.cess import Node
from training.dependencies import Arc, arcs

_FIXED = {"r": "fixed", "s": "fixed", "c": "fixed", "i": "fixed", "n": "compound", "v": "compound", "a": "compound"}
_LINK = {"de": "ADP", "del": "ADP", "a": "ADP", "al": "ADP", "en": "ADP", "por": "ADP", "para": "ADP", "con": "ADP"}
_LINK |= {"el": "DET", "la": "DET", "los": "DET", "las": "DET", "y": "CCONJ", "e": "CCONJ", "que": "SCONJ"}
_NAMES = {"np0000p": "PER", "np0000o": "ORG", "np0000l": "LOC", "np0000a": "MISC"}
_OPENING = {"¿", "¡", "(", "[", "«"}
_CLOSING = {",", ".", ";", ":", "?", "!", ")", "]", "»", "...", "%"}

Counts = dict[tuple[str, ...], Counter[str]]


@dataclass(slots=True)
class Conventions:
    """Counts of labels by configuration and of tags by word; `label` and `tag` take the most frequent."""

    labels: Counts = field(default_factory=lambda: defaultdict(Counter))
    tags: Counts = field(default_factory=lambda: defaultdict(Counter))

    def learn(self, sentences: Iterable[Sentence], trees: dict[str, Node]) -> int:
        """Count on the sentences for which a tree is known, by their key; give their number."""
        shared = 0
        for sentence in sentences:
            self._learn_tags(sentence)
            tree = trees.get(key(sentence))
            if tree is not None:
                shared += self._learn_labels(sentence, arcs(tree))
        return shared

    def _learn_tags(self, sentence: Sentence) -> None:
        for word in sentence.words:
            role = word.deprel if word.deprel in ("aux", "cop") else ""
            for context in _tag_contexts(word.xpos.lower(), word.form, role):
                self.tags[context][f"{word.upos} {word.feats}"] += 1

    def _learn_labels(self, sentence: Sentence, found: list[Arc]) -> bool:
        spans = list(_align(found, sentence.words))
        if len(spans) != len(found):
            return False
        where = {id(arc.leaf): span for arc, span in zip(found, spans)}
        for arc, span in zip(found, spans):
            gold = _outer(sentence.words, span)
            if arc.head is not None and sentence.words[gold].head in where[id(arc.head)]:
                for context in _label_contexts(arc):
                    self.labels[context][sentence.words[gold].deprel] += 1
        return True

    def label(self, arc: Arc) -> str:
        """Give the relation of a word to its governor."""
        if arc.head is None:
            return "root"
        return _first(self.labels, _label_contexts(arc), "dep")

    def tag(self, tag: str, form: str, role: str) -> tuple[str, str]:
        """Give the part of speech and features of a word that CESS-ESP tags `tag`."""
        role = role if role in ("aux", "cop") else ""
        upos, _, feats = _first(self.tags, _tag_contexts(tag.lower(), form, role), "X ").partition(" ")
        return upos, feats

    def sentence(self, tree: Node, name: str, document: str) -> Sentence:
        """Convert one tree; words joined by `_` come apart."""
        found = arcs(tree)
        words: list[Word] = []
        start: dict[int, int] = {}
        for arc in found:
            start[id(arc.leaf)] = len(words) + _inner_head(arc.leaf)
            words.extend(self._words(arc, len(words)))
        for arc in found:
            own = start[id(arc.leaf)]
            words[own].head = own if arc.head is None else start[id(arc.head)]
        _space(words)
        return Sentence(name, words, document, names_known=not any(w.xpos == "np00000" for w in words))

    def _words(self, arc: Arc, offset: int) -> Iterator[Word]:
        leaf, label = arc.leaf, self.label(arc)
        parts = leaf.form.split("_") if leaf.form.strip("_") else [leaf.form]
        lemmas = leaf.lemma.split("_")
        inner = _inner_head(leaf)
        kind = _NAMES.get(leaf.category[:7], "")
        for i, part in enumerate(parts):
            lemma = lemmas[i] if len(lemmas) == len(parts) and len(parts) > 1 else (leaf.lemma or part)
            upos, feats = self._part(leaf, part, label, alone=len(parts) == 1)
            head, deprel = (0, label) if i == inner else _inside(leaf, parts, i, inner, upos)
            name = (("B-" if i == 0 else "I-") + kind) if kind else "O"
            lemma = lemma if upos == "PROPN" else lemma.lower()
            yield Word(part, lemma, upos, leaf.category.lower(), feats, offset + head, deprel, name=name)

    def _part(self, leaf: Node, part: str, label: str, *, alone: bool) -> tuple[str, str]:
        if alone:
            return self.tag(leaf.category, part, label)
        if part.lower() in _LINK:
            return _LINK[part.lower()], ""
        if leaf.category.startswith("np"):
            return "PROPN", ""
        known = self.tags.get((part.lower(),))
        if known:
            upos, _, feats = _most(known).partition(" ")
            return upos, feats
        return ("NUM" if part[:1].isdigit() else "NOUN"), ""


def _first(counts: Counts, contexts: Iterable[tuple[str, ...]], otherwise: str) -> str:
    for context in contexts:
        if counts.get(context):
            return _most(counts[context])
    return otherwise


def _most(counter: Counter[str]) -> str:
    return min(counter.items(), key=lambda item: (-item[1], item[0]))[0]


def _tag_contexts(tag: str, form: str, role: str) -> Iterator[tuple[str, ...]]:
    tag = "_" if tag[:1] in "zw" else tag  # numbers and dates: the UD edition has no tag of its own for them
    yield tag, role, form.lower()
    yield tag, role, "0" if form[:1].isdigit() else "a"
    yield tag, role
    yield tag[:2], role, "0" if form[:1].isdigit() else "a"
    yield tag[:2], role
    yield tag[:1], role
    yield (form.lower(),)


def _label_contexts(arc: Arc) -> Iterator[tuple[str, ...]]:
    head = arc.head.category.lower() if arc.head else ""
    tag = arc.leaf.category.lower()
    function_word = arc.leaf.lemma if tag[:1] in "csrpdi" or arc.parent == "grup.verb" else ""
    frame = (arc.parent, arc.child, arc.function, arc.role)
    yield (*frame, tag[:2], head[:2], function_word)
    yield (*frame, tag[:2], head[:2])
    yield (*frame, tag[:1], head[:1])
    yield (*frame, tag[:1])
    yield (arc.child, arc.function, tag[:1], head[:1])
    yield (arc.child, tag[:1], head[:1])
    yield (tag[:1], head[:1], arc.role)
    yield (tag[:1],)


def _align(found: list[Arc], words: list[Word]) -> Iterator[range]:
    at = 0
    for arc in found:
        whole, built, start = arc.leaf.form.replace("_", "").casefold(), "", at
        while at < len(words) and len(built) < len(whole):
            built += words[at].form.casefold()
            at += 1
        if built != whole:
            return
        yield range(start, at)


def _outer(words: list[Word], span: range) -> int:
    return next((i for i in span if words[i].head not in span or words[i].head == i), span.start)


def _inner_head(leaf: Node) -> int:
    """The first part governs, unless it is an article or a preposition of a name ("La Habana")."""
    parts = leaf.form.split("_")
    if leaf.category.startswith("np") and len(parts) > 1 and _LINK.get(parts[0].lower()) in ("DET", "ADP"):
        return next((i for i, p in enumerate(parts) if p.lower() not in _LINK), 0)
    return 0


def _inside(leaf: Node, parts: list[str], i: int, inner: int, upos: str) -> tuple[int, str]:
    following = next((n for n in range(i + 1, len(parts)) if parts[n].lower() not in _LINK), None)
    kind = leaf.category[:1].lower()
    if kind in "nzwva" and following is not None and parts[i].lower() in _LINK:
        return following, {"ADP": "case", "DET": "det", "CCONJ": "cc"}.get(upos, "case")
    if leaf.category.startswith("np"):
        return inner, "flat"
    return inner, _FIXED.get(kind, "compound")


def _space(words: list[Word]) -> None:
    """Put white space where Spanish text has it; the treebank keeps none."""
    inside = False
    for i, word in enumerate(words):
        following = words[i + 1].form if i + 1 < len(words) else ""
        if word.form == '"':
            inside = not inside
        opening = word.form in _OPENING or (word.form == '"' and inside)
        closing = following in _CLOSING or (following == '"' and inside)
        word.space = not (opening or closing)
