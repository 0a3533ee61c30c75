"""Who said what: the parts that the component in `statements.py` is made of."""
