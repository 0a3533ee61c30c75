"""What the charts are drawn from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from fastapi import APIRouter

from synopticon import gazetteer
from synopticon.store.index_lines import EntityLine, EventLine, LinkLine, RelationLine
from synopticon.store.index_read import Desk
from synopticon.web.api.lists import Since, Until
from synopticon.web.api.one import of
from synopticon.web.api.shapes import Json
from synopticon.web.asking import Short, after, first_day
from synopticon.web.render import quoted, url, when
from synopticon.web.state import Look

router = APIRouter(prefix="/charts")
_EVENTS = 500  # of a story that a timeline or map shows: those most told first
_RELATIONS = 2000
_LINKS = 300


@router.get("/timeline", openapi_extra=of("timeline"), summary="Events of a story in time")
def timeline(desk: Look, story: Short) -> Json:
    """Give the dated events of a story; `kind` is plan for what was announced, `plan_of` what came of it."""
    desk.story_line(story)
    shown = [event for event in desk.chief_events(story, _EVENTS) if event.dated]
    there = {event.id for event in shown}
    return {"items": [_item(event, there) for event in sorted(shown, key=lambda e: (e.sort, e.id))]}


def _item(event: EventLine, there: set[str]) -> Json:
    return {
        "id": event.id,
        "href": f"/events/{quoted(event.id)}",
        "title": event.title,
        "earliest": event.earliest,
        "latest": event.latest,
        "when": when(event),
        "status": event.status,
        "kind": "plan" if event.status in ("planned", "cancelled", "possible") else "event",
        "plan_of": event.plan_of if event.plan_of in there else None,
        "parent": event.parent if event.parent in there else None,
        "outlets": event.outlets,
        "origins": event.independent or 0,
        "documents": event.documents,
    }


@router.get("/map", openapi_extra=of("map"), summary="Where the events of a story, or one event, took place")
def places(desk: Look, event: Short = "", story: Short = "") -> Json:
    """Give the places whose coordinates the gazetteer knows, with how many events took place there.

    Of an event and its parts, or of the events of a story, or of those of the record that most articles tell.
    """
    if event:
        events = [desk.event_line(event), *desk.parts_of(event)]
    else:
        if story:
            desk.story_line(story)
        events = list(desk.chief_events(story, _EVENTS))
    count = Counter(each.place for each in events if each.place)
    known = desk.entities(count)
    return {"places": [place for id in sorted(known) if (place := _place(known[id], count[id]))]}


def _place(entity: EntityLine, count: int) -> Json | None:
    where = gazetteer.coordinates(entity.link or "")
    if where is None:
        return None
    return {
        "id": entity.id,
        "name": entity.name,
        "lat": where[0],
        "lon": where[1],
        "href": f"/entities/{quoted(entity.id)}",
        "count": count,
    }


@router.get("/relations", openapi_extra=of("graph"), summary="Who acted toward whom")
def relations(desk: Look, story: Short = "", since: Since = "", until: Until = "", entity: Short = "") -> Json:
    """Give entities and, for each pair and PLOVER quad category, an edge that weighs as many events."""
    found = desk.relations(story, first_day(since), after(until), entity, 0, _RELATIONS).items
    pairs: dict[tuple[str, str, str], list[RelationLine]] = defaultdict(list)
    for relation in found:
        pairs[relation.source, relation.target, relation.quad].append(relation)
    known = desk.entities(id for source, target, _ in pairs for id in (source, target))
    size = Counter(id for relation in found for id in (relation.source, relation.target))
    around = {"story": story, "from": since, "to": until}
    edges = [_edge(key, lines, around) for key, lines in sorted(pairs.items()) if {key[0], key[1]} <= known.keys()]
    return {"nodes": [_node(known[id], size[id]) for id in sorted(known)], "edges": edges}


def _node(entity: EntityLine, size: int) -> Json:
    href = f"/entities/{quoted(entity.id)}"
    return {"id": entity.id, "label": entity.name, "kind": entity.type, "href": href, "size": size}


def _edge(key: tuple[str, str, str], lines: Sequence[RelationLine], around: dict[str, str]) -> Json:
    source, target, quad = key
    return {
        "id": f"{source} {target} {quad}",
        "source": source,
        "target": target,
        "label": ", ".join(sorted({line.type.lower() for line in lines})),
        "kind": quad,
        "weight": len(lines),
        "href": url("/relations", around, source=source, target=target, quad=quad) + "#sentences",
    }


@router.get("/sources", openapi_extra=of("graph"), summary="Which outlet took words from which")
def sources(desk: Look) -> Json:
    """Give outlets and, for each pair and way of reuse, an edge from who had the words first."""
    return graph_of(desk, desk.links(0, _LINKS).items)


def graph_of(desk: Desk, links: Iterable[LinkLine]) -> Json:
    """Draw up the graph of outlets."""
    shown = [link for link in links if link.kind != "version"]
    articles = {outlet: count for outlet, _, count in desk.outlets()}
    names = sorted({name for link in shown for name in (link.source, link.target)})
    nodes = [
        {
            "id": name,
            "label": name,
            "kind": "outlet" if name in articles else "file",
            "href": url("/search", {"outlet": name, "kind": "article"}),
            "size": articles.get(name, 1),
        }
        for name in names
    ]
    return {"nodes": nodes, "edges": [_taking(link) for link in shown]}


def _taking(link: LinkLine) -> Json:
    return {
        "id": f"{link.source}\x1f{link.target}\x1f{link.kind}\x1f{link.decided}".replace("\x1f", " | "),
        "source": link.source,
        "target": link.target,
        "label": link.kind if link.decided == "yes" else f"{link.kind}, direction not decided",
        "kind": link.kind,
        "weight": link.count,
        "href": url("/sources", {"source": link.source, "target": link.target}) + "#pairs",
    }
