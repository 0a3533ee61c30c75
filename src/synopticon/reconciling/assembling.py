"""Events from grouped reports: every field of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from synopticon.gazetteer import within
from synopticon.languages import happenings
from synopticon.reconciling import clauses, dates, disagreements, foreign, origins, outlets, status, titles
from synopticon.reconciling.accounts import Account, Party, kind, object_at
from synopticon.reconciling.called import called
from synopticon.reconciling.comparing import alike
from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.glossing import gloss, whole
from synopticon.reconciling.likeness import is_said
from synopticon.reconciling.origins import Tracer
from synopticon.reconciling.sides import ON_THEIR_OWN, one_body
from synopticon.reconciling.things import thing
from synopticon.records import Event, Status, When, identify

_MANY = 3  # reports of one happening, from which a party without a name must be in two
_TELLING = 3  # words that a good description has


@dataclass(frozen=True, slots=True)
class Corrected:
    """What analysts set of an event; None or "" is what its reports say."""

    status: Status | None = None
    happening: str = ""
    place: Party | None = None
    when: When | None = None
    title: str = ""
    why: tuple[str, ...] = ()


AS_TOLD = Corrected()


def event(
    members: Sequence[Account],
    why: Sequence[str],
    tracer: Tracer,
    latest: float,
    corrected: Corrected = AS_TOLD,
    copied: frozenset[tuple[str, str]] = frozenset(),
) -> Event:
    """Make an event of the accounts of one happening; `copied` are pairs of reports of which one retells the other."""
    decided = status.decide(members, latest)
    state = corrected.status or decided.status
    happening = corrected.happening or _happening(members)
    actors, recipients = _sides(happening, members)
    place = corrected.place or _place(members)
    row = happenings().get(happening, {})
    sources, independent = origins.gather([(a, tracer.trace(a)) for a in members], tracer.copied)
    documents = tuple(sorted({a.document for a in members}))
    doers, others = _sides(happening, _affirming(state, members))
    slots = titles.Slots(
        called(doers, members),
        called(_spoken_of(others, happening, members), members),
        _told_place(members, place),
        _object(members),
    )
    slots = replace(slots, said=_said(slots, members))
    return Event(
        identify("event", *sorted(a.id for a in members)),
        row.get("type", members[0].report.type),
        happening,
        corrected.title or _title(happening, state, members, slots),
        row.get("mode", members[0].report.mode),
        tuple(p.entity for p in actors if p.entity),
        tuple(p.entity for p in recipients if p.entity),
        place.entity if place and place.entity else None,
        corrected.when or dates.finest(members),
        state,
        decided.history,
        tuple(a.id for a in members),
        documents,
        len({_outlet(a) for a in members}),
        sources,
        independent,
        None,
        None,
        disagreements.find(members, copied),
        (*corrected.why, *decided.why, *why),
    )


def _title(happening: str, state: Status, members: Sequence[Account], slots: titles.Slots) -> str:
    """Give the title: the clause of an English account, else of another, else a phrase for the happening with whom and
    what is known of it."""
    if words := clauses.in_words(happening, state, members):
        return words
    if words := foreign.told(happening, state, members, slots):
        return words
    if has(family_of(happening), "worded") and (words := clauses.in_quotation(members)):
        return words
    phrase = clauses.in_a_phrase(happening, state, members) if slots.bare else ""
    return phrase or titles.title(happening, state, slots)


def _affirming(state: Status, members: Sequence[Account]) -> Sequence[Account]:
    """Give the accounts that tell who did what did happen: who is only alleged to have done it, or denied, did not in
    the words of a title."""
    if state not in titles.HAPPENED:
        return members
    return [a for a in members if a.report.status not in ("alleged", "denied", "hypothetical")] or members


def _outlet(account: Account) -> str:
    """Give the key of an account's outlet; an article whose outlet is not known counts as one of its own."""
    return min(outlets.of_document(account.reading.document), default=account.document)


