"""The bodies that every state has (navy, ministries, parliament): one entity for a kind of body and a country,
whatever the words and the language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from synopticon import gazetteer
from synopticon.reading.naming import owners
from synopticon.reading.naming.chains import Chain, Chains, Placed, merge
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import SUBJECTS, Text
from synopticon.reading.naming.unknown import Found
from synopticon.records import Undecided

# How many of the article's known names must be one country's for it to be about that one, and what share of all.
_LEAST = 3
_SHARE = 0.7


# The most words of a body's name behind its first.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the text: tokens first to last (exclusive) with its country's name, `head` to `head_end` without;
    `kind` is a key of the gazetteer's bodies, `country` alpha-3, "" where the phrase does not name one."""

    first: int
    last: int
    head: int
    head_end: int
    kind: str
    country: str = ""

    @property
    def link(self) -> str:
        """The gazetteer's id of the body, "" without a country."""
        return gazetteer.body(self.kind, self.country) if self.country else ""


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries named in a text, each (token at the other end, code, whether by its people's name), by the token
    where the name begins and by the one where it ends."""

    first: Mapping[int, tuple[int, str, bool]]
    last: Mapping[int, tuple[int, str, bool]]


def bodies(text: Text) -> list[Body]:
    """Give the national bodies of a text that the gazetteer does not know by a name of their own."""
    countries, known = _countries(text), _known(text)
    within = {i for office in find(text, text.lex.offices) for i in range(office.first + 1, office.last)}
    phrases = (phrase for phrase in find(text, text.lex.bodies) if _shown(text, phrase, within))
    found = (_body(text, countries, phrase) for phrase in phrases)
    whole = [each for each in found if not known.intersection(range(each.head, each.head_end))]
    parted = list(_parted(text, countries))
    taken = {i for each in parted for i in range(each.first, each.last)}
    return sorted([*(e for e in whole if e.head not in taken), *parted], key=lambda each: each.first)


def _shown(text: Text, phrase: Phrase, within: Collection[int]) -> bool:
    """Tell whether a body's word that is an ordinary one in small letters has its capital: "el Tesoro"; one within an
    office is none ("ministro de Exteriores")."""
    if " ".join(text.lower[phrase.first : phrase.last]) not in text.lex.capitalised:
        return True
    return text.capital(phrase.first) and phrase.first not in within


def _parted(text: Text, countries: Countries) -> Iterator[Body]:
    """Give the bodies whose words a people's name parts: "el Ministerio francés de Defensa"."""
    firsts = {words[0] for words in text.lex.bodies if len(words) > 1}
    for i, word in enumerate(text.lower[:-1]):
        last, code, people = countries.first.get(i + 1, (0, "", False))
        if word not in firsts or not people or last >= len(text.tokens) or not _together(text, i, last):
            continue
        for end in range(min(len(text.tokens), last + _LONGEST), last, -1):
            kind = text.lex.bodies.get((word, *text.lower[last:end]))
            if kind is not None and _together(text, i, end - 1):
                yield Body(i, end, i, end, kind, code)
                break


def _known(text: Text) -> set[int]:
    spans = (text.at(match.start, match.end) for match in text.matches)
    return {i for span in spans if span is not None for i in range(*span)}


def _countries(text: Text) -> Countries:
    first: dict[int, tuple[int, str, bool]] = {}
    last: dict[int, tuple[int, str, bool]] = {}
    for match in text.matches:
        tokens = text.at(match.start, match.end)
        if tokens is None or len(match.entries) != 1 or not match.entries[0].startswith("country:"):
            continue
        code = gazetteer.entry(match.entries[0]).country or ""
        first[tokens[0]] = (tokens[1], code, match.form == "demonym")
        last[tokens[1]] = (tokens[0], code, match.form == "demonym")
    return Countries(first, last)


def _body(text: Text, countries: Countries, phrase: Phrase) -> Body:
    plain = Body(phrase.first, phrase.last, phrase.first, phrase.last, phrase.key)
    return _before(text, countries, plain) or _behind(text, countries, plain) or plain


def _before(text: Text, countries: Countries, plain: Body) -> Body | None:
    """Give the body with the country before it: "the South Korean navy", "Japan's national parliament"."""
    i = _past_between(text, plain.head)
    at = i - 1 if text.possessive(i - 1) else i
    if at not in countries.last or not _together(text, at, plain.head):
        return None
    first, code, _ = countries.last[at]
    return replace(plain, first=_past_between(text, first), country=code)


def _behind(text: Text, countries: Countries, plain: Body) -> Body | None:
    """Give the body with the country after it: "the Navy of Chile", "el Ministerio de Defensa ruso"."""
    i = plain.head_end
    while i < len(text.tokens) and text.lower[i] in text.lex.between:
        i += 1
    linked = i < len(text.tokens) and text.lower[i] in text.lex.of
    if linked:
        i += 1
        while i < len(text.tokens) and text.lower[i] in text.lex.definite:
            i += 1
    last, code, people = countries.first.get(i, (0, "", False))
    if not code or people == linked or not _together(text, plain.head, i):
        return None
    return replace(plain, last=last, country=code)


def _past_between(text: Text, i: int) -> int:
    while i > 0 and text.lower[i - 1] in text.lex.between:
        i -= 1
    return i


def _together(text: Text, first: int, last: int) -> bool:
    """Tell whether tokens first to last stand in one sentence without a sign between them."""
    if text.sentence_of[first] != text.sentence_of[last]:
        return False
    return not any(text.between(i - 1, i).strip() for i in range(first + 1, last + 1)) and "," not in {
        text.tokens[i].text for i in range(first, last)
    }


def linked(text: Text, names: Sequence[Found], found: Sequence[Body]) -> list[Found]:
    """Give the names with those that name a body of a country tied to it, the pieces of one put together."""
    kept = list(names)
    for body in found:
        inside = [n for n in kept if body.head <= n.first and n.last <= body.last]
        if (
            len(inside) > 1
            and inside[0].first == body.head
            and inside[-1].last == body.head_end
            and text.capital(body.head)
        ):
            at = kept.index(inside[0])
            kept[at : at + len(inside)] = [Found(body.head, body.head_end, "ORG", source="head")]
        elif inside and body.country and not text.capital(body.head):
            kept = [n for n in kept if n.links or n not in inside]
    return [_linked(name, found) if name.links else _government(text, _linked(name, found)) for name in kept]


def _government(text: Text, name: Found) -> Found:
    """Give a name that only says "government" of a State ("Gobierno de Lima", "Estado peruano") as that State."""
    words = (*text.lex.collectives, *text.lex.country_words)
    tail = name.first + 1
    if name.links or text.lower[name.first] not in words:
        return name
    while tail < name.last and text.lower[tail] in text.lex.of | text.lex.definite:
        tail += 1
    spans = [m for m in text.matches if text.at(m.start, m.end) == (tail, name.last) and len(m.entries) == 1]
    state = gazetteer.government_of(spans[0].entries[0]) if spans else None
    return replace(name, type="ORG", links=(state,), form="name", source="gazetteer") if state else name


def _linked(name: Found, found: Sequence[Body]) -> Found:
    for body in found:
        covers = name.first <= body.head and body.head_end <= name.last
        if covers and body.country and body.first <= name.first and name.last <= body.last:
            return replace(name, type="ORG", links=(body.link,), form="name", source="gazetteer")
    return name


def place(text: Text, chains: Chains, names: Sequence[Found], found: Sequence[Body]) -> None:
    """Place the bodies in small letters whose phrase names their country: "the Uruguayan navy"."""
    for body in _unnamed(names, found):
        if body.country and not _adjective(text, body):
            _nominal(text, chains, body, chains.linked(body.link), "")


def _unnamed(names: Sequence[Found], found: Sequence[Body]) -> Iterator[Body]:
    taken = {i for name in names for i in range(name.first, name.last)}
    return (body for body in found if body.head not in taken)


def _before_noun(text: Text, body: Body) -> bool:
    behind = text.beside(body.last - 1)
    return behind is not None and behind.pos_ in ("NOUN", "PROPN")


def _adjective(text: Text, body: Body) -> bool:
    """Tell whether a body's word only qualifies the noun behind it: "Russian military aid"."""
    return body.last - 1 < body.head_end and text.lower[body.head] in text.lex.adjectives and _before_noun(text, body)


def _nominal(text: Text, chains: Chains, body: Body, chain: Chain, why: str) -> None:
    first = body.first
    article = first > 0 and text.lower[first - 1] in text.lex.definite - text.lex.contracted
    if article and not _before_noun(text, body) and text.sentence_of[first - 1] == text.sentence_of[first]:
        first -= 1
    words = text.words(first, body.last)
    chain.why[why or f"{words!r} is {chain.name}"] = None
    chains.placed.append(Placed(first, body.last, "ORG", "nominal", chain))


def bare(text: Text, chains: Chains, names: Sequence[Found], found: Sequence[Body], at: Mapping[int, Chain]) -> None:
    """Place the bodies without a country in their words, where the article tells whose they are."""
    named = {(names[i].first, names[i].last): chain for i, chain in at.items()}
    for body in found:
        chain = named.get((body.head, body.head_end))
        if chain is not None and not chain.link and chain.type in ("ORG", "MISC", "FAC"):
            _settle(text, chains, body, chain)
    for body in _unnamed(names, found):
        definite = text.lower[body.first - 1] in text.lex.definite if body.first else False
        owned = bool(_possessed(text, chains, body))
        alone = ((definite or owned) and not _before_noun(text, body)) or _proper(text, body)
        if alone and not body.country and not _of_other(text, body):
            link = gazetteer.body(body.kind, country) if (country := _whose(text, chains, body)) else ""
            if link:
                chain = chains.linked(link)
                _nominal(text, chains, body, chain, f"{text.words(body.first, body.last)!r} is {chain.name} here")


def _proper(text: Text, body: Body) -> bool:
    """Tell whether a body without an article has a capital where only names do: "acts of Congress"."""
    return not text.lex.contracted and text.capital(body.head) and text.tokens[body.head].text in text.elsewhere


def _settle(text: Text, chains: Chains, body: Body, chain: Chain) -> None:
    """Give the chain of a bare body's name its country, or say that it is not decided."""
    if not any(chain is each for each in chains.all):
        return
    words = text.words(body.head, body.head_end)
    country = chain.country or ("" if _of_other(text, body) else _whose(text, chains, body))
    if country:
        kept = chains.linked(gazetteer.body(body.kind, country))
        for placed in chains.placed:
            if placed.chain is chain and placed.form == "name":
                placed.type = "ORG"
        merge(chains, kept, chain, f"{words!r} is {kept.name} here")
    else:
        start, end = text.span(body.head, body.head_end)
        chains.undecided.append(Undecided(start, end, "entity", f"whose {words!r} it is, the article does not say"))


def _of_other(text: Text, body: Body) -> bool:
    """Tell whether what follows makes the body another's: "the army of the rebels", "the parliament that met"."""
    return body.last < len(text.tokens) and text.lower[body.last] in text.lex.of


def _whose(text: Text, chains: Chains, body: Body) -> str:
    """Give the country of a bare body, that may have a body of such a name; else the only other country named: "the
    Foreign Ministry", in an article about the United States and China, is China's."""
    code, words = _likeliest(text, chains, body), frozenset(text.lower[body.head : body.head_end])
    if not words & text.lex.foreign_words.get(code, frozenset()):
        return code
    return _single(_named(chains) - {code})


def _likeliest(text: Text, chains: Chains, body: Body) -> str:
    """Give the country of a bare body: that of the one body of its kind in the article, of the bodies before it in
    its sentence, of the place the article is from, or the only country the article names; "" undecided."""
    same = {c.country for c in chains.all if c.link.startswith(gazetteer.body(body.kind, ""))}
    if len(same) == 1:
        return same.pop() or ""
    named = _named(chains)
    words = " ".join(text.lower[body.head : body.head_end])
    usual = text.lex.usual.get(words, "")
    elsewhere = words in text.lex.shared and _outweighed(chains, usual)
    if text.capital(body.head) and usual in named and not same and not elsewhere:
        return usual
    if body.kind in text.lex.local and not _proper(text, body):
        national = text.capital(body.head) and bool(text.lex.contracted) and not text.opens(body.head)
        about = {c.country for c in chains.all if c.link and c.country}
        return _single(about) or _prevailing(chains) if national else ""
    if told := _possessed(text, chains, body) or _seated(text, chains, body):
        return told
    here = [
        p.chain for p in chains.before(body.head, "ORG") if text.sentence_of[p.first] == text.sentence_of[body.head]
    ]
    near = {c.country for c in here if c is not None and c.link.startswith("body:")}
    if len(near) == 1:
        return near.pop() or ""
    if acting := _under(text, chains, body) or _going_on(text, chains, body):
        return acting
    home = _home(text)
    if home in named:
        return home
    every = named | {c.country for c in chains.all if c.link.startswith("body:")}
    return _single(every) if named and len(every) == 1 else _prevailing(chains)


def _possessed(text: Text, chains: Chains, body: Body) -> str:
    """Give the country of whoever stands before a body with a possessive: "the South's navy"."""
    at = body.first - 1
    if at < 1 or not text.possessive(at):
        return ""
    owners = (p.chain for p in chains.placed if p.last == at and p.chain is not None)
    return _single({chain.country for chain in owners if chain.link.startswith("country:")})


def _seated(text: Text, chains: Chains, body: Body) -> str:
    """Give the country of the one capital in which a body's sentence has it speak: "In Lima, the foreign ministry"."""
    here = text.sentence_of[body.head]
    cities = [p for p in chains.before(body.head, "GPE") if text.sentence_of[p.first] == here]
    seats = {p.chain.country for p in cities if p.chain is not None and p.chain.link.startswith("city:") and p.first}
    placed = all(text.lower[p.first - 1] in text.lex.locative | text.lex.directional for p in cities if p.first)
    return _single(seats) if placed and len(cities) == 1 else ""


def _under(text: Text, chains: Chains, body: Body) -> str:
    """Give the country of the State that speaks of what its body does: "the Chadian government said the army would"."""
    acting = next((t for t in text.tokens[body.head : body.head_end] if t.dep_ in SUBJECTS), None)
    return owners.state(text, owners.subject(text, chains, acting)) if acting is not None else ""


def _going_on(text: Text, chains: Chains, body: Body) -> str:
    """Give the country whose body was the subject of the sentence before, and no other: its next is of that one too."""
    here = text.sentence_of[body.head]
    acting = [p for p in chains.before(body.head, "ORG", "PER", "GPE") if text.sentence_of[p.first] == here - 1]
    acting = [p for p in acting if any(t.dep_ in SUBJECTS for t in text.tokens[p.first : p.last])]
    own = {p.chain.country for p in acting if p.chain is not None}
    bodily = any(p.chain is not None and p.chain.link.startswith("body:") for p in acting)
    return _single(own) if bodily else ""


def _named(chains: Chains) -> set[str]:
    """Give the countries that an article names."""
    return {chain.country for chain in chains.all if chain.type == "GPE" and chain.link and chain.country}


def _single(named: Collection[str | None]) -> str:
    return next(iter(named)) or "" if len(named) == 1 else ""


def _prevailing(chains: Chains) -> str:
    """Give the country that most of the article is about, by whose are the places, persons and bodies that the
    gazetteer knows, each counted once; "" where no country has the most by far."""
    counted = _counted(chains)
    (code, most), *_ = counted.most_common(1) or [("", 0)]
    return code if most >= _LEAST and most >= _SHARE * counted.total() else ""


def _counted(chains: Chains) -> Counter[str]:
    """Count by country the places, persons and bodies of an article that the gazetteer knows."""
    return Counter(chain.country for chain in chains.all if chain.link and chain.country)


def _outweighed(chains: Chains, country: str) -> bool:
    """Tell whether an article is about another country than one at least twice as much."""
    counted = _counted(chains)
    return any(n >= max(_LEAST, 2 * counted[country]) for code, n in counted.items() if code != country)


def _home(text: Text) -> str:
    """Give the country of the place in the article's dateline, "" where there is none."""
    document = text.doc._.document if text.doc.has_extension("document") else None
    for credit in document.credits if document is not None else ():
        if credit.name.lower() in text.lex.not_governments:
            continue
        links = gazetteer.spelled(credit.name.title(), text.lex.language) if credit.role == "dateline" else ()
        if len({gazetteer.entry(link).country for link in links}) == 1:
            return gazetteer.entry(links[0]).country or ""
    return ""
