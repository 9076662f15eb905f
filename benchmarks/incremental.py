"""What a build costs that follows another one, as a part of what a clean build costs.

``python -m benchmarks.incremental --articles 500`` prints the cost of building after no change,
one word, a new article, and in a fresh checkout with the caches put back.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.report import markdown, spread, versions
from benchmarks.session import (
    BuildError,
    add_options,
    parse,
    say,
    sphinx_build,
    temporary_folder,
)
from benchmarks.site import Article, generate, write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CLEAN = "clean"
AIMS = {"no change": 0.05, "one word": 0.10, "a new article": 0.15, "a fresh checkout": 0.10}
"""The part of a clean build that each is to cost at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """One build after an edit."""

    round: int
    variant: str
    edit: str
    cpu_seconds: float
    wall_seconds: float
    changed: int
    """Number of files of the output whose bytes differ from before, or that are new or gone."""
    written: int
    """Number of files of the output whose time differs, or that are new or gone."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles of a site, and one more that is added to it."""

    articles: list[Article]
    variant: str

    def write(self, folder: Path) -> None:
        """Write the sources anew: every file has a new time."""
        shutil.rmtree(folder, ignore_errors=True)
        write_site(folder, self.articles[:-1], image=VARIANTS[self.variant].image)

    def add_word(self, folder: Path) -> None:
        """Add a word to an article."""
        path = folder / self.articles[0].head.path
        path.write_text(f"{path.read_text(encoding='utf-8')}\nUnheard-of.\n", encoding="utf-8")

    def add_article(self, folder: Path) -> None:
        """Add the article, and nothing of the others."""
        more = folder.parent / "more"
        write_site(more, self.articles[-1:], image=VARIANTS[self.variant].image)
        for file in [path for path in more.rglob("*") if path.is_file()]:
            target = folder / file.relative_to(more)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        shutil.rmtree(more)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark, print its table, and return the exit status: 1 if a build failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.incremental", description=__doc__)
    add_options(parser)
    options = parse(parser, arguments)
    articles = list(generate(options.articles + 1, options.seed))
    steps: list[Step] = []
    with temporary_folder(keep=options.keep) as folder:
        try:
            for number in range(1 - options.warmup, options.runs + 1):
                for name in options.variants:
                    found = _round(folder / name, Sources(articles, name), number, options)
                    steps += found if number > 0 else []
        except BuildError as error:
            say(str(error))
            return 1
    _print(options, steps)
    return 0


def _round(folder: Path, sources: Sources, number: int, options: argparse.Namespace) -> list[Step]:
    """Build one variant from nothing, and then once for each edit, from that state each time."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    conf = VARIANTS[sources.variant].conf_py(options.theme)
    source = folder / "source"

    def check_out() -> None:
        sources.write(source)
        (source / "conf.py").write_text(conf, encoding="utf-8")

    def check_out_and_edit() -> None:
        check_out()
        sources.add_word(source)

    check_out()
    steps = [_step(folder, number, CLEAN, options.jobs)]
    for part in _PARTS:
        shutil.copytree(folder / part, folder / "kept" / part)
    edits: dict[str, Callable[[], None]] = {
        "no change": lambda: None,
        "one word": lambda: sources.add_word(source),
        "a new article": lambda: sources.add_article(source),
        "a fresh checkout": check_out_and_edit,
    }
    for edit, apply in edits.items():
        for part in _PARTS:
            shutil.rmtree(folder / part)
            shutil.copytree(folder / "kept" / part, folder / part)
        apply()
        steps.append(_step(folder, number, edit, options.jobs))
    return steps


_PARTS = ("source", "doctrees", "html")


def _step(folder: Path, number: int, edit: str, jobs: str) -> Step:
    before = _look(folder / "html")
    cost = sphinx_build(folder, jobs, stemmer=VARIANTS[folder.name].stemmer)
    after = _look(folder / "html")
    names = before.keys() | after.keys()
    nothing = (b"", 0)
    pairs = [(before.get(name, nothing), after.get(name, nothing)) for name in names]
    say(f"round {number}: {folder.name}, {edit}: {cost.cpu_seconds:.2f} CPU s")
    return Step(
        round=number,
        variant=folder.name,
        edit=edit,
        cpu_seconds=cost.cpu_seconds,
        wall_seconds=cost.wall_seconds,
        changed=sum(left[0] != right[0] for left, right in pairs),
        written=sum(left[1] != right[1] for left, right in pairs),
    )


def _look(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def table(steps: Sequence[Step]) -> str:
    """Return a Markdown table: a line for each variant and edit, medians over the rounds."""
    heads = ["variant", "build", "CPU s", "wall s", "CPU / clean", "files changed", "written"]
    rows = [heads]
    for variant in dict.fromkeys(step.variant for step in steps):
        for edit in (CLEAN, *AIMS):
            own = [step for step in steps if (step.variant, step.edit) == (variant, edit)]
            rows.append(
                [
                    variant,
                    edit,
                    f"{median(step.cpu_seconds for step in own):.2f}",
                    f"{median(step.wall_seconds for step in own):.2f}",
                    spread(ratios(steps, variant, edit), digits=3) if edit != CLEAN else "1",
                    f"{median(step.changed for step in own):.0f}",
                    f"{median(step.written for step in own):.0f}",
                ]
            )
    return markdown(rows)


def ratios(steps: Sequence[Step], variant: str, edit: str) -> list[float]:
    """Return the CPU time after an edit over that of the clean build of the same round."""
    seconds = {(s.round, s.edit): s.cpu_seconds for s in steps if s.variant == variant}
    rounds = sorted({number for number, _ in seconds})
    return [seconds[number, edit] / seconds[number, CLEAN] for number in rounds]


def _print(options: argparse.Namespace, steps: Sequence[Step]) -> None:
    lines = [table(steps), ""]
    if "mubboo" in options.variants:
        for edit, aim in AIMS.items():
            found = median(ratios(steps, "mubboo", edit))
            met = "met" if found <= aim else "missed"
            lines.append(f"mubboo, {edit}: {found:.3f} of a clean build; aim {aim:.2f}: {met}")
    lines.append(", ".join(f"{name} {version}" for name, version in versions().items()))
    sys.stdout.write("\n".join([*lines, ""]))
    if options.json:
        data = {"versions": versions(), "steps": [asdict(step) for step in steps]}
        options.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