def _happening(members: Sequence[Account]) -> str:
    """Give the commonest happening; a journey is a visit unless all speak of its arrival or reception only."""
    count = Counter(a.report.happening for a in members if not a.report.background) or Counter(
        a.report.happening for a in members
    )
    top = max(count.values())
    best = sorted(name for name, n in count.items() if n == top)
    return "visit" if count["visit"] else best[0]


def _sides(happening: str, members: Sequence[Account]) -> tuple[list[Party], list[Party]]:
    """Give who did it and to whom, in the order of how many reports name them."""
    family = members[0].family
    force = has(family, "state")
    doers, others = _counted([a.doers for a in members], force=force), _counted([a.others for a in members])
    if has(family, "symmetric"):
        lead = max(members, key=lambda a: (bool(a.doers) + bool(a.others), len(a.doers) + len(a.others), a.id))
        first = {key for p in lead.doers for key in (p.entity or p.name, p.country) if key}
        everyone = _counted([(*a.doers, *a.others) for a in members])
        doers = [p for p in everyone if (p.entity or p.name) in first or p.country in first]
        others = [p for p in everyone if p not in doers]
    taken = {p.entity for p in doers if p.entity}
    others = [p for p in others if p.entity not in taken]
    return (others, doers) if happening == "receive" else (doers, others)


def _counted(sides: Sequence[Sequence[Party]], *, force: bool = False) -> list[Party]:
    """Give the parties that a fair share of the reports name; words and states give way to persons they stand for, but
    what is done by `force` of a state, the state does."""
    count: Counter[str] = Counter()
    at: dict[str, Party] = {}
    for side in sides:
        for party in {p.entity or _begun(p.name): p for p in map(_english, side)}.items():
            count[party[0]] += 1
            at.setdefault(*party)
    named = sum(bool(side) for side in sides)
    kept = [key for key in count if 4 * count[key] >= named]
    if any(at[key].entity for key in kept):
        kept = [key for key in kept if at[key].entity]
    else:
        often = [key for key in kept if count[key] > 1 or len(sides) < _MANY]
        kept = _described([key for key in often if not at[key].name.startswith("“")], at, count)
    kept = [key for key in kept if not any(_outdone(at[key], at[other], count) for other in kept)]
    kept = [key for key in kept if not any(_covered(at[key], at[o], count, force=force) for o in kept)] or kept
    return [at[key] for key in sorted(kept, key=lambda k: (-count[k], at[k].name, k))]


def _english(party: Party) -> Party:
    """Give what is described in another language in English words, where there are any."""
    if party.entity or party.language == "en":
        return party
    words = gloss(party.name.strip("“”"), party.language)
    return replace(party, name=words, thing=thing(words, "en")) if words else party


