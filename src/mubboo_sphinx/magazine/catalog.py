"""All articles of a magazine, in order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.article import Article, Topic
from mubboo_sphinx.magazine.dates import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Catalog:
    """The articles of a magazine, newest first; no two places are equal.

    Articles without a date come last; articles of the same moment by document name.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = tuple(sorted(articles, key=_newest_first))
        self._places = {article.docname: i for i, article in enumerate(self._articles)}
        self._topics: defaultdict[Topic, list[Article]] = defaultdict(list)
        self._authors: defaultdict[str, list[Article]] = defaultdict(list)
        self._series: defaultdict[str, list[Article]] = defaultdict(list)
        self._years: defaultdict[int, list[Article]] = defaultdict(list)
        for article in self._articles:
            for label in dict.fromkeys(article.categories):
                self._topics[Topic("category", label)].append(article)
            for label in dict.fromkeys(article.tags):
                self._topics[Topic("tag", label)].append(article)
            for author in dict.fromkeys(article.authors):
                self._authors[author].append(article)
            if article.series:
                self._series[article.series].append(article)
            if article.date:
                self._years[article.date.year].append(article)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, docname: object) -> bool:
        return docname in self._places

    def __getitem__(self, docname: str) -> Article:
        return self._articles[self._places[docname]]

    def get(self, docname: str) -> Article | None:
        """Return the article of that document, or None where it is no article."""
        return self[docname] if docname in self._places else None

    @property
    def topics(self) -> dict[Topic, list[Article]]:
        """The articles of each topic, newest first; topics in order of their labels."""
        return dict(sorted(self._topics.items(), key=lambda item: _alphabetic(item[0].label)))

    @property
    def authors(self) -> dict[str, list[Article]]:
        """The articles of each author (key or guest's name), newest first."""
        return dict(sorted(self._authors.items(), key=lambda item: _alphabetic(item[0])))

    @property
    def years(self) -> dict[int, list[Article]]:
        """The dated articles of each year, the last year first."""
        return dict(sorted(self._years.items(), reverse=True))

    def series(self, name: str) -> tuple[Article, ...]:
        """Return the parts of a series, the oldest first; those without a date come last."""
        return tuple(sorted(self._series.get(name, ()), key=_oldest_first))

    def adjacent(self, docname: str) -> tuple[Article | None, Article | None]:
        """Return the articles published before and after that one."""
        place = self._places[docname]
        before = self._articles[place + 1] if place + 1 < len(self._articles) else None
        return before, (self._articles[place - 1] if place else None)

    def select(
        self,
        *,
        category: str = "",
        tag: str = "",
        author: str = "",
        count: int | None = None,
    ) -> tuple[Article, ...]:
        """Return the newest `count` articles that have all the given labels (case aside)."""
        found = (
            article
            for article in self._articles
            if (not category or _has(article.categories, category))
            and (not tag or _has(article.tags, tag))
            and (not author or _has(article.authors, author))
        )
        return tuple(found)[:count]


def _has(labels: tuple[str, ...], label: str) -> bool:
    return label.casefold() in (each.casefold() for each in labels)


def _alphabetic(label: str) -> tuple[str, str]:
    return label.casefold(), label


def _newest_first(article: Article) -> tuple[bool, float, str]:
    if article.date is None:
        return True, 0.0, article.docname
    return False, -moment(article.date).timestamp(), article.docname


def _oldest_first(article: Article) -> tuple[bool, float, str]:
    undated, negative, docname = _newest_first(article)
    return undated, -negative, docname
