"""Raw → Document: decode, tell the language, clean, and keep every change as an edit of the received text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from synopticon import languages
from synopticon.cleaning import (
    boilerplate,
    credits,
    dates,
    inline,
    markdown,
    marks,
    markup,
    page,
    repair,
    titles,
    words,
)
from synopticon.cleaning.draft import Draft, begin, cut
from synopticon.cleaning.language import identify as identify_language
from synopticon.cleaning.language import known_name
from synopticon.cleaning.page import Page
from synopticon.cleaning.received import Received, receive
from synopticon.records import Credit, Document, Edit, Raw, SetAside, When, identify

# Each round takes away what the one before laid bare (a form above a credit above a biography). Articles need two
# or three; a text made to need more is left as it is then.
_ROUNDS = 12
_LONG, _FEW_ROUNDS = 400_000, 3  # no article is so long: a page made to hurt


@dataclass(slots=True)
class _Cleaned:
    draft: Draft
    credits: list[Credit] = field(default_factory=list)
    headers: list[tuple[bool, str]] = field(default_factory=list)
    medium: Credit | None = None  # whom a dateline names, where that is no agency

    def take_credits(self, text: str) -> list[Edit]:
        """Note the credits found in the present text and give the edits that cut them."""
        changes: list[Edit] = []
        for found in credits.find(text):
            start, end = self.draft.received_span(found.start, found.end)
            self.credits += [Credit(part.role, part.name, part.uri, start, end) for part in found.parts]
            if found.date:
                self.headers.append((found.updated, found.date))
            if found.outlet and self.medium is None:
                self.medium = Credit("source", found.outlet, "", start, end)
            changes.append(cut(found.start, found.end, "credit"))
        return changes


def clean(raw: Raw, *, repeated: frozenset[str] = frozenset()) -> Document | SetAside:
    """Clean an article.

    Args:
        raw: what was received.
        repeated: lines that its outlet is known to repeat across articles (`repeated_lines`).

    Returns:
        The Document, whose text is `received_text(raw)` with `edits` made; or why the input is set aside:
        `empty` (no words, or none but boilerplate) or `unsupported-language`.
    """
    received = receive(raw)
    draft, about = _unmarked(received, raw)
    language = _language(raw, draft.text)
    if isinstance(language, SetAside):
        return language
    cleaned = tidy(draft, language, repeated)
    if not re.search(r"\w", cleaned.draft.text):
        return SetAside(raw.location, "empty", f"{raw.location}: nothing but boilerplate: no article is in it")
    return _document(raw, cleaned, about, language, received.encoding)


def _unmarked(received: Received, raw: Raw) -> tuple[Draft, Page]:
    """Bring what was received into lines of text: of a page its article; and say what it tells about itself."""
    draft = begin(received.text)
    if raw.media_type == "text/markdown":
        draft = draft.then(markdown.linearise(draft.text))
    if not received.markup:
        return draft.then(titles.parting(draft.text, raw.given.title)), Page()
    edits, shape = markup.linearise(received.text)
    draft = draft.then(edits)
    draft = draft.then(repair.control(draft.text))
    draft = draft.then(repair.whitespace(draft.text))
    if not received.page:
        return draft.then(titles.parting(draft.text, raw.given.title)), Page()
    about = page.describe(received.text)
    if not about.published and not raw.given.published:
        about = replace(about, published=page.date_in(received.text, raw.given.uri or about.uri))
    return draft.then(page.furniture(draft.text, received.text, shape, (raw.given.title, *about.titles))), about


def _language(raw: Raw, text: str) -> str | SetAside:
    place, supported = raw.location, ", ".join(languages.supported())
    if raw.given.language:
        known = known_name(raw.given.language)
        guess = known or raw.given.language
    else:
        guess = identify_language(text)
        known = guess if guess in languages.supported() else None
    if not guess:
        return SetAside(place, "empty", f"{place}: holds no words")
    if known is None:
        return SetAside(
            place, "unsupported-language", f"{place}: is in the language {guess!r}; these are read: {supported}"
        )
    return known


Step = Callable[[str], Iterable[Edit]]


def tidy(draft: Draft, language: str, repeated: frozenset[str] = frozenset()) -> _Cleaned:
    """Repair and cut until no step changes anything; a step is not asked again about a text it left as it was."""

    def furniture(text: str) -> list[Edit]:
        return boilerplate.lines_cut(text, repeated)

    def glued(text: str) -> Iterable[Edit]:
        return words.glued(text, language)

    cleaned = _Cleaned(draft)
    characters: tuple[Step, ...] = (repair.entities, repair.mojibake, repair.control, repair.whitespace, repair.wrapped)
    steps = (
        *characters,
        inline.cuts,
        repair.whitespace,
        furniture,
        repair.whitespace,
        cleaned.take_credits,
        repair.whitespace,
        glued,
    )
    settled: dict[Step, str] = {}
    for _ in range(_ROUNDS if len(draft.text) <= _LONG else _FEW_ROUNDS):
        before = cleaned.draft.text
        for step in steps:
            text = cleaned.draft.text
            if settled.get(step) is text:
                continue
            cleaned.draft = cleaned.draft.then(step(text))
            if cleaned.draft.text is text:
                settled[step] = text
        if cleaned.draft.text == before:
            break
    return cleaned


def _document(raw: Raw, cleaned: _Cleaned, about: Page, language: str, encoding: str) -> Document:
    text, given = cleaned.draft.text, raw.given
    title, start, end = titles.locate(text, given.title, about.titles)
    uri = given.uri or about.uri
    medium = cleaned.medium.name if cleaned.medium else ""
    outlet = _outlet(given.outlet) or about.outlet or credits.host(uri) or medium
    if cleaned.medium and not _same_outlet(outlet, medium):
        cleaned.credits.append(cleaned.medium)
    return Document(
        id=identify("doc", raw.id),
        article=identify("art", _key(uri) or raw.id),
        raw=raw.id,
        path=raw.location,
        language=language,
        text=text,
        title=title,
        title_start=start,
        title_end=end,
        uri=uri,
        outlet=outlet,
        encoding=encoding,
        edits=cleaned.draft.edits,
        credits=_credits(given.author or about.author, cleaned),
        marks=marks.foreign(text, language),
        published=_published(given.published, about.published, uri, cleaned, language),
    )


def _outlet(given: str) -> str:
    """Give an outlet's name; of a host, the host without "www."."""
    name = given.strip()
    return credits.host(name) or (
        name.lower().removeprefix("www.") if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) else name
    )


