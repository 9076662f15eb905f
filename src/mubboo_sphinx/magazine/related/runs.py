"""Articles that are one story told again: releases, news of the month, parts of a series."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from mubboo_sphinx.magazine.terms import split_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.related.vectors import Flags, Integers

FEWEST_WORDS = 2
"""So many words two titles have in common where they are not the same."""


class Runs:
    """Which articles are of one run: "Release 1.2" and "Release 1.3", or parts of a series.

    Titles are of one run that are the same but for numbers and one word, such as a month.
    `ages` tells all articles apart: the newest is 0.
    """

    def __init__(self, articles: Sequence[Article], ages: Integers) -> None:
        self._ages = ages
        bearers: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place in np.argsort(ages).tolist():
            for name in _names(articles[place]):
                bearers[name].append(place)
        # Newest first.
        self._runs = [np.array(bearer) for bearer in bearers.values() if len(bearer) > 1]
        self._of: list[list[int]] = [[] for _ in articles]
        for number, run in enumerate(self._runs):
            for place in run.tolist():
                self._of[place].append(number)
        self._marked = np.zeros(len(articles), np.bool_)

    def repeated(self, article: int, others: Integers) -> Flags:
        """Tell which of `others` tell an article's story once more.

        The next one before and the next one after it do not.
        """
        if not self._of[article]:
            return np.zeros(len(others), np.bool_)
        for number in self._of[article]:
            self._marked[self._runs[number]] = True
        self._marked[self._neighbours(article)] = False
        found = self._marked[others]
        for number in self._of[article]:
            self._marked[self._runs[number]] = False
        return found

    def _neighbours(self, article: int) -> list[int]:
        age = self._ages[article]
        newer: list[int] = []
        older: list[int] = []
        for number in self._of[article]:
            run = self._runs[number]
            place = int(np.searchsorted(self._ages[run], age))
            newer += run[max(place - 1, 0) : place].tolist()
            older += run[place + 1 : place + 2].tolist()
        by_age = self._ages.__getitem__
        return [*sorted(older, key=by_age)[:1], *sorted(newer, key=by_age)[-1:]]


def _names(article: Article) -> Iterator[Hashable]:
    """Yield what articles of one run have in common: a title without a word or whole, a series."""
    if article.series:
        yield article.series
    words = split_words(article.title)
    name = frozenset(word for word in words if not any(map(str.isdigit, word)))
    if name:
        yield name
    if len(name) > FEWEST_WORDS:
        yield from (name - {word} for word in name)
