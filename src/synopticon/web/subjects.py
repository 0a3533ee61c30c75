"""What can be judged, as the page that judges it shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synopticon.store.index_read import Desk, Missing
from synopticon.web.render import at, quoted, when

_TOLD = ("status", "date", "place", "happening")
CORRECTABLE = {
    "event": (*_TOLD, "title", "reliability", "credibility"),
    "report": (*_TOLD, "reliability", "credibility"),
    "statement": ("speaker", "stance", "credibility"),
    "entity": ("name", "type", "country"),
    "document": ("date", "outlet", "reliability"),
}
JOINED = ("entity", "event", "report", "story", "document")
MARKED = ("event", "report", "statement", "reuse", "disagreement")
_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to judge: its noun, a line about it, where it is shown, and others that it may be the same as."""

    id: str
    noun: str
    title: str
    href: str
    words: str = ""
    language: str = ""
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Give the verdicts that take it alone."""
        return ("accept", "reject") if self.noun in MARKED else ()

    @property
    def corrections(self) -> tuple[str, ...]:
        """Give what of it can be corrected."""
        return CORRECTABLE.get(self.noun, ())

    @property
    def joined(self) -> bool:
        """Tell whether it can be judged the same as another, or not the same."""
        return self.noun in JOINED


def subject(desk: Desk, identity: str) -> Subject:
    """Give what an id stands for; `ENTITY@DOCUMENT` is an entity in one article.

    Raises:
        Missing: it stands for nothing in the current record.
    """
    of, _, within = identity.partition("@")
    prefix = of.partition("-")[0]
    order = sorted(_FINDERS, key=lambda noun: _PREFIXES.get(noun, noun) != prefix)
    for noun in order:
        try:
            return _entity(desk, of, within) if noun == "entity" else _FINDERS[noun](desk, of)
        except Missing:
            continue
    raise Missing(identity)


def _event(desk: Desk, identity: str) -> Subject:
    line = desk.event_line(identity)
    others = desk.events_of(line.story, 0, _CANDIDATES).items if line.story else ()
    candidates = tuple((e.id, f"{e.title} ({when(e)})") for e in others if e.id != identity)
    return Subject(identity, "event", line.title, f"/events/{quoted(identity)}", when(line), candidates=candidates)


def _entity(desk: Desk, identity: str, within: str = "") -> Subject:
    line = desk.entity_line(identity)
    if within:
        name = desk.document(within).name
        here = ((identity, f"{line.name} in the other articles"),)
        others = here + _alike(desk, line.type, identity)
        href = f"/articles/{quoted(within)}"
        return Subject(f"{identity}@{within}", "entity", f"{line.name} in {name}", href, candidates=others)
    return Subject(
        identity, "entity", line.name, f"/entities/{quoted(identity)}", candidates=_alike(desk, line.type, identity)
    )


def _alike(desk: Desk, type_: str, identity: str) -> tuple[tuple[str, str], ...]:
    found = desk.entities_of([type_], "", 0, _CANDIDATES).items
    return tuple((e.id, f"{e.name} ({e.count})") for e in found if e.id != identity)


def _report(desk: Desk, identity: str) -> Subject:
    found = desk.reports([identity])
    if identity not in found:
        raise Missing(identity)
    document, sentence, report = found[identity]
    language = desk.document(document).language
    title = f"{report.happening}, {report.status}"
    return Subject(identity, "report", title, at(document, report.start, report.end), sentence, language)


def _statement(desk: Desk, identity: str) -> Subject:
    found = desk.statements([identity])
    if identity not in found:
        raise Missing(identity)
    said = found[identity]
    reading = desk.reading(desk.holder(desk.t.statements, identity))
    document = reading.document
    words = " ".join(document.text[said.start : said.end].split())
    title = " ".join(said.speaker_text.split()) or "somebody not named"
    return Subject(identity, "statement", title, at(document.id, said.start, said.end), words, document.language)


def _story(desk: Desk, identity: str) -> Subject:
    line = desk.story_line(identity)
    others = tuple((s.id, s.title) for s in desk.stories("recent", 0, _CANDIDATES).items if s.id != identity)
    return Subject(identity, "story", line.title, f"/stories/{quoted(identity)}", candidates=others)


def _document(desk: Desk, identity: str) -> Subject:
    line = desk.document(identity)
    href = f"/articles/{quoted(identity)}"
    return Subject(identity, "document", line.title or line.name, href, line.name, line.language)


def _reuse(desk: Desk, identity: str) -> Subject:
    found = desk.reuse_by_id(identity)
    names = [line.name for line in desk.documents(found.documents).values()]
    href = f"/articles/{quoted(found.documents[0])}#reuse"
    return Subject(identity, "reuse", f"{' and '.join(names)}: {found.kind}", href, " ".join(found.evidence))


def _disagreement(desk: Desk, identity: str) -> Subject:
    line = desk.disagreement(identity)
    href = f"/events/{quoted(line.event)}#{identity}"
    return Subject(identity, "disagreement", f"{line.attribute}: {line.kind}", href, line.explanation)


_PREFIXES = {"document": "doc"}
_FINDERS: dict[str, Callable[[Desk, str], Subject]] = {
    "event": _event,
    "entity": _entity,
    "report": _report,
    "statement": _statement,
    "story": _story,
    "document": _document,
    "reuse": _reuse,
    "disagreement": _disagreement,
}
