"""`python -m synopticon`: the command line, where no script of it is on the path."""

from synopticon.cli import main

main()
