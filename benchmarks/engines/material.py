"""Material for MkDocs and Zensical, which read the same files: blog, tags, search and RSS."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
    author_data,
    copy_skeleton,
    front_matter,
    indented_note,
    write,
    write_pictures,
)
from benchmarks.site import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.site import Article

_POSTS = PurePosixPath("blog", "posts")


def _dialect(article: Article) -> Dialect:
    """Return the forms of one article: its links and pictures are relative to its own file."""
    folder = source(article.head.path).parent

    def relative(path: PurePosixPath) -> str:
        return PurePosixPath(os.path.relpath(path, folder)).as_posix()

    return Dialect(link=lambda path: relative(source(path)), picture=relative, note=indented_note)


def source(path: PurePosixPath) -> PurePosixPath:
    """Return where an article's source goes, below ``docs``."""
    return _POSTS / path.relative_to("articles")


def page_text(article: Article) -> str:
    """Return the source of an article; what stands before ``more`` is shown in lists."""
    head = article.head
    fields = {
        "date": head.published,
        "description": head.description,
        "authors": [head.author],
        "categories": list(head.categories),
        "tags": list(head.tags),
    }
    first, rest = _dialect(article).body(article).split("\n\n", 1)
    return f"{front_matter(fields)}# {head.title}\n\n{first}\n\n<!-- more -->\n\n{rest}"


def _authors() -> str:
    """Return ``.authors.yml``."""
    known = {
        key: {
            "name": fields["name"],
            "description": fields["role"],
            "avatar": urljoin(ADDRESS, fields["avatar"]),
            "url": fields["url"],
        }
        for key, fields in author_data().items()
    }
    return front_matter({"authors": known}).strip("-\n") + "\n"


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("material", folder)
    write_pictures(folder / "docs", articles)
    for article in articles:
        write(folder / "docs" / source(article.head.path), page_text(article))
    write(folder / "docs" / "blog" / ".authors.yml", _authors())


def _command(*words: str) -> Callable[[Place], list[str]]:
    def command(place: Place) -> list[str]:
        return [place.of_pip(words[0]), *words[1:]]

    return command


def _page(path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath("blog", path.stem, "index.html")


_HAS = frozenset(Feature) - {
    Feature.RELATED,
    Feature.SERIES,
    Feature.AUTHOR_CARDS,
    Feature.COVERS,
    Feature.MONTHS,
    Feature.TOPIC_FEEDS,
    Feature.DATA,
    Feature.SHARING,
    Feature.SHARE,
}
_REMARKS = (
    "an author's portrait and role beside the article, but no bio",
    "tags on one page for all",
)

ENGINES = (
    Engine(
        name="material",
        title="Material for MkDocs 9.8",
        source=Source.PYPI,
        requirements=("mkdocs-material==9.8.1", "mkdocs-rss-plugin==1.19.0"),
        write=_write,
        command=_command("mkdocs", "build", "--quiet"),
        page=_page,
        has=_HAS,
        remarks=_REMARKS,
        html="source/html",
        caches=("source/.cache",),
    ),
    Engine(
        name="zensical",
        title="Zensical 0.0.73",
        source=Source.PYPI,
        # 0.0.74, 0.1.1 and 0.1.3 did not install: pip found no zensical-ui, which they require.
        requirements=("zensical==0.0.73",),
        write=_write,
        command=_command("zensical", "build", "--clean", "--strict", "--config-file", "mkdocs.yml"),
        page=_page,
        has=_HAS,
        remarks=_REMARKS,
        html="source/html",
        caches=("source/.cache",),
    ),
)
