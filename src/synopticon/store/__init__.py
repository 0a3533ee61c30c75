"""The store: one SQLite file per case."""

from synopticon.store.sqlite import NotACase, Store, StoreError

__all__ = ["NotACase", "Store", "StoreError"]
