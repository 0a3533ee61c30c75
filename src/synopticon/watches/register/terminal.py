"""The register in the terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synopticon.watches.register.model import Account, Answer, Article, Concern, Entry, Quote, Register

_STYLES = {"alleged": "yellow", "denied": "red", "reported": "green", "announced": "blue", "called off": "red"}


def terminal(register: Register, console: Console) -> None:
    """Print the register; control characters in articles are not passed on."""
    console.print(Text(_plain(register.title), style="bold"))
    console.print(Text(summary(register), style="dim"))
    for entry in register.entries:
        console.print(_entry(entry))
    if register.context:
        console.print(Text("\nThe monitoring itself (no entries)", style="bold underline"))
        for one in register.context:
            console.print(Text(f"{_plain(one.headline)}: {', '.join(one.provisions)}"))
            console.print(Group(*(_quoted(quote) for quote in one.quotes)))
    console.print(Text("\nArticles", style="bold underline"))
    console.print(Group(*(_article(article) for article in register.articles)))


def summary(register: Register) -> str:
    """Say in a line what the register is, and what it is not."""
    entries = "1 entry" if len(register.entries) == 1 else f"{len(register.entries)} entries"
    articles = "1 article" if register.read == 1 else f"{register.read} articles"
    return (
        f"{entries} from {articles} read. It records who says what happened and which provision that would concern; "
        "it does not say that anything happened or that a provision was breached."
    )


def _entry(entry: Entry) -> RenderableType:
    style = next((style for word, style in _STYLES.items() if entry.status.startswith(word)), "")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=14)
    table.add_column(ratio=1)
    for label, content in _rows(entry):
        table.add_row(Text(label, style="dim"), content)
    head = Text.assemble(f"\n{entry.number}. ", (_plain(entry.headline), f"bold {style}".strip()))
    return Group(head, Padding(table, (0, 0, 0, 3)))


def _rows(entry: Entry) -> list[tuple[str, RenderableType]]:
    rows: list[tuple[str, RenderableType]] = [
        *_concerns(entry),
        ("who", Text(_plain(parties(entry)))),
        ("what", Text(_plain("; ".join(dict.fromkeys((*entry.goods, *entry.quantities))) or "not said"))),
        ("when, where", Text(_plain(f"{entry.when}; {entry.where or 'place not said'}"))),
        ("who says so", Group(*(_account(account) for account in entry.accounts))),
        ("sources", Group(*_grades(entry))),
        ("answers", Group(*(_answer(entry, a) for a in entry.answers)) if entry.answers else Text("nobody is named")),
        (
            "origins",
            Text(_plain(entry.sourcing + (f"; origins named: {', '.join(entry.origins)}" if entry.origins else ""))),
        ),
        ("credibility", Text(f"{entry.credibility.code} {entry.credibility.meaning}: {_plain(entry.credibility.why)}")),
    ]
    if len({step.status for step in entry.history}) > 1:
        rows.append(("history", Text("; ".join(f"{s.date} {s.status} [{s.article}]" for s in entry.history))))
    if entry.differences:
        rows.append(("accounts differ", Group(*(Text(_plain(line)) for line in entry.differences))))
    if entry.perhaps:
        rows.append(("may be the same", Group(*(_account(account) for account in entry.perhaps))))
    rows.append(("would settle it", Group(*(Text(f"- {_plain(line)}") for line in entry.settles))))
    rows += [("note", Text(line)) for line in entry.notes]
    if entry.related:
        rows.append(("see also", Text(", ".join(f"entry {number}" for number in entry.related))))
    return rows


def _concerns(entry: Entry) -> list[tuple[str, RenderableType]]:
    """One row for the provisions of one reason."""
    rows: list[tuple[str, RenderableType]] = []
    for why, concerns in by_reason(entry):
        lines = [Text(f"{concern.provision}: {concern.says}") for concern in concerns]
        rows.append(("would concern", Group(*lines, Text(_plain(" ".join(why)), style="dim"))))
    return rows


def by_reason(entry: Entry) -> list[tuple[tuple[str, ...], list[Concern]]]:
    """Give the provisions of an entry by why they are concerned."""
    found: dict[tuple[str, ...], list[Concern]] = {}
    for concern in entry.concerns:
        found.setdefault(concern.why, []).append(concern)
    return list(found.items())


def parties(entry: Entry) -> str:
    """Say who acted and toward whom, or whom its sentences name where that was not read."""
    actors, recipients = ", ".join(entry.actors), ", ".join(entry.recipients)
    if not (actors or recipients) and entry.named:
        return f"not read; its sentences name {', '.join(entry.named)}"
    return f"{actors or 'not said'} → {recipients}" if recipients else actors or "not said"


def _account(account: Account) -> RenderableType:
    who = "; ".join(account.alleged_by) or f"{account.told_by}, in its own voice"
    through = f", through {account.through}" if account.through else ""
    told = f", told by {account.told_by}" if account.alleged_by else ""
    others = ", ".join(f"[{number}]" for number in account.shared_with)
    shared = f"; shares the passage with {others}" if others else ""
    grade = f"source {account.reliability.code}, {account.reliability.meaning}"
    rest = f" ({account.status}){through}{told}, {account.published}; {grade}{shared}"
    line = Text.assemble((_plain(who), "bold"), _plain(rest))
    return Group(line, _quoted(account.quote))


def _grades(entry: Entry) -> list[Text]:
    """Say once for each grade of a source what gave it."""
    grades = dict.fromkeys((a.reliability.code, a.reliability.why, a.reliability.by) for a in entry.accounts)
    return [Text(_plain(f"{code}: {why} ({by})"), style="dim") for code, why, by in grades]


def _answer(entry: Entry, answer: Answer) -> RenderableType:
    """Show an answer; its sentence only where it is not one that alleges it."""
    line = Text(_plain(answer.sentence))
    if answer.quote and repeats(entry, answer):
        return Text.assemble(line, (f" [{answer.quote.article}], quoted above", "dim"))
    return Group(line, _quoted(answer.quote)) if answer.quote else line


def repeats(entry: Entry, answer: Answer) -> bool:
    """Tell whether the sentence of an answer is quoted as an account of the entry."""
    return answer.quote is not None and answer.quote in [account.quote for account in entry.accounts]


def _quoted(quote: Quote) -> RenderableType:
    place = f" [{quote.article}:{quote.clean.start}–{quote.clean.end}]"
    return Padding(Text.assemble((f"“{_plain(quote.text)}”", "italic"), (place, "dim")), (0, 0, 0, 2))


def _article(article: Article) -> Text:
    received = f"; received {article.received}, sha256 {article.sha256}" if article.sha256 else ""
    credits = f"; {'; '.join(article.credits)}" if article.credits else ""
    named = ": ".join(dict.fromkeys(filter(None, (article.name, article.title or article.path))))
    line = f"[{article.number}] {named}; {article.published}{credits}{received}"
    return Text(_plain(line))


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
