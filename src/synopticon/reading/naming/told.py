"""What the recogniser tells that the other cues would break up or pass over: its spans stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synopticon.reading.naming.chains import Chains, Placed
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found
from synopticon.records import EntityType

Spans = Mapping[int, tuple[int, int, EntityType]]
_PLACES = ("GPE", "LOC", "FAC")


def whole(text: Text, spans: Spans, names: Sequence[Found]) -> list[Found]:
    """Give the names with those put together again that are pieces of one person's name for the recogniser: "Jean le
    Rond" and "d'Alembert". Titles and articles before the first piece stay outside."""
    kept = list(names)
    for first, last, kind in sorted(set(spans.values())):
        inside = [n for n in kept if n.first < last and first < n.last]
        if kind != "PER" or not inside or any(n.links or n.first < first or n.last > last for n in inside):
            continue
        start = inside[0].first
        ends = inside[-1].last < last and not text.tokens[last - 1].text.islower()
        ends = ends and text.tokens[last - 1].text[0].isalpha()
        if (len(inside) > 1 or ends) and text.sentence_of[start] == text.sentence_of[last - 1]:
            at = kept.index(inside[0])
            kept[at : at + len(inside)] = [Found(start, last, kind, source="recogniser")]
    return kept


def steady(text: Text, names: Sequence[Found], i: int) -> bool:
    """Tell whether a lone name is a place's for the recogniser wherever it stands: it is short for nobody."""
    name = names[i]
    if name.type not in _PLACES or name.source != "recogniser":
        return False
    words = text.words(name.first, name.last)
    alike = [n.type for n in names if text.words(n.first, n.last) == words]
    located = name.first > 0 and text.lower[name.first - 1] in text.lex.locative
    return all(kind in _PLACES for kind in alike) and (located or len(alike) > 1)


def rest(text: Text, chains: Chains, spans: Spans) -> None:
    """Place what the recogniser marks and nothing else took: the mention of something that the article does not tell
    apart from its like ("the Government", "la Liga"), without an entity."""
    solid = [p for p in chains.placed if p.form == "name" or p.type != "PER" or p.last - p.first < 2]
    taken = {i for placed in solid for i in range(placed.first, placed.last)}
    taken |= {i for i, token in enumerate(text.tokens) if token.like_url}
    for first, last, kind in sorted(set(spans.values())):
        alone = last - first == 1
        if (kind == "PER" and alone) or taken.intersection(range(first, last)) or not text.capital(first):
            continue
        common = alone and text.lower[first] in text.lex.heads.keys() | text.lex.collectives.keys()
        chains.placed.append(Placed(first, last, kind, "nominal" if common else "name"))
