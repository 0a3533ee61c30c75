"""Descriptions of persons by office ("the North Korean leader", "el portavoz del Kremlin") and whom they introduce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopticon import gazetteer
from synopticon.reading.naming.around import Around, around, country_of
from synopticon.reading.naming.phrases import Phrase, past_initials
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_MOST = 9
_UNDER = "deputy "  # before the key of an office: "deputy prime minister"
_SIDES = frozenset({"GPE", "ORG", "FAC", "LOC", "NORP", "MISC"})
_CLOSING = frozenset(',.;:)—–]"”»!?')


@dataclass(frozen=True, slots=True)
class Description:
    """An office in the text with what surrounds it. Tokens first to last (exclusive) are the whole phrase, `head`
    to `head_end` the office. `country` is alpha-3, `body` the id of an organisation the office belongs to (or
    its words), `owner` the index of a person's name that possesses it; `name` the index of the name it introduces."""

    first: int
    last: int
    head: int
    head_end: int
    office: str
    country: str = ""
    body: str = ""
    owner: int = -1
    name: int = -1
    definite: bool = False
    indefinite: bool = False
    owned: bool = False
    anaphoric: bool = False
    backward: bool = False
    former: bool = False
    standing_in: bool = False
    gender: str = ""


def descriptions(text: Text, offices: Sequence[Phrase], names: Sequence[Found]) -> Iterator[Description]:
    """Give the descriptions built on the offices of a text; an office inside a name is none."""
    inside = {i for name in names if name.type != "NORP" for i in range(name.first, name.last)}
    near = around(names)
    for office in offices:
        if not inside.intersection(range(office.first, office.last)) and not _adjective(text, office):
            yield describe(text, office, near)


def _adjective(text: Text, office: Phrase) -> bool:
    """Tell whether an office's one word is an adjective: "la agencia oficial", "huelga general"."""
    if office.last - office.first > 1 or not office.first or not text.between(office.first - 1, office.first).isspace():
        return False
    return text.tokens[office.first].pos_ == "ADJ" and text.tokens[office.first - 1].pos_ == "NOUN"


def describe(text: Text, office: Phrase, near: Around) -> Description:
    """Give an office with everything that belongs to its phrase."""
    first, before = _leftward(text, office.first, near)
    last, after = _rightward(text, office.last, near)
    last = _further(text, last, near) or last
    within = [near.first[i] for i in range(office.first + 1, office.last) if i in near.first]
    belongs = [near.names[i] for i in (*within, *after, *before)]
    owner = next((i for i in before if _owner(text, near, i)), -1)
    opener = text.lower[first]
    name, backward = _introduced(text, first, last, near)
    beside = {*text.lower[first : office.first], *text.lower[office.last : last]}
    return Description(
        first,
        last,
        office.first,
        office.last,
        f"{_UNDER}{office.key}" if beside & text.lex.under else office.key,
        country=_country(belongs, owner, near),
        body=_body(text, belongs),
        owner=owner,
        name=name,
        definite=opener in text.lex.definite or _owned(text, before) or _contracted(text, first),
        indefinite=opener in text.lex.indefinite,
        owned=opener in text.lex.owners or owner >= 0,
        anaphoric=not belongs
        and any(text.lower[i] in text.lex.country_words for i in (*range(first, office.first), last - 1)),
        backward=backward,
        former=any(text.lower[i] in text.lex.former for i in range(first, office.last)),
        standing_in=bool(beside & text.lex.standing_in) or _behind(text, last),
        gender=_gender(text, first, last),
    )


def _behind(text: Text, last: int) -> bool:
    """Tell whether a phrase ends with the words for who stands in: "el primer ministro en funciones"."""
    return text.lower[max(0, last - 2) : last] in text.lex.standing_in_behind


def _contracted(text: Text, first: int) -> bool:
    """Tell whether the article before a phrase is melted into a preposition: "al presidente"."""
    return first > 0 and text.lower[first - 1] in text.lex.contracted


def _owned(text: Text, before: Sequence[int]) -> bool:
    return bool(before) and bool(text.lex.possessive)


