"""Where the pages of topics, authors and series lie: as ABlog names them, but no two alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.slugs import (
    checksum,
    former_slugs,
    is_slug,
    slugify,
    stable_slug,
    unique_slugs,
)
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mubboo_sphinx.magazine.article import Article, Topic
    from mubboo_sphinx.magazine.author import Authors
    from mubboo_sphinx.magazine.catalog import Catalog

_KINDS = ("category", "tag")


def topic_pages(
    path: str, catalog: Catalog, chosen: Mapping[str, str] | None = None
) -> dict[Topic, str]:
    """Return the page of each topic.

    `path` is ABlog's `blog_path`; `chosen` are the slugs of `mubboo_topics` (see `unique_slugs`).
    """
    pages: dict[Topic, str] = {}
    for kind in _KINDS:
        topics = [topic for topic in catalog.topics if topic.kind == kind]
        slugs = unique_slugs((topic.label for topic in topics), chosen)
        pages |= {topic: f"{path}/{kind}/{slugs[topic.label]}" for topic in topics}
    return pages


def contested_addresses(pages: Mapping[Topic, str], chosen: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each topic whose address the site has chosen for another one."""
    for topic, page in pages.items():
        wanted = stable_slug(topic.label)
        is_own = wanted in chosen or page.rpartition("/")[2] == wanted
        if not is_own and wanted in chosen.values():
            message = (
                f"mubboo_topics gives another topic the address of the {topic.kind}"
                f" {topic.label!r}, {wanted!r}. Choose another slug, or one for"
                f" {topic.label!r} too."
            )
            yield Problem("config", message)


def former_topic_pages(path: str, pages: Mapping[Topic, str]) -> dict[str, tuple[str, str]]:
    """Return what each address led to before it was spelled as now: a page, and its title.

    Only where one topic alone had it, and none has it now.
    """
    former: dict[str, tuple[str, str]] = {}
    for kind in _KINDS:
        own = {topic.label: page for topic, page in pages.items() if topic.kind == kind}
        former |= _former_pages(f"{path}/{kind}", own)
    return former


def former_series_pages(path: str, pages: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the same of the pages of series, by their names."""
    return _former_pages(f"{path}/series", pages)


def _former_pages(folder: str, pages: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    taken = {page.lower() for page in pages.values()}
    owners: dict[str, dict[str, None]] = {}
    for label in pages:
        for slug in (*former_slugs(label), stable_slug(label)):
            owners.setdefault(f"{folder}/{slug}", {})[label] = None
    return {
        page: (pages[label], label)
        for page, (label, *others) in sorted(owners.items())
        if not others and page.lower() not in taken and not page.endswith("/index")
    }


def author_pages(path: str, catalog: Catalog, authors: Authors) -> dict[str, str]:
    """Return the page of each author who wrote an article, by key or guest's name.

    Authors of the file come first, in its order, whether they wrote or not: who is added at its
    end takes nobody's address.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = {author.slug.lower() for author in authors.known() if author.slug}
    for author in authors.known():
        slug = author.slug or _free_slug(author.name, author.key, taken)
        taken.add(slug.lower())
        slugs[author.key] = slug
    for name in sorted(key for key in catalog.authors if key not in authors):
        slug = _free_slug(name, checksum(name), taken)
        taken.add(slug.lower())
        slugs[name] = slug
    return {key: f"{path}/author/{slugs[key]}" for key in catalog.authors}


def _free_slug(name: str, key: str, taken: Iterable[str]) -> str:
    # An author's name is no topic: it stays as ABlog wrote it, with signs left out.
    slug = slugify(name)
    slug = slug if is_slug(slug) else stable_slug(name)
    while slug.lower() in taken:
        slug = slugify(f"{slug} {key}")
        key = f"{key} {key}"
    return slug


def series_pages(path: str, catalog: Catalog) -> dict[str, str]:
    """Return the page of each series, by its name."""
    slugs = unique_slugs(catalog.all_series)
    return {name: f"{path}/series/{slugs[name]}" for name in catalog.all_series}


def left_out_pages(
    path: str, pages: Mapping[str, Iterable[str]], wanted: Container[str], written: Container[str]
) -> frozenset[str]:
    """Return the pages of lists that a site leaves out.

    `pages` are those of each kind, `wanted` the kinds that it has, `written` the documents that it
    has in their place.
    """
    return frozenset(
        page
        for kind, own in pages.items()
        if kind not in wanted
        for page in (f"{path}/{kind}", *own)
        if page not in written
    )


def ablogs_pages(
    topics: Mapping[Topic, str],
    author_pages: Mapping[str, str],
    articles: Iterable[Article],
    authors: Authors,
) -> dict[tuple[str, str], str]:
    """Return the same pages as ABlog asks for them: by the name of its catalog, and a label.

    `articles` are as they were read: it knows labels and authors as they are written.
    """
    names = {"category": "category", "tag": "tags"}
    pages = {(names[topic.kind], topic.label): page for topic, page in topics.items()}
    pages |= {("author", key): page for key, page in author_pages.items()}
    by_slug = {(names[t.kind], stable_slug(t.label)): page for t, page in topics.items()}
    written = set()
    for article in articles:
        written |= {("category", label) for label in article.categories}
        written |= {("tags", label) for label in article.tags}
        for name in article.authors:
            key = authors.key_of(name, article.author_keys.get(name, ""))
            if page := author_pages.get(key):
                pages.setdefault(("author", name), page)
    for kind, label in sorted(written):
        if page := by_slug.get((kind, stable_slug(label))):
            pages.setdefault((kind, label), page)
    return pages
