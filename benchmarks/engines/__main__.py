"""Builds one magazine with other engines for blogs, in turn with Sphinx and mubboo-sphinx.

``python -m benchmarks.engines --articles 1000`` prints what each costs and what it leaves out;
``benchmarks/README.md`` says what that means.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engines.all_engines import ENGINES
from benchmarks.engines.rounds import Figures, measure_all
from benchmarks.engines.tables import failures, left_out, table
from benchmarks.report import MEGABYTE, versions
from benchmarks.session import add_common_options, positive, temporary_folder
from benchmarks.site import generate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.engines.engine import Engine


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark, print its tables, and return the exit status: 1 if an engine failed."""
    options = _parser().parse_args(arguments)
    articles = list(generate(options.articles, options.seed))
    engines = {name: ENGINES[name] for name in ENGINES if name in options.engines}
    with temporary_folder(keep=options.keep) as folder:
        figures = measure_all(folder, list(engines.values()), articles, options)
    _print(options, engines, figures)
    return 1 if figures.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    add_common_options(parser)
    parser.add_argument(
        "--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="what to build (all)"
    )
    parser.add_argument(
        "--timeout",
        type=positive,
        default=1800,
        metavar="SECONDS",
        help="stop a build that takes longer, and go on without its engine (1800)",
    )
    parser.add_argument(
        "--memory",
        type=positive,
        default=_most_memory() // MEGABYTE,
        metavar="MB",
        help="the same for one that needs more (three quarters of the machine's, %(default)s)",
    )
    parser.add_argument(
        "--environments",
        type=Path,
        metavar="DIR",
        default=_cache(),
        help="where the engines are installed, once (%(default)s)",
    )
    return parser


def _most_memory() -> int:
    """Return the bytes that a build may need before the machine gets into trouble."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4


def _cache() -> Path:
    """Return our folder in the user's cache (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(home or Path.home() / ".cache") / "mubboo-benchmarks" / "engines"


def _versions() -> dict[str, str]:
    """Return the versions of what runs the engines."""
    found = versions()
    if node := shutil.which("node"):
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
        found["Node.js"] = done.stdout.strip().removeprefix("v")
    return found


def _print(options: argparse.Namespace, engines: dict[str, Engine], figures: Figures) -> None:
    found = _versions()
    names = ("articles", "seed", "runs", "warmup", "timeout", "memory")
    settings = {name: getattr(options, name) for name in names}
    parts = [
        table(figures, engines),
        f"What each leaves out:\n\n{left_out(engines)}",
        failures(figures, engines),
        ", ".join(f"{name} {value}" for name, value in settings.items()),
        ", ".join(f"{name} {version}" for name, version in found.items()),
    ]
    sys.stdout.write("\n\n".join(filter(None, parts)) + "\n")
    if options.json:
        data = {
            "settings": settings,
            "versions": found,
            "engines": {
                name: {
                    "title": engine.title,
                    "requirements": engine.requirements,
                    "leaves out": [*engine.leaves_out, *engine.remarks],
                }
                for name, engine in engines.items()
            },
            **asdict(figures),
        }
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
