"""Cleaning: `Raw` → `Document`. Every change is an `Edit`, so that each clean character maps back to the received."""

from synopticon.cleaning.document import clean
from synopticon.cleaning.offsets import apply, to_clean, to_received
from synopticon.cleaning.received import received_text
from synopticon.cleaning.repeated import repeated_lines

__all__ = ["apply", "clean", "received_text", "repeated_lines", "to_clean", "to_received"]
