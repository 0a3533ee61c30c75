"""Numbers: what a stage gets right on labelled data, and how fast."""
