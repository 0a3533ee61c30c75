"""Whether two reports name the same who and to whom: by entity, by who stands for whom, by name or description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from synopticon.languages import table
from synopticon.reconciling.accounts import Account, Party, kind, known
from synopticon.reconciling.comparing import alike
from synopticon.reconciling.families import has
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.meanings import overlap
from synopticon.reconciling.parties import named_after, persons
from synopticon.reconciling.things import are_people, of_two, state_organ, takes_up
from synopticon.reconciling.words import stem, weight

DAY = 1.5  # days; what is dated so closely is of one day
_SEVERAL = 2
_SURE = 0.6  # likeness of those it was done to, from which one deed told of two doers is one deed
_SEATS = frozenset(("government-seat", "capital"))  # kinds of places that stand for a state
_PASSIVE = 0.7  # what it counts to whom it was done where one does not say by whom
_TELLING = 6  # letters from which a word before a head hardly is one that only counts
_NAMED = 2  # words of a name from which two languages may have it alike
_BODIES = ("ORG", "MISC", "LOC", "GPE", "FAC")  # types under which a body's name that stands alone may be read
_RARE = 0.5  # weight of one word from which it is hardly a name that many have
ON_THEIR_OWN = ("company", "party", "armed-group", "medium")  # kinds of bodies that act for no state
_ORGANS = ("ministry", "agency", "body", "government-seat")  # kinds of bodies that act for theirs


def parties(first: Account, second: Account) -> Found:
    """The same who and to whom; either way round where the happening has no direction."""
    ways = [(second.doers, second.others)]
    if has(first.family, "symmetric"):
        ways.append((second.others, second.doers))
        if everyone(first) == everyone(second) and len(everyone(first)) > 1:
            names = sorted({p.name for p in (*first.doers, *first.others)})
            return Found(1.0, f"Both name {' and '.join(names)}.")
        if _others_met(first, second):
            return Found(veto=True, why="Each names somebody who took part, and the other does not.")
        if _spoken_for(first, second):
            return Found(0.7, "Those whom one names are of the countries that the other names.")
    found = [_both(first, second, doers, others) for doers, others in ways]
    return max((f for f in found if not f.veto), key=lambda f: (f.value, f.why), default=found[0])


def everyone(account: Account) -> frozenset[str]:
    """Give all who take part, by their ids or the words for them."""
    return frozenset(p.entity or p.name for p in (*account.doers, *account.others))


def _others_met(first: Account, second: Account) -> bool:
    """Tell whether two reports, not of one day, each name two who took part or more, and one who is nobody of the
    other's: "Ruiz met Haddad", "Haddad met Okafor"."""
    mine, theirs = (*first.doers, *first.others), (*second.doers, *second.others)
    if min(len(mine), len(theirs)) < _SEVERAL or not (_firm(mine) and _firm(theirs)):
        return False
    if _of_a_day(first, second):
        return False
    return _unmatched(mine, theirs) and _unmatched(theirs, mine)


def _spoken_for(first: Account, second: Account) -> bool:
    """Tell whether each of two or more whom one names stands for one of two or more whom the other names: "Ruiz and
    Haddad", "Peru and Lebanon"."""
    mine, theirs = (*first.doers, *first.others), (*second.doers, *second.others)
    if min(len({p.country for p in mine}), len({p.country for p in theirs})) < _SEVERAL:
        return False
    return _all_for(mine, theirs) and _all_for(theirs, mine)


