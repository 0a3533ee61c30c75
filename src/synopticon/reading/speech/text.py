"""What the readers of statements ask of a Doc: the sentence of a token, the subject and tense of a verb."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

STOP = re.compile(r"(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z][a-z])[.!?…][\"”’'»)]*\s")  # ends a sentence, no initial
WORD = re.compile(r"\w+")
FEWEST_WORDS = 4  # fewer quoted words without a cue are a term or irony, not a statement
SUBJECTS = ("nsubj", "nsubj:pass")
_SUBJECTS = (*SUBJECTS, "nsubj:outer", "csubj")
_CLAUSES = frozenset({"ccomp", "acl", "acl:relcl", "advcl", "csubj", "xcomp"})
_COMMAS = frozenset({",", ";", "–", "—", "-", "―"})


def line_end(text: str, position: int) -> int:
    """Give where the line ends that `position` is in."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def is_parsed(doc: Doc) -> bool:
    """Tell whether the text bears a dependency parse."""
    return bool(doc.has_annotation("DEP"))


def sentence_of(token: Token) -> Span:
    """Give the sentence of a token. Unlike `Token.sent` it looks no further than that sentence's edges."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]


def main_subject(sentence: Span, *, pronouns: bool = True) -> Token | None:
    """Give the subject of a sentence's own verb, the first that is no pronoun where `pronouns` are not asked for."""
    own = (child for child in sentence.root.children if child.dep_ in SUBJECTS)
    return next((child for child in own if pronouns or child.pos_ != "PRON"), None)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Give the token that says `verb`: its subject, or that of the verb it hangs on; of a passive, its agent."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    own = [child for child in own if not is_time(child)] or own
    if own:
        nearest = min(own, key=lambda child: (abs(child.i - verb.i), child.i))
        return next((child for child in own if torn_name(child) == nearest), nearest)
    if depth > 4 or verb.head == verb:
        return None
    if verb.dep_ in {"acl", "acl:relcl"} and _is_said_of_head(verb):
        above = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None)
        return subject_of(above, depth + 1) if above is not None else None
    if verb.dep_ in {"acl", "acl:relcl"}:
        return verb.head if verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
    above = _belongs_above(verb) if verb.dep_ == "conj" else None
    if above is not None:
        return subject_of(above, depth + 1)
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis"}:
        return subject_of(verb.head, depth + 1)
    return None


def _is_said_of_head(verb: Token) -> bool:
    """Tell a clause that says something of its noun or to it, with its subject left out: "castigó a Ruiz, a quien acusa
    de …"."""
    relative = [t for t in verb.children if t.i < verb.i and "Rel" in t.morph.get("PronType", [])]
    return any(child.dep_ == "case" for t in relative for child in t.children)


def is_time(token: Token) -> bool:
    """Tell whether a token stands in an expression of time."""
    return any(t.start <= token.idx < t.end for t in token.doc._.times)


def torn_name(head: Token) -> Token | None:
    """Give the name right behind a noun that the parser made a second subject: "the news agency | KCNA reported"."""
    end = head.right_edge.i + 1
    following = head.doc[end] if end < len(head.doc) else None
    if following is None or head.dep_ not in _SUBJECTS or head.pos_ != "NOUN":
        return None
    same = following.dep_ in _SUBJECTS and following.head == head.head and following.pos_ == "PROPN"
    return following if same and following.left_edge == following else None


def is_gerund(token: Token) -> bool:
    """Tell whether a token is a gerund or present participle, which treebanks annotate either way."""
    forms = token.morph.get("VerbForm", [])
    return "Ger" in forms or ("Part" in forms and "Pres" in token.morph.get("Tense", []))


def _belongs_above(verb: Token) -> Token | None:
    """Give the verb with which a verb coordinated inside a reported clause rather goes, by its tense:
    "he stated that they support it and thanked them"."""
    node, own = verb.head, tense(verb)
    if not own or tense(node) == own:
        return None
    for _ in range(5):
        if node.head == node or (tense(node) and node.dep_ not in _CLAUSES):
            return None
        node = node.head
        if tense(node) == own:
            return node
    return None


def tense(verb: Token) -> str:
    """Give the tense of a verb's finite part, "" where it has none."""
    for token in [verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"})]:
        if "Fin" in token.morph.get("VerbForm", []):
            return str(token.morph.get("Tense", [""])[0]) if token.morph.get("Tense", []) else "modal"
    return ""


def has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in doc[start:end])


def sentence_start(sentence: Span) -> int:
    start = sentence.start
    while start < sentence.end - 1 and (sentence.doc[start].is_space or sentence.doc[start].text in _COMMAS):
        start += 1
    return int(start)


def sentence_end(sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start + 1 and (sentence.doc[end - 1].is_space or sentence.doc[end - 1].text in ".!?"):
        end -= 1
    return int(end)
