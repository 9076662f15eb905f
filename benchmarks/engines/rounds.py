"""Builds the magazine with each engine in turn, from nothing, and says what that cost."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.engines.checks import problems
from benchmarks.engines.engine import Engine, Place, Source
from benchmarks.engines.environments import InstallError, install, last_lines, link_modules
from benchmarks.measure import Cost, Limits, measure
from benchmarks.report import MEGABYTE, Run
from benchmarks.session import environment, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.site import Article

_WARNING = re.compile(r"\bWARN(?:ING)?\b")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there are no figures of an engine."""

    engine: str
    reason: str
    """In a few words."""
    output: str = ""
    """The last lines that it printed."""


@dataclass(slots=True)
class Figures:
    """What was measured: the runs that count, and the engines that failed."""

    runs: list[Run] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


class _EngineError(Exception):
    """An engine is not to be measured; its `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


def measure_all(
    folder: Path,
    engines: Sequence[Engine],
    articles: Sequence[Article],
    options: argparse.Namespace,
) -> Figures:
    """Build with all of `engines` in each round, in `folder`; who fails is left out."""
    figures = Figures()
    limits = Limits(options.timeout, options.memory * MEGABYTE)
    places: dict[str, Place] = {}
    for engine in engines:
        try:
            places[engine.name] = _set_up(folder, engine, articles, options.environments)
        except InstallError as error:
            _give_up(figures, Failure(engine.name, "could not be installed", str(error)))
    for number in range(1 - options.warmup, options.runs + 1):
        for engine in [engine for engine in engines if engine.name in places]:
            try:
                run = _run(engine, places[engine.name], articles, number, limits)
            except _EngineError as error:
                _give_up(figures, error.failure)
                del places[engine.name]
                continue
            label = f"round {number} of {options.runs}" if number > 0 else "warm-up"
            say(f"{label}: {engine.name} {run.cpu_seconds:.1f} CPU s")
            if number > 0:
                figures.runs.append(run)
    return figures


def _give_up(figures: Figures, failure: Failure) -> None:
    """Note that an engine failed. What it cost before does not count: it is not the whole."""
    say(f"{failure.engine}: {failure.reason}\n{failure.output}".rstrip())
    figures.failures.append(failure)
    figures.runs = [run for run in figures.runs if run.variant != failure.engine]


def _set_up(folder: Path, engine: Engine, articles: Sequence[Article], environments: Path) -> Place:
    """Install an engine and write its sources. Raises `InstallError`."""
    place = Place(install(environments, engine), folder / engine.name, engine.html)
    engine.write(place.source, articles)
    link_modules(place.environment, place.source)
    return place


def _run(
    engine: Engine, place: Place, articles: Sequence[Article], number: int, limits: Limits
) -> Run:
    """Build from nothing, and look at what came out. Raises `_EngineError`."""
    _clean(engine, place)
    cost = measure(
        engine.command(place),
        env={**environment(place.site), **engine.variables},
        # Sphinx is told its folders; elsewhere a relative PYTHONPATH would mean something else.
        cwd=None if engine.source is Source.HERE else place.source,
        limits=limits,
    )
    _expect_success(engine, cost)
    if found := problems(place.output, articles, engine):
        raise _EngineError(Failure(engine.name, "built pages that are not right", "\n".join(found)))
    files = [path for path in place.output.rglob("*") if path.is_file()]
    return Run(
        round=number,
        variant=engine.name,
        cpu_seconds=cost.cpu_seconds,
        wall_seconds=cost.wall_seconds,
        peak_bytes=cost.peak_bytes,
        output_bytes=sum(path.stat().st_size for path in files),
        pages=sum(path.suffix == ".html" for path in files),
        warnings=sum(bool(_WARNING.search(line)) for line in cost.output.splitlines()),
    )


def _expect_success(engine: Engine, cost: Cost) -> None:
    """Raise `_EngineError` if a build did not end well."""
    if cost.exceeded:
        spent = f"{cost.wall_seconds:.0f} s and {cost.peak_bytes / MEGABYTE:.0f} MB"
        reason = f"stopped for its {cost.exceeded}, after {spent}"
    elif cost.status:
        reason = f"failed with status {cost.status}"
    else:
        return
    raise _EngineError(Failure(engine.name, reason, last_lines(cost.output)))


def _clean(engine: Engine, place: Place) -> None:
    """Remove what an earlier build left."""
    shutil.rmtree(place.output, ignore_errors=True)
    for pattern in engine.caches:
        for path in list(place.site.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
