"""The register: one entry for each happening that somebody alleges or reports and that a provision would concern.

It never says that a provision was breached. It says who says what happened, through whom, which provision that would
concern and why, what the accused answered, how many independent origins there are, and where the words stand.

    compose(record, watches, receiver) -> Register
    to_dict, json_text, csv_text, html, pdf of a register; terminal(register, console)
"""

from synopticon.watches.register.compose import compose
from synopticon.watches.register.evidence import Received, Receiver, find
from synopticon.watches.register.html import html
from synopticon.watches.register.model import Register
from synopticon.watches.register.pdf import NoPdf, pdf
from synopticon.watches.register.tables import csv_text, json_text, to_dict
from synopticon.watches.register.terminal import terminal

__all__ = [
    "NoPdf",
    "Received",
    "Receiver",
    "Register",
    "compose",
    "csv_text",
    "find",
    "html",
    "json_text",
    "pdf",
    "terminal",
    "to_dict",
]
