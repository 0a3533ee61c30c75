"""Whom a description means when it introduces no name: somebody named in the article, else the gazetteer's holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synopticon import gazetteer
from synopticon.gazetteer.tables import given_names
from synopticon.reading.naming import owners
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.describe import Description
from synopticon.reading.naming.text import Text
from synopticon.records import Undecided

# Offices that say what somebody does, not whom one means: never resolved without a name.
_VAGUE = frozenset({
    "official", "officer", "analyst", "expert", "journalist", "author", "lawyer", "diplomat", "activist", "economist",
    "researcher", "judge", "actor", "singer", "coach", "businessperson", "candidate", "general", "colonel", "captain",
    "major", "lieutenant", "sergeant", "inspector", "founder", "representative", "prosecutor", "senator",
    "member of parliament", "adviser", "negotiator", "secretary", "head", "chair", "director", "imam", "bishop",
})  # fmt: skip
_NEAR = 3
_OPENING = 1


def place(
    text: Text, chains: Chains, each: Description, chain_of: Mapping[int, Chain], country: str, date: str | None
) -> None:
    """Place a description: with the person it introduces, else with the one it means, else undecided.

    `country` is the description's country, also where "the country" or an owner tells it; `date` the article's.
    """
    mention = Placed(each.first, each.last, "PER", "nominal")
    if each.name >= 0:
        mention.chain = chain_of.get(each.name)
        if mention.chain is not None and mention.chain.type == "PER":
            chains.placed.append(mention)
        return
    if each.indefinite or each.former or not (each.definite or each.owned or each.country):
        return
    found, why = means(text, chains, each, country, date)
    if found is not None:
        mention.chain = found
        found.why[why] = None
        chains.placed.append(mention)
    elif each.office not in _VAGUE:
        chains.placed.append(mention)
        start, end = text.span(each.first, each.last)
        chains.undecided.append(Undecided(start, end, "entity", why))


def means(text: Text, chains: Chains, each: Description, country: str, date: str | None) -> tuple[Chain | None, str]:
    """Give the person that a description without a name means, and why; None and why not."""
    words = text.words(each.first, each.last)
    where = country or each.body
    fitting = _fitting(text, chains, each, where, date)
    if len(fitting) > 1:
        fitting = _closest(text, chains, fitting, each)
    if len(fitting) == 1:
        return fitting[0], f"{words!r} is {fitting[0].name}, so described in the article"
    if fitting:
        return None, f"{words!r} may be {' or '.join(sorted(chain.name for chain in fitting))}"
    if each.office in _VAGUE or not where or each.standing_in:
        return None, f"nobody in the article is described as {words!r}"
    return _from_gazetteer(text, chains, each, where, date, words)


def _fitting(text: Text, chains: Chains, each: Description, where: str, date: str | None) -> list[Chain]:
    """Give the persons of the article whom a description may mean, by their offices there or in the gazetteer."""
    people = [c for c in chains.of_type("PER") if not (each.gender and c.gender not in ("", each.gender))]
    people = [c for c in people if c.standing_in or not each.standing_in]
    told = [chain for chain in people if _holds(text, chain, each.office, where)]
    before = [chain for chain in told if _named_before(chains, chain, each.first)]
    if each.office in _VAGUE:  # said of anybody, it looks back only
        return before
    if where:
        return told
    before += [c for c in told if not any(c is one for one in before) and _named_behind(text, chains, c, each)]
    acting = owners.subject(text, chains, text.tokens[each.head])  # nobody does a thing to the one they are
    near = [c for c in people if c is not acting and _known_near(text, chains, c, each, date)]
    before += [chain for chain in near if not any(chain is one for one in before)]
    return before or (told if _opening(text, each) else [])


def _named_before(chains: Chains, chain: Chain, token: int) -> bool:
    return any(p.chain is chain and p.last <= token for p in chains.placed)


def _named_behind(text: Text, chains: Chains, chain: Chain, each: Description) -> bool:
    """Tell whether somebody is named behind a description in its sentence: "the minister and party chief, X"."""
    here = text.sentence_of[each.first]
    return any(p.chain is chain and p.first >= each.last and text.sentence_of[p.first] == here for p in chains.placed)


def _opening(text: Text, each: Description) -> bool:
    """Tell whether a description stands in an article's title or first sentence, which may name later whom it means."""
    return text.sentence_of[each.first] <= _OPENING


