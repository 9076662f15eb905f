"""Astro, with a content collection, pages of ours, and its integrations for RSS and sitemaps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.engines.engine import LEAN, Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
    author_data,
    copy_skeleton,
    folder_page,
    rooted,
    slashed,
    write,
    write_pictures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.site import Article

DIALECT = Dialect(link=slashed, picture=rooted)


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("astro", folder)
    write_pictures(folder / "public", articles)
    for article in articles:
        write(folder / "src" / "content" / article.head.path, DIALECT.page_text(article))
    write(folder / "src" / "people.json", json.dumps(author_data()))
    write(folder / "package.json", json.dumps({"private": True, "type": "module"}))


def _command(place: Place) -> list[str]:
    return [place.of_npm("astro"), "build", "--silent"]


ENGINES = (
    Engine(
        name="astro",
        title="Astro 5.18",
        source=Source.NPM,
        # Version 6 needs Node.js 22.
        requirements=(
            "astro@5.18.2",
            "@astrojs/rss@4.0.19",
            "@astrojs/sitemap@3.7.4",
            "reading-time@1.5.0",
        ),
        write=_write,
        command=_command,
        page=folder_page,
        has=frozenset(Feature)
        - {
            Feature.RELATED,
            Feature.MONTHS,
            Feature.TOPIC_FEEDS,
            Feature.SEARCH,
            Feature.CHECKED_LINKS,
            Feature.DARK,
        },
        remarks=(
            LEAN,
            "read time by a function of ours and the package reading-time",
            "pictures are copied, not passed through its asset pipeline",
        ),
        html="source/dist",
        caches=("cache", "source/.astro"),
        variables={"ASTRO_TELEMETRY_DISABLED": "1"},
    ),
)
