"""All articles of a magazine, in order."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.article import Article, Topic
from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.slugs import stable_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo


class Catalog:
    """The articles of a magazine, newest first; no two places are equal.

    `zone` is that of days and moments that name none. Of the same moment, the last by document
    name counts as the newest, so that parts which appear together read in order. Articles
    without a date come last. An unlisted article is found by its document's name, and is in no
    list.
    """

    def __init__(self, articles: Iterable[Article], zone: tzinfo = UTC) -> None:
        def moment_and_name(article: Article) -> tuple[float, str]:
            when = moment(article.date, zone).timestamp() if article.date else 0.0
            return when, article.docname

        found = sorted(articles, key=lambda article: article.docname)
        everything = [article for article in found if not article.unlisted]
        self._unlisted = {article.docname: article for article in found if article.unlisted}
        dated = sorted((a for a in everything if a.date), key=moment_and_name, reverse=True)
        self._articles = (*dated, *(a for a in everything if not a.date))
        self._places = {article.docname: i for i, article in enumerate(self._articles)}
        self._topics: defaultdict[Topic, list[Article]] = defaultdict(list)
        self._authors: defaultdict[str, list[Article]] = defaultdict(list)
        self._series: defaultdict[str, list[Article]] = defaultdict(list)
        self._years: defaultdict[int, list[Article]] = defaultdict(list)
        self._months: defaultdict[tuple[int, int], list[Article]] = defaultdict(list)
        # By field and label, for `select`: a look, where a search through all
        # articles for each of them would be quadratic.
        self._labelled: defaultdict[tuple[str, str], dict[str, Article]] = defaultdict(dict)
        for article in self._articles:
            self._file(article)

    def _file(self, article: Article) -> None:
        for label in dict.fromkeys(article.categories):
            self._topics[Topic("category", label)].append(article)
            self._labelled["category", stable_slug(label)][article.docname] = article
        for label in dict.fromkeys(article.tags):
            self._topics[Topic("tag", label)].append(article)
            self._labelled["tag", stable_slug(label)][article.docname] = article
        for author in dict.fromkeys(article.authors):
            self._authors[author].append(article)
            self._labelled["author", author.casefold()][article.docname] = article
        if article.series:
            self._series[article.series].append(article)
        if article.date:
            self._years[article.date.year].append(article)
            self._months[article.date.year, article.date.month].append(article)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, docname: object) -> bool:
        return docname in self._places or docname in self._unlisted

    def __getitem__(self, docname: str) -> Article:
        return self._unlisted.get(docname) or self._articles[self._places[docname]]

    def get(self, docname: str) -> Article | None:
        """Return the article of that document, or None where it is no article."""
        if docname in self._unlisted:
            return self._unlisted[docname]
        return self._articles[self._places[docname]] if docname in self._places else None

    @property
    def unlisted(self) -> tuple[Article, ...]:
        """The articles that are in no list, by their documents' names."""
        return tuple(self._unlisted.values())

    @cached_property
    def topics(self) -> dict[Topic, list[Article]]:
        """The articles of each topic, newest first; topics in order of their labels."""
        return dict(sorted(self._topics.items(), key=lambda item: _alphabetic(item[0].label)))

    @cached_property
    def authors(self) -> dict[str, list[Article]]:
        """The articles of each author (key or guest's name), newest first."""
        return dict(sorted(self._authors.items(), key=lambda item: _alphabetic(item[0])))

    @cached_property
    def years(self) -> dict[int, list[Article]]:
        """The dated articles of each year, the last year first."""
        return dict(sorted(self._years.items(), reverse=True))

    @cached_property
    def months(self) -> dict[tuple[int, int], list[Article]]:
        """The dated articles of each month, by year and month, the last first."""
        return dict(sorted(self._months.items(), reverse=True))

    @cached_property
    def all_series(self) -> tuple[str, ...]:
        """The names of all series, in order."""
        return tuple(sorted(self._series, key=_alphabetic))

    @cached_property
    def largest_categories(self) -> tuple[Topic, ...]:
        """The categories with the most articles first, then by label."""
        categories = [topic for topic in self.topics if topic.kind == "category"]
        return tuple(sorted(categories, key=lambda topic: -len(self.topics[topic])))

    def series(self, name: str) -> tuple[Article, ...]:
        """Return the parts of a series, the oldest first; those without a date come last."""
        parts = self._series.get(name, ())
        dated = [part for part in reversed(parts) if part.date]
        return (*dated, *(part for part in parts if not part.date))

    def adjacent(self, docname: str) -> tuple[Article | None, Article | None]:
        """Return the articles published before and after that one; none around an unlisted one."""
        if docname in self._unlisted:
            return None, None
        place = self._places[docname]
        before = self._articles[place + 1] if place + 1 < len(self._articles) else None
        return before, (self._articles[place - 1] if place else None)

    def in_category(self, label: str) -> Iterable[Article]:
        """Return the articles of a category, as any of its articles spells it, newest first."""
        return self._labelled.get(("category", stable_slug(label)), {}).values()

    def select(
        self,
        *,
        category: str = "",
        tag: str = "",
        author: str = "",
        count: int | None = None,
    ) -> tuple[Article, ...]:
        """Return the newest `count` articles that have all the given labels (see `label_key`)."""
        asked = {"category": category, "tag": tag, "author": author}
        # An empty dict for a label that nobody has: a look must not make one.
        filed = [
            self._labelled.get((name, label_key(name, label)), {})
            for name, label in asked.items()
            if label
        ]
        first: Iterable[Article] = filed[0].values() if filed else self._articles
        found = (a for a in first if all(a.docname in others for others in filed[1:]))
        return tuple(islice(found, count))


def label_key(kind: str, label: str) -> str:
    """Return what labels of one category or tag share, or, case aside, names of one author."""
    return label.casefold() if kind == "author" else stable_slug(label)


def _alphabetic(label: str) -> tuple[str, str]:
    return label.casefold(), label
