"""The JSON API: the record in the shapes of the export contract, page by page."""

from fastapi import APIRouter

from synopticon.web.api import charts, docs, lists, one

router = APIRouter(prefix="/api")
for module in (lists, one, charts, docs):
    router.include_router(module.router)
