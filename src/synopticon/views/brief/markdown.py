"""The brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from synopticon.views.brief.model import Account, Brief, Chapter, Cite, Difference, Entry, News, Said, Voice, places


def markdown(brief: Brief) -> Iterator[str]:
    """Give the brief as Markdown, in lines; text from articles is escaped."""
    if brief.since:
        yield f"{_safe(brief.since)}\n\n"
    for chapter in brief.chapters:
        yield from _chapter(chapter)
    if brief.judged:
        yield from _section("Judged by analysts", (f"- {_safe(line)}" for line in brief.judged))
    if brief.aside:
        yield from _section("Not read", (f"- {_safe(line)}" for line in brief.aside))


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"# {_safe(chapter.title)}\n\n{chapter.counts} · {chapter.span}\n\n"
    yield from _section("What is new", (_news(item) for item in chapter.news))
    yield from _section("What happened", (_entry(entry) for entry in chapter.timeline))
    yield from _section("Told by one account, without a date", (_entry(entry) for entry in chapter.besides))
    yield from _section("Where accounts differ", (_difference(item) for item in chapter.differences))
    yield from _section("Who said what", (_said(item) for item in chapter.said))
    undecided = (f"- {_safe(item.what)}: {_safe(item.reason)} {_cites(item.cites)}" for item in chapter.open)
    yield from _section("Not decided", undecided)
    yield from _section("Accounts", (_account(account) for account in chapter.accounts))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    first = True
    for line in lines:
        if first:
            yield f"## {title}\n\n"
            first = False
        yield f"{line}\n"
    if not first:
        yield "\n"


def _news(item: News) -> str:
    return f"- **{item.kind}** · {_safe(item.words)} {_cites(item.cites)}".rstrip()


def _entry(entry: Entry) -> str:
    indent = "  " if entry.part else ""
    lines: list[str] = []
    for claim in entry.claims:
        lead = f"- **{entry.when}** ·" if not lines else "  and"
        lines.append(f"{indent}{lead} {_safe(claim.status)} · {_safe(claim.headline)} {_cites(claim.cites)}")
        lines.append(f"{indent}  {_safe(claim.sourcing)}.")
        lines += [f"{indent}  {_safe(note)} {_cites(cites)}".rstrip() for note, cites in claim.notes]
    if entry.quote:
        lines.append(f"{indent}  “{_safe(entry.quote.text)}” {entry.quote.cite}")
    return "  \n".join(lines)


def _difference(item: Difference) -> str:
    sides = " · ".join(f"{_safe(side.value)} {_cites(side.cites)}" for side in item.sides)
    return f"- {_safe(item.about)}, {item.attribute}: {sides} — **{item.kind}**. {_safe(item.explanation)}"


def _said(item: Said) -> str:
    words = f"“{_safe(item.words)}”" if item.direct else _safe(item.words)
    return f"- {'; '.join(map(_voice, item.voices))}: {words} {_cites(item.cites)}"


def _voice(voice: Voice) -> str:
    chain = f" (through {_safe(voice.chain)})" if voice.chain else ""
    return f"**{_safe(voice.speaker)}** {voice.verb}{chain}"


def _account(account: Account) -> str:
    parts = [_safe(account.name), f"“{_safe(account.title)}”" if account.title else "", account.language]
    parts += [_safe(account.dated), *map(_safe, account.provenance)]
    cut = f"; cleaning changed {places(account)}" if account.cuts else ""
    return f"- **[{account.number}]** {' · '.join(filter(None, parts))}{cut}"


def _cites(cites: Iterable[Cite]) -> str:
    return " ".join(str(cite) for cite in cites)


def _safe(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]#|~])", r"\\\1", text)
