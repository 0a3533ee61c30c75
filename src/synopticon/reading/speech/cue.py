"""A word of speech with its speaker, and what its grammar says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from synopticon.reading.speech.lexicon import Entry, Lexicon, lemma_in
from synopticon.reading.speech.speaker import NOBODY, Speaker
from synopticon.reading.speech.text import torn_name

_MODIFIERS = frozenset({"aux", "aux:pass", "advmod", "mark", "cc"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech: its token, its characters, what it says, who says it.

    `first`..`last` are the tokens of cue and speaker together (`last` exclusive): what is left of a sentence
    without them may be the content. `missing` marks a finite verb whose subject the sentence leaves out;
    `carrier` is who quotes the speaker ("KCNA quoted him as saying"); `sure` tells whether the speaker is known
    for one who can speak; `particles` counts the words after the verb that belong to it.
    """

    anchor: int
    start: int
    end: int
    entry: Entry
    kind: Literal["verb", "noun", "phrase", "clause"]
    speaker: Speaker
    first: int
    last: int
    missing: bool = False
    particles: int = 0
    carrier: Speaker = NOBODY
    sure: bool = True


def bare_cue(token: Token, entry: Entry, particles: int = 0) -> Cue:
    """Make the cue of a verb alone: its auxiliaries before it and its particles after it belong to its words."""
    doc = token.doc
    first = token.i
    while first and _helps(doc[first - 1], token):
        first -= 1
    last = token.i + 1 + particles
    end = doc[last - 1].idx + len(doc[last - 1])
    return Cue(token.i, doc[first].idx, end, entry, "verb", NOBODY, first, last, particles=particles)


def _helps(token: Token, verb: Token) -> bool:
    auxiliary = token.dep_ in {"aux", "aux:pass", "expl:pv"} and token.pos_ != "PROPN"
    return auxiliary and token.head == verb


def with_speaker(cue: Cue, token: Token, subject: Token, speaker: Speaker, lex: Lexicon) -> Cue:
    """Add the speaker; where the subject is the verb's own its tokens are taken out of the content."""
    first, last = cue.first, cue.last
    if subject.head == token:
        torn = torn_name(subject)
        edges = _edges(subject)
        first, last = min(first, edges[0]), max(last, edges[1] + 1, torn.i + 1 if torn is not None else 0)
    introducer = find_introducer(token, lex)
    if introducer is not None:
        first = min(first, introducer)
    return replace(cue, speaker=speaker, first=first, last=last)


def _edges(token: Token) -> tuple[int, int]:
    first, last = token.left_edge.i, token.right_edge.i
    while first < token.i and (token.doc[first].is_punct or token.doc[first].is_space):
        first += 1
    return first, last


def find_introducer(token: Token, lex: Lexicon) -> int | None:
    """Give the token of the conjunction that makes the verb's clause an attribution: "as he said"."""
    position = token.i
    while position and token.i - position < 4 and token.doc[position - 1].pos_ in {"AUX", "ADV", "PRON"}:
        position -= 1
    for words in lex.conjunctions:
        start = position - len(words)
        if start >= 0 and tuple(t.lower_ for t in token.doc[start:position]) == words:
            return start
    firsts = {words[0] for words in lex.conjunctions}
    for child in token.children:
        if child.i < token.i and child.lower_ in firsts and child.dep_ in {"mark", "case", "advmod", "cc"}:
            return child.i
    return None


def introduced(token: Token, lex: Lexicon) -> bool:
    return find_introducer(token, lex) is not None and not any(c.dep_ == "ccomp" for c in token.children)


def finite_auxiliary(token: Token) -> bool:
    return any(c.dep_ == "aux" and "Fin" in c.morph.get("VerbForm", []) for c in token.children)


def is_passive(token: Token) -> bool:
    if any(c.dep_ == "aux:pass" for c in token.children):
        return True
    if any(c.dep_ == "nsubj:pass" for c in token.children):
        return not any(c.dep_ == "aux" for c in token.children)
    if token.dep_ == "acl" and token.head.pos_ == "PROPN" and token.head.i == token.i - 1:
        return token.head.dep_ not in {"ROOT", "nsubj"}  # a headline-like "Ruiz called on them": a slip of the parser
    if token.dep_ == "acl" and _is_torn_off(token):
        return False
    if token.dep_ == "advcl" and _is_bare_participle(token):
        return True
    behind_object = token.head.i == token.i - 1 and token.head.dep_ in {"obj", "obl", "nmod"}
    if token.dep_ == "acl" and behind_object and "Past" in token.morph.get("Tense", []):
        return True  # "launch a campaign called …", though tagged as finite
    participle = "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])
    node = token
    while node.dep_ == "conj" and node.head.dep_ in {"conj", "acl", "amod"}:
        node = node.head
    return node.dep_ in {"acl", "amod"} and participle and not any(c.dep_ == "aux" for c in token.children)


def _is_bare_participle(token: Token) -> bool:
    """Tell whether a past participle trails behind a comma: "he was jailed, accused of plotting"."""
    participle = "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])
    helped = any(c.dep_.startswith(("aux", "nsubj", "mark", "obj", "ccomp")) for c in token.children)
    return participle and not helped and token.i > 0 and token.doc[token.i - 1].text == ","


def _is_torn_off(token: Token) -> bool:
    """Tell whether a main verb hangs on its own subject behind an apposition: "Ana Ruiz, head of the fleet, urged"."""
    head, apposed = token.head, any(c.dep_ == "appos" and c.i < token.i for c in token.head.children)
    return head.dep_ == "ROOT" and head.pos_ == "PROPN" and apposed and token.doc[token.i - 1].text == ","


def agent(token: Token, lex: Lexicon) -> Token | None:
    for child in token.children:
        if (
            child.dep_ in {"obl:agent", "obl", "obj", "nmod"}
            and child.i > token.i
            and any(lex.has("agent", c.lower_) for c in child.children)
        ):
            return child
    return None


def unreal(token: Token, lex: Lexicon) -> bool:
    """Tell whether the verb reports no actual speech: negated, modal, commanded, future, or a mere infinitive."""
    mood, tense = token.morph.get("Mood", []), token.morph.get("Tense", [])
    if set(mood) & {"Imp", "Cnd"} or "Fut" in tense:
        return True
    auxiliaries = [c for c in token.children if c.dep_ in _MODIFIERS]
    if token.dep_ == "advcl" and any(c.dep_ == "mark" and lex.has("conditions", c.lower_) for c in token.children):
        return True
    if any(lex.has("negations", c.lower_) or lex.has("modals", c.lower_) for c in auxiliaries):
        return True
    if any(set(c.morph.get("Mood", [])) & {"Cnd"} or "Fut" in c.morph.get("Tense", []) for c in auxiliaries):
        return True
    if "Inf" not in token.morph.get("VerbForm", []) or finite_auxiliary(token):
        return False
    governed = token.dep_ in {"xcomp", "advcl"} and lemma_in(token.head, lex, "light")
    marked = any(c.dep_ == "mark" and c.pos_ == "PART" for c in token.children)
    return not governed and (marked or not any(c.dep_ == "nsubj" for c in token.children))
