"""The register for programs: JSON, and CSV with a row for each account."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from synopticon.watches.register.model import Account, Entry, Quote, Register

_COLUMNS = (
    "entry", "id", "headline", "status", "provisions", "actors", "recipients", "goods", "quantities", "when", "where",
    "answers", "independent_origins", "origins", "credibility", "alleged_by", "through", "told_by", "published",
    "account_status", "reliability", "language", "sentence", "start", "end", "received_start", "received_end",
    "document", "uri", "sha256", "named", "may_be_the_same",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_dict(register: Register) -> dict[str, Any]:
    """Give the register as plain dictionaries and lists; an independence that is not established is null."""
    built: dict[str, Any] = msgspec.to_builtins(register)
    return built


def json_text(register: Register) -> str:
    """Give the register as JSON."""
    return msgspec.json.format(msgspec.json.encode(to_dict(register)), indent=1).decode() + "\n"


def csv_text(register: Register) -> str:
    """Give the register as CSV (RFC 4180, UTF-8), a row for each account; no cell begins as a spreadsheet's formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for entry in register.entries:
        for account in (*entry.accounts, *entry.perhaps):
            last = _joined(entry.named), "yes" * (account in entry.perhaps)
            writer.writerow([safe(cell) for cell in (*_of_entry(entry), *_of_account(register, account), *last)])
    return out.getvalue()


def _of_entry(entry: Entry) -> list[str]:
    independent = "not established" if entry.independent is None else str(entry.independent)
    return [
        str(entry.number), entry.id, entry.headline, entry.status, _joined(c.provision for c in entry.concerns),
        _joined(entry.actors), _joined(entry.recipients), _joined(entry.goods), _joined(entry.quantities), entry.when,
        entry.where, _joined(a.sentence for a in entry.answers), independent, _joined(entry.origins),
        entry.credibility.code,
    ]  # fmt: skip


def _of_account(register: Register, account: Account) -> list[str]:
    quote: Quote = account.quote
    article = register.articles[quote.article - 1]
    received = quote.received
    return [
        _joined(account.alleged_by), account.through, account.told_by, account.published, account.status,
        account.reliability.code, quote.language, quote.text, str(quote.clean.start), str(quote.clean.end),
        str(received.start) if received else "", str(received.end) if received else "",
        article.document, article.uri, article.sha256,
    ]  # fmt: skip


def _joined(items: Any) -> str:
    return "; ".join(items)


def safe(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