def _known_near(text: Text, chains: Chains, chain: Chain, each: Description, date: str | None) -> bool:
    """Tell whether somebody named just before is known to hold an office that the article does not tell: "Vega was
    firm. The president left"."""
    here = text.sentence_of[each.first]
    if each.gender and _gender(chain) not in ("", each.gender):
        return False
    near = (p for p in chains.placed if p.chain is chain and p.form == "name" and p.last <= each.first)
    close = any(here - text.sentence_of[p.first] < _NEAR for p in near)
    held = gazetteer.held(chain.link, date) if chain.link and close else ()
    return any(_fits(text, each.office, office.title) for office in held)


def _gender(chain: Chain) -> str:
    """Give the gender that a known person's first name tells, "" where it tells none."""
    name = gazetteer.entry(chain.link).name if chain.link else chain.name
    return given_names().get(name.split()[0].lower(), "")


def _holds(text: Text, chain: Chain, office: str, where: str) -> bool:
    """Tell whether a person is known, by the article or the gazetteer, to hold an office of a country or body."""
    if where and chain.country and len(where) == 3 and chain.country != where:
        return False
    told = [key for key, place in chain.held if not where or where in (place, chain.country)]
    known = chain.known_offices
    titles = [each.title for each in known if not where or each.country == where]
    if not where and not told:
        return False
    return any(_fits(text, office, title) for title in (*told, *titles))


def _fits(text: Text, wanted: str, held: str) -> bool:
    if wanted == held or gazetteer.title_of(wanted) == gazetteer.title_of(held):
        return True
    leading = text.lex.leaders
    if wanted in ("leader", "president", "head of state") and held in leading:
        return wanted == "leader" or held in (
            "leader",
            "supreme leader",
            "head of state",
            "president",
            "general secretary",
        )
    if wanted == "supreme leader":
        return held == "leader"
    if wanted == "minister":
        return held.endswith("minister") and held != "prime minister" and "deputy" not in held
    return wanted == "prime minister" and held in ("leader", "head of government", "chancellor")


def _closest(text: Text, chains: Chains, fitting: Sequence[Chain], each: Description) -> list[Chain]:
    """Choose among several: the one who holds the very office; else the only one named shortly before."""
    exact = [chain for chain in fitting if each.office in chain.offices]
    if len(exact) == 1:
        return exact
    here = text.sentence_of[each.first]
    near: dict[int, Chain] = {}
    for placed in chains.before(each.first, "PER"):
        close = here - text.sentence_of[placed.first] < _NEAR
        if close and placed.chain is not None and any(placed.chain is c for c in exact or fitting):
            near.setdefault(id(placed.chain), placed.chain)
    return list(near.values()) if len(near) == 1 else list(fitting)


def _from_gazetteer(
    text: Text, chains: Chains, each: Description, where: str, date: str | None, words: str
) -> tuple[Chain | None, str]:
    if each.office not in text.lex.single:
        return None, f"more than one person may be meant by {words!r}"
    if date is None:
        return None, f"{words!r}: the article bears no date by which its holder could be told"
    link = gazetteer.by_office(each.office, where, date)
    if link is None:
        return None, f"{words!r}: the gazetteer knows no single holder on {date}"
    chain = chains.linked(link)
    return chain, f"{words!r} was {chain.name} on {date}"


def owner_country(each: Description, chain_of: Mapping[int, Chain]) -> str:
    """Give the country of the person who owns the office: "Putin's foreign minister"."""
    chain = chain_of.get(each.owner)
    return (chain.country or "") if chain is not None else ""
