"""Tests of a plain install, which `make test-plain` runs: the wheel, without extras.

Where the extras are installed, they have nothing to say and are not collected.
"""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("MUBBOO_PLAIN") else ["test_*.py"]
