"""The title of an event in the words of an English account: its own clause, with names for pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from textwrap import shorten

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.likeness import is_said
from synopticon.reconciling.titles import HAPPENED, headed, listed, lists, name_of, paired, unmarked
from synopticon.records import Status

_CLOSING = '”»"'
_LONG = 90  # characters of a clause that is soon read
_LONGEST_QUOTED = 110  # … of one in quotation marks
_WORD = re.compile(r"[\w']+")


def in_words(happening: str, status: Status, members: Sequence[Account]) -> str:
    """Give what happened in the clause of the English account that names most of those who took part, "" where no
    account of the status has a clause that can stand alone."""
    for account in _told(happening, status, members, phrases=False):
        if words := _standing(account):
            itself = not lists().get(status, frozenset()).isdisjoint(words.lower().split())
            return headed(words, "occurred" if itself else status)
    return ""


def in_a_phrase(happening: str, status: Status, members: Sequence[Account]) -> str:
    """Give the noun phrase of the English account that names most of those who took part, "" where there is none."""
    for account in _told(happening, status, members, phrases=True):
        (start, end), text = account.report.clause[0], account.reading.document.text
        words = " ".join(text[start:end].split())
        first = words.split()[0].lower()
        if first not in lists()["possessives"]:
            return headed(words.removeprefix(f"{first} ") if first in lists()["articles"] else words, status)
    return ""


def in_quotation(members: Sequence[Account]) -> str:
    """Give the shortest clause of all accounts, as it stands, in quotation marks."""
    words = sorted((whole(a) for a in members if a.report.clause), key=lambda each: (len(each), each))
    return f"“{shorten(words[0], _LONGEST_QUOTED, placeholder=' …')}”" if words else ""


def complement(account: Account) -> str:
    """Give the words of a clause behind those that name what happened, "" where it has none."""
    text, behind = account.reading.document.text, account.report.trigger_end
    parts = (text[max(start, behind) : end] for start, end in account.report.clause[1:] if end > behind)
    return " ".join(" ".join(parts).split())


def whole(account: Account) -> str:
    """Give the words of a clause or phrase in the order of the text, "" where there are none."""
    text, parts, behind = account.reading.document.text, list[str](), 0
    for start, end in sorted(account.report.clause):
        parts.append(text[max(start, behind) : end])
        behind = max(end, behind)
    return " ".join(" ".join(parts).split())


def _told(happening: str, status: Status, members: Sequence[Account], *, phrases: bool) -> list[Account]:
    """Give the English accounts of a happening and status that have a clause, or only a noun phrase (its one span), the
    most telling first."""
    told = (a for a in members if a.report.happening == happening and a.reading.document.language == "en")
    return sorted(
        (a for a in told if a.report.clause and (len(a.report.clause) == 1) == phrases and of_status(status, a)),
        key=_rank,
    )


def of_status(status: Status, account: Account) -> bool:
    """Tell whether an account tells it as the event is."""
    return account.report.status == status or (status in HAPPENED and account.report.status in HAPPENED)


def _rank(account: Account) -> tuple[bool, int, bool, bool, int, str, int]:
    """Rank what leans on nothing before it first ("it"), then what names most of those who took part."""
    report, text = account.report, account.reading.document.text
    words = {word.lower() for start, end in report.clause[1:] for word in _WORD.findall(text[start:end])}
    parties = {p.entity or p.text for p in (*report.actors, *report.recipients) if _within(p.start, p.end, account)}
    length = sum(end - start for start, end in report.clause)
    leaning = not words.isdisjoint(lists()["objects"])
    brief = (length > _LONG, length if length > _LONG else -length)  # what says more, as long as it is soon read
    return leaning, -len(parties), report.background, *brief, account.document, report.trigger_start


def _within(start: int, end: int, account: Account) -> bool:
    return any(first <= start and end <= last for first, last in account.report.clause)


def _standing(account: Account) -> str:
    """Give the words of a clause as they can stand alone, "" where they lean on what is not told with them."""
    text = account.reading.document.text
    (start, end), *rest = account.report.clause
    subject = _subject(account, start, end)
    known = {m.entity for m in account.reading.mentions if start <= m.start and m.end <= end}
    words = " ".join((subject, *(_named(account, a, b, known) for a, b in rest)))
    leaning = lists()["speakers"]
    if not subject or _untold(account) or any(word.lower() in leaning for word in _WORD.findall(words)):
        return ""
    return _balanced(" ".join(words.split()), text[rest[-1][1] : rest[-1][1] + 2])


def _named(account: Account, start: int, end: int, known: Set[str | None]) -> str:
    """Give words with the names of people for their pronouns, but of those who are `known` from the words before."""
    reading = account.reading
    names = {e.id: e.name for e in reading.entities if e.type == "PER" and e.id not in known}
    told, at = "", start
    for m in sorted(reading.mentions, key=lambda m: m.start):
        if m.form == "pronoun" and start <= m.start and m.end <= end and m.entity in names:
            pronoun, behind = reading.document.text[m.start : m.end].lower(), reading.document.text[m.end : end].split()
            owns = (
                pronoun in lists()["possessives"] and bool(behind) and behind[0].lower() not in lists()["prepositions"]
            )
            told += reading.document.text[at : m.start] + names[m.entity] + ("'s" if owns else "")
            at = m.end
    return told + reading.document.text[at:end]


def _untold(account: Account) -> bool:
    """Tell whether a clause leaves out what was said, demanded or promised."""
    if account.report.happening in lists()["transitive"] and not account.report.object:
        return True
    return is_said(account) and not complement(account)


def _subject(account: Account, start: int, end: int) -> str:
    """Give the words for who did it; the name where they have none; "" where nobody knows whom they mean."""
    reading = account.reading
    text = reading.document.text[start:end]
    first, _, rest = text.partition(" ")
    owned = first.lower() in lists()["possessives"]
    named = [m for m in reading.mentions if m.form == "name" and start <= m.start and m.end <= end]
    if named and not owned:
        return text
    names = {p.entity: name_of(p) for p in (*account.doers, *account.others) if p.entity}
    owners = [m.entity for m in reading.mentions if (m.start, m.end) == (start, start + len(first))]
    if rest and owned and not named and (owner := names.get(owners[0] or "") if owners else ""):
        return f"{owner}'s {rest}"
    meant = {p.entity for p in (*account.report.actors, *account.report.recipients) if start <= p.start < end}
    if called := listed([name for entity, name in names.items() if entity in meant]):
        return called
    return "" if owned or first.lower() in lists()["pronouns"] else text


def _balanced(words: str, behind: str) -> str:
    """Give words whose quotation marks come in pairs: with that which stands right behind them, or with none."""
    closing = next((mark for mark in behind if mark in _CLOSING), "")
    return next((whole for whole in (words, words + closing) if paired(whole)), unmarked(words).strip())
