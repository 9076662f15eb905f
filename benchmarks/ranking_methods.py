"""Rankings to compare with: ours, and what is simple or what other engines do."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from math import log, sqrt
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.magazine.related.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from mubboo_sphinx.magazine.article import Article

Ranking = dict[str, tuple[str, ...]]

OURS = "ours"
FIELDS_SHARED = 400
"""Terms of more articles are left out of `fields_and_date`."""


def _day(article: Article) -> float:
    return moment(article.date).timestamp() / 86400 if article.date else 0.0


def ours(articles: Sequence[Article], count: int) -> Ranking:
    """Return the ranking of mubboo-sphinx."""
    ranking = Ranker(articles).rank(count)
    return {docname: tuple(related) for docname, related in ranking.items()}


def fields_and_date(articles: Sequence[Article], count: int) -> Ranking:
    """Return a plain vector space model, with nearness in time: what ours was made from.

    TF-IDF with the root of counts and an exponent of 1.5, labels as words, cosine similarity times
    1 + 2 / (1 + months apart).
    """
    bags = {article.docname: _with_labels(article) for article in articles}
    shared = Counter(term for bag in bags.values() for term in bag)
    vectors, postings = {}, defaultdict(list)
    for docname, bag in bags.items():
        vector = {
            term: sqrt(number) * log(len(bags) / shared[term]) ** 1.5
            for term, number in bag.items()
            if shared[term] <= FIELDS_SHARED
        }
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors[docname] = {term: weight / length for term, weight in vector.items()}
        for term, weight in vectors[docname].items():
            postings[term].append((docname, weight))
    days = {article.docname: _day(article) for article in articles}

    def scored(article: Article) -> Mapping[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for term, weight in vectors[article.docname].items():
            for docname, other in postings[term]:
                totals[docname] += weight * other
        own = days[article.docname]
        return {
            docname: round(total * (1 + 2 / (1 + abs(own - days[docname]) / 30)), 6)
            for docname, total in totals.items()
        }

    return _best(articles, count, scored)


def newest_in_category(articles: Sequence[Article], count: int) -> Ranking:
    """Return the newest articles that share a category."""
    filed = _filed(articles, lambda article: article.categories)
    return _best(
        articles,
        count,
        lambda article: {
            other.docname: _day(other) for label in article.categories for other in filed[label]
        },
    )


def hugo(articles: Sequence[Article], count: int) -> Ranking:
    """Return what Hugo's defaults for `related` find, newer articles included.

    Keywords and tags weigh 100, the date 10: each shared keyword adds its weight. Blogs have
    tags and, in their place where there are none, categories; the date counts by month.
    """

    def keys(article: Article) -> list[tuple[str, float]]:
        found = [(f"tag {label}", 100.0) for label in article.tags or article.categories]
        return [*found, (f"month {article.date:%Y-%m}", 10.0)] if article.date else found

    filed = _filed(articles, lambda article: [key for key, _ in keys(article)])

    def scored(article: Article) -> Mapping[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for key, weight in keys(article):
            for other in filed[key]:
                totals[other.docname] += weight
        return totals

    return _best(articles, count, scored)


def shared_tags(articles: Sequence[Article], count: int) -> Ranking:
    """Return the articles that share the rarest tags."""
    filed = _filed(articles, lambda article: article.tags)

    def scored(article: Article) -> Mapping[str, float]:
        totals: defaultdict[str, float] = defaultdict(float)
        for label in article.tags:
            for other in filed[label]:
                totals[other.docname] += log(len(articles) / len(filed[label]))
        return totals

    return _best(articles, count, scored)


def bm25(articles: Sequence[Article], count: int) -> Ranking:
    """Return what a full-text search for the whole article finds.

    Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations
    and Trends in Information Retrieval 3 (2009), with k1 1.2 and b 0.75; each word is asked for as
    often as it stands in the article.
    """
    k1, b = 1.2, 0.75
    bags = {article.docname: article.terms.frequencies() for article in articles}
    lengths = {docname: sum(bag.values()) for docname, bag in bags.items()}
    average = sum(lengths.values()) / len(lengths)
    postings: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for article in articles:
        size = k1 * (1 - b + b * lengths[article.docname] / average)
        for term, frequency in bags[article.docname].items():
            weight = frequency * (k1 + 1) / (frequency + size)
            postings[term].append((article.docname, weight))
    number = len(articles)

    def scored(article: Article) -> Mapping[str, float]:
        totals: Counter[str] = Counter()
        for term, asked in bags[article.docname].items():
            found = postings[term]
            idf = asked * log(1 + (number - len(found) + 0.5) / (len(found) + 0.5))
            for docname, weight in found:
                totals[docname] += idf * weight  # type: ignore[assignment]
        return totals

    return _best(articles, count, scored)


def _with_labels(article: Article) -> dict[str, int]:
    bag = article.terms.frequencies()
    for weight, field, labels in ((3, "tag", article.tags), (3, "category", article.categories),
                                  (2, "author", article.authors)):  # fmt: skip
        bag |= {f"{field} {label.casefold()}": weight for label in labels}
    return bag


METHODS: dict[str, Callable[[Sequence[Article], int], Ranking]] = {
    OURS: ours,
    "fields + date": fields_and_date,
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
