"""Names in a text: from the gazetteer, from the pipeline's own recogniser, and from capitals alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopticon import gazetteer
from synopticon.gazetteer import Match
from synopticon.gazetteer.tables import given_names, person_words
from synopticon.identity.features import YOUNGER
from synopticon.reading.naming import shapes, told
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, Marks, common, headed, trim, unknown
from synopticon.records import EntityType

LABELS: dict[str, EntityType] = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "MISC": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
# From here on a word is too common to be taken for a surname that nobody knows.
_SURNAME = 3.5
_SPEAKING = frozenset({"GPE", "LOC", "ORG", "NORP", "FAC"})


def names(text: Text, offices: Sequence[Phrase]) -> list[Found]:
    """Give the names of a text in their order, without overlap."""
    marks = _marks(text, offices)
    found: list[Found] = []
    i = 0
    while i < len(text.tokens):
        last = _run(text, marks, i)
        if last == i:
            i += 1
            continue
        found.extend(_cut(text, marks, i, last))
        i = last
    found = [each for each in found if each.first < each.last and not _regional(text, each)]
    found = shapes.titles(text, told.whole(text, marks.spans, found))
    return shapes.models(text, shapes.teams(text, found))


def _regional(text: Text, name: Found) -> bool:
    """Tell whether a name is only an adjective of a part of the world: "the South American country"."""
    words = text.lower[name.first : name.last]
    return not name.links and len(words) > 1 and all(word in text.lex.regional for word in words)


def _marks(text: Text, offices: Sequence[Phrase]) -> Marks:
    matches = {at.first: at for match in text.matches if (at := _matched(text, match)) is not None}
    matches |= {each.first: each for each in _elided(text, matches)}
    spans = recognised(text)
    surnames = {i for i, each in matches.items() if told.surname(text, each)}
    spans |= {k: (i - 1, i + 1, "PER") for i in surnames for k in (i - 1, i)}
    matches = {i: each for i, each in matches.items() if i not in surnames and not _mistaken(text, each, spans)}
    inside = {i for each in matches.values() for i in range(each.first, each.last)}
    held = {i for office in offices for i in range(office.first, office.last)} - inside
    held -= _surnames(text, held, spans) | told.ends(text, held, spans)
    persons = _persons(text, matches, spans)
    barred = _barred(text, held) - inside - told.inner(text, spans)
    stately = frozenset(each.first for each in find(text, text.lex.bodies) if each.last - each.first > 1)
    return Marks(matches, spans, frozenset(held), frozenset(barred), persons, stately)


def _mistaken(text: Text, match: Found, spans: dict[int, tuple[int, int, EntityType]]) -> bool:
    """Tell whether what the gazetteer finds names a person, or only whose money a sum is."""
    person = told.bearer(match, spans) or told.unshown(text, match, spans) or _family(text, match, spans)
    return person or _money(text, match)


def _family(text: Text, match: Found, spans: dict[int, tuple[int, int, EntityType]]) -> bool:
    """Tell whether a company's or thing's one word is the surname of somebody in the article: "Ana Bosch"."""
    before = text.lower[match.first - 1] if match.first else ""
    other = match.last - match.first == 1 and match.type in ("ORG", "MISC") and match.form != "acronym"
    word = text.lower[match.first]
    full = (last for first, last, kind in spans.values() if kind == "PER" and last - first > 1)
    if other and match.link.startswith("org:") and any(text.lower[last - 1] == word for last in full):
        return True
    return other and before in given_names() and text.capital(match.first - 1) and text.capital(match.first)


def _money(text: Text, match: Found) -> bool:
    """Tell whether a country's initials only say whose money a sum is: "US$3bn"."""
    end = text.end(match.last - 1)
    return "$" in (text.raw[end - 1], text.raw[end : end + 1])


def _surnames(text: Text, held: set[int], spans: dict[int, tuple[int, int, EntityType]]) -> set[int]:
    """Give the offices' words that end a person's name: "Julie Bishop", as the recogniser or the words tell."""
    found = set()
    for i in held:
        ends = i + 1 == len(text.tokens) or not text.capital(i + 1)
        if not (ends and i and text.capital(i) and text.capital(i - 1)) or i - 1 in held:
            continue
        first, last, kind = spans.get(i, (0, 0, "MISC"))
        plain = text.lower[i] in text.lex.surnames and not common(text.lower[i - 1], text.lex.language)
        if plain or (kind == "PER" and (first, last) == (i - 1, i + 1)):
            found.add(i)
    return found


