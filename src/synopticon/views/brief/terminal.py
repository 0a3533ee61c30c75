"""The brief in the terminal, with colour where there is any."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synopticon.views.brief.model import Account, Brief, Chapter, Cite, Difference, Entry, Said, Voice, places

_STYLES = {
    "occurred": "green",
    "reported": "green",
    "under way": "cyan",
    "announced": "blue",
    "possible": "blue",
    "alleged": "yellow",
    "denied": "red",
    "cancelled": "red",
}


def terminal(brief: Brief, console: Console) -> None:
    """Print the brief; control characters in articles are not passed on."""
    if brief.since:
        console.print(Text(f"{_plain(brief.since)}\n"))
    for chapter in brief.chapters:
        console.print(_news(chapter) if chapter.news else _chapter(chapter))
    if brief.judged:
        console.print(_head("Judged by analysts"))
        console.print(Group(*(Text(f"  {_plain(line)}") for line in brief.judged)))
    if brief.aside:
        console.print(_head("Not read"))
        console.print(Group(*(Text(f"  {_plain(line)}") for line in brief.aside)))


def _news(chapter: Chapter) -> Group:
    parts: list[RenderableType] = [
        Text(_plain(chapter.title), style="bold"),
        Text(" · ".join(filter(None, (chapter.counts, chapter.span))), style="dim"),
        _head("What is new"),
    ]
    for item in chapter.news:
        parts.append(_line(Text.assemble((f"{item.kind}  ", "bold yellow"), _plain(item.words)), item.cites))
    return Group(*parts, _head("Accounts"), *map(_account, chapter.accounts), Text())


def _chapter(chapter: Chapter) -> Group:
    parts: list[RenderableType] = [
        Text(_plain(chapter.title), style="bold"),
        Text(f"{chapter.counts} · {chapter.span}", style="dim"),
        Text(),
        _timeline(chapter.timeline),
    ]
    if chapter.besides:
        parts += [_head("Told by one account, without a date"), _timeline(chapter.besides)]
    if chapter.differences:
        parts += [_head("Where accounts differ"), *map(_difference, chapter.differences)]
    if chapter.said:
        parts += [_head("Who said what"), *map(_said, chapter.said)]
    if chapter.open:
        parts.append(_head("Not decided"))
        parts += [_line(f"{item.what}: {item.reason}", item.cites) for item in chapter.open]
    parts += [_head("Accounts"), *map(_account, chapter.accounts), Text()]
    return Group(*parts)


def _head(title: str) -> Text:
    return Text(f"\n{title}", style="bold underline")


def _timeline(entries: Iterable[Entry]) -> Table:
    table = Table.grid(padding=(0, 2, 1, 0))
    table.add_column(width=22)
    table.add_column(ratio=1)
    for entry in entries:
        table.add_row(Text(entry.when, style="bold"), Padding(_entry(entry), (0, 0, 0, 3 if entry.part else 0)))
    return table


def _entry(entry: Entry) -> Group:
    lines: list[RenderableType] = []
    for claim in entry.claims:
        style = next((style for word, style in _STYLES.items() if claim.status.startswith(word)), "")
        status = (f"{_plain(claim.status)}  ", style)
        lines.append(Text.assemble(status, (_plain(claim.headline), "bold"), " ", _cites(claim.cites)))
        lines.append(Text(_plain(claim.sourcing), style="dim"))
        lines += [Text.assemble(_plain(note), " ", _cites(cites)) for note, cites in claim.notes]
    if entry.quote:
        quoted = Text.assemble((f"“{_plain(entry.quote.text)}”", "italic"), " ", _cites([entry.quote.cite]))
        lines.append(Padding(quoted, (0, 0, 0, 2)))
    return Group(*lines)


def _difference(item: Difference) -> Padding:
    text = Text.assemble((_plain(item.about), "bold"), f", {item.attribute}: ")
    for number, side in enumerate(item.sides):
        text.append(" · " if number else "")
        text.append_text(Text.assemble(_plain(side.value), " ", _cites(side.cites)))
    text.append(f"  {item.kind}", style="bold yellow")
    text.append(f"\n{_plain(item.explanation)}", style="dim")
    return Padding(text, (0, 0, 0, 2))


def _said(item: Said) -> Padding:
    text = Text("; ").join(map(_voice, item.voices))
    text.append(f": “{_plain(item.words)}”" if item.direct else f": {_plain(item.words)}")
    return _line(text, item.cites)


def _voice(voice: Voice) -> Text:
    chain = f" (through {_plain(voice.chain)})" if voice.chain else ""
    return Text.assemble((_plain(voice.speaker), "bold"), f" {voice.verb}{chain}")


def _account(account: Account) -> Padding:
    parts = [_plain(account.name), f"“{_plain(account.title)}”" if account.title else "", account.language]
    parts += [_plain(account.dated), *map(_plain, account.provenance)]
    if account.cuts:
        parts.append(f"cleaning changed {places(account)}")
    return _line(Text.assemble((f"[{account.number}] ", "bold cyan"), " · ".join(filter(None, parts))), ())


def _line(text: str | Text, cites: Iterable[Cite]) -> Padding:
    start = Text(_plain(text)) if isinstance(text, str) else text
    return Padding(Text.assemble(start, " ", _cites(cites)), (0, 0, 0, 2))


def _cites(cites: Iterable[Cite]) -> Text:
    return Text(" ".join(str(cite) for cite in cites), style="cyan")


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c == " ")
