"""Reading a tree, as the coder calls it: each name lives in the module that it is imported from."""

from __future__ import annotations

from synopticon.reading.coding.arguments import objects as objects
from synopticon.reading.coding.arguments import subjects as subjects
from synopticon.reading.coding.clauses import is_finite as is_finite
from synopticon.reading.coding.clauses import is_gerund as is_gerund
from synopticon.reading.coding.clauses import is_infinitive as is_infinitive
from synopticon.reading.coding.clauses import is_relative_clause as is_relative_clause
from synopticon.reading.coding.clauses import is_verb as is_verb
from synopticon.reading.coding.governing import governor as governor
from synopticon.reading.coding.governing import is_presupposed as is_presupposed
from synopticon.reading.coding.voice import is_passive as is_passive
from synopticon.reading.coding.words import base as base
from synopticon.reading.coding.words import case as case
from synopticon.reading.coding.words import has as has
from synopticon.reading.coding.words import lemmas as lemmas
