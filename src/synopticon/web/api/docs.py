"""The description of the API, for programs and for people; nothing of it comes from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from synopticon.web.api.openapi import description
from synopticon.web.render import page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a call, or a field of a shape."""

    name: str
    type: str
    text: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the API. `gives` is the name of a shape, `many` whether it comes in pages."""

    path: str
    summary: str
    text: str
    fields: tuple[Field, ...]
    gives: str
    many: bool


@router.get("/openapi.json")
def openapi(request: Request) -> dict[str, Any]:
    """Give the OpenAPI description."""
    return description(request.app)


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """Show the API to people."""
    made = description(request.app)
    shapes = made["components"]["schemas"]
    calls = [_call(path, operations["get"]) for path, operations in made["paths"].items() if "get" in operations]
    shown = {name: _fields(shape) for name, shape in sorted(shapes.items()) if "properties" in shape}
    return page(request, "docs.html", calls=calls, shapes=shown)


def _call(path: str, operation: dict[str, Any]) -> Call:
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    many = "items" in schema.get("properties", {})
    gives = schema["properties"]["items"]["items"]["$ref"] if many else schema.get("$ref", "")
    fields = tuple(
        Field(p["name"], _type(p["schema"]), p.get("description", ""), p.get("required", False))
        for p in operation.get("parameters", [])
    )
    return Call(path, operation["summary"], operation.get("description", ""), fields, gives.rsplit("/", 1)[-1], many)


def _fields(shape: dict[str, Any]) -> list[Field]:
    needed = shape.get("required", [])
    return [
        Field(name, _type(field), field.get("description", ""), name in needed)
        for name, field in shape["properties"].items()
    ]


def _type(field: dict[str, Any]) -> str:
    if "enum" in field:
        return " · ".join(str(value) for value in field["enum"])
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    kind = field.get("type", "")
    if kind == "array":
        return f"list of {_type(field['items'])}" if "items" in field else "list"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
