"""Pages of topics, authors and years, at ABlog's addresses, in any theme's clothes.

ABlog renders them from templates of whole pages, which not every theme can take. These are the
body of a page like any other: each theme puts its own around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.build.output import note_page
from mubboo_sphinx.build.report import report
from mubboo_sphinx.build.state import BlockRequest
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

Page = tuple[str, dict[str, Any], str]


@dataclass(frozen=True, slots=True)
class Collection:
    """A page that lists articles. `introduction` is HTML that stands above them."""

    page: str
    kind: str
    label: str
    articles: tuple[Article, ...]
    introduction: str = ""

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.articles)


def setup_collections(app: Sphinx) -> None:
    """Connect the pages, for every builder of HTML that writes more than documents."""
    app.connect("html-collect-pages", _collect_pages)


def _collect_pages(app: Sphinx) -> Iterator[Page]:
    renderer = renderer_of(app.builder)
    written_by_hand = app.env.found_docs
    if not len(renderer.magazine.catalog):
        return
    taken = set(written_by_hand)
    for page in _all_pages(renderer):
        if page[0] not in written_by_hand:
            taken.add(page[0])
            note_page(app, page[0])
            yield page
    yield from _redirects(app, renderer, taken)


def _all_pages(renderer: Renderer) -> Iterator[Page]:
    magazine = renderer.magazine
    _ = renderer.maker("").language.gettext
    path = magazine.blog_path
    everything = Collection(path, "", _("All articles"), tuple(magazine.catalog))
    yield _collection_page(renderer, everything)
    topics = magazine.catalog.topics.items()
    for kind, index, title, name in (
        ("category", f"{path}/category", _("Categories"), _("Category")),
        ("tag", f"{path}/tag", _("Tags"), _("Tag")),
    ):
        found = [
            Collection(magazine.topic_pages[topic], name, topic.label, tuple(articles))
            for topic, articles in topics
            if topic.kind == kind
        ]
        yield from _group(renderer, index, title, found)
    authors = [
        Collection(
            magazine.author_pages[key],
            _("Author"),
            magazine.authors[key].name,
            tuple(articles),
            _author_card(renderer, key, magazine.author_pages[key]),
        )
        for key, articles in magazine.catalog.authors.items()
    ]
    yield from _group(renderer, f"{path}/author", _("Authors"), authors)
    years = [
        Collection(f"{path}/{year}", _("Archive"), str(year), tuple(articles))
        for year, articles in magazine.catalog.years.items()
    ]
    yield from _group(renderer, f"{path}/archive", _("Archive"), years)


def _group(
    renderer: Renderer, index: str, title: str, collections: Iterable[Collection]
) -> Iterator[Page]:
    collections = list(collections)
    if not collections:
        return
    body = renderer.template("mubboo/collections.html", "", index, title=title, entries=collections)
    yield index, _context(title, body), "page.html"
    for collection in collections:
        yield _collection_page(renderer, collection)


def _collection_page(renderer: Renderer, collection: Collection) -> Page:
    page = collection.page
    body = renderer.template(
        "mubboo/collection.html",
        "",
        page,
        kind=collection.kind,
        title=collection.label,
        introduction=collection.introduction,
        count=collection.count,
        view=renderer.maker("").cards(collection.articles),
        first=False,
    )
    return page, _context(collection.label, body), "page.html"


def _author_card(renderer: Renderer, key: str, page: str) -> Markup:
    # The page's own title says the name: the heading is one below it.
    request = BlockRequest("author-card", (("authors", key),))
    return renderer.block(request, "", page, level=2)


def _context(title: str, body: Markup) -> dict[str, Any]:
    # Sphinx and its themes take a page's title as HTML, as it is for documents.
    return {"title": str(escape(title)), "body": str(body), "parents": [], "toc": "",
            "display_toc": False}  # fmt: skip


def _redirects(app: Sphinx, renderer: Renderer, taken: set[str]) -> Iterator[Page]:
    """Yield ABlog's pages that send readers on from where an article used to be.

    One that would take the place of a page that is there is refused with a warning.
    """
    seconds = app.config.post_redirect_refresh
    posts = getattr(app.env, "ablog_posts", {})
    for docname in sorted(posts):
        article = renderer.magazine.catalog.get(docname)
        if article is None:
            continue
        for page in posts[docname][0]["redirect"]:
            if page in taken:
                message = f"'redirect' names {page!r}, where there is a page already."
                source = str(app.env.doc2path(docname, base=False))
                line = article.lines.get("redirect", 1)
                report(app, [Problem("front_matter", message, source, line)])
                continue
            taken.add(page)
            note_page(app, page)
            url = app.builder.get_relative_uri(page, docname)
            body = Markup('<h1>{}</h1>\n<p><a href="{}">{}</a></p>').format(
                article.title, url, article.title
            )
            refresh = Markup('<meta http-equiv="refresh" content="{}; url={}" />')
            metatags = {"metatags": str(refresh.format(seconds, url))}
            yield page, _context(article.title, body) | metatags, "page.html"