def _leftward(text: Text, i: int, near: Around) -> tuple[int, list[int]]:
    """Give where the phrase begins, and the names it holds before the office, the nearest first."""
    found: list[int] = []
    start = i
    while i > 0 and start - i < _MOST and text.sentence_of[i - 1] == text.sentence_of[start]:
        name = near.last.get(i)
        if name is not None and _owner(text, near, name):
            found.append(name)
            i = near.names[name].first
            break
        told = any(near.names[k].type in ("NORP", "GPE") for k in found)
        if name is not None and near.names[name].type in _SIDES and not told and not _list(text, i):
            found.append(name)
            i = near.names[name].first
        elif (
            (text.lower[i - 1] in text.lex.country_words and text.possessive(i))
            or text.lower[i - 1] in text.lex.modifiers
            or text.possessive(i - 1)
            or text.hyphen(i - 1)
        ):
            i -= 1
        else:
            break
    while found and i > 0 and near.names[found[-1]].first == i and (text.lower[i - 1],) in text.lex.offices:
        i -= 1
    if i > 0 and _opens_phrase(text, i - 1) and text.sentence_of[i - 1] == text.sentence_of[start]:
        i -= 1
    while i < start and (text.possessive(i) or text.hyphen(i)):
        i += 1
    return i, found


def _owner(text: Text, near: Around, name: int) -> bool:
    """Tell whether a name, most likely a person's, owns what follows: "Putin's adviser"."""
    return text.possessive(near.names[name].last) and near.names[name].type in ("PER", "MISC")


def _list(text: Text, i: int) -> bool:
    """Tell whether something other than space stands before token i."""
    return text.between(i - 1, i).strip() != ""


def _opens_phrase(text: Text, i: int) -> bool:
    opening = text.lex.definite | text.lex.indefinite | text.lex.owners
    return text.lower[i] in opening and text.lower[i] not in text.lex.contracted


def _rightward(text: Text, i: int, near: Around) -> tuple[int, list[int]]:
    """Give where the phrase ends, and the names it holds after the office."""
    found: list[int] = []
    start = last = i
    while i < len(text.tokens) and i - start < _MOST and text.sentence_of[i] == text.sentence_of[start - 1]:
        name = near.first.get(i)
        if (
            name is not None
            and near.names[name].type == "NORP"
            and near.names[name].links
            and not _capital_after(text, i, near, name)
        ):
            found.append(name)
            last = i = near.names[name].last
        elif text.lower[i] in text.lex.modifiers and text.tokens[i].text.islower():
            last = i = i + 1
        elif text.lower[i : i + 2] in text.lex.standing_in_behind:
            last = i = i + 2
        elif text.lower[i] in text.lex.of:
            step = _belonging(text, i, near)
            if step is None:
                last = _of_the_country(text, i) or last
                break
            found.append(step)
            last = i = near.names[step].last
        elif (place := _seated(text, i, near)) is not None:
            found.append(place)
            return near.names[place].last, found
        else:
            break
    return last, found


def _further(text: Text, i: int, near: Around) -> int | None:
    """Give where a phrase ends that goes on with "of" and common words up to the name it introduces:
    "the leader of the northern fishermen, Anna Brandel,"."""
    if i >= len(text.tokens) or text.lower[i] not in text.lex.of:
        return None
    last = i
    while last < min(len(text.tokens), i + _MOST) and text.sentence_of[last] == text.sentence_of[i]:
        if text.tokens[last].text == ",":
            person = near.first.get(last + 1, -1)
            fits = person >= 0 and _person(near, person) and _closed(text, near.names[person].last)
            return last if fits else None
        if text.tokens[last].pos_ in ("VERB", "AUX", "PUNCT", "PRON"):
            return None
        last += 1
    return None


def _seated(text: Text, i: int, near: Around) -> int | None:
    """Give the country in "the leader in Ruritania, Ivan Petrov,": only where the name follows at once."""
    if text.lower[i] not in text.lex.locative:
        return None
    place = near.first.get(i + 1, -1)
    if place < 0 or not near.names[place].link.startswith("country:"):
        return None
    comma = near.names[place].last
    person = near.first.get(comma + 1, -1)
    follows = comma < len(text.tokens) and text.tokens[comma].text == "," and person >= 0 and _person(near, person)
    return place if follows else None


