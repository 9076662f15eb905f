"""What the benchmarks of builds have in common: a folder, a command, options."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Cost, measure
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class BuildError(Exception):
    """A build failed; the text is what it printed."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every benchmark of builds by Sphinx."""
    add_common_options(parser)
    parser.add_argument(
        "--variants",
        nargs="+",
        choices=VARIANTS,
        default=list(VARIANTS),
        help="what to build (all)",
    )
    parser.add_argument(
        "--theme", default="", help="HTML theme of all variants (alabaster; mubboo for ours)"
    )
    parser.add_argument("--jobs", default="1", help="passed to sphinx-build as -j (1)")


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every benchmark of builds, whatever builds."""
    parser.add_argument(
        "--articles", type=positive, default=100, metavar="N", help="size of the site (100)"
    )
    parser.add_argument("--runs", type=positive, default=3, help="rounds that count (3)")
    parser.add_argument(
        "--warmup", type=int, default=1, help="rounds before them that do not count (1)"
    )
    parser.add_argument("--seed", type=int, default=0, help="another seed, other articles (0)")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the figures of each run to FILE"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the sources and the built sites, and say where"
    )


def parse(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; end the program if what a variant needs is not installed."""
    options = parser.parse_args(arguments)
    needed = {name for variant in options.variants for name in VARIANTS[variant].extensions}
    if missing := sorted(name for name in needed if importlib.util.find_spec(name) is None):
        parser.error(f"not installed: {', '.join(missing)}")
    return options


def positive(text: str) -> int:
    """Return a whole number of at least 1. Raises `ArgumentTypeError`."""
    if (number := int(text)) < 1:
        message = "must be at least 1"
        raise argparse.ArgumentTypeError(message)
    return number


@contextmanager
def temporary_folder(*, keep: bool) -> Iterator[Path]:
    """Yield a temporary folder, removed in the end if not to `keep`."""
    folder = Path(tempfile.mkdtemp(prefix="mubboo-benchmark-"))
    try:
        yield folder
    finally:
        if keep:
            say(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def sphinx_build(folder: Path, jobs: str, *, stemmer: bool = True) -> Cost:
    """Build `folder`/source into `folder`/html, and return the cost. Raises `BuildError`."""
    cost = measure(sphinx_command(folder, jobs, stemmer=stemmer), env=environment(folder))
    if cost.status:
        message = f"{cost.output}\nThe build of '{folder.name}' failed with status {cost.status}."
        raise BuildError(message)
    return cost


_WITHOUT_STEMMER = (
    "import runpy, sys; sys.modules['Stemmer'] = None;"
    " runpy.run_module('sphinx', run_name='__main__', alter_sys=True)"
)
"""What has Python not find PyStemmer, as where it is not installed."""


def sphinx_command(folder: Path, jobs: str, *, stemmer: bool = True) -> list[str]:
    """Return the command that builds `folder`/source into `folder`/html.

    Without `stemmer`, PyStemmer is not found.
    """
    sphinx = ["-m", "sphinx"] if stemmer else ["-c", _WITHOUT_STEMMER]
    return [sys.executable, *sphinx, *sphinx_arguments(folder, jobs)]


def sphinx_arguments(folder: Path, jobs: str) -> list[str]:
    """Return what Sphinx is told, to build `folder`/source into `folder`/html."""
    options = ["-b", "html", "-q", "--no-color", "-j", jobs, "-d", str(folder / "doctrees")]
    return [*options, str(folder / "source"), str(folder / "html")]


def environment(folder: Path) -> dict[str, str]:
    """Return our environment with a fixed hash seed, the real date, and `folder` as TMPDIR."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return env | {"PYTHONHASHSEED": "0", "TMPDIR": str(folder)}


def say(text: str) -> None:
    """Write `text` to standard error, where the progress goes."""
    sys.stderr.write(f"{text}\n")
