"""The grammar of time expressions: words (`lexing`), rules (`grammar`), meaning (`meaning`), joining, tense."""

from __future__ import annotations
