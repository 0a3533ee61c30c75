"""The desk: the record as people look at it, in local web pages that load nothing from elsewhere."""

from synopticon.web.app import Options, application

__all__ = ["Options", "application"]
