"""What is known of each word of a text before its names are cut out: matches, the recogniser's spans, offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synopticon import gazetteer
from synopticon.gazetteer import Match
from synopticon.gazetteer.tables import given_names
from synopticon.reading.naming import told
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, Marks, common
from synopticon.records import EntityType

LABELS: dict[str, EntityType] = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "MISC": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
# From here on a word is too common to be taken for a surname that nobody knows.
_SURNAME = 3.5


def marks(text: Text, offices: Sequence[Phrase]) -> Marks:
    matches = {at.first: at for match in text.matches if (at := _matched(text, match)) is not None}
    matches |= {each.first: each for each in _elided(text, matches)}
    spans = recognised(text)
    spans |= told.given(text, spans, matches)
    surnames = {i for i, each in matches.items() if told.surname(text, each)}
    spans |= {k: (i - 1, i + 1, "PER") for i in surnames for k in (i - 1, i)}
    matches = {i: each for i, each in matches.items() if i not in surnames and not _mistaken(text, each, spans)}
    inside = {i for each in matches.values() for i in range(each.first, each.last)}
    held = {i for office in offices for i in range(office.first, office.last)} - inside
    held -= _surnames(text, held, spans) | told.ends(text, held, spans) | _qualifying(text, held)
    persons = _persons(text, matches, spans)
    barred = _barred(text, held) - inside - told.inner(text, spans)
    stately = frozenset(each.first for each in find(text, text.lex.bodies) if each.last - each.first > 1)
    return Marks(matches, spans, frozenset(held), frozenset(barred), persons, stately)


def _mistaken(text: Text, match: Found, spans: dict[int, tuple[int, int, EntityType]]) -> bool:
    """Tell whether what the gazetteer finds names a person, or only whose money a sum is."""
    person = told.bearer(text, match, spans) or told.unshown(text, match, spans) or _family(text, match, spans)
    return person or _money(text, match) or _province(text, match)


def _province(text: Text, match: Found) -> bool:
    """Tell whether a country's name is that of a part of another: "la provincia de Luxemburgo"."""
    i = match.first - 1
    bound = i > 0 and text.lower[i] in text.lex.of and text.lower[i - 1] in text.lex.state_parts
    return bound and match.form == "name" and match.link.startswith("country:")


def _family(text: Text, match: Found, spans: dict[int, tuple[int, int, EntityType]]) -> bool:
    """Tell whether a company's or thing's one word is the surname of somebody in the article: "Ana Bosch"."""
    before = text.lower[match.first - 1] if match.first else ""
    other = match.last - match.first == 1 and match.type in ("ORG", "MISC") and match.form != "acronym"
    word = text.lower[match.first]
    full = (last for first, last, kind in spans.values() if kind == "PER" and last - first > 1)
    size = text.end(match.last - 1) - text.start(match.first)
    if other and any(match.link in each.entries and each.end - each.start > size for each in text.matches):
        return False
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
    inside = ((first, i) for first, last in long for i in range(first, last) if text.capital(i))
    return frozenset(text.tokens[i].text for first, i in inside if i > first or text.lower[i] not in text.lex.regional)


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
    found |= told.nameless(text)
    for i, word in enumerate(text.lower):
        token = text.tokens[i]
        never = word in lex.calendar or word in lex.honorifics or token.like_url or token.like_email
        never = never or "$" in token.text or text.raw[text.end(i) : text.end(i) + 1] == "$"
        if word in lex.calendar and (_amid(text, i) or _given(text, i)):
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


def _given(text: Text, i: int) -> bool:
    """Tell whether a month's word is somebody's given name: "Julio Ruiz said", not "in April President Ruiz"."""
    word, after = text.tokens[i], i + 1
    if text.lower[i] not in given_names() or not word.is_title or after >= len(text.tokens) or not text.capital(after):
        return False
    led = i > 0 and text.tokens[i - 1].pos_ in ("ADP", "DET", "ADJ", "NUM") and not text.opens(i)
    titled = (text.lower[after],) in text.lex.offices or text.lower[after] in text.lex.calendar | text.lex.heads.keys()
    beside = text.between(i, after) == " " and text.tokens[after].is_alpha
    return beside and not led and not titled


def _qualifying(text: Text, held: set[int]) -> set[int]:
    """Give the offices' words that qualify a body's first word: "Confederación General de Pescadores"."""
    behind = (i for i in held if i and i - 1 not in held and text.capital(i) and text.capital(i - 1))
    return {i for i in behind if text.lex.heads.get(text.lower[i - 1]) == "ORG" and text.tokens[i].pos_ != "NOUN"}
