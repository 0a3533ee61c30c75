"""The dossier as PDF, by WeasyPrint (the extra `pdf`)."""

from __future__ import annotations

from synopticon.watches.register.html import html
from synopticon.watches.register.model import Register


class NoPdf(Exception):
    """WeasyPrint, or a library it needs, is not installed; the message says how to get it."""


def pdf(register: Register) -> bytes:
    """Give the dossier as PDF; nothing is fetched for it.

    Raises:
        NoPdf: WeasyPrint is not installed.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise NoPdf(
            "PDF needs WeasyPrint and Pango: pip install 'synopticon[pdf]', and Debian's libpango-1.0-0 and "
            f"libpangoft2-1.0-0 ({error})"
        ) from None
    made: bytes = HTML(string=html(register), url_fetcher=_nothing).write_pdf()
    return made


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"{url}: nothing is loaded")
