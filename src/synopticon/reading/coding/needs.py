"""Whether what fills the roles of a frame is enough for a report: who must be named, and what is news without them."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.filled import OF_PEOPLE, Filled
from synopticon.reading.coding.lexicon import Frame, Lexicon
from synopticon.reading.coding.matching import Matcher
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.words import base, case, has, lemmas, word

# Violence can be told of an event ("the blast killed six"): its subject then is nobody, and the report has no actor.
_EVENT_SUBJECT = frozenset(("ASSAULT",))
SPOKEN = frozenset(("ACCUSE", "REJECT", "SUPPORT", "REQUEST"))
_AGAINST = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
# What is said against somebody or forced on them is told though they have no name.
_FELT = SPOKEN | {"THREATEN", "COERCE", "SANCTION", "PROTEST"}
# A passive of these may give its reason where others name who did it: "fue detenido por corrupción".
_OF_JUSTICE = frozenset(("accuse", "investigate", "sanction"))
WITH_REASON = OF_PEOPLE - {"beat"} | _OF_JUSTICE


class Needs:
    """What the frames of one language need, in one Doc."""

    def __init__(self, cast: Cast, lexicon: Lexicon, matcher: Matcher) -> None:
        self.cast = cast
        self.lexicon = lexicon
        self.matcher = matcher

    def are_met(self, frame: Frame, filled: Filled, slots: Slots, is_noun: bool) -> bool:
        """Tell whether the roles that a trigger fills are those without which its frame tells nothing."""
        said = self.matcher.fillers("subj", slots)  # "detenida por la noche": the night is no agent
        subject = said if not is_noun and "subj" in frame.roles["actor"] else []
        left_out = not subject and "subj" in frame.roles["actor"] and bool(slots.get("omitted"))
        unnamed = self._is_somebody_unnamed(subject) or left_out or self._is_paper(frame, filled, subject)
        roles = {
            "actor": filled.actors or unnamed,
            "recipient": filled.recipients
            or (filled.actors and self._is_undergone(frame, slots))
            or (not is_noun and self._is_pronoun_undergoing(frame, filled, slots)),
            "place": self.matcher.places(frame, slots) if frame.roles.get("place") else filled.place,
            "object": filled.objects,
        }
        if not (filled.actors or filled.recipients or filled.place or unnamed):
            return "any" in frame.need or self._is_known_thing(frame, filled)
        violent = frame.kind in _EVENT_SUBJECT and self.matcher.is_violent(subject)
        told = violent or unnamed or self._is_reason(frame, subject) or self._is_about_subject(frame, filled)
        if subject and not filled.actors and not told:
            return "any" in frame.need and bool(slots.get("passive"))  # "was delayed by an earthquake"
        return self._are_filled(frame, filled, roles)

    def _is_about_subject(self, frame: Frame, filled: Filled) -> bool:
        """Tell what is told of a thing that the frame itself names: "two ships collided" is news without an owner."""
        return bool(filled.objects) and "subj" in frame.roles.get("object", ())

    def _is_known_thing(self, frame: Frame, filled: Filled) -> bool:
        """Tell a thing with a name or a date that says which happening it is: "Monday's halt of oil", "the renewal of
        the sanctions on Norland"; and a thing known to the reader to which the article looks back."""
        things = filled.objects if {"object", "enough"} <= set(frame.need) else ()
        about = [t for thing in things for one in (thing.head, thing) for t in one.subtree]
        told = any(self.cast.is_time(t) or self.cast.names.is_named(t) for t in about)
        return told or any(map(self._is_back, things))

    def _is_back(self, thing: Token) -> bool:
        """Tell "after the adoption of the law": one law, and it was adopted; not "after the adoption of laws"."""
        definite = any(has(t, "Definite", "Def") for t in thing.children) and has(thing, "Number", "Sing")
        return definite and case(thing.head) in self.lexicon.grammar.get("looking_back", ())

    def _is_undergone(self, frame: Frame, slots: Slots) -> bool:
        """Tell whether somebody without a name undergoes what the frame itself words: "pointed the finger at the
        harbour master"."""
        if frame.kind not in _FELT:
            return False
        roles = frame.roles.get("recipient", ())
        worded = any(c.kind in ("in", "deep") and c.slot not in roles for c in frame.conditions)
        heads = self.matcher.first(roles, slots) if worded and "pair" not in frame.need else ()
        return any(t.pos_ in ("NOUN", "PROPN") for t in heads)

    def _is_reason(self, frame: Frame, nouns: list[Token]) -> bool:
        """Tell why something was done to somebody, where a passive may name who did it: "fue detenido por fraude"."""
        cases = {case(t) for t in nouns}
        return frame.happening in WITH_REASON and cases <= set(self.lexicon.grammar["reasons"])

    def _is_somebody_unnamed(self, nouns: list[Token]) -> bool:
        """Tell whether the subject is a pronoun or "the three": somebody acts, and the article says elsewhere who."""
        return any(
            (
                (t.pos_ == "PRON" and not has(t, "Gender", "Neut") and not has(t, "Person", "2"))
                and not self.cast.is_of_things(t)
            )
            or (t.pos_ == "NUM" and any(base(c) == "det" for c in t.children))
            for t in nouns
        )

    def _is_paper(self, frame: Frame, filled: Filled, nouns: list[Token]) -> bool:
        """Tell a paper that speaks against somebody, whoever wrote it: "the letter accuses Norland of …"."""
        written = any(set(lemmas(t)) & self.lexicon.papers for t in nouns)
        return written and frame.kind in _AGAINST and bool(filled.recipients)

    def _is_pronoun_undergoing(self, frame: Frame, filled: Filled, slots: Slots) -> bool:
        """Tell whether somebody named does it to a pronoun, named elsewhere: "la policía lo detuvo"."""
        undergoing = [t for name in frame.roles.get("recipient", ()) for t in slots.get(name, ())]
        personal = [t for t in undergoing if has(t, "PronType", "Prs") and has(t, "Person", "3")]
        return bool(filled.actors) and any(not has(t, "Reflex", "Yes") for t in personal)

    def _is_plural(self, token: Token) -> bool:
        """Tell several; a word for somebody that the tagger took for a name has no number, but its own form."""
        inflected = token.pos_ == "PROPN" and word(token) not in lemmas(token)
        several = set(lemmas(token)) & self.lexicon.collective  # "the pair"
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        return has(token, "Number", "Plur") or (known and (inflected or bool(several)))

    def _are_filled(self, frame: Frame, filled: Filled, roles: Mapping[str, object]) -> bool:
        several = len(filled.actors) > 1 or any(self._is_plural(t) for t in filled.heads)
        if "pair" in frame.need and not filled.recipients and not (filled.actors and several):
            return False
        if "two" in frame.need and len(filled.actors) + len(filled.recipients) < 2:
            return False
        asked = [role for role in frame.need if role not in ("pair", "two", "enough")]
        return not asked or "any" in asked or any(roles.get(role) for role in asked)
