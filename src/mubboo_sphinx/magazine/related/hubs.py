"""Hubs: articles that are a little like everything, and would stand in every list."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mubboo_sphinx.magazine.related.vectors import Floats

NEAREST = 10
"""Of how many others an article's mean similarity is taken."""


def mean_of_nearest(similarity: Floats) -> float:
    """Return the mean of the `NEAREST` highest of an article's likenesses, those missing as 0."""
    nearest = (
        np.partition(similarity, -NEAREST)[-NEAREST:] if len(similarity) > NEAREST else similarity
    )
    # Sums of floats depend on their order.
    return math.fsum(nearest.tolist()) / NEAREST


def hub_factors(means: Iterable[float]) -> Floats:
    """Return by how much to lower the scores of each article wherever it is found: 1 and less.

    The factor is the fourth root of the median mean over an article's own. What is called a hub
    in nearest-neighbour lists: Radovanović, Nanopoulos and Ivanović, "Hubs in Space", 2010.
    """
    every = [*means]
    typical = float(np.median([mean for mean in every if mean] or [0.0]))
    # By roots, which each processor rounds alike; powers are not.
    return np.array(
        [
            math.sqrt(math.sqrt(typical / max(mean, typical, 1e-9))) if mean else 1.0
            for mean in every
        ]
    )
