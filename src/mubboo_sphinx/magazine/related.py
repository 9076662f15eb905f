"""Which articles a reader of this one may want next: articles in, ranking out.

Articles are bags of weighted words: what they say, and, as words of their own, their topics
and authors. Two articles are as related as their bags point the same way (the cosine of
TF-IDF vectors), and more so when they appeared close together.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mubboo_sphinx.magazine.article import Article

TITLE_WEIGHT = 3
TAG_WEIGHT = 3
CATEGORY_WEIGHT = 3
AUTHOR_WEIGHT = 2
MONTH = 30.0
"""Days after which nearness in time counts half."""
MAX_SHARED = 400
"""A word in more articles than this says little of any, and costs the square of their number."""
QUERY_TERMS = 96
"""Only an article's strongest words look for others, so that the cost grows with the number
of articles and not with their length."""

_TOKEN = re.compile(r"[^\W_]{2,}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]+")


def count_terms(body: str, title: str, headings: Iterable[str], description: str) -> dict[str, int]:
    """Return how often each word stands in an article, the title's words counted threefold."""
    counts = Counter(_tokens(" ".join((body, *headings, description))))
    for token in _tokens(title):
        counts[token] += TITLE_WEIGHT
    return dict(sorted(counts.items()))


def rank_related(articles: Iterable[Article], count: int = 50) -> dict[str, tuple[str, ...]]:
    """Return, for each article's document name, those of the articles related to it.

    Best first, at most `count`; articles that share nothing are not related, and what all
    articles share says nothing, so that of two articles neither has a related one. The order
    is total and does not depend on that of `articles`: equal scores (to six decimals) go to the
    newer article, then by document name.
    """
    everything = sorted(articles, key=lambda article: article.docname)
    vectors = _vectors([_bag(article) for article in everything])
    days = [moment(a.date).timestamp() / 86400 if a.date else None for a in everything]
    # Rank 0 is the newest: a smaller rank wins a tie.
    newest = sorted(range(len(everything)), key=lambda i: (days[i] is None, -(days[i] or 0), i))
    ranks = {place: rank for rank, place in enumerate(newest)}
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((i, weight))
    result: dict[str, tuple[str, ...]] = {}
    for i, vector in enumerate(vectors):
        scores: defaultdict[int, float] = defaultdict(float)
        for term, weight in _strongest(vector):
            for j, other in postings[term]:
                scores[j] += weight * other
        scores.pop(i, None)
        # Sorted whole: most articles share something with some hundreds of others at most.
        ranked = sorted(
            (-round(score * _nearness(days[i], days[j]), 6), ranks[j], j)
            for j, score in scores.items()
        )
        best = (everything[j].docname for score, _, j in ranked[:count] if score < 0)
        result[everything[i].docname] = tuple(best)
    return result


def _tokens(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).lower()
    if text.isascii():
        return _TOKEN.findall(text)
    tokens = []
    for token in _TOKEN.findall(text):
        # Scripts without spaces: pairs of characters stand for words.
        if _UNSPACED.search(token):
            tokens += [token[i : i + 2] for i in range(len(token) - 1)]
        else:
            tokens.append(token)
    return tokens


def _bag(article: Article) -> dict[str, int]:
    # A space keeps a label apart from the same word in a text.
    bag = dict(article.terms)
    for weight, field, labels in (
        (TAG_WEIGHT, "tag", article.tags),
        (CATEGORY_WEIGHT, "category", article.categories),
        (AUTHOR_WEIGHT, "author", article.authors),
    ):
        for label in labels:
            bag[f"{field} {label.casefold()}"] = weight
    return bag


def _vectors(bags: list[dict[str, int]]) -> list[dict[str, float]]:
    shared = Counter(term for bag in bags for term in bag)
    rarity = {
        term: math.log(len(bags) / df) ** 1.5
        for term, df in shared.items()
        if 1 < df < len(bags) and df <= MAX_SHARED
    }
    # A word that no other article has adds to an article's length all the same.
    alone = math.log(len(bags)) ** 1.5 if len(bags) > 1 else 0.0
    return [_unit_vector(bag, shared, rarity, alone) for bag in bags]


def _unit_vector(
    bag: Mapping[str, int], shared: Mapping[str, int], rarity: Mapping[str, float], alone: float
) -> dict[str, float]:
    vector = {term: math.sqrt(tf) * rarity[term] for term, tf in bag.items() if term in rarity}
    square = sum(weight * weight for weight in vector.values())
    square += alone * alone * sum(tf for term, tf in bag.items() if shared[term] == 1)
    length = math.sqrt(square)
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _strongest(vector: dict[str, float]) -> list[tuple[str, float]]:
    # Added up in one order, whatever the hash seed: floats do not commute.
    strongest = sorted((-weight, term) for term, weight in vector.items())[:QUERY_TERMS]
    return [(term, -weight) for weight, term in strongest]


def _nearness(day: float | None, other: float | None) -> float:
    if day is None or other is None:
        return 1.0
    return 1.0 + 2.0 / (1.0 + abs(day - other) / MONTH)
