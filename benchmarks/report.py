"""Figures of builds, and the tables made of them."""

from __future__ import annotations

import importlib.metadata
import platform
from dataclasses import dataclass
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MEGABYTE = 1_000_000
DISTRIBUTIONS = (
    "Sphinx",
    "docutils",
    "myst-parser",
    "sphinx_design",
    "ABlog",
    "PyStemmer",
    "mubboo-sphinx",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One clean build."""

    round: int
    """Number of the round, from 1; the builds of one round ran one after the other."""
    variant: str
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    output_bytes: int
    """Size of all files of the built site; of the doctrees nothing."""
    pages: int
    """Number of HTML files."""
    warnings: int


def versions() -> dict[str, str]:
    """Return the version of Python and of each distribution that matters, or "not installed"."""
    found = {"Python": platform.python_version()}
    for name in DISTRIBUTIONS:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def ratios(
    runs: Iterable[Run],
    variant: str,
    base: str,
    of: Callable[[Run], float] = attrgetter("cpu_seconds"),
) -> list[float]:
    """Return a figure of `variant` over that of `base`, for each round that has both.

    The figure is the CPU time, or what `of` takes from a run.
    """
    found = {(run.round, run.variant): of(run) for run in runs}
    rounds = sorted({number for number, _ in found})
    pairs = ((found.get((number, variant)), found.get((number, base))) for number in rounds)
    return [above / below for above, below in pairs if above and below]


def table(runs: Sequence[Run]) -> str:
    """Return a Markdown table: a line for each variant, medians over the rounds."""
    names = list(dict.fromkeys(run.variant for run in runs))
    bases = [base for base in ("plain", "ablog") if base in names]
    heads = ["variant", "CPU s", "wall s", "peak MB", "output MB", "pages", "warnings"]
    rows = [heads + [f"CPU / {base}" for base in bases]]
    rows += [_row(runs, name, bases) for name in names]
    return markdown(rows)


def markdown(rows: list[list[str]]) -> str:
    """Return a Markdown table; the first row holds the heads of the columns."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["-" * width for width in widths])
    lines = ("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)
    return "\n".join(lines)


def _row(runs: Sequence[Run], name: str, bases: Sequence[str]) -> list[str]:
    own = [run for run in runs if run.variant == name]
    return [
        name,
        f"{median(run.cpu_seconds for run in own):.1f}",
        f"{median(run.wall_seconds for run in own):.1f}",
        f"{median(run.peak_bytes for run in own) / MEGABYTE:.0f}",
        f"{median(run.output_bytes for run in own) / MEGABYTE:.1f}",
        f"{median(run.pages for run in own):.0f}",
        f"{median(run.warnings for run in own):.0f}",
        *(spread(ratios(runs, name, base)) for base in bases),
    ]


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Return the median, and the least and the greatest of several different values."""
    if not values:
        return ""
    text = f"{median(values):.{digits}f}"
    low, high = f"{min(values):.{digits}f}", f"{max(values):.{digits}f}"
    return text if low == high else f"{text} ({low} to {high})"
