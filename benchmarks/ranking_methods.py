"""Rankings to compare with: ours, and what is simple or what other engines do."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.related import rank_related

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from benchmarks.blogs import Blog
    from mubboo_sphinx.magazine.article import Article

Ranking = dict[str, tuple[str, ...]]

OURS = "ours"


def _day(article: Article) -> float:
    return moment(article.date).timestamp() / 86400 if article.date else 0.0


def ours(blog: Blog, count: int) -> Ranking:
    """Return the ranking of mubboo-sphinx."""
    return rank_related(blog.articles, count)


def newest_in_category(blog: Blog, count: int) -> Ranking:
    """Return the newest articles that share a category."""
    filed = _filed(blog.articles, lambda article: article.categories)
    return _best(
        blog.articles,
        count,
        lambda article: {
            other.docname: _day(other) for label in article.categories for other in filed[label]
        },
    )


def hugo(blog: Blog, count: int) -> Ranking:
    """Return what Hugo's defaults for `related` find, newer articles included.

    Keywords and tags weigh 100, the date 10: each shared keyword adds its weight. Blogs have
    tags and, in their place where there are none, categories; the date counts by month.
    """

    def keys(article: Article) -> list[tuple[str, float]]:
        found = [(f"tag {label}", 100.0) for label in article.tags or article.categories]
        return [*found, (f"month {article.date:%Y-%m}", 10.0)] if article.date else found

    filed = _filed(blog.articles, lambda article: [key for key, _ in keys(article)])

    def scored(article: Article) -> Mapping[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for key, weight in keys(article):
            for other in filed[key]:
                totals[other.docname] += weight
        return totals

    return _best(blog.articles, count, scored)


def shared_tags(blog: Blog, count: int) -> Ranking:
    """Return the articles that share the rarest tags."""
    filed = _filed(blog.articles, lambda article: article.tags)

    def scored(article: Article) -> Mapping[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for label in article.tags:
            for other in filed[label]:
                totals[other.docname] += log(len(blog.articles) / len(filed[label]))
        return totals

    return _best(blog.articles, count, scored)


def bm25(blog: Blog, count: int) -> Ranking:
    """Return what a full-text search for the whole article finds.

    Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations
    and Trends in Information Retrieval 3 (2009), with k1 1.2 and b 0.75.
    """
    k1, b = 1.2, 0.75
    lengths = {article.docname: sum(article.terms.values()) for article in blog.articles}
    average = sum(lengths.values()) / len(lengths)
    postings: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for article in blog.articles:
        size = k1 * (1 - b + b * lengths[article.docname] / average)
        for term, frequency in article.terms.items():
            weight = frequency * (k1 + 1) / (frequency + size)
            postings[term].append((article.docname, weight))
    number = len(blog.articles)

    def scored(article: Article) -> Mapping[str, float]:
        totals: Counter[str] = Counter()
        for term in article.terms:
            found = postings[term]
            rarity = log(1 + (number - len(found) + 0.5) / (len(found) + 0.5))
            for docname, weight in found:
                totals[docname] += rarity * weight  # type: ignore[assignment]
        return totals

    return _best(blog.articles, count, scored)


METHODS: dict[str, Callable[[Blog, int], Ranking]] = {
    OURS: ours,
    "newest in category": newest_in_category,
    "Hugo": hugo,
    "tags": shared_tags,
    "BM25": bm25,
}


def _filed(
    articles: Iterable[Article], labels: Callable[[Article], Iterable[Hashable]]
) -> defaultdict[Hashable, list[Article]]:
    filed: defaultdict[Hashable, list[Article]] = defaultdict(list)
    for article in articles:
        for label in labels(article):
            filed[label].append(article)
    return filed


def _best(
    articles: Iterable[Article], count: int, scored: Callable[[Article], Mapping[str, float]]
) -> Ranking:
    """Rank by score; of equals the newer first, then by name."""
    days = {article.docname: _day(article) for article in articles}

    def ranked(article: Article) -> tuple[str, ...]:
        found = scored(article)
        others = (name for name in found if name != article.docname)
        key = lambda name: (-found[name], -days[name], name)  # noqa: E731 - used once
        return tuple(heapq.nsmallest(count, others, key=key))

    return {article.docname: ranked(article) for article in articles}
