"""The brief as one self-contained HTML file, without scripts: each citation opens its characters in the article."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from markupsafe import Markup, escape

from synopticon.templating import pages
from synopticon.views.brief.model import Account, Brief, Chapter, Cite


def html(brief: Brief) -> str:
    """Give the page; everything from articles is escaped, and the page loads nothing."""
    environment = pages("synopticon.views.brief")
    cites = sorted({cite for chapter in brief.chapters for cite in _cited(chapter)}, key=_order)
    accounts = {a.number: a for chapter in brief.chapters for a in chapter.accounts}
    texts = {number: _marked(account, cites) for number, account in accounts.items()}
    template = environment.get_template("brief.html.j2")
    return template.render(brief=brief, cites=cites, texts=texts, accounts=accounts) + "\n"


def _order(cite: Cite) -> tuple[int, int, int]:
    return cite.account, cite.start, cite.end


def _cited(chapter: Chapter) -> Iterable[Cite]:
    for news in chapter.news:
        yield from news.cites
    for entry in (*chapter.timeline, *chapter.besides):
        for claim in entry.claims:
            yield from claim.cites
            for _, cites in claim.notes:
                yield from cites
        if entry.quote:
            yield entry.quote.cite
    for difference in chapter.differences:
        for side in difference.sides:
            yield from side.cites
    for said in chapter.said:
        yield from said.cites
    for item in chapter.open:
        yield from item.cites


def _marked(account: Account, cites: Iterable[Cite]) -> Markup:
    """Give the text of an account cut at every cited boundary, each piece with the classes of its citations.

    Cited spans may overlap, so they cannot be elements themselves; an empty anchor stands where each begins.
    """
    here = [c for c in cites if c.account == account.number]
    bounds = sorted({0, len(account.text), *(c.start for c in here), *(c.end for c in here)})
    parts: list[Markup] = []
    for start, end in pairwise(bounds):
        anchors = Markup("").join(Markup('<a id="{}"></a>').format(c.key) for c in here if c.start == start)
        within = " ".join(c.key for c in here if c.start <= start and end <= c.end)
        piece = escape(account.text[start:end])
        marked = Markup('<span class="cited {}">{}</span>').format(within, piece) if within else piece
        parts.append(anchors + marked)
    return Markup("").join(parts)
