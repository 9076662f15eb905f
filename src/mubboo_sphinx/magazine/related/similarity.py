"""How alike articles are: vectors in, numbers from 0 to 1 out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mubboo_sphinx.magazine.related.vectors import PHRASE_WEIGHT, UNIT, order_of

if TYPE_CHECKING:
    from mubboo_sphinx.magazine.related.vectors import Floats, Integers, Numbers, Vectors

WHOLE = UNIT * UNIT * (1 + PHRASE_WEIGHT)
"""What two equal articles come to."""
FLOOR = 0.02
"""Articles less alike than this have no more to do with each other than any two."""


class Similarity:
    """Compares articles by the weights of the terms that they share (cosine similarity)."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._number = len(vectors.starts) - 1
        sizes = np.diff(vectors.starts)
        order = order_of(vectors.terms)
        # The same entries, term by term: where a term's articles are looked up.
        self._owners = np.repeat(np.arange(self._number), sizes)[order]
        self._weights = vectors.weights[order]
        self._lengths = np.bincount(vectors.terms, minlength=1)
        self._firsts = np.cumsum(self._lengths) - self._lengths

    def to(self, article: int, few: int) -> tuple[Integers, Floats]:
        """Return the articles that are like one, in order of their numbers, and how alike.

        All that are alike by `FLOOR` or more; where these are fewer than `few`, others as well,
        and of those at least as many of the most alike as are missing.
        """
        first, last = self._vectors.starts[article : article + 2]
        terms, own = self._vectors.terms[first:last], self._vectors.weights[first:last]
        lengths = self._lengths[terms]
        # Where each of the terms' articles stand, as one run of numbers for each.
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if ends.size else 0
        at = np.arange(total) + np.repeat(self._firsts[terms] - (ends - lengths), lengths)
        products = np.repeat(own, lengths) * self._weights[at]
        sums = np.bincount(self._owners[at], products, minlength=self._number)
        sums[article] = 0.0
        # Most share a little: looking at each of those would cost more than all the rest.
        for least in (FLOOR, FLOOR / 4):
            found = np.flatnonzero(sums >= least * WHOLE)
            if len(found) >= few:
                break
        else:
            found = np.flatnonzero(sums)
        return found, sums[found] / WHOLE

    def shared(self, article: int, other: int) -> tuple[Numbers, Floats]:
        """Return the terms that two articles share, and what each adds to their similarity."""
        starts, terms = self._vectors.starts, self._vectors.terms
        here, there = (slice(starts[i], starts[i + 1]) for i in (article, other))
        common, mine, theirs = np.intersect1d(
            terms[here], terms[there], assume_unique=True, return_indices=True
        )
        weights = self._vectors.weights
        return common, weights[here][mine] * weights[there][theirs] / WHOLE
