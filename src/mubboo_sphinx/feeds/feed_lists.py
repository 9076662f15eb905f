"""Which feeds a site has, and which articles each of them brings: ABlog's, at its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.context.site_options import feeds_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from mubboo_sphinx.assembly.magazine import Magazine
    from mubboo_sphinx.magazine.article import Article

# Of one file, or of data: they hold no feed.
_WITHOUT_FEEDS = ("json", "pickle", "epub", "singlehtml")


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a feed brings, newest first.

    `folder` is where it lies, and the name of the page that shows the same list, if there is one.
    """

    folder: str
    title: str
    articles: tuple[Article, ...]
    has_page: bool = True


def has_feeds(app: Sphinx) -> bool:
    """Tell whether this build writes feeds."""
    is_site = app.builder.format == "html" and app.builder.name not in _WITHOUT_FEEDS
    return is_site and bool(feeds_address(app.config))


def feed_lists(app: Sphinx) -> Iterator[FeedList]:
    """Yield the site's list, then those of its collections that are not empty.

    Raises KeyError before `env-updated`.
    """
    magazine, name = magazine_of(app), magazine_of(app).site_name
    yield FeedList(magazine.blog_path, name, _newest(app, magazine.catalog))
    if not app.config.blog_feed_archives:
        return
    articles_of: dict[str, Iterable[Article]] = {}
    for folder, label, articles in _collections(magazine):
        articles_of[folder] = articles
        if newest := _newest(app, articles):
            has_page = folder not in magazine.left_out
            yield FeedList(folder, f"{name} - {label}", newest, has_page)
    # Feed readers that know a topic's feed by its former address get it there.
    for folder, (page, label) in magazine.former_pages.items():
        # Series have pages, and no feeds.
        if newest := _newest(app, articles_of.get(page, ())):
            yield FeedList(folder, f"{name} - {label}", newest, has_page=False)


def _newest(app: Sphinx, articles: Iterable[Article]) -> tuple[Article, ...]:
    # A feed reader shows an entry at its date, and knows nothing of drafts.
    listed = tuple(each for each in articles if each.date and not each.draft)
    length = app.config.blog_feed_length
    return listed[:length] if length and length > 0 else listed


def _collections(magazine: Magazine) -> Iterator[tuple[str, str, Iterable[Article]]]:
    catalog = magazine.catalog
    for topic, articles in catalog.topics.items():
        yield magazine.topic_pages[topic], topic.label, articles
    for key, articles in catalog.authors.items():
        yield magazine.author_pages[key], magazine.authors[key].name, articles
    for year, articles in catalog.years.items():
        yield f"{magazine.blog_path}/{year}", str(year), articles
    for each in magazine.labels:
        yield each.page, each.name, each.articles
