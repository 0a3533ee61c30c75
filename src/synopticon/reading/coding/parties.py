"""Whose signing: agreements told without their parties take them from the sentence, or from the one before."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.drafts import Draft
from synopticon.records import Mention, Participant

_BETWEEN = frozenset(("sign",))
_MEETINGS = frozenset(("travel", "meeting", "call"))


class Parties:
    """Gives the parties of drafts that name none. Reads `doc._.mentions`."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self._met: tuple[int, tuple[Participant, ...]] = (-1, ())

    def completed(self, draft: Draft) -> Draft | None:
        """Give a draft with its parties; None where it needs some and the text does not decide which."""
        filled = draft.filled
        if filled.frame.happening not in _BETWEEN or filled.actors:
            return draft
        found = self._together(draft.sentence) or self._together(self._before(draft.sentence)) or self._at_hand(draft)
        if not found:
            return draft if filled.recipients or filled.place else None
        return replace(draft, filled=replace(filled, actors=found))

    def meet(self, draft: Draft) -> None:
        """Keep who meets whom: what is signed without names in that sentence or in the next is signed by them."""
        guests, hosts = draft.filled.actors, draft.filled.recipients
        if draft.family in _MEETINGS and guests and hosts:
            self._met = (draft.sentence.end, (guests[0], hosts[0]))

    def _at_hand(self, draft: Draft) -> tuple[Participant, ...]:
        end, both = self._met
        return both if end in (draft.sentence.start, draft.sentence.end) else ()

    def _before(self, sentence: Span) -> Span | None:
        if sentence.start == 0:
            return None
        before = self.doc[sentence.start - 1].sent
        return before if "\n" not in self.doc.text[before.end_char - 1 : sentence.start_char] else None

    def _together(self, sentence: Span | None) -> tuple[Participant, ...]:
        """Give the last who are named together in a sentence: "both countries", "the two leaders"."""
        if sentence is None:
            return ()
        held: list[Mention] = [
            m for m in self.doc._.mentions if sentence.start_char <= m.start < sentence.end_char and len(m.members) == 2
        ]
        if not held:
            return ()
        last = max(held, key=lambda m: (m.start, m.end))
        text = self.doc.text[last.start : last.end]
        return tuple(Participant(entity, text, last.start, last.end) for entity in last.members)
