"""Write the parts of the documentation that the program itself knows: `cli.md` and `schema.md`.

Run `make docs`; a test fails where the files differ from what this gives.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from typer.main import get_command

from synopticon import contract
from synopticon.cli import app

HERE = Path(__file__).parent


def main() -> None:
    """Write both files."""
    (HERE / "cli.md").write_text(cli(), encoding="utf-8")
    (HERE / "schema.md").write_text(schema(), encoding="utf-8")


def cli() -> str:
    """Give the page of all commands, their arguments and options."""
    root: Any = get_command(app)
    parts = ["# The commands\n", f"{root.help}\n", "Made from the program by `make docs`.\n"]
    for name, command in _commands(root):
        parts += [f"## synopticon {name}\n", f"{_unwrapped(command.help)}\n", "| | |\n|---|---|"]
        parts += [_row(parameter) for parameter in command.params]
        parts.append(f"\n    {command.epilog.removeprefix('Example: ')}\n")
    exits = "0 done, 1 a fault (disk full, case in use), 2 bad input. An error is one line on standard error.\n"
    return "\n".join([*parts, "## Exit status\n", exits])


def _commands(group: Any, before: str = "") -> list[tuple[str, Any]]:
    """Give the commands of a group with their full names, those of groups within it among them."""
    found: list[tuple[str, Any]] = []
    for name, command in group.commands.items():
        full = f"{before}{name}"
        found += _commands(command, f"{full} ") if hasattr(command, "commands") else [(full, command)]
    return found


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"| `{str(parameter.name).upper()}` | {parameter.help} |"
    return f"| {', '.join(f'`{option}`' for option in parameter.opts)} | {parameter.help} |"


def _unwrapped(text: str) -> str:
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text.strip())


def schema() -> str:
    """Give the page of the export's schema, field by field."""
    whole = contract.schema()
    parts = ["# The export, field by field\n", f"{whole['description'].replace('See docs/schema.md. ', '')}\n"]
    parts.append("`synopticon export CASE --format json` gives one object of these arrays (and the object `meta`):\n")
    for name, field in whole["properties"].items():
        key = (field.get("$ref") or field["items"]["$ref"]).rsplit("/", 1)[1]
        parts += [f"## {name}\n", f"{field['description']}\n", *_fields(whole["$defs"][key])]
    for key in ("participant", "when"):
        parts += [f"## A {key}\n", *_fields(whole["$defs"][key])]
    return "\n".join(parts)


def _fields(definition: dict[str, Any]) -> list[str]:
    rows = [
        f"| `{name}` | {_type(field)} | {field['description']} |" for name, field in definition["properties"].items()
    ]
    return ["| field | type | what it holds |\n|---|---|---|", *rows, ""]


def _type(field: dict[str, Any]) -> str:
    if "enum" in field:
        return " · ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field:
        key = field["$ref"].rsplit("/", 1)[1]
        definition = contract.schema()["$defs"][key]
        return _type(definition) if "enum" in definition else key
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    kind = field["type"]
    if kind == "array":
        return f"list of {_type(field['items'])}"
    if kind == "object" and "properties" in field:
        return "{" + ", ".join(field["properties"]) + "}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


if __name__ == "__main__":
    main()
