"""Small figures drawn on the server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

_WIDTH, _HEIGHT = 120, 24


def sparkline(points: Sequence[tuple[str, int]], label: str = "articles a day") -> Markup:
    """Draw counts a day as bars over the days they span, as SVG with presentation attributes only."""
    data = json.dumps([[day, count] for day, count in points])
    if not points:
        return Markup("")
    bars = Markup("").join(_bars(points))
    said = f"{label}: {sum(count for _, count in points)} from {points[0][0]} to {points[-1][0]}"
    svg = Markup('<svg viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{said}">{bars}</svg>')
    drawn = svg.format(w=_WIDTH, h=_HEIGHT, said=said, bars=bars)
    return Markup('<figure class="sparkline" data-chart="sparkline" data-points="{}">{}</figure>').format(data, drawn)


def _bars(points: Sequence[tuple[str, int]]) -> list[Markup]:
    days = [date.fromisoformat(day).toordinal() for day, _ in points]
    first, length = days[0], max(1, days[-1] - days[0] + 1)
    wide = max(2.0, min(12.0, _WIDTH / length - 1))
    tallest = max(count for _, count in points)
    bar = Markup('<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="currentColor"/>')
    drawn = []
    for day, (_, count) in zip(days, points, strict=True):
        high = max(2.0, _HEIGHT * count / tallest)
        left = (day - first) / length * (_WIDTH - wide) if length > 1 else 0.0
        drawn.append(bar.format(x=left, y=_HEIGHT - high, w=wide, h=high))
    return drawn
