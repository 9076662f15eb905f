"""Articles that are one story told again: releases, news of the month, parts of a series."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.terms import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mubboo_sphinx.magazine.article import Article

    Name = frozenset[str]

ALIKE = 0.6
"""The share of two titles' words, numbers aside, that makes them one title told again."""


class Runs:
    """Which articles are of one run: "Release 1.2" and "Release 1.3", or parts of a series.

    `ages` tells all articles apart: the newest is 0.
    """

    def __init__(self, articles: Sequence[Article], ages: Sequence[int]) -> None:
        self._ages = ages
        self._names = [_name(article.title) for article in articles]
        self._series = [article.series for article in articles]
        self._alike = _alike(self._names)
        # By name and by series: who bears it, newest first.
        self._bearers: defaultdict[Name | str, list[int]] = defaultdict(list)
        for article in sorted(range(len(ages)), key=ages.__getitem__):
            if self._names[article] in self._alike:
                self._bearers[self._names[article]].append(article)
            if self._series[article]:
                self._bearers[self._series[article]].append(article)

    def repeated(self, article: int, others: Iterable[int]) -> list[int]:
        """Return the places in `others` of those that tell an article's story once more.

        The next one before and the next one after it do not.
        """
        alike, series = self._alike.get(self._names[article], set()), self._series[article]
        runs = [self._bearers[name] for name in alike]
        if series and len(self._bearers[series]) > 1:
            runs.append(self._bearers[series])
        if not runs:
            return []
        neighbours = self._neighbours(article, runs)
        return [
            place
            for place, other in enumerate(others)
            if (self._names[other] in alike or (series and self._series[other] == series))
            and other not in neighbours
        ]

    def _neighbours(self, article: int, runs: Iterable[Sequence[int]]) -> set[int]:
        age = self._ages[article]
        newer: list[int] = []
        older: list[int] = []
        for run in runs:
            after = bisect_right(run, age, key=self._ages.__getitem__)
            older += run[after : after + 1]
            before = bisect_left(run, age, key=self._ages.__getitem__)
            newer += run[max(before - 1, 0) : before]
        return {*sorted(older, key=self._ages.__getitem__)[:1],
                *sorted(newer, key=self._ages.__getitem__)[-1:]}  # fmt: skip


def _name(title: str) -> Name:
    return frozenset(word for word in split_words(title) if not any(map(str.isdigit, word)))


def _alike(names: Iterable[Name]) -> dict[Name, set[Name]]:
    """Return, for each name that is like another or borne by several, those that it is like."""
    borne = Counter(name for name in names if name)
    rarity = Counter(word for name in borne for word in name)
    found: defaultdict[Name, set[Name]] = defaultdict(set)
    begun: defaultdict[str, list[Name]] = defaultdict(list)
    for name in sorted(borne, key=sorted):
        if borne[name] > 1:
            found[name].add(name)
        # Names with so many words in common share one of their rarest: only those are compared.
        first = len(name) - math.ceil(ALIKE * len(name)) + 1
        rarest = sorted(name, key=lambda word: (rarity[word], word))[:first]
        for other in {each for word in rarest for each in begun[word]}:
            if len(name & other) >= ALIKE * len(name | other):
                found[name].add(other)
                found[other].add(name)
        for word in rarest:
            begun[word].append(name)
    return dict(found)
