"""Articles that the links between articles bring together."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mubboo_sphinx.magazine.article import Article

MOST_LINKED = 20
"""An article with links to and from more others is a list, and brings none of them together."""


class LinkGraph:
    """How closely links connect articles, whichever of two has the link.

    Two articles are the closer the more others both are linked with, and the fewer links those
    have (Adamic and Adar, "Friends and neighbors on the web", Social Networks 25, 2003); a link
    from one to the other counts as an article that both are linked with.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        places = {article.docname: i for i, article in enumerate(articles)}
        self._linked: defaultdict[int, set[int]] = defaultdict(set)
        for here, article in enumerate(articles):
            for name in article.links:
                there = places.get(name, here)
                if there != here:
                    self._linked[here].add(there)
                    self._linked[there].add(here)

    def to(self, article: int) -> dict[int, float]:
        """Return how closely others are connected with an article: 0.3 to some units."""
        found: defaultdict[int, float] = defaultdict(float)
        # In order: floats do not commute.
        for between in sorted(self._linked.get(article, ())):
            weight = self._weight(between)
            found[between] += min(weight, self._weight(article))
            if weight:
                for other in self._linked[between]:
                    if other != article:
                        found[other] += weight
        return {other: weight for other, weight in found.items() if weight}

    def _weight(self, article: int) -> float:
        links = len(self._linked[article])
        return 1 / math.log(max(links, 2)) if links <= MOST_LINKED else 0.0
