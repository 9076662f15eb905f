"""Atom feeds, by ABlog's options and at its addresses, and links to them in every page's head."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from jinja2 import Template
from markupsafe import Markup

from mubboo_sphinx.blocks.language import language
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.build.ablog import excerpt_of, post_of
from mubboo_sphinx.build.incremental.changes import text_fingerprints
from mubboo_sphinx.build.incremental.output import note_file
from mubboo_sphinx.build.ledger import read_ledger, write_ledger
from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.feed import Feed, FeedEntry, atom
from mubboo_sphinx.outputs.content import article_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

_NAME = "feeds"
# Of one file, or of data: they hold no feed.
_WITHOUT_FEEDS = ("json", "pickle", "epub", "singlehtml")


def setup_feeds(app: Sphinx) -> None:
    """Write the feeds with the pages that nobody writes, and tell feed readers of them."""
    app.connect("html-collect-pages", _write_feeds)
    # After ABlog's handler, which says which feed a page has, if the site has any.
    app.connect("html-page-context", _add_feed_link, priority=600)


def _write_feeds(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    if app.config.blog_baseurl and app.builder.name not in _WITHOUT_FEEDS:
        _Writer(app).write()
    return ()


class _Writer:
    """Writes all feeds of a build. An article is rendered once, and only if its page changed."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._config = app.config
        self._base = f"{app.config.blog_baseurl.rstrip('/')}/"
        self._renderer: Renderer = renderer_of(app.builder)
        self._fingerprints = text_fingerprints(app)
        self._rendered: dict[str, Any] = read_ledger(app, _NAME)
        self._used: dict[str, list[str]] = {}

    def write(self) -> None:
        """Write each feed of the site."""
        for page, title, articles in self._lists():
            for root, templates in self._config.blog_feed_templates.items():
                path = f"{page}/{root}.xml"
                feed = self._feed(page, path, title, articles, templates)
                file = Path(self._app.outdir, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(atom(feed), encoding="utf-8")
                note_file(self._app, file)
        write_ledger(self._app, _NAME, self._used)

    def _lists(self) -> Iterator[tuple[str, str, Iterable[Article]]]:
        """Yield the page that a feed belongs to, its title, and its articles."""
        magazine = self._renderer.magazine
        name = self._config.blog_title
        yield magazine.blog_path, name, magazine.catalog
        if not self._config.blog_feed_archives:
            return
        for topic, articles in magazine.catalog.topics.items():
            yield magazine.topic_pages[topic], f"{name} - {topic.label}", articles
        for key, articles in magazine.catalog.authors.items():
            author = magazine.authors[key].name
            yield magazine.author_pages[key], f"{name} - {author}", articles
        for year, articles in magazine.catalog.years.items():
            yield f"{magazine.blog_path}/{year}", f"{name} - {year}", articles

    def _feed(
        self,
        page: str,
        path: str,
        title: str,
        articles: Iterable[Article],
        templates: Mapping[str, str],
    ) -> Feed:
        # A feed reader shows an entry at its date, and knows nothing of drafts.
        listed = [article for article in articles if article.date and not article.draft]
        url = self._base + path
        whole_site = page == self._renderer.magazine.blog_path
        return Feed(
            # Its address, but for ABlog's first feed: it would be a new one to its readers.
            id=self._config.blog_baseurl if whole_site and path.endswith("/atom.xml") else url,
            url=url,
            site=self._base + ("" if whole_site else self._app.builder.get_target_uri(page)),
            title=title,
            subtitle=self._config.blog_feed_subtitle or "",
            language=language(self._renderer.magazine.language).tag,
            generator="mubboo-sphinx",
            entries=tuple(
                self._entry(article, templates)
                for article in listed[: self._config.blog_feed_length or None]
            ),
        )

    def _entry(self, article: Article, templates: Mapping[str, str]) -> FeedEntry:
        magazine = self._renderer.magazine
        assert article.date is not None  # noqa: S101 - only such are listed
        zone = magazine.settings.zone
        published = moment(article.date, zone)
        url = urljoin(self._base, self._app.builder.get_target_uri(article.docname))
        content = "" if self._config.blog_feed_titles else self._content(article.docname, url)
        # `excerpt: 0` asks for none.
        is_wanted = "description" in article.lines or excerpt_of(self._app, article.docname)
        summary = article.description if is_wanted else ""
        texts = {"title": article.title, "summary": summary, "content": content}
        if templates:
            known = {**texts, "post": post_of(self._app, article.docname), "post_url": url}
            texts |= {name: Template(text).render(known) for name, text in templates.items()}
        return FeedEntry(
            url=url,
            published=published,
            updated=moment(article.updated, zone) if article.updated else published,
            authors=tuple(magazine.authors[key].name for key in article.authors),
            topics=tuple(topic.label for topic in article.topics),
            language=article.language,
            **texts,
        )

    def _content(self, docname: str, url: str) -> str:
        if docname not in self._used:
            key, html = self._rendered.get(docname, ("", ""))
            if key != self._fingerprints[docname]:
                key = self._fingerprints[docname]
                whole = bool(self._config.blog_feed_fulltext)
                html = article_html(self._app, docname, url, whole=whole)
            self._used[docname] = [key, html]
        return self._used[docname][1]


def _add_feed_link(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    if not context.get("feed_path") or "pathto" not in context:
        return
    link = Markup(
        '<link rel="alternate" type="application/atom+xml" href="{}/atom.xml" title="{}" />\n'
    ).format(context["pathto"](context["feed_path"], 1), context["feed_title"])
    context["metatags"] = str(context.get("metatags") or "") + str(link)
