"""Rankings made and timed, each method in a process of its own."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.blogs import read_blogs
from benchmarks.ranking_methods import METHODS, OURS
from benchmarks.ranking_scores import scores
from benchmarks.report import MEGABYTE
from benchmarks.session import say
from benchmarks.site import generate
from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.terms import count_terms

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.ranking_methods import Ranking

KEPT = 50
_ORPHANS = 5
"""Articles of a first ranking that does not count, so that libraries have been loaded."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a method did on a blog: a score of each measure for each post with truth."""

    method: str
    blog: str
    posts: int
    scores: dict[str, list[float]]
    seconds: float
    megabytes: float
    """The largest memory of the process, which holds all blogs, so far."""
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Cost:
    """What ranking a magazine cost; `megabytes_before` is the memory that its articles took."""

    words: float
    seconds: float
    megabytes: float
    megabytes_before: float


def run_on_blogs(method: str, folder: Path) -> list[Result]:
    """Return what a method does on each blog of a folder; of others than ours, no ranking."""
    results = []
    for blog in read_blogs(folder):
        start = time.process_time()
        ranking = METHODS[method](blog.articles, KEPT)
        seconds = time.process_time() - start
        say(f"{blog.name}: {method} {seconds:.2f} CPU s")
        found = scores(ranking, blog.truth)
        kept = ranking if method == OURS else {}
        results.append(
            Result(method, blog.name, len(blog.articles), found, seconds, _megabytes(), kept)
        )
    return results


def run_on_magazine(number: int) -> Cost:
    """Return what it costs to rank `number` made-up articles; counting their words is not in it."""
    articles, words = [], 0
    for each in generate(number):
        head = each.head
        articles.append(
            Article(
                docname=str(head.path),
                title=head.title,
                date=head.published,
                authors=(head.author,),
                categories=head.categories,
                tags=head.tags,
                series=head.series or "",
                terms=count_terms(each.text, head.title, (), head.description),
            )
        )
        words += each.words
    METHODS[OURS](articles[:_ORPHANS], KEPT)
    before = _megabytes()
    start = time.process_time()
    METHODS[OURS](articles, KEPT)
    seconds = time.process_time() - start
    return Cost(words / number, seconds, _megabytes(), before)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
