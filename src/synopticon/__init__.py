"""Synopticon: one sourced, dated, checkable record from many accounts of international affairs."""

__version__ = "0.1.0"
