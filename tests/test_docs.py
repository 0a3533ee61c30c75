"""The documentation says what the program does: generated pages are current, every command and option described."""

from __future__ import annotations

import importlib.util
import re
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command

import synopticon
from synopticon.cli import app
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md"])
ROOT_COMMAND: Any = get_command(app)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current() -> None:
    made = generator()
    assert (ROOT / "docs" / "cli.md").read_text() == made.cli(), "run `make docs`"
    assert (ROOT / "docs" / "schema.md").read_text() == made.schema(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(ROOT_COMMAND.commands))
def test_every_command_and_option_is_described(name: str) -> None:
    command = ROOT_COMMAND.commands[name]
    assert command.help and command.epilog.startswith("Example: synopticon ")
    for parameter in command.params:
        assert parameter.help, parameter.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Any) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Any) -> None:
    for example in re.findall(r"```python\n(.*?)```", page.read_text(), re.DOTALL):
        exec(compile(example, page.name, "exec"), {})


def test_public_names() -> None:
    assert sorted(synopticon.__all__) == ["Reading", "Record", "load", "open", "read", "records"]
    for name in synopticon.__all__:
        assert getattr(synopticon, name).__doc__, name
