"""The ranking: for each article the others, best first."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.language_tags import primary_language
from mubboo_sphinx.magazine.related.diversity import POOL, diversify
from mubboo_sphinx.magazine.related.hubs import NEAREST, hub_factors, mean_of_nearest
from mubboo_sphinx.magazine.related.limits import Limits, categories
from mubboo_sphinx.magazine.related.link_graph import LinkGraph
from mubboo_sphinx.magazine.related.runs import Runs
from mubboo_sphinx.magazine.related.similarity import FLOOR, Similarity
from mubboo_sphinx.magazine.related.vectors import make_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.related.vectors import Floats, Integers

SEASON = 60.0
"""Days after which nearness in time counts half."""
NEARNESS = 2.0
"""How much more two articles of one day are related than two that are years apart."""
CLOSENESS = 0.5
"""How much more two articles are related that are both linked with a third."""
REPETITION = 0.5
"""What is left of the score of an article of the same run, but of the one before and after."""
_STEPS = 1e6
"""Scores are compared to the sixth decimal, as whole numbers."""
_ABOVE = 1000 * _STEPS
"""More than any score."""
_LOOKED_AT = 64
"""Others that are ranked, however few are asked for: the first few places depend on the rest."""
_SPARE = 64
"""Others beyond these that are kept until it is known which are hubs, and fall behind."""


@dataclass(frozen=True, slots=True)
class Related:
    """The documents of the articles related to one, best first.

    Those in its own language, those in another, and `weak`: those that have too little in common
    with it to be called related.
    """

    own: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter((*self.own, *self.foreign, *self.weak))


@dataclass(frozen=True, slots=True)
class _Pool:
    """The best others of an article, in order: scores, and how alike they are to it.

    `mean` is the mean similarity of the nearest, allowed or not.
    """

    articles: Integers
    scores: Floats
    similarity: Floats
    mean: float


class Ranker:
    """Ranks the articles of a magazine whose language is `language`, a BCP 47 tag.

    The order of the articles given makes no difference, nor does how many are asked for.
    """

    def __init__(
        self, articles: Iterable[Article], limits: Limits | None = None, language: str = ""
    ) -> None:
        self.articles = sorted(articles, key=lambda article: article.docname)
        tags = [primary_language(article.language or language) for article in self.articles]
        self.vectors = make_vectors(self.articles, tags)
        self.similarity = Similarity(self.vectors)
        names = sorted(set(tags))
        self._languages = np.array([names.index(tag) for tag in tags], np.int64)
        self._days = np.array([_day(article) for article in self.articles], np.float64)
        self._ages = _ages(self._days)
        self._connections = LinkGraph(self.articles)
        self._runs = Runs(self.articles, self._ages)
        self._places = np.full(len(self.articles), -1)
        self._filter = _Filter(self.articles, limits or Limits())

    def rank(self, count: int) -> dict[str, Related]:
        """Return the `count` articles most related to each, by document name.

        Articles that share nothing are not related, and what all articles share says nothing,
        so that of two articles neither has a related one. The order is total: of equal scores
        the newer goes first, then the first by document name.
        """
        size = max(count, _LOOKED_AT)
        wide = [self._pool(i, size + _SPARE) for i in range(len(self.articles))]
        self.hubs = hub_factors(pool.mean for pool in wide)
        pools = [self._without_hubs(i, pool, size) for i, pool in enumerate(wide)]
        return {
            article.docname: self._related(i, pools, count)
            for i, article in enumerate(self.articles)
        }

    def date_proximity(self, article: int, others: Integers) -> Floats:
        """Return by how much dates multiply similarity: from 1, years apart, to 3, one day."""
        apart = np.abs(self._days[others] - self._days[article])
        return np.where(np.isnan(apart), 1.0, 1.0 + NEARNESS / (1.0 + apart / SEASON))

    def link_proximity(self, article: int, others: Integers) -> Floats:
        """Return by how much links multiply similarity: from 1, where there are none."""
        factors = np.ones(len(others))
        connected = self._connections.to(article)
        if connected:
            found = [connected.get(other, 0.0) for other in others.tolist()]
            factors += CLOSENESS * np.array(found)
        return factors

    @cached_property
    def hubs(self) -> Floats:
        """How much of its score each article keeps where it is found: 1, and less for hubs."""
        every = range(len(self.articles))
        return hub_factors(mean_of_nearest(self.similarity.to(i, NEAREST)[1]) for i in every)

    def place(self, docname: str) -> int:
        """Return an article's place in `articles`. Raises KeyError for what is none."""
        place = bisect_left(self.articles, docname, key=lambda article: article.docname)
        if place == len(self.articles) or self.articles[place].docname != docname:
            raise KeyError(docname)
        return place

    def days_between(self, article: int, other: int) -> float | None:
        """Return the days between two articles, or None where one has no date."""
        days = abs(float(self._days[article] - self._days[other]))
        return None if math.isnan(days) else days

    def is_repeated(self, article: int, other: int) -> bool:
        """Tell whether `other` is of the same run, and another one stands between them."""
        return bool(self._runs.repeated(article, np.array([other]))[0])

    def _pool(self, article: int, size: int) -> _Pool:
        found = self.similarity.to(article, size)
        others, alike = self._filter.allowed(article, *found)
        factors = self.date_proximity(article, others) * self.link_proximity(article, others)
        scores = np.floor(alike * np.where(alike >= FLOOR, factors, 1.0) * _STEPS + 0.5)
        scores[self._runs.repeated(article, others)] *= REPETITION
        return self._best(article, _Pool(others, scores, alike, mean_of_nearest(found[1])), size)

    def _without_hubs(self, article: int, pool: _Pool, size: int) -> _Pool:
        factors = np.where(pool.similarity >= FLOOR, self.hubs[pool.articles], 1.0)
        scores = np.floor(pool.scores * factors + 0.5)
        return self._best(article, replace(pool, scores=scores), size)

    def _best(self, article: int, pool: _Pool, size: int) -> _Pool:
        others, scores, alike = pool.articles, pool.scores, pool.similarity
        # Above all scores: what is alike enough, and of that what is in the article's language.
        own = self._languages[others] == self._languages[article]
        ranks = scores + _ABOVE * np.where(alike >= FLOOR, 1.0 + own, 0.0)
        if len(others) > size:
            best = ranks >= np.partition(ranks, -size)[-size]
            others, alike, scores, ranks = others[best], alike[best], scores[best], ranks[best]
        order = np.lexsort((self._ages[others], -ranks))[:size]
        return _Pool(others[order], scores[order], alike[order], pool.mean)

    def _related(self, article: int, pools: Sequence[_Pool], count: int) -> Related:
        pool = pools[article]
        strong = pool.similarity >= FLOOR
        own = strong & (self._languages[pool.articles] == self._languages[article])
        number, end = int(np.count_nonzero(own)), int(np.count_nonzero(strong))
        order = self._diversified(pool, pools, min(number, POOL))
        docnames = [self.articles[i].docname for i in pool.articles[order].tolist()]
        return Related(
            tuple(docnames[: min(number, count)]),
            tuple(docnames[number : min(end, count)]),
            tuple(docnames[end:count]),
        )

    def _diversified(self, pool: _Pool, pools: Sequence[_Pool], number: int) -> list[int]:
        """Return the places of a pool in an order that makes the first of `number` differ."""
        everything = list(range(len(pool.articles)))
        if number <= 2:  # noqa: PLR2004 - two stand in one order only: the better first
            return everything
        first = pool.articles[:number]
        self._places[first] = everything[:number]

        def similarity(place: int) -> list[float]:
            other = pools[first[place]]
            row = np.zeros(number + 1)  # the last is nobody's place
            row[self._places[other.articles]] = other.similarity
            return list(row[:-1].tolist())

        chosen = diversify(pool.scores[:number].tolist(), similarity)
        self._places[first] = -1
        return chosen + [place for place in everything if place not in chosen]


class _Filter:
    """Which articles may be related to one."""

    def __init__(self, articles: Sequence[Article], limits: Limits) -> None:
        self._limited = limits != Limits()
        self._admitted = [limits.admit(article) for article in articles]
        self._same_category = limits.same_category
        self._categories = [categories(article) for article in articles]

    def allowed(
        self, article: int, others: Integers, similarity: Floats
    ) -> tuple[Integers, Floats]:
        if not self._limited:
            return others, similarity
        own = self._categories[article]
        kept = np.fromiter(
            (
                self._admitted[other]
                and not (self._same_category and own.isdisjoint(self._categories[other]))
                for other in others.tolist()
            ),
            np.bool_,
            len(others),
        )
        return others[kept], similarity[kept]


def _ages(days: Floats) -> Integers:
    """Return places by age: 0 is the newest. The undated come last; equals are in order."""
    ages = np.empty(len(days), np.int64)
    ages[np.argsort(-days, kind="stable")] = np.arange(len(days))  # NaN is sorted last
    return ages


def _day(article: Article) -> float:
    return moment(article.date).timestamp() / 86400 if article.date else np.nan
