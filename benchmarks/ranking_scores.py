"""How well a ranking agrees with the truth: nDCG, recall, mean reciprocal rank."""

from __future__ import annotations

from math import log2
from random import Random
from statistics import mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHOWN = 4
"""As many as a page shows."""
_SAMPLES = 500


def scores(
    ranking: Mapping[str, Sequence[str]], truth: Mapping[str, frozenset[str]]
) -> dict[str, list[float]]:
    """Return each measure's score, 0 to 1, of each post with truth.

    nDCG: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM
    Transactions on Information Systems 20 (2002), with gains of 0 and 1.
    """
    pairs = [(ranking.get(post, ()), relevant) for post, relevant in truth.items()]
    return {
        f"nDCG@{SHOWN}": [_ndcg(found, relevant) for found, relevant in pairs],
        f"recall@{SHOWN}": [_recall(found, relevant) for found, relevant in pairs],
        "MRR": [_reciprocal_rank(found, relevant) for found, relevant in pairs],
    }


def interval(groups: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean over groups of the means within each.

    Both groups, where there are several, and what is in them are drawn anew.
    """
    random = Random(0)  # noqa: S311 - the same each time
    known = [group for group in groups if group]
    means = []
    for _ in range(_SAMPLES):
        drawn = random.choices(known, k=len(known)) if len(known) > 1 else known
        means.append(mean(mean(random.choices(group, k=len(group))) for group in drawn))
    means.sort()
    return means[round(0.025 * _SAMPLES)], means[round(0.975 * _SAMPLES) - 1]


def _ndcg(found: Sequence[str], relevant: frozenset[str]) -> float:
    gain = sum(1 / log2(i + 2) for i, post in enumerate(found[:SHOWN]) if post in relevant)
    return gain / sum(1 / log2(i + 2) for i in range(min(SHOWN, len(relevant))))


def _recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    return len(relevant.intersection(found[:SHOWN])) / min(SHOWN, len(relevant))


def _reciprocal_rank(found: Sequence[str], relevant: frozenset[str]) -> float:
    return next((1 / i for i, post in enumerate(found, start=1) if post in relevant), 0.0)
