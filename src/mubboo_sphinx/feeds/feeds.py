"""Atom feeds, by ABlog's options and at its addresses, and links to them in every page's head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from markupsafe import Markup

from mubboo_sphinx.ablog import excerpt_of, post_of
from mubboo_sphinx.blocks.language import language
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.context.site_options import feeds_address
from mubboo_sphinx.feeds.content import article_html
from mubboo_sphinx.feeds.feed_lists import FeedList, feed_lists, has_feeds
from mubboo_sphinx.feeds.feed_templates import (
    EntryTemplates,
    known_of_feed,
    setup_feed_templates,
    templates_of_feeds,
)
from mubboo_sphinx.incremental.fingerprints import fingerprint_around, text_fingerprints
from mubboo_sphinx.incremental.output import is_file_there, note_file
from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.feed import Feed, FeedEntry, atom
from mubboo_sphinx.priorities import EnvUpdated, HtmlPageContext
from mubboo_sphinx.sphinx_tools.build_context import find, put
from mubboo_sphinx.sphinx_tools.digests import digest_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article

_NAME = "atom-feeds"


@dataclass(frozen=True)
class _Titles:
    """The titles of feeds, by the page of the same list."""

    by_page: dict[str, str]


def setup_feeds(app: Sphinx) -> None:
    """Write the feeds with the pages that nobody writes, and tell feed readers of them."""
    setup_feed_templates(app)
    # When the magazine has been assembled; builders that run in forked workers inherit it.
    app.connect("env-updated", _note_titles, priority=EnvUpdated.USE_MAGAZINE)
    app.connect("html-collect-pages", _write_feeds)
    app.connect("html-page-context", _add_feed_links, priority=HtmlPageContext.ADD_FEED_LINKS)


def _write_feeds(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    if has_feeds(app):
        _Writer(app).write()
    return ()


class _Writer:
    """Writes the feeds of a build: those that changed.

    An article is rendered once for all of them, and only if its text is another.
    """

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._config = app.config
        self._base = f"{feeds_address(app.config).rstrip('/')}/"
        self._renderer: Renderer = renderer_of(app.builder)
        self._fingerprints = text_fingerprints(app)
        known = read_manifest(app, _NAME)
        self._rendered: dict[str, list[str]] = known.get("articles", {})
        self._last: dict[str, str] = known.get("feeds", {})
        self._used: dict[str, list[str]] = {}
        self._entries: dict[str, FeedEntry] = {}
        self._keys: dict[str, str] = {}

    def write(self) -> None:
        """Write each feed of the site that is not as it was left."""
        keys = {}
        for listing in feed_lists(self._app):
            for root, templates in templates_of_feeds(self._app).items():
                path = f"{listing.folder}/{root}.xml"
                feed = self._feed(listing, path, templates)
                # Templates may show anything.
                keys[path] = "" if templates else self._key(listing, feed)
                self._write(path, feed, keys[path])
        write_manifest(self._app, _NAME, {"articles": self._used, "feeds": keys})

    def _write(self, path: str, feed: Feed, key: str) -> None:
        file = Path(self._app.outdir, path)
        note_file(self._app, file)
        if key and key == self._last.get(path) and is_file_there(self._app, file):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(atom(feed), encoding="utf-8", newline="\n")

    def _key(self, listing: FeedList, feed: Feed) -> str:
        """Return a checksum of all that a feed without templates is made of."""
        around = fingerprint_around(self._app, listing.folder)
        keys = [self._keys[article.docname] for article in listing.articles]
        return digest_of((around, replace(feed, entries=()), keys))

    def _feed(self, listing: FeedList, path: str, templates: EntryTemplates) -> Feed:
        target = self._app.builder.get_target_uri
        whole_site = listing.folder == self._renderer.magazine.blog_path
        has_own_page = listing.has_page and not whole_site
        url = self._base + quote(path)
        return Feed(
            # Its address, but for ABlog's first feed: it would be a new one to its readers.
            id=feeds_address(self._config) if whole_site and path.endswith("/atom.xml") else url,
            url=url,
            site=self._base + (target(listing.folder) if has_own_page else ""),
            title=listing.title,
            subtitle=str(self._config.blog_feed_subtitle or ""),
            author=self._renderer.magazine.site_name,
            language=language(self._renderer.magazine.language).tag,
            generator="mubboo-sphinx",
            entries=tuple(self._templated(listing, url, templates)),
        )

    def _templated(
        self, listing: FeedList, url: str, templates: EntryTemplates
    ) -> Iterator[FeedEntry]:
        known = known_of_feed(self._app, listing, url) if templates else {}
        for article in listing.articles:
            entry = self._entry(article)
            if templates:
                known |= {"post": post_of(self._app, article.docname), "post_url": entry.url}
                entry = templates.applied_to(entry, known)
            yield entry

    def _entry(self, article: Article) -> FeedEntry:
        """Return what every feed without templates says of an article."""
        if article.docname not in self._entries:
            entry = self._entries[article.docname] = self._new_entry(article)
            text = self._fingerprints[article.docname]
            self._keys[article.docname] = digest_of((text, replace(entry, content="")))
        return self._entries[article.docname]

    def _new_entry(self, article: Article) -> FeedEntry:
        magazine = self._renderer.magazine
        assert article.date is not None  # noqa: S101 - only such are listed
        zone = magazine.settings.zone
        published = moment(article.date, zone)
        url = urljoin(self._base, self._app.builder.get_target_uri(article.docname))
        # `excerpt: 0` asks for none.
        is_wanted = "description" in article.lines or excerpt_of(self._app, article.docname)
        return FeedEntry(
            url=url,
            title=article.title,
            published=published,
            updated=moment(article.updated, zone) if article.updated else published,
            authors=tuple(magazine.authors[key].name for key in article.authors),
            topics=tuple(topic.label for topic in article.topics),
            summary=article.description if is_wanted else "",
            content="" if self._config.blog_feed_titles else self._content(article.docname, url),
            language=article.language,
            minutes=article.minutes,
        )

    def _content(self, docname: str, url: str) -> str:
        key, html = self._rendered.get(docname, ("", ""))
        if key != self._fingerprints[docname]:
            key = self._fingerprints[docname]
            whole = bool(self._config.blog_feed_fulltext)
            html = article_html(self._app, docname, url, whole=whole)
        self._used[docname] = [key, html]
        return str(html)


def _note_titles(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    lists = feed_lists(app) if has_feeds(app) else ()
    put(app, _Titles({listing.folder: listing.title for listing in lists}))
    return []


def _add_feed_links(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    known = find(app, _Titles)
    titles = known.by_page if known else {}
    if not titles or "pathto" not in context:
        return
    names = templates_of_feeds(app)
    name = "atom" if "atom" in names else next(iter(names), "")
    pages = [app.config.blog_path]
    # A document's page does not follow when a list comes or goes.
    if pagename in titles and pagename not in app.env.found_docs:
        pages.append(pagename)
    link = Markup('<link rel="alternate" type="application/atom+xml" href="{}" title="{}" />\n')
    links = [
        link.format(context["pathto"](f"{page}/{name}.xml", 1), titles[page])
        for page in dict.fromkeys(pages)
        if name
    ]
    context["metatags"] = "".join([str(context.get("metatags") or ""), *links])
