"""Who did what to whom: predicates of one article, their arguments, places, moments and status."""