def _capital_after(text: Text, i: int, near: Around, name: int) -> bool:
    """Tell whether a capitalised people's name follows an office ("the president Russian officials met"): not its."""
    return text.tokens[i].text[0].isupper() and not text.opens(i)


def _belonging(text: Text, i: int, near: Around) -> int | None:
    """Give the name that stands after "of", "de la" at token i."""
    i += 1
    while i < len(text.tokens) and text.lower[i] in text.lex.definite:
        i += 1
    name = near.first.get(i)
    if name is None or near.names[name].type not in _SIDES:
        return None
    return name


def _of_the_country(text: Text, i: int) -> int | None:
    """Give where "of the country", "del país" at token i ends."""
    i += 1
    while i < len(text.tokens) and text.lower[i] in text.lex.definite:
        i += 1
    return i + 1 if i < len(text.tokens) and text.lower[i] in text.lex.country_words else None


def _country(belongs: Sequence[Found], owner: int, near: Around) -> str:
    for name in belongs:
        code = country_of(name)
        if code and not _stateless(name):
            return code
    return (country_of(near.names[owner]) or "") if owner >= 0 else ""


def _stateless(name: Found) -> bool:
    """Tell whether a name is that of a group whose leader is not its country's."""
    return bool(name.links) and gazetteer.entry(name.link).kind in ("armed-group", "party")


def _body(text: Text, belongs: Sequence[Found]) -> str:
    for name in belongs:
        if name.type in ("ORG", "FAC", "MISC") and not _possesses(text, name):
            return name.link or text.words(name.first, name.last)
    return ""


def _possesses(text: Text, name: Found) -> bool:
    return name.type == "MISC" and text.possessive(name.last)


def _gender(text: Text, first: int, last: int) -> str:
    words = set(text.lower[first:last])
    feminine, masculine = words & text.lex.feminine, words & text.lex.masculine
    if bool(feminine) == bool(masculine):
        return ""
    return "feminine" if feminine else "masculine"


def _introduced(text: Text, first: int, last: int, near: Around) -> tuple[int, bool]:
    """Give the index of the name that the phrase introduces or explains (-1 none), and whether it stands before."""
    after = near.first.get(last, -1)
    adjacent = after >= 0 and text.between(last - 1, last).strip() == ""
    if adjacent and _person(near, after) and text.sentence_of[last] == text.sentence_of[last - 1]:
        return after, False
    last = past_initials(text, last)
    posted = _past_post(text, last)
    last = posted if posted < len(text.tokens) and text.tokens[posted].text == "," else last
    if last + 1 < len(text.tokens) and text.tokens[last].text in (",", "("):
        after = near.first.get(last + 1, -1)
        if after >= 0 and _person(near, after) and _closed(text, near.names[after].last):
            return after, False
    if first > 1 and text.tokens[first - 1].text in (",", "(", "–", "—"):
        before = near.last.get(first - 1)
        if before is not None and _person(near, before) and _closed(text, _past_post(text, last)):
            return before, True
    return -1, False


def _past_post(text: Text, i: int) -> int:
    """Give where the place a post is in ends: "ambassador to Ruritania", "embajador en Ruritania"."""
    posted = text.lex.directional | text.lex.locative
    if i >= len(text.tokens) or text.lower[i] not in posted:
        return i
    last = i + 1
    while last < min(len(text.tokens), i + 6) and (
        text.capital(last) or text.lower[last] in text.lex.definite | text.lex.of
    ):
        last += 1
    return last if last > i + 1 else i


def _person(near: Around, i: int) -> bool:
    name = near.names[i]
    return name.type in ("PER", "MISC") or name.source in ("capitals", "recogniser")


def _closed(text: Text, i: int) -> bool:
    """Tell whether an inserted phrase may end before token i."""
    if i >= len(text.tokens) or text.sentence_of[i] != text.sentence_of[i - 1]:
        return True
    return (
        text.tokens[i].text[0] in _CLOSING
        or text.lower[i] in text.lex.conjunctions
        or text.lower[i] in text.lex.relative
    )
