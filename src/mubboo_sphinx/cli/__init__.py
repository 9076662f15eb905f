"""The command `mubboo`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.cli.listing import print_list

if TYPE_CHECKING:
    from collections.abc import Sequence

ERROR = 2
"""The exit status of a command that cannot be done, as that of wrong options."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status."""
    parser = argparse.ArgumentParser(prog="mubboo", description="For whoever edits a magazine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser(
        "list",
        help="list the articles, with their words and read times",
        description="List the articles of a magazine, newest first: date, read time, words, name.",
    )
    listing.add_argument(
        "source", type=Path, nargs="?", default=Path(), help="folder of conf.py (this one)"
    )
    listing.add_argument(
        "-d",
        "--doctrees",
        type=Path,
        metavar="DIR",
        help="keep what was read in DIR, so that the next time only changes are read",
    )
    listing.add_argument("--drafts", action="store_true", help="list drafts too")
    listing.add_argument("--json", action="store_true", help="as JSON, for other programs")
    listing.set_defaults(run=print_list)
    options = parser.parse_args(arguments)
    if not (options.source / "conf.py").is_file():
        sys.stderr.write(f"mubboo: there is no conf.py in {options.source}\n")
        return ERROR
    options.run(options)
    return 0
