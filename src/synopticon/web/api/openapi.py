"""The OpenAPI description: FastAPI's, with the shapes of the export contract put in."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from synopticon import contract

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}
_LOOKED_UP = ("story", "event")  # parameters of charts whose id must be there
_COUNT: Json = {"type": "integer", "minimum": 0}


def description(app: FastAPI) -> Json:
    """Give the description of the API under /api; made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        made.setdefault("components", {})["schemas"] = _schemas()
        for path in made["paths"].values():
            for operation in path.values():
                _answers(operation)
        app.openapi_schema = made
    return app.openapi_schema


def _answers(operation: Json) -> None:
    many, one = operation.pop("x-list", None), operation.pop("x-one", None)
    content = operation["responses"]["200"].get("content", {}).get("application/json")
    if content is not None and (many or one):
        content["schema"] = _page(many) if many else _ref(one)
    operation["responses"].pop("422", None)
    asks = operation.get("parameters", [])
    if asks:
        operation["responses"]["400"] = _error("What is asked for cannot be: a wrong date, number or length.")
    if any(parameter["in"] == "path" or parameter["name"] in _LOOKED_UP for parameter in asks):
        operation["responses"]["404"] = _error("There is nothing of this id in the current record.")


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _page(name: str) -> Json:
    properties = {"total": _COUNT, "offset": _COUNT, "limit": _COUNT, "items": {"type": "array", "items": _ref(name)}}
    return {"type": "object", "required": list(properties), "properties": properties}


def _error(text: str) -> Json:
    return {"description": text, "content": {"application/json": {"schema": _ref("error")}}}


def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _schemas() -> Json:
    """Give the contract's shapes, and those of the API's own answers."""
    shapes: Json = _moved(deepcopy(contract.schema()["$defs"]))
    places = _object(id=_TEXT, name=_TEXT, lat={"type": "number"}, lon={"type": "number"}, href=_TEXT, count=_COUNT)
    node = _object(id=_TEXT, label=_TEXT, kind=_TEXT, href=_TEXT, size=_COUNT)
    edge = _object(id=_TEXT, source=_TEXT, target=_TEXT, label=_TEXT, kind=_TEXT, weight=_COUNT, href=_TEXT)
    return {
        **shapes,
        "error": _object(error=_TEXT, detail=_TEXT),
        "reading": _object(
            documents=_list(_ref("document")),
            entities=_list(_ref("entity")),
            times=_list(_ref("time")),
            statements=_list(_ref("statement")),
            reports=_list(_ref("report")),
            undecided=_list(_ref("undecided")),
        ),
        "judgement": _judgement(),
        "hit": _hit(),
        "timeline": _object(items=_list(_item())),
        "map": _object(places=_list(places)),
        "graph": _object(nodes=_list(node), edges=_list(edge)),
    }


def _judgement() -> Json:
    verdict = {"enum": ["same", "not-same", "accept", "reject", "correct"]}
    return _object(
        id=_TEXT, verdict=verdict, subjects=_list(_TEXT), attribute=_TEXT, value=_TEXT, note=_TEXT, who=_TEXT,
        when=_TEXT, withdrawn=_MAYBE,
    )  # fmt: skip


def _hit() -> Json:
    marks = _list({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2})
    return _object(
        kind={"enum": ["article", "statement", "event"]}, id=_TEXT, document=_MAYBE, story=_MAYBE, title=_TEXT,
        snippet=_TEXT, marks=marks, outlet=_TEXT, language=_TEXT, type=_TEXT, status=_TEXT, earliest=_MAYBE,
        latest=_MAYBE,
    )  # fmt: skip


def _item() -> Json:
    return _object(
        id=_TEXT, href=_TEXT, title=_TEXT, earliest=_MAYBE, latest=_MAYBE, when=_TEXT, status=_ref("status"),
        kind={"enum": ["event", "plan"]}, plan_of=_MAYBE, parent=_MAYBE, outlets=_COUNT, origins=_COUNT,
        documents=_COUNT,
    )  # fmt: skip


def _moved(value: Any) -> Any:
    """Point references at where OpenAPI keeps its shapes."""
    if isinstance(value, dict):
        return {
            key: inner.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _moved(inner)
            for key, inner in value.items()
        }
    return [_moved(each) for each in value] if isinstance(value, list) else value