def _persons(text: Text, matches: dict[int, Found], spans: dict[int, tuple[int, int, EntityType]]) -> frozenset[str]:
    """Give the words of the persons' names of several words in the text: alone they are names too."""
    known = {(each.first, each.last) for each in matches.values() if each.type == "PER"}
    told = {(first, last) for first, last, kind in spans.values() if kind == "PER"}
    long = (pair for pair in known | told if pair[1] - pair[0] > 1)
    return frozenset(text.tokens[i].text for pair in long for i in range(*pair) if text.capital(i))


def _elided(text: Text, matches: dict[int, Found]) -> Iterator[Found]:
    """Give the first half of "North and South Korea", the second of "Corea del Norte y del Sur": names that share
    a word with the one beside them."""
    for match in matches.values():
        if match.last - match.first < 2 or match.type != "GPE":
            continue
        known = [token.text for token in text.tokens[match.first : match.last]]
        i = match.first - 2
        if i >= 0 and text.lower[i + 1] in text.lex.conjunctions and text.capital(i) and i not in matches:
            yield from _completed(text, i, " ".join([text.tokens[i].text, *known[1:]]))
        i = match.last + 1
        while i < len(text.tokens) and text.lower[i] in text.lex.of | text.lex.definite:
            i += 1
        joined = match.last < len(text.tokens) and text.lower[match.last] in text.lex.conjunctions
        if joined and i < len(text.tokens) and text.capital(i) and i not in matches:
            yield from _completed(text, i, " ".join([*known[:-1], text.tokens[i].text]))


def _completed(text: Text, i: int, whole: str) -> Iterator[Found]:
    links = gazetteer.spelled(whole, text.lex.language)
    if len(links) == 1:
        entry = gazetteer.entry(links[0])
        yield Found(i, i + 1, entry.type, links, "name", "gazetteer")


def _matched(text: Text, match: Match) -> Found | None:
    tokens = text.at(match.start, match.end)
    if tokens is None:
        return None
    entry = gazetteer.entry(match.entries[0])
    kind: EntityType = "NORP" if match.form == "demonym" else entry.type
    return Found(*tokens, kind, tuple(match.entries), match.form, "gazetteer")


def recognised(text: Text) -> dict[int, tuple[int, int, EntityType]]:
    """Give the recogniser's spans (first, last exclusive, type) by each token in them."""
    found: dict[int, tuple[int, int, EntityType]] = {}
    for span in text.doc.ents:
        tokens = text.at(span.start_char, span.end_char)
        if tokens is None or span.label_ not in LABELS:
            continue
        for i in range(*tokens):
            found[i] = (*tokens, LABELS[span.label_])
    return found


def _barred(text: Text, held: set[int]) -> set[int]:
    lex = text.lex
    found = {i for i in held if not text.capital(i)}
    found |= {i for phrase in find(text, text.lex.festivals) for i in range(phrase.first, phrase.last)}
    for i, word in enumerate(text.lower):
        token = text.tokens[i]
        never = word in lex.calendar or word in lex.honorifics or token.like_url or token.like_email
        never = never or "$" in token.text or text.raw[text.end(i) : text.end(i) + 1] == "$"
        if word in lex.calendar and _amid(text, i):
            never = False
        if never or word.startswith(("#", "@")) or (i and text.tokens[i - 1].text in ("#", "@")):
            found.add(i)
    return found


def _amid(text: Text, i: int) -> bool:
    """Tell whether a short month's name is a syllable of somebody's: "Zin Mar Aung", with no figure beside it."""
    around = [k for k in (i - 1, i + 1) if 0 <= k < len(text.tokens)]
    if len(around) < 2 or len(text.tokens[i]) != 3 or not text.capital(i) or text.opens(i - 1):
        return False
    short = all(text.capital(k) and text.tokens[k].is_alpha and len(text.tokens[k]) < 6 for k in around)
    return short and all(text.lower[k] not in text.lex.calendar for k in around)


def _outranks(text: Text, span: tuple[int, int, EntityType], inside: Sequence[Found]) -> bool:
    """Tell whether the recogniser's longer name stands before the gazetteer's in it: "Jerusalem Post", "Paris Hilton";
    a body's may begin with a people's name and hold several ("Israeli Defense Forces")."""
    covers = [each for each in inside if span[0] <= each.first and each.last <= span[1]]
    if not covers or len(covers) < len(inside) or (covers[0].first, covers[-1].last) == span[:2]:
        return False
    if any(each.type == "PER" and each.form != "surname" for each in covers):
        return False
    outside = {*range(*span[:2])} - {i for each in covers for i in range(each.first, each.last)}
    if all(text.lower[i] in text.lex.definite | text.lex.indefinite for i in outside):
        return False
    if _governs(text, span[0], covers):
        return False
    return span[2] == "ORG" or (len(covers) == 1 and not (covers[0].first == span[0] and covers[0].type == "NORP"))


