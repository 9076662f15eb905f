"""Pages that list articles, and pages that list those: what each shows, and under which name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from mubboo_sphinx.documents.domain import BlockRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mubboo_sphinx.blocks.render import Renderer
    from mubboo_sphinx.magazine.article import Article

_NEIGHBOURS = 1
"""Pages before and after the one at hand whose numbers are links, beside the first and last."""


class Listing(Protocol):
    """A page that lists something."""

    @property
    def page(self) -> str:
        """The page's name."""

    def title(self, renderer: Renderer) -> str:
        """Return the page's title, as text."""

    def description(self, renderer: Renderer) -> str:
        """Return what the page is, in a sentence for search engines."""

    def links(self) -> dict[str, str]:
        """Return the pages of the same list before and after, by `rel`: `prev`, `next`."""

    def shown(self, renderer: Renderer) -> object:
        """Return what the page shows, as data whose `repr` is the same for the same data."""

    def body(self, renderer: Renderer) -> Markup:
        """Return the page's body."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that belong together, on the page of that name and its successors.

    `author` is the key of the author whose page it is; `parts` are smaller collections: a year
    has months.
    """

    page: str
    kind: str
    name: str
    articles: tuple[Article, ...]
    author: str = ""
    parts: tuple[Collection, ...] = ()

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.articles)

    def pages(self, size: int) -> Iterator[CollectionPage]:
        """Yield the pages, with `size` articles each; 0: one page, with all."""
        size = size or max(self.count, 1)
        count = max(1, -(-self.count // size))
        for number in range(1, count + 1):
            some = self.articles[(number - 1) * size : number * size]
            yield CollectionPage(self, number, count, some)


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """One page of a collection: number `number` (from 1) of `count`."""

    whole: Collection
    number: int
    count: int
    articles: tuple[Article, ...]

    @property
    def page(self) -> str:
        """The page's name: the first is that of the collection."""
        return self._name(self.number)

    def title(self, renderer: Renderer) -> str:
        """Return the collection's name, with the page's number from the second on."""
        if self.number == 1:
            return self.whole.name
        language = renderer.maker("").language
        message = language.gettext("{title}, page {number}")
        return message.format(title=self.whole.name, number=language.number(self.number))

    def description(self, renderer: Renderer) -> str:
        """Return what it is a list of, and how many there are."""
        language = renderer.maker("").language
        count = self.whole.count
        articles = language.ngettext("{count} article", "{count} articles", count)
        what = ": ".join(filter(None, (self.whole.kind, self.title(renderer))))
        return f"{what}. {articles.format(count=language.number(count))}."

    def links(self) -> dict[str, str]:
        """Return the pages before and after."""
        before = {"prev": self._name(self.number - 1)} if self.number > 1 else {}
        after = {"next": self._name(self.number + 1)} if self.number < self.count else {}
        return before | after

    def numbers(self) -> list[tuple[int, str]]:
        """Return the numbers of pages to offer, and their names; 0 stands for those left out."""
        near = range(self.number - _NEIGHBOURS, self.number + _NEIGHBOURS + 1)
        kept = sorted({1, self.count, *(n for n in near if 1 <= n <= self.count)})
        found: list[tuple[int, str]] = []
        for number in kept:
            gap = number - found[-1][0] if found else 1
            if gap == 2:  # noqa: PLR2004 - a single one takes no more room than its mark
                found.append((number - 1, self._name(number - 1)))
            elif gap > 1:
                found.append((0, ""))
            found.append((number, self._name(number)))
        return found

    def shown(self, renderer: Renderer) -> object:
        """Return the cards, and the author or the parts."""
        maker = renderer.maker("")
        author = maker.author(self.whole.author) if self.whole.author else None
        parts = _entries(self.whole.parts)
        place = (self.number, self.count, self.whole.count)
        return self.whole.kind, self.whole.name, place, author, parts, maker.cards(self.articles)

    def body(self, renderer: Renderer) -> Markup:
        """Return the title, what introduces it, the articles' cards and the way on."""
        introduction = Markup()
        if self.whole.author and self.number == 1:
            # The page's own title says the name: the heading is one below it.
            request = BlockRequest("author-card", (("authors", self.whole.author),))
            introduction = renderer.block(request, "", self.page, level=2)
        return renderer.template(
            "mubboo/collection.html",
            "",
            self.page,
            kind=self.whole.kind,
            title=self.whole.name,
            introduction=introduction,
            parts=self.whole.parts,
            count=self.whole.count,
            number=self.number,
            pages=self.count,
            numbers=self.numbers(),
            links=self.links(),
            view=renderer.maker("").cards(self.articles),
            first=False,
        )

    def _name(self, number: int) -> str:
        return self.whole.page if number == 1 else f"{self.whole.page}/page-{number}"


@dataclass(frozen=True, slots=True)
class Index:
    """A page that lists collections."""

    page: str
    name: str
    entries: tuple[Collection, ...]

    def title(self, _renderer: Renderer) -> str:
        """Return what they are."""
        return self.name

    def description(self, renderer: Renderer) -> str:
        """Return what they are, and the first of them."""
        names = tuple(entry.name for entry in self.entries[:8])
        return f"{self.name}: {renderer.maker('').language.names(names)}."

    def links(self) -> dict[str, str]:
        """Return nothing: it is one page."""
        return {}

    def shown(self, _renderer: Renderer) -> object:
        """Return the entries' pages, names and numbers of articles."""
        return self.name, _entries(self.entries)

    def body(self, renderer: Renderer) -> Markup:
        """Return the title and the entries."""
        return renderer.template(
            "mubboo/collections.html", "", self.page, title=self.name, entries=self.entries
        )


def _entries(collections: Iterable[Collection]) -> object:
    return [(each.page, each.name, each.count, _entries(each.parts)) for each in collections]


def all_listings(renderer: Renderer) -> Iterator[Listing]:
    """Yield the pages that list articles, whether or not one of that name is written by hand."""
    size = renderer.magazine.settings.page_size
    path = renderer.magazine.blog_path
    _ = renderer.maker("").language.gettext
    everything = Collection(path, "", _("All articles"), tuple(renderer.magazine.catalog))
    yield from everything.pages(size)
    for page, name, found in (
        (f"{path}/category", _("Categories"), _topics(renderer, "category", _("Category"))),
        (f"{path}/tag", _("Tags"), _topics(renderer, "tag", _("Tag"))),
        (f"{path}/author", _("Authors"), _authors(renderer)),
        (f"{path}/series", _("All series"), _series(renderer)),
        (f"{path}/location", _("Places"), _labels(renderer, "location", _("Place"))),
        (f"{path}/language", _("Languages"), _labels(renderer, "language", _("Language"))),
        (f"{path}/archive", _("Archive"), _years(renderer)),
    ):
        if page.rpartition("/")[2] not in renderer.magazine.settings.lists:
            continue
        if found:
            yield Index(page, name, tuple(found))
        for collection in found:
            yield from collection.pages(size)
            for part in collection.parts:
                yield from part.pages(size)


def _topics(renderer: Renderer, kind: str, name: str) -> list[Collection]:
    magazine = renderer.magazine
    return [
        Collection(magazine.topic_pages[topic], name, topic.label, tuple(articles))
        for topic, articles in magazine.catalog.topics.items()
        if topic.kind == kind
    ]


def _authors(renderer: Renderer) -> list[Collection]:
    magazine, name = renderer.magazine, renderer.maker("").language.gettext("Author")
    return [
        Collection(
            magazine.author_pages[key], name, magazine.authors[key].name, tuple(articles), key
        )
        for key, articles in magazine.catalog.authors.items()
    ]


def _series(renderer: Renderer) -> list[Collection]:
    magazine, name = renderer.magazine, renderer.maker("").language.gettext("Series")
    return [
        Collection(page, name, label, magazine.catalog.series(label))
        for label, page in magazine.series_pages.items()
    ]


def _labels(renderer: Renderer, kind: str, title: str) -> list[Collection]:
    language = renderer.maker("").language
    return [
        Collection(
            each.page,
            title,
            language.name_of(each.name) if kind == "language" else each.name,
            each.articles,
        )
        for each in renderer.magazine.labels
        if each.kind == kind
    ]


def _years(renderer: Renderer) -> list[Collection]:
    magazine, language = renderer.magazine, renderer.maker("").language
    name = language.gettext("Archive")
    months: dict[int, list[Collection]] = {}
    for (year, month), articles in magazine.catalog.months.items():
        page = f"{magazine.blog_path}/{year}/{month:02}"
        title = language.month(articles[0].date) if articles[0].date else ""
        months.setdefault(year, []).append(Collection(page, name, title, tuple(articles)))
    return [
        Collection(
            f"{magazine.blog_path}/{year}",
            name,
            str(year),
            tuple(articles),
            parts=tuple(months[year]),
        )
        for year, articles in magazine.catalog.years.items()
    ]
