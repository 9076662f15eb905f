"""`python -m mubboo_sphinx.cli` is the command `mubboo`."""

import sys

from mubboo_sphinx.cli import main

if __name__ == "__main__":
    sys.exit(main())
