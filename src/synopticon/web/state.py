"""What the application holds while it runs, and how requests reach it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from synopticon.records import Judgement
from synopticon.store.index_read import Desk
from synopticon.web.keeping import Keeper
from synopticon.web.security import Guard


@dataclass(frozen=True, slots=True)
class Desktop:
    """The case behind the pages, and the guard before them."""

    keeper: Keeper
    guard: Guard

    def judged(self, identity: str) -> Judgement | None:
        """Give the judgement that a page is to say was kept, None for none or an unknown id."""
        if not identity:
            return None
        return next((j for j in self.keeper.case.judgements(withdrawn=True) if j.id == identity), None)


def desktop(request: Request) -> Desktop:
    """Give what the application holds."""
    held: Desktop = request.app.state.desktop
    return held


def fresh(request: Request) -> None:
    """Bring the pages up to date where another program has made a later record meanwhile."""
    keeper = desktop(request).keeper
    if not keeper.making.busy and keeper.stale():
        keeper.refresh()


def look(request: Request) -> Iterator[Desk]:
    """Open the current record for one request."""
    with desktop(request).keeper.look() as opened:
        yield opened


Held = Annotated[Desktop, Depends(desktop)]
Look = Annotated[Desk, Depends(look)]
