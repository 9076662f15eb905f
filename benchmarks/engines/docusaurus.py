"""Docusaurus, the classic preset as a blog, with its faster builds switched on."""

from __future__ import annotations

import json
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from benchmarks.engines.engine import Engine, Feature, Place, Source
from benchmarks.engines.translate import (
    Dialect,
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
    return f":::note\n\n{text}\n\n:::"


def _dialect(article: Article) -> Dialect:
    """Return the forms of one article: links lead to the files of others, relative to its own."""
    folder = article.head.path.parent

    def link(path: PurePosixPath) -> str:
        return PurePosixPath(os.path.relpath(path, folder)).as_posix()

    return Dialect(link=link, picture=rooted, note=_note)


def page_text(article: Article) -> str:
    """Return the source of an article; what stands before ``truncate`` is shown in lists."""
    head = article.head
    fields = {
        "title": head.title,
        "slug": f"/{head.path.with_suffix('')}",
        "date": head.published,
        "description": head.description,
        "authors": [head.author],
        "tags": list(dict.fromkeys((*head.categories, *head.tags))),
        "image": rooted(head.cover) if head.cover else None,
    }
    first, rest = _dialect(article).body(article).split("\n\n", 1)
    return f"{front_matter(fields)}{first}\n\n{{/* truncate */}}\n\n{rest}"


def _authors() -> str:
    """Return ``authors.yml``."""
    known = {
        key: {
            "name": fields["name"],
            "title": fields["role"],
            "description": fields["bio"],
            "image_url": fields["avatar"],
            "url": fields["url"],
            "page": True,
        }
        for key, fields in author_data().items()
    }
    return json.dumps(known)


def _write(folder: Path, articles: Sequence[Article]) -> None:
    copy_skeleton("docusaurus", folder)
    write_pictures(folder / "static", articles)
    for article in articles:
        write(folder / "blog" / article.head.path, page_text(article))
    write(folder / "blog" / "authors.yml", _authors())
    write(folder / "package.json", json.dumps({"private": True}))


def _command(place: Place) -> list[str]:
    return [place.of_npm("docusaurus"), "build", "--out-dir", str(place.output)]


ENGINES = (
    Engine(
        name="docusaurus",
        title="Docusaurus 3.10",
        source=Source.NPM,
        requirements=(
            "@docusaurus/core@3.10.2",
            "@docusaurus/preset-classic@3.10.2",
            "@docusaurus/faster@3.10.2",
            "@mdx-js/react@3.1.1",
            "react@19.3.1",
            "react-dom@19.3.1",
        ),
        write=_write,
        command=_command,
        page=folder_page,
        has=frozenset(Feature)
        - {
            Feature.RELATED,
            Feature.SERIES,
            Feature.AUTHOR_CARDS,
            Feature.COVERS,
            Feature.MONTHS,
            Feature.TOPIC_FEEDS,
            Feature.SEARCH,
            Feature.SHARE,
            Feature.QUOTES,
        },
        remarks=(
            "categories are tags",
            "an author's portrait and role above the article, the bio on the author's page",
            "Node.js may use 12 GB, since large sites need more than it takes by itself",
        ),
        caches=("source/.docusaurus", "source/node_modules/.cache"),
        variables={"NODE_OPTIONS": "--max-old-space-size=12288"},
    ),
)