def _same_outlet(outlet: str, medium: str) -> bool:
    """Tell whether a dateline's medium is the outlet itself ("El Faro" in El Faro de Vessel, on elfaro.example)."""
    one, other = ("".join(re.findall(r"\w+", name.casefold())) for name in (outlet, medium))
    return one in other or other in one


def _credits(author: str, cleaned: _Cleaned) -> tuple[Credit, ...]:
    found = sorted(cleaned.credits, key=lambda credit: (credit.start, credit.end))
    if author and not author.startswith("http") and not any(credit.role == "byline" for credit in found):
        found.append(Credit("agency" if credits.is_agency(author) else "byline", author))
    return tuple(dict.fromkeys(found))


def _published(given: str, stamp: str, uri: str, cleaned: _Cleaned, language: str) -> When:
    """Choose the day of publication among what was given, the page's metadata, its headers and its address."""
    found: list[When] = []
    for basis, stated in (("given", given), ("metadata", stamp)):
        if day := dates.read(stated, language=language):
            found.append(dates.whole_day(day, "given" if basis == "given" else "metadata", stated))
    for _, header in sorted(cleaned.headers, key=lambda item: item[0]):  # what was published before what was updated
        if day := dates.read(header, language=language):
            found.append(dates.whole_day(day, "header", header))
    if day := dates.in_url(uri):
        found.append(dates.whole_day(day, "url"))
    return dates.choose(found)


def _key(uri: str) -> str:
    """Give what is the same in all addresses of one article: no scheme, no "www.", no fragment, no tracking."""
    bare = re.sub(r"(?i)^[a-z][a-z0-9+.-]*://(www\.)?", "", uri.strip()).partition("#")[0]
    path, _, query = bare.partition("?")
    kept = sorted(part for part in query.split("&") if part and not re.match(r"(?i)utm_|fbclid|gclid|ref=|cmp", part))
    host, slash, rest = path.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/") + ("?" + "&".join(kept) if kept else "")
