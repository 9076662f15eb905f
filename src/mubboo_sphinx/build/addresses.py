"""Where the pages of topics, authors and series lie: as ABlog names them, but no two alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.article import unique_slugs

if TYPE_CHECKING:
    from mubboo_sphinx.magazine.article import Topic
    from mubboo_sphinx.magazine.author import Authors
    from mubboo_sphinx.magazine.catalog import Catalog


def topic_pages(path: str, catalog: Catalog) -> dict[Topic, str]:
    """Return the page of each topic; `path` is ABlog's `blog_path`."""
    pages: dict[Topic, str] = {}
    for kind in ("category", "tag"):
        topics = [topic for topic in catalog.topics if topic.kind == kind]
        slugs = unique_slugs(topic.label for topic in topics)
        pages |= {topic: f"{path}/{kind}/{slugs[topic.label]}" for topic in topics}
    return pages


def author_pages(path: str, catalog: Catalog, authors: Authors) -> dict[str, str]:
    """Return the page of each author who wrote an article, by key or guest's name."""
    names = {key: authors[key].name for key in catalog.authors}
    bearers = Counter(names.values())
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names.items():
        # Two of one name: each has the key added, which no other has.
        label = name if bearers[name] == 1 else f"{name} {key}"
        while label in taken:
            label = f"{label} {key}"
        taken.add(label)
        labels[key] = label
    slugs = unique_slugs(labels.values())
    return {key: f"{path}/author/{slugs[label]}" for key, label in labels.items()}


def series_pages(path: str, catalog: Catalog) -> dict[str, str]:
    """Return the page of each series, by its name."""
    slugs = unique_slugs(catalog.all_series)
    return {name: f"{path}/series/{slugs[name]}" for name in catalog.all_series}


def ablogs_pages(topics: dict[Topic, str], authors: dict[str, str]) -> dict[tuple[str, str], str]:
    """Return the same pages as ABlog asks for them: by the name of its catalog, and a label."""
    names = {"category": "category", "tag": "tags"}
    pages = {(names[topic.kind], topic.label): page for topic, page in topics.items()}
    return pages | {("author", key): page for key, page in authors.items()}
