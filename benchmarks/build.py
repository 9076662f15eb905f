"""Builds one magazine with plain Sphinx and MyST, with ABlog, and with mubboo-sphinx, side by side.

``python -m benchmarks.build --articles 500`` prints what each costs; ``benchmarks/README.md`` says
what that means.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from benchmarks.report import Run, table, versions
from benchmarks.session import (
    BuildError,
    add_options,
    parse,
    say,
    sphinx_build,
    temporary_folder,
)
from benchmarks.site import generate, write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark, print its table, and return the exit status: 1 if a build failed."""
    options = _options(arguments)
    with temporary_folder(keep=options.keep) as folder:
        words = _write_sources(folder, options)
        try:
            runs = _rounds(folder, options)
        except BuildError as error:
            say(str(error))
            return 1
    _print(options, words, runs)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    add_options(parser)
    parser.add_argument(
        "--themes", nargs="+", default=[], metavar="NAME", help="build mubboo with these as well"
    )
    return parse(parser, arguments)


def _builds(options: argparse.Namespace) -> dict[str, tuple[str, str]]:
    """Return what is built, by a name for it and its folder: the variant, and the theme."""
    builds = {name: (name, options.theme) for name in options.variants}
    return builds | {f"mubboo, {theme}": ("mubboo", theme) for theme in options.themes}


def _write_sources(folder: Path, options: argparse.Namespace) -> float:
    """Write each variant's sources; return the average number of words of an article."""
    articles = list(generate(options.articles, options.seed))
    for name, (variant, theme) in _builds(options).items():
        source = folder / name / "source"
        write_site(source, articles, image=VARIANTS[variant].image)
        (source / "conf.py").write_text(VARIANTS[variant].conf_py(theme), encoding="utf-8")
    return sum(article.words for article in articles) / len(articles)


def _rounds(folder: Path, options: argparse.Namespace) -> list[Run]:
    """Build all variants in turn, several times; return the runs that count."""
    runs = []
    for number in range(1 - options.warmup, options.runs + 1):
        for name, (variant, _) in _builds(options).items():
            run = _build(folder / name, number, options.jobs, stemmer=VARIANTS[variant].stemmer)
            label = f"round {number} of {options.runs}" if number > 0 else "warm-up"
            say(f"{label}: {name} {run.cpu_seconds:.1f} CPU s")
            if number > 0:
                runs.append(run)
    return runs


def _build(folder: Path, number: int, jobs: str, *, stemmer: bool) -> Run:
    """Build one variant from nothing; raise `BuildError` if that fails."""
    output, doctrees = folder / "html", folder / "doctrees"
    for old in (output, doctrees):
        shutil.rmtree(old, ignore_errors=True)
    cost = sphinx_build(folder, jobs, stemmer=stemmer)
    files = [path for path in output.rglob("*") if path.is_file()]
    return Run(
        round=number,
        variant=folder.name,
        cpu_seconds=cost.cpu_seconds,
        wall_seconds=cost.wall_seconds,
        peak_bytes=cost.peak_bytes,
        output_bytes=sum(path.stat().st_size for path in files),
        pages=sum(path.suffix == ".html" for path in files),
        warnings=sum("WARNING: " in line for line in cost.output.splitlines()),
    )


def _print(options: argparse.Namespace, words: float, runs: list[Run]) -> None:
    found = versions()
    settings = {
        "articles": options.articles,
        "words": round(words),
        "seed": options.seed,
        "theme": options.theme,
        "themes": options.themes,
        "jobs": options.jobs,
        "runs": options.runs,
    }
    sys.stdout.write(
        f"{table(runs)}\n\n"
        + ", ".join(f"{name} {value}" for name, value in settings.items())
        + "\n"
        + ", ".join(f"{name} {version}" for name, version in found.items())
        + "\n"
    )
    if options.json:
        data = {"settings": settings, "versions": found, "runs": [asdict(run) for run in runs]}
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
