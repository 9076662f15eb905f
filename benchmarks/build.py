"""Builds one magazine with plain Sphinx and MyST, with ABlog, and with mubboo-sphinx, side by side.

``python -m benchmarks.build --articles 500`` prints what each costs; ``benchmarks/README.md`` says
what that means.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import measure
from benchmarks.report import Run, table, versions
from benchmarks.site import generate, write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class BuildError(Exception):
    """A build failed; the text is what it printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark, print its table, and return the exit status: 1 if a build failed."""
    options = _options(arguments)
    with _folder(keep=options.keep) as folder:
        words = _write_sources(folder, options)
        try:
            runs = _rounds(folder, options)
        except BuildError as error:
            _say(str(error))
            return 1
    _print(options, words, runs)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument(
        "--articles", type=_positive, default=100, metavar="N", help="size of the site (100)"
    )
    parser.add_argument("--runs", type=_positive, default=3, help="rounds that count (3)")
    parser.add_argument(
        "--warmup", type=int, default=1, help="rounds before them that do not count (1)"
    )
    parser.add_argument(
        "--variants",
        nargs="+",
        choices=VARIANTS,
        default=list(VARIANTS),
        help="what to build (all)",
    )
    parser.add_argument(
        "--theme", default="alabaster", help="HTML theme of all variants (alabaster)"
    )
    parser.add_argument("--jobs", default="1", help="passed to sphinx-build as -j (1)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other articles (0)")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the figures of each run to FILE"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the sources and the built sites, and say where"
    )
    options = parser.parse_args(arguments)
    needed = {name for variant in options.variants for name in VARIANTS[variant].extensions}
    if missing := sorted(name for name in needed if importlib.util.find_spec(name) is None):
        parser.error(f"not installed: {', '.join(missing)}")
    return options


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        message = "must be at least 1"
        raise argparse.ArgumentTypeError(message)
    return number


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    """Yield a temporary folder, removed in the end if not to `keep`."""
    folder = Path(tempfile.mkdtemp(prefix="mubboo-benchmark-"))
    try:
        yield folder
    finally:
        if keep:
            _say(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _write_sources(folder: Path, options: argparse.Namespace) -> float:
    """Write each variant's sources; return the average number of words of an article."""
    articles = list(generate(options.articles, options.seed))
    for name in options.variants:
        source = folder / name / "source"
        write_site(source, articles, image=VARIANTS[name].image)
        (source / "conf.py").write_text(VARIANTS[name].conf_py(options.theme), encoding="utf-8")
    return sum(article.words for article in articles) / len(articles)


def _rounds(folder: Path, options: argparse.Namespace) -> list[Run]:
    """Build all variants in turn, several times; return the runs that count."""
    runs = []
    for number in range(1 - options.warmup, options.runs + 1):
        for name in options.variants:
            run = _build(folder / name, number, options.jobs)
            label = f"round {number} of {options.runs}" if number > 0 else "warm-up"
            _say(f"{label}: {name} {run.cpu_seconds:.1f} CPU s")
            if number > 0:
                runs.append(run)
    return runs


def _build(folder: Path, number: int, jobs: str) -> Run:
    """Build one variant from nothing; raise `BuildError` if that fails."""
    output, doctrees = folder / "html", folder / "doctrees"
    for old in (output, doctrees):
        shutil.rmtree(old, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-b",
        "html",
        "-q",
        "--no-color",
        "-j",
        jobs,
        "-d",
        str(doctrees),
    ]
    cost = measure([*command, str(folder / "source"), str(output)], env=_environment(folder))
    if cost.status:
        message = f"{cost.output}\nThe build of '{folder.name}' failed with status {cost.status}."
        raise BuildError(message)
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


def _environment(folder: Path) -> dict[str, str]:
    """Return our environment with a fixed hash seed, the real date, and `folder` as TMPDIR."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return env | {"PYTHONHASHSEED": "0", "TMPDIR": str(folder)}


def _print(options: argparse.Namespace, words: float, runs: list[Run]) -> None:
    found = versions()
    settings = {
        "articles": options.articles,
        "words": round(words),
        "seed": options.seed,
        "theme": options.theme,
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


def _say(text: str) -> None:
    """Write `text` to standard error, where the progress goes."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
