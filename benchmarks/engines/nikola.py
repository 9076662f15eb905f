"""Nikola, with the theme that its new sites have."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
    copy_skeleton,
    folder_page,
    indented_note,
    names,
    rooted,
    slashed,
    write,
    write_pictures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.site import Article

# Links by address: Nikola's own form, link://, looks through all articles for each of them.
DIALECT = Dialect(link=slashed, picture=rooted, note=indented_note)


def page_text(article: Article) -> str:
    """Return the source of an article: Nikola's metadata stand in a comment."""
    head = article.head
    fields = {
        "title": head.title,
        "slug": head.path.stem,
        "date": f"{head.published.isoformat()} 00:00:00 UTC",
        "tags": ", ".join(head.tags),
        "category": head.categories[0],
        "author": ", ".join(names(article)),
        "description": head.description,
        "previewimage": rooted(head.cover) if head.cover else None,
        "cover_alt": f"A gradient, for {head.title}" if head.cover else None,
    }
    lines = "".join(f".. {name}: {value}\n" for name, value in fields.items() if value)
    first, rest = DIALECT.body(article).split("\n\n", 1)
    return f"<!--\n{lines}-->\n\n{first}\n\n<!-- TEASER_END -->\n\n{rest}"


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("nikola", folder)
    write_pictures(folder / "files", articles)
    for article in articles:
        place = PurePosixPath("posts") / article.head.path.relative_to("articles")
        write(folder / place, page_text(article))


def _command(place: Place) -> list[str]:
    return [place.of_pip("nikola"), "build", "--verbosity=0"]


ENGINES = (
    Engine(
        name="nikola",
        title="Nikola 8.3",
        source=Source.PYPI,
        # Without Jinja2 its plugin fails, and Nikola waits for two seconds to say so.
        requirements=("Nikola==8.3.3", "markdown==3.11.3", "jinja2==3.1.6"),
        write=_write,
        command=_command,
        page=folder_page,
        has=frozenset(Feature)
        - {
            Feature.RELATED,
            Feature.SERIES,
            Feature.AUTHOR_CARDS,
            Feature.SEARCH,
            Feature.SHARE,
            Feature.CHECKED_LINKS,
            Feature.DARK,
        },
        remarks=("one category an article: the first", "covers on articles only"),
        caches=("source/cache", "source/.doit.db*", "source/__pycache__"),
    ),
)
