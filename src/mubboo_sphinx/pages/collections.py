"""Pages of topics, authors and years, at ABlog's addresses, in any theme's clothes.

ABlog renders them from templates of whole pages, which not every theme can take. These are the
body of a page like any other: each theme puts its own around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup, escape

from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.build.digests import digest_of
from mubboo_sphinx.build.incremental.changes import fingerprint_around
from mubboo_sphinx.build.incremental.output import is_there, note_page
from mubboo_sphinx.build.ledger import read_ledger, write_ledger
from mubboo_sphinx.build.state import BlockRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

Page = tuple[str, dict[str, Any], str]

_NAME = "listings"


class Listing(Protocol):
    """A page that lists something."""

    @property
    def page(self) -> str:
        """The page's name."""

    @property
    def title(self) -> str:
        """The page's title, as text."""

    def shown(self, renderer: Renderer) -> object:
        """Return what the page shows, as data whose `repr` is the same for the same data."""

    def body(self, renderer: Renderer) -> Markup:
        """Return the page's body."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A page that lists articles; `author` is the key of the author whose page it is."""

    page: str
    kind: str
    title: str
    articles: tuple[Article, ...]
    author: str = ""

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.articles)

    def shown(self, renderer: Renderer) -> object:
        """Return the cards, and the author."""
        maker = renderer.maker("")
        author = maker.author(self.author) if self.author else None
        return self.kind, self.title, author, maker.cards(self.articles)

    def body(self, renderer: Renderer) -> Markup:
        """Return the title, the author's card, and the articles' cards."""
        introduction = Markup()
        if self.author:
            # The page's own title says the name: the heading is one below it.
            request = BlockRequest("author-card", (("authors", self.author),))
            introduction = renderer.block(request, "", self.page, level=2)
        return renderer.template(
            "mubboo/collection.html",
            "",
            self.page,
            kind=self.kind,
            title=self.title,
            introduction=introduction,
            count=self.count,
            view=renderer.maker("").cards(self.articles),
            first=False,
        )


@dataclass(frozen=True, slots=True)
class Index:
    """A page that lists collections."""

    page: str
    title: str
    entries: tuple[Collection, ...]

    def shown(self, _renderer: Renderer) -> object:
        """Return the entries' pages, titles and numbers of articles."""
        entries = [(entry.page, entry.title, entry.count) for entry in self.entries]
        return self.title, entries

    def body(self, renderer: Renderer) -> Markup:
        """Return the title and the entries."""
        return renderer.template(
            "mubboo/collections.html", "", self.page, title=self.title, entries=self.entries
        )


def setup_collections(app: Sphinx) -> None:
    """Connect the pages, for every builder of HTML that writes more than documents."""
    app.connect("html-collect-pages", _collect_pages)


def _collect_pages(app: Sphinx) -> Iterator[Page]:
    renderer = renderer_of(app.builder)
    written_by_hand = app.env.found_docs
    if not len(renderer.magazine.catalog):
        return
    before = read_ledger(app, _NAME)
    now: dict[str, str] = {}
    for listing in all_listings(renderer):
        page = listing.page
        if page in written_by_hand:
            continue
        note_page(app, page)
        now[page] = digest_of((fingerprint_around(app, page), listing.shown(renderer)))
        if before.get(page) != now[page] or not is_there(app, page):
            yield page, page_context(listing.title, listing.body(renderer)), "page.html"
    write_ledger(app, _NAME, now)


def all_listings(renderer: Renderer) -> Iterator[Listing]:
    """Yield the pages that list articles, whether or not one of that name is written by hand."""
    magazine = renderer.magazine
    _ = renderer.maker("").language.gettext
    path = magazine.blog_path
    yield Collection(path, "", _("All articles"), tuple(magazine.catalog))
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
        yield from _group(index, title, found)
    authors = [
        Collection(
            magazine.author_pages[key],
            _("Author"),
            magazine.authors[key].name,
            tuple(articles),
            author=key,
        )
        for key, articles in magazine.catalog.authors.items()
    ]
    yield from _group(f"{path}/author", _("Authors"), authors)
    years = [
        Collection(f"{path}/{year}", _("Archive"), str(year), tuple(articles))
        for year, articles in magazine.catalog.years.items()
    ]
    yield from _group(f"{path}/archive", _("Archive"), years)


def _group(page: str, title: str, collections: list[Collection]) -> Iterator[Listing]:
    if collections:
        yield Index(page, title, tuple(collections))
        yield from collections


def page_context(title: str, body: Markup) -> dict[str, Any]:
    """Return what a theme's page shows, for a page that is no document."""
    # Sphinx and its themes take a page's title as HTML, as it is for documents.
    return {"title": str(escape(title)), "body": str(body), "parents": [], "toc": "",
            "display_toc": False}  # fmt: skip