def _all_for(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return all(any(a.entity == b.entity or _stands_for(a, b) or _stands_for(b, a) for b in theirs) for a in mine)


def _firm(parties: Sequence[Party]) -> bool:
    return all(p.entity and (p.type == "PER" or p.state) for p in parties)


def _unmatched(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return any(_alike((p,), theirs).veto for p in mine)


def agreed(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides are both told, and something speaks for their being the same."""
    return bool(first and second) and _alike(first, second, spoken=True).value > 0


def shared(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides name one entity."""
    return bool({p.entity for p in first if p.entity} & {p.entity for p in second if p.entity})


def unlike(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides are both told, and nothing speaks for their being the same."""
    found = _alike(first, second)
    return bool(first and second) and (found.veto or found.value < 0)


def unlike_sides(first: Account, second: Account) -> bool:
    """Tell whether two reports tell who did it, or to whom, and nothing speaks for these being the same."""
    return unlike(first.doers, second.doers) or unlike(first.others, second.others)


def different(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides name parties that have nothing to do with each other."""
    return _alike(first, second).veto


def one_scene(first: Account, second: Account) -> bool:
    """Tell whether both put the very same kind of happening at one place, no mere country, on one day."""
    a, b = first.place, second.place
    if first.report.happening != second.report.happening or a is None or b is None:
        return False
    if not (a.link or a.entity) or (a.link or a.entity) != (b.link or b.entity) or a.link.startswith("country:"):
        return False
    return _of_a_day(first, second)


def _of_a_day(first: Account, second: Account) -> bool:
    return max(first.when.width, second.when.width) <= DAY and first.when.overlaps(second.when)


def _both(first: Account, second: Account, doers: Sequence[Party], others: Sequence[Party]) -> Found:
    said = has(first.family, "spoken") or has(first.family, "answer")
    one, two = _alike(first.doers, doers, said), _alike(first.others, others)
    if first.document != second.document:
        one = _named_there(one, (first.doers, first), (doers, second))
        two = _named_there(two, (first.others, first), (others, second))
    if one.veto and two.value >= _SURE and has(first.family, "taken") and one_scene(first, second):
        return Found(0.4 * two.value - 0.1, f"{two.why} One name another doer.".strip())
    if two.veto and has(first.family, "targeted") and _of_a_day(first, second):
        two = Found(-1.0)  # what is laid on several at once is told of one or another: no tie, nor a bar
    if one.veto or two.veto:
        return one if one.veto else two
    untold = first.family == "travel" and not (first.place and second.place)
    alone = (has(first.family, "alone") or untold) and not (first.others or others)
    bare = said and not (first.others or others)
    whole = one.value if alone else (0.8 if bare else 0.6) * one.value + 0.4 * two.value
    if not (first.doers and doers):
        whole = max(whole, _PASSIVE * two.value)
    named = _person(first.others, others) if has(first.family, "taken") else _target(first, others)
    if named:
        whole = max(whole, 0.2 * one.value + 0.8 * two.value)  # whom it was done to says more than by whom
    return Found(round(whole, 4), " ".join(s for s in dict.fromkeys((one.why, two.why)) if s))


_Side = tuple[Sequence[Party], Account]  # of a happening, with the account that tells it


def _named_there(found: Found, mine: _Side, theirs: _Side) -> Found:
    """Let it count where one names a party that the other only describes, in an article that has the name too."""
    (here, one), (there, two) = mine, theirs
    if found is not NOTHING or not here or not there:
        return found
    if _may_be(here, there, two) or _may_be(there, here, one):
        return Found(0.2, "One names a party that the other describes, in an article that names it too.")
    return found


def _may_be(named: Sequence[Party], described: Sequence[Party], other: Account) -> bool:
    """Tell whether one of some parties is named in the other article, which may describe it by words for another."""
    known = [p for p in named if p.entity and p.entity in other.cast]
    return any(not _another_sort(p, words, other) for p in known for words in described)


def _another_sort(named: Party, words: Party, other: Account) -> bool:
    """Tell whether words are for a body or a land, and the name that of a person; or for an organ of a state, and the
    name that of a country which their article is not about."""
    if words.entity or not words.thing:
        return False
    sort = {sorts[head] for head in words.thing.heads if head in (sorts := _sorts(words.language))}
    if named.type == "PER":
        return bool(sort) and "PER" not in sort
    organ_of_some = state_organ(words.name, words.language)
    return organ_of_some and named.state and bool(other.home) and named.country not in other.home


@cache
def _sorts(language: str) -> Mapping[str, str]:
    """Give the types of what nouns of a language name."""
    return dict(table(language, "names")["heads"])


def _target(first: Account, others: Sequence[Party]) -> bool:
    """Tell whether one body or person is named on which something is laid."""
    mine = {p.entity for p in first.others if p.entity and not p.state}
    return has(first.family, "targeted") and bool(mine & {p.entity for p in others})


def _person(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides name one person."""
    return not persons(first).isdisjoint(persons(second))


def _alike(first: Sequence[Party], second: Sequence[Party], spoken: bool = False) -> Found:
    """Compare two sides of a happening; what is only said, somebody says for a state more often than what is done."""
    if not first or not second:
        return NOTHING
    shared = {p.entity for p in first if p.entity} & {p.entity for p in second if p.entity}
    if shared:
        share = len(shared) / max(len({p.entity for p in first}), len({p.entity for p in second}))
        names = sorted({p.name for p in first if p.entity in shared})
        return Found(0.6 + 0.4 * share, f"Both name {' and '.join(names)}.")
    for a in first:
        for b in second:
            if _stands_for(a, b) or _stands_for(b, a):
                seat = not _SEATS.isdisjoint((kind(a.link), kind(b.link)))
                value = 0.9 if seat else 0.75 if spoken else 0.5
                return Found(value, f"{a.name} and {b.name} are of one country.")
    for a in first:
        for b in second:
            if not spoken and (_part_of(a, b) or _part_of(b, a)):
                return Found(0.5, f"{a.name} and {b.name}: one is an organ of the other.")
    for a in first:
        for b in second:
            if one_body(a, b):
                return Found(0.6, f"{a.name} and {b.name} are one body of one country, by their names.")
    called = sorted({a.name for a in first for b in second if _called_alike(a, b)})
    if called:
        return Found(0.8, f"Both name {' and '.join(called)}.")
    known_as = sorted(form for a in first for b in second for form in _one_acronym(a, b))
    if known_as:
        return Found(0.8, f"Both go by {known_as[0]}.")
    for a in first:
        for b in second:
            if _short_for(a, b) or _short_for(b, a):
                return Found(0.7, f"{a.name} and {b.name}: one name is short for the other.")
    for a in first:
        for b in second:
            if _describes(a, b) or _describes(b, a):
                return Found(0.4, f"{a.name} and {b.name}: one says what the other is called.")
    for a in first:
        for b in second:
            if (b.entity and b.entity in a.inside) or (a.entity and a.entity in b.inside):
                return Found(0.5, f"{a.name} and {b.name}: the words for one name the other.")
    for a in first:
        for b in second:
            if (a.country and a.country in b.home) or (b.country and b.country in a.home):
                return Found(0.3, f"{a.name} and {b.name} may be of one state.")
    if any(may(a, b) or may(b, a) for may in (_may_act_for, _part_of) for a in first for b in second):
        return NOTHING
    for a in first:
        for b in second:
            if _organs(a, b) or _organs(b, a):
                return Found(0.3, f"{a.name} and {b.name} act for one state.")
    if all(p.entity for p in first) and all(p.entity for p in second):
        return Found(veto=True, why="They name different parties.")
    if all(_foreign(a, b) or _foreign(b, a) or _of_two_nations(a, b) for a in first for b in second):
        return Found(veto=True, why="They are parties of different countries.")
    worded = [(a, b) for a in first for b in second if not a.entity and not b.entity]
    if any(_same_words(a, b) for a, b in worded):
        return Found(0.6, "They describe a party in the same words.")
    if any(a.inside & b.inside for a, b in worded):
        return Found(0.5, "They describe a party by one name.")
    if any(a.thing and b.thing and alike(a.thing, b.thing) for a, b in worded):
        return Found(0.4, "They describe a party in like words.")
    if any(_same_mark(a, b) for a, b in worded):
        return Found(0.3, "They describe a party by one word alike.")
    if any(for_two(a) and for_two(b) for a, b in worded):
        return Found(0.4, "Both speak of the two sides.")
    if any(for_two(a) or for_two(b) or _definite(a, b) or _definite(b, a) for a in first for b in second):
        return NOTHING
    return Found(-0.2)


def for_two(party: Party) -> bool:
    """Tell whether a party is but the two that its article speaks of."""
    return not party.entity and of_two(party.name.strip("“”"), party.language)


def _called_alike(a: Party, b: Party) -> bool:
    """Tell whether two articles have one name that nothing is known of: a rare one, or read as of two kinds."""
    if not (a.entity and b.entity) or a.link or b.link or (a.country and b.country and a.country != b.country):
        return False
    name = a.name.casefold()
    return name == b.name.casefold() and (a.type != b.type or weight(name, "en") >= _RARE)


def _one_acronym(a: Party, b: Party) -> frozenset[str]:
    """Give the acronyms that two bodies go by, unless of two countries: "Frente Patriótico (EPF)", "Patriotic Front
    (EPF)"."""
    apart = (a.link and b.link) or (a.country and b.country and a.country != b.country)
    return frozenset() if apart else a.acronyms & b.acronyms


def _short_for(short: Party, full: Party) -> bool:
    """Tell whether the one word that a body goes by is a rare one of a longer name ("Haeyang", "Haeyang Bank"), or the
    one that a person goes by is a rare last name."""
    if " " in short.name or not (short.entity and full.entity):
        return False
    if full.type == "PER" and (short.type != "PER" or not full.name.casefold().endswith(" " + short.name.casefold())):
        return False
    if full.type != "PER" and (short.type not in _BODIES or full.type != "ORG"):
        return False
    if (short.link and full.link) or (short.country and full.country and short.country != full.country):
        return False
    word = short.name.casefold()
    return word in full.name.casefold().split() and weight(word, "en") >= _RARE and not named_after(word, "en")


def _describes(words: Party, other: Party) -> bool:
    """Tell whether a description has the word that says what a body of a name is, of no other country ("a Sudmark
    bank", "Haeyang Commercial Bank")."""
    if words.entity or not words.thing or other.type != "ORG" or not other.entity or _foreign(words, other):
        return False
    return bool(words.thing.heads & frozenset().union(*other.senses[-1:], *other.senses[:1]))


def _same_mark(a: Party, b: Party) -> bool:
    """Tell whether a word before two heads is the same and no country: "suicide bomber", "suicide attacker"."""
    if not (a.thing and b.thing) or a.country or b.country:
        return False
    return any(len(mark) >= _TELLING for mark in a.thing.marks & b.thing.marks)


def _same_words(a: Party, b: Party) -> bool:
    return len(a.words & b.words) >= 0.6 * max(1, min(len(a.words), len(b.words)))


def _may_act_for(state: Party, other: Party) -> bool:
    """Tell whether one is a state and the other somebody or some place whose country is not known, or an organ that may
    be its."""
    if organ(state) and other.type == "PER" and not other.country:
        return True
    return state.state and other.type in ("PER", "GPE", "LOC", "FAC") and not other.country


def one_body(a: Party, b: Party) -> bool:
    """Tell whether two organisations of one country share a word that says what they are, across languages; where the
    country of one is not known, whether all their words are the same in two languages."""
    if not telling_words(a) & telling_words(b):
        return False
    return a.country == b.country if a.country and b.country else _translated(a, b)


def _translated(a: Party, b: Party) -> bool:
    """Tell whether two names are most likely one name in two languages."""
    if a.language == b.language or (a.link and b.link):
        return False
    return len(a.senses) == len(b.senses) >= _NAMED and overlap(a.senses, b.senses) == 1.0


def telling_words(body: Party) -> frozenset[str]:
    """Give the words of an organisation that say what it is; none of anybody else."""
    return body.words - _country_words(body.country) if body.type == "ORG" else frozenset()


@cache
def _country_words(code: str) -> frozenset[str]:
    entry = known(f"country:{code}")
    return frozenset(stem(word.casefold()) for word in entry.name.split()) if entry else frozenset()


def _foreign(words: Party, other: Party) -> bool:
    """Tell whether a description names another country than that of a party with a name."""
    told = named_after(words.name.strip("“”"), words.language) if not words.entity else ""
    return bool(told and other.entity and other.country) and told != other.country


def _of_two_nations(a: Party, b: Party) -> bool:
    """Tell whether two descriptions are of several people each, of two nations: "23 British diplomats", "60 American
    diplomats"; of one person outlets may name either of two."""
    if not all(
        p.thing and not p.entity and are_people(p.thing) and (p.thing.low > 1 or p.thing.several) for p in (a, b)
    ):
        return False
    one, two = (named_after(p.name.strip("“”"), p.language) for p in (a, b))
    return bool(one and two) and one != two


def _definite(words: Party, other: Party) -> bool:
    """Tell whether one only describes somebody who is known ("the mission") and the other gives a name."""
    begins = words.name.strip("“”").split()[:1]
    return bool(not words.entity and other.entity and begins) and takes_up(begins[0], words.language)


def _organs(body: Party, other: Party) -> bool:
    """Tell whether one is an organ of a state and the other another, or somebody of that country: who a deed of theirs
    is put down to is a matter of wording."""
    if not body.country or body.country != other.country or kind(other.link) in ON_THEIR_OWN:
        return False
    return organ(body) and (other.type == "PER" or organ(other))


def organ(body: Party) -> bool:
    """Tell whether a body is known as an organ of its state, or is named after it."""
    if body.type != "ORG" or not body.country or kind(body.link) in ON_THEIR_OWN:
        return False
    if not body.link and state_organ(body.name, body.language):
        return True
    known_as = body.link.startswith("body:") or kind(body.link) in _ORGANS
    return known_as or named_after(body.name, body.language) == body.country


def _part_of(organ: Party, body: Party) -> bool:
    """Tell whether one is an organ of an international body: what the European Commission did, the EU did."""
    entry = known(organ.link) if body.link.startswith("org:") else None
    return entry is not None and entry.parent == body.link


def _stands_for(state: Party, other: Party) -> bool:
    """Tell whether one is a country and the other somebody or something of that country that may act for it; or one an
    international body, and the other who heads it."""
    if kind(other.link) in ON_THEIR_OWN:
        return False
    if state.link.startswith("org:") and state.link == other.country:
        return other.type == "PER"
    return state.state and state.country == other.country and other.type in ("PER", "ORG", "GPE", "NORP", "FAC")
