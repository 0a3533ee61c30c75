"""`python -m synopticon`: the command line, where no script of it is on the path."""

import sys

from synopticon.cli import main

sys.exit(main())
