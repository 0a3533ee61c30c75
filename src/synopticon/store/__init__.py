"""The store: one SQLite file per case."""

from synopticon.store.kept import State
from synopticon.store.sqlite import BadCase, Store, StoreError

__all__ = ["BadCase", "State", "Store", "StoreError"]