def _governs(text: Text, first: int, inside: Sequence[Found]) -> bool:
    """Tell whether a span is a country's government under a word of its own: "Gobierno de Chile"."""
    between = all(text.lower[i] in text.lex.of | text.lex.definite for i in range(first + 1, inside[0].first))
    state = inside[0].link.startswith("country:") and inside[0].type in ("GPE", "NORP")
    return text.lower[first] in text.lex.collectives and between and state and len(inside) == 1


def _run(text: Text, marks: Marks, i: int) -> int:
    """Give the end of the run of capitalised words that begins at token i; i where none does."""
    if i in marks.matches:
        last = marks.matches[i].last
        if _careless(text, marks, last):
            return last
    elif text.capital(i) and i not in marks.barred:
        last = i + 1
    else:
        return i
    while last < len(text.tokens):
        extended = _extend(text, marks, i, last)
        if extended == last:
            break
        last = extended
    return last


def _extend(text: Text, marks: Marks, first: int, i: int) -> int:
    """Give where the run goes on to from token i, or i where it ends."""
    if text.sentence_of[i] != text.sentence_of[first] or (i in marks.barred and not text.hyphen(i)):
        return i
    if i in marks.matches:
        return marks.matches[i].last if _near(text, i) else i
    if _careless(text, marks, i):
        return i
    if text.hyphen(i):
        return _hyphenated(text, first, i)
    if text.possessive(i):
        return i + 2 if shapes.owns(text, first, i) else i
    if text.capital(i):
        return i + 1 if _near(text, i) else i
    return _particles(text, marks, first, i)


def _careless(text: Text, marks: Marks, i: int) -> bool:
    """Tell whether a country in small letters ends before token i, so that another name follows."""
    return text.tokens[i - 1].text.islower() and any(each.last == i for each in marks.matches.values())


def _near(text: Text, i: int) -> bool:
    """Tell whether only a space or a hyphen stands before token i."""
    return text.between(i - 1, i) in (" ", "\u00a0", "") and not text.opens(i)


def _hyphenated(text: Text, first: int, i: int) -> int:
    word = text.lower[i + 1]
    if text.capital(i + 1):
        return i + 2
    korean = i - first >= 2 and len(word) <= 5 and word.isalpha() and word not in text.lex.hyphenated
    return i + 2 if korean else i


def _particles(text: Text, marks: Marks, first: int, i: int) -> int:
    if text.lower[i] in text.lex.person_particles and text.hyphen(i + 1) and text.capital(i + 2):
        return i + 3 if _near(text, i) else i
    after = i
    while after < len(text.tokens) and after < i + 3 and text.lower[after] in _small(text):
        after += 1
    if after == i or after == len(text.tokens) or text.sentence_of[after] != text.sentence_of[first]:
        return i
    if after in marks.barred or not (after in marks.matches or text.capital(after)):
        return i
    if any(text.between(k - 1, k).strip() or "\n" in text.between(k - 1, k) for k in range(i, after + 1)):
        return i
    return after if _joined(text, marks, first, i, after) else i


def _small(text: Text) -> frozenset[str]:
    return text.lex.person_particles | text.lex.body_particles


