"""Sphinx with MyST, with ABlog, and with mubboo-sphinx: the variants of `benchmarks.build`."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import ADDRESS, PER_PAGE, write
from benchmarks.session import sphinx_command
from benchmarks.site import write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path, PurePosixPath

    from benchmarks.site import Article

_FEEDS: dict[str, tuple[tuple[str, object], ...]] = {
    "plain": (),
    "ablog": (("blog_baseurl", ADDRESS), ("blog_feed_length", PER_PAGE)),
    "mubboo": (
        ("blog_baseurl", ADDRESS),
        ("blog_feed_length", PER_PAGE),
        ("blog_feed_archives", True),
    ),
}
"""Options of each variant: feeds, since the other engines have theirs, as long as theirs. For ABlog
not those of topics, which it writes by rendering every article once more for each."""

_PLAIN = frozenset((Feature.SEARCH, Feature.HIGHLIGHTING, Feature.QUOTES, Feature.CHECKED_LINKS))
_ABLOG = _PLAIN | {
    Feature.TOPICS,
    Feature.AUTHORS,
    Feature.ARCHIVE,
    Feature.FEED,
    Feature.ADJACENT,
}
_OURS = frozenset(Feature) - {Feature.SITEMAP, Feature.SHARING}


def _write(name: str, theme: str) -> Callable[[Path, Sequence[Article]], None]:
    variant = replace(VARIANTS[name], settings=VARIANTS[name].settings + _FEEDS[name])

    def write_sources(folder: Path, articles: Sequence[Article]) -> None:
        write_site(folder, articles, image=variant.image)
        write(folder / "conf.py", variant.conf_py(theme))

    return write_sources


def _command(place: Place) -> list[str]:
    return sphinx_command(place.site, "1")


def _page(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix(".html")


def _title(name: str, title: str, distribution: str) -> str:
    """Return a title that tells of PyStemmer, which halves the time of Sphinx's search index."""
    stemmer = name != "mubboo" and importlib.util.find_spec("Stemmer") is not None
    return f"{title} {importlib.metadata.version(distribution)}" + ", PyStemmer" * stemmer


def _engine(  # noqa: PLR0913 - a row of a table
    name: str,
    title: str,
    distribution: str,
    *,
    has: frozenset[Feature],
    theme: str = "alabaster",
    remarks: tuple[str, ...] = (),
) -> Engine:
    return Engine(
        name=name,
        title=_title(name, title, distribution),
        source=Source.HERE,
        requirements=(),
        write=_write(name, theme),
        command=_command,
        page=_page,
        has=has,
        remarks=remarks,
        caches=("doctrees",),
    )


ENGINES = (
    _engine(
        "plain",
        "Sphinx + MyST",
        "Sphinx",
        has=_PLAIN,
        remarks=("knows no articles: pages, and a front page written by hand",),
    ),
    _engine(
        "ablog",
        "Sphinx + MyST + ABlog",
        "ABlog",
        has=_ABLOG,
        remarks=("its lists of articles are not cut into pages",),
    ),
    _engine("mubboo", "mubboo-sphinx", "mubboo-sphinx", has=_OURS, theme="mubboo"),
)