def _begun(words: str) -> str:
    """Give words as they stand inside a sentence: "The driver" is "the driver"."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _described(keys: Sequence[str], at: Mapping[str, Party], count: Mapping[str, int]) -> list[str]:
    """Give of several descriptions of one party ("the girls", "21 schoolgirls") the one that says most, briefly."""

    def rank(key: str) -> tuple[int, bool, int, str]:
        words = key.split()
        return -count[key], not any(w.isdigit() for w in words), abs(len(words) - _TELLING), key

    chosen: list[str] = []
    for key in sorted(keys, key=rank):
        read = at[key].thing
        others = [at[other].thing for other in chosen]
        if not any(read and other and alike(read, other) for other in others):
            chosen.append(key)
    return chosen


def _spoken_of(recipients: list[Party], happening: str, members: Sequence[Account]) -> list[Party]:
    """Give those it was done to; where none has a name, what English reports call them, else English words for what
    others do."""
    if recipients or not has(members[0].family, "taken") or happening == "seize":
        return recipients
    things = [(t.text, a.reading.document.language) for a in members for t in a.things]
    called = Counter(text for text, language in things if language == "en")
    called = called or Counter(filter(None, (gloss(*words) for words in things)))
    at = {text: Party("", text, "", "", "", frozenset(), thing(text, "en")) for text in called}
    return [at[key] for key in _described(list(called), at, called)[:1]]


def _told_place(members: Sequence[Account], place: Party | None) -> Party | None:
    """Give the place by which most reports of a journey call it; of several, the closer one."""
    if members[0].family != "travel":
        return place
    count = Counter(a.place.entity for a in members if a.place and a.place.entity and a.place.type in ("GPE", "LOC"))
    top = max(count.values(), default=0)
    named = {a.place.entity: a.place for a in members if a.place and count[a.place.entity] == top and top}
    if not named or (place and place.entity in named):
        return place
    return named[min(named)]


def _outdone(party: Party, other: Party, count: Counter[str]) -> bool:
    """Tell whether another party is the same body under another name that more reports (or else a lesser id) use."""
    if party.entity == other.entity or not one_body(party, other):
        return False
    return (count[other.entity], party.entity) > (count[party.entity], other.entity)


def _covered(party: Party, other: Party, count: Counter[str], *, force: bool) -> bool:
    """Tell whether a state is named for its leader, a body for its state or a leader for the state, by fewer reports
    than the other."""
    if not party.country or party.country != other.country or kind(party.link) in ON_THEIR_OWN:
        return False
    if force and "PER" in (party.type, other.type) and (party.state or other.state):
        return other.state
    if (party.state and other.type == "PER") or (party.type == "ORG" and other.state):
        return count[other.entity] >= count[party.entity]
    return party.type == "PER" and other.state and count[other.entity] > count[party.entity]


def _place(members: Sequence[Account]) -> Party | None:
    """Give the place that lies inside all others as far as is known, then the one most reports name."""
    places = {a.place.entity or a.place.name: a.place for a in members if a.place}
    count = Counter(a.place.entity or a.place.name for a in members if a.place)
    linked = [p.link for p in places.values() if p.link]

    def rank(key: str) -> tuple[bool, int, int, str]:
        link = places[key].link
        depth = sum(bool(link) and within(link, other) for other in linked)
        return (not places[key].entity, -depth, -count[key], key)

    return places[min(places, key=rank)] if places else None


def _object(members: Sequence[Account]) -> str:
    """Give what it was about in the words of an English report, of one that tells it as done where there is one; where
    none has any, in English words for those of another, or else in these, in quotation marks; "" where nobody says."""
    worded = [a for a in members if a.report.object]
    english = [a for a in worded if a.reading.document.language == "en"]
    told = [a for a in english if not a.future] or english
    words = Counter(titles.brief(_whole(a), a.report.happening) for a in told)
    if not words:
        words = Counter(_foreign(a) for a in worded if not _named(a))
    del words[""]
    return min(words, key=lambda each: (not titles.determined(each), -words[each], len(each), each), default="")


def _said(slots: titles.Slots, members: Sequence[Account]) -> str:
    """Give the words of another language for what was said, or for what happened where nothing else is known of it,
    the shortest; "" where no account has any."""
    told = [a for a in members if a.reading.document.language != "en" and (slots.bare or is_said(a))]
    words = ((clauses.complement(a) if is_said(a) else clauses.whole(a), a.reading.document.language) for a in told)
    return min({titles.quoted(*each) for each in words} - {""}, key=lambda each: (len(each), each), default="")


def _foreign(account: Account) -> str:
    """Give what a report in another language is about, in English words or else quoted, as a title can hold it."""
    words, language = account.report.object, account.reading.document.language
    return titles.brief(whole(words, language), account.report.happening) or titles.quoted(words, language)


def _named(account: Account) -> bool:
    """Tell whether what a report is about is one of those it was done to, whom the title names already."""
    at = object_at(account)
    return at is not None and any(p.start < at[1] and at[0] < p.end for p in account.report.recipients)


def _whole(account: Account) -> str:
    """Give what a report is about, begun at the beginning of a hyphened word ("short-range", not "range")."""
    text, words = account.reading.document.text, account.report.object
    at = text.find(words, account.report.start, account.report.end)
    start = at
    while start > 0 and (text[start - 1] == "-" or text[start - 1].isalnum()):
        start -= 1
    return text[start:at] + words if at > 0 and text[start:at].endswith("-") else words
