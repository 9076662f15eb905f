"""Tells where the time of a clean build goes, by looking at it two hundred times a second.

``python -m benchmarks.profiling --articles 1000`` builds one variant in this process and prints
a table; ``benchmarks/README.md`` says what that means.
"""

from __future__ import annotations

import argparse
import gc
import resource
import runpy
import signal
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Self

from benchmarks.report import markdown, versions
from benchmarks.session import positive, sphinx_arguments, temporary_folder
from benchmarks.site import generate, write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

INTERVAL_SECONDS = 0.005
"""Of processor time, between two looks."""

RULES = (
    ("records of what happens", "/logging/", "sphinx/util/logging.py"),
    ("front matter: YAML", "/yaml/", "magazine/yaml_lines.py", "magazine/raw_fields.py"),
    ("docutils' settings", "docutils/frontend.py", "/optparse.py"),
    ("smart quotes", "universal.py:SmartQuotes", "utils/smartquotes.py", "fast/smartquotes.py"),
    ("Markdown: parsing", "/markdown_it/", "/mdit_py_plugins/"),
    ("Markdown: nodes", "/myst_parser/mdit_to_docutils/", "/myst_parser/parsers/"),
    ("related articles", "/magazine/related/"),
    (
        "facts of articles",
        "documents/reading.py",
        "documents/text.py",
        "/magazine/",
        "documents/covers.py",
    ),
    ("ABlog", "/ablog/"),
    ("doctrees: pickles", "Builder.write_doctree", "BuildEnvironment.get_doctree"),
    ("titles, contents", "render_partial", "adapters/toctree.py", "fast/partials.py"),
    ("search index of Sphinx", "/sphinx/search/", "/snowballstemmer/", "index_page"),
    ("HTML of documents", "/writers/", "/pygments/", "docutils/nodes.py:Node.walkabout"),
    ("blocks of articles", "mubboo_sphinx/blocks/", "theme/chrome.py"),
    ("lists of articles", "mubboo_sphinx/pages/"),
    ("feeds, structured data", "feeds/feed", "metadata/structured_data.py", "feeds/content.py"),
    ("pictures", "/PIL/", "assembly/cover_sizes.py", "assembly/images.py", "rendering/pictures.py"),
    ("Pagefind, what feeds it", "search/index.py", "search/pagefind.py"),
    (
        "what changed, what is there",
        "incremental/",
        "sphinx_tools/digests.py",
        "sphinx_tools/manifest.py",
    ),
    ("magazine put together", "mubboo_sphinx/assembly/", "mubboo_sphinx/documents/"),
    ("collectors, domains", "/sphinx/environment/collectors/", "/sphinx/domains/"),
    ("post-transforms", "/post_transforms/", "apply_post_transforms"),
    ("transforms", "/docutils/transforms/", "/sphinx/transforms/", "/sphinx_design/"),
    ("page templates, files", "sphinx/builders/html/", "sphinx/jinja2glue.py", "/theme/"),
    ("reading, beside these", "_parse_str_to_doctree", "Builder.read"),
    ("imports", "<frozen importlib"),
)
"""What a moment counts to: the first row of which a part stands in the innermost place of the code
that any row knows, ``path/to/file.py:Class.function``."""

HELPERS = ("fast/fast_findall.py",)
"""What everybody uses: whoever called it is meant."""

REST = "start, end, the rest"


def category(place: str) -> str | None:
    """Return what a place of the code belongs to; None where no row knows it."""
    if any(part in place for part in HELPERS):
        return None
    for name, *parts in RULES:
        if any(part in place for part in parts):
            return name
    return None


class Sampler:
    """Counts, while it is on, what the process is at."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.garbage_seconds = 0.0
        self._known: dict[object, str | None] = {}
        self._began = 0.0

    def __enter__(self) -> Self:
        gc.callbacks.append(self._note_garbage)
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL_SECONDS, INTERVAL_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.callbacks.remove(self._note_garbage)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        found = None
        while frame is not None and found is None:
            code = frame.f_code
            if code not in self._known:
                self._known[code] = category(f"{code.co_filename}:{code.co_qualname}")
            found = self._known[code]
            frame = frame.f_back
        self.counts[found or REST] += 1

    def _note_garbage(self, phase: str, _info: object) -> None:
        if phase == "start":
            self._began = time.process_time()
        else:
            self.garbage_seconds += time.process_time() - self._began


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and print the table; return the exit status of the build."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profiling", description=__doc__)
    parser.add_argument(
        "--articles", type=positive, default=100, metavar="N", help="size of the site (100)"
    )
    parser.add_argument("--variant", choices=VARIANTS, default="mubboo", help="what to build")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other articles (0)")
    options = parser.parse_args(arguments)
    variant = VARIANTS[options.variant]
    with temporary_folder(keep=False) as folder:
        write_site(folder / "source", list(generate(options.articles, options.seed)))
        (folder / "source" / "conf.py").write_text(variant.conf_py(), encoding="utf-8")
        if not variant.stemmer:
            sys.modules["Stemmer"] = None  # type: ignore[assignment]
        gc.collect()
        before = time.process_time()
        with Sampler() as sampler:
            status = _build(sphinx_arguments(folder, "1"))
        seconds = time.process_time() - before
    sys.stdout.write(_report(sampler, seconds, options.articles) + "\n")
    return status


def _build(arguments: Sequence[str]) -> int:
    sys.argv = ["sphinx-build", *arguments]
    try:
        runpy.run_module("sphinx", run_name="__main__")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _report(sampler: Sampler, seconds: float, articles: int) -> str:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = children.ru_utime + children.ru_stime
    whole = seconds + others
    looks = sum(sampler.counts.values())
    parts = [(name, seconds * count / looks) for name, count in sampler.counts.most_common()]
    parts.append(("other processes (Pagefind)", others))
    rows = [["what", "CPU s", "ms an article", "share"]]
    rows += [
        [name, f"{spent:.2f}", f"{1000 * spent / articles:.2f}", f"{spent / whole:.1%}"]
        for name, spent in sorted(parts, key=lambda part: -part[1])
    ]
    rows.append(["all", f"{whole:.2f}", f"{1000 * whole / articles:.2f}", "100 %"])
    found = ", ".join(f"{name} {version}" for name, version in versions().items())
    return (
        f"{markdown(rows)}\n\nof it garbage collection {sampler.garbage_seconds:.2f} s;"
        f" {looks} looks\n{found}"
    )


if __name__ == "__main__":
    sys.exit(main())
