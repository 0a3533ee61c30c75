"""The pages, one module each."""

from fastapi import APIRouter

from synopticon.web.pages import articles, entities, events, front, judge, relations, searching, sources, stories

router = APIRouter(include_in_schema=False)
for module in (front, searching, stories, events, articles, entities, relations, sources, judge):
    router.include_router(module.router)
