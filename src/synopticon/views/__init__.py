"""Views: the record as people read it."""
