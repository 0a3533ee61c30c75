"""Who and what one article mentions: `synopticon_entities`, a spaCy component.

It works in any pipeline for a supported language; with a parser and a recogniser it sees more. It reads
`doc._.document` and `doc._.published` where they are set, and sets `doc._.mentions` and `doc._.entities`; what the
text does not decide goes to `doc._.undecided`. Offsets are those of the Doc's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.reading import extensions
from synopticon.reading.naming import (
    armed,
    bodies,
    counterparts,
    epithets,
    groups,
    holders,
    homonyms,
    marking,
    owned,
    pairs,
    people,
    phrases,
    pronouns,
    scan,
    shorts,
    things,
    told,
)
from synopticon.reading.naming import chains as chaining
from synopticon.reading.naming.around import Around, around, country_of
from synopticon.reading.naming.chains import Chain, Chains
from synopticon.reading.naming.describe import Description, descriptions
from synopticon.reading.naming.text import Text, view
from synopticon.reading.naming.typing import typed
from synopticon.reading.naming.unknown import Found

extensions.register()


@Language.factory("synopticon_entities", assigns=["doc._.mentions", "doc._.entities"])
def make(nlp: Language, name: str) -> Entities:
    """Make the component for a pipeline."""
    return Entities()


class Entities:
    """Reads the mentions and entities of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the Doc's mentions and entities; nothing where the language has no table of names."""
        text = view(doc)
        if not text.tokens or not text.lex.offices:
            return doc
        gathered = gather(text, _date(doc))
        document = doc._.document.id if doc._.document is not None else ""
        offsets = [text.span(placed.first, placed.last) for placed in gathered.placed]
        doc._.mentions, ids = chaining.mentions(gathered, offsets, document)
        doc._.entities = chaining.entities(gathered, ids, doc._.mentions, document, doc.lang_)
        doc._.undecided = (*doc._.undecided, *gathered.undecided)
        return doc


def _date(doc: Doc) -> str | None:
    """Give the day of publication, where it is known to the day."""
    published = doc._.published
    if published.earliest is None or published.granularity not in ("day", "part", "hour", "minute", "second"):
        return None
    return str(published.earliest[:10])


def gather(text: Text, date: str | None) -> Chains:
    """Gather a text's mentions into chains: things first, then full names, bare names, descriptions, pronouns."""
    offices = _offices(text)
    national = bodies.bodies(text)
    names = pairs.without(text, scan.names(text, offices))
    called = epithets.epithets(text, names)
    names = bodies.linked(text, epithets.without(names, called), national)
    described = list(homonyms.settled(text, descriptions(text, offices, names)))
    names = typed(text, names, described)
    chains, near = Chains(), around(names)
    chain_of = _name_all(text, chains, names, described, near)
    pairs.place(text, chains)
    groups.collectives(text, chains, near)
    bodies.place(text, chains, names, national)
    bodies.bare(text, chains, names, national, chain_of)
    _describe_all(text, chains, described, chain_of, date)
    epithets.place(text, chains, called)
    groups.definite_countries(text, chains)
    groups.definite_bodies(text, chains)
    groups.groups(text, chains)
    armed.place(text, chains)
    pronouns.place(text, chains)
    owned.place(text, chains)
    counterparts.place(text, chains, date)
    told.rest(text, chains, marking.recognised(text))
    return chains


def _offices(text: Text) -> list[phrases.Phrase]:
    """Give the offices of a text, those parted by a people's name whole."""
    parted = list(phrases.parted(text, text.lex.offices))
    taken = {i for each in parted for i in range(each.first, each.last)}
    whole = (each for each in phrases.find(text, text.lex.offices) if each.first not in taken)
    return sorted([*whole, *parted], key=lambda each: each.first)


def _name_all(
    text: Text, chains: Chains, names: list[Found], described: Sequence[Description], near: Around
) -> dict[int, Chain]:
    """Place every name; give the chain of each by its index."""
    book = _people(text, names, described)
    chain_of: dict[int, Chain] = {}
    later = []
    for i, name in enumerate(names):
        if name.type == "PER" and people.is_full(book, name):
            chain_of[i] = people.add_full(book, chains, i)
        elif name.type == "PER" or (not name.links and name.last - name.first < 3 and not told.steady(text, names, i)):
            later.append(i)
        elif (chain := things.add(text, chains, name, near)) is not None:
            chain_of[i] = chain
    for i in later:
        chain = people.add_bare(book, chains, i) or things.add(text, chains, names[i], near)
        if chain is not None:
            chain_of[i] = chain
    things.beside(text, names, chain_of)
    things.bracketed(text, chains, names, chain_of)
    things.aliases(text, chains, names, chain_of)
    shorts.join(text, chains, chain_of)
    return chain_of


def _people(text: Text, names: list[Found], described: Sequence[Description]) -> people.People:
    introducing = sorted((each for each in described if each.name >= 0), key=lambda each: (each.name, each.first))
    by_name = {name: tuple(group) for name, group in groupby(introducing, key=lambda each: each.name)}
    countries = frozenset(code for name in names if name.type != "PER" and (code := country_of(name)))
    return people.People(text, names, by_name, countries)


def _describe_all(
    text: Text, chains: Chains, described: Sequence[Description], chain_of: dict[int, Chain], date: str | None
) -> None:
    for each in described:
        country = each.country or holders.owner_country(each, chain_of)
        if not country and each.anaphoric:
            chain = groups.the_country(text, chains, each.head)
            country = (chain.country or "") if chain is not None else ""
        introduced = chain_of.get(each.name)
        if country and introduced is not None and introduced.type == "PER":
            introduced.country = introduced.country or country
        holders.place(text, chains, each, chain_of, country, date)
