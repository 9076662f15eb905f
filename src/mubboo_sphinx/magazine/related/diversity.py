"""The first few places of a ranking, so that they do not all say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RELEVANCE = 0.7
"""The part of an article's worth that is its own; the rest is how it differs from the others."""
PLACES = 6
POOL = 16
"""Articles that the first few places are filled from."""


def diversify(scores: Sequence[float], similarity: Callable[[int], Sequence[float]]) -> list[int]:
    """Return which of some articles, best first, stand in the first few places, in order.

    `similarity` says of one how alike each is to it, by their places. Maximal marginal relevance:
    Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering documents
    and producing summaries", SIGIR 1998.
    """
    worth = [RELEVANCE * score / scores[0] for score in scores]
    left = list(range(len(scores)))
    nearest = [0.0] * len(scores)
    chosen: list[int] = []
    while left and len(chosen) < PLACES:
        value = [worth[place] - (1 - RELEVANCE) * nearest[place] for place in left]
        # Of equals the first: they are the better.
        best = left.pop(value.index(max(value)))
        chosen.append(best)
        nearest = list(map(max, nearest, similarity(best)))
    return chosen
