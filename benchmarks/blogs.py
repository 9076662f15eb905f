"""Blogs whose authors linked from post to post, as articles and as truth."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.terms import count_terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_OUT, MOST_IN = 8, 15
"""A post that links to more than so many is a list of links, and one that more link to is linked
to out of habit: they tell nothing of what belongs together."""


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog. `truth` has, for each post, those that it links to or is linked from."""

    name: str
    articles: list[Article]
    truth: dict[str, frozenset[str]]


def read_blogs(folder: Path) -> list[Blog]:
    """Return the blogs of a folder, by name; a blog's own folder will do as well."""
    places = [folder, *sorted(folder.iterdir())] if folder.is_dir() else []
    return [_read(place) for place in places if (place / "posts.jsonl.gz").is_file()]


def _read(folder: Path) -> Blog:
    with gzip.open(folder / "posts.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [_article(json.loads(line)) for line in file]
    names = {article.docname for article in articles}
    links = {(link["src"], link["dst"]) for link in _lines(folder / "links.jsonl")}
    return Blog(folder.name, articles, _truth(links, names))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _truth(links: set[tuple[str, str]], names: set[str]) -> dict[str, frozenset[str]]:
    out = Counter(source for source, _ in links)
    into = Counter(target for _, target in links)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source, target in sorted(links):
        if out[source] > MOST_OUT or into[target] > MOST_IN or source == target:
            continue
        if source in names and target in names:
            found[source].add(target)
            found[target].add(source)
    return {name: frozenset(targets) for name, targets in sorted(found.items())}


def _article(post: dict[str, Any]) -> Article:
    return Article(
        docname=post["id"],
        title=post["title"],
        date=date.fromisoformat(post["date"][:10]) if post.get("date") else None,
        authors=tuple(post.get("author") or ()),
        categories=tuple(post.get("category") or ()),
        tags=tuple(post.get("tags") or ()),
        description=post.get("excerpt") or "",
        terms=count_terms(
            post["text"], post["title"], post.get("headings") or (), post.get("excerpt") or ""
        ),
    )
