"""Eleventy, with layouts of ours and its plugins for feeds and highlighted code."""

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
    copy_skeleton("eleventy", folder)
    write_pictures(folder, articles)
    for article in articles:
        write(folder / article.head.path, DIALECT.page_text(article))
    write(folder / "_data" / "people.json", json.dumps(author_data()))
    write(folder / "package.json", json.dumps({"private": True, "type": "module"}))


def _command(place: Place) -> list[str]:
    return [place.of_npm("eleventy"), "--quiet", f"--output={place.output}"]


ENGINES = (
    Engine(
        name="eleventy",
        title="Eleventy 3.1",
        source=Source.NPM,
        requirements=(
            "@11ty/eleventy@3.1.8",
            "@11ty/eleventy-plugin-rss@3.0.0",
            "@11ty/eleventy-plugin-syntaxhighlight@5.0.2",
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
        remarks=(LEAN, "read time by a function of ours and the package reading-time"),
    ),
)
