"""The application: pages, API and static files behind one wall."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from synopticon.case import Progress
from synopticon.store import StoreError
from synopticon.store.index_read import Missing
from synopticon.web import render
from synopticon.web.keeping import Keeper
from synopticon.web.security import LOOPBACK, Guard, Refused, Wall
from synopticon.web.state import Desktop


@dataclass(frozen=True, slots=True)
class Options:
    """How the desk is served: the names it answers to (none: any), and the token it asks for ("": none)."""

    hosts: frozenset[str] = LOOPBACK
    token: str = ""


def application(case: Path, options: Options | None = None, progress: Progress | None = None) -> FastAPI:
    """Make the desk of a case; the record is made, where it is not, before the first page is given.

    Raises:
        StoreError: the case cannot be opened.
    """
    keeper = Keeper(case)
    keeper.start(progress)
    return desk(keeper, options or Options())


def desk(keeper: Keeper, options: Options) -> FastAPI:
    """Make the desk of what a keeper keeps; it is closed with the application."""
    from synopticon.web import api, pages

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        keeper.close()

    app = FastAPI(
        title="Synopticon",
        description="The record of a case, as JSON in the shapes of the export contract.",
        version=_version(),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desktop = Desktop(keeper, guard := Guard(options.hosts, options.token))
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=render.STATIC, check_dir=False), name="static")
    _explain_errors(app)
    app.add_middleware(Wall, guard=guard)
    return app


def _version() -> str:
    from synopticon import __version__

    return __version__


def _explain_errors(app: FastAPI) -> None:
    def missing(request: Request, error: Exception) -> Response:
        return _error(request, 404, "Not in this record", _MISSING)

    def refused(request: Request, error: Exception) -> Response:
        return _error(request, 403, "Form not accepted", _REFUSED)

    def invalid(request: Request, error: Exception) -> Response:
        said = "; ".join(_complaints(error)) if isinstance(error, RequestValidationError) else ""
        return _error(request, 400, "That cannot be asked", said)

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = str(error.detail) if isinstance(error, HTTPException) else ""
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        answer = _error(request, status, _TITLES.get(status, "That did not work"), _DETAILS.get(status, detail))
        answer.headers.update(headers)
        return answer

    def unavailable(request: Request, error: Exception) -> Response:
        return _error(request, 503, "The case cannot be read or written now", str(error))

    app.add_exception_handler(Missing, missing)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(StoreError, unavailable)


_MISSING = "There is nothing of this id. Ids change when reports join or part; look for it by its words."
_REFUSED = "The form did not come from a page of this desk, or the desk was started anew: reload that page."
_TITLES = {404: "No such page", 405: "That cannot be done here", 400: "That cannot be asked"}
_DETAILS = {404: "The address leads nowhere in this desk."}


def _complaints(error: RequestValidationError) -> list[str]:
    return [f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in error.errors()]


def _error(request: Request, status: int, title: str, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": title, "detail": detail}, status)
    return render.page(request, "error.html", status, title=title, detail=detail)
