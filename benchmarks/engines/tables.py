"""The table of the engines, and the list of what each leaves out."""

from __future__ import annotations

from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.report import MEGABYTE, markdown, ratios, spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.engines.engine import Engine
    from benchmarks.engines.rounds import Figures
    from benchmarks.report import Run

BASE = "plain"
"""The engine that the others are compared with."""

_HEADS = ["engine", "CPU s", "wall s", "peak MB", "output MB", "HTML files"]
_RATIOS = {
    "CPU": "cpu_seconds",
    "wall": "wall_seconds",
    "peak": "peak_bytes",
    "output": "output_bytes",
}


def table(figures: Figures, engines: Mapping[str, Engine]) -> str:
    """Return a Markdown table: a line for each engine, those without figures last, with why."""
    measured = {run.variant for run in figures.runs}
    based = BASE in measured
    rows = [_HEADS + [f"{name} / {BASE}" for name in _RATIOS if based]]
    rows += [
        _row(figures.runs, name, engine.title, based=based)
        for name, engine in engines.items()
        if name in measured
    ]
    blank = [""] * (len(rows[0]) - 2)
    rows += [
        [f"{engines[failure.engine].title}: {failure.reason}", "-", *blank]
        for failure in figures.failures
    ]
    return markdown(rows)


def _row(runs: Sequence[Run], name: str, title: str, *, based: bool) -> list[str]:
    own = [run for run in runs if run.variant == name]
    cells = [
        title,
        f"{median(run.cpu_seconds for run in own):.1f}",
        f"{median(run.wall_seconds for run in own):.1f}",
        f"{median(run.peak_bytes for run in own) / MEGABYTE:.0f}",
        f"{median(run.output_bytes for run in own) / MEGABYTE:.1f}",
        f"{median(run.pages for run in own):.0f}",
    ]
    if based:
        cells += [
            spread(ratios(runs, name, BASE, of=attrgetter(field))) for field in _RATIOS.values()
        ]
    return cells


def left_out(engines: Mapping[str, Engine]) -> str:
    """Return a Markdown list of what each engine leaves out, or does in another way."""
    lines = []
    for engine in engines.values():
        parts = [", ".join(engine.leaves_out), *engine.remarks]
        lines.append(f"- **{engine.title}**: {'; '.join(filter(None, parts)) or 'nothing'}.")
    return "\n".join(lines)


def failures(figures: Figures, engines: Mapping[str, Engine]) -> str:
    """Return, for each engine that failed, the last lines of its output."""
    return "\n".join(
        f"{engines[failure.engine].title}: {failure.reason}\n\n```\n{failure.output}\n```\n"
        for failure in figures.failures
    )
