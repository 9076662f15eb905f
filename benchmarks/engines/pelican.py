"""Pelican, with its own theme and its plugins for read time, similar posts, neighbours, series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
    copy_skeleton,
    indented_note,
    names,
    write,
    write_pictures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path, PurePosixPath

    from benchmarks.site import Article


def _link(path: PurePosixPath) -> str:
    return f"{{filename}}/{path}"


def _picture(path: PurePosixPath) -> str:
    return f"{{static}}/{path}"


DIALECT = Dialect(link=_link, picture=_picture, note=indented_note)


def page_text(article: Article) -> str:
    """Return the source of an article: Pelican's metadata are lines of plain text."""
    head = article.head
    fields = {
        "Title": head.title,
        "Date": head.published.isoformat(),
        "Category": head.categories[0],
        "Tags": ", ".join(head.tags),
        "Authors": "; ".join(names(article)),
        "Summary": head.description,
        "Series": head.series,
        "Cover": head.cover,
        "Cover_alt": f"A gradient, for {head.title}" if head.cover else None,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"{lines}\n{DIALECT.body(article)}"


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("pelican", folder)
    write_pictures(folder / "content", articles)
    for article in articles:
        write(folder / "content" / article.head.path, page_text(article))


def _command(place: Place) -> list[str]:
    program = place.of_pip("pelican")
    return [program, "content", "-s", "pelicanconf.py", "-o", str(place.output), "--fatal=errors"]


def _page(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix(".html")


ENGINES = (
    Engine(
        name="pelican",
        title="Pelican 4.12",
        source=Source.PYPI,
        requirements=(
            "pelican==4.12.0",
            "markdown==3.11.3",
            "pelican-neighbors==1.2.0",
            "pelican-readtime==0.2.1",
            "pelican-series==3.1.1",
            "pelican-similar-posts==1.0.0",
            "pelican-sitemap==1.2.2",
        ),
        write=_write,
        command=_command,
        page=_page,
        has=frozenset(Feature)
        - {
            Feature.AUTHOR_CARDS,
            Feature.DATA,
            Feature.SEARCH,
            Feature.SHARE,
            Feature.DARK,
        },
        remarks=(
            "one category an article: the first",
            "related posts by shared tags, not by text",
            "covers on articles only, and no pages of series",
        ),
        caches=("source/__pycache__",),
    ),
)
