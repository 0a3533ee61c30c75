"""Reading: one article's `Document` → its `Reading`: who is named, when, who said what, who did what to whom."""
