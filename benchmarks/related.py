"""Measures how well rankings of related articles agree with the links that authors made.

``python -m benchmarks.related --corpus DIR`` takes a folder of blogs, each with `posts.jsonl.gz`
and `links.jsonl`, and prints a table: our ranking beside simple ones. ``--rankings FILE`` writes
our fifty best for each post.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks.blogs import Blog, read_blogs
from benchmarks.ranking_methods import METHODS, OURS
from benchmarks.ranking_scores import interval, scores
from benchmarks.report import markdown
from benchmarks.session import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.ranking_methods import Ranking

KEPT = 50


@dataclass(frozen=True, slots=True)
class Result:
    """What a method did on a blog: a score of each measure for each post with truth."""

    method: str
    blog: str
    scores: dict[str, list[float]]
    seconds: float
    megabytes: float
    """The largest memory of the process so far, as the kernel noted it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where there is no blog."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.related", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="folder of blogs")
    parser.add_argument("--rankings", type=Path, metavar="FILE", help="write our rankings to FILE")
    parser.add_argument(
        "--methods", nargs="+", choices=METHODS, default=list(METHODS), help="what to measure (all)"
    )
    options = parser.parse_args(arguments)
    blogs = read_blogs(options.corpus)
    if not blogs:
        say(f"no blog in {options.corpus}: a folder with posts.jsonl.gz and links.jsonl")
        return 1
    results, rankings = [], {}
    for blog in blogs:
        for method in options.methods:
            result, ranking = _measure(method, blog)
            results.append(result)
            if method == OURS:
                rankings[blog.name] = ranking
    sys.stdout.write(f"{_by_blog(blogs, results)}\n\n{_by_method(options.methods, results)}\n")
    if options.rankings:
        _write(options.rankings, rankings)
    return 0


def _measure(method: str, blog: Blog) -> tuple[Result, Ranking]:
    start = time.process_time()
    ranking = METHODS[method](blog, KEPT)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000
    say(f"{blog.name}: {method} {seconds:.2f} CPU s")
    return Result(method, blog.name, scores(ranking, blog.truth), seconds, memory), ranking


def _by_blog(blogs: Sequence[Blog], results: Sequence[Result]) -> str:
    methods = list(dict.fromkeys(result.method for result in results))
    rows = [["blog", "posts", "with truth", *(f"nDCG@4 {method}" for method in methods)]]
    for blog in blogs:
        found = {result.method: result for result in results if result.blog == blog.name}
        cells = [_with_interval([found[method].scores["nDCG@4"]]) for method in methods]
        rows.append([blog.name, str(len(blog.articles)), str(len(blog.truth)), *cells])
    return markdown(rows)


def _by_method(methods: Sequence[str], results: Sequence[Result]) -> str:
    measures = list(results[0].scores)
    rows = [["method, mean over blogs", *measures, "CPU s", "peak MB"]]
    for method in methods:
        own = [result for result in results if result.method == method]
        cells = [_with_interval([result.scores[measure] for result in own]) for measure in measures]
        seconds = sum(result.seconds for result in own)
        megabytes = max(result.megabytes for result in own)
        rows.append([method, *cells, f"{seconds:.2f}", f"{megabytes:.0f}"])
    return markdown(rows)


def _with_interval(groups: list[list[float]]) -> str:
    low, high = interval(groups)
    return f"{mean(map(mean, filter(None, groups))):.3f} ({low:.3f} to {high:.3f})"


def _write(path: Path, rankings: dict[str, Ranking]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for corpus, ranking in rankings.items():
            for post, related in ranking.items():
                line = {"corpus": corpus, "id": post, "related": list(related)}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
