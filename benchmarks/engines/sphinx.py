"""Sphinx with MyST, with ABlog, and with mubboo-sphinx: the variants of `benchmarks.build`."""

from __future__ import annotations

import importlib.metadata
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import write
from benchmarks.session import sphinx_command
from benchmarks.site import ADDRESS, PER_PAGE, write_site
from benchmarks.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path, PurePosixPath

    from benchmarks.site import Article

_FEEDS: tuple[tuple[str, object], ...] = (
    ("blog_baseurl", ADDRESS),
    ("blog_feed_length", PER_PAGE),
)
"""Options of ABlog's variant: a feed, since the other engines have theirs, as long as theirs. Not
those of topics, which it writes by rendering every article once more for each."""

_PLAIN = frozenset((Feature.SEARCH, Feature.HIGHLIGHTING, Feature.QUOTES, Feature.CHECKED_LINKS))
_ABLOG = _PLAIN | {
    Feature.TOPICS,
    Feature.AUTHORS,
    Feature.ARCHIVE,
    Feature.FEED,
    Feature.ADJACENT,
}
_OURS = frozenset(Feature) - {Feature.SITEMAP, Feature.SHARING}


def _write(name: str) -> Callable[[Path, Sequence[Article]], None]:
    variant = VARIANTS[name]
    if name == "ablog":
        variant = replace(variant, settings=variant.settings + _FEEDS)

    def write_sources(folder: Path, articles: Sequence[Article]) -> None:
        write_site(folder, articles, image=variant.image)
        write(folder / "conf.py", variant.conf_py())

    return write_sources


def _command(name: str) -> Callable[[Place], list[str]]:
    return lambda place: sphinx_command(place.site, "1", stemmer=VARIANTS[name].stemmer)


def _page(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix(".html")


def _engine(
    name: str,
    title: str,
    distribution: str,
    *,
    has: frozenset[Feature],
    remarks: tuple[str, ...] = (),
) -> Engine:
    return Engine(
        name=name,
        title=f"{title} {importlib.metadata.version(distribution)}",
        source=Source.HERE,
        requirements=(),
        write=_write(name),
        command=_command(name),
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
    _engine("stemmed", "Sphinx + MyST + PyStemmer", "Sphinx", has=_PLAIN),
    _engine(
        "ablog",
        "Sphinx + MyST + ABlog",
        "ABlog",
        has=_ABLOG,
        remarks=("its lists of articles are not cut into pages",),
    ),
    _engine("mubboo", "mubboo-sphinx", "mubboo-sphinx", has=_OURS),
)