def _joined(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether small words i to `after` stand inside one name."""
    if _made_by(text, marks, first, i, after):
        return False
    span = marks.spans.get(i)
    both = after in marks.matches and any(k in marks.matches for k in range(first, i))
    both = both and text.lower[i] in text.lex.conjunctions and text.tokens[i].text != "&"
    if span is not None and span[0] < i and span[1] > after and text.sentence_of[i] not in text.headings and not both:
        return True
    words = text.lower[i:after]
    if any(word in text.lex.conjunctions for word in words):
        return shapes.listed(text, marks, first, i, after)
    where = after in marks.matches and marks.matches[after].type in ("GPE", "LOC")
    if words[0] in text.lex.locative | text.lex.lying and (where or after not in marks.matches):
        return False
    if any(text.lower[k] in text.lex.heads for k in range(first, i) if text.capital(k)):
        return all(word in text.lex.body_particles for word in words) and words[0] in text.lex.body_particles
    if shapes.purposed(text, first, i):
        return True
    known = after in marks.matches and marks.matches[after].type in _SPEAKING
    before = any(k in marks.matches for k in range(first, i))
    person = all(word in text.lex.person_particles for word in words)
    return person and not known and not before and i - first <= 2


def _made_by(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether a company is named behind what it makes or owns: "el Tarsis de Airbus"."""
    if after not in marks.matches or gazetteer.entry(marks.matches[after].links[0]).kind != "company":
        return False
    heads = (text.lex.heads.get(text.lower[k]) for k in range(first, i) if text.capital(k))
    return not any(kind in ("ORG", "FAC") for kind in heads) and all(
        text.lower[k] in text.lex.of | text.lex.definite for k in range(i, after)
    )


def _cut(text: Text, marks: Marks, first: int, last: int) -> Iterator[Found]:
    """Cut a run of capitalised words into names."""
    inside = [marks.matches[i] for i in range(first, last) if i in marks.matches]
    if inside and inside[0].first == first and inside[0].last == last:
        yield inside[0]
        return
    if inside and inside[0].first == first and shapes.incorporated(text, inside[0].last, last):
        yield replace(inside[0], last=last)
        return
    if len(inside) == 2 and shapes.home_team(text, inside, first, last):
        yield replace(inside[1], first=first)
        return
    if not inside and _nobiliary(text, first, last):
        yield Found(first, last, "PER", source="surname")
        return
    held = [i for i in range(first, last) if i in marks.offices]
    if held and not _named_after(text, marks, first, last):
        yield from _between(text, marks, first, last, held)
        return
    whole = _whole(text, marks, first, last, inside)
    if whole is not None:
        yield from unknown(text, marks, first, whole.first) if whole.source == "recogniser" else ()
        yield whole
        yield from unknown(text, marks, whole.last, last)
        return
    at = first
    for match in inside:
        yield from unknown(text, marks, at, match.first)
        yield match
        at = match.last
    yield from unknown(text, marks, at, last)


def _nobiliary(text: Text, first: int, last: int) -> bool:
    """Tell whether a run is a surname that begins with "of", which has a capital where no given name is before it:
    "De la Rúa"."""
    shown = text.lower[first] in text.lex.of and text.capital(first) and not text.opens(first)
    surname = all(text.capital(i) or text.lower[i] in text.lex.person_particles for i in range(first, last))
    heading = text.sentence_of[first] in text.headings
    return shown and surname and not heading and 1 < last - first < 5


def _named_in_full(text: Text, marks: Marks, first: int, last: int, known: Found) -> Found | None:
    """Give the name of somebody who is called like a known person but for a given name before or surnames behind:
    "Ana Ruiz Ibarrola". Whoever bears a given name more is another; surnames more may be the known one's."""
    if known.type != "PER" or known.form == "surname" or text.sentence_of[first] in text.headings:
        return None
    behind = range(known.last, last)
    surnames = person_words()[1]
    plain = all(text.capital(i) and text.tokens[i].is_title and text.lower[i] not in text.lex.heads for i in behind)
    rare = all(text.lower[i] in surnames or not common(text.lower[i], text.lex.language, _SURNAME) for i in behind)
    one = marks.spans.get(last - 1) == (known.first, last, "PER")
    if first == known.first and 0 < len(behind) < 3 and plain and (rare or one):
        return replace(known, last=last, source="surname")
    given = known.first - first == 1 and not behind and text.lower[first] in given_names() and not text.opens(first)
    return Found(first, last, "PER", source="surname") if given else None


def _named_after(text: Text, marks: Marks, first: int, last: int) -> bool:
    """Tell whether an office is part of a name in a run: "General Assembly", "King Fahd Airport"."""
    ends = text.lex.heads.get(text.lower[last - 1]) in ("ORG", "FAC", "LOC") and last - 1 not in marks.offices
    return ends and first in marks.offices and last - first > 1


def _between(text: Text, marks: Marks, first: int, last: int, held: list[int]) -> Iterator[Found]:
    """Cut a run at the offices in it."""
    for i in (*held, last):
        start = first
        while start < i and not (text.capital(start) or start in marks.matches):
            start += 1
        if start < i:
            yield from _cut(text, marks, start, i)
        first = i + 1


def _whole(text: Text, marks: Marks, first: int, last: int, inside: list[Found]) -> Found | None:
    """Give the run as one name where a head word, a surname or the recogniser says so, although it holds another."""
    start = trim(text, marks, first, last)
    if told.team(text, marks, start, last):
        return Found(start, last, "ORG", source="team")
    if (shape := shapes.whole(text, start, last)) is not None:
        return Found(start, last, shape, source="head")
    if not inside:
        return None
    follower = text.lower[inside[-1].last].rstrip(".") if inside[-1].last < last else ""
    if inside[-1].type == "PER" and follower in YOUNGER:
        return Found(inside[-1].first, inside[-1].last + 1, "PER", source="surname")
    if len(inside) == 1 and (longer := _named_in_full(text, marks, start, last, inside[0])) is not None:
        return longer
    kind = headed(text, start, last, inside)
    if kind is not None:
        return Found(start, last, kind, source="head")
    span = marks.spans.get(inside[-1].first)
    if span is not None and first <= span[0] and span[1] <= last and _outranks(text, span, inside):
        return Found(span[0], span[1], span[2], source="recogniser")
    if len(inside) == 1 and inside[0].form == "surname" and inside[0].last == last and start < inside[0].first:
        return Found(start, last, "PER", source="surname")
    return None
