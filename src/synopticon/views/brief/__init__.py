"""The brief: the record as a careful analyst would write it down, every line cited."""

from synopticon.views.brief.compose import compose, compose_news
from synopticon.views.brief.html import html
from synopticon.views.brief.markdown import markdown
from synopticon.views.brief.model import Brief
from synopticon.views.brief.terminal import terminal

__all__ = ["Brief", "compose", "compose_news", "html", "markdown", "terminal"]
