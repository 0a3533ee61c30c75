"""Forms: sent from our pages only, and answered by going back to where they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from synopticon.web.state import desktop


@dataclass(frozen=True, slots=True)
class Given:
    """The fields of a form, the first value of each; those given several times in `many`."""

    fields: FormData

    def one(self, name: str, longest: int = 2000) -> str:
        """Give a field's text, "" where it is not given."""
        value = self.fields.get(name)
        return value.strip()[:longest] if isinstance(value, str) else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Give every value of a field that says something."""
        return tuple(v.strip() for v in self.fields.getlist(name) if isinstance(v, str) and v.strip())


async def form(request: Request) -> Given:
    """Read a form and check that it comes from one of our pages.

    Raises:
        Refused: it does not.
    """
    async with request.form(max_files=0, max_fields=50) as fields:
        given = Given(fields)
    desktop(request).guard.check_form(request, given.one("form_token"))
    return given


Form = Annotated[Given, Depends(form)]


def back(given: Given, path: str = "", **more: str) -> RedirectResponse:
    """Go back to the page the form stood on (`next`), or to another of the desk, with parameters added; never to
    another server."""
    if path:
        return RedirectResponse(f"{path}?{urlencode(more)}", 303)
    parts = urlsplit(given.one("next"))
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith(("//", "/\\")) else "/"
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in more and name != "judged"]
    query = urlencode([*kept, *more.items()])
    fragment = given.one("fragment", 80)
    return RedirectResponse(path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else ""), 303)
